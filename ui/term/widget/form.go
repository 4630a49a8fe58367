package widget

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"shirei/ui/term/keymap"
	"shirei/ui/term/theme"
	"shirei/ui/text/cell"
)

// Form is one column of fields: label left, value right. It only edits; checking
// and keeping the values is the caller's, and esc is never used here, so a draft
// outlives leaving it.
type Form struct {
	fields     []*field
	at         int
	active     bool
	browsing   bool // the cursor is on a field, but keys are not its text yet
	over       bool // more lines than h, so that the marks of what is out of sight take cells
	w, h       int
	lw, vw, nw int // cells of labels, values, and notes beside them (0: below)
}

// NewForm makes a form with the first field under the cursor; label words the
// chip of a big paste.
func NewForm(fields []Field, label PasteLabel) *Form {
	f := &Form{}
	for _, d := range fields {
		f.fields = append(f.fields, newField(d, label))
	}
	f.SetSize(60, 10)
	return f
}

// SetSize sets the cells and lines the form takes.
func (f *Form) SetSize(w, h int) {
	f.w, f.h = max(w, 20), max(h, 1)
	f.columns()
}

// Focus lets the form take keys and show the cursor in its present field.
func (f *Form) Focus() { f.active, f.browsing = true, false; f.light() }

// Browse lets the form take moves only: letters stay the screen's until Focus.
// Choices still cycle, since they need no letters.
func (f *Form) Browse() { f.active, f.browsing = true, true; f.light() }

// Browsing reports that the form takes moves only.
func (f *Form) Browsing() bool { return f.active && f.browsing }

// Blur is Focus undone.
func (f *Form) Blur() { f.active = false; f.light() }

// Focused reports whether the form takes keys.
func (f *Form) Focused() bool { return f.active }

// Current returns the ID of the present field, "" in a form without fields.
func (f *Form) Current() string {
	if len(f.fields) == 0 {
		return ""
	}
	return f.fields[f.at].ID
}

// Typing reports that the present field holds text, so that letters are its own.
func (f *Form) Typing() bool {
	return f.active && !f.browsing && len(f.fields) > 0 && (f.fields[f.at].in != nil || f.fields[f.at].area != nil)
}

// GoTo moves to a field by its ID and reports whether there is one.
func (f *Form) GoTo(id string) bool {
	i := f.index(id)
	if i < 0 {
		return false
	}
	f.at = i
	f.light()
	return true
}

func (f *Form) index(id string) int {
	return slices.IndexFunc(f.fields, func(e *field) bool { return e.ID == id })
}

func (f *Form) light() {
	for i, e := range f.fields {
		e.focus(f.active && !f.browsing && i == f.at)
	}
}

// Value returns one field's value; "" is unknown, as it is for an ID not there.
func (f *Form) Value(id string) string {
	if i := f.index(id); i >= 0 {
		return f.fields[i].value()
	}
	return ""
}

// Values returns every field's value by ID, buttons left out.
func (f *Form) Values() map[string]string {
	m := make(map[string]string, len(f.fields))
	for _, e := range f.fields {
		if e.Kind != Button {
			m[e.ID] = e.value()
		}
	}
	return m
}

// SetValues puts values in by ID, as edits; fields not named keep theirs.
func (f *Form) SetValues(values map[string]string) {
	for _, e := range f.fields {
		if v, ok := values[e.ID]; ok && v != e.value() {
			e.set(v)
		}
	}
}

// Changed reports that one field's value differs from its unchanged one.
func (f *Form) Changed(id string) bool {
	i := f.index(id)
	return i >= 0 && f.fields[i].Kind != Button && f.fields[i].value() != f.fields[i].base
}

// Keep takes one field's present value as the unchanged one.
func (f *Form) Keep(id string) {
	if i := f.index(id); i >= 0 {
		f.fields[i].base = f.fields[i].value()
	}
}

// Field gives a field's definition by its ID.
func (f *Form) Field(id string) (Field, bool) {
	if i := f.index(id); i >= 0 {
		return f.fields[i].Field, true
	}
	return Field{}, false
}

