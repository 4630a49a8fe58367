package calendar

import "time"

// day is a date with no zone: business days are counted on the wall calendar.
type day struct {
	year  int
	month time.Month
	day   int
}

func dayOf(t time.Time) day {
	y, m, d := t.Date()
	return day{y, m, d}
}

// noon stands for the day in arithmetic; UTC has neither gaps nor overlaps.
func (d day) noon() time.Time { return time.Date(d.year, d.month, d.day, 12, 0, 0, 0, time.UTC) }

func (d day) weekday() time.Weekday { return d.noon().Weekday() }

func (d day) yesterday() day { return dayOf(d.noon().AddDate(0, 0, -1)) }

func (d day) tomorrow() day { return dayOf(d.noon().AddDate(0, 0, 1)) }

// yearly is month and day as one number, 101 to 1231: what a rule that returns
// every year compares.
func (d day) yearly() int { return int(d.month)*100 + d.day }
