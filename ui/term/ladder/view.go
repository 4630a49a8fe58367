package ladder

import (
	"strings"

	"shirei/incident/clean"
	"shirei/incident/ladder"
	"shirei/incident/when"
	"shirei/ui/term/step/panel"
	"shirei/ui/term/widget"
	"shirei/ui/text"
	"shirei/ui/text/cell"
)

// Widths of the columns of a means, in cells; asideCells hold its hours and the last attempt.
const (
	kindCells  = 10
	valueCells = 26
	asideCells = 36
)

// View draws whom the ladder is for, who is next, the people with their means, and the ways out.
func (p *Pane) View(w, h int) widget.Frame {
	st, inner := p.env.Styles, w-4
	lines := []string{p.tabs(inner), p.said(inner)}
	rule := st.Rule.Render(strings.Repeat(st.Glyphs.H, inner))
	out := p.out(inner)
	about := p.about(inner)
	room := h - 2 - len(lines) - 2 - len(about) - len(out)
	if len(p.rows) == 0 {
		lines = append(lines, rule, p.blank(p.words().Nobody, p.ladder.Blank, inner))
		return widget.Frame{Lines: widget.Boxed(st, p.words().Title, lines, w)}
	}
	p.list.SetHeight(min(len(p.rows), max(room, 3)))
	lines = append(lines, rule)
	lines = append(lines, p.list.View(st, inner, func(i, _, w int, selected bool) string { return p.row(p.rows[i], w, selected) })...)
	lines = append(lines, out...)
	lines = append(lines, rule)
	lines = append(lines, about...)
	return widget.Frame{Lines: widget.Boxed(st, p.words().Title, lines[:min(len(lines), max(h-2, 1))], w)}
}

// tabs are the purposes, with the one that is shown marked; where they do not fit, those around it.
func (p *Pane) tabs(w int) string {
	st := p.env.Styles
	at := 0
	names := make([]string, len(p.starts))
	for i, s := range p.starts {
		names[i] = p.words().To(p.env.Lang, s)
		if s.For == p.at {
			at = i
		}
	}
	from := 0
	for from < at && p.cells(names[from:at+1]) > w-8 {
		from++
	}
	var b strings.Builder
	b.WriteString(st.Dim.Render(st.Glyphs.Left))
	for i, name := range names[from:] {
		if from+i == at {
			name = st.Accent.Render(name)
		} else {
			name = st.Dim.Render(name)
		}
		b.WriteString("  " + name)
	}
	return cell.CutTail(b.String(), w-3, st.Glyphs.Ellipsis) + "  " + st.Dim.Render(st.Glyphs.Right)
}

func (p *Pane) cells(names []string) int {
	n := 0
	for _, name := range names {
		n += cell.Width(name) + 2
	}
	return n
}

// said is what to do now: call somebody, wait, or take the way out.
func (p *Pane) said(w int) string {
	st, t, l := p.env.Styles, p.words(), p.ladder
	if len(p.rows) == 0 {
		return ""
	}
	at := p.stands().At(p.env.Now)
	waits, waiting := t.Waits(p.env.Lang, l, p.env.Now, at)
	if waiting {
		waits = st.Soon.Render(waits)
	}
	aside := ""
	if l.Next.Closed && l.Reached == nil {
		aside = st.Dim.Render(t.NoOpen)
	}
	return cell.CutTail(panel.Beside(st.Strong.Render(t.Who(p.env.Lang, l, at)), waits, aside), w, st.Glyphs.Ellipsis)
}

func (p *Pane) row(at row, w int, selected bool) string {
	r := p.ladder.Rungs[at.rung]
	line := p.person(at.rung, r, w, selected)
	if at.way != person {
		line = p.way(at, r.Ways[at.way], w, selected)
	}
	line = cell.Pad(line, w)
	return p.env.Styles.Row(line, selected)
}

// mark shows who is next, whatever the cursor stands on.
func (p *Pane) mark(at row, selected bool) string {
	st := p.env.Styles
	switch {
	case at == p.next && p.ladder.Reached == nil && !p.ladder.Next.Over:
		return st.Accent.Render(st.Glyphs.Current) + " "
	case selected:
		return st.Dim.Render(st.Glyphs.Prompt) + " "
	}
	return "  "
}

