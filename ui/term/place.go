package term

import (
	tea "charm.land/bubbletea/v2"

	"shirei/ui/term/home"
	"shirei/ui/term/incident"
	"shirei/ui/term/inventory"
	"shirei/ui/term/screen"
)

// goTo shows a place and remembers where one came from.
func (r *Root) goTo(to screen.Place) tea.Cmd {
	r.overlays = nil
	if key(to) == key(r.place) {
		r.place = to
		return r.at.Update(screen.Go{To: to})
	}
	r.trail = append(r.trail, r.place)
	if len(r.trail) > 32 {
		r.trail = r.trail[1:]
	}
	return r.show(to)
}

// show brings a screen up, made at its first use; a screen that was there keeps its place.
func (r *Root) show(to screen.Place) tea.Cmd {
	r.place = to
	if have, ok := r.kept[key(to)]; ok {
		r.at = have
		return tea.Batch(have.Update(screen.Go{To: to}), have.Update(screen.Woken{}))
	}
	r.at = r.open(to)
	r.kept[key(to)] = r.at
	return r.at.Init()
}

// key names a screen: a place without what only matters when it is opened.
func key(p screen.Place) string { return string(p.Screen) + " " + p.Stream + " " + p.Service }

func (r *Root) open(to screen.Place) screen.Screen {
	switch to.Screen {
	case screen.Incident:
		return incident.New(r.env, to)
	case screen.Inventory:
		return inventory.New(r.env, to)
	default:
		return home.New(r.env)
	}
}
