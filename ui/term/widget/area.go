package widget

import (
	tea "charm.land/bubbletea/v2"

	"shirei/ui/term/theme"
	"shirei/ui/text/cell"
)

// Area is a text field of many lines: enter breaks the line, up and down move by
// the lines as drawn. At its first and last line those keys are the caller's.
type Area struct {
	editor
	width, height int
	top           int // first drawn line
}

// NewArea makes an empty field; label words the chip of a big paste.
func NewArea(label PasteLabel) *Area {
	return &Area{editor: newEditor(label, 0), width: 20, height: 3}
}

// SetSize sets the cells and lines the field takes.
func (a *Area) SetSize(w, h int) {
	a.width, a.height = max(w, 3), max(h, 1)
	a.scroll()
}

// Lines returns how many drawn lines the text takes at the present width.
func (a *Area) Lines() int { return len(a.layout()) }

// Update handles a key or paste and reports whether the field used it.
func (a *Area) Update(msg tea.Msg) bool {
	a.scroll()
	used := a.vertical(msg) || a.editor.Update(msg)
	if used {
		a.scroll()
	}
	return used
}

// vertical handles the keys a one-line field has no use for.
func (a *Area) vertical(msg tea.Msg) bool {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok || !a.focused {
		return false
	}
	switch press.String() {
	case "enter", "shift+enter", "alt+enter":
		a.Insert(newline)
		return true
	case "up":
		return a.step(-1)
	case "down":
		return a.step(1)
	case "pgup":
		return a.step(-a.height)
	case "pgdown":
		return a.step(a.height)
	}
	return false
}

// step moves the cursor by drawn lines, to the cell nearest to the one it was in.
func (a *Area) step(by int) bool {
	rows := a.layout()
	y, x := a.caret(rows)
	to := min(max(y+by, 0), len(rows)-1)
	if to == y {
		return false
	}
	a.at = rows[to].from
	for n := 0; a.at < rows[to].to; a.at++ {
		if n += a.units[a.at].w; n > x {
			break
		}
	}
	if a.at == rows[to].to && rows[to].soft && a.at > rows[to].from {
		a.at-- // after the last character is the next line's start
	}
	return true
}

// span is one drawn line: units from..to, soft where the text goes on.
type span struct {
	from, to int
	soft     bool
}

// layout breaks the text into drawn lines by the rules of cell.Wrap. The last
// cell of each line is kept for the cursor.
func (a *Area) layout() []span {
	rows := make([]span, 0, 8)
	from, n := 0, 0
	for i := 0; i < len(a.units); i++ {
		u := a.units[i]
		if u.text == newline {
			rows = append(rows, span{from, i, false})
			from, n = i+1, 0
			continue
		}
		if n+u.w > a.width-1 && i > from && u.text != " " {
			to := i
			for to > from && !a.breaks(to) {
				to--
			}
			if to == from {
				to = i
			}
			rows = append(rows, span{from, to, true})
			from, i, n = to, to-1, 0
			continue
		}
		n += u.w
	}
	return append(rows, span{from, len(a.units), false})
}

// breaks reports whether a drawn line may end before a unit.
func (a *Area) breaks(i int) bool {
	l, r := a.units[i-1], a.units[i]
	return l.chip || r.chip || cell.Breaks(l.text, r.text)
}

// caret returns the drawn line and the cell the cursor is in.
func (a *Area) caret(rows []span) (y, x int) {
	for y < len(rows)-1 && rows[y+1].from <= a.at {
		y++
	}
	for _, u := range a.units[rows[y].from:a.at] {
		x += u.w
	}
	return y, min(x, a.width-1)
}

// scroll remembers the first line, so that the text stands still while the
// cursor moves within it.
func (a *Area) scroll() { a.top = a.first(a.layout()) }

// first returns the first drawn line that keeps the cursor's line in sight.
func (a *Area) first(rows []span) int {
	y, _ := a.caret(rows)
	return max(min(a.top, y, max(len(rows)-a.height, 0)), y-a.height+1)
}

// View draws the field in exactly its size.
func (a *Area) View(st theme.Styles) Frame {
	f := Frame{Lines: make([]string, 0, a.height), Caret: a.focused}
	if a.Empty() {
		for _, l := range cell.Wrap(a.offer(st.Glyphs, (a.width-1)*a.height-a.height), a.width-1) {
			f.Lines = append(f.Lines, st.Ghost.Render(l))
		}
		f.Lines = Fit(f.Lines, a.width, a.height)
		return f
	}
	rows := a.layout()
	top := a.first(rows)
	for _, r := range rows[top:min(top+a.height, len(rows))] {
		f.Lines = append(f.Lines, drawUnits(st, a.units[r.from:r.to]))
	}
	f.Lines = Fit(f.Lines, a.width, a.height)
	f.Y, f.X = a.caret(rows)
	f.Y -= top
	return f
}
