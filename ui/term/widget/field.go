package widget

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/ui/term/keymap"
	"shirei/ui/term/theme"
	"shirei/ui/text/cell"
)

// Kind is how a field is edited.
type Kind int

// Kinds of field. Text from the caller's rules (is this a time?) comes back as
// an error on the field; the form itself judges nothing.
const (
	Text    Kind = iota // one line
	Long                // several lines; enter breaks the line
	Choice              // one of Options; left, right and space cycle
	Toggle              // two Options, yes first; the same keys
	Time                // one line, full-width digits and signs folded: 14:02, -5m
	Minutes             // digits only, full-width ones folded
	Button              // an act at the form's end; enter presses it
	Chosen              // one of Options that the caller lets a person choose; enter is the caller's
)

// Option is one value of a choice: what is stored and what is shown.
type Option struct{ Value, Label string }

// Field is one line of a form. ID, Label, Kind and Options are fixed; the rest
// may change while it is shown.
type Field struct {
	ID, Label string
	Kind      Kind
	Options   []Option
	Value     string // at the start; "" is unknown
	Ghost     string // the inventory's value, offered while empty and taken with →
	Note      string // where the value comes from, or how sure it is; dim
	Error     string // what is wrong with it and what to do
	Rows      int    // lines of a Long field; 0 is 3
	Whole     bool   // while nobody types in it, text is drawn on as many lines as it takes
}

// field is a Field with what edits it.
type field struct {
	Field
	in     *Input // Text, Time, Minutes
	area   *Area  // Long
	chosen string // Choice, Toggle
	base   string // the value that counts as unchanged
	whole  whole
}

func newField(f Field, label PasteLabel) *field {
	e := &field{Field: f, base: f.Value}
	switch f.Kind {
	case Long:
		e.area = NewArea(label)
	case Text, Time, Minutes:
		e.in = NewInput(label)
	}
	e.set(f.Value)
	return e
}

func (e *field) value() string {
	switch {
	case e.area != nil:
		return e.area.Value()
	case e.in != nil:
		return e.in.Value()
	}
	return e.chosen
}

func (e *field) set(v string) {
	switch {
	case e.area != nil:
		e.area.SetValue(v)
		e.area.SetGhost(e.Ghost)
	case e.in != nil:
		e.in.SetValue(v)
		e.in.SetGhost(e.Ghost)
	default:
		e.chosen = v
	}
}

func (e *field) setGhost(g string) {
	e.Ghost = g
	switch {
	case e.area != nil:
		e.area.SetGhost(g)
	case e.in != nil:
		e.in.SetGhost(g)
	}
}

// setWidth sets the cells of the value.
func (e *field) setWidth(w int) {
	switch {
	case e.area != nil:
		rows := e.Rows
		if rows == 0 {
			rows = 3
		}
		e.area.SetSize(w, rows)
	case e.in != nil:
		e.in.SetWidth(w)
	}
}

func (e *field) focus(on bool) {
	set := func(ed *editor) {
		if ed.focused = on; on {
			ed.CursorEnd()
		}
	}
	switch {
	case e.area != nil:
		set(&e.area.editor)
	case e.in != nil:
		set(&e.in.editor)
	}
}

// takeGhost accepts what is offered, where nothing was entered.
func (e *field) takeGhost() bool {
	if e.Ghost == "" || e.value() != "" || e.Kind == Button {
		return false
	}
	e.set(e.Ghost)
	return true
}

// update lets the field use a key or paste.
func (e *field) update(msg tea.Msg) bool {
	switch {
	case e.area != nil:
		return e.area.Update(msg)
	case e.Kind == Text:
		return e.in.Update(msg)
	case e.in != nil:
		return e.in.Update(e.folded(msg))
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok || len(e.Options) == 0 || e.Kind == Chosen {
		return false
	}
	switch keymap.Fold(press) {
	case "left":
		e.cycle(-1)
	case "right", "space":
		e.cycle(1)
	default:
		return false
	}
	return true
}

// folded turns what an input method sends into the characters of a time or a
// number; minutes keep their digits only.
func (e *field) folded(msg tea.Msg) tea.Msg {
	clean := func(s string) string {
		s = keymap.FoldText(s)
		if e.Kind != Minutes {
			return s
		}
		return strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return -1
			}
			return r
		}, s)
	}
	switch m := msg.(type) {
	case tea.KeyPressMsg:
		if m.Text == "" {
			return m
		}
		if m.Text = clean(m.Text); m.Text == "" {
			return nil
		}
		return m
	case tea.PasteMsg:
		m.Content = strings.TrimSpace(clean(m.Content))
		return m
	}
	return msg
}

