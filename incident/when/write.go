package when

import (
	"fmt"
	"time"
)

// Clock writes t as "14:05"; with its date, "11-20 14:05", when that is not
// the day of ref, and with its year, "2025-11-20 14:05", when that is not
// ref's year. Days are those of loc.
func Clock(t, ref time.Time, loc *time.Location) string {
	t, ref = t.In(loc), ref.In(loc)
	switch {
	case t.Year() != ref.Year():
		return t.Format("2006-01-02 15:04")
	case t.YearDay() != ref.YearDay():
		return t.Format("01-02 15:04")
	}
	return t.Format("15:04")
}

// Stamp writes t as "2026-11-21 14:05" in loc.
func Stamp(t time.Time, loc *time.Location) string { return t.In(loc).Format("2006-01-02 15:04") }

// Elapsed writes the time since an incident began as "T+00:12:31", from a day
// on as "T+2d 03:12:31", and before it began as "T-00:00:10". Parts of a
// second are dropped.
func Elapsed(d time.Duration) string {
	sign := '+'
	if d <= -time.Second {
		sign = '-'
	}
	s := seconds(d)
	days, s := s/86400, s%86400
	clock := fmt.Sprintf("%02d:%02d:%02d", s/3600, s/60%60, s%60)
	if days > 0 {
		return fmt.Sprintf("T%c%dd %s", sign, days, clock)
	}
	return fmt.Sprintf("T%c%s", sign, clock)
}

// Span writes the length of d in words with its two largest units, rounded
// down: 2分, 3時間47分, 2日4時間 in Japanese (lang "ja"), "2 min", "3 h 47 min",
// "2 d 4 h" in any other language; seconds below a minute. The sign is dropped.
func Span(d time.Duration, lang string) string {
	type form struct{ second, minute, hour, hourMinute, day, dayHour string }
	f := form{"%d s", "%d min", "%d h", "%d h %d min", "%d d", "%d d %d h"}
	if lang == "ja" {
		f = form{"%d秒", "%d分", "%d時間", "%d時間%d分", "%d日", "%d日%d時間"}
	}
	s := seconds(d)
	m, h, days := s/60%60, s/3600%24, s/86400
	switch {
	case days > 0 && h > 0:
		return fmt.Sprintf(f.dayHour, days, h)
	case days > 0:
		return fmt.Sprintf(f.day, days)
	case h > 0 && m > 0:
		return fmt.Sprintf(f.hourMinute, h, m)
	case h > 0:
		return fmt.Sprintf(f.hour, h)
	case m > 0:
		return fmt.Sprintf(f.minute, m)
	}
	return fmt.Sprintf(f.second, s)
}

// seconds is the whole seconds in d without its sign.
func seconds(d time.Duration) int64 {
	return max(int64(d/time.Second), -int64(d/time.Second))
}

// Minutes is d in whole minutes, rounded down: -30 s is -1.
func Minutes(d time.Duration) int {
	m := int(d / time.Minute)
	if d%time.Minute < 0 {
		m--
	}
	return m
}