// Refresh brings one field what the record says now. A value that was changed here and is not kept yet stays.
func (f *Form) Refresh(d Field) {
	i := f.index(d.ID)
	if i < 0 {
		return
	}
	e := f.fields[i]
	typed := e.Kind != Button && e.value() != e.base
	if e.base = d.Value; !typed && e.value() != d.Value {
		e.set(d.Value)
	}
	e.Label, e.Options, e.Note = d.Label, d.Options, d.Note
	e.setGhost(d.Ghost)
	f.columns()
}

// Drop takes one field back to its unchanged value.
func (f *Form) Drop(id string) {
	if i := f.index(id); i >= 0 && f.fields[i].Kind != Button {
		f.fields[i].set(f.fields[i].base)
	}
}

// SetError sets what stands below a field; "" takes it away.
func (f *Form) SetError(id, text string) {
	if i := f.index(id); i >= 0 {
		f.fields[i].Error = text
	}
}

// SetNote sets what stands beside a field.
func (f *Form) SetNote(id, text string) {
	if i := f.index(id); i >= 0 && f.fields[i].Note != text {
		f.fields[i].Note = text
		f.columns()
	}
}

// SetGhost sets what a field offers while it is empty.
func (f *Form) SetGhost(id, text string) {
	if i := f.index(id); i >= 0 {
		f.fields[i].setGhost(text)
	}
}

// Result tells what a message did to the form.
type Result struct {
	Used    bool   // false: the key is the caller's
	Changed bool   // a value changed
	Pressed string // the ID of the button that was pressed
}

// Update handles a key or paste: tab, shift-tab, up and down move between
// fields, enter goes on or presses a button, → takes the text on offer, and the
// rest is the present field's.
func (f *Form) Update(msg tea.Msg) Result {
	if !f.active || len(f.fields) == 0 {
		return Result{}
	}
	e := f.fields[f.at]
	press, isKey := msg.(tea.KeyPressMsg)
	if f.browsing {
		return f.browse(e, press, isKey)
	}
	if isKey && press.String() == "right" && e.takeGhost() {
		return Result{Used: true, Changed: true}
	}
	before := e.value()
	if e.update(msg) {
		changed := e.value() != before
		if changed {
			e.Error = ""
		}
		return Result{Used: true, Changed: changed}
	}
	if !isKey {
		return Result{}
	}
	switch press.String() {
	case "tab", "down":
		return Result{Used: f.step(1)}
	case "shift+tab", "up":
		return Result{Used: f.step(-1)}
	case "enter":
		if e.Kind == Button {
			return Result{Used: true, Pressed: e.ID}
		}
		return Result{Used: f.step(1)}
	}
	// A letter a field has no use for is still not the screen's.
	return Result{Used: f.Typing() && press.Text != ""}
}

// browse handles the keys of a form that takes moves only.
func (f *Form) browse(e *field, press tea.KeyPressMsg, isKey bool) Result {
	if !isKey {
		return Result{}
	}
	before := e.value()
	k := keymap.Fold(press)
	switch {
	case k == "right" && e.takeGhost():
		return Result{Used: true, Changed: true}
	case e.in == nil && e.area == nil && e.update(press):
		return Result{Used: true, Changed: e.value() != before}
	}
	switch k {
	case "down", "j":
		f.step(1)
	case "up", "k":
		f.step(-1)
	case "g", "home":
		f.at = 0
	case "G", "end":
		f.at = len(f.fields) - 1
	default:
		return Result{}
	}
	f.light()
	return Result{Used: true}
}

// step moves to a neighbouring field; at the ends it stays.
func (f *Form) step(by int) bool {
	to := f.at + by
	if to < 0 || to >= len(f.fields) {
		return false
	}
	f.at = to
	f.light()
	return true
}