// cycle steps through the options and the unknown one.
func (e *field) cycle(by int) {
	at := 0 // unknown
	for i, o := range e.Options {
		if o.Value == e.chosen {
			at = i + 1
		}
	}
	n := len(e.Options) + 1
	at = (at + by + n) % n
	if e.chosen = ""; at > 0 {
		e.chosen = e.Options[at-1].Value
	}
}

// view draws the field's value in w cells.
func (e *field) view(st theme.Styles, w int, focused bool) Frame {
	switch {
	case e.Kind == Button:
		return Frame{Lines: []string{""}}
	case e.Kind == Chosen:
		return Frame{Lines: []string{cell.Pad(e.one(st, w), w)}}
	case e.Whole && (e.in != nil || e.area != nil) && e.value() != "" && !e.typing():
		return Frame{Lines: e.whole.view(st, e.value(), w)}
	case e.area != nil:
		return e.orDash(st, e.area.View(st), w, e.area.Focused())
	case e.in != nil:
		return e.orDash(st, e.in.View(st), w, e.in.Focused())
	}
	return Frame{Lines: []string{cell.Pad(e.options(st, w, focused), w)}}
}

// orDash shows an unknown value as a dim dash where nobody is typing.
func (e *field) orDash(st theme.Styles, f Frame, w int, typing bool) Frame {
	if !typing && e.value() == "" && e.Ghost == "" {
		f.Lines[0] = cell.Pad(st.Dim.Render(st.Glyphs.Dash), w)
	}
	return f
}

// options draws a choice: all of it while focused and while it fits, else the
// value alone.
func (e *field) options(st theme.Styles, w int, focused bool) string {
	shown, ghost := "", ""
	var all []string
	for _, o := range e.Options {
		switch {
		case o.Value == e.chosen && e.chosen != "":
			shown = o.Label
			all = append(all, st.Accent.Render("["+o.Label+"]"))
		case o.Value == e.Ghost && e.chosen == "":
			ghost = o.Label
			all = append(all, st.Ghost.Render("("+o.Label+")"))
		default:
			all = append(all, " "+o.Label+" ")
		}
	}
	if line := strings.Join(all, " "); focused && cell.Width(line) <= w {
		return line
	}
	switch {
	case shown == "" && ghost != "":
		shown = st.Ghost.Render("(" + ghost + ")")
	case shown == "":
		shown = st.Dim.Render(st.Glyphs.Dash)
	}
	if focused {
		return st.Accent.Render(st.Glyphs.Left) + " " + cell.CutTail(shown, max(w-4, 1), st.Glyphs.Ellipsis) + " " + st.Accent.Render(st.Glyphs.Right)
	}
	return cell.CutTail(shown, w, st.Glyphs.Ellipsis)
}

// one draws what was chosen, or what is offered with the mark of the key that takes it.
func (e *field) one(st theme.Styles, w int) string {
	word := func(value string) string {
		for _, o := range e.Options {
			if o.Value == value {
				return o.Label
			}
		}
		return value
	}
	switch {
	case e.chosen != "":
		return cell.CutTail(word(e.chosen), w, st.Glyphs.Ellipsis)
	case e.Ghost != "":
		return st.Ghost.Render(cell.CutTail(word(e.Ghost), w-2, st.Glyphs.Ellipsis) + " " + st.Glyphs.Take)
	}
	return st.Dim.Render(st.Glyphs.Dash)
}

// typing tells that letters go into the field.
func (e *field) typing() bool {
	return e.in != nil && e.in.Focused() || e.area != nil && e.area.Focused()
}
