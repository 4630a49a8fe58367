// Package inventory is the screen of a service's inventory: sections on the left, entries on the right, one in detail;
// found by any word, narrowed to the layers an incident suspects, or to what is still blank.
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
	finding    bool // the search is in force
	detail     int  // the row that is open; -1: none
	scroll     widget.Scroll
}

// New makes the screen for a place.
func New(env *screen.Env, to screen.Place) screen.Screen {
	s := &pane{env: env, detail: -1, find: widget.NewInput(env.Words.Common.Paste)}
	s.sections.SetHeight(1)
	s.list.SetHeight(1)
	s.apply(to)
	return s
}

// apply goes to a place of this inventory.
func (s *pane) apply(to screen.Place) {
	s.to, s.service, s.detail = to, to.Service, -1
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
	s.inLayers = s.book.marks(s.book.view.OfLayers("", to.Layers...))
	s.sections.Select(0)
	s.filter()
	s.goTo(to.Path, to.Path != "")
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
	case chosen:
		if msg.to == s {
			s.service = msg.id
			return s.load(msg.id, false)
		}
	case screen.Woken:
		if s.again = s.loading; !s.again {
			return s.load(s.service, false)
		}
	case screen.Go:
		if to := msg.To; to.Path != "" || to.Find != "" || !slices.Equal(to.Layers, s.to.Layers) {
			s.apply(to)
		}
	case tea.PasteMsg:
		s.typed(msg)
	case tea.KeyPressMsg:
		s.key(msg)
	}
	return nil
}

func (s *pane) key(msg tea.KeyPressMsg) {
	if s.find.Focused() {
		switch k := msg.String(); k {
		case "enter":
			s.find.Blur()
		case "up", "down", "pgup", "pgdown":
			s.list.Key(k)
		default:
			s.typed(msg)
		}
		return
	}
	switch k := keymap.Fold(msg); {
	case s.detail >= 0:
		s.scroll.Key(k)
	case s.focus == entries:
		s.list.Key(k)
	case s.sections.Key(k):
		s.filter()
		s.list.Select(0)
	}
}

// Scope is the place in the key table.
func (s *pane) Scope() string {
	if s.find.Focused() {
		return keymap.InInput
	}
	return keymap.InInventory
}

// Typing tells that letters go into the search.
func (s *pane) Typing() bool { return s.find.Focused() }

// Title names the service.
func (s *pane) Title() string {
	if s.book == nil {
		return s.env.Words.Inventory.Title
	}
	return s.env.Words.Inventory.Title + " " + s.book.svc.Name
}

// Back goes one step back: out of the input, the detail, the search, the blanks, and to where the cursor started. The
// words of a search are offered again by the next one.
func (s *pane) Back() (tea.Cmd, bool) {
	switch {
	case s.find.Focused():
		s.find.Blur()
		s.finding = s.finding && !s.find.Empty()
		s.filter()
	case s.detail >= 0:
		s.close()
	case s.finding:
		s.find.SetGhost(s.find.Value())
		s.find.SetValue("")
		s.finding = false
		s.filter()
	case s.blanksOnly:
		s.blanksOnly = false
		s.filter()
	case s.book != nil && s.focus != s.home():
		s.focus = s.home()
	default:
		return nil, false
	}
	return nil, true
}
