package postmortem

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/inventory"
	"shirei/incident/when"
	"shirei/ui/term/screen"
	"shirei/ui/text/cell"
)

func (p *Pane) span(d time.Duration) string { return when.Span(d, string(p.env.Lang)) }

// missed words what was missing.
func (p *Pane) missed(g incident.Gap) string {
	return inventory.PlaceLabel(string(p.env.Lang), g.Field, g.Name)
}

// gapMark tells whether an action item speaks of the gap.
func (p *Pane) gapMark(g incident.Gap) string {
	for _, a := range p.c.State.ActionItems {
		if strings.Contains(a.Text, p.missed(g)) {
			return p.env.Styles.Glyphs.Check
		}
	}
	return p.env.Styles.Glyphs.Todo
}

// mend offers what can be done so that it is not missing the next time: an action item, or the place in the inventory.
func (p *Pane) mend(g incident.Gap) tea.Cmd {
	t := p.words()
	items := []screen.Item{{ID: "item", Label: t.GapItem}}
	if _, ok := inventory.KindOf(g.Field); ok && p.c.State.Service != "" {
		items = append(items, screen.Item{ID: "inventory", Label: t.GapPlace})
	}
	return screen.Send(screen.Pick{Title: clean.Line(p.missed(g)), Items: items, Then: func(id string) tea.Cmd {
		if id == "inventory" {
			return screen.Send(screen.Go{To: screen.Place{
				Screen: screen.Inventory, Stream: p.c.State.Stream, Service: p.c.State.Service, Path: g.Field,
			}})
		}
		return p.askItem("gap."+g.ID, incident.ActionItem{Text: t.GapText(p.missed(g), g.Value != ""), Kind: "process"})
	}})
}

// readGap lays out what a gap cost and what became of it.
func (p *Pane) readGap(g incident.Gap, w int) []string {
	st, t, s := p.env.Styles, p.words(), p.c.State
	clock := func(at time.Time) string {
		if at.IsZero() {
			return st.Glyphs.Dash
		}
		return when.Clock(at, p.env.Now, s.Location())
	}
	step := st.Glyphs.Dash
	if g.Step != "" {
		step = p.env.Lang.Step(g.Step)
	}
	became, label := clean.Line(g.Value), t.GapFound
	switch {
	case g.GaveUp:
		became, label = clean.Line(g.Reason), t.GapGaveUp
	case g.Closed.IsZero():
		became = t.GapOpen
	}
	facts := [][2]string{
		{t.GapStep, step}, {t.GapTime, clock(g.Opened) + " - " + clock(g.Closed)}, {t.GapCost, p.span(s.Cost(g, p.env.Now))},
		{t.GapBy, clean.Line(g.By)}, {label, became},
	}
	wide := 0
	for _, f := range facts {
		wide = max(wide, cell.Width(f[0]))
	}
	var lines []string
	for _, f := range facts {
		for i, l := range cell.Wrap(f[1], max(w-wide-2, 1)) {
			head := cell.Spaces(wide)
			if i == 0 {
				head = cell.Pad(f[0], wide)
			}
			lines = append(lines, st.Dim.Render(head)+"  "+l)
		}
	}
	return lines
}
