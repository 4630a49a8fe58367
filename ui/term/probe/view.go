package probe

import (
	"fmt"
	"strings"

	"shirei/incident/clean"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// around is what stands around the text that scrolls: the frame, the name with a blank line below it, and the keys.
const around = 5

// View draws the command, or its output once it runs, in a box no higher than it needs.
func (p *Pane) View(w, h int) widget.Frame {
	st, inner := p.env.Styles, max(w-4, 2)
	p.wrap(inner)
	said := p.said(inner)
	rows := max(min(len(p.lines), h-around-len(said)), 1)
	p.scroll.SetHeight(rows)
	p.scroll.SetLines(p.lines)
	lines := append([]string{p.head(inner), ""}, p.scroll.View(inner)...)
	lines = append(lines, said...)
	keys := p.keys()
	if n := p.scroll.Below(); n > 0 {
		keys = cell.Row(inner, keys, fmt.Sprintf(p.env.Words.Probe.Below, n))
	}
	lines = append(lines, st.Faint.Render(cell.CutTail(keys, inner, st.Glyphs.Ellipsis)))
	box := widget.Boxed(st, p.env.Words.Probe.Title, lines, w)
	return widget.Frame{Lines: box[:min(len(box), max(h, 0))]}
}

// head says what the command is for and where it comes from.
func (p *Pane) head(w int) string {
	st := p.env.Styles
	where := clean.Line(p.asked.From)
	if p.asked.Service != "" {
		where = strings.TrimSpace(clean.Line(p.asked.Service) + "  " + where)
	}
	what := cell.CutTail(clean.Line(p.asked.What), w, st.Glyphs.Ellipsis)
	room := w - cell.Width(what) - 2
	if room < 8 {
		return st.Strong.Render(what)
	}
	return st.Strong.Render(what) + "  " + st.Dim.Render(cell.CutTail(where, room, st.Glyphs.Ellipsis))
}

// wrap lays out what scrolls, once for each output and width.
func (p *Pane) wrap(w int) {
	if p.inner == w {
		return
	}
	p.inner, p.lines = w, nil
	if p.at == looking {
		p.command(w)
		return
	}
	first, _, more := strings.Cut(p.plain, "\n")
	first = "$ " + first
	if more {
		first += " " + p.env.Styles.Glyphs.Ellipsis
	}
	p.lines = append(p.lines, p.env.Styles.Dim.Render(cell.CutTail(first, w, p.env.Styles.Glyphs.Ellipsis)))
	output := strings.TrimRight(p.state.Output, "\n")
	switch {
	case output != "":
		p.lines = append(p.lines, cell.Wrap(clean.Block(output), w)...)
	case p.at == done:
		p.lines = append(p.lines, p.env.Styles.Dim.Render(p.env.Words.Probe.NoOutput))
	}
}

// command lays the command out as a shell shows it, to the last character.
func (p *Pane) command(w int) {
	mark := "$ "
	for line := range strings.SplitSeq(p.plain, "\n") {
		for _, part := range pieces(line, w-len(mark)) {
			p.lines = append(p.lines, mark+part)
			mark = "  "
		}
		mark = "> "
	}
}

// pieces breaks a line where it is full and drops nothing, unlike a wrap of words.
func pieces(line string, w int) []string {
	var out []string
	for w = max(w, 2); ; {
		head := cell.Cut(line, w)
		if head == "" || len(head) == len(line) {
			return append(out, line)
		}
		out, line = append(out, head), line[len(head):]
	}
}

// said is what stands between the text and the keys, with a blank line above it.
func (p *Pane) said(w int) []string {
	t, st := &p.env.Words.Probe, p.env.Styles
	out := []string{""}
	add := func(s string, style func(string) string) {
		for _, line := range cell.Wrap(s, w) {
			out = append(out, style(line))
		}
	}
	limit := Span(p.env.Words, p.limit())
	why := p.refusal()
	switch {
	case p.at == done && why.What == "":
		add(Outcome(p.env.Words, p.state, p.limit()), st.Strong.Render)
	case p.at == ending:
		add(t.Ending, st.Strong.Render)
	case p.at == starting || p.at == running:
		add(t.Running(Span(p.env.Words, p.state.Took), limit), st.Strong.Render)
	case why.What != "":
		add(st.Glyphs.Warn+" "+why.What, st.Error.Render)
		if why.Next != "" {
			add(why.Next, st.Dim.Render)
		}
	case p.trusted:
		add(t.Accepted, st.Dim.Render)
		add(t.How(limit), st.Dim.Render)
	default:
		mark := " "
		if p.accepted {
			mark = st.Glyphs.Check
		}
		add(t.Unknown, st.Strong.Render)
		add(t.How(limit), st.Dim.Render)
		add("["+mark+"] "+t.Accept, st.Text.Render)
	}
	return out
}

func (p *Pane) keys() string {
	t := &p.env.Words.Probe
	switch {
	case p.at == done && p.answers():
		return t.CheckKeys
	case p.at == done && p.asked.Stream != "":
		return t.DoneKeys
	case p.at == done:
		return t.LooseKeys
	case p.at != looking:
		return t.RunKeys
	case p.refusal().What != "":
		return t.RefusedKeys
	case p.trusted || p.accepted:
		return t.LookKeys
	}
	return t.AskKeys
}