func (p *Pane) person(i int, r ladder.Rung, w int, selected bool) string {
	st := p.env.Styles
	left := p.mark(row{i, person}, selected) + st.Strong.Render(clean.Line(r.Name)) + "  " + st.Dim.Render(panel.Beside(clean.Line(r.Role.Value), clean.Line(r.Org.Value)))
	if len(r.Ways) == 0 {
		return cell.CutTail(left+"  "+p.blank(p.words().Means, "", w), w, st.Glyphs.Ellipsis)
	}
	right := st.Dim.Render(p.words().WaitFor(when.Span(r.Wait, string(p.env.Lang))))
	return cell.Row(w, cell.CutTail(left, w-cell.Width(right)-1, st.Glyphs.Ellipsis), right)
}

func (p *Pane) way(at row, x ladder.Way, w int, selected bool) string {
	st := p.env.Styles
	line := p.mark(at, selected) + "  " + st.Dim.Render(cell.PadTail(text.Mean(p.env.Lang, x), kindCells, st.Glyphs.Ellipsis)) +
		cell.PadTail(clean.Line(x.Value), min(valueCells, max(w-kindCells-asideCells-4, 8)), st.Glyphs.Ellipsis) + "  " + st.Dim.Render(p.words().Hours(x, p.stands().At(p.env.Now)))
	return cell.Row(w, line, p.last(x))
}

// last says what became of the last attempt.
func (p *Pane) last(x ladder.Way) string {
	said := p.words().Last(x, p.stands().At(p.env.Now))
	if x.Last == nil || x.Last.Answered {
		return said
	}
	return p.env.Styles.Dim.Render(said)
}

// The way out of one person takes so many lines at most, all but the first this far in.
const (
	outLines  = 3
	outIndent = 4
)

// out lists what to do when they cannot be reached, once nobody is left to call; a blank of it stands there as one.
func (p *Pane) out(w int) []string {
	if !p.ladder.Next.Over || p.ladder.Reached != nil {
		return nil
	}
	st, t := p.env.Styles, p.words()
	var lines []string
	for _, r := range p.ladder.Rungs {
		head := "  " + st.Accent.Render(t.WayOut) + "  " + st.Dim.Render(clean.Line(r.Name)+p.env.Words.Common.Colon)
		if r.WayOut.Value == "" {
			lines = append(lines, cell.CutTail(head+p.blank("", "", w), w, st.Glyphs.Ellipsis))
			continue
		}
		said := cell.Wrap(head+clean.Line(r.WayOut.Value), w-outIndent)
		if len(said) > outLines {
			said = append(said[:outLines-1:outLines-1], cell.CutTail(said[outLines-1]+said[outLines], w-outIndent, st.Glyphs.Ellipsis))
		}
		for i, line := range said {
			if i > 0 {
				line = cell.Spaces(outIndent) + line
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// blank draws what the inventory lacks.
func (p *Pane) blank(what, path string, w int) string {
	st := p.env.Styles
	said := st.Glyphs.Dash + " " + p.env.Words.Common.Blank
	if path != "" {
		what = panel.Inventory(p.stands()).Place(string(p.env.Lang), path)
	}
	return st.Dim.Render(cell.CutTail(strings.TrimSpace(said+" "+clean.Line(what)), w, st.Glyphs.Ellipsis))
}

// about says of the person under the cursor how long we wait, what to do without them, and where that comes from.
func (p *Pane) about(w int) []string {
	st, t := p.env.Styles, p.words()
	i := p.list.Selected()
	if i < 0 || i >= len(p.rows) {
		return nil
	}
	r := p.ladder.Rungs[p.rows[i].rung]
	var parts []string
	if !p.ladder.Next.Over || p.ladder.Reached != nil { // else they are listed
		wayOut := clean.Line(r.WayOut.Value)
		if wayOut == "" {
			wayOut = st.Glyphs.Dash + " " + p.env.Words.Common.Blank
		}
		parts = append(parts, t.WayOut+p.env.Words.Common.Colon+wayOut)
	}
	if r.Assumed {
		parts = append(parts, t.Assumed)
	}
	parts = append(parts, panel.Source(p.env, p.stands(), r.Path))
	said := panel.Within(panel.Beside(parts...), w, 2, st.Glyphs.Ellipsis)
	for len(said) < 2 {
		said = append(said, "")
	}
	for i, l := range said {
		said[i] = st.Dim.Render(l)
	}
	return said
}
