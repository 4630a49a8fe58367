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
	"shirei/ui/text"
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
	o.suspect(env, c)
	if r, ok := rollback(inv, c.State); ok {
		from := panel.Source(env, c, "response.rollbacks."+r.ID)
		how := panel.Beside(clean.Line(r.Name), steps(t, r), from)
		o.add("rollback", number(r.Minutes), t.Inventory, how)
		o.add("verify", number(r.VerifyMinutes), t.Inventory, how)
		if c.State.Sheet.Reversible != "yes" {
			o.add("why", clean.Line(r.IrreversibleAfter.Value), t.Inventory, from)
		}
	}
	if o["verify"].value == "" {
		o["verify"] = offer{value: strconv.Itoa(incident.VerifyMinutes), mark: t.Default}
	}
	o.deciders(env, c)
	rel, em := inv.Change.Release, inv.Change.Emergency
	if id := rel.Approver.Value; id != "" {
		about := panel.Beside(panel.Reach(env, c, id), panel.WayOut(env, c, id), panel.Source(env, c, "change.release"))
		o["approver"] = offer{panel.Named(inv, id), t.Inventory, about}
	}
	if em.Approver.Value != "" {
		o.add("emergency", clean.Line(em.Rule.Value), t.Inventory, panel.Beside(panel.Named(inv, em.Approver.Value),
			panel.Reach(env, c, em.Approver.Value), panel.Source(env, c, "change.emergency")))
	}
	o.add("emergency", clean.Line(em.Rule.Value), t.Inventory, panel.Source(env, c, "change.emergency"))
	return o
}

// add offers a value, unless there is none or another one is offered already.
func (o offers) add(id, value, mark, about string) {
	if value != "" && o[id].value == "" {
		o[id] = offer{value, mark, about}
	}
}

// deciders offers the first decider and lists all of them in the order they are called, each with the best way to reach
// them now, and what is done when the first cannot be reached.
func (o offers) deciders(env *screen.Env, c screen.Case) {
	inv := panel.Inventory(c)
	all := slices.Clone(inv.Response.Deciders.Items)
	slices.SortStableFunc(all, func(a, b inventory.Decider) int { return cmp.Compare(order(a), order(b)) })
	if len(all) == 0 {
		return
	}
	ids := make([]string, len(all))
	for i, d := range all {
		ids[i] = d.ID
	}
	t := &env.Words.Measures
	about := panel.Beside(t.Contacts(strings.Join(numbered(panel.InTurn(env, c, ids)), "  ")), panel.WayOut(env, c, all[0].ID),
		panel.Source(env, c, "response.deciders."+all[0].ID))
	o["decider"] = offer{panel.Named(inv, all[0].ID), t.Inventory, about}
}

func numbered(list []string) []string {
	for i, s := range list {
		list[i] = strconv.Itoa(i+1) + " " + s
	}
	return list
}

// steps are how a rollback is done, on one line.
func steps(t *text.Measures, r inventory.Rollback) string {
	if r.Steps.Value == "" {
		return ""
	}
	return t.How(clean.Line(r.Steps.Value))
}

// order puts deciders without a place last.
func order(d inventory.Decider) int {
	if d.Order.Set {
		return d.Order.N
	}
	return 1 << 30
}

func number(n inventory.Number) string { return n.String() }

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
