package inventory

import (
	"encoding/json"
	"slices"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	inv "shirei/incident/inventory"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
)

// entry is one entry as rows to fill: each field of its kind in the order of the form, the blanks in their places.
// Leaving a row records it at once.
type entry struct {
	s    *pane
	path string
	kind inv.Kind
	row  row
	form *screen.Form

	began   map[string]json.RawMessage // what a field said when it was begun to be typed in
	wrong   map[string]string          // below a row: why it was refused
	theirs  map[string]*inv.Conflict   // what somebody else wrote in the same field meanwhile
	refused map[string]string          // what was typed in a row and refused: leaving it again does not ask again
	secret  string                     // the field whose value looks like a secret
	back    string                     // the row to go back to: what was typed there cannot be read
}

// The rows below the fields, and the one below a refused secret.
const (
	nextRow  = "+next"
	allowRow = "+allow"
)

// newEntry opens an entry at its first row; false if the inventory has none at that path.
func newEntry(s *pane, path string) (*entry, bool) {
	kind, ok := inv.KindOf(path)
	if !ok {
		return nil, false
	}
	e := &entry{
		s: s, path: path, kind: arranged(kind),
		began: map[string]json.RawMessage{}, wrong: map[string]string{}, refused: map[string]string{}, theirs: map[string]*inv.Conflict{},
	}
	e.form = screen.NewForm(s.env, "inv."+path, e.commit, e.press)
	e.form.Browse()
	return e, e.load()
}

// load brings the entry as the inventory has it now; false if it is gone. The cursor and what is typed stay.
func (e *entry) load() bool {
	at := e.s.book.find(e.path)
	if at < 0 {
		return false
	}
	e.row = e.s.book.rows[at]
	for key, was := range e.began {
		if now := e.answer(key); !same(was, now) && e.theirs[key] == nil {
			e.wrong[key] = e.s.env.Words.Inventory.Edit.Meanwhile(e.by(), e.worded(key, now))
		}
	}
	e.form.Load(e.stream(), e.fields())
	for _, f := range e.kind.Fields {
		e.form.SetError(f.Key, e.wrong[f.Key])
	}
	return true
}

func (e *entry) stream() string { return incident.ServiceStream(e.s.book.svc.ID) }

// answer is what a field says now, nil where it is blank.
func (e *entry) answer(key string) json.RawMessage {
	return e.s.book.svc.Inventory.Answer(e.path + "." + key)
}

// field gives the form of a field.
func (e *entry) field(key string) (inv.FieldForm, bool) {
	i := slices.IndexFunc(e.kind.Fields, func(f inv.FieldForm) bool { return f.Key == key })
	if i < 0 {
		return inv.FieldForm{}, false
	}
	return e.kind.Fields[i], true
}

// label words a field.
func (e *entry) label(f inv.FieldForm) string {
	return clean.Line(inv.Label(string(e.s.env.Lang), f.Label))
}

// by is who wrote the entry last.
func (e *entry) by() string { return clean.Line(e.row.UpdatedBy) }

// goTo puts the cursor on a field, and types in it if it is one of text.
func (e *entry) goTo(key string, typing bool) bool {
	if !e.form.GoTo(key) {
		return false
	}
	if typing {
		e.begin(key)
	}
	return true
}

// begin types in the row under the cursor where it takes text.
func (e *entry) begin(key string) {
	if d, ok := e.form.Field(key); ok && (d.Kind == widget.Text || d.Kind == widget.Long) {
		e.began[key] = e.answer(key)
		e.form.Focus()
	}
}

// Update takes keys, pastes and news.
func (e *entry) Update(msg tea.Msg) tea.Cmd {
	press, isKey := msg.(tea.KeyPressMsg)
	id, typing := e.form.Current(), e.form.Typing()
	if isKey && !typing {
		if cmd, ok := e.tab(press.String()); ok {
			return cmd
		}
	}
	if done, ok := msg.(screen.Revised); ok {
		cmd := e.form.Update(msg)
		e.revised(done)
		return cmd
	}
	blank := e.blank(id)
	cmd := e.form.Update(msg)
	switch {
	case e.back != "":
		e.goTo(e.back, typing)
		e.back = ""
	case isKey && typing && blank && press.String() == "enter" && !e.form.Typing():
		e.onward(id)
	case typing && e.form.Typing() && e.form.Current() != id: // by tab
		e.begin(e.form.Current())
	}
	return cmd
}

// tab goes to the next row, straight into it where it takes text.
func (e *entry) tab(key string) (tea.Cmd, bool) {
	to := map[string]rune{"tab": tea.KeyDown, "shift+tab": tea.KeyUp}[key]
	if to == 0 {
		return nil, false
	}
	cmd := e.form.Update(tea.KeyPressMsg{Code: to})
	e.begin(e.form.Current())
	return cmd, true
}

// onward goes to the next blank after a field that was filled, or to what leads out of the entry.
func (e *entry) onward(from string) {
	at := slices.IndexFunc(e.kind.Fields, func(f inv.FieldForm) bool { return f.Key == from })
	for _, f := range e.kind.Fields[at+1:] {
		if e.blank(f.Key) && e.goTo(f.Key, true) {
			return
		}
	}
	e.form.GoTo(nextRow)
}

// firstBlank is the first field that is missed; empty where there is none.
func (e *entry) firstBlank() string {
	for _, f := range e.kind.Fields {
		if e.blank(f.Key) {
			return f.Key
		}
	}
	return ""
}

// blank tells of a field that somebody would miss in an outage.
func (e *entry) blank(key string) bool {
	f, ok := e.field(key)
	return ok && f.Minutes > 0 && e.answer(key) == nil && (f.Or == "" || e.answer(f.Or) == nil)
}

// Typing tells that letters go into a row.
func (e *entry) Typing() bool { return e.form.Typing() }

// Scope is the place in the key table.
func (e *entry) Scope() string {
	if e.form.Typing() {
		return keymap.InInput
	}
	return keymap.InEntry
}

// Back leaves the row that is edited. Of a row somebody else has changed too, theirs is taken.
func (e *entry) Back() (tea.Cmd, bool) {
	id := e.form.Current()
	if e.form.Typing() {
		cmd, _ := e.form.Back()
		if !e.form.Changed(id) {
			e.settle(id)
		}
		return cmd, true
	}
	if e.theirs[id] != nil {
		e.drop(id)
		return nil, true
	}
	return e.form.Back()
}

// drop takes a row back to what the record says.
func (e *entry) drop(key string) {
	secret := e.secret == key
	e.settle(key)
	e.form.Drop(key)
	e.s.env.Drafts.Put(e.s.env.Drafts.Key(e.stream(), "inv."+e.path+"."+key), "")
	if secret { // the row that would let it pass goes with it
		e.form.Load(e.stream(), e.fields())
	}
}

// settle forgets what was wrong with a row.
func (e *entry) settle(key string) {
	delete(e.began, key)
	delete(e.wrong, key)
	delete(e.theirs, key)
	delete(e.refused, key)
	if e.secret == key {
		e.secret = ""
	}
	e.form.SetError(key, "")
}
