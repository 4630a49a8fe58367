package when

import (
	"strings"
	"time"
)

// reader reads one folded, lower-case text with single spaces.
type reader struct {
	now time.Time // in the location that is asked for
	dir direction
}

// dayWords are the names of days, as days from today. A longer word stands
// before one that it contains.
var dayWords = []struct {
	word string
	days int
}{
	{"yesterday", -1}, {"today", 0}, {"tomorrow", 1},
	{"一昨日", -2}, {"昨日", -1}, {"今日", 0}, {"本日", 0}, {"明日", 1},
}

func (r reader) read(s string) (time.Time, Code) {
	switch s {
	case "":
		return time.Time{}, Empty
	case "now", "今":
		return r.now, ""
	}
	if t, ok := zoned(s); ok {
		return t, ""
	}
	for _, w := range dayWords {
		if rest, ok := strings.CutPrefix(s, w.word); ok {
			return r.onDay(strings.TrimSpace(rest), w.days)
		}
	}
	if d, signed, code := relative(s); code != Unknown {
		switch {
		case code != "":
			return time.Time{}, code
		case !signed && r.dir == past:
			return time.Time{}, NoSign
		}
		return r.now.Add(d), ""
	}
	if clock, code := parseClock(s); code != Unknown {
		if code != "" {
			return time.Time{}, code
		}
		return r.clockAlone(clock), ""
	}
	return r.onDate(s)
}

// zoned reads RFC 3339, with a space for the T and without seconds too.
func zoned(s string) (time.Time, bool) {
	s = strings.ToUpper(s)
	for _, layout := range []string{time.RFC3339, "2006-01-02 15:04:05Z07:00", "2006-01-02T15:04Z07:00", "2006-01-02 15:04Z07:00"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

func (r reader) onDay(clock string, days int) (time.Time, Code) {
	if clock == "" {
		return time.Time{}, NoClock
	}
	c, code := parseClock(clock)
	if code != "" {
		return time.Time{}, code
	}
	y, m, d := r.now.Date()
	return c.on(y, m, d+days, r.now.Location()), ""
}

func (r reader) clockAlone(c clock) time.Time {
	y, m, d := r.now.Date()
	t := c.on(y, m, d, r.now.Location())
	switch {
	case r.dir == past && t.Sub(r.now) > 12*time.Hour:
		return c.on(y, m, d-1, r.now.Location())
	case r.dir == future && t.Before(r.now):
		return c.on(y, m, d+1, r.now.Location())
	}
	return t
}

// onDate reads a date with or without its year, a space or T, and a clock time.
func (r reader) onDate(s string) (time.Time, Code) {
	date, clockText, found := strings.Cut(s, " ")
	if !found {
		date, clockText, found = strings.Cut(s, "t")
	}
	y, m, d, code := parseDate(date)
	switch {
	case code != "":
		return time.Time{}, code
	case !found:
		return time.Time{}, NoClock
	}
	c, code := parseClock(clockText)
	if code != "" {
		return time.Time{}, code
	}
	if y == 0 {
		y = r.nearYear(m, d, c)
	}
	if !exists(y, m, d) {
		return time.Time{}, NoSuch
	}
	return c.on(y, m, d, r.now.Location()), ""
}

// nearYear is this year, or its neighbour when that is plainly meant: in
// January 12-31 has been, in December 01-05 is to come.
func (r reader) nearYear(m time.Month, d int, c clock) int {
	const halfYear = 183 * 24 * time.Hour
	year := r.now.Year()
	away := c.on(year, m, d, r.now.Location()).Sub(r.now)
	switch {
	case r.dir == past && away > halfYear:
		return year - 1
	case r.dir == future && away < -halfYear:
		return year + 1
	}
	return year
}

func exists(y int, m time.Month, d int) bool {
	return time.Date(y, m, d, 12, 0, 0, 0, time.UTC).Day() == d
}
