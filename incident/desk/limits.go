package desk

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"shirei/incident"
	"shirei/incident/inventory"
)

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
