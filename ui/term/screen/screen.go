// Package screen says what a screen of the console is, what it is given, and by which messages screens talk:
// a screen never reaches into another one. Keys become actions, actions become acts, acts go through the desk.
package screen

import (
	"io/fs"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/guide"
	"shirei/incident/inventory"
	"shirei/incident/lang"
	"shirei/ui/term/keymap"
	"shirei/ui/term/theme"
	"shirei/ui/term/widget"
	"shirei/ui/text"
)

// Env is what every screen is given. The root keeps it up to date; screens only read it.
type Env struct {
	Seat    *desk.Seat
	Session string
	Lang    lang.Lang
	Words   *text.Catalog
	Keys    keymap.Table
	Styles  theme.Styles
	Now     time.Time // of the last tick, so that drawing needs no clock
	Out     string    // the folder exports are written to
	Remote  bool      // over SSH: nothing is opened on the server's desktop
	Drafts  *Drafts
	Here    []desk.Here // who is here, the first come first; as of the last second
	// Templates are the texts' own, Overrides the user's, which win and may be nil; see report.Input.
	Templates, Overrides fs.FS
	// Guides are a team's own layer guides, which stand in for those that ship.
	Guides guide.Own

	Clock bool // times lead with the wall clock; else with the time since it began
}

// Pane is anything that takes a part of the glass.
type Pane interface {
	Update(msg tea.Msg) tea.Cmd
	// View draws at most h lines of at most w cells, with the place of the real cursor if it has one.
	View(w, h int) widget.Frame
	// Scope is the place in the key table whose keys work now.
	Scope() string
	// Typing tells that letters are text now, so that they trigger nothing.
	Typing() bool
	// Back goes one step back inside the pane and tells whether there was one.
	Back() (tea.Cmd, bool)
	// Do does an action of the key table and tells whether it is this pane's.
	Do(action string) (tea.Cmd, bool)
}

// Screen is a pane that fills the glass.
type Screen interface {
	Pane
	Init() tea.Cmd
	// Disabled says why an action cannot be done now; empty if it can.
	Disabled(action string) string
	// Title goes into the terminal's title.
	Title() string
}

// Step is the pane of one of the six steps.
type Step interface {
	Pane
	// Load brings the incident as it stands. Place and half-typed text stay.
	Load(c Case) tea.Cmd
}

// Case is an incident as screens see it: the record, the service's inventory if there is one, and what is owed.
type Case struct {
	State   *incident.State
	Service *desk.Service // nil: nobody has written its inventory
	View    *inventory.View
	Changes []incident.ServiceChange // of the service, that may have to do with it
	Ledger  []incident.Promise
	Next    []incident.NextStep
}

// Profile is what the rules know of the service; blank without one.
func (c Case) Profile() incident.Profile {
	if c.Service == nil {
		return incident.Profile{}
	}
	return c.Service.Profile
}

// At is the clock by which times of the incident are worded.
func (c Case) At(now time.Time) lang.Clock { return lang.Clock{Ref: now, Loc: c.State.Location()} }
