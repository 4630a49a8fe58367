package inventory

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// An entry is found by what its kind and its section are called, whichever language is on.
func TestFindByKindAndSection(t *testing.T) {
	s := example(t, examples[0])
	for _, lang := range []string{"ja", "en"} {
		v := NewView(s, lang, lookedAt)
		for word, kind := range map[string]string{"ダッシュボード": "dashboard", "dashboards": "dashboard", "連絡先": "person", "contact": "person", "監視": "route", "monitoring": "route", "外部連携": "integration"} {
			if !slices.ContainsFunc(v.Find(word), func(e Entry) bool { return e.Kind == kind }) {
				t.Errorf("%s does not find a %s in %s", word, kind, lang)
			}
		}
	}
}

// said is all an entry shows and is called, folded; secrets are not searched.
func said(e Entry) string {
	parts := append([]string{e.ID, e.Title}, e.kind.called()...)
	for _, l := range e.Lines() {
		if !l.Secret {
			parts = append(parts, l.Label, l.Value, l.Raw)
		}
	}
	return Fold(strings.Join(parts, "\n"))
}

// Whatever piece of whatever an entry shows is looked for, just the entries that show it are found.
func TestFindIsWhatLinesSay(t *testing.T) {
	s := spread(120)
	jobs := s.Investigation.Jobs.Items
	jobs[0].Rerun, jobs[0].Correction = Text{NA: "再実行できない"}, Text{}
	jobs[1] = Job{Base: Base{ID: "job", NA: "夜間は動かない"}}
	s.Access.Accounts.Items[0].SecretOK = true
	s.Access.Accounts.Items[0].PasswordPlace.Value = "hunter2"
	s.Response.Notices = List[Notice]{NA: "顧客には知らせない"}
	s.Monitoring.Checks = List[Check]{}
	for _, lang := range []string{"ja", "en"} {
		for _, v := range []*View{NewView(s, lang, lookedAt), NewView(example(t, "metrics-saas.yaml"), lang, lookedAt)} {
			texts := make([]string, len(v.Entries()))
			for i, e := range v.Entries() {
				texts[i] = said(e)
			}
			rapid.Check(t, func(t *rapid.T) {
				piece := func() string {
					words := strings.FieldsFunc(rapid.SampledFrom(texts).Draw(t, "entry"), func(r rune) bool { return strings.ContainsRune(" \n\u3000,、", r) })
					word := []rune(rapid.SampledFrom(words).Draw(t, "word"))
					from := rapid.IntRange(0, len(word)-1).Draw(t, "from")
					return string(word[from : from+1+rapid.IntRange(0, len(word)-from-1).Draw(t, "length")])
				}
				query := []string{piece()}
				if rapid.Bool().Draw(t, "two") {
					query = append(query, piece())
				}
				for i, found := range v.Matches(strings.Join(query, " ")) {
					if found != !slices.ContainsFunc(query, func(w string) bool { return !strings.Contains(texts[i], w) }) {
						t.Fatalf("%q found: %v\n%s", query, found, texts[i])
					}
				}
			})
		}
	}
}

// What a view tells of an entry at a glance is what its lines say.
func TestEntryIsWhatLinesSay(t *testing.T) {
	for _, s := range []*Service{example(t, "shop-ec.yaml"), spread(120), {}} {
		for _, e := range NewView(s, "ja", lookedAt).Entries() {
			blanks, raws := 0, []string{""}
			for _, l := range e.Lines() {
				if l.State == Blank && l.Weight > 0 {
					blanks++
				}
				raws = append(raws, l.Raw)
			}
			if blanks != e.Blanks() || !slices.Contains(raws, e.URL) || !slices.Contains(raws, e.Copy) || !slices.Contains(raws, e.Command) {
				t.Errorf("%s: %d blanks, copies %q, opens %q, runs %q\n%+v", e.Path, e.Blanks(), e.Copy, e.URL, e.Command, e.Lines())
			}
		}
	}
	if (Entry{}).Lines() != nil || (Entry{}).Blanks() != 0 {
		t.Error("an entry that is not there says something")
	}
}
