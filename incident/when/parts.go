package when

import (
	"strings"
	"time"
)

// clock is a wall clock time.
type clock struct{ hour, minute, second int }

func (c clock) on(y int, m time.Month, d int, loc *time.Location) time.Time {
	return time.Date(y, m, d, c.hour, c.minute, c.second, 0, loc)
}

// parseClock reads 9:00, 14:05 or 14:05:30.
func parseClock(s string) (clock, Code) {
	parts := strings.Split(s, ":")
	if len(parts) != 2 && len(parts) != 3 {
		return clock{}, Unknown
	}
	var v [3]int
	for i, p := range parts {
		n, ok := digits(p, 2)
		if !ok || i > 0 && len(p) != 2 {
			return clock{}, Unknown
		}
		v[i] = n
	}
	if v[0] > 23 || v[1] > 59 || v[2] > 59 {
		return clock{}, NoSuch
	}
	return clock{v[0], v[1], v[2]}, ""
}

// parseDate reads 2026-11-20, 2026/11/20, 11-20 or 11/20; without a year y is 0.
func parseDate(s string) (y int, m time.Month, d int, code Code) {
	separator := "-"
	if strings.Contains(s, "/") {
		separator = "/"
	}
	parts := strings.Split(s, separator)
	if len(parts) == 3 {
		n, ok := digits(parts[0], 4)
		if !ok || len(parts[0]) != 4 {
			return 0, 0, 0, Unknown
		}
		y, parts = n, parts[1:]
		if y == 0 {
			return 0, 0, 0, NoSuch
		}
	}
	if len(parts) != 2 {
		return 0, 0, 0, Unknown
	}
	month, ok1 := digits(parts[0], 2)
	d, ok2 := digits(parts[1], 2)
	if !ok1 || !ok2 {
		return 0, 0, 0, Unknown
	}
	// A leap year stands in for a year that is not known yet.
	leap := y
	if leap == 0 {
		leap = 2000
	}
	if month < 1 || month > 12 || d < 1 || !exists(leap, time.Month(month), d) {
		return 0, 0, 0, NoSuch
	}
	return y, time.Month(month), d, ""
}

// units of a duration, longer names first.
var units = []struct {
	name string
	unit time.Duration
}{
	{"hours", time.Hour}, {"hour", time.Hour}, {"時間", time.Hour}, {"h", time.Hour},
	{"minutes", time.Minute}, {"minute", time.Minute}, {"mins", time.Minute}, {"min", time.Minute}, {"分", time.Minute}, {"m", time.Minute},
	{"seconds", time.Second}, {"second", time.Second}, {"secs", time.Second}, {"sec", time.Second}, {"秒", time.Second}, {"s", time.Second},
	{"days", 24 * time.Hour}, {"day", 24 * time.Hour}, {"日", 24 * time.Hour}, {"d", 24 * time.Hour},
}

// relative reads -5m, +1h30m, "5m ago", 5分前, 30分後 and a bare 30m. signed
// tells whether the text says before or after.
func relative(s string) (d time.Duration, signed bool, code Code) {
	sign := time.Duration(1)
	for _, mark := range []struct {
		text   string
		suffix bool
		sign   time.Duration
	}{{"-", false, -1}, {"−", false, -1}, {"ー", false, -1}, {"+", false, 1}, {"ago", true, -1}, {"前", true, -1}, {"後", true, 1}} {
		cut := strings.CutPrefix
		if mark.suffix {
			cut = strings.CutSuffix
		}
		if rest, ok := cut(s, mark.text); ok {
			s, sign, signed = strings.TrimSpace(rest), mark.sign, true
			break
		}
	}
	total, code := span(s)
	return sign * total, signed, code
}

// span reads one or more numbers with units.
func span(s string) (time.Duration, Code) {
	const limit = 100 * 366 * 24 * time.Hour
	if s == "" {
		return 0, Unknown
	}
	var total time.Duration
	tooFar := false
	for s != "" {
		figures := s[:len(s)-len(strings.TrimLeft(s, "0123456789"))]
		name := strings.TrimSpace(s[len(figures):])
		s = ""
		unit := time.Duration(0)
		for _, u := range units {
			if rest, ok := strings.CutPrefix(name, u.name); ok {
				unit, s = u.unit, strings.TrimSpace(rest)
				break
			}
		}
		if figures == "" || unit == 0 {
			return 0, Unknown
		}
		n, ok := digits(figures, 9)
		if !ok || time.Duration(n) > (limit-total)/unit {
			tooFar = true
			continue
		}
		total += time.Duration(n) * unit
	}
	if tooFar {
		return 0, TooFar
	}
	return total, ""
}

// digits reads one to most ASCII digits.
func digits(s string, most int) (int, bool) {
	if s == "" || len(s) > most {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}
