package inventory

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
)

// Every template in both languages gives an inventory that is read without a problem, is far from ready, holds no
// answer anybody made up, and says the same in both languages.
func TestTemplates(t *testing.T) {
	for _, name := range []string{"ec", "saas", "membership", "empty"} {
		var shapes [][]string
		for _, lang := range []string{"ja", "en"} {
			template, err := os.ReadFile(filepath.Join("../../assets/service", lang, name+".yaml"))
			if err != nil {
				t.Fatal(err)
			}
			data, err := Start(template, New{ID: "shop", Name: "A社: #1 ショップ", Client: "A社", Zone: "Asia/Tokyo", Lang: lang})
			if err != nil {
				t.Fatalf("%s/%s: %v", lang, name, err)
			}
			s, err := Parse(data)
			if err != nil || s.Service.ID != "shop" || s.Service.Name != "A社: #1 ショップ" || s.Service.Client.Value != "A社" ||
				s.Service.Zone.Value != "Asia/Tokyo" || s.Service.Language.Value != lang {
				t.Errorf("%s/%s: %+v %v", lang, name, s.Service, err)
			}
			if got, want := bytes.Count(data, []byte("#")), bytes.Count(template, []byte("#"))+1; got != want {
				t.Errorf("%s/%s: %d signs of a comment, not %d", lang, name, got, want)
			}
			r := s.Readiness(lookedAt)
			if r.Score > 0.3 || r.Verdict != VerdictDoNotTake || len(r.Stale) > 1 || r.Pass() {
				t.Errorf("%s/%s: %.2f %s %v", lang, name, r.Score, r.Verdict, r.Stale)
			}
			shapes = append(shapes, shapeOf(t, s))
		}
		if !slices.Equal(shapes[0], shapes[1]) {
			t.Errorf("%s differs by language:\n%v\n%v", name, shapes[0], shapes[1])
		}
	}
}

// shapeOf is everything a template says but its names.
func shapeOf(t *testing.T, s *Service) (out []string) {
	for k, v := range s.kinds() {
		for _, e := range k.entries(v) {
			if k.list && base(e).Name == "" {
				t.Errorf("%s has no name", k.entryPath(base(e).ID))
			}
			out = append(out, k.entryPath(base(e).ID))
			for _, f := range k.fields {
				state, value := answerOf(e.FieldByIndex(f.index))
				if state == Blank || len(f.index) == 2 || k.section == "service" {
					continue
				}
				if choices[f.check] == nil {
					t.Errorf("%s.%s is made up: %s", k.entryPath(base(e).ID), f.key, value)
				}
				out = append(out, f.key+"="+value)
			}
		}
	}
	return out
}

func TestStartRefuses(t *testing.T) {
	template := []byte("service:\n  id:\n  name:\n  zone: # zone\n  hours:\n")
	for _, c := range []struct{ id, name, zone, code string }{
		{"", "x", "", CodeMissingID}, {"a b", "x", "", CodeBadID}, {"a", "x", "Mars/Olympus", CodeBadZone},
	} {
		_, err := Start(template, New{ID: c.id, Name: c.name, Zone: c.zone, Lang: "ja"})
		var ps Problems
		if !errors.As(err, &ps) || ps[0].Code != c.code {
			t.Errorf("%+v: %v", c, err)
		}
	}
	got, err := Start(template, New{ID: "a", Name: "x\ny"})
	if want := "service:\n  id: a\n  name: \"x\\ny\"\n  zone: # zone\n  hours:\n"; err != nil || string(got) != want {
		t.Errorf("%q %v", got, err)
	}
	if s, err := Parse(got); err != nil || !reflect.DeepEqual(s.Service.Zone, Text{}) {
		t.Error(s, err)
	}
}
