package inventory

import (
	"cmp"
	"time"
)

// opensWithin is how far ahead the next opening is looked for: over the longest row of holidays.
const opensWithin = 15

// Opens gives the next instant at or after t at which someone is there, on t's clock; ok is false where nobody is within
// two weeks. Holidays are as for [Hours.Open].
func (h Hours) Opens(t time.Time, isHoliday func(time.Time) bool) (at time.Time, ok bool) {
	if h.Open(t, isHoliday) {
		return t, true
	}
	year, month, day := t.Date()
	for n := range opensWithin {
		for _, span := range h.Spans {
			from := time.Date(year, month, day+n, span.From/60, span.From%60, 0, 0, t.Location())
			if from.After(t) && h.Open(from, isHoliday) && (!ok || from.Before(at)) {
				at, ok = from, true
			}
		}
		if ok {
			return at, true
		}
	}
	return time.Time{}, false
}

// Clock gives the zone in which a person's hours are written: their own, else the service's; nil where neither is known.
func (s *Service) Clock(zone Text) *time.Location {
	name := cmp.Or(zone.Value, s.Service.Zone.Value)
	if name == "" {
		return nil
	}
	loc, err := time.LoadLocation(name)
	if err != nil {
		return nil
	}
	return loc
}