// Widths of a form's parts, in cells.
const (
	markWidth  = 2  // "▸ " before the present field
	labelGap   = 2  // between label and value
	minValue   = 24 // a note moves below the value rather than leave it less
	maxLabelIn = 3  // labels take at most a third of the form
)

// View draws the form in exactly its size, scrolled so that the present field is
// in sight, with marks where fields lie out of it.
func (f *Form) View(st theme.Styles) Frame {
	out, focusTop, focusEnd := f.all(st)
	if over := len(out.Lines) > f.h; over != f.over {
		f.over = over
		f.columns()
		out, focusTop, focusEnd = f.all(st)
	}
	n, top := len(out.Lines), 0
	if n > f.h {
		top = min(max((focusTop+focusEnd-f.h)/2, 0), n-f.h)
		if out.Caret {
			top = min(max(top, out.Y-f.h+1), out.Y)
		}
	}
	out.Lines = Marked(st, Fit(out.Lines[top:], f.inner(), f.h), f.w, top > 0, top+f.h < n)
	out.Y -= top
	return out
}

// all draws every field; the present one stands on the lines from top to before end.
func (f *Form) all(st theme.Styles) (out Frame, top, end int) {
	for i, e := range f.fields {
		from := len(out.Lines)
		fr := f.draw(st, e, f.active && i == f.at)
		out.Lines = append(out.Lines, fr.Lines...)
		if i == f.at {
			top, end = from, len(out.Lines)
			if f.active {
				out.X, out.Y, out.Caret = fr.X, fr.Y+from, fr.Caret
			}
		}
	}
	return out, top, end
}

// inner is the width that is left to the fields.
func (f *Form) inner() int {
	if f.over {
		return f.w - MoreCells
	}
	return f.w
}

// columns shares the width out between labels, values and notes.
func (f *Form) columns() {
	f.lw, f.nw = 0, 0
	for _, e := range f.fields {
		if e.Kind != Button {
			f.lw = max(f.lw, cell.Width(e.Label))
		}
		f.nw = max(f.nw, cell.Width(e.Note))
	}
	w := f.inner()
	f.lw = min(f.lw, f.w/maxLabelIn)
	f.vw = w - markWidth - f.lw - labelGap
	if f.nw > 0 && f.vw-f.nw-1 >= minValue {
		f.vw -= f.nw + 1
	} else {
		f.nw = 0
	}
	for _, e := range f.fields {
		e.setWidth(f.vw)
	}
}

// draw draws one field with its note and error; the frame's own corner is the
// form's left edge.
func (f *Form) draw(st theme.Styles, e *field, focused bool) Frame {
	mark, label := st.Cursor(focused), st.Dim.Render(cell.PadTail(e.Label, f.lw, st.Glyphs.Ellipsis))
	if focused {
		label = st.Strong.Render(cell.PadTail(e.Label, f.lw, st.Glyphs.Ellipsis))
	}
	if e.Kind == Button {
		text := cell.CutTail(e.Label, f.inner()-markWidth, st.Glyphs.Ellipsis)
		if focused {
			text = st.Strong.Render(text)
		}
		return Frame{Lines: []string{mark + text}}
	}
	fr := e.view(st, f.vw, focused)
	x := markWidth + f.lw + labelGap
	indent := cell.Spaces(x)
	for i, l := range fr.Lines {
		if i == 0 {
			l = mark + label + cell.Spaces(labelGap) + l
			if f.nw > 0 && e.Note != "" {
				l += " " + st.Dim.Render(e.Note)
			}
		} else {
			l = indent + l
		}
		fr.Lines[i] = l
	}
	if e.Note != "" && f.nw == 0 {
		fr.Lines = append(fr.Lines, indent+st.Dim.Render(cell.CutTail(e.Note, f.inner()-x, st.Glyphs.Ellipsis)))
	}
	if e.Error != "" {
		for _, l := range cell.Wrap(st.Glyphs.Warn+" "+e.Error, f.inner()-x) {
			fr.Lines = append(fr.Lines, indent+st.Error.Render(l))
		}
	}
	return fr.At(x, 0)
}
