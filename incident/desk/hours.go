package desk

import (
	"cmp"
	"fmt"
	"strings"
	"time"

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
	if span, ok := mainSpan(about.Hours.Value); ok {
		spec.Opens, spec.Closes = clock(span.From), clock(span.To)
		for day, open := range span.Days {
			if open {
				spec.Weekdays = append(spec.Weekdays, time.Weekday(day))
			}
		}
		if span.OnHolidays {
			spec.Holidays = "none"
		}
	}
	spec.Closed = closedDays(about.ClosedDays.Values)
	if japan && spec.Holidays == "jp" && about.ClosedDays.State() == inventory.Blank {
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

// mainSpan gives the hours a calendar counts in, which knows one span for all of its days: of several, the one with the
// most time in the week. A pause within a day counts as open, and a span over midnight as the whole day, so that
// nothing is due later than the service means it.
func mainSpan(text string) (most inventory.HourSpan, ok bool) {
	hours, err := inventory.ParseHours(text)
	if err != nil {
		return most, false
	}
	byDays := map[[7]bool]inventory.HourSpan{}
	longest := 0
	for _, span := range hours.Spans {
		if span.From >= span.To {
			span.From, span.To = 0, 24*60
		}
		if had, twice := byDays[span.Days]; twice {
			span.From, span.To = min(span.From, had.From), max(span.To, had.To)
			span.OnHolidays = span.OnHolidays || had.OnHolidays
		}
		byDays[span.Days] = span
		week := 0
		for _, open := range span.Days {
			if open {
				week += span.To - span.From
			}
		}
		if week > longest {
			most, longest = span, week
		}
	}
	return most, longest > 0
}

// clock writes minutes since midnight as a time of day, up to 24:00.
func clock(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }
