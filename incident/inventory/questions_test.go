package inventory

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
)

// Every field that ought to be filled has a question in both languages, and so has every kind; no words are left over.
func TestEveryBlankHasItsQuestion(t *testing.T) {
	wanted := map[string]bool{}
	for _, sec := range schema() {
		for _, k := range sec.kinds {
			if sec.key == "pitfalls" {
				wanted["pitfalls."+k.key] = true
				continue
			}
			if asked[k.kind] == "" {
				t.Errorf("nobody is asked about a %s", k.kind)
			}
			wanted[k.kind+":about"], wanted[k.kind+":why"] = true, true
			if k.list {
				wanted[k.kind+":list"] = true
			}
			for _, f := range k.fields {
				if f.need.minutes > 0 {
					wanted[k.kind+"."+f.key] = true
				}
			}
		}
	}
	for lang, words := range map[string]map[string]string{"ja": questionsJA, "en": questionsEN} {
		for key := range wanted {
			checkQuestion(t, lang, key, words[key])
		}
		for key := range words {
			if !wanted[strings.TrimSuffix(key, ".vendor")] {
				t.Errorf("%s: words for %q, which is no field", lang, key)
			}
		}
	}
	for part := range asked {
		if strings.ContainsAny(part, ".:") && !wanted[part] {
			t.Errorf("%q, which is no field, is asked for", part)
		}
	}
}

func checkQuestion(t *testing.T, lang, key, words string) {
	t.Helper()
	// An aside in brackets may follow the sentence.
	said, _, _ := strings.Cut(words, " (Please")
	said, _, _ = strings.Cut(said, " (With")
	if i := strings.LastIndex(said, "（"); i > 0 && strings.HasSuffix(said, "）") {
		said = said[:i]
	}
	ask := map[string][]string{"ja": {"か", "ください"}, "en": {"?"}}[lang]
	switch {
	case words == "":
		t.Errorf("%s: no words for %s", lang, key)
	case strings.HasSuffix(key, ":why"):
		if lang == "ja" && !strings.HasSuffix(words, "ため") || lang == "en" && strings.HasSuffix(words, ".") {
			t.Errorf("%s: %s does not say why: %s", lang, key, words)
		}
	case strings.HasSuffix(key, ":about"):
		if lang == "ja" && !strings.HasSuffix(words, "について") || lang == "en" && !strings.HasPrefix(words, "For ") {
			t.Errorf("%s: %s does not lead in: %s", lang, key, words)
		}
	case !slices.ContainsFunc(ask, func(end string) bool { return strings.HasSuffix(said, end) }):
		t.Errorf("%s: %s does not ask: %s", lang, key, words)
	}
}

// begun is an inventory with blanks for every party.
func begun(t *testing.T) *Service {
	s := example(t, "shop-ec.yaml")
	s.Access.Accounts.Items = []Account{{Base: Base{ID: "cloud", Name: "クラウド*管理*\x1b[31m"}}}
	pay := &s.Investigation.Integrations.Items[0]
	pay.StatusPage, pay.Boundary, pay.Retry = Text{}, Text{}, Text{}
	for i := range s.Contact.People.Items {
		s.Contact.People.Items[i].WayOut = Text{}
	}
	s.Monitoring.Routes.Items[0].Nights = Text{}
	s.Response.Recovery = List[Condition]{}
	s.Response.Rollbacks.Items[0].VerifyMinutes = Number{}
	s.Boundaries.Change = Boundary{}
	return s
}

func TestQuestionsGoToWhoeverKnows(t *testing.T) {
	got := map[string][]string{}
	for _, in := range begun(t).Questions("ja") {
		for _, q := range in.Questions {
			got[string(in.Of)+" "+in.Name] = append(got[string(in.Of)+" "+in.Name], q.Path)
			points := 0
			for _, p := range q.Points {
				points += max(len(p.Of), 1)
			}
			if n := len(q.Paths()); n != max(points, 1) || q.Minutes == 0 || q.Step == "" || q.Why == "" {
				t.Errorf("%+v", q)
			}
		}
	}
	for party, paths := range map[string]string{
		"client A社":             "access.accounts.cloud response.recovery contact.people boundaries.change",
		"maintainer ":           "access.accounts.cloud investigation.integrations.paygate response.rollbacks.app-rollback",
		"vendor PayGate（カード決済）": "investigation.integrations.paygate contact.people.paygate-desk",
		"vendor みどり配送（送り状・追跡）":     "contact.people.shipping-desk",
		"vendor SignOn（ソーシャルログイン）": "contact.people.signon-desk",
		"team ": "monitoring.routes.phone-tree contact.people",
	} {
		have := strings.Fields(paths)
		slices.Sort(have)
		slices.Sort(got[party])
		if !slices.Equal(got[party], have) {
			t.Errorf("%s is asked about %v, not %v", party, got[party], have)
		}
		delete(got, party)
	}
	if len(got) > 0 {
		t.Errorf("asked as well: %v", got)
	}
}

// Each blank is asked for once, and the worst comes first.
func TestEveryBlankIsAskedOnce(t *testing.T) {
	for _, s := range []*Service{{}, begun(t)} {
		r := s.Readiness(lookedAt)
		count := map[string]int{}
		for _, in := range s.Questions("en") {
			for i, q := range in.Questions {
				if i > 0 && q.Minutes > in.Questions[i-1].Minutes {
					t.Errorf("%s comes before %s, which costs more", in.Questions[i-1].Path, q.Path)
				}
				for _, p := range q.Paths() {
					count[p]++
				}
			}
		}
		if len(count) != len(r.Blanks) {
			t.Errorf("%d of %d blanks are asked for", len(count), len(r.Blanks))
		}
		for _, b := range r.Blanks {
			if count[b.Path] != 1 {
				t.Errorf("%s is asked for %d times", b.Path, count[b.Path])
			}
		}
	}
}

func TestLetters(t *testing.T) {
	for _, lang := range []string{"ja", "en"} {
		s := begun(t)
		var b bytes.Buffer
		if err := s.WriteQuestions(&b, lang, s.Questions(lang)); err != nil {
			t.Fatal(err)
		}
		path := "testdata/questions-" + lang + ".md"
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil || !bytes.Equal(b.Bytes(), want) {
			t.Errorf("%s differs (UPDATE=1 writes it anew): %v\n%s", path, err, b.Bytes())
		}
	}
	var b bytes.Buffer
	s := example(t, "shop-ec.yaml")
	if err := s.WriteQuestions(&b, "ja", s.Questions("ja")); err != nil || b.String() != letterJA.nothing+"\n" {
		t.Errorf("nothing to ask: %s %v", b.String(), err)
	}
}

func BenchmarkQuestions5000(b *testing.B) {
	s, err := Parse(many(5000, false))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		s.Questions("ja")
	}
}
