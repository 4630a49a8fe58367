package inventory

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	inv "shirei/incident/inventory"
	"shirei/ui/term/screen"
)

// book is a service's inventory laid out for the glass, once per revision.
type book struct {
	svc      *desk.Service
	view     *inv.View
	ready    inv.Report
	rows     []row
	sections []section // the first stands for all
	blanks   []blank   // worst first
}

// row is an entry with its words cleaned for drawing.
type row struct {
	*inv.Entry
	kind, title string
	folded      string // kind and title, for what is found by its name
	gist        string // what it says in one line
	blanks      int
	section     int        // in sections
	lines       []inv.Line // of a pitfall, which is no entry of the inventory
}

// Lines gives what the detail shows.
func (r row) Lines() []inv.Line {
	if r.lines != nil {
		return r.lines
	}
	return r.Entry.Lines()
}

type section struct {
	label                string
	filled, total, stale int
	figure               string // in place of filled and total
}

// blank is a field nobody has filled, with what it would cost.
type blank struct {
	row     int
	minutes int
	step    string
	field   string // the field's label; empty where the entry as a whole is blank
}

// masked stands for what looks like a secret.
const masked = "****"

func newBook(svc *desk.Service, env *screen.Env, now time.Time) *book {
	lang := string(env.Lang)
	b := &book{svc: svc, view: inv.NewView(svc.Inventory, lang, now), ready: svc.Inventory.Readiness(now)}
	b.sections = []section{{label: env.Words.Inventory.All}}
	entries := b.view.Entries()
	b.rows = make([]row, 0, len(entries))
	for i, s := range b.view.Sections {
		b.sections = append(b.sections, section{label: clean.Line(s.Label)})
		for range s.Entries {
			b.rows = append(b.rows, newRow(&entries[len(b.rows)], i+1, lang))
		}
	}
	b.count()
	b.addBlanks(env)
	b.addPitfalls(env)
	return b
}

func newRow(e *inv.Entry, section int, lang string) row {
	r := row{Entry: e, kind: inv.Label(lang, e.Kind), title: clean.Line(e.Title), section: section}
	r.folded = inv.Fold(r.kind + "\n" + r.title)
	for _, l := range e.Lines() {
		if l.State == inv.Blank && l.Weight > 0 {
			r.blanks++
		}
	}
	r.gist = clean.Line(gist(e, lang))
	return r
}

// gist is the one thing of an entry that is looked for: its link, what is copied, or its first answer.
func gist(e *inv.Entry, lang string) string {
	switch {
	case e.NA != "":
		return inv.Label(lang, "does_not_apply") + " (" + e.NA + ")"
	case e.Blank:
		return ""
	}
	want := e.URL
	if want == "" {
		want = e.Copy
	}
	first := ""
	for _, l := range e.Lines() {
		value := l.Value
		if l.Secret {
			value = masked
		}
		if want != "" && l.Raw == want {
			return value
		}
		if first == "" && l.State == inv.Filled && tells(l.Key) {
			first = value
		}
	}
	return first
}

// tells tells whether a field says more of an entry than which sort of thing it is.
func tells(key string) bool {
	sorts := []string{"kind", "level", "layer", "audience", "stage", "reviewed", "review_every", "zone", "language", "holidays", "order"}
	return !slices.Contains(sorts, key[strings.LastIndexByte(key, '.')+1:])
}

// count brings the figures of the sections.
func (b *book) count() {
	for _, s := range b.ready.Sections {
		for i, v := range b.view.Sections {
			if v.Key == s.Section {
				b.sections[i+1].filled, b.sections[i+1].total = s.Filled, s.Total
			}
		}
		b.sections[0].filled += s.Filled
		b.sections[0].total += s.Total
	}
	for _, r := range b.rows {
		if r.Stale {
			b.sections[r.section].stale++
			b.sections[0].stale++
		}
	}
}

func (b *book) addBlanks(env *screen.Env) {
	at := make(map[string]int, len(b.rows))
	for i, r := range b.rows {
		at[r.Path] = i
	}
	for _, f := range b.ready.Blanks {
		i, whole := at[f.Path]
		if !whole {
			var ok bool
			if i, ok = at[f.Path[:max(strings.LastIndexByte(f.Path, '.'), 0)]]; !ok {
				continue
			}
		}
		x := blank{row: i, minutes: f.Weight, step: stepName(env, f.Step)}
		if !whole {
			x.field = inv.Label(string(env.Lang), f.Key)
		}
		b.blanks = append(b.blanks, x)
	}
}

// stepName words the step a blank stops as the walk does.
func stepName(env *screen.Env, step string) string {
	switch step {
	case "report":
		return env.Lang.StepShort(incident.StepFirstReport)
	case "decide":
		return env.Lang.StepShort(incident.StepMeasures)
	case "recover":
		return env.Lang.StepShort(incident.StepRecovery)
	}
	return env.Lang.StepShort(incident.Step(step))
}

// find gives the row of a path, or -1.
func (b *book) find(path string) int {
	return slices.IndexFunc(b.rows, func(r row) bool { return r.Path == path })
}

// marks tells of each row whether it is among the entries found; both are in the order of the form.
func (b *book) marks(found []inv.Entry) []bool {
	out := make([]bool, len(b.rows))
	i := 0
	for k := range found {
		for i < len(b.rows) && b.rows[i].Path != found[k].Path {
			i++
		}
		if i < len(b.rows) {
			out[i] = true
			i++
		}
	}
	return out
}

// cost words what a blank would cost.
func cost(env *screen.Env, step string, minutes int) string {
	return fmt.Sprintf(env.Words.Inventory.BlankCost, stepName(env, step), minutes)
}
