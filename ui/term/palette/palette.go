// Package palette is the overlay that finds and runs anything: acts of the key table, entries of the inventory,
// incidents, templates. It knows none of them; it is given items.
package palette

import (
	tea "charm.land/bubbletea/v2"

	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
)

// Item is something that can be found and run.
type Item struct {
	ID       string
	Title    string
	Detail   string // what it is or does, dim
	Group    string // which kind of thing: act, inventory …
	Alias    []string
	Keys     string // the key that does the same, at the end of the line
	Disabled string // why it cannot be run now; empty if it can
	Run      tea.Cmd
}

// Scope is the place in the key table of a list one types over.
const Scope = "pick"

type pane struct {
	env    *screen.Env
	items  []Item
	index  *Index
	input  *widget.Input
	found  []int
	list   widget.List
	groupW int
}

// New opens the palette over items, in the order they are offered before anything is typed.
func New(env *screen.Env, items []Item) screen.Pane {
	p := &pane{env: env, items: items, input: widget.NewInput(env.Words.Common.Paste)}
	p.index = NewIndex(len(items), func(i int) []string { return append([]string{items[i].Title}, items[i].Alias...) })
	p.input.Focus()
	p.groupW = groupWidth(items)
	p.list.SetHeight(most)
	p.search()
	return p
}

func (p *pane) search() {
	p.found = p.index.Find(p.input.Value())
	p.list.SetLen(len(p.found))
	p.list.Select(0)
}

// Update takes keys and pastes: moves among what was found, enter, and what is typed.
func (p *pane) Update(msg tea.Msg) tea.Cmd {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		switch k := press.String(); k {
		case "up", "down", "pgup", "pgdown":
			p.list.Key(k)
			return nil
		case "enter":
			return p.run()
		}
	}
	before := p.input.Value()
	if p.input.Update(msg) && p.input.Value() != before {
		p.search()
	}
	return nil
}

// run closes the palette first, so that what runs finds the screen as its key would.
func (p *pane) run() tea.Cmd {
	at := p.list.Selected()
	if at < 0 {
		return nil
	}
	it := p.items[p.found[at]]
	if it.Disabled != "" {
		return screen.Send(screen.Toast{Text: it.Disabled})
	}
	return tea.Sequence(screen.Send(screen.Close{}), it.Run)
}

// Scope is the place in the key table.
func (p *pane) Scope() string { return Scope }

// Typing tells that letters are text: always.
func (p *pane) Typing() bool { return true }

// Back has no step of its own: esc closes the palette.
func (p *pane) Back() (tea.Cmd, bool) { return nil, false }

// Do does none of the key table's actions; they are run as items.
func (p *pane) Do(string) (tea.Cmd, bool) { return nil, false }
