package postmortem

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
	"shirei/ui/text/cell"
)

// editItem asks for an action item, one thing at a time, and records it whole; only what will change has to be said.
func (p *Pane) editItem(a incident.ActionItem) tea.Cmd { return p.askItem(a.ID, a) }

// askItem asks for an action item; name is of what was entered on the way.
func (p *Pane) askItem(name string, a incident.ActionItem) tea.Cmd {
	t, due := p.words(), ""
	if !a.Due.IsZero() {
		due = p.day(a.Due)
	}
	chain := panel.NewChain(p.env, p.c.State.Stream, "postmortem.item."+name)
	var askDue func() tea.Cmd
	save := func(s string) tea.Cmd {
		if s = strings.TrimSpace(s); s == "" {
			a.Due = time.Time{}
		} else if s != due {
			at, err := p.readDay(s)
			if err != nil { // asked for again as it was typed
				return tea.Batch(screen.Send(screen.Failed{Err: err}), askDue())
			}
			a.Due = at
		}
		if a.ID == "" {
			return chain.Act(incident.AddItem{ActionItem: a})
		}
		return chain.Act(incident.ChangeItem(a))
	}
	askDue = func() tea.Cmd {
		return chain.Ask(screen.Prompt{Title: t.DueTitle, Label: t.DueLabel, Value: due, Hint: t.DueHint, Field: "due", Then: save})
	}
	kind := func(id string) tea.Cmd {
		a.Kind = incident.ItemKind(id)
		return chain.Ask(screen.Prompt{
			Title: t.OwnerTitle, Label: t.OwnerLabel, Value: a.Owner, Hint: clean.Line(a.Text), Field: "owner",
			Then: func(s string) tea.Cmd {
				a.Owner = strings.TrimSpace(s)
				return askDue()
			},
		})
	}
	return chain.Ask(screen.Prompt{Title: t.AddTitle, Label: t.TextLabel, Value: a.Text, Field: "text", Then: func(s string) tea.Cmd {
		if a.Text = strings.TrimSpace(s); a.Text == "" {
			return nil
		}
		return screen.Send(screen.Pick{Title: t.KindTitle, Items: p.kinds(a.Kind), Then: kind})
	}})
}

// kinds lists the kinds of an action item, the one that it has or is proposed for it first.
func (p *Pane) kinds(has incident.ItemKind) []screen.Item {
	var items []screen.Item
	for _, k := range incident.ItemKinds() {
		item := screen.Item{ID: string(k), Label: p.env.Lang.ItemKind(k)}
		if k == has {
			items = slices.Insert(items, 0, item)
			continue
		}
		items = append(items, item)
	}
	return append(items, screen.Item{Label: p.words().NoKind})
}

func (p *Pane) setState(a incident.ActionItem, to incident.ItemState) tea.Cmd {
	if a.State == to {
		return nil
	}
	a.State = to
	return p.act(incident.ChangeItem(a))
}

// next is the state after an item's own: open, doing, done, and open again; a dropped one is taken up.
func next(a incident.ActionItem) incident.ItemState {
	order := []incident.ItemState{"open", "doing", "done"}
	if a.State == "" {
		a.State = "open"
	}
	return order[(slices.Index(order, a.State)+1)%len(order)]
}

// readItem lays an action item out to be read.
func (p *Pane) readItem(a incident.ActionItem, w int) []string {
	t, dash := p.words(), p.env.Styles.Glyphs.Dash
	lines := append(cell.Wrap(clean.Block(a.Text[:min(len(a.Text), readAtMost)]), w), "")
	kind, owner, due := dash, dash, dash
	if a.Kind != "" {
		kind = p.env.Lang.ItemKind(a.Kind)
	}
	if a.Owner != "" {
		owner = clean.Line(a.Owner)
	}
	if !a.Due.IsZero() {
		due = p.day(a.Due)
	}
	facts := [][2]string{{t.Kind, kind}, {t.Owner, owner}, {t.Due, due}, {t.State, p.env.Lang.ItemState(a.State)}}
	wide := 0
	for _, f := range facts {
		wide = max(wide, cell.Width(f[0]))
	}
	for _, f := range facts {
		lines = append(lines, p.env.Styles.Dim.Render(cell.Pad(f[0], wide))+"  "+cell.CutTail(f[1], w-wide-2, p.env.Styles.Glyphs.Ellipsis))
	}
	return lines
}
