package screen

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/ui/term/widget"
)

// Name names a screen.
type Name string

// The screens.
const (
	Home      Name = "home"
	Incident  Name = "incident"
	Inventory Name = "inventory"
)

// Place is somewhere to go.
type Place struct {
	Screen  Name
	Stream  string        // the incident
	Step    incident.Step // at which step; empty: where it was left
	Service string        // the inventory's service; empty: the only one, or a choice
	Layers  []string      // the inventory filtered to these layers
	Path    string        // the inventory opened at this entry
	Find    string        // opened with this search
	Gap     string        // of the incident: adding or filling at Path closes it
}

// Go asks the root to show a place.
type Go struct{ To Place }

// Act asks the root to do something to an incident through the desk. The answer is [Acted].
type Act struct {
	Stream string
	Cmd    incident.Command
	Sent   []desk.DraftKey // drafts this sends
	Said   string          // what to say when it is done; empty: nothing
	Tag    string          // comes back in Acted
	Undo   bool            // undo one's own last act instead; Cmd is nil
}

// Acted is the outcome of an [Act].
type Acted struct {
	Act     Act
	Outcome desk.Outcome
	Err     error
}

// Revise asks the root to edit a service's inventory through the desk. The answer is [Revised].
type Revise struct {
	Service string
	Edits   []incident.InventoryEdit
	Undo    bool   // undo one's own last edit instead
	Said    string // what to say when it is done; empty: nothing
	Tag     string // comes back in Revised
}

// Revised is the outcome of a [Revise]. A conflict is told by [inventory.Conflict] in Err.
type Revised struct {
	Revise  Revise
	Service *desk.Service            // as it stands afterwards; nil after an error
	Undid   []incident.InventoryEdit // what an undo changed
	Err     error
}

// Fill asks the root to close a gap of an incident with what it turned out to be and to edit the inventory with it, both
// or neither. The answer is [Revised]; without edits only the gap is closed.
type Fill struct {
	Stream string
	Gap    string // its id
	Value  string // what it turned out to be, in words
	Revise Revise
}

// Editor opens a text in the person's $EDITOR; Then gets what was saved. Over SSH it is refused.
type Editor struct {
	Name string // of the file, with its extension
	Text string
	Then func(string) tea.Cmd
}

// Run asks to run a command of the inventory: it is shown first, and run with a time limit. Over SSH it is refused.
type Run struct {
	Stream  string // whose timeline may take the output; empty: none
	Service string
	What    string // what the command is for
	From    string // where it comes from, worded; empty: not said
	Command string
	Layer   incident.Layer // of the first check
	Check   string         // the first check that the output answers; empty: none
}

// Woken tells that the store has changed, through whomever: reload what is shown.
type Woken struct{}

// Focus tells a pane that shares the glass whether it has the keys now.
type Focus struct{ On bool }

// Tick comes once a second.
type Tick struct{ Now time.Time }

// Toast says something for a few seconds in the line above the footer.
type Toast struct {
	Text string
	Bad  bool
	Link string // what it is a link to; empty: none
}

// Failed shows an error in the person's language.
type Failed struct{ Err error }

// Ask puts a question with a stated effect; Yes runs if it is confirmed.
type Ask struct {
	Confirm widget.Confirm
	Yes     tea.Cmd
}

// Prompt asks for one line; Then gets what was entered. What was typed is kept as a draft under Field.
type Prompt struct {
	Title, Label string
	Value, Ghost string
	Hint         string                 // what it is for, one line
	Field        string                 // of the draft; empty: none is kept
	Stream       string                 // of the draft
	Hides        func(text string) bool // tells what must not be a draft, such as a secret; may be nil
	Then         func(string) tea.Cmd
}

// Pick offers a list to choose from; Then gets the chosen id. With Else, what was typed can be chosen itself; Other words
// that offer.
type Pick struct {
	Title string
	Items []Item
	Typed string // what was typed already
	Then  func(id string) tea.Cmd
	Other string // %s: what was typed
	Else  func(typed string) tea.Cmd
}

// Item is one line of a [Pick].
type Item struct{ ID, Label, Detail string }

// Show opens a read-only text over the screen. Copy is what the copy key takes; empty: the text itself.
type Show struct {
	Title string
	Text  string
	Copy  string
}

// Copy puts text on the person's own clipboard (OSC 52) and says so.
type Copy struct {
	Text string
	Said string
}

// Ring rings the terminal's bell: something owed has become late.
type Ring struct{}

// Open opens a link with the desktop's opener; over SSH it is copied instead.
type Open struct{ URL string }

// SaveFile writes a text into the folder of exports and says where it went.
type SaveFile struct{ Name, Text string }

// Export writes an incident's postmortem (for "internal") or report (for "client") as Markdown and says where it went.
type Export struct {
	Stream string
	For    string
	Lang   lang.Lang
}

// Overlay opens any pane over the screen; it is closed by [Close] or when its Back has no step left.
type Overlay struct{ Pane Pane }

// Close closes the overlay on top.
type Close struct{}

// Perform asks the root to do an action of the key table on the screen, as its key would: the palette sends it.
type Perform struct{ Action string }

// Send makes a command of a message.
func Send(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }

// Do is the command that asks for an act.
func Do(a Act) tea.Cmd { return Send(a) }
