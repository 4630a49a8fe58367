package calendar

import (
	"errors"
	"testing"
	"time"
)

// Whatever the hours and the closed days of a file hold: an *Error, or a calendar that finds its next open days.
func FuzzSpec(f *testing.F) {
	f.Add("09:00", "18:00", "12-29..01-03", "2026-08-13..2026-08-15")
	f.Add("", "24:00", "02-29", "01-01..12-31")
	f.Add("9:00", "9:00", "2026-01-01..2027-01-02", "..")
	at := time.Date(2026, 12, 28, 17, 59, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, opens, closes, one, two string) {
		c, err := New(Spec{Holidays: "jp", Opens: opens, Closes: closes, Closed: []string{one, two}})
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.Field == "" {
				t.Fatalf("%T %v", err, err)
			}
			return
		}
		if next := c.AddBusinessDays(at, 1); !next.After(at) || !c.IsBusinessDay(next) {
			t.Fatalf("%q %q %q %q: the next business day is %v", opens, closes, one, two, next)
		}
		if end := c.AddBusinessHours(at, time.Hour); !end.After(at) || !c.IsOpen(end.Add(-time.Nanosecond)) {
			t.Fatalf("%q %q %q %q: an hour of work ends %v", opens, closes, one, two, end)
		}
		if end := c.CloseOfBusiness(at, 0); !c.IsBusinessDay(end.Add(-time.Nanosecond)) {
			t.Fatalf("%q %q %q %q: the day ends %v", opens, closes, one, two, end)
		}
	})
}
