package panel

import (
	"cmp"
	"time"

	"shirei/incident/calendar"
	"shirei/incident/clean"
	"shirei/incident/inventory"
	"shirei/incident/when"
	"shirei/ui/term/screen"
)

// Inventory gives the service's inventory; an empty one where nobody has written any, so that every question about it
// has an answer.
func Inventory(c screen.Case) *inventory.Service {
	if c.Service == nil || c.Service.Inventory == nil {
		return &inventory.Service{}
	}
	return c.Service.Inventory
}

// Named says whom an id of the inventory means: a decider by duty and name, a person by name, else the id itself.
func Named(inv *inventory.Service, id string) string {
	person, _ := inv.Person(id)
	for _, d := range inv.Response.Deciders.Items {
		if d.ID != id {
			continue
		}
		name := cmp.Or(person.Name, d.Contact.Value)
		if d.Name == "" || name == "" || d.Name == name {
			return clean.Line(cmp.Or(d.Name, name, id))
		}
		return clean.Line(name + " (" + d.Name + ")")
	}
	return clean.Line(cmp.Or(person.Name, id))
}

// Source says that something comes from the inventory, and when and by whom its entry was last found true or changed:
// 台帳（確認 2026-09-01 佐藤）. Of a path without an entry it says nothing.
func Source(env *screen.Env, c screen.Case, path string) string {
	if c.View == nil {
		return ""
	}
	e, ok := c.View.Entry(path)
	if !ok {
		return ""
	}
	return Origin(env, e)
}

// Origin is [Source] of an entry at hand.
func Origin(env *screen.Env, e inventory.Entry) string {
	return env.Words.Origin(e)
}

// Blank is a blank of the inventory in its place, with the minutes it costs; the step it stops is named where it is not
// the one at hand.
func Blank(env *screen.Env, line inventory.Line, at string) string {
	said := env.Styles.Glyphs.Dash + " " + env.Words.Common.Blank
	if line.Weight == 0 {
		return said
	}
	step := ""
	if line.Step != at {
		step = inventory.Label(string(env.Lang), "step."+line.Step)
	}
	return said + "  " + env.Words.Panel.Cost(step, line.Weight)
}

// BlankAt is [Blank] of a list or an entry that nobody has filled, by its path; empty where it is filled.
func BlankAt(env *screen.Env, c screen.Case, path, at string) string {
	if c.View == nil {
		return ""
	}
	e, ok := c.View.Entry(path)
	if !ok || !e.Blank {
		return ""
	}
	for _, l := range e.Lines() {
		if l.State == inventory.Blank {
			return Blank(env, l, at)
		}
	}
	return env.Styles.Glyphs.Dash + " " + env.Words.Common.Blank
}

// Answer is an answer of the inventory as it may be drawn: a blank is one in its place.
func Answer(env *screen.Env, t inventory.Text) string {
	switch t.State() {
	case inventory.Filled:
		return clean.Line(t.Value)
	case inventory.NA:
		return Beside(env.Words.Common.NotApplicable, clean.Line(t.NA))
	}
	return env.Styles.Glyphs.Dash + " " + env.Words.Common.Blank
}

// There tells whether somebody whose hours are known is there now, by the clock of their zone (the service's where theirs
// is blank), and from when on they are again: 時間内, 時間外（次 11-24 09:00）. Hours that are blank say nothing.
func There(env *screen.Env, c screen.Case, hours string, zone inventory.Text) string {
	loc := Inventory(c).Clock(zone)
	h, err := inventory.ParseHours(hours)
	if err != nil || loc == nil {
		return ""
	}
	t, at, off := &env.Words.Panel, env.Now.In(loc), Holidays(c)
	if h.Open(at, off) {
		return t.Open
	}
	next, ok := h.Opens(at, off)
	if !ok {
		return t.Closed
	}
	return t.Opens(when.Clock(next, env.Now, c.State.Location()))
}

// Holidays tells the public holidays of any zone, in that of the incident's service by its own calendar.
func Holidays(c screen.Case) func(time.Time) bool {
	if c.Service == nil {
		return calendar.Holidays(nil)
	}
	return calendar.Holidays(c.Service.Calendar)
}
