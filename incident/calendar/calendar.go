// Package calendar counts business days and business hours in a service's
// own zone, with its public holidays and the days its company is closed. All
// counting is by wall clock, so a change to summer time moves no due time.
package calendar

import "time"

// maxSearch bounds every walk over days. New refuses a calendar without an
// open day; this is the second lock on the door, 40 years of days.
const maxSearch = 40 * 366

// Calendar knows when a service is at work. It is safe for concurrent use.
type Calendar struct {
	loc           *time.Location
	opens, closes int // minutes since midnight; closes may be 24*60
	weekdays      [7]bool
	closed        closedDays
	holidays      *holidays
}

// Location is the zone the calendar counts in.
func (c *Calendar) Location() *time.Location { return c.loc }

// IsBusinessDay reports whether the day of t in the calendar's zone is one of
// its weekdays and neither a holiday nor a closed day.
func (c *Calendar) IsBusinessDay(t time.Time) bool { return c.works(dayOf(t.In(c.loc))) }

// IsOpen reports whether t lies within the hours of a business day; the
// closing minute itself does not.
func (c *Calendar) IsOpen(t time.Time) bool {
	d := dayOf(t.In(c.loc))
	return c.works(d) && !t.Before(c.at(d, c.opens)) && t.Before(c.at(d, c.closes))
}

// IsHoliday reports whether a day is a public holiday. The day is the one of t's own clock, as hours elsewhere are asked for.
func (c *Calendar) IsHoliday(t time.Time) bool { return c.holidays.has(dayOf(t)) }

// Holidays tells of a day, by the clock of the zone it comes in, whether it is a public holiday there: by a service's own
// calendar in its zone, else as is usual in that zone. Own may be nil. It is for one goroutine.
func Holidays(own *Calendar) func(t time.Time) bool {
	known := map[string]*Calendar{}
	if own != nil {
		known[own.Location().String()] = own
	}
	return func(t time.Time) bool {
		zone := t.Location().String()
		if known[zone] == nil {
			known[zone] = Default(zone)
		}
		return known[zone].IsHoliday(t)
	}
}

// AddBusinessDays returns the same clock time on the n-th business day after
// the day of t: one business day after Friday 10:00 is Monday 10:00, and so
// it is after Saturday 10:00, for the rule reads "the same clock time on the
// next business day" whatever day t is. With n < 1 it returns t.
func (c *Calendar) AddBusinessDays(t time.Time, n int) time.Time {
	if n < 1 {
		return t
	}
	local := t.In(c.loc)
	d := c.forward(dayOf(local), n)
	h, m, s := local.Clock()
	return c.wall(d, h, m, s, local.Nanosecond())
}

// AddBusinessHours returns the instant at which d of open time has passed
// since t. A span that ends exactly at closing ends there, not at the next
// opening. With d <= 0 it returns t.
func (c *Calendar) AddBusinessHours(t time.Time, d time.Duration) time.Time {
	if d <= 0 {
		return t
	}
	day := dayOf(t.In(c.loc))
	if !c.works(day) {
		day = c.next(day)
	}
	for {
		from, to := c.at(day, c.opens), c.at(day, c.closes)
		if t.After(from) {
			from = t
		}
		if left := to.Sub(from); left >= d {
			return from.Add(d).In(c.loc)
		} else if left > 0 {
			d -= left
		}
		day = c.next(day)
	}
}

// CloseOfBusiness returns the closing time of the n-th business day after the
// day of t, which is day 0. With n < 1 it is the day of t itself, or the next
// business day where that is none.
func (c *Calendar) CloseOfBusiness(t time.Time, n int) time.Time {
	d := dayOf(t.In(c.loc))
	if n < 1 && !c.works(d) {
		n = 1
	}
	return c.at(c.forward(d, n), c.closes)
}

func (c *Calendar) works(d day) bool {
	return c.weekdays[d.weekday()] && !c.closed.has(d) && !c.holidays.has(d)
}

// forward returns the n-th business day after d.
func (c *Calendar) forward(d day, n int) day {
	for range n {
		d = c.next(d)
	}
	return d
}

// next returns the first business day after d.
func (c *Calendar) next(d day) day {
	for range maxSearch {
		if d = d.tomorrow(); c.works(d) {
			break
		}
	}
	return d
}

// at is the instant of a wall clock minute on a day.
func (c *Calendar) at(d day, minute int) time.Time { return c.wall(d, minute/60, minute%60, 0, 0) }

// wall is the instant of a wall clock time on a day. A time that summer time skips is moved as package time does, but
// not onto another day: where midnight is skipped, the day begins when the clock goes on.
func (c *Calendar) wall(d day, hour, minute, second, nano int) time.Time {
	t := time.Date(d.year, d.month, d.day, hour, minute, second, nano, c.loc)
	if meant := dayOf(time.Date(d.year, d.month, d.day, hour, minute, second, nano, time.UTC)); dayOf(t) == meant {
		return t
	}
	_, before := t.Zone()
	_, after := t.Add(3 * time.Hour).Zone()
	return t.Add(time.Duration(after-before) * time.Second)
}
