package panel

import (
	"cmp"

	"shirei/incident/clean"
	"shirei/incident/inventory"
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

// Source names the inventory as where something comes from, with the day it was last found true.
func Source(env *screen.Env, inv *inventory.Service, word string, b inventory.Base) string {
	return env.Words.Common.From(word, clean.Line(max(b.Reviewed, inv.Service.Reviewed)))
}
