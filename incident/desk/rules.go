package desk

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"shirei/incident"
	"shirei/incident/calendar"
	"shirei/incident/inventory"
)

// profileOf takes from an inventory what the rules need to know.
func profileOf(inv *inventory.Service, zone string) incident.Profile {
	p := incident.Profile{
		ID: inv.Service.ID, Name: inv.Service.Name, Zone: cmp.Or(inv.Service.Zone.Value, zone),
		MainFunctions: inv.Service.MainFunctions.Values, OwnDesk: inv.Service.OwnDesk.Value,
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

// calendarOf gives the service's business calendar; what its inventory leaves blank falls back on the zone's default.
func calendarOf(inv *inventory.Service, zone string) *calendar.Calendar {
	zone = cmp.Or(inv.Service.Zone.Value, zone)
	spec := calendar.Spec{Zone: zone, Holidays: inv.Service.Holidays.Value}
	for _, day := range inv.Service.ClosedDays.Values {
		spec.Closed = append(spec.Closed, strings.Replace(day, "/", "..", 1)) // the inventory writes a range as a date does
	}
	if hours, err := inventory.ParseHours(inv.Service.Hours.Value); err == nil && len(hours.Spans) > 0 {
		span := hours.Spans[0]
		for day, open := range span.Days {
			if open {
				spec.Weekdays = append(spec.Weekdays, time.Weekday(day))
			}
		}
		if span.From < span.To {
			spec.Opens, spec.Closes = clock(span.From), clock(span.To)
		}
	} else if spec.Holidays == "" && len(spec.Closed) == 0 {
		return calendar.Default(zone)
	}
	c, err := calendar.New(spec)
	if err != nil {
		return calendar.Default(zone)
	}
	return c
}

func clock(minutes int) string {
	return time.Date(2000, 1, 1, 0, minutes, 0, 0, time.UTC).Format("15:04")
}

// policyOf lays the service's own terms over the policy.
func policyOf(inv *inventory.Service, base incident.Policy) incident.Policy {
	if base.Rows == nil {
		base = incident.DefaultPolicy()
	}
	p := base
	p.Rows = maps.Clone(base.Rows)
	if n := inv.Contact.FirstReport.Cadence; n.Set && n.N > 0 {
		for sev, row := range p.Rows {
			if row.Update.Days == 0 {
				row.Update = incident.Term{Plain: time.Duration(n.N) * time.Minute}
				p.Rows[sev] = row
			}
		}
	}
	if n := inv.Contact.PostReport.DueDays; n.Set && n.N > 0 {
		for sev, row := range p.Rows {
			row.ReportDays = n.N
			p.Rows[sev] = row
		}
	}
	for _, own := range inv.Response.Promises.Items {
		for sev, text := range map[incident.Severity]string{
			incident.Critical: own.Critical.Value, incident.High: own.High.Value, incident.Medium: own.Medium.Value,
		} {
			if term, err := incident.ParseTerm(text); err == nil && !term.IsZero() {
				overlay(&p, sev, own.Promise.Value, term)
			}
		}
	}
	return p
}

// overlay replaces one term of the policy by the name the inventory gives it.
func overlay(p *incident.Policy, sev incident.Severity, name string, t incident.Term) {
	row := p.Rows[sev]
	switch name {
	case "severity":
		p.Severity = t
	case "hand_over":
		p.ChairPressed = t
	case "first_report":
		row.FirstReport = t
	case "update":
		row.Update = t
	case "escalation":
		row.Ladder = slices.Clone(row.Ladder)
		if len(row.Ladder) > 0 {
			row.Ladder[0].After = t
		}
	case "escalation_repeat":
		row.Repeat = t
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

// Limits are the instants agreed for the service that a measure must be done before, as they lie ahead of an incident.
func (svc *Service) Limits(st *incident.State, now time.Time) []incident.Limit {
	if svc == nil {
		return nil
	}
	var out []incident.Limit
	for _, l := range svc.Inventory.Response.Limits.Items {
		if sevs := l.Severity.Values; len(sevs) > 0 && !slices.Contains(sevs, string(st.Severity.Severity)) {
			continue
		}
		if at, ok := svc.instant(l, st, now); ok {
			out = append(out, incident.Limit{What: l.Name, At: at})
		}
	}
	return out
}

// instant resolves a limit: minutes after a milestone, or the next such time of day in the service's zone.
func (svc *Service) instant(l inventory.Limit, st *incident.State, now time.Time) (time.Time, bool) {
	if l.After.Set {
		from := st.Mark(incident.Milestone(cmp.Or(l.From.Value, string(incident.Began))))
		return from.Add(time.Duration(l.After.N) * time.Minute), !from.IsZero()
	}
	minutes, ok := inventory.ParseClock(strings.TrimSpace(l.Clock.Value))
	if !ok {
		return time.Time{}, false
	}
	from := now
	if at := st.Start(); !at.IsZero() {
		from = at
	}
	local := from.In(LoadZone(svc.Profile.Zone))
	at := time.Date(local.Year(), local.Month(), local.Day(), 0, minutes, 0, 0, local.Location())
	if at.Before(from) {
		at = time.Date(local.Year(), local.Month(), local.Day()+1, 0, minutes, 0, 0, local.Location())
	}
	return at, true
}
