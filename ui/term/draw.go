package term

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident/clean"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// The least window that holds a useful screen (CONSOLE.md, rules of the glass).
const (
	leastWidth  = 60
	leastHeight = 16
	boxWidth    = 92 // an overlay is no wider, so that a line is read in one look
)

// View is the frame. The library asks for it after every message, many of which change nothing.
func (r *Root) View() tea.View {
	if !r.same {
		r.drawn, r.same = r.draw(), true
	}
	return r.drawn
}

// idle tells a message that changes nothing on the glass: a wake only asks for what is drawn once it has come, and mostly
// the same people are here.
func (r *Root) idle(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case screen.Woken:
		return r.same
	case present:
		return r.same && r.presence.greeted && msg.moved == nil && r.moved == nil && slices.Equal(msg.here, r.env.Here)
	}
	return false
}

// draw composes the frame: the screen, what lies over it, and the last line.
func (r *Root) draw() tea.View {
	v := tea.NewView("")
	v.AltScreen = true
	v.WindowTitle = "shirei " + clean.Line(r.at.Title())
	w, h := r.caps.w, r.caps.h
	if w <= 0 || h <= 0 {
		return v
	}
	if w < leastWidth || h < leastHeight {
		said := cell.Wrap(r.env.Words.Common.TooSmall, w)
		v.SetContent(strings.Join(said[:min(len(said), h)], "\n"))
		return v
	}
	call, row := r.call(w, h-1)
	f := r.at.View(w, h-1)
	f.Lines = widget.Fit(f.Lines, w, h-1)
	for _, o := range r.overlays {
		f = lay(f, o.View(min(boxWidth, w-4), h-3), w, h-1)
	}
	if call != "" {
		f.Lines[row] = call
	}
	r.foot(&f, w)
	v.SetContent(strings.Join(f.Lines, "\n"))
	if f.Caret {
		v.Cursor = tea.NewCursor(f.X, f.Y)
		v.Cursor.Shape = tea.CursorBar
	}
	return v
}

// call is the line by which an incident calls whoever sits here, and the row it takes: the one above the footer where the
// screen does not name another. It lies over what is there, so that nothing moves for it. What is answered in an overlay
// is not called for below it.
func (r *Root) call(w, h int) (line string, row int) {
	if on, ok := r.top().(interface{ Answers() bool }); r.calls == nil || ok && on.Answers() {
		return "", 0
	}
	row = h - 1 // the last of the screen's
	if on, ok := r.at.(interface{ CallRow(w, h int) int }); ok {
		row = on.CallRow(w, h)
	}
	if row < 0 {
		return "", 0
	}
	return r.calls.Line(w), row
}

// lay centres a box over a frame; the cursor is the box's.
func lay(under, box widget.Frame, w, h int) widget.Frame {
	bw := 0
	for _, l := range box.Lines {
		bw = max(bw, cell.Width(l))
	}
	x, y := max((w-bw)/2, 0), max((h-len(box.Lines))/2, 0)
	out := box.At(x, y)
	out.Lines = widget.Overlay(under.Lines, box.Lines, x, y, bw)
	return out
}

// acts lists what can be done where one stands; while letters are text, no letter does anything.
func (r *Root) acts() []keymap.Action {
	acts := r.env.Keys.Reach(r.top().Scope())
	if !r.top().Typing() {
		return acts
	}
	return slices.DeleteFunc(acts, func(a keymap.Action) bool { return a.ID == "help" })
}

// footer lists what can be done where one stands, as much as fits.
func (r *Root) footer(w int) string {
	st := r.env.Styles
	var b strings.Builder
	b.WriteString(" ")
	for i, it := range keymap.Items(string(r.env.Lang), w-2, r.acts()) {
		if i > 0 {
			b.WriteString("   ")
		}
		b.WriteString(st.Strong.Render(it.Key) + " " + st.Dim.Render(it.Label))
	}
	return cell.Pad(b.String(), w)
}

// foot draws the last line: the footer, or what there is to say for a moment. What that takes besides lies over the line
// above, or one further up where somebody types.
func (r *Root) foot(f *widget.Frame, w int) {
	said := r.said(w)
	if len(said) == 0 {
		f.Lines = append(f.Lines, r.footer(w))
		return
	}
	if len(said) > 1 {
		row := len(f.Lines) - 1
		if f.Caret && f.Y == row {
			row--
		}
		f.Lines[row] = said[0]
	}
	f.Lines = append(f.Lines, said[len(said)-1])
}

// said wraps what there is to say for a moment into two lines at most, so that a path or what to do next is not cut off;
// nothing is none.
func (r *Root) said(w int) []string {
	st := r.env.Styles
	if r.toast.Text == "" || !r.opt.Now().Before(r.toast.until) {
		return nil
	}
	head, style := " ", st.Accent
	if r.toast.Bad {
		head, style = " "+st.Glyphs.Warn+" ", st.Error
	}
	room := w - cell.Width(head) - 1
	text := clean.Line(r.toast.Text)
	lines := cell.Wrap(text, room)
	if len(lines) > 1 {
		rest := strings.TrimLeft(strings.TrimPrefix(text, lines[0]), " ")
		lines = []string{lines[0], cell.CutTail(rest, room, st.Glyphs.Ellipsis)}
	}
	for i, line := range lines {
		if i > 0 {
			head = cell.Spaces(cell.Width(head))
		}
		if line = style.Render(head + line); r.toast.Link != "" {
			line = linked(line, r.toast.Link)
		}
		lines[i] = cell.Pad(line, w)
	}
	return lines
}
