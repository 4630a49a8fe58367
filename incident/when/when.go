// Package when reads times as people type them and writes times and durations
// as the console shows them.
package when

import (
	"strings"
	"time"
)

// Code says why a text is not a time.
type Code string

// The reasons an Error can have.
const (
	Empty   Code = "empty"    // nothing was typed
	Unknown Code = "unknown"  // no form that is read here
	NoSuch  Code = "no_such"  // the form is right, but there is no such date or clock time
	TooFar  Code = "too_far"  // a duration of more than 100 years
	NoSign  Code = "no_sign"  // a bare duration where it could mean before or after
	NoClock Code = "no_clock" // a day without a clock time
)

// Error is a text that could not be read as a time.
type Error struct {
	Input string
	Code  Code
}

func (e *Error) Error() string {
	const form = `; write a time such as "14:05", "yesterday 14:05", "2026-11-20 14:05" or "-5m"`
	switch e.Code {
	case Empty:
		return "no time was given" + form
	case NoSuch:
		return "there is no such time: " + quote(e.Input) + form
	case TooFar:
		return "too far away: " + quote(e.Input) + form
	case NoSign:
		return "before or after now? " + quote(e.Input) + " needs - or +"
	case NoClock:
		return "the clock time is missing: " + quote(e.Input) + form
	default:
		return "not a time: " + quote(e.Input) + form
	}
}

// Parse reads when something happened. It takes RFC 3339, "2026-11-20 14:05",
// "11-20 14:05", "11/20 14:05", "14:05", each with seconds if wanted;
// "yesterday 14:05" (昨日, also today 今日 and tomorrow 明日); "-5m", "-1h30m",
// "+10m", "5分前"; "now" and 今. Full-width forms are folded first.
//
// A clock time alone is today's, or yesterday's if today's lies more than 12 h
// ahead: at 00:10 "23:58" is two minutes to midnight. A date without a year is
// this year's, or last year's if that lies more than half a year ahead. A time
// in the future is read as such; whether it may stand is the domain's affair.
// The result is in loc; the error is an *Error.
func Parse(s string, now time.Time, loc *time.Location) (time.Time, error) {
	return parse(s, now, loc, past)
}

// ParseFuture reads when something is due. It differs from Parse in that a
// clock time alone is the next such time at or after now, "30m" counts from
// now, and a date without a year is the next year's if this year's lies more
// than half a year back.
func ParseFuture(s string, now time.Time, loc *time.Location) (time.Time, error) {
	return parse(s, now, loc, future)
}

type direction int

const (
	past direction = iota
	future
)

func parse(s string, now time.Time, loc *time.Location, dir direction) (time.Time, error) {
	r := reader{now: now.In(loc), dir: dir}
	text := strings.ToLower(strings.Join(strings.Fields(Fold(s)), " "))
	t, code := r.read(text)
	if code != "" {
		return time.Time{}, &Error{Input: s, Code: code}
	}
	return t.In(loc), nil
}

// Fold turns full-width ASCII (！ to ～) and the ideographic space into their
// ASCII forms, which is what an input method leaves when it is on. All other
// text stays as it is.
func Fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '　':
			return ' '
		}
		return r
	}, s)
}

// quote shows at most 40 characters of what was typed, in quotation marks.
func quote(s string) string {
	if r := []rune(s); len(r) > 40 {
		s = string(r[:40]) + "…"
	}
	return `"` + s + `"`
}
