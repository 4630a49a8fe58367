package guide

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/text/cell"
)

// TestEveryFamilyShips: six to ten steps each, in both languages, of which each answer says something of a layer
// somewhere, so that the guide can come to an end.
func TestEveryFamilyShips(t *testing.T) {
	for _, f := range incident.Families() {
		g := builtin(f)
		if n := len(g.Steps); n < 6 || n > 10 {
			t.Errorf("%s: %d steps", f, n)
		}
		cleared, suspected := map[incident.Layer]bool{}, map[incident.Layer]bool{}
		for _, s := range g.Steps {
			for _, e := range []Effect{s.Normal, s.Abnormal} {
				for _, l := range e.Clear {
					cleared[l] = true
				}
				for _, l := range e.Suspect {
					suspected[l] = true
				}
			}
			for _, l := range []lang.Lang{lang.JA, lang.EN} {
				w, ok := s.words[l]
				if !ok || w.Why == "" {
					t.Errorf("%s/%s: %s is missing", f, s.ID, l)
				}
				if n := cell.Width(w.Look); n > 56 {
					t.Errorf("%s/%s: its question takes %d cells in %s", f, s.ID, n, l)
				}
				if n := cell.Width(w.How); n > 240 {
					t.Errorf("%s/%s: how takes %d cells in %s", f, s.ID, n, l)
				}
				for _, said := range []string{w.Normal, w.Abnormal, w.Why} {
					if n := cell.Width(said); n > 180 {
						t.Errorf("%s/%s: %d cells in %s: %s", f, s.ID, n, l, said)
					}
				}
			}
		}
		if len(suspected) < 4 {
			t.Errorf("%s: only %v can be suspected", f, suspected)
		}
		if len(cleared) < 3 {
			t.Errorf("%s: only %v can be cleared", f, cleared)
		}
	}
}

const small = `
steps:
  - id: one
    layer: app
    normal: {clear: [app]}
    abnormal: {suspect: [app, db]}
    ja: {look: 見る, how: こう, normal: 正, abnormal: 異}
`

func TestOwn(t *testing.T) {
	own := Own{
		"login":   {Path: "/etc/login.yaml", Data: []byte(small)},
		"slow":    {Path: "/etc/slow.yaml", Data: []byte("steps:\n  - id: one\n    layer: cdn\n")},
		"payment": {Path: "/etc/payment.yaml", Err: errors.New("locked")},
	}
	g, err := own.Of("login")
	if err != nil || g.Own != "/etc/login.yaml" || len(g.Steps) != 1 {
		t.Errorf("%+v, %v", g, err)
	}
	if w := g.Steps[0].Words(lang.EN); w.Look != "見る" { // written in one language, shown in both
		t.Errorf("%+v", w)
	}
	for _, f := range []incident.Family{"slow", "payment"} {
		if g, err := own.Of(f); err == nil || g.Own != "" || len(g.Steps) < 6 {
			t.Errorf("%s: %d steps, %v", f, len(g.Steps), err)
		}
	}
	if g, err := Own(nil).Of("nonsense"); err != nil || len(g.Steps) != 0 {
		t.Errorf("%+v, %v", g, err)
	}
}

func TestFaultsNameTheLine(t *testing.T) {
	step := func(lines ...string) string {
		return "steps:\n  - id: one\n    layer: app\n    " + strings.Join(lines, "\n    ")
	}
	ja := "ja: {look: a, how: b, normal: c, abnormal: d}"
	for in, want := range map[string][]string{
		"":                                    {"0", "missing", "steps"},
		"steps: []":                           {"0", "missing", "steps"},
		"step: []":                            {"1", "unknown_key", "step"},
		"steps: {}":                           {"1", "not_a_list", "steps"},
		"steps: [1]":                          {"1", "not_a_map", "steps"},
		step(ja, "kind: x"):                   {"5", "unknown_key", "kind"},
		step(ja, "normal: {clears: [db]}"):    {"5", "unknown_key", "clears"},
		step(ja, "normal: {clear: db}"):       {"5", "not_a_list", "clear"},
		step(ja, "normal: {clear: [cdn]}"):    {"5", "bad_layer", "cdn"},
		step(ja, "normal: {clear: [db, db]}"): {"5", "twice_step", "db"},
		step(ja, "abnormal: {clear: [db], suspect: [db]}"): {"5", "twice_step", "db"},
		step("fr: {look: a}"):                              {"4", "unknown_key", "fr"},
		step("ja: {look: a, how: b}"):                      {"4", "missing", "ja.normal"},
		step("ja: {look: ''}"):                             {"4", "bad_line", ""},
		step("ja: {look: \"a\\tb\"}"):                      {"4", "bad_line", "a\tb"},
		step("why: x"):                                     {"4", "unknown_key", "why"},
		"steps:\n  - layer: app\n    " + ja:                {"2", "missing", "id"},
		"steps:\n  - id: one\n    " + ja:                   {"2", "missing", "layer"},
		"steps:\n  - id: One two\n":                        {"2", "bad_id", "One two"},
		step():                                             {"2", "missing", "ja"},
		step(ja) + step(ja)[len("steps:"):]:                {"5", "twice_step", "one"},
		step(ja, "layer: db"):                              {"5", "twice", "layer"},
		"steps: &a [*a]":                                   {"1", "alias"},
		"steps: [[[[[[1]]]]]]":                             {"1", "too_deep"},
	} {
		_, err := Parse([]byte(in), "login", "login.yaml")
		var e *incident.Error
		if !errors.As(err, &e) || e.Code != incident.CodeBadFile || e.Args[0] != "login.yaml" {
			t.Errorf("%q: %v", in, err)
			continue
		}
		if !slices.Equal(e.Args[1:], want) {
			t.Errorf("%q: %q, want %q", in, e.Args[1:], want)
		}
	}
	var many strings.Builder
	many.WriteString("steps:\n")
	for range maxSteps + 1 {
		many.WriteString("  - {id: a" + strings.Repeat("b", many.Len()%39) + ", layer: app, " + ja + "}\n")
	}
	if _, err := Parse([]byte(many.String()), "login", "x"); err == nil {
		t.Error("too many steps were taken")
	}
	if _, err := Parse([]byte(strings.Repeat("#\n", maxSize)), "login", "x"); err == nil {
		t.Error("a huge file was taken")
	}
}

// FuzzParse: whatever a file holds, it gives steps that can be shown and answered, or an *incident.Error; it never panics.
func FuzzParse(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte("steps:\n  - ja: |\n      x\n    normal: {clear: }"))
	f.Add([]byte("steps:\n- {id: a, layer: db, en: {look: \"a: b\", how: 'c', normal: >-\n  d\n, abnormal: e}}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		g, err := Parse(data, "login", "login.yaml")
		var e *incident.Error
		if err != nil && !errors.As(err, &e) {
			t.Fatalf("%T: %v", err, err)
		}
		for _, s := range g.Steps {
			if s.ID == "" || !slices.Contains(incident.Layers(), s.Layer) || s.Words(lang.JA).Look == "" || s.Words(lang.EN).How == "" {
				t.Errorf("%+v", s)
			}
		}
	})
}
