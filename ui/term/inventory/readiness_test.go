package inventory

import (
	"context"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/screen/screentest"
	"shirei/ui/term/termtest"
)

// alone is the part as a pane of its own.
type alone struct{ *readiness }

func (alone) Scope() string         { return keymap.InInventory }
func (alone) Typing() bool          { return false }
func (alone) Back() (tea.Cmd, bool) { return nil, false }

func ready(t *testing.T, l lang.Lang, row desk.ServiceRow, w, h int) (*termtest.Driver, *screentest.Host) {
	t.Helper()
	env := newEnv(l, row)
	svc, err := env.Seat.Service(context.Background(), row.ID)
	if err != nil {
		t.Fatal(err)
	}
	r := newReadiness(env)
	r.Load(svc)
	m := &screentest.Host{Env: env, Pane: alone{r}}
	return termtest.New(t, m, w, h), m
}

// partly is the example with some blanks, a pitfall, stale entries and answers of a person.
func partly(t *testing.T, name string) desk.ServiceRow {
	yaml := example(t, name)
	for _, cut := range []string{"      nobody_answers: ", "      mfa_emergency: ", "    when: ", "      owner: ", "  reviewed: "} {
		var kept []string
		gone := false
		for line := range strings.SplitSeq(yaml, "\n") {
			if strings.HasPrefix(line, cut) && !gone {
				gone = true
				continue
			}
			kept = append(kept, line)
		}
		yaml = strings.Join(kept, "\n")
	}
	yaml = strings.Replace(yaml, "\npitfalls:\n", "\npitfalls:\n  locked_out: {answer: \"no\", because: \"checked \\u001b[31mlast month\"}\n", 1)
	id := "shop"
	if name == "metrics-saas.yaml" {
		id = "metrics"
	}
	return service(id, id, yaml)
}

func TestReadinessFrames(t *testing.T) {
	for _, c := range []struct {
		name string
		lang lang.Lang
		row  desk.ServiceRow
		w, h int
		keys []string
	}{
		{"ready-ja-begun-80", lang.JA, service("shop", "店", sparse), 80, 18, nil},
		{"ready-ja-begun-pitfalls-80", lang.JA, service("shop", "店", sparse), 80, 18, slices.Repeat([]string{"j"}, 19)},
		{"ready-ja-partly-80", lang.JA, partly(t, "shop-ec.yaml"), 80, 18, []string{"j"}},
		{"ready-ja-partly-end-80", lang.JA, partly(t, "shop-ec.yaml"), 80, 18, []string{"G"}},
		{"ready-ja-full-80", lang.JA, shop(t), 80, 18, nil},
		{"ready-en-partly-120", lang.EN, partly(t, "metrics-saas.yaml"), 120, 34, nil},
		{"ready-en-full-56", lang.EN, service("metrics", "Metrics", example(t, "metrics-saas.yaml")), 56, 20, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _ := ready(t, c.lang, c.row, c.w, c.h)
			d.Press(c.keys...)
			termtest.Golden(t, c.name, d.Frame())
		})
	}
}

func TestReadinessLeadsToItsPlaces(t *testing.T) {
	d, m := ready(t, lang.JA, service("shop", "店", sparse), 80, 18)
	r := m.Pane.(alone).readiness
	r.from = suspected
	d.Press("enter")
	goes, _ := m.Last().(screen.Go)
	if path := r.report.First[0].Path; path != "access.accounts" {
		t.Errorf("first to be filled is %s", path)
	}
	if to := goes.To; to.Stream != "i1" || to.Service != "shop" || to.Path != "access.accounts" || len(to.Layers) > 0 {
		t.Errorf("the worst blank leads to %+v", m.Last())
	}
	seen := map[string]bool{}
	for range 200 {
		at := r.rows[r.list.Selected()]
		if !at.leads() {
			t.Fatalf("the cursor rests on %+v", at)
		}
		seen[at.path] = true
		d.Press("j")
	}
	for _, path := range []string{"access.accounts", "pitfalls.surge.answer", "boundaries.change.who", "monitoring.dashboards.top"} {
		if !seen[path] {
			t.Errorf("no row leads to %s", path)
		}
	}
}

func TestReadinessUnfolds(t *testing.T) {
	d, m := ready(t, lang.JA, service("shop", "店", sparse), 80, 18)
	r := m.Pane.(alone).readiness
	short := len(r.rows)
	for r.rows[r.list.Selected()].group == "" {
		d.Press("j")
	}
	d.Press("enter")
	if long := len(r.rows); long < short+len(r.report.Rest())-folded {
		t.Errorf("%d rows became %d, with %d blanks", short, long, len(r.report.Blanks))
	}
	d.Press("g", "k", "g")
	for r.rows[r.list.Selected()].group == "" {
		d.Press("j")
	}
	if d.Press("enter"); len(r.rows) != short {
		t.Errorf("folded again there are %d rows, not %d", len(r.rows), short)
	}
}
