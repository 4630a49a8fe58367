package screen

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"shirei/ui/term/keymap"
	"shirei/ui/term/widget"
)

// Form is the form of a step. Its rows are browsed, so that letters stay the screen's; one is edited in place; and what
// was changed is acted upon when the row is left. What is half typed is kept as a draft until then.
type Form struct {
	*widget.Form
	env    *Env
	name   string // of its drafts
	stream string
	fields []widget.Field
	late   []widget.Field    // rows that came while one was edited
	going  bool              // enter brought the typing on into this row
	wrong  string            // the row of a time that was refused; nobody left it yet
	sent   map[string]string // acted upon, and not yet seen in the record
	commit func(id, value string) tea.Cmd
	press  func(id string) tea.Cmd
	hides  func(id, text string) bool // what never becomes a draft
}

// NewForm makes an empty form. Commit gets each changed value once, when its row is left; press gets the row of a button.
func NewForm(env *Env, name string, commit func(id, value string) tea.Cmd, press func(id string) tea.Cmd) *Form {
	f := &Form{env: env, name: name, sent: map[string]string{}, commit: commit, press: press}
	f.Form = widget.NewForm(nil, f.chip)
	return f
}

// Hide names what is kept in the row alone, on no disk: a text that may be a secret.
func (f *Form) Hide(hides func(id, text string) bool) { f.hides = hides }

// Unkept tells of a row whose text is shown and neither recorded nor on its way there.
func (f *Form) Unkept(id string) bool {
	_, sent := f.sent[id]
	return f.Changed(id) && !sent && !(f.Typing() && f.Current() == id)
}

func (f *Form) chip(lines, chars int) string { return f.env.Words.Common.Paste(lines, chars) }

// Load brings the rows as the record has them. Place, half-typed text and the cursor stay; drafts of an earlier session
// come back as changes not yet acted upon.
func (f *Form) Load(stream string, fields []widget.Field) {
	same := f.stream == stream && slices.EqualFunc(f.fields, fields, func(a, b widget.Field) bool { return a.ID == b.ID && a.Kind == b.Kind })
	if same {
		for i, d := range fields {
			f.Refresh(d)
			f.arrived(f.fields[i], d)
		}
		f.fields = fields
		return
	}
	if f.stream == stream && f.Typing() {
		f.late = fields
		return
	}
	f.rebuild(stream, fields)
}

func (f *Form) rebuild(stream string, fields []widget.Field) {
	at, active := f.Current(), f.Focused()
	typed := map[string]string{}
	for _, d := range f.fields {
		if _, sent := f.sent[d.ID]; stream == f.stream && f.Changed(d.ID) && !sent {
			typed[d.ID] = f.Value(d.ID)
		}
	}
	clear(f.sent)
	f.Form, f.stream, f.fields, f.late = widget.NewForm(fields, f.chip), stream, fields, nil
	for _, d := range fields {
		if draft := f.env.Drafts.Text(stream, f.field(d.ID)); draft != "" && d.Kind != widget.Button {
			typed[d.ID] = draft
		}
	}
	f.SetValues(typed)
	f.GoTo(at)
	if active {
		f.Browse()
	}
}

// field names a row among the drafts.
func (f *Form) field(id string) string { return f.name + "." + id }

// View draws the form in w by h cells.
func (f *Form) View(w, h int) widget.Frame {
	f.SetSize(w, h)
	return f.Form.View(f.env.Styles)
}

// Scope is the place in the key table: a field that is typed into, of one line or of several, or the panel.
func (f *Form) Scope() string {
	d, _ := f.Field(f.Current())
	switch {
	case f.Typing() && d.Kind == widget.Long:
		return keymap.InEditor
	case f.Typing():
		return keymap.InInput
	}
	return keymap.InPanel
}

// Update takes keys and pastes.
func (f *Form) Update(msg tea.Msg) tea.Cmd {
	if press, ok := msg.(tea.KeyPressMsg); ok && f.Typing() && f.leaves(press) {
		return f.leave(press)
	}
	switch msg := msg.(type) {
	case Acted:
		f.refused(msg.Err)
	case Revised:
		f.refused(msg.Err)
	case Focus:
		return f.turn(msg.On)
	}
	was := f.Current()
	r := f.Form.Update(msg)
	switch {
	case r.Changed && f.Browsing() && f.takes(was): // a ghost was taken
		return f.keep(was)
	case r.Changed:
		f.typed(was)
	case f.Current() != was:
		return f.keep(was)
	}
	return nil
}

// refused forgets what was sent and did not arrive: leaving the row tries again.
func (f *Form) refused(err error) {
	if err != nil {
		clear(f.sent)
	}
}

// leaves tells whether a key leaves the row that is edited.
func (f *Form) leaves(press tea.KeyPressMsg) bool {
	d, _ := f.Field(f.Current())
	switch press.String() {
	case "tab", "shift+tab", "ctrl+s":
		return true
	case "enter", "up", "down":
		return d.Kind != widget.Long
	}
	return false
}

