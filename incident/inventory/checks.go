package inventory

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"shirei/incident"
)

// layers are the four layers of triage, from the outside in.
var layers = codes(incident.Layers())

// codes are those of the rules as a file has them.
func codes[T ~string](all []T) []string {
	out := make([]string, len(all))
	for i, c := range all {
		out[i] = string(c)
	}
	return out
}

// choices are the values a field may take, by the name of its check.
var choices = map[string][]string{
	"layer":          layers,
	"watch_kind":     {"uptime", "response", "error_rate", "external", "jobs", "other"},
	"measure_kind":   {"degrade", "restrict", "stop", "scale", "switch", "rollback"},
	"severity":       codes(incident.Severities()),
	"audience":       codes(incident.Audiences()),
	"stage":          codes(incident.Stages()),
	"sensitive_kind": {"cdn", "waf", "certificate", "dns", "other"},
	"mean_kind":      codes(incident.Means()),
	"milestone":      codes([]incident.Milestone{incident.Began, incident.Detected, incident.DeclaredAt}),
	"answer":         {"yes", "no", "unknown"},
	"lang":           {"ja", "en"},
	"holidays":       {"jp", "us", "gb", "none"},
	"promise": {"severity", "first_report", "update", "escalation", "escalation_repeat",
		"decide", "size_up", "watch", "post_report", "hand_over"},
}

// ranges bound the numbers, by the name of the check: lowest, highest.
var ranges = map[string][2]int{
	"minutes": {0, 60 * 24 * 31}, // a month
	"order":   {1, 99},
	"days":    {0, 365},
}

// checkText holds a written value to the rule of its field.
func (d *decoder) checkText(text string, line int, at place) {
	if text == "" {
		return
	}
	bad := func(code string, ok bool) {
		if !ok {
			d.problems.add(line, at.path, code, text)
		}
	}
	switch at.check {
	case "", "place", "minutes", "order", "days":
	case "id":
		bad(CodeBadID, goodID(text))
	case "url":
		bad(CodeBadURL, goodURL(text))
	case "zone":
		bad(CodeBadZone, d.goodZone(text))
	case "hours":
		_, err := ParseHours(text)
		bad(CodeBadHours, err == nil)
	case "clock":
		_, ok := ParseClock(text)
		bad(CodeBadClock, ok)
	case "date":
		bad(CodeBadDate, goodDate(text))
	case "closed":
		bad(CodeBadDate, goodClosed(text))
	case "period":
		_, ok := ParsePeriod(text)
		bad(CodeBadPeriod, ok)
	case "span":
		_, ok := ParseSpan(text)
		bad(CodeBadSpan, ok)
	case "ref", "person":
		d.refs = append(d.refs, ref{text, at.path, at.check, line})
	default:
		d.checkChoice(text, line, at)
	}
}

func (d *decoder) checkChoice(text string, line int, at place) {
	known := choices[at.check]
	if slices.Contains(known, text) {
		return
	}
	code := CodeUnknownChoice
	if at.check == "layer" {
		code = CodeUnknownLayer
	}
	d.problems.add(line, at.path, code, text, strings.Join(known, ", "))
}

// number reads digits; minutes may also be written 90m or 1h30m.
func (d *decoder) number(text string, line int, at place) (int, bool) {
	bounds := ranges[at.check]
	n, err := strconv.Atoi(text)
	if err != nil && at.check == "minutes" && strings.ContainsAny(text, "hm") {
		var length time.Duration
		length, err = time.ParseDuration(text)
		n = int(length / time.Minute)
		if length%time.Minute != 0 {
			n = -1
		}
	}
	if err != nil || n < bounds[0] || n > bounds[1] {
		d.problems.add(line, at.path, CodeBadNumber, text, bounds[0], bounds[1])
		return 0, false
	}
	return n, true
}

func goodID(id string) bool {
	for _, r := range id {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '-' && r != '_' {
			return false
		}
	}
	return utf8.RuneCountInString(id) <= 64
}

func goodURL(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" &&
		!strings.ContainsFunc(text, unicode.IsSpace)
}

func (d *decoder) goodZone(name string) bool {
	good, known := d.zones[name]
	if !known {
		_, err := time.LoadLocation(name)
		good = err == nil && name != "Local"
		d.zones[name] = good
	}
	return good
}

func goodDate(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

// goodClosed accepts a date, a day of every year (12-29), or a range of either
// (12-29/01-03).
func goodClosed(text string) bool {
	from, to, ranged := strings.Cut(text, "/")
	one := func(day string) bool {
		if len(day) == len("12-29") {
			day = "2024-" + day // a leap year
		}
		return goodDate(day)
	}
	return one(from) && (!ranged || one(to) && len(from) == len(to))
}
