package home

import (
	"strings"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/when"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// View draws the screen.
func (s *Screen) View(w, h int) widget.Frame {
	st, words := s.env.Styles, s.env.Words.Home
	out := widget.Frame{Lines: []string{
		cell.Row(w, " "+st.Strong.Render(words.Title), st.Dim.Render(clean.Line(s.env.Seat.Who())+" "+s.env.Now.Format("15:04"))+" "),
		st.Rule.Render(strings.Repeat(st.Glyphs.H, w)),
	}}
	foot := 0
	if s.mode != browsing {
		foot = 2
	}
	s.list.SetHeight(h - len(out.Lines) - foot - 2)
	switch {
	case s.query != "":
		out.Lines = append(out.Lines, " "+st.Dim.Render(words.FindAsk+" "+clean.Line(s.query)+"  "+s.found()), "")
		out.Lines = append(out.Lines, s.list.View(st, w, s.row)...)
	case len(s.rows) == 0:
		out.Lines = append(out.Lines, "", " "+words.NoneActive, "")
		for _, l := range words.Begin {
			out.Lines = append(out.Lines, "   "+st.Dim.Render(cell.CutTail(l, w-4, st.Glyphs.Ellipsis)))
		}
	default:
		out.Lines = append(out.Lines, s.heading(w))
		out.Lines = append(out.Lines, s.list.View(st, w, s.row)...)
	}
	if s.mode == browsing {
		return out
	}
	return s.withLine(out, w, h)
}

func (s *Screen) found() string {
	if len(s.rows) == 0 {
		return s.env.Words.Home.NoneFound
	}
	return s.env.Words.Home.Found(len(s.rows))
}

func (s *Screen) heading(w int) string {
	st, words := s.env.Styles, s.env.Words.Home
	text := words.NoneActive
	if s.quiet > 0 {
		text = words.Active(s.quiet)
	}
	text = " " + st.Dim.Render(text)
	if s.owing > 0 {
		text += "  " + st.Accent.Render(words.Owing(s.owing))
	}
	return cell.Pad(text, w)
}

// withLine puts the line that is typed into at the bottom.
func (s *Screen) withLine(out widget.Frame, w, h int) widget.Frame {
	st, words := s.env.Styles, s.env.Words.Home
	ask, hint := words.DeclareAsk, words.DeclareHint
	if s.mode == finding {
		ask, hint = words.FindAsk, ""
	}
	out.Lines = widget.Fit(out.Lines, w, h-2)
	head := " " + st.Accent.Render(ask+" "+st.Glyphs.Prompt) + " "
	s.input.SetWidth(w - cell.Width(head) - 1)
	in := s.input.View(st).At(cell.Width(head), h-2)
	out.Lines = append(out.Lines, head+in.Lines[0], "   "+st.Faint.Render(cell.CutTail(hint, w-4, st.Glyphs.Ellipsis)))
	out.X, out.Y, out.Caret = in.X, in.Y, in.Caret
	return out
}

// row draws one incident: how bad, what, how long, who leads; below it what is owed next, if it is active or owes still.
func (s *Screen) row(i, line, w int, selected bool) string {
	r, st := s.rows[i], s.env.Styles
	text := s.second(r, w)
	if line == 0 {
		text = s.first(r, w, selected)
	}
	if selected {
		return st.Focus.Over(cell.Pad(text, w))
	}
	return text
}

func (s *Screen) first(r row, w int, selected bool) string {
	st := s.env.Styles
	left := st.Cursor(selected) + cell.Pad(screen.Badge(st, s.env.Lang, r.head.Severity), screen.BadgeWidth) + " "
	if r.head.Drill {
		left += st.Drill.Render(" "+s.env.Words.Home.Drill+" ") + " "
	}
	right := s.right(r)
	title := cell.CutTail(clean.Line(r.head.Title), max(w-cell.Width(left)-cell.Width(right)-3, 8), st.Glyphs.Ellipsis)
	if r.head.Active {
		title = st.Strong.Render(title)
	}
	return cell.Row(w, left+title, right+" ")
}

// second is the line below an incident in which something is owed.
func (s *Screen) second(r row, w int) string {
	st, words := s.env.Styles, s.env.Words.Home
	indent := cell.Spaces(2 + screen.BadgeWidth + 1)
	if r.next.ID == "" {
		return indent + st.Dim.Render(words.NothingOwed)
	}
	said := screen.Clock(st, s.env.Lang, r.next, s.env.Now, r.loc) + "  " + st.Dim.Render(screen.Zone(s.env.Now, r.loc))
	if r.more > 0 && !r.head.Active { // an active one says it on its own screen
		said += st.Dim.Render(s.env.Words.Common.Others(r.more))
	}
	return cell.CutTail(indent+said, w, st.Glyphs.Ellipsis)
}

// endCells is the width of the column that says how an incident ended.
func (s *Screen) endCells() int {
	widest := 0
	for _, how := range append(incident.Endings(), incident.StatusResolved, incident.StatusClosed) {
		widest = max(widest, cell.Width(s.env.Lang.Status(how)))
	}
	return widest
}

// right is what stands at the end of a row.
func (s *Screen) right(r row) string {
	st, l := s.env.Styles, s.env.Lang
	short := st.Dim.Render(incident.Short(r.head.Stream))
	if !r.head.Active {
		day := ""
		if !r.head.Began.IsZero() {
			day = r.head.Began.In(s.env.Now.Location()).Format("2006-01-02") + "  "
		}
		return st.Dim.Render(day+cell.Pad(l.Status(r.head.Status), s.endCells())) + "  " + short
	}
	chair := st.Error.Render(s.env.Words.Home.NoChair)
	if r.head.Commander != "" {
		chair = st.Dim.Render(s.env.Words.Home.Chair+" ") + cell.CutTail(clean.Line(r.head.Commander), 12, st.Glyphs.Ellipsis)
	}
	if r.head.Began.IsZero() {
		return chair + "  " + short
	}
	until := r.head.Ended
	if until.IsZero() {
		until = s.env.Now
	}
	return when.Elapsed(until.Sub(r.head.Began)) + "  " + chair + "  " + short
}
