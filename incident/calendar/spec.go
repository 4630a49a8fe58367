package calendar

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Spec is a calendar as an inventory or a policy file writes it. Blank fields
// take their defaults.
type Spec struct {
	Zone     string         // IANA name; blank is UTC
	Holidays string         // jp, us, gb, de, fr or none; blank is none
	Opens    string         // "09:00", the default
	Closes   string         // "18:00", the default; "24:00" is midnight
	Weekdays []time.Weekday // nil is Monday to Friday
	Closed   []string       // "2026-08-13", yearly "12-29", or ranges of either, "12-29..01-03"
	Spans    []Span         // hours that differ by the day; they stand in for Opens, Closes and Weekdays
}

// Span is the same hours on several days.
type Span struct {
	Days       [7]bool // by time.Weekday; public holidays among them are left out
	OnHolidays bool    // also on every public holiday
	From, To   int     // minutes since midnight, up to 24*60; a To not after From is on the next day
}

// Error names the field of a Spec that cannot be used, and its value.
type Error struct {
	Field string // zone, holidays, opens, closes, weekdays, spans, closed
	Value string
	Cause error // why, in English
}

func (e *Error) Error() string {
	return fmt.Sprintf("calendar %s %q: %v", e.Field, e.Value, e.Cause)
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Cause }

// New makes a calendar, or says in an *Error which field is wrong. A calendar
// that is never open is refused.
func New(s Spec) (*Calendar, error) {
	loc, err := time.LoadLocation(s.Zone)
	if err != nil {
		return nil, &Error{"zone", s.Zone, errors.New("no such time zone")}
	}
	return build(s, loc)
}

// Default is the calendar of a service that names none: Monday to Friday,
// 09:00 to 18:00; in Japan with its public holidays and closed from 29
// December to 3 January (年末年始). A zone the machine does not know counts in
// UTC, which Location shows; New refuses such a zone.
func Default(zone string) *Calendar {
	s := Spec{Zone: zone}
	if zone == "Asia/Tokyo" || zone == "Japan" {
		s.Holidays, s.Closed = "jp", []string{"12-29..01-03"}
	}
	loc, err := time.LoadLocation(zone)
	if err != nil {
		loc = time.UTC
	}
	c, err := build(s, loc)
	if err != nil {
		panic(err) // the specs above are constant but for the zone
	}
	return c
}

func build(s Spec, loc *time.Location) (*Calendar, error) {
	c := &Calendar{loc: loc}
	spans := s.Spans
	if len(spans) == 0 {
		plain, err := s.plain()
		if err != nil {
			return nil, err
		}
		spans = []Span{plain}
	}
	for _, span := range spans {
		if err := c.open(span); err != nil {
			return nil, err
		}
	}
	name := s.Holidays
	if name == "" {
		name = "none"
	}
	table, ok := countries(name)
	if !ok {
		return nil, &Error{"holidays", s.Holidays, errors.New("want jp, us, gb, de, fr or none")}
	}
	c.holidays = newHolidays(table)
	for _, text := range s.Closed {
		if err := c.closed.add(text); err != nil {
			return nil, &Error{"closed", text, err}
		}
	}
	if !c.everOpen() {
		return nil, &Error{"closed", strings.Join(s.Closed, ", "), errors.New("no business day is left")}
	}
	return c, nil
}

// plain is the one span of a spec without several.
func (s Spec) plain() (span Span, err error) {
	if span.From, err = minuteOf(s.Opens, 9*60); err != nil {
		return span, &Error{"opens", s.Opens, err}
	}
	if span.To, err = minuteOf(s.Closes, 18*60); err != nil {
		return span, &Error{"closes", s.Closes, err}
	}
	if span.To <= span.From {
		return span, &Error{"closes", s.Closes, errors.New("must be later than the opening time")}
	}
	days := s.Weekdays
	if days == nil {
		days = []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}
	}
	if len(days) == 0 {
		return span, &Error{"weekdays", "", errors.New("at least one is needed")}
	}
	for _, d := range days {
		if d < time.Sunday || d > time.Saturday {
			return span, &Error{"weekdays", fmt.Sprint(int(d)), errors.New("no such day of the week")}
		}
		span.Days[d] = true
	}
	return span, nil
}

// open adds a span to the days it is for.
func (c *Calendar) open(s Span) error {
	const day = 24 * 60
	if s.From < 0 || s.From >= day || s.To < 0 || s.To > day {
		return &Error{"spans", fmt.Sprintf("%d-%d", s.From, s.To), errors.New("want minutes since midnight")}
	}
	h := hours{s.From, s.To}
	if h.to <= h.from {
		h.to += day
	}
	add := func(to []hours) []hours {
		to = append(to, h)
		slices.SortStableFunc(to, func(a, b hours) int { return cmp.Compare(a.from, b.from) })
		return to
	}
	for d, on := range s.Days {
		if on {
			c.week[d] = add(c.week[d])
		}
	}
	if s.OnHolidays {
		c.onHoliday = add(c.onHoliday)
	}
	return nil
}

// everOpen looks through 28 years, after which weekdays meet the same dates
// again; dated closed days do not count, for they come to an end. It stops at
// the first business day, mostly within the first week.
func (c *Calendar) everOpen() bool {
	lasting := *c
	lasting.closed = closedDays{yearly: c.closed.yearly}
	for d := (day{2024, time.January, 1}); d.year < 2052; d = d.tomorrow() {
		if lasting.works(d) {
			return true
		}
	}
	return false
}

// minuteOf reads "09:00" as minutes since midnight, up to "24:00".
func minuteOf(s string, blank int) (int, error) {
	if s == "" {
		return blank, nil
	}
	if s == "24:00" {
		return 24 * 60, nil
	}
	t, err := time.Parse("15:04", s)
	if err != nil {
		return 0, errors.New(`want a time such as "09:00"`)
	}
	return t.Hour()*60 + t.Minute(), nil
}
