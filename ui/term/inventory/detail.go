package inventory

import (
	"strings"

	"shirei/incident/clean"
	inv "shirei/incident/inventory"
	"shirei/ui/text/cell"
)

// labelMost are the cells of the labels' column at most.
const labelMost = 24

// drawDetail draws the open entry whole: every field, the blanks in their places.
func (s *pane) drawDetail(w, h int) []string {
	s.scroll.SetHeight(max(h-1, 1))
	s.scroll.SetLines(s.fields(w))
	r := s.book.rows[s.detail]
	st, words := s.env.Styles, s.env.Words.Inventory
	flag := ""
	if r.Stale {
		flag = st.Glyphs.Warn + " " + words.Stale + " "
	}
	head := " " + r.kind
	if r.title != r.kind {
		head += "  " + r.title
	}
	head = cell.CutTail(head, w-cell.Width(flag)-1, st.Glyphs.Ellipsis)
	return append([]string{cell.Row(w, st.Strong.Render(head), flag)}, s.scroll.View(w)...)
}

// fields lays out what the entry says, a label and its value a line.
func (s *pane) fields(w int) []string {
	r, st, words := s.book.rows[s.detail], s.env.Styles, s.env.Words.Inventory
	labelW := cell.Width(words.Path)
	for _, l := range r.Lines() {
		labelW = max(labelW, cell.Width(clean.Line(l.Label)))
	}
	labelW = min(labelW, labelMost, w/3)
	valueW := max(w-labelW-5, 2)
	var out []string
	add := func(label, value string) {
		for i, part := range cell.Wrap(value, valueW) {
			if i > 0 {
				label = ""
			}
			out = append(out, "  "+st.Dim.Render(cell.PadTail(label, labelW, st.Glyphs.Ellipsis))+"  "+part)
		}
	}
	out = append(out, "")
	if r.First {
		out = append(out, "  "+st.Glyphs.Star+" "+words.First, "")
	}
	for _, l := range r.Lines() {
		add(clean.Line(l.Label), s.value(l))
	}
	if !r.reviewable() {
		return out
	}
	out = append(out, "")
	add(words.Reviewed, s.reviewed(r))
	add(words.Path, st.Dim.Render(clean.Line(r.Path)))
	return out
}

// value words one field: its answer, why it does not apply, or what its blank would cost.
func (s *pane) value(l inv.Line) string {
	st, words := s.env.Styles, s.env.Words.Inventory
	switch {
	case l.State == inv.Blank && l.Weight > 0:
		return st.Dim.Render(st.Glyphs.Dash + " " + words.Blank + "  " + cost(s.env, l.Step, l.Weight))
	case l.State == inv.Blank:
		return st.Dim.Render(st.Glyphs.Dash + " " + words.Blank)
	case l.Secret:
		return masked
	case l.State == inv.NA && l.Value == "":
		return inv.Label(string(s.env.Lang), "does_not_apply")
	}
	return strings.TrimRight(clean.Block(l.Value), "\n")
}

// reviewed says when somebody last looked at the entry, and whether that is too long ago.
func (s *pane) reviewed(r row) string {
	words := s.env.Words.Inventory
	day := clean.Line(r.Reviewed)
	if day == "" {
		day = words.Never
	}
	if r.Stale {
		day += "  " + s.env.Styles.Glyphs.Warn + " " + words.Stale
	}
	return day
}
