package panel

import (
	"slices"
	"strings"

	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// Part is one thing to say of the row under the cursor: a label and what it says.
type Part struct {
	Label, Text string
	Dim         bool // of less weight: where it comes from, a blank
	Apart       bool // begins a line of its own
}

// leastRows is how many rows stay above the detail, however low the pane is.
const leastRows = 4

// ViewDetail is [Panel.View] with more room for the row under the cursor: a third of the lines, under a rule that says
// where they come from, always as many so that nothing moves with the cursor.
func (p *Panel) ViewDetail(w, h int, top []string, source string, parts []Part) widget.Frame {
	return p.ViewParts(w, h, min(h/3, h-len(top)-leastRows-1), top, source, parts)
}

// ViewParts is [Panel.ViewDetail] with so many lines of detail.
func (p *Panel) ViewParts(w, h, room int, top []string, source string, parts []Part) widget.Frame {
	room = max(room, 1)
	f := p.form.View(w, max(h-len(top)-room-1, 1)).At(0, len(top))
	lines := append(slices.Clone(top), f.Lines...)
	lines = append(lines, rule(p.env, source, w))
	f.Lines = widget.Fit(append(lines, flow(p.env, parts, w, room)...), w, h)
	return f
}

// rule is a line across with words towards its end.
func rule(env *screen.Env, said string, w int) string {
	st := env.Styles
	if said == "" {
		return st.Rule.Render(strings.Repeat(st.Glyphs.H, max(w, 0)))
	}
	said = " " + cell.CutTail(said, max(w-4, 0), st.Glyphs.Ellipsis) + " "
	left := max(w-cell.Width(said)-2, 0)
	return st.Rule.Render(strings.Repeat(st.Glyphs.H, left)) + st.Dim.Render(said) + st.Rule.Render(strings.Repeat(st.Glyphs.H, 2))
}

// between stands between two parts on a line, in cells.
const between = 3

// flow lays parts beside one another, each whole on its line where that can be, on at most so many lines.
func flow(env *screen.Env, parts []Part, w, most int) []string {
	var lines []string
	used := 0
	for _, x := range parts {
		size := cell.Width(x.Text)
		if x.Label != "" {
			size += cell.Width(x.Label) + 1
		}
		if !x.Apart && len(lines) > 0 && used > 0 && used+between+size <= w {
			lines[len(lines)-1] += cell.Spaces(between) + x.draw(env)
			used += between + size
			continue
		}
		wrapped := cell.Wrap(x.draw(env), w)
		lines = append(lines, wrapped...)
		used = cell.Width(wrapped[len(wrapped)-1])
	}
	if len(lines) > most {
		tail := env.Styles.Glyphs.Ellipsis
		lines[most-1] = cell.CutTail(lines[most-1]+" "+lines[most], w, tail)
		lines = lines[:most]
	}
	return lines
}

func (x Part) draw(env *screen.Env) string {
	st := env.Styles
	text := x.Text
	if x.Dim {
		text = st.Dim.Render(text)
	}
	if x.Label == "" {
		return text
	}
	return st.Dim.Render(x.Label) + " " + text
}