// leave acts upon the row and goes on: with tab straight into the next one, with enter so too while there are empty ones
// to be filled in a row, since what is typed next would else be taken for keys; otherwise back to browsing.
func (f *Form) leave(press tea.KeyPressMsg) tea.Cmd {
	id, key := f.Current(), press.String()
	filling := key == "enter" && (f.Changed(id) || f.going)
	cmd := f.keep(id)
	if cmd == nil && f.refusedTime(id) {
		f.wrong = id
		return nil
	}
	f.Browse()
	step := tea.KeyPressMsg{Code: tea.KeyDown}
	if key == "shift+tab" || key == "up" {
		step.Code = tea.KeyUp
	}
	if key != "ctrl+s" {
		f.Form.Update(step)
	}
	to := f.Current()
	f.going = filling && f.Value(to) == ""
	if (f.going || key == "tab" || key == "shift+tab") && f.isText(to) && to != id {
		f.Focus()
	}
	f.settle()
	return cmd
}

// refusedTime tells of a time that stands with its error and not in the record: the cursor stays with it until it is
// mended or given up.
func (f *Form) refusedTime(id string) bool {
	d, _ := f.Field(id)
	return d.Kind == widget.Time && d.Error != "" && f.Changed(id)
}

// giveUp takes a refused time back to what the record says.
func (f *Form) giveUp() {
	if f.wrong != "" && f.wrong == f.Current() && f.refusedTime(f.wrong) {
		f.Drop(f.wrong)
		f.SetError(f.wrong, "")
		f.env.Drafts.Put(f.env.Drafts.Key(f.stream, f.field(f.wrong)), "")
	}
	f.wrong = ""
}

// settle brings the rows that came while one was edited.
func (f *Form) settle() {
	if f.late != nil && !f.Typing() {
		f.rebuild(f.stream, f.late)
	}
}

// takes tells of a row that an offer fills at once; choices are acted upon when they are left.
func (f *Form) takes(id string) bool {
	d, ok := f.Field(id)
	return ok && (d.Kind == widget.Chosen || f.isText(id))
}

func (f *Form) isText(id string) bool {
	d, ok := f.Field(id)
	return ok && d.Kind != widget.Choice && d.Kind != widget.Toggle && d.Kind != widget.Button && d.Kind != widget.Chosen
}

// keep acts upon a row whose value was changed. The draft stays until the record shows that it arrived.
func (f *Form) keep(id string) tea.Cmd {
	value := f.Value(id)
	if sent, ok := f.sent[id]; !f.Changed(id) || ok && sent == value {
		return nil
	}
	cmd := f.commit(id, value)
	if cmd != nil {
		f.sent[id] = value
	}
	return cmd
}

// typed keeps what is half typed.
func (f *Form) typed(id string) {
	if !f.isText(id) {
		return
	}
	text := f.Value(id)
	if !f.Changed(id) || f.hides != nil && f.hides(id, text) {
		text = ""
	}
	f.env.Drafts.Put(f.env.Drafts.Key(f.stream, f.field(id)), text)
}

// arrived takes a row's value from the record, once what was sent from it has come back.
func (f *Form) arrived(old, d widget.Field) {
	sent, ok := f.sent[d.ID]
	if !ok || d.Value == old.Value {
		return
	}
	delete(f.sent, d.ID)
	if f.Value(d.ID) == sent {
		f.env.Drafts.Put(f.env.Drafts.Key(f.stream, f.field(d.ID)), "")
		f.SetValues(map[string]string{d.ID: d.Value})
	}
}

// Back leaves the field that is edited; what was typed stays in it as a draft, except a time that was refused.
func (f *Form) Back() (tea.Cmd, bool) {
	if f.Typing() {
		f.going = false
		f.giveUp()
		f.Browse()
		f.settle()
		return nil, true
	}
	if id := f.Current(); !f.isText(id) && f.Changed(id) {
		f.Drop(id)
		return nil, true
	}
	return nil, false
}

// turn gives the form the keys or takes them; a choice made in the row under the cursor is acted upon.
func (f *Form) turn(on bool) tea.Cmd {
	if on {
		if !f.Focused() {
			f.Browse()
		}
		return nil
	}
	cmd := f.Leave()
	f.Blur()
	return cmd
}

// Leave acts upon a choice that was made in the row under the cursor, when the form loses the keys.
func (f *Form) Leave() tea.Cmd {
	id := f.Current()
	if f.isText(id) {
		return nil
	}
	return f.keep(id)
}

// Do does the panel's actions on the row under the cursor.
func (f *Form) Do(action string) (tea.Cmd, bool) {
	id := f.Current()
	d, ok := f.Field(id)
	if !ok {
		return nil, false
	}
	switch {
	case (action == "edit" || action == "tick") && (d.Kind == widget.Button || d.Kind == widget.Chosen):
		return f.press(id), true
	case action == "edit" && f.isText(id):
		f.going = false
		f.Focus()
		return nil, true
	case action == "edit" && f.Changed(id):
		return f.keep(id), true
	case action == "edit": // the same as space: to the next choice
		f.Form.Update(tea.KeyPressMsg{Code: tea.KeyRight})
		return nil, true
	}
	return nil, false
}

// Typing tells that letters go into a field.
func (f *Form) Typing() bool { return f.Form.Typing() }
