package inventory

import (
	"encoding/json"
	"slices"
	"strings"

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
	fresh   bool                       // it was just added: enter goes through all of its fields
	picking bool                       // enter opened what the next row picks from
	due     bool                       // the same once the inventory has who was added
	away    bool                       // the row is left by a move
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
	e.form.Hide(func(key, text string) bool {
		f, _ := e.field(key)
		return f.Check == "place" && text != "" || e.hides(key, text) // of a password's place not even the beginning
	})
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
func (e *entry) field(key string) (inv.FieldForm, bool) { return e.kind.Field(key) }

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

// enter goes to a field and opens it: text is typed into, what is picked is offered.
func (e *entry) enter(key string) tea.Cmd {
	if !e.goTo(key, true) {
		return nil
	}
	cmd := e.offered("")
	if e.due = e.due && cmd != nil; e.due {
		return nil
	}
	e.picking = cmd != nil
	return cmd
}

// then opens what the next row picks from before the record answers, so that no letter falls between the two.
func then(opens, records tea.Cmd) tea.Cmd {
	if opens == nil {
		return records
	}
	return tea.Sequence(opens, records)
}

// arrived opens what waited for somebody to be among the contacts.
func (e *entry) arrived() tea.Cmd {
	if e == nil || !e.due {
		return nil
	}
	e.due = false
	return e.offered("")
}

// offered opens what the row under the cursor picks from, with what was typed on it.
func (e *entry) offered(typed string) tea.Cmd {
	f, ok := e.field(e.form.Current())
	switch {
	case !ok || !chosen(f) || e.masked(f.Key):
		return nil
	case f.Ref != "":
		return e.pickWho(f, typed)
	}
	return e.pickMany(f, typed)
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
		return tea.Batch(cmd, e.revised(done))
	}
	if typed := wordsOf(msg); !typing && typed != "" && !moves(press) {
		if cmd := e.offered(typed); cmd != nil {
			return cmd
		}
	}
	open := e.open(id)
	e.away = isKey && (press.String() == "down" || press.String() == "tab")
	cmd := e.form.Update(msg)
	switch {
	case e.back != "":
		e.goTo(e.back, typing)
		e.form.SetError(e.back, e.wrong[e.back])
		e.back = ""
	case isKey && typing && open && (press.String() == "ctrl+s" || press.String() == "enter" && e.form.Current() != id):
		e.form.Browse()
		return then(e.onward(id), cmd)
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

// onward opens the next blank after a field that was filled, or goes to what leads out of the entry.
func (e *entry) onward(from string) tea.Cmd {
	at := slices.IndexFunc(e.kind.Fields, func(f inv.FieldForm) bool { return f.Key == from })
	for _, f := range e.kind.Fields[at+1:] {
		if e.open(f.Key) {
			return e.enter(f.Key)
		}
	}
	e.form.GoTo(nextRow)
	return nil
}

// open tells of a field that enter goes on to: a blank; in an entry just added any that has no answer, but for yes and
// no, which say no as they are, and how often to review, which has a rule of its own.
func (e *entry) open(key string) bool {
	f, ok := e.field(key)
	if !ok || !e.fresh || f.Type == inv.TypeBool || f.Key == "review_every" {
		return e.blank(key)
	}
	return e.answer(key) == nil && (f.Or == "" || e.answer(f.Or) == nil)
}

// wordsOf is what a key or a paste brings as text.
func wordsOf(msg tea.Msg) string {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return strings.TrimSpace(msg.Text)
	case tea.PasteMsg:
		return strings.TrimSpace(msg.Content)
	}
	return ""
}

// moves tells of the letters that move among the rows.
func moves(press tea.KeyPressMsg) bool {
	return strings.Contains("jkgG", press.Text) && press.Text != ""
}

// blank tells of a field that somebody would miss in an outage; of an entry that does not apply nobody does.
func (e *entry) blank(key string) bool {
	f, ok := e.field(key)
	return ok && e.row.NA == "" && f.Minutes > 0 && e.answer(key) == nil && (f.Or == "" || e.answer(f.Or) == nil)
}

// Typing tells that letters go into a row.
func (e *entry) Typing() bool { return e.form.Typing() }

// Scope is the place in the key table.
func (e *entry) Scope() string {
	if e.form.Typing() {
		return e.form.Scope()
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
