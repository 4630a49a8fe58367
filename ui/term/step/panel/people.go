package panel

import (
	"slices"
	"strings"

	"shirei/incident/clean"
	"shirei/incident/inventory"
	"shirei/incident/ladder"
	"shirei/ui/term/screen"
)

// Mean is the means by which somebody is reached best now: the first one that is open, else the first. It is empty where
// nobody wrote one down.
func Mean(env *screen.Env, c screen.Case, p inventory.Person) string {
	said := ""
	for _, m := range p.Means.List {
		there := There(env, c, m.Hours, p.Zone)
		open := there == "" || there == env.Words.Panel.Open
		if said == "" || open {
			said = Beside(clean.Line(m.Value), there)
		}
		if open {
			break
		}
	}
	return said
}

// Reach is the best means of whoever an id names; see [Mean].
func Reach(env *screen.Env, c screen.Case, id string) string {
	p, ok := Inventory(c).Person(id)
	if !ok {
		return ""
	}
	return Mean(env, c, p)
}

// WayOut says what happens when somebody cannot be reached: how long they have to answer, who is next, what to do else.
// What the inventory leaves blank is a blank here.
func WayOut(env *screen.Env, c screen.Case, id string) string {
	inv, t := Inventory(c), &env.Words.Panel
	p, ok := inv.Person(id)
	if !ok {
		return ""
	}
	out := []string{t.WayOut}
	if next := p.Then.Value; next != "" {
		wait := int(ladder.DefaultWait.Minutes())
		if p.Wait.Set {
			wait = p.Wait.N
		}
		out = append(out, t.Wait(wait)+" "+env.Styles.Glyphs.Take+" "+Beside(Named(inv, next), Reach(env, c, next)))
	}
	switch {
	case p.WayOut.Value != "":
		out = append(out, clean.Line(p.WayOut.Value))
	case p.WayOut.NA != "":
		out = append(out, env.Words.Common.NotApplicable)
	case p.Then.Value == "":
		out = append(out, env.Styles.Glyphs.Dash+" "+env.Words.Common.Blank)
	}
	return strings.Join(out, "  ")
}

// InTurn names people in the order in which they are called, each with the best means now.
func InTurn(env *screen.Env, c screen.Case, ids []string) []string {
	inv := Inventory(c)
	var out []string
	for _, id := range ids {
		said := Beside(Named(inv, id), Reach(env, c, id))
		if !slices.Contains(out, said) {
			out = append(out, said)
		}
	}
	return out
}
