package inventory

import (
	"fmt"

	"shirei/incident/clean"
	inv "shirei/incident/inventory"
	"shirei/ui/term/screen"
)

// addPitfalls puts the seven questions after the entries, each with its answer and the blanks behind it.
func (b *book) addPitfalls(env *screen.Env) {
	lang := string(env.Lang)
	at := len(b.sections)
	open := fmt.Sprintf(env.Words.Inventory.Open, b.ready.PitfallCount())
	b.sections = append(b.sections, section{label: inv.Label(lang, "pitfalls"), figure: open})
	for _, p := range b.ready.Pitfalls {
		e := &inv.Entry{Section: "pitfalls", Kind: "pitfalls", Path: "pitfalls." + p.Key, Title: inv.Label(lang, "pitfalls."+p.Key)}
		var lines []inv.Line
		say := func(label, value string) {
			lines = append(lines, inv.Line{Label: label, Value: value, State: inv.Filled})
		}
		say(inv.Label(lang, "answer"), inv.Label(lang, "answer."+p.Answer))
		if p.Because != "" {
			say(inv.Label(lang, "answer.because"), p.Because)
		}
		for _, path := range p.Evidence {
			say(env.Words.Inventory.Blank, b.svc.Inventory.Place(lang, path))
		}
		b.rows = append(b.rows, row{
			Entry: e, kind: inv.Label(lang, "pitfalls"), title: clean.Line(e.Title), section: at, lines: lines,
		})
	}
}

// reviewable tells whether a row can be reviewed at all: a pitfall is an answer drawn from others.
func (r row) reviewable() bool { return r.Section != "pitfalls" }
