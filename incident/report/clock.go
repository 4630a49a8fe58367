package report

import (
	"strings"
	"time"

	"shirei/incident/lang"
	"shirei/incident/when"
)

// wall writes a time as a text to people does: the clock time, with the date if it is not the day of ref.
func wall(t, ref time.Time, l lang.Lang) string {
	ref = ref.In(t.Location())
	if t.Year() == ref.Year() && t.YearDay() == ref.YearDay() {
		return t.Format("15:04") + zone(t, l)
	}
	return full(t, ref, l)
}

// full writes a time with its date; the year only where it is not that of ref.
func full(t, ref time.Time, l lang.Lang) string {
	year := t.Year() != ref.In(t.Location()).Year()
	if l == lang.JA {
		date := t.Format("1月2日") + "（" + weekday(t) + "）" + t.Format("15:04") + zone(t, l)
		if year {
			return t.Format("2006年") + date
		}
		return date
	}
	if year {
		return t.Format("Mon 2 Jan 2006 15:04") + zone(t, l)
	}
	return t.Format("Mon 2 Jan 15:04") + zone(t, l)
}

// day writes a date alone.
func day(t time.Time, l lang.Lang) string {
	if l == lang.JA {
		return t.Format("2006年1月2日")
	}
	return t.Format("2 Jan 2006")
}

func weekday(t time.Time) string { return string([]rune("日月火水木金土")[t.Weekday()]) }

// zone names the wall clock; a Japanese text says so only where it is not Japan's.
func zone(t time.Time, l lang.Lang) string {
	name, offset := t.Zone()
	if l == lang.JA && name == "JST" {
		return ""
	}
	if offset != 0 && strings.ContainsAny(name, "+-") {
		name = t.Format("UTC-07:00")
	}
	return " " + name
}

// span writes the time between two instants; empty if one is not known or they are out of order.
func span(from, to time.Time, l lang.Lang) string {
	if from.IsZero() || to.IsZero() || to.Before(from) {
		return ""
	}
	return when.Span(to.Sub(from), string(l))
}
