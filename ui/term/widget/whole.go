package widget

import (
	"shirei/ui/term/theme"
)

// wholeMost are the lines of a text that is drawn whole at most: beyond them it is read where it is edited.
const wholeMost = 12

// whole is a text as it is read. It is laid out anew only where the text or the width has changed, since a form is drawn
// after every message.
type whole struct {
	text  string
	width int
	lines []string
}

// view draws a text on as many lines of w cells as it takes.
func (o *whole) view(st theme.Styles, text string, w int) []string {
	if o.lines == nil || o.text != text || o.width != w {
		a := NewArea(nil)
		a.SetValue(text)
		a.SetSize(w+1, 1) // the cell kept for the cursor is not needed
		a.SetSize(w+1, min(a.Lines(), wholeMost))
		a.at = 0
		o.text, o.width, o.lines = text, w, Fit(a.View(st).Lines, w, min(a.Lines(), wholeMost))
		if a.Lines() > wholeMost {
			o.lines[wholeMost-1] = Fit([]string{st.Dim.Render(st.Glyphs.Ellipsis)}, w, 1)[0]
		}
	}
	return append([]string(nil), o.lines...)
}
