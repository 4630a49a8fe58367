package incident

import (
	"strconv"
	"strings"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/when"
	"shirei/ui/term/gap"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// headLines is how many lines stand above the panes, footLines how many below.
const (
	headLines = 4
	footLines = 2
)

// View draws the screen.
func (s *Screen) View(w, h int) widget.Frame {
	if s.gone || !s.loaded {
		word := s.env.Words.Common.Loading
		if s.gone {
			word = s.env.Words.Incident.Missing
		}
		return widget.Frame{Lines: []string{"", " " + s.env.Styles.Dim.Render(word)}}
	}
	s.wide = w >= twoPanes
	body := h - headLines - footLines
	panes, split := s.panes(w, body)
	out := widget.Frame{Lines: append(s.head(w), s.ruleAt(w, split, s.env.Styles.Glyphs.TeeDown))}
	panes = panes.At(0, len(out.Lines))
	out.Lines = append(out.Lines, panes.Lines...)
	out.X, out.Y, out.Caret = panes.X, panes.Y, panes.Caret
	low := s.ruleAt(w, split, s.env.Styles.Glyphs.TeeUp)
	if hints := s.hints(w); hints != "" {
		low = s.env.Styles.Dim.Render(cell.Pad(hints, w))
	}
	out.Lines = append(out.Lines, low)
	line := widget.Frame{Lines: []string{s.rest(w)}}
	if s.focus == onComposer || !s.composer.input.Empty() {
		line = s.composer.view(w, s.focus == onComposer).At(0, len(out.Lines))
	}
	out.Lines = append(out.Lines, line.Lines...)
	if line.Caret {
		out.X, out.Y, out.Caret = line.X, line.Y, true
	}
	return out
}

// hints lists the kinds of entry while one is typed.
func (s *Screen) hints(w int) string {
	if s.focus != onComposer {
		return ""
	}
	return s.composer.kindHints(w)
}

// CallRow is the line that a call may take, so that nothing moves for it: the rule above the composer. It is none (-1)
// while that line helps with what is typed.
func (s *Screen) CallRow(w, h int) int {
	if !s.loaded || s.gone || s.hints(w) != "" {
		return -1
	}
	return h - footLines
}

// panes draws panel and timeline side by side, or the one that is in front; split is the column of the rule between.
func (s *Screen) panes(w, h int) (out widget.Frame, split int) {
	st := s.env.Styles
	front := s.focus
	if front == onComposer {
		front = s.before
	}
	if !s.wide {
		if front == onPanel {
			f := s.panelView(w, h)
			f.Caret = f.Caret && s.focus == onPanel
			return f, 0
		}
		f := s.timeline.view(w, h, s.focus == onTimeline, s.at.State)
		f.Lines = widget.Fit(f.Lines, w, h)
		return f, 0
	}
	left := min(w*45/100, 84)
	panel := s.panelView(left, h)
	list := s.timeline.view(w-left-1, h, s.focus == onTimeline, s.at.State)
	out.Lines = widget.TwoPane(panel.Lines, widget.Fit(list.Lines, w-left-1, h), left, w-left-1, st.Rule.Render(st.Glyphs.V))
	if s.focus == onPanel && panel.Caret {
		out.X, out.Y, out.Caret = panel.X, panel.Y, true
	}
	return out, left
}

// panelView draws the panel with a blank column on either side.
func (s *Screen) panelView(w, h int) widget.Frame {
	f := s.panel().View(w-2, h).At(1, 0)
	f.Lines = widget.Fit(f.Lines, w-2, h)
	for i, l := range f.Lines {
		f.Lines[i] = " " + l + " "
	}
	return f
}

func (s *Screen) ruleAt(w, split int, joint string) string {
	st := s.env.Styles
	if split <= 0 {
		return st.Rule.Render(strings.Repeat(st.Glyphs.H, w))
	}
	return st.Rule.Render(strings.Repeat(st.Glyphs.H, split) + joint + strings.Repeat(st.Glyphs.H, max(w-split-1, 0)))
}

// head is what stands on top at every step: what it is, the walk, what is owed.
func (s *Screen) head(w int) []string {
	return []string{s.title(w), s.walk(w), s.owing(w)}
}

// title is severity, title, service, short id, who commands, and how long it has lasted.
func (s *Screen) title(w int) string {
	st, c, words := s.env.Styles, s.at.State, s.env.Words.Incident
	left := " " + screen.Badge(st, s.env.Lang, c.Severity.Severity) + " "
	if c.Drill {
		left += st.Drill.Render(" "+words.Drill+" ") + " "
	}
	chair := st.Overdue.Render(" " + words.NoChair + " ")
	if who := c.Roles[incident.Commander].Who; who != "" {
		chair = st.Dim.Render(words.Chair+" ") + cell.CutTail(clean.Line(who), 12, st.Glyphs.Ellipsis)
	} else if c.Imported != "" {
		chair = ""
	}
	right := st.Dim.Render(cell.CutTail(clean.Line(c.Service), 18, st.Glyphs.Ellipsis)+" "+c.Short()) + "  " + chair
	if status := c.Status(); status != incident.StatusActive {
		right = st.Strong.Render(s.env.Lang.Status(status)) + "  " + right
	}
	if n := hereCount(s.env, s.stream); n > 1 {
		right += "  " + st.Dim.Render(s.env.Words.Common.Presence.Here(n))
	}
	if t := s.elapsed(); t != "" {
		right += "  " + t
	}
	if zone := screen.Zone(s.env.Now, c.Location()); zone != "" {
		right += "  " + st.Dim.Render(zone)
	}
	title := cell.CutTail(clean.Line(c.Title), max(w-cell.Width(left)-cell.Width(right)-3, 8), st.Glyphs.Ellipsis)
	return cell.Row(w, left+st.Strong.Render(title), right+" ")
}

// elapsed counts from the beginning, and stands still once it is over.
func (s *Screen) elapsed() string {
	from, until := s.at.State.Start(), s.at.State.Over()
	if from.IsZero() {
		return ""
	}
	if until.IsZero() {
		until = s.env.Now
	}
	return when.Elapsed(until.Sub(from))
}

// walk is the six steps with how they stand, all of them: where the room is short the gaps shrink, then only the step
// shown and the one to do keep their names.
func (s *Screen) walk(w int) string {
	gap := "   "
	if w < twoPanes {
		gap = "  "
	}
	line := s.strip(gap, false)
	if cell.Width(line) > w {
		line = s.strip(" ", false)
	}
	if cell.Width(line) > w {
		line = s.strip(gap, true)
	}
	return cell.CutTail(line, w, s.env.Styles.Glyphs.Ellipsis)
}

// strip draws the six steps; terse leaves out the names one can do without.
func (s *Screen) strip(gap string, terse bool) string {
	st := s.env.Styles
	var b strings.Builder
	for i, state := range s.steps() {
		at := incident.Steps()[i]
		if i > 0 {
			b.WriteString(gap)
		}
		number, name := strconv.Itoa(i+1), " "+s.env.Lang.StepShort(at)
		if terse && at != s.step && state != incident.StepCurrent {
			name = ""
		}
		if at == s.step {
			b.WriteString(st.Accent.Render(number + name))
		} else {
			b.WriteString(st.Dim.Render(number) + name)
		}
		if mark := stepMark(st.Glyphs.Check, st.Glyphs.Current, st.Glyphs.Skipped, state); mark != "" {
			b.WriteString(" " + mark)
		}
	}
	return " " + b.String()
}

func stepMark(done, current, skipped string, s incident.StepState) string {
	switch s {
	case incident.StepDone:
		return done
	case incident.StepCurrent:
		return current
	case incident.StepSkipOne:
		return skipped
	}
	return ""
}

// owing is what is owed, the most overdue first, as much as fits, and what to do now.
func (s *Screen) owing(w int) string {
	st, words := s.env.Styles, s.env.Words.Incident
	next := ""
	if len(s.at.Next) > 0 {
		n := s.at.Next[0]
		next = st.Dim.Render(words.Next+s.env.Words.Common.Colon) + st.Strong.Render(strconv.Itoa(stepNumber(n.Step))+" "+s.env.Lang.StepShort(n.Step))
	}
	if missing := gap.Count(s.env, s.at.State); missing != "" {
		next = st.Dim.Render(missing) + "   " + next
	}
	room, loc := w-cell.Width(next)-4, s.at.State.Location()
	var b strings.Builder
	used, left := 1, 0
	b.WriteString(" ")
	for _, p := range s.at.Ledger {
		if !p.State.Open() || p.State == incident.Snoozed {
			continue
		}
		item := screen.Clock(st, s.env.Lang, p, s.env.Now, loc)
		cells := cell.Width(item) + 3
		if used+cells > room-6 {
			left++
			continue
		}
		b.WriteString(item + "   ")
		used += cells
	}
	if left > 0 {
		b.WriteString(st.Dim.Render(words.More(left)))
	}
	return cell.Row(w, b.String(), next+" ")
}

func stepNumber(at incident.Step) int {
	for i, s := range incident.Steps() {
		if s == at {
			return i + 1
		}
	}
	return 0
}
