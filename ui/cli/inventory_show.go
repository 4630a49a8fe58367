package cli

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/inventory"
	"shirei/ui/text"
)

func (a *app) inventoryCheck() *cobra.Command {
	return a.command("check [SERVICE|FILE|-]", 0, 1, func(ctx context.Context, args []string) error {
		inv, err := a.inventoryOf(ctx, args)
		if err != nil {
			return err
		}
		r := inv.Readiness(a.clock())
		if a.json {
			err = a.emit(readiness(inv, r))
		} else {
			a.showReadiness(inv, r)
		}
		if err == nil && !r.Pass() {
			err = silent{errors.New("the inventory does not pass")}
		}
		return err
	})
}

// mostBlanks is how many blanks a check names; all of them are in its JSON.
const mostBlanks = 20

func (a *app) showReadiness(inv *inventory.Service, r inventory.Report) {
	l := string(a.lang)
	a.say(inv.Service.ID, "  ", inv.Service.Name, "  ", a.words.Score(int(r.Score*100), len(r.Blanks)))
	var rows [][]string
	for _, s := range r.Sections {
		rows = append(rows, []string{"  " + inventory.Label(l, s.Section), a.words.Filled(s.Filled, s.Total)})
	}
	a.table(rows)
	a.say(a.words.PitfallsFound(r.PitfallCount()), "  ", a.words.Verdicts[string(r.Verdict)])
	for _, p := range r.Pitfalls {
		if p.Answer != "no" {
			a.say("  ", inventory.Label(l, "pitfall."+p.Key))
		}
	}
	for _, b := range r.Boundaries {
		if len(b.Missing) > 0 {
			a.say("  ", inventory.PathLabel(l, "boundaries."+b.Line), a.words.Colon, strings.Join(b.Missing, ", "))
		}
	}
	rows = nil
	for _, f := range r.Blanks[:min(len(r.Blanks), mostBlanks)] {
		rows = append(rows, []string{"  " + a.words.Minutes(f.Weight), inventory.PathLabel(l, f.Path), f.Path})
	}
	a.table(rows)
	if more := len(r.Blanks) - mostBlanks; more > 0 {
		a.say("  ", text.For(a.lang).Common.Others(more))
	}
	if len(r.Stale) > 0 {
		a.say(a.words.StaleFound(len(r.Stale)))
	}
}

func readiness(inv *inventory.Service, r inventory.Report) any {
	blanks, stale, pitfalls := []any{}, []any{}, []any{}
	for _, f := range r.Blanks {
		blanks = append(blanks, map[string]any{"path": f.Path, "step": f.Step, "minutes": f.Weight})
	}
	for _, s := range r.Stale {
		stale = append(stale, map[string]any{"path": s.Path, "reviewed": s.Reviewed, "due": s.Due})
	}
	for _, p := range r.Pitfalls {
		pitfalls = append(pitfalls, map[string]any{"key": p.Key, "answer": p.Answer, "missing": append([]string{}, p.Evidence...)})
	}
	sections := map[string]any{}
	for _, s := range r.Sections {
		sections[s.Section] = map[string]any{"filled": s.Filled, "total": s.Total, "score": s.Score}
	}
	return map[string]any{
		"id": inv.Service.ID, "name": inv.Service.Name, "score": r.Score, "pass": r.Pass(), "verdict": r.Verdict,
		"sections": sections, "blanks": blanks, "stale": stale, "pitfalls": pitfalls,
	}
}

type showOptions struct {
	*app
	section, find, layer string
	blanks               bool
}

func (a *app) inventoryShow() *cobra.Command {
	o := &showOptions{app: a}
	c := a.command("show [SERVICE|FILE|-]", 0, 1, o.run)
	f := c.Flags()
	f.StringVar(&o.section, "section", "", "")
	f.StringVar(&o.find, "find", "", "")
	f.StringVar(&o.layer, "layer", "", "")
	f.BoolVar(&o.blanks, "blanks", false, "")
	return c
}

func (o *showOptions) run(ctx context.Context, args []string) error {
	inv, err := o.inventoryOf(ctx, args)
	if err != nil {
		return err
	}
	if o.layer != "" && !slices.Contains(incident.Layers(), incident.Layer(o.layer)) {
		return unknownWord("--layer", incident.Layer(o.layer), incident.Layers())
	}
	view := inventory.NewView(inv, string(o.lang), o.clock())
	var sections []string
	for _, s := range view.Sections {
		sections = append(sections, s.Key)
	}
	if o.section != "" && !slices.Contains(sections, o.section) {
		return unknownWord("--section", o.section, sections)
	}
	at := ""
	for _, e := range view.Find(o.find) {
		if !o.wanted(e) {
			continue
		}
		if o.json {
			if err := o.emit(entryJSON(e)); err != nil {
				return err
			}
			continue
		}
		if e.Section != at {
			at = e.Section
			o.say("")
			o.say(inventory.Label(string(o.lang), at))
		}
		o.entry(e)
	}
	return nil
}

func (o *showOptions) wanted(e inventory.Entry) bool {
	switch {
	case o.section != "" && e.Section != o.section:
		return false
	case o.layer != "" && !slices.Contains(e.Layers, o.layer):
		return false
	}
	return !o.blanks || e.Blank || slices.ContainsFunc(e.Lines(), func(l inventory.Line) bool { return l.State == inventory.Blank })
}

// entry draws an entry; blanks say where they hurt, and secrets are not shown.
func (o *showOptions) entry(e inventory.Entry) {
	head := e.Title
	if e.Stale {
		head += "  [" + o.words.Stale + "]"
	}
	o.say("  ", head, "  (", e.Path, ")")
	var rows [][]string
	for _, l := range e.Lines() {
		value := l.Value
		switch {
		case l.Secret:
			value = "********"
		case l.State == inventory.Blank:
			value = text.For(o.lang).Common.Blank
		case o.blanks:
			continue
		}
		rows = append(rows, []string{"      " + l.Label, value})
	}
	o.table(rows)
}

func entryJSON(e inventory.Entry) any {
	lines := []any{}
	for _, l := range e.Lines() {
		if l.Secret {
			l.Raw = ""
		}
		lines = append(lines, map[string]any{"key": l.Key, "value": l.Raw, "state": l.State, "step": l.Step, "minutes": l.Weight})
	}
	return map[string]any{
		"section": e.Section, "kind": e.Kind, "id": e.ID, "path": e.Path, "title": e.Title, "blank": e.Blank, "stale": e.Stale,
		"layers": append([]string{}, e.Layers...), "url": e.URL, "fields": lines,
	}
}
