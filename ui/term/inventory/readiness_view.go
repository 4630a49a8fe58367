package inventory

import (
	"fmt"
	"strings"

	inv "shirei/incident/inventory"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// View draws the verdict and the sections on top, and as much of the rows as there is room for.
func (r *readiness) View(w, h int) widget.Frame {
	if r.svc == nil {
		return widget.Frame{Lines: widget.Fit(nil, w, h)}
	}
	top := r.top(w, h)
	r.list.SetHeight(max(h-len(top), 1))
	inner := w - widget.MoreCells // rows are as tall with the marks as without
	r.list.SetRowHeight(func(i int) int { return len(r.said(r.rows[i], inner)) })
	lines := append(top, r.list.View(r.env.Styles, w, func(i, line, _ int, selected bool) string {
		return r.draw(r.rows[i], line, inner, selected)
	})...)
	return widget.Frame{Lines: widget.Fit(lines, w, h)}
}

// tall is the height from which the score of every section stands on top.
const tall = 12

// top says in a few lines how it stands.
func (r *readiness) top(w, h int) []string {
	words, st := r.env.Words.Readiness, r.env.Styles
	score := " " + words.Score(int(r.report.Score*100), r.report.Filled, r.report.Total)
	verdict := words.Pitfalls(r.report.PitfallCount()) + "  " + inv.Label(string(r.env.Lang), "verdict."+string(r.report.Verdict))
	verdict = cell.CutTail(verdict, w-cell.Width(score)-3, st.Glyphs.Ellipsis)
	lines := []string{cell.Row(w, st.Strong.Render(score), verdict+" ")}
	if h < tall {
		return lines
	}
	labelW := 0
	for _, s := range r.report.Sections {
		labelW = max(labelW, cell.Width(r.label(s.Section)))
	}
	const figures = 16 // cells of "100%  123/456" and what parts it from the next
	labelW = min(labelW, max(w-figures-4, 4))
	each := labelW + figures + 2
	across := max((w-2)/each, 1)
	across = (len(r.report.Sections) + lineCount(len(r.report.Sections), across) - 1) / lineCount(len(r.report.Sections), across)
	line := ""
	for i, s := range r.report.Sections {
		figure := fmt.Sprintf("%3d%%  %d/%d", int(s.Score*100), s.Filled, s.Total)
		line += cell.Pad("  "+cell.PadTail(r.label(s.Section), labelW, st.Glyphs.Ellipsis)+" "+figure, each)
		if i%across == across-1 || i == len(r.report.Sections)-1 {
			lines = append(lines, st.Dim.Render(cell.Cut(strings.TrimRight(line, " "), w)))
			line = ""
		}
	}
	return append(lines, st.Rule.Render(strings.Repeat(st.Glyphs.H, w)))
}

// lineCount is how many lines n things take, across a line.
func lineCount(n, across int) int { return (n + across - 1) / across }

func (r *readiness) label(section string) string { return inv.Label(string(r.env.Lang), section) }

// indent is of what is said of the row above, with the cursor's mark.
const indent = 6

// said is what a row says in w cells: one line, or as many as words on the row above take.
func (r *readiness) said(row readyRow, w int) []string {
	st := r.env.Styles
	switch {
	case row.head:
		return []string{" " + st.Strong.Render(cell.CutTail(row.text, w-1, st.Glyphs.Ellipsis))}
	case row.sub:
		return cell.Wrap(row.text, max(w-indent-2, 8))
	}
	right := cell.CutTail(row.right, w*3/5, st.Glyphs.Ellipsis)
	room := w - 4 - cell.Width(right) - min(cell.Width(right), 1)
	left := shorten(row.text, room)
	if row.mark != "" {
		left = row.mark + " " + shorten(row.text, room-2)
	}
	return []string{cell.Row(w-3, cell.CutTail(left, room, st.Glyphs.Ellipsis), st.Dim.Render(right))}
}

// shorten leaves the first parts of a place out where it is too long: its end says more.
func shorten(place string, w int) string {
	for cell.Width(place) > w {
		_, rest, ok := strings.Cut(place, " > ")
		if !ok {
			break
		}
		place = rest
	}
	return place
}

// draw draws a line of a row in w cells.
func (r *readiness) draw(row readyRow, line, w int, selected bool) string {
	st := r.env.Styles
	text := r.said(row, w)[line]
	switch {
	case row.head:
		return text
	case row.sub:
		text = cell.Spaces(indent-2) + st.Dim.Render(text)
	}
	switch {
	case !selected:
		return "  " + text
	case line > 0:
		return st.Focus.Over(cell.Pad("  "+text, w))
	}
	return st.Focus.Over(cell.Pad(st.Accent.Render(st.Glyphs.Current)+" "+text, w))
}
