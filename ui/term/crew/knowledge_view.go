package crew

import (
	"slices"
	"strings"
	"time"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/report"
	"shirei/incident/when"
	"shirei/ui/term/theme"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// aboutLines is what the full words of a line take; who wrote it and what can be done with it stand below.
const aboutLines = 2

// columns are as wide as what stands in them, up to a limit, in cells.
type columns struct{ label, state, owner, age int }

func (c *columns) hold(m known) {
	c.label = max(c.label, min(cell.Width(m.Label), 20))
	c.state = max(c.state, min(cell.Width(m.State), 12))
	c.owner = max(c.owner, min(cell.Width(m.Owner), 10))
	c.age = max(c.age, cell.Width(m.age))
}

// age says for how long a line stands, once that is a minute.
func (k *knowledge) age(m report.Matter) string {
	if m.At == nil || k.room.Env.Now.Sub(*m.At) < time.Minute {
		return ""
	}
	return when.Span(k.room.Env.Now.Sub(*m.At).Truncate(time.Minute), string(k.room.Env.Lang))
}

// View draws the three parts, and the line under the cursor in full.
func (k *knowledge) View(w, h int) widget.Frame {
	st, inner := k.room.Env.Styles, w-4
	k.list.SetHeight(max(min(len(k.rows), h-4-aboutLines), 1))
	lines := k.list.View(st, inner, func(i, _, w int, selected bool) string { return k.row(k.rows[i], w, selected) })
	lines = append(lines, st.Rule.Render(strings.Repeat(st.Glyphs.H, inner)))
	return widget.Frame{Lines: widget.Boxed(st, k.room.words().KnowledgeTitle, append(append(lines, k.full(inner)...), k.does(inner)), w)}
}

// full wraps the words of the row under the cursor, once for a row and a width.
func (k *knowledge) full(w int) []string {
	i := k.list.Selected()
	if i == k.aboutOf && w == k.aboutW {
		return k.about
	}
	text := ""
	if i >= 0 && i < len(k.rows) {
		text = clean.Line(k.rows[i].Text)
	}
	k.about, k.aboutOf, k.aboutW = inFull(k.room.Env.Styles, text, w), i, w
	return k.about
}

// inFull wraps the words of a row that may be cut in its list, into as many lines as they always take.
func inFull(st theme.Styles, text string, w int) []string {
	lines := cell.Wrap(text, w)
	if len(lines) > aboutLines {
		lines = append(lines[:aboutLines-1:aboutLines-1], cell.CutTail(lines[aboutLines-1]+lines[aboutLines], w, st.Glyphs.Ellipsis))
	}
	for len(lines) < aboutLines {
		lines = append(lines, "")
	}
	for i := range lines {
		lines[i] = st.Dim.Render(lines[i])
	}
	return lines
}

// does says of the line under the cursor who wrote it and when, and what enter does with it.
func (k *knowledge) does(w int) string {
	i := k.list.Selected()
	if i < 0 || i >= len(k.rows) || k.rows[i].heading != "" {
		return ""
	}
	st, env, words, m := k.room.Env.Styles, k.room.Env, k.room.words(), k.rows[i]
	what, said := words.Settle(m.Kind), ""
	if kind := incident.EntryKind(m.Kind); len(incident.ProgressOf(kind)) > 0 {
		var ways []string
		for _, p := range incident.ProgressOf(kind) {
			ways = append(ways, env.Lang.Progress(p))
		}
		what = strings.Join(ways, env.Words.Common.And)
		if j := slices.IndexFunc(k.entries, func(e incident.Entry) bool { return e.ID == m.ID }); j >= 0 {
			at := k.room.Stands().At(env.Now)
			said = name(k.entries[j].Actor) + "  " + when.Clock(k.entries[j].OccurredAt, at.Ref, at.Loc)
		}
	}
	right := st.Strong.Render("enter") + " " + st.Dim.Render(what)
	return cell.Row(w, st.Faint.Render(cell.CutTail(said, max(w-cell.Width(right)-2, 0), st.Glyphs.Ellipsis)), right)
}

func (k *knowledge) row(m known, w int, selected bool) string {
	st := k.room.Env.Styles
	if m.heading != "" {
		return cell.Pad(st.Strong.Render(cell.CutTail(m.heading, w, st.Glyphs.Ellipsis)), w)
	}
	mark := st.Cursor(selected)
	col, tail := k.cells, st.Glyphs.Ellipsis
	col.label = min(col.label, max(w/4, 14))
	right := cell.PadTail(clean.Line(m.State), col.state, tail) + "  " + cell.PadTail(clean.Line(m.Owner), col.owner, tail) + "  " + cell.PadLeft(m.age, col.age)
	text := clean.Line(m.Text)
	if text == "" {
		text = st.Dim.Render(st.Glyphs.Dash)
	}
	left := mark + st.Dim.Render(cell.PadTail(m.Label, col.label, tail)) + "  "
	line := cell.Row(w, left+cell.CutTail(text, max(w-cell.Width(left)-cell.Width(right)-1, 4), tail), st.Dim.Render(right))
	return st.Row(line, selected)
}
