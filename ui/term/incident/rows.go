package incident

import (
	"fmt"
	"strings"
	"time"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/lang"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// rowLines is how many lines of a long entry the list shows; enter shows all of it.
const rowLines = 4

// Widths of the columns before the words, in cells.
const (
	markCells = 2
	timeCells = 6
	whoCells  = 9
)

// kindCells holds the longest kind of a language and a blank.
func (t *timeline) kindCells() int {
	if t.env.Lang == lang.JA {
		return 7
	}
	return 9
}

// at is the clock of a row: its day stands in the break above.
func (t *timeline) at(e incident.Entry) lang.Clock {
	return lang.Clock{Ref: e.OccurredAt, Loc: t.loc}
}

// view draws the list, with what lies above and below.
func (t *timeline) view(w, h int, focused bool, began *incident.State) widget.Frame {
	st, words := t.env.Styles, t.env.Words.Incident
	var lines []string
	if t.said != "" || t.before > 0 && t.list.Top() == 0 {
		note := ""
		if t.before > 0 {
			note = words.Earlier(t.before)
		}
		if t.said != "" {
			note = words.Filtered + " " + t.said + "  " + note
		}
		lines = append(lines, st.Dim.Render(cell.CutTail(" "+note, w, st.Glyphs.Ellipsis)))
	}
	if len(t.rows) == 0 {
		return widget.Frame{Lines: append(lines, "", " "+st.Dim.Render(cell.CutTail(words.Empty, w-2, st.Glyphs.Ellipsis)))}
	}
	if w != t.width {
		t.width = w
		clear(t.cache)
	}
	t.list.SetHeight(max(h-len(lines), 1))
	fresh := t.list.Fresh()
	if fresh > 0 {
		t.list.SetHeight(max(h-len(lines)-1, 1))
	}
	lines = append(lines, t.list.Rows(w, func(i, line, w int, selected bool) string {
		return t.line(i, line, w, selected && focused, began)
	})...)
	if fresh > 0 {
		lines = append(lines, st.Accent.Render(cell.PadLeft(words.Fresh(fresh)+" ", w)))
	}
	return widget.Frame{Lines: lines}
}

// height is how many lines a row takes.
func (t *timeline) height(i int) int {
	if i < 0 || i >= len(t.rows) || t.rows[i].entry < 0 {
		return 1
	}
	return len(t.body(t.entries[t.rows[i].entry]))
}

// body wraps an entry's words into its column, once for a width.
func (t *timeline) body(e incident.Entry) []string {
	if lines, ok := t.cache[e.ID]; ok {
		return lines
	}
	w := max(t.width-markCells-timeCells-t.kindCells()-whoCells-1, 12)
	said := t.says(e)
	head, rest, _ := strings.Cut(strings.ReplaceAll(said, "\r", "\n"), "\n")
	if e.Kind == incident.EntryCommand { // what it was comes first, and what it printed when it is opened
		head = t.env.Lang.Phrase(e.Phrase, t.at(e))
	}
	if e.Stream != t.stream { // of an incident that was merged into this one
		head = incident.Short(e.Stream) + "  " + head
	}
	lines := cell.Wrap(clean.Line(head), w)
	if len(lines) > rowLines {
		lines = append(lines[:rowLines-1:rowLines-1], cell.CutTail(lines[rowLines-1]+t.env.Styles.Glyphs.Ellipsis, w, t.env.Styles.Glyphs.Ellipsis))
	}
	more := ""
	switch {
	case e.Attached != nil && e.Kind != incident.EntryAttachment:
		more = fmt.Sprintf(t.env.Words.Incident.Whole, lang.Bytes(e.Attached.Size))
	case rest != "" && e.Kind != incident.EntryCommand:
		more = t.env.Words.Incident.Lines(strings.Count(rest, "\n") + 1)
	}
	if more != "" {
		lines[len(lines)-1] = cell.CutTail(lines[len(lines)-1]+more, w, t.env.Styles.Glyphs.Ellipsis)
	}
	if note := t.aside(e); note != "" {
		lines = append(lines, cell.CutTail(t.env.Styles.Glyphs.Branch+" "+note, w, t.env.Styles.Glyphs.Ellipsis))
	}
	t.cache[e.ID] = lines
	return lines
}

// aside is what became of an entry.
func (t *timeline) aside(e incident.Entry) string {
	words := t.env.Words.Incident
	var parts []string
	if e.Struck {
		parts = append(parts, strings.TrimSpace(words.Struck+" "+clean.Line(e.Why)))
	}
	if e.Progress != incident.ProgressOpen {
		parts = append(parts, strings.TrimSpace(t.env.Lang.Progress(e.Progress)+" "+clean.Line(e.Owner)+" "+clean.Line(e.Outcome)))
	}
	if e.Corrected {
		parts = append(parts, words.Corrected)
	}
	for _, tag := range e.Tags {
		parts = append(parts, "#"+clean.Line(tag))
	}
	return strings.Join(parts, "  ")
}

// line draws one line of a row: time, kind, who, words.
func (t *timeline) line(i, line, w int, selected bool, s *incident.State) string {
	st, r := t.env.Styles, t.rows[i]
	if r.entry < 0 {
		return st.Rule.Render(cell.Pad(" "+st.Glyphs.H+st.Glyphs.H+" "+r.day+" "+strings.Repeat(st.Glyphs.H, max(w-16, 0)), w))
	}
	e := t.entries[r.entry]
	body := t.body(e)
	text := body[min(line, len(body)-1)]
	switch {
	case e.Struck:
		text = st.Faint.Render(text)
	case !e.Note, line > 0 && strings.HasPrefix(text, st.Glyphs.Branch):
		text = st.Dim.Render(text)
	case e.Key:
		text = st.Strong.Render(text)
	}
	out := cell.Spaces(markCells + timeCells + t.kindCells() + whoCells)
	if line == 0 {
		out = t.columns(e, selected, s)
	}
	out = cell.Pad(out+text, w)
	return st.Row(out, selected)
}

// columns draws what stands before the words.
func (t *timeline) columns(e incident.Entry, selected bool, s *incident.State) string {
	st := t.env.Styles
	mark := "  "
	switch {
	case selected:
		mark = st.Accent.Render(st.Glyphs.Current) + " "
	case e.Key:
		mark = st.Accent.Render(st.Glyphs.Star) + " "
	}
	who := e.Actor
	if e.Words != "" {
		who = e.Words
	}
	who = cell.PadTail(cell.CutTail(clean.Line(who), whoCells-1, st.Glyphs.Ellipsis), whoCells, "")
	return mark + cell.Pad(t.clock(e, s), timeCells) + st.Dim.Render(cell.Pad(t.env.Lang.Entry(e.Kind), t.kindCells())) + st.Dim.Render(who)
}

// clock is the wall time of an entry, or the minutes since it began.
func (t *timeline) clock(e incident.Entry, s *incident.State) string {
	switch {
	case e.OccurredAt.IsZero():
		return t.env.Styles.Glyphs.Dash
	case !t.env.Clock && s != nil && !s.Start().IsZero():
		d := e.OccurredAt.Sub(s.Start())
		if d < 0 {
			return "-" + offset(-d)
		}
		return "+" + offset(d)
	}
	return e.OccurredAt.In(t.loc).Format("15:04")
}

// offset writes a duration as hours and minutes: 0:12, 27:05.
func offset(d time.Duration) string {
	m := int(d.Minutes())
	return fmt.Sprintf("%d:%02d", m/60, m%60)
}
