package measures

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/inventory"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// option is a measure on the sheet, or one the inventory offers.
type option struct {
	incident.Option
	weighed bool   // it is on the sheet
	kind    string // of the inventory: rollback, degrade …
	owner   string // who decides on it by the inventory; empty: not known
	command string
	from    string // where it comes from
}

// key names the option's row.
func (o option) key() string { return "option:" + cmp.Or(o.Source, o.ID) }

// listOptions lists the inventory's measures in its order, then those that were added here.
func (p *Pane) listOptions() []option {
	inv, onSheet := panel.Inventory(p.c), p.c.State.Sheet.Options
	var out []option
	for _, m := range inv.Response.Measures.Items {
		o := option{kind: m.Kind.Value, command: m.Command.Value, from: panel.Source(p.env, p.c, "response.measures."+m.ID)}
		o.Option = incident.Option{
			ID: m.ID, Measure: cmp.Or(m.Name, m.ID), How: m.How.Value, Effect: m.Effect.Value, Minutes: m.Minutes.N,
			Source: "response.measures." + m.ID,
		}
		if m.Decider.Value != "" {
			o.Decider = panel.Named(inv, m.Decider.Value)
			o.owner = o.Decider
		}
		if i := slices.IndexFunc(onSheet, func(x incident.Option) bool { return x.Source == o.Source }); i >= 0 {
			o.Option, o.weighed = onSheet[i], true
			o.Decider = panel.Named(inv, o.Decider) // the command line writes an id
		}
		out = append(out, o)
	}
	for _, x := range onSheet {
		if !slices.ContainsFunc(out, func(o option) bool { return o.Source != "" && o.Source == x.Source }) {
			out = append(out, option{Option: x, weighed: true})
		}
	}
	return out
}

func (p *Pane) option(row string) (option, bool) {
	i := slices.IndexFunc(p.options, func(o option) bool { return o.key() == row })
	if i < 0 {
		return option{}, false
	}
	return p.options[i], true
}

// widths of the table's columns, in cells; the measure and its effect share the rest.
const (
	markWidth   = 2
	minuteWidth = 6
	undoWidth   = 10
	whoWidth    = 10
	wide        = 74 // from here on there is room for the effect; below it stands under the rows
)

// optionRows lay the measures side by side.
func (p *Pane) optionRows() []widget.Field {
	t, st, lang := p.words(), p.env.Styles, p.env.Lang
	head := p.columns("", t.Options, t.ColMinutes, t.ColReversible, t.ColEffect, t.ColDecider)
	rows := []widget.Field{panel.Heading(st, "options", head)}
	if len(p.options) == 0 {
		rows = append(rows, panel.Line(st, "nooptions", st.Glyphs.Dash+" "+p.env.Words.Common.Blank))
	}
	for _, o := range p.options {
		minutes, undo := st.Glyphs.Dash, st.Glyphs.Dash
		if o.Minutes > 0 {
			minutes = t.Minutes(o.Minutes)
		}
		if o.Reversible != "" {
			undo = lang.Reversible(o.Reversible)
		}
		mark := " "
		if o.weighed {
			mark = st.Glyphs.Check
		}
		who, _, _ := strings.Cut(clean.Line(o.Decider), " (") // the name; the duty has no room
		who = cmp.Or(who, st.Glyphs.Dash)
		if o.weighed && p.differ(p.c.State.Sheet.Decider, o) != "" {
			who = st.Glyphs.Warn + " " + who
		}
		line := p.columns(mark, clean.Line(o.Measure), minutes, undo, clean.Line(o.Effect), who)
		if !o.weighed {
			line = st.Ghost.Render(line)
		}
		rows = append(rows, panel.Button(o.key(), line))
	}
	return append(rows, panel.Button("option+", t.AddOption))
}

// columns draws one line of the table, as wide as a row beside the marks of more rows.
func (p *Pane) columns(mark, measure, minutes, undo, effect, who string) string {
	tail := p.env.Styles.Glyphs.Ellipsis
	rest := p.w - widget.MoreCells - panel.Mark - markWidth - minuteWidth - undoWidth - whoWidth - 3
	fits := rest
	shown := ""
	if p.w >= wide {
		fits = rest * 3 / 5
		shown = " " + cell.PadTail(effect, rest-fits-1, tail)
	}
	return cell.Pad(mark, markWidth) + cell.PadTail(measure, fits, tail) + " " + cell.PadTail(minutes, minuteWidth, tail) + " " +
		cell.PadTail(undo, undoWidth, tail) + shown + " " + cell.PadTail(who, whoWidth, tail)
}

