package overlay

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"shirei/incident/clean"
	"shirei/ui/term/palette"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// pick offers a list; typing narrows it.
type pick struct {
	*palette.Finder
	env    *screen.Env
	title  string
	other  string // words the offer of what was typed
	orElse func(typed string) tea.Cmd
	items  []screen.Item
	then   func(id string) tea.Cmd
	labelW int // cells of the longest label
	lineW  int // cells of the longest line
}

// pickRows are the items in sight at most.
const pickRows = 14

func newPick(env *screen.Env, m screen.Pick) *pick {
	p := &pick{env: env, title: clean.Line(m.Title), then: m.Then, other: m.Other, orElse: m.Else}
	for _, it := range m.Items {
		it.Label, it.Detail = clean.Line(it.Label), clean.Line(it.Detail)
		p.items = append(p.items, it)
		p.labelW = max(p.labelW, cell.Width(it.Label))
	}
	for _, it := range p.items {
		p.lineW = max(p.lineW, 4+p.labelW+cell.Width(it.Detail))
	}
	p.Finder = palette.NewFinder(env, len(p.items), pickRows, func(i int) []string {
		return []string{p.items[i].Label, p.items[i].Detail, p.items[i].ID}
	})
	if p.orElse != nil {
		p.OfferTyped()
	}
	if m.Typed != "" {
		p.Take(tea.PasteMsg{Content: m.Typed})
	}
	return p
}

func (p *pick) Update(msg tea.Msg) tea.Cmd {
	at, ok := p.Take(msg)
	if !ok {
		return nil
	}
	if at == palette.Typed {
		return tea.Sequence(screen.Send(screen.Close{}), p.orElse(p.Text()))
	}
	return tea.Sequence(screen.Send(screen.Close{}), p.then(p.items[at].ID))
}

// View draws the list; its size does not change while it is narrowed.
func (p *pick) View(w, h int) widget.Frame {
	words := p.env.Words.Help
	w = width(max(p.lineW, widest(p.title)+2, widest(words.PickHint), widest(words.Nothing)+2), w)
	f := p.Finder.View(max(w-4, 2), h-3, words.Narrow, p.row)
	f.Lines = boxed(p.env, p.title, f.Lines, words.PickHint, w, h)
	return f.At(2, 1)
}

// item is a thing to choose, or the offer of what was typed.
func (p *pick) item(i int) screen.Item {
	if i == palette.Typed {
		return screen.Item{Label: fmt.Sprintf(p.other, clean.Line(p.Text()))}
	}
	return p.items[i]
}

func (p *pick) row(i, _, w int, selected bool) string {
	st, it := p.env.Styles, p.item(p.Found(i))
	mark := st.Cursor(selected)
	labelW := p.labelW
	if it.ID == "" {
		labelW = max(w-4, 1)
	}
	if it.Detail != "" || labelW > w-2 {
		labelW = min(labelW, max((w-4)*2/3, 1))
	}
	line := mark + cell.PadTail(it.Label, labelW, st.Glyphs.Ellipsis) + "  "
	line += st.Dim.Render(cell.CutTail(it.Detail, max(w-4-labelW, 0), st.Glyphs.Ellipsis))
	line = cell.Pad(line, w)
	return st.Row(line, selected)
}
