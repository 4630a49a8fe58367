package inventory

import (
	"fmt"
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
	sections []section
	env      *screen.Env // as it was when the book was made
	lacks    []blank     // see blanks
	at       map[string]int
	names    []string // see folded
}

// row is an entry with its words cleaned for drawing. What is long to word is worded when it is drawn.
type row struct {
	*inv.Entry
	kind, title string
	section     int        // in sections
	lines       []inv.Line // of what is drawn from others; nil: the entry's own
}

// Lines gives what the row says.
func (r row) Lines() []inv.Line {
	if r.lines != nil {
		return r.lines
	}
	return r.Entry.Lines()
}

type section struct {
	label                string
	key                  string // of the YAML; empty where it is none of its sections
	all                  bool   // it stands for all of them
	part                 int    // what is drawn in place of entries
	filled, total, stale int
	figure               string // in place of filled and total
}

// What a section draws.
const (
	ofEntries = iota
	ofReadiness
	ofChanges
)

// allAt is the place of what stands for all sections.
const allAt = 1

// blank is a field nobody has filled, with what it would cost.
type blank struct {
	row     int
	minutes int
	step    string
	key     string // the field; empty where a list as a whole is blank
	field   string // the field's label
}

// masked stands for what looks like a secret.
const masked = "****"

func newBook(svc *desk.Service, env *screen.Env, now time.Time) *book {
	lang := string(env.Lang)
	b := &book{svc: svc, env: env, view: inv.NewView(svc.Inventory, lang, now), ready: svc.Inventory.Readiness(now)}
	words := env.Words.Inventory
	b.sections = []section{
		{label: words.Readiness, part: ofReadiness, figure: fmt.Sprintf("%d%%", int(b.ready.Score*100))},
		allAt: {label: words.All, all: true},
	}
	entries := b.view.Entries()
	b.rows = make([]row, 0, len(entries))
	for _, s := range b.view.Sections {
		b.sections = append(b.sections, section{label: clean.Line(s.Label), key: s.Key})
		for range s.Entries {
			e := &entries[len(b.rows)]
			b.rows = append(b.rows, row{Entry: e, kind: inv.Label(lang, e.Kind), title: clean.Line(e.Title), section: len(b.sections) - 1})
		}
	}
	b.count()
	b.addPitfalls(env)
	b.at = make(map[string]int, len(b.rows))
	for i := range b.rows {
		b.at[b.rows[i].Path] = i
	}
	b.sections = append(b.sections, section{label: words.Changes, part: ofChanges, figure: " "})
	return b
}

// count brings the figures of the sections.
func (b *book) count() {
	for _, s := range b.ready.Sections {
		for i := range b.sections {
			if b.sections[i].key == s.Section && s.Section != "" {
				b.sections[i].filled, b.sections[i].total = s.Filled, s.Total
			}
		}
		b.sections[allAt].filled += s.Filled
		b.sections[allAt].total += s.Total
	}
	for _, r := range b.rows {
		if r.Stale {
			b.sections[r.section].stale++
			b.sections[allAt].stale++
		}
	}
}

// blanks lists the fields nobody has filled, worst first; worked out when first asked for.
func (b *book) blanks() []blank {
	if b.lacks == nil {
		b.lacks = b.listBlanks()
	}
	return b.lacks
}

func (b *book) listBlanks() []blank {
	out := make([]blank, 0, len(b.ready.Blanks))
	for _, f := range b.ready.Blanks {
		i, whole := b.at[f.Path]
		if !whole {
			var ok bool
			if i, ok = b.at[f.Path[:max(strings.LastIndexByte(f.Path, '.'), 0)]]; !ok {
				continue
			}
		}
		x := blank{row: i, minutes: f.Weight, step: stepName(b.env, f.Step)}
		if !whole {
			x.key, x.field = f.Path[strings.LastIndexByte(f.Path, '.')+1:], inv.Label(string(b.env.Lang), f.Key)
		}
		out = append(out, x)
	}
	return out
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
	if i, ok := b.at[path]; ok {
		return i
	}
	return -1
}

// hits tells of each row whether a search finds it; what is drawn from others is found by its name alone.
func (b *book) hits(query string) []bool {
	out := b.marks(b.view.Matches(query))
	query = inv.Fold(query)
	for i := len(b.view.Entries()); i < len(out); i++ {
		out[i] = holds(b.folded(i), query)
	}
	return out
}

// holds tells whether a folded text holds every word of a folded query.
func holds(text, query string) bool {
	for w := range strings.FieldsSeq(query) {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// marks tells of each row whether it is among the entries that were found; what is drawn from others is not among them.
func (b *book) marks(found []bool) []bool {
	return append(found, make([]bool, len(b.rows)-len(found))...)
}

// folded is what a row is found by as its name; worked out for all of them at the first search.
func (b *book) folded(row int) string {
	if b.names == nil {
		b.names = make([]string, len(b.rows))
		for i, r := range b.rows {
			b.names[i] = inv.Fold(r.kind + "\n" + r.title)
		}
	}
	return b.names[row]
}

// cost words what a blank would cost.
func cost(env *screen.Env, step string, minutes int) string {
	return fmt.Sprintf(env.Words.Inventory.BlankCost, stepName(env, step), minutes)
}
