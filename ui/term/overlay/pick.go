package overlay

import (
	tea "charm.land/bubbletea/v2"

	"shirei/incident/clean"
	"shirei/ui/term/palette"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// pick offers a list; typing narrows it.
type pick struct {
	env    *screen.Env
	title  string
	items  []screen.Item
	then   func(id string) tea.Cmd
	index  *palette.Index
	input  *widget.Input
	found  []int
	list   widget.List
	labelW int // cells of the longest label
	lineW  int // cells of the longest line
}

// pickRows are the items in sight at most.
const pickRows = 14

func newPick(env *screen.Env, m screen.Pick) *pick {
	p := &pick{env: env, title: clean.Line(m.Title), then: m.Then, input: widget.NewInput(env.Words.Common.Paste)}
	for _, it := range m.Items {
		it.Label, it.Detail = clean.Line(it.Label), clean.Line(it.Detail)
		p.items = append(p.items, it)
		p.labelW = max(p.labelW, cell.Width(it.Label))
	}
	for _, it := range p.items {
		p.lineW = max(p.lineW, 4+p.labelW+cell.Width(it.Detail))
	}
	p.index = palette.NewIndex(len(p.items), func(i int) []string {
		return []string{p.items[i].Label, p.items[i].Detail, p.items[i].ID}
	})
	p.input.Focus()
	p.list.SetHeight(pickRows)
	p.narrow()
	return p
}

func (p *pick) narrow() {
	p.found = p.index.Find(p.input.Value())
	p.list.SetLen(len(p.found))
	p.list.Select(0)
}

func (p *pick) Update(msg tea.Msg) tea.Cmd {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		switch k := press.String(); k {
		case "up", "down", "pgup", "pgdown":
			p.list.Key(k)
			return nil
		case "enter":
			if at := p.list.Selected(); at >= 0 {
				return tea.Sequence(screen.Send(screen.Close{}), p.then(p.items[p.found[at]].ID))
			}
			return nil
		}
	}
	before := p.input.Value()
	if p.input.Update(msg) && p.input.Value() != before {
		p.narrow()
	}
	return nil
}

// View draws the list; its size does not change while it is narrowed.
func (p *pick) View(w, h int) widget.Frame {
	st, words := p.env.Styles, p.env.Words.Help
	w = width(max(p.lineW, widest(p.title)+2, widest(words.PickHint), widest(words.Nothing)+2), w)
	inner := max(w-4, 2)
	rows := max(min(pickRows, len(p.items), h-4), 1)
	p.list.SetHeight(rows)
	p.input.SetWidth(inner - 2)
	in := p.input.View(st)
	if p.input.Empty() {
		in.Lines[0] = st.Ghost.Render(cell.Pad(words.Narrow, inner-2))
	}
	lines := []string{st.Accent.Render(st.Glyphs.Prompt) + " " + in.Lines[0]}
	if len(p.found) == 0 {
		lines = append(lines, widget.Fit([]string{"  " + st.Dim.Render(words.Nothing)}, inner, rows)...)
	} else {
		lines = append(lines, p.list.View(inner, p.row)...)
	}
	f := widget.Frame{Lines: boxed(p.env, p.title, lines, words.PickHint, w, h), X: in.X, Y: in.Y, Caret: in.Caret}
	return f.At(4, 1)
}

func (p *pick) row(i, _, w int, selected bool) string {
	st, it := p.env.Styles, p.items[p.found[i]]
	mark := "  "
	if selected {
		mark = st.Accent.Render(st.Glyphs.Current) + " "
	}
	labelW := p.labelW
	if it.Detail != "" || labelW > w-2 {
		labelW = min(labelW, max((w-4)*2/3, 1))
	}
	line := mark + cell.PadTail(it.Label, labelW, st.Glyphs.Ellipsis) + "  "
	line += st.Dim.Render(cell.CutTail(it.Detail, max(w-4-labelW, 0), st.Glyphs.Ellipsis))
	line = cell.Pad(line, w)
	if selected {
		return st.Focus.Over(line)
	}
	return line
}

func (p *pick) Scope() string             { return palette.Scope }
func (p *pick) Typing() bool              { return true }
func (p *pick) Back() (tea.Cmd, bool)     { return nil, false }
func (p *pick) Do(string) (tea.Cmd, bool) { return nil, false }
