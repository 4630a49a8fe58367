package calendar

import (
	"errors"
	"strings"
	"time"
)

// maxClosedRun is the longest dated range, in days: a longer one is a typing
// error, and would make every search for a business day long.
const maxClosedRun = 366

// closedDays are the company's own days off: dated ones, and ranges that
// return every year.
type closedDays struct {
	dated  map[day]bool
	yearly []yearlyRange
}

// yearlyRange is a pair of day.yearly figures; from > to runs over New Year.
type yearlyRange struct{ from, to int }

func (r yearlyRange) has(n int) bool {
	if r.from <= r.to {
		return r.from <= n && n <= r.to
	}
	return n >= r.from || n <= r.to
}

func (c closedDays) has(d day) bool {
	for _, r := range c.yearly {
		if r.has(d.yearly()) {
			return true
		}
	}
	return c.dated[d]
}

// add takes "2026-08-13", "12-29" or a range of two of one kind, "12-29..01-03".
func (c *closedDays) add(s string) error {
	first, last, isRange := strings.Cut(strings.TrimSpace(s), "..")
	if !isRange {
		last = first
	}
	from, everyYear, err := parseDay(first)
	if err != nil {
		return err
	}
	to, alsoEveryYear, err := parseDay(last)
	switch {
	case err != nil:
		return err
	case everyYear != alsoEveryYear:
		return errors.New("a range needs the year at both ends or at neither")
	case everyYear:
		c.yearly = append(c.yearly, yearlyRange{from.yearly(), to.yearly()})
		return nil
	case to.noon().Before(from.noon()):
		return errors.New("the range ends before it begins")
	case to.noon().Sub(from.noon()) > maxClosedRun*24*time.Hour:
		return errors.New("the range is longer than a year")
	}
	if c.dated == nil {
		c.dated = map[day]bool{}
	}
	for d := from; !d.noon().After(to.noon()); d = d.tomorrow() {
		c.dated[d] = true
	}
	return nil
}

// parseDay reads a date, or a month and day that return every year (29
// February too: the year 2000 has one).
func parseDay(s string) (d day, everyYear bool, err error) {
	s = strings.TrimSpace(s)
	if t, err := time.Parse("2006-01-02", s); err == nil {
		return dayOf(t), false, nil
	}
	t, err := time.Parse("2006-01-02", "2000-"+s)
	if err != nil {
		return day{}, false, errors.New(`want a day such as "2026-08-13" or "12-29"`)
	}
	return dayOf(t), true, nil
}
