package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/inventory"
	"shirei/ui/text"
)

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