// optionAbout says of an option what its row has no room for.
func (p *Pane) optionAbout(o option) string {
	t := p.words()
	parts := []string{}
	if said := p.differ(p.c.State.Sheet.Decider, o); said != "" {
		parts = append(parts, p.env.Styles.Glyphs.Warn+" "+said)
	}
	if o.from != "" {
		parts = append(parts, o.from)
	}
	if o.How != "" {
		parts = append(parts, t.How(clean.Line(o.How)))
	}
	if o.Effect != "" {
		parts = append(parts, t.Effect(clean.Line(o.Effect)))
	}
	if len(parts) < 2 {
		parts = append(parts, t.OptionAbout)
	}
	return strings.Join(parts, "  ")
}

// weigh puts a measure on the sheet, or takes it off.
func (p *Pane) weigh(o option) tea.Cmd {
	if o.weighed {
		return p.act(incident.FillSheet{DropOptions: []string{o.ID}})
	}
	return p.act(incident.FillSheet{AddOptions: []incident.Option{o.Option}})
}

// addOption asks for a measure, one thing at a time; only the measure itself has to be said.
func (p *Pane) addOption() tea.Cmd {
	t := p.words()
	var o incident.Option
	chain := panel.NewChain(p.env, p.c.State.Stream, "measures.option")
	ask := func(label, ghost, field string, then func(string) tea.Cmd) tea.Cmd {
		return chain.Ask(screen.Prompt{Title: t.OptionTitle, Label: label, Ghost: ghost, Field: field, Then: then})
	}
	save := func(who string) tea.Cmd {
		o.Decider = strings.TrimSpace(who)
		return chain.Act(incident.FillSheet{AddOptions: []incident.Option{o}})
	}
	effect := func(s string) tea.Cmd {
		o.Effect = strings.TrimSpace(s)
		return ask(t.OptionDecider, p.offers["decider"].value, "decider", save)
	}
	undo := func(s string) tea.Cmd {
		o.Reversible = s
		return ask(t.OptionEffect, "", "effect", effect)
	}
	var minutes func(string) tea.Cmd
	minutes = func(s string) tea.Cmd {
		var ok bool
		if o.Minutes, ok = minutesIn(s); !ok {
			return chain.Ask(screen.Prompt{
				Title: t.OptionTitle, Label: t.OptionMinutes, Field: "minutes", Hint: p.env.Words.Inventory.Edit.Hint["minutes"], Then: minutes,
			})
		}
		return screen.Send(screen.Pick{Title: t.OptionReversible, Items: p.reversibles(), Then: undo})
	}
	return ask(t.OptionName, "", "measure", func(s string) tea.Cmd {
		if o.Measure = strings.TrimSpace(s); o.Measure == "" {
			return nil
		}
		o.ID = "own." + strconv.Itoa(len(p.c.State.Sheet.Options)+1)
		return ask(t.OptionMinutes, "", "minutes", minutes)
	})
}

func (p *Pane) reversibles() []screen.Item {
	var items []screen.Item
	for _, v := range incident.Reversibles() {
		items = append(items, screen.Item{ID: v, Label: p.env.Lang.Reversible(v)})
	}
	return items
}

// minutesIn reads a length of time as one writes it, in signs of any width: 90, 15分, 1h30m, 1時間30分. Nothing is 0; what is
// no length, such as 10-15, is not read.
func minutesIn(s string) (int, bool) {
	if strings.TrimSpace(s) == "" {
		return 0, true
	}
	measure, _ := inventory.KindOf("response.measures")
	i := slices.IndexFunc(measure.Fields, func(f inventory.FieldForm) bool { return f.Key == "minutes" })
	raw, err := inventory.ReadAnswer(measure.Fields[i], s)
	if err != nil {
		return 0, false
	}
	n, err := strconv.Atoi(string(raw))
	return n, err == nil
}
