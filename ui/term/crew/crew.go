// Package crew is the war room as people: who sits where and hands over to whom, who was asked for what, what is known,
// and the one line by which the room calls whoever sits at this console. Its panes lie over an incident.
package crew

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/ui/term/screen"
	"shirei/ui/text"
)

// Room is an incident with the people in it.
type Room struct {
	Env    *screen.Env
	Stands func() screen.Case // the incident as it stands
	Others func() []string    // who has written; nil: not known
}

func (r Room) words() *text.Crew           { return &r.Env.Words.Incident.Crew }
func (r Room) me() string                  { return r.Env.Seat.Who() }
func (r Room) state() *incident.State      { return r.Stands().State }
func (r Room) role(x incident.Role) string { return r.Env.Lang.Role(x) }

// act asks for an act on the incident.
func (r Room) act(cmd incident.Command, said string) tea.Cmd {
	return screen.Do(screen.Act{Stream: r.state().Stream, Cmd: cmd, Said: said})
}

// people lists who is known in the incident: who holds a seat, who is here, who was asked, who has written; then some more.
func (r Room) people(more ...string) []string {
	var names []string
	add := func(name string) {
		if strings.TrimSpace(name) != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	st := r.state()
	for _, role := range incident.AllRoles() {
		add(st.Roles[role].Who)
	}
	for _, h := range r.Env.Here {
		if h.Stream == st.Stream && !h.Watches {
			add(h.Name)
		}
	}
	for _, o := range st.Offers {
		add(o.From)
		add(o.To)
	}
	for _, a := range st.Asks {
		add(a.Who)
		add(a.By)
	}
	if r.Others != nil {
		for _, name := range r.Others() {
			add(name)
		}
	}
	for _, name := range more {
		add(name)
	}
	add(r.me())
	return names
}

// reach adds to what was done that whoever it concerns has no console open, or may not answer on it.
func (r Room) reach(said, who string) string {
	switch {
	case !slices.ContainsFunc(r.Env.Here, func(h desk.Here) bool { return h.Name == who }):
		return said + r.words().NotHere(clean.Line(who))
	case r.watches(who):
		return said + r.words().Watching(clean.Line(who))
	}
	return said
}

// watches tells of somebody who is here that none of their sessions may do more than observe.
func (r Room) watches(who string) bool {
	here := false
	for _, h := range r.Env.Here {
		if h.Name == who && !h.Watches {
			return false
		}
		here = here || h.Name == who
	}
	return here
}

// choose offers the people of the incident but some, or whoever is typed.
func (r Room) choose(title string, but []string, then func(who string) tea.Cmd) tea.Cmd {
	var items []screen.Item
	for _, name := range r.people() {
		if !slices.Contains(but, name) {
			items = append(items, screen.Item{ID: name, Label: clean.Line(name), Detail: r.load(name)})
		}
	}
	if len(items) == 0 {
		return screen.Send(screen.Prompt{Title: title, Label: r.words().Who, Then: func(who string) tea.Cmd {
			if who = strings.TrimSpace(who); who == "" {
				return nil
			}
			return then(who)
		}})
	}
	return screen.Send(screen.Pick{Title: title, Items: items, Other: r.words().Other, Then: then, Else: then})
}

// load says of somebody, to whoever chooses, in which seats they are, how much they were asked, and whether they are away.
func (r Room) load(who string) string {
	var said []string
	if seats := r.sits(who); seats != "" {
		said = append(said, seats)
	}
	n := 0
	for _, a := range r.state().Asks {
		if a.Who == who && a.State(r.Env.Now).Open() {
			n++
		}
	}
	if n > 0 {
		said = append(said, r.words().AskCount(n))
	}
	if !slices.ContainsFunc(r.Env.Here, func(h desk.Here) bool { return h.Name == who }) {
		said = append(said, r.Env.Words.Common.Presence.Absent)
	}
	return strings.Join(said, "  ")
}

// sits names the seats somebody holds.
func (r Room) sits(name string) string {
	var seats []string
	for _, role := range r.state().Seats(name) {
		seats = append(seats, r.role(role))
	}
	return strings.Join(seats, r.Env.Words.Common.And)
}

// why asks for a reason until there is one.
func (r Room) why(title, label string, then func(why string) tea.Cmd) tea.Cmd {
	return screen.Send(screen.Prompt{Title: title, Label: label, Then: func(why string) tea.Cmd {
		if strings.TrimSpace(why) == "" {
			return r.why(title, label, then)
		}
		return then(why)
	}})
}

// choice is something that can be done with a row.
type choice struct {
	id, label string
	do        func() tea.Cmd
}

// pick offers choices.
func pick(title string, choices []choice) tea.Cmd {
	var items []screen.Item
	for _, c := range choices {
		items = append(items, screen.Item{ID: c.id, Label: c.label})
	}
	return screen.Send(screen.Pick{Title: title, Items: items, Then: func(id string) tea.Cmd {
		i := slices.IndexFunc(choices, func(c choice) bool { return c.id == id })
		if i < 0 {
			return nil
		}
		return choices[i].do()
	}})
}
