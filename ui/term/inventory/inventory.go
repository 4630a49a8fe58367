// Package inventory is the screen of a service's inventory: sections on the left, entries on the right, one as a form that
// is filled in place; found by any word, narrowed to the layers an incident suspects, or to what is still blank.
package inventory

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"shirei/incident/desk"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
)

// Which side has the cursor.
const (
	sections = iota
	entries
)

// pane is the screen. The book is shared with the command that made it and never changes.
type pane struct {
	env      *screen.Env
	to       screen.Place
	service  string // chosen, or as the place says
	services []desk.ServiceRow
	shelf    *shelf // the choice of a service, and of a template for a new one; nil: one was chosen
	missing  string
	loading  bool
	again    bool // the store has changed since it was asked
	failed   bool

	book     *book
	inLayers []bool // of each row: it belongs to the layers of the place
	shown    []int  // rows, or blanks where ofBlanks
	ofBlanks bool

	focus      int
	sections   widget.List
	list       widget.List
	blanksOnly bool
	layersOnly bool
	find       *widget.Input
	finding    bool   // the search is in force
	form       *entry // the entry that is open; nil: none
	past       *past  // the history over it; nil: none
	after      string // the entry to open once it is there
	starting   beginning
	parts      map[int]part
}

// part is what is drawn in place of entries for some of the sections.
type part interface {
	Load(*desk.Service) tea.Cmd
	Update(msg tea.Msg) tea.Cmd
	View(w, h int) widget.Frame
	Do(action string) (tea.Cmd, bool)
}

// New makes the screen for a place.
func New(env *screen.Env, to screen.Place) screen.Screen {
	s := &pane{env: env, find: widget.NewInput(env.Words.Common.Paste), parts: map[int]part{}}
	s.sections.SetHeight(1)
	s.list.SetHeight(1)
	s.apply(to)
	return s
}

// apply goes to a place of this inventory.
func (s *pane) apply(to screen.Place) {
	s.to, s.service, s.form, s.past = to, to.Service, nil, nil
	s.layersOnly, s.blanksOnly = len(to.Layers) > 0, false
	s.focus = s.home()
	s.find.SetValue(to.Find)
	s.finding = to.Find != ""
	if s.finding || to.Path != "" {
		s.focus = entries
	}
	if s.book == nil {
		return
	}
	s.inLayers = s.book.marks(s.book.view.InLayers("", to.Layers...))
	s.sections.Select(allAt)
	s.filter()
	s.goTo(to.Path)
}

// home is where the cursor starts: in an incident on what is suspected, else on the sections.
func (s *pane) home() int {
	if s.to.Stream != "" {
		return entries
	}
	return sections
}

// Init loads the inventory.
func (s *pane) Init() tea.Cmd { return s.load(s.service, true) }

// Update takes what was loaded, changes of the store, keys and pastes.
func (s *pane) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loaded:
		if msg.to == s {
			return tea.Batch(s.take(msg), s.reload())
		}
	case screen.Woken:
		if s.again = s.loading; !s.again {
			return tea.Batch(s.load(s.service, false), s.relog())
		}
		return s.relog()
	case screen.Go:
		if to := msg.To; to.Path != "" || to.Find != "" || to.Gap != "" || !slices.Equal(to.Layers, s.to.Layers) {
			s.apply(to)
			return s.arrive()
		}
		s.forget() // what was looked for then says nothing of what is wanted now
	case screen.Revised:
		return s.revised(msg)
	case written:
		if msg.to == s {
			return s.wrote(msg)
		}
	case remembered:
		if msg.to == s.past {
			return s.past.take(msg)
		}
	case brought:
		if msg.to == s {
			return s.broughtBack(msg)
		}
	case logRead:
		return msg.to.Update(msg)
	case logActed:
		return msg.to.Update(msg)
	case begun:
		if msg.to == s {
			return s.began(msg)
		}
	case tea.PasteMsg, tea.KeyPressMsg:
		return s.typed(msg)
	default:
		return s.toPart(msg)
	}
	return nil
}

// relog reads the changes anew.
func (s *pane) relog() tea.Cmd {
	if l, ok := s.parts[ofChanges].(*changeLog); ok {
		return l.read()
	}
	return nil
}

// typed brings a key or a paste to what has the keys.
func (s *pane) typed(msg tea.Msg) tea.Cmd {
	press, isKey := msg.(tea.KeyPressMsg)
	switch {
	case s.find.Focused():
		s.seek(msg)
	case s.book == nil || !isKey && s.form == nil:
		if s.shelf != nil && isKey {
			s.shelf.list.Key(keymap.Fold(press))
		}
	case s.past != nil:
		if isKey {
			s.past.list.Key(keymap.Fold(press))
		}
	case s.form != nil:
		return s.form.Update(msg)
	case s.focus == entries && s.part() != ofEntries:
		return s.toPart(msg)
	case s.focus == entries:
		s.list.Key(keymap.Fold(press))
	case s.sections.Key(keymap.Fold(press)):
		s.filter()
		s.list.Select(0)
	}
	return nil
}

// seek brings a key to the search; those that move go to what was found.
func (s *pane) seek(msg tea.Msg) {
	press, _ := msg.(tea.KeyPressMsg)
	switch k := press.String(); k {
	case "enter":
		s.find.Blur()
	case "up", "down", "pgup", "pgdown":
		s.list.Key(k)
	default:
		s.words(msg)
	}
}

// toPart brings a message to what is drawn in place of entries.
func (s *pane) toPart(msg tea.Msg) tea.Cmd {
	if p, ok := s.parts[s.part()]; ok {
		return p.Update(msg)
	}
	return nil
}

// Scope is the place in the key table.
func (s *pane) Scope() string {
	switch {
	case s.find.Focused():
		return keymap.InInput
	case s.past != nil:
		return keymap.InHistory
	case s.form != nil:
		return s.form.Scope()
	case s.book == nil && s.shelf != nil && s.shelf.starting:
		return keymap.InTemplates
	case s.book == nil:
		return keymap.InShelf
	}
	return keymap.InInventory
}

// Typing tells that letters go into the search or into a row.
func (s *pane) Typing() bool {
	return s.find.Focused() || s.past == nil && s.form != nil && s.form.Typing()
}

// Title names the service.
func (s *pane) Title() string {
	if s.book == nil {
		return s.env.Words.Inventory.Title
	}
	return s.env.Words.Inventory.Title + " " + s.book.svc.Name
}

// Back goes one step back: out of the input, the history, the row, the entry, the search, the blanks, to where the cursor
// started, and to the choice of a service. The words of a search are offered again by the next one.
func (s *pane) Back() (tea.Cmd, bool) {
	switch {
	case s.find.Focused():
		s.find.Blur()
		s.finding = s.finding && !s.find.Empty()
		s.filter()
	case s.past != nil:
		s.past = nil
	case s.form != nil:
		if cmd, ok := s.form.Back(); ok {
			return cmd, true
		}
		return s.close(), true
	case s.finding:
		s.forget()
	case s.blanksOnly:
		s.blanksOnly = false
		s.filter()
	case s.book != nil && s.focus != s.home():
		s.focus = s.home()
	case s.book != nil && s.to.Service == "" && len(s.services) > 1:
		return s.toShelf(), true
	case s.shelf != nil && s.shelf.back():
	default:
		return nil, false
	}
	return nil, true
}

// forget ends a search. Its words are offered by the next one.
func (s *pane) forget() {
	if !s.finding {
		return
	}
	s.find.SetGhost(s.find.Value())
	s.find.SetValue("")
	s.finding = false
	s.filter()
}
