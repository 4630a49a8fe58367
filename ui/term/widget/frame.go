// Package widget holds the parts screens are put together from: text fields with
// the terminal's real cursor, a list that draws only what is visible, a text
// viewport, a form, a confirmation, and panes. A widget is a plain struct that is
// told its size in cells, changed by keys and drawn with a theme; it does no I/O
// and knows no words but those it is given.
//
// The text fields are not bubbles' own. Its textinput puts the cursor in runes
// where wide text needs cells, and its textarea reaches for the native clipboard,
// which over SSH is the server's, and lays out the whole text at every key.
package widget

import (
	"strings"

	"shirei/ui/term/theme"
	"shirei/ui/text/cell"
)

// Frame is what a widget draws: lines, and where the real cursor stands in them.
type Frame struct {
	Lines []string
	X, Y  int  // of the cursor, in cells and lines from the frame's own corner
	Caret bool // false: this widget has no cursor now
}

// String joins the lines.
func (f Frame) String() string { return strings.Join(f.Lines, "\n") }

// At moves the cursor by the place the frame is drawn at.
func (f Frame) At(x, y int) Frame {
	f.X, f.Y = f.X+x, f.Y+y
	return f
}

// Fit returns lines as exactly h lines of w cells each, cut or filled with spaces.
func Fit(lines []string, w, h int) []string {
	out := make([]string, max(h, 0))
	for i := range out {
		if i < len(lines) {
			out[i] = cell.Pad(lines[i], w)
		} else {
			out[i] = cell.Spaces(w)
		}
	}
	return out
}

// MoreCells are kept free at the right of rows that do not all fit, for the marks of [Marked].
const MoreCells = 2

// Marked makes w cells of each line, with a mark at the end of the first one where there is more above and of the last
// one where there is more below. The lines leave [MoreCells] free.
func Marked(st theme.Styles, lines []string, w int, above, below bool) []string {
	mark := func(i int, glyph string) {
		lines[i] = cell.Pad(lines[i], w-1) + st.Accent.Render(glyph)
	}
	for i := range lines {
		lines[i] = cell.Pad(lines[i], w)
	}
	if len(lines) > 0 && above {
		mark(0, st.Glyphs.Up)
	}
	if len(lines) > 0 && below {
		mark(len(lines)-1, st.Glyphs.Down)
	}
	return lines
}

// TwoPane puts two panes side by side: lw and rw cells with the rule between,
// as many lines as the longer pane.
func TwoPane(left, right []string, lw, rw int, rule string) []string {
	out := make([]string, max(len(left), len(right)))
	at := func(lines []string, i, w int) string {
		if i < len(lines) {
			return cell.Pad(lines[i], w)
		}
		return cell.Spaces(w)
	}
	for i := range out {
		out[i] = at(left, i, lw) + rule + at(right, i, rw)
	}
	return out
}

// Overlay lays a box of w cells over lines with its corner at column x, line y.
// What lies below the lines or outside them is left out.
func Overlay(lines, box []string, x, y, w int) []string {
	out := append([]string(nil), lines...)
	for i, b := range box {
		if y+i < 0 || y+i >= len(out) {
			continue
		}
		under := out[y+i]
		out[y+i] = cell.Pad(under, x) + cell.Pad(b, w) + cell.Skip(under, x+w)
	}
	return out
}

// Boxed draws lines in a box w cells wide with a title in its upper rule.
func Boxed(st theme.Styles, title string, lines []string, w int) []string {
	g := st.Glyphs
	inner := max(w-4, 0)
	title = cell.CutTail(title, max(inner-2, 0), g.Ellipsis)
	head := ""
	if title != "" {
		head = " " + title + " "
	}
	rule := strings.Repeat(g.H, max(w-3-cell.Width(head), 0))
	out := make([]string, 0, len(lines)+2)
	out = append(out, st.Rule.Render(g.TopLeft+g.H)+st.Strong.Render(head)+st.Rule.Render(rule+g.TopRight))
	for _, l := range lines {
		out = append(out, st.Rule.Render(g.V)+" "+cell.Pad(l, inner)+" "+st.Rule.Render(g.V))
	}
	return append(out, st.Rule.Render(g.BottomLeft+strings.Repeat(g.H, max(w-2, 0))+g.BottomRight))
}
