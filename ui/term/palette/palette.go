// Package palette is the overlay that finds and runs anything: acts of the key table, entries of the inventory,
// incidents, templates. It knows none of them; it is given items.
package palette

import (
	tea "charm.land/bubbletea/v2"

	"shirei/ui/term/screen"
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

type pane struct {
	*Finder
	env    *screen.Env
	items  []Item
	groupW int
}

// New opens the palette over items, in the order they are offered before anything is typed.
func New(env *screen.Env, items []Item) screen.Pane {
	return &pane{
		env: env, items: items, groupW: groupWidth(items),
		Finder: NewFinder(env, len(items), most, func(i int) []string { return append([]string{items[i].Title}, items[i].Alias...) }),
	}
}

// Update takes keys and pastes. An item that is chosen runs after the palette has closed, so that it finds the screen as
// its key would.
func (p *pane) Update(msg tea.Msg) tea.Cmd {
	at, ok := p.Take(msg)
	if !ok {
		return nil
	}
	it := p.items[at]
	if it.Disabled != "" {
		return screen.Send(screen.Toast{Text: it.Disabled})
	}
	return tea.Sequence(screen.Send(screen.Close{}), it.Run)
}
