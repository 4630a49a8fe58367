package desk

import (
	"cmp"
	"slices"
	"strings"

	"shirei/incident/calendar"
	"shirei/incident/inventory"
)

// calendarOf gives the service's business calendar, on a zone's clock unless its inventory names another. What the
// inventory leaves blank is as that zone's default has it ([calendar.Default]).
func calendarOf(inv *inventory.Service, zone string) *calendar.Calendar {
	about := inv.Service
	zone = cmp.Or(about.Zone.Value, zone)
	spec := calendar.Spec{Zone: zone, Holidays: about.Holidays.Value}
	japan := zone == "Asia/Tokyo" || zone == "Japan"
	if japan && about.Holidays.State() == inventory.Blank {
		spec.Holidays = "jp"
	}
	spec.Spans = spansOf(about.Hours.Value)
	restless := slices.ContainsFunc(spec.Spans, func(s calendar.Span) bool { return s.OnHolidays })
	spec.Closed = closedDays(about.ClosedDays.Values)
	if japan && spec.Holidays == "jp" && !restless && about.ClosedDays.State() == inventory.Blank {
		spec.Closed = []string{"12-29..01-03"} // 年末年始
	}
	c, err := calendar.New(spec)
	if err != nil { // a zone that this machine does not know, or no business day is left
		return calendar.Default(zone)
	}
	return c
}

// closedDays writes closed days as a calendar does: an inventory writes a range as a date is written, with a slash. A
// range that no calendar takes, as one that ends before it begins, does not cost the others.
func closedDays(days []string) (out []string) {
	for _, day := range days {
		day = strings.Replace(day, "/", "..", 1)
		if _, err := calendar.New(calendar.Spec{Closed: []string{day}}); err == nil {
			out = append(out, day)
		}
	}
	return out
}

// spansOf reads business hours; what cannot be read is none. Hours on a weekday leave out the public holidays among them,
// unless they are on holidays too.
func spansOf(text string) (out []calendar.Span) {
	hours, err := inventory.ParseHours(text)
	if err != nil {
		return nil
	}
	for _, s := range hours.Spans {
		out = append(out, calendar.Span{Days: s.Days, OnHolidays: s.OnHolidays, From: s.From % (24 * 60), To: s.To})
	}
	return out
}
