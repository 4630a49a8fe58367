package inventory

import (
	"fmt"
	"strings"

	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// left draws the sections with what is filled of each and how many entries are to be reviewed.
func (s *pane) left(w, h int) []string {
	st, words := s.env.Styles, s.env.Words.Inventory
	s.sections.SetHeight(max(h-1, 1))
	staleW := cell.Width(words.Stale) + 1
	const filledW = 8
	labelW := max(w-3-filledW-staleW, 1)
	head := "  " + cell.Pad(words.Section, labelW) + cell.PadLeft(words.Filled, filledW) + cell.PadLeft(words.Stale, staleW)
	lines := []string{st.Dim.Render(cell.Pad(head, w))}
	return append(lines, s.sections.View(st, w, func(i, _, w int, selected bool) string {
		sec := s.book.sections[i]
		stale := ""
		if sec.stale > 0 {
			stale = fmt.Sprintf("%s %d", st.Glyphs.Warn, sec.stale)
		}
		figure := sec.figure
		if figure == "" {
			figure = fmt.Sprintf("%d/%d", sec.filled, sec.total)
		}
		line := cell.PadTail(sec.label, labelW, st.Glyphs.Ellipsis) + cell.PadLeft(figure, filledW) + cell.PadLeft(stale, staleW)
		return s.mark(line, w, selected, s.focus == sections)
	})...)
}

// mark draws the row that is selected: with the cursor and painted on the side that has the keys, strong on the other.
func (s *pane) mark(line string, w int, selected, focused bool) string {
	st := s.env.Styles
	if !selected {
		return "  " + line
	}
	if !focused { // one cursor on the glass
		return st.Strong.Render(cell.Pad("  "+line, w))
	}
	return st.Focus.Over(cell.Pad(st.Accent.Render(st.Glyphs.Current)+" "+line, w))
}

// right draws the entries, the one that is open, or what stands in place of them.
func (s *pane) right(w, h int) widget.Frame {
	switch p := s.parts[s.part()]; {
	case s.past != nil:
		return widget.Frame{Lines: s.past.View(w, h)}
	case s.form != nil:
		return s.form.View(w, h)
	case s.part() != ofEntries && p != nil:
		f := p.View(w, h)
		f.Lines = widget.Fit(f.Lines, w, h)
		return f
	}
	return widget.Frame{Lines: s.entries(w, h)}
}

// entries draws the list.
func (s *pane) entries(w, h int) []string {
	s.list.SetHeight(max(h-1, 1))
	c := s.columns(w)
	lines := []string{s.heads(c, w)}
	if len(s.shown) == 0 {
		return widget.Fit(append(lines, "  "+s.env.Styles.Dim.Render(s.env.Words.Inventory.Empty)), w, h)
	}
	draw := s.entry
	if s.ofBlanks {
		draw = s.blank
	}
	return append(lines, s.list.View(s.env.Styles, w, func(i, _, w int, selected bool) string {
		return s.mark(draw(i, c, w-3), w, selected, s.focus == entries)
	})...)
}

// columns are the cells of the list's columns.
type columns struct{ cost, step, kind, name int }

func (s *pane) columns(w int) columns {
	c := columns{cost: 8, step: 14, kind: 18, name: max((w-20)*2/5, 8)}
	if w < 70 {
		c = columns{cost: 7, step: 10, kind: 14, name: max((w-16)*2/5, 8)}
	}
	return c
}

// heads draws the heads of the columns, with the place in the list.
func (s *pane) heads(c columns, w int) string {
	words := s.env.Words.Inventory
	head := cell.Pad(words.Kind, c.kind) + " " + cell.Pad(words.Name, c.name) + " " + words.Gist
	if s.ofBlanks {
		head = cell.PadLeft(words.Cost, c.cost) + "  " + cell.Pad(words.Step, c.step) + " " + words.Field
	}
	at := fmt.Sprintf(words.Count, s.list.Selected()+1, len(s.shown))
	return s.env.Styles.Dim.Render(cell.Row(w, "  "+head, at+" "))
}

// entry draws an entry. Its kind stands once for the entries of that kind in sight.
func (s *pane) entry(i int, c columns, w int) string {
	st, words, r, lang := s.env.Styles, s.env.Words.Inventory, s.book.rows[s.shown[i]], string(s.env.Lang)
	kind := r.kind
	if i > s.list.Top() && s.book.rows[s.shown[i-1]].kind == kind {
		kind = ""
	}
	if !r.reviewable() { // a question, and its answer at the end
		gist := r.gist(lang)
		title := cell.CutTail(r.title, w-c.kind-cell.Width(gist)-3, st.Glyphs.Ellipsis)
		return cell.Row(w, st.Dim.Render(cell.PadTail(kind, c.kind, st.Glyphs.Ellipsis))+" "+title, gist)
	}
	title := r.title
	if r.First {
		title = st.Glyphs.Star + " " + title
	}
	line := st.Dim.Render(cell.PadTail(kind, c.kind, st.Glyphs.Ellipsis)) + " " + cell.PadTail(title, c.name, st.Glyphs.Ellipsis) + " "
	flags := ""
	blanks, gist := r.Blanks(), r.gist(lang)
	if blanks > 0 && !r.Entry.Blank {
		flags = fmt.Sprintf(words.Blanks, blanks)
	}
	if r.Stale {
		flags = strings.TrimLeft(flags+"  "+st.Glyphs.Warn+" "+words.Stale, " ")
	}
	room := w - cell.Width(line) - cell.Width(flags) - 1
	switch {
	case r.Entry.Blank:
		line += st.Dim.Render(cell.CutTail(s.lack(r), room, st.Glyphs.Ellipsis))
	case gist == "" && blanks > 0:
		line += st.Dim.Render(st.Glyphs.Dash + " " + words.Blank)
	case room > 3 && gist != "":
		line += cell.CutTail(gist, room, st.Glyphs.Ellipsis)
	}
	return cell.Row(w, line, st.Dim.Render(flags))
}

// blank draws a blank field: what it would cost, where, and which it is.
func (s *pane) blank(i int, c columns, w int) string {
	st, words, b := s.env.Styles, s.env.Words.Inventory, s.book.blanks()[s.shown[i]]
	line := cell.PadLeft(fmt.Sprintf(words.Minutes, b.minutes), c.cost) + "  " +
		st.Dim.Render(cell.PadTail(b.step, c.step, st.Glyphs.Ellipsis)) + " " + s.blankName(b)
	return cell.PadTail(line, w, st.Glyphs.Ellipsis)
}
