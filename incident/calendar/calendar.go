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
	loc       *time.Location
	week      [7][]hours // by time.Weekday, the first to open first
	onHoliday []hours    // on public holidays, whatever their weekday
	closed    closedDays
	holidays  *holidays
}

// Location is the zone the calendar counts in.
func (c *Calendar) Location() *time.Location { return c.loc }

// hours are opening and closing in minutes since midnight of the day they belong
// to; what closes on the next day closes after 24*60.
type hours struct{ from, to int }

// IsBusinessDay reports whether there are hours on the day of t in the calendar's
// zone: it is one of the weekdays, and neither a closed day nor a holiday without
// hours of its own.
func (c *Calendar) IsBusinessDay(t time.Time) bool { return c.works(dayOf(t.In(c.loc))) }

// IsOpen reports whether t lies within the hours of a business day, those of the
// day before that end after midnight too; the closing minute itself does not.
func (c *Calendar) IsOpen(t time.Time) bool {
	today := dayOf(t.In(c.loc))
	for _, d := range []day{today.yesterday(), today} {
		for _, h := range c.hoursOf(d) {
			if !t.Before(c.at(d, h.from)) && t.Before(c.at(d, h.to)) {
				return true
			}
		}
	}
	return false
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
	at := dayOf(t.In(c.loc)).yesterday() // whose hours may end today
	for {
		for _, h := range c.hoursOf(at) {
			from, to := c.at(at, h.from), c.at(at, h.to)
			if t.After(from) {
				from = t
			}
			left := to.Sub(from)
			if left >= d {
				return from.Add(d).In(c.loc)
			}
			if left > 0 { // what is counted is not counted twice where hours overlap
				d, t = d-left, to
			}
		}
		at = c.next(at)
	}
}

// CloseOfBusiness returns the last closing time of the n-th business day after
// the day of t, which is day 0; one over midnight is on the day after it. With n < 1 it is the day of t itself, or the next
// business day where that is none.
func (c *Calendar) CloseOfBusiness(t time.Time, n int) time.Time {
	d := dayOf(t.In(c.loc))
	if n < 1 && !c.works(d) {
		n = 1
	}
	d = c.forward(d, n)
	last := 0
	for _, h := range c.hoursOf(d) {
		last = max(last, h.to)
	}
	return c.at(d, last)
}

// hoursOf are the hours that begin on a day; none on a day off.
func (c *Calendar) hoursOf(d day) []hours {
	switch {
	case c.closed.has(d):
		return nil
	case c.holidays.has(d):
		return c.onHoliday
	}
	return c.week[d.weekday()]
}

func (c *Calendar) works(d day) bool { return len(c.hoursOf(d)) > 0 }

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
