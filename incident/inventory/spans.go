package inventory

import (
	"strconv"
	"strings"
	"time"
)

// Span is a length of time of a promise: minutes by the clock, or business
// minutes, or business days. Only one of them is not zero.
type Span struct {
	Minutes         int
	BusinessMinutes int
	BusinessDays    int
}

// ParseSpan reads 15m, 1h, 1h30m, 4bh (business hours), 1bd (business day).
func ParseSpan(text string) (Span, bool) {
	if days, ok := strings.CutSuffix(text, "bd"); ok {
		n, ok := count(days)
		return Span{BusinessDays: n}, ok
	}
	if hours, ok := strings.CutSuffix(text, "bh"); ok {
		n, ok := count(hours)
		return Span{BusinessMinutes: n * 60}, ok
	}
	if strings.ContainsAny(text, "sn.µu-+") {
		return Span{}, false
	}
	length, err := time.ParseDuration(text)
	minutes := int(length / time.Minute)
	return Span{Minutes: minutes}, err == nil && minutes > 0 && length <= 31*24*time.Hour
}

// ParsePeriod reads 90d or 12w, in days, at most ten years.
func ParsePeriod(text string) (days int, ok bool) {
	if weeks, cut := strings.CutSuffix(text, "w"); cut {
		n, ok := count(weeks)
		return n * 7, ok && n <= 520
	}
	n, cut := strings.CutSuffix(text, "d")
	if !cut {
		return 0, false
	}
	return count(n)
}

// ParseClock reads a time of day, 00:00 to 24:00, in minutes since midnight.
func ParseClock(text string) (minutes int, ok bool) {
	h, m, cut := strings.Cut(text, ":")
	if !cut || len(h) > 2 || len(m) != 2 || !digits(h) || !digits(m) {
		return 0, false
	}
	hour, _ := strconv.Atoi(h)
	minute, _ := strconv.Atoi(m)
	minutes = hour*60 + minute
	return minutes, minute < 60 && minutes <= 24*60
}

// count reads a whole number from 1 to 3650.
func count(text string) (int, bool) {
	n, err := strconv.Atoi(text)
	return n, err == nil && digits(text) && n > 0 && n <= 3650
}

func digits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}
