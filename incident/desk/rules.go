package desk

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"shirei/incident"
	"shirei/incident/inventory"
)

// profileOf takes from an inventory what the rules need to know.
func profileOf(inv *inventory.Service, zone string) incident.Profile {
	p := incident.Profile{
		ID: inv.Service.ID, Name: inv.Service.Name, Zone: cmp.Or(inv.Service.Zone.Value, zone),
		Client: inv.Service.Client.Value, MainFunctions: inv.Service.MainFunctions.Values, OwnDesk: inv.Service.OwnDesk.Value,
	}
	for _, c := range inv.Response.Recovery.Items {
		p.Conditions = append(p.Conditions, cmp.Or(c.Name, c.Check.Value))
	}
	for _, n := range inv.Response.Notices.Items {
		if a := n.Audience.Value; a != "" && !slices.Contains(p.Audiences, a) {
			p.Audiences = append(p.Audiences, a)
		}
	}
	return p
}

// policyOf lays the service's own terms and rungs over the policy (PRODUCT.md, the promise ledger: a policy file, then
// the service's inventory, override each default).
func policyOf(inv *inventory.Service, base incident.Policy) incident.Policy {
	if base.Rows == nil {
		base = incident.DefaultPolicy()
	}
	p := base
	p.Rows = maps.Clone(base.Rows)
	for sev, row := range p.Rows {
		// The cadence is in minutes by the clock; where the next word is counted in business time it is not meant.
		if n := inv.Contact.FirstReport.Cadence; n.Set && n.N > 0 && row.Update.Days == 0 && row.Update.Hours == 0 {
			row.Update = incident.Term{Plain: time.Duration(n.N) * time.Minute}
		}
		if n := inv.Contact.PostReport.DueDays; n.Set && n.N > 0 {
			row.ReportDays = n.N
		}
		row.Ladder = ladderOf(inv, sev, row.Ladder)
		p.Rows[sev] = row
	}
	for _, own := range inv.Response.Promises.Items {
		// The worst severity is laid over last: what does not depend on the severity is then as strict as for that one.
		for _, of := range []struct {
			sev  incident.Severity
			text string
		}{{incident.Medium, own.Medium.Value}, {incident.High, own.High.Value}, {incident.Critical, own.Critical.Value}} {
			if term, ok := termOf(of.text); ok {
				overlay(&p, of.sev, own.Promise.Value, term)
			}
		}
	}
	return p
}

// ladderOf takes the rungs of a severity from the inventory where they say when and whom; of the default only what comes
// later than the last of them stays, as the management at two hours behind a first rung of one's own.
func ladderOf(inv *inventory.Service, sev incident.Severity, base []incident.Rung) []incident.Rung {
	var own []incident.Rung
	for _, e := range inv.Monitoring.Escalation.Items {
		if e.Level.Value != string(sev) || e.After.N <= 0 || e.To.Value == "" {
			continue
		}
		person, _ := inv.Person(e.To.Value)
		own = append(own, incident.Rung{
			After: incident.Term{Plain: time.Duration(e.After.N) * time.Minute}, To: cmp.Or(person.Name, e.To.Value),
		})
	}
	if len(own) == 0 {
		return base
	}
	slices.SortStableFunc(own, func(a, b incident.Rung) int { return cmp.Compare(a.After.Plain, b.After.Plain) })
	last := own[len(own)-1].After.Plain
	for _, r := range base {
		if r.After.Plain > last {
			own = append(own, r)
		}
	}
	return own
}

// termOf reads a length of time as an inventory writes it.
func termOf(text string) (incident.Term, bool) {
	span, ok := inventory.ParseSpan(text)
	return incident.Term{
		Plain: time.Duration(span.Minutes) * time.Minute,
		Hours: time.Duration(span.BusinessMinutes) * time.Minute,
		Days:  span.BusinessDays,
	}, ok
}

// overlay replaces one term of the policy by the name the inventory gives it.
func overlay(p *incident.Policy, sev incident.Severity, name string, t incident.Term) {
	row := p.Rows[sev]
	switch name {
	case "severity":
		p.Severity = t
	case "hand_over":
		p.ChairPressed = t
		if t.Plain > 0 && p.ChairOffered.Plain >= t.Plain { // it is offered before it is pressed: as early as by default
			p.ChairOffered.Plain = t.Plain / 3
		}
	case "first_report":
		row.FirstReport = t
	case "update":
		row.Update = t
	case "escalation":
		row.Ladder = slices.Clone(row.Ladder)
		if len(row.Ladder) == 0 {
			row.Ladder = slices.Clone(incident.DefaultPolicy().Rows[sev].Ladder[:1])
		}
		row.Ladder[0].After = t
	case "escalation_repeat":
		if t.Plain > 0 { // rungs are repeated by the clock
			row.Repeat = t
		}
	case "decide":
		row.Decide = t
	case "size_up":
		row.SizeUp, row.SizeUpLater = t, t
	case "watch":
		row.Watch = t
	case "post_report":
		if t.Days > 0 {
			row.ReportDays = t.Days
		}
	}
	p.Rows[sev] = row
}
