package desk

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"shirei/incident"
	"shirei/incident/inventory"
)

// Limits are the instants agreed for the service that a measure must be done before, as they lay ahead when the incident
// became known.
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

// instant resolves a limit: minutes after a milestone, or the first such time of day, on the service's clock, since
// somebody could decide. One that passed before anybody knew is no longer a limit of this day.
func (svc *Service) instant(l inventory.Limit, st *incident.State, now time.Time) (time.Time, bool) {
	if l.After.Set {
		from := firstKnown(st, incident.Milestone(cmp.Or(l.From.Value, string(incident.Began))))
		return from.Add(time.Duration(l.After.N) * time.Minute), !from.IsZero()
	}
	minutes, ok := inventory.ParseClock(strings.TrimSpace(l.Clock.Value))
	if !ok {
		return time.Time{}, false
	}
	from := firstKnown(st, incident.Detected)
	if from.IsZero() {
		from = st.Start()
	}
	if from.IsZero() {
		from = now
	}
	local := from.In(LoadZone(cmp.Or(svc.Inventory.Service.Zone.Value, st.Zone, svc.Profile.Zone)))
	at := time.Date(local.Year(), local.Month(), local.Day(), 0, minutes, 0, 0, local.Location())
	if at.Before(from) {
		at = time.Date(local.Year(), local.Month(), local.Day()+1, 0, minutes, 0, 0, local.Location())
	}
	return at, true
}

// firstKnown gives the time of a milestone, or of the first one known among those it falls back on, as escalations do.
func firstKnown(st *incident.State, m incident.Milestone) time.Time {
	chain := []incident.Milestone{incident.Began, incident.Detected, incident.DeclaredAt}
	for _, m := range chain[max(0, slices.Index(chain, m)):] {
		if at := st.Mark(m); !at.IsZero() {
			return at
		}
	}
	return time.Time{}
}
