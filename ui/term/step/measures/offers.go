package measures

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/inventory"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
)

// offer is a value on offer for a row, with where it comes from.
type offer struct {
	value string
	mark  string // beside the row
	about string // below, while the cursor is on the row
}

// offers is what the inventory and the record have for the sheet's rows, by the row's id.
type offers map[string]offer

func offersOf(env *screen.Env, c screen.Case) offers {
	t, inv := &env.Words.Measures, panel.Inventory(c)
	o := offers{}
	if change, ok := newest(c.State.Triage.Changes); ok {
		o["suspected"] = offer{value: clean.Line(change.What), mark: t.Record}
		if how := clean.Line(change.CanBe); how != "" {
			o["reversible"] = offer{about: t.UndoNoted(how)}
		}
	}
	if r, ok := rollback(inv, c.State); ok {
		from := panel.Source(env, inv, t.Inventory, r.Base)
		o.add("rollback", number(r.Minutes), t.Inventory, from+" "+clean.Line(r.Name))
		o.add("verify", number(r.VerifyMinutes), t.Inventory, from+" "+clean.Line(r.Name))
		if c.State.Sheet.Reversible != "yes" {
			o.add("why", clean.Line(r.IrreversibleAfter.Value), t.Inventory, from)
		}
	}
	if o["verify"].value == "" {
		o["verify"] = offer{value: strconv.Itoa(incident.VerifyMinutes), mark: t.Default}
	}
	o.deciders(env, inv)
	rel, em := inv.Change.Release, inv.Change.Emergency
	if id := rel.Approver.Value; id != "" {
		o["approver"] = offer{panel.Named(inv, id), t.Inventory, panel.Source(env, inv, t.Inventory, rel.Base) + " " + reach(inv, id)}
	}
	o.add("emergency", clean.Line(em.Rule.Value), t.Inventory, panel.Source(env, inv, t.Inventory, em.Base))
	return o
}

// add offers a value, unless there is none or another one is offered already.
func (o offers) add(id, value, mark, about string) {
	if value != "" && o[id].value == "" {
		o[id] = offer{value, mark, about}
	}
}

// deciders offers the first decider and lists all of them in the order they are called, each with a way to reach them.
func (o offers) deciders(env *screen.Env, inv *inventory.Service) {
	all := slices.Clone(inv.Response.Deciders.Items)
	slices.SortStableFunc(all, func(a, b inventory.Decider) int { return cmp.Compare(order(a), order(b)) })
	var list []string
	for i, d := range all {
		list = append(list, strconv.Itoa(i+1)+" "+strings.TrimSpace(panel.Named(inv, d.ID)+" "+reach(inv, d.ID)))
	}
	if len(all) > 0 {
		t := &env.Words.Measures
		about := panel.Source(env, inv, t.Inventory, all[0].Base) + " " + t.Contacts(strings.Join(list, "  "))
		o["decider"] = offer{panel.Named(inv, all[0].ID), t.Inventory, about}
	}
}

// order puts deciders without a place last.
func order(d inventory.Decider) int {
	if d.Order.Set {
		return d.Order.N
	}
	return 1 << 30
}

// reach is the first way to reach somebody.
func reach(inv *inventory.Service, id string) string {
	if p, ok := inv.Person(id); ok && len(p.Means.List) > 0 {
		return clean.Line(p.Means.List[0].Value)
	}
	return ""
}

func number(n inventory.Number) string { return n.String() }

func newest(changes []incident.Change) (incident.Change, bool) {
	if len(changes) == 0 {
		return incident.Change{}, false
	}
	return slices.MaxFunc(changes, func(a, b incident.Change) int { return a.At.Compare(b.At) }), true
}

// rollback picks the way back of a suspected layer, else the first one there is.
func rollback(inv *inventory.Service, s *incident.State) (inventory.Rollback, bool) {
	all := inv.Response.Rollbacks.Items
	for _, r := range all {
		for _, l := range r.Layers.Values {
			if s.Triage.Layers[incident.Layer(l)].Verdict == incident.VerdictSuspected {
				return r, true
			}
		}
	}
	if len(all) == 0 {
		return inventory.Rollback{}, false
	}
	return all[0], true
}
