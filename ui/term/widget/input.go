package widget

import (
	"strings"

	"shirei/ui/term/theme"
	"shirei/ui/text/cell"
)

// Input is a one-line text field. A pasted line break stays in its Value and is
// drawn as a mark; a big paste is one chip. It scrolls sideways so that the
// cursor is always in sight.
type Input struct {
	editor
	width int
}

// NewInput makes an empty field; label words the chip of a big paste.
func NewInput(label PasteLabel) *Input {
	return &Input{editor: newEditor(label, maxPasteLines), width: 20}
}

// SetWidth sets the cells the field takes.
func (in *Input) SetWidth(w int) { in.width = max(w, 2) }

// View draws the field in exactly its width. The cursor is at the cell where the
// next character will stand; an input method composes there.
func (in *Input) View(st theme.Styles) Frame {
	if in.Empty() {
		return Frame{Lines: []string{cell.Pad(st.Ghost.Render(in.offer(st.Glyphs, in.width)), in.width)}, Caret: in.focused}
	}
	if !in.focused {
		line := drawUnits(st, in.head(in.width+1))
		return Frame{Lines: []string{cell.PadTail(line, in.width, st.Glyphs.Ellipsis)}}
	}
	from, x := in.window()
	line := ""
	if from > 0 {
		line = st.Dim.Render(st.Glyphs.Ellipsis)
	}
	line += drawUnits(st, in.units[from:in.until(from)])
	return Frame{Lines: []string{cell.Pad(line, in.width)}, X: x, Caret: true}
}

// offer returns the ghost text in w cells. The mark that tells it from a value
// where there are no colours always has its place; the text is cut for it.
func (e *editor) offer(g theme.Glyphs, w int) string {
	if e.ghost == "" {
		return ""
	}
	mark := " " + g.Take
	return cell.CutTail(plainText(e.ghost, g), max(w-cell.Width(mark), 0), g.Ellipsis) + mark
}

// window returns the first unit in sight and the cursor's cell.
func (in *Input) window() (from, x int) {
	for _, u := range in.units[:in.at] {
		x += u.w
	}
	under := 1
	if in.at < len(in.units) {
		under = in.units[in.at].w
	}
	if x+under <= in.width {
		return 0, x
	}
	x++ // the mark for what is hidden on the left
	for from < in.at && x+under > in.width {
		x -= in.units[from].w
		from++
	}
	return from, min(x, in.width-1)
}

// until returns the unit after the last that can be in sight from a unit on.
func (in *Input) until(from int) int {
	for n, i := 0, from; i < len(in.units); i++ {
		if n += in.units[i].w; n > in.width {
			return i + 1
		}
	}
	return len(in.units)
}

// head returns the units of the first w cells.
func (in *Input) head(w int) []unit {
	for n, i := 0, 0; i < len(in.units); i++ {
		if n += in.units[i].w; n > w {
			return in.units[:i+1]
		}
	}
	return in.units
}

// drawUnits draws units with the marks for what cannot be drawn as it is.
func drawUnits(st theme.Styles, units []unit) string {
	var b strings.Builder
	for _, u := range units {
		switch {
		case u.chip:
			b.WriteString(st.Dim.Render(u.show))
		case u.text == newline:
			b.WriteString(st.Dim.Render(st.Glyphs.Newline))
		case u.show == "":
			b.WriteString(st.Dim.Render(st.Glyphs.Odd))
		default:
			b.WriteString(u.show)
		}
	}
	return b.String()
}

// plainText draws text from outside on one line without styles.
func plainText(s string, g theme.Glyphs) string {
	return drawUnits(theme.Styles{Glyphs: g}, split(normalPaste(s)))
}
