package palette

import (
	"fmt"

	"shirei/incident/clean"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

const (
	most     = 16 // items in sight; more could not be taken in
	chrome   = 4  // the box, the input and the line of keys
	maxGroup = 16 // cells of the groups' column
	titleW   = 18 // cells a title is filled to, so that details stand in a column
)

// View draws the box: the input with the cursor, what was found, and the keys.
func (p *pane) View(w, h int) widget.Frame {
	st, inner := p.env.Styles, max(w-4, 2)
	f := p.Finder.View(inner, h-chrome+1, p.env.Words.Help.Find, p.row)
	count := fmt.Sprintf("%d/%d", len(p.found), len(p.items))
	f.Lines = append(f.Lines, st.Faint.Render(cell.Row(inner, p.env.Words.Help.RunHint, count)))
	box := widget.Boxed(st, p.env.Words.Help.Palette, f.Lines, w)
	f.Lines = box[:min(len(box), max(h, 0))]
	return f.At(2, 1)
}

// row draws an item: its group, title and detail, and its key at the end.
func (p *pane) row(i, _, w int, selected bool) string {
	st, it := p.env.Styles, p.items[p.found[i]]
	mark := st.Cursor(selected)
	keys := it.Keys
	if keys != "" {
		keys = " " + keys
	}
	left := w - 3 - cell.Width(keys)
	line := ""
	if p.groupW > 0 {
		line = st.Dim.Render(cell.PadTail(p.group(i), p.groupW, st.Glyphs.Ellipsis)) + "  "
		left -= p.groupW + 2
	}
	title := cell.CutTail(clean.Line(it.Title), max(left, 1), st.Glyphs.Ellipsis)
	title += cell.Spaces(min(w/4, titleW, left) - cell.Width(title))
	left -= cell.Width(title) + 2
	detail := clean.Line(it.Detail)
	if it.Disabled != "" {
		detail, title = clean.Line(it.Disabled), st.Faint.Render(title)
	}
	line += title
	if left > 4 && detail != "" {
		line += "  " + st.Dim.Render(cell.CutTail(detail, left, st.Glyphs.Ellipsis))
	}
	line = cell.Row(w, mark+line, st.Dim.Render(keys))
	return st.Row(line, selected)
}

// group stands once for the items of one group that follow each other in sight.
func (p *pane) group(i int) string {
	name := p.items[p.found[i]].Group
	if i > p.list.Top() && p.items[p.found[i-1]].Group == name {
		return ""
	}
	return clean.Line(name)
}

func groupWidth(items []Item) int {
	w := 0
	for _, it := range items {
		w = max(w, cell.Width(clean.Line(it.Group)))
	}
	return min(w, maxGroup)
}
