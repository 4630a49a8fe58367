package incident

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Term is a length of time: plain, in business hours, or in business days. Only one of them is set; none means never.
type Term struct {
	Plain time.Duration
	Hours time.Duration // business hours
	Days  int           // business days
}

// IsZero tells whether nothing is owed.
func (t Term) IsZero() bool { return t == Term{} }

// After gives the instant at which the term has run.
func (t Term) After(from time.Time, cal Calendar) time.Time {
	switch {
	case t.Days > 0 && cal != nil:
		return cal.AddBusinessDays(from, t.Days)
	case t.Hours > 0 && cal != nil:
		return cal.AddBusinessHours(from, t.Hours)
	case t.Days > 0:
		return from.AddDate(0, 0, t.Days)
	case t.Hours > 0:
		return from.Add(t.Hours)
	}
	return from.Add(t.Plain)
}

// String writes the term as a policy file does: "30m", "4bh", "1bd".
func (t Term) String() string {
	switch {
	case t.Days > 0:
		return strconv.Itoa(t.Days) + "bd"
	case t.Hours > 0:
		return strconv.Itoa(int(t.Hours.Hours())) + "bh"
	case t.Plain > 0 && t.Plain%time.Hour == 0:
		return strconv.Itoa(int(t.Plain.Hours())) + "h"
	case t.Plain > 0:
		return strconv.Itoa(int(t.Plain.Minutes())) + "m"
	}
	return "-"
}

// ParseTerm reads "30m", "1h", "4bh" (business hours), "1bd" (business days) or "-" (never), in whole minutes.
func ParseTerm(s string) (Term, error) {
	s = strings.TrimSpace(s)
	if s == "" || s == "-" {
		return Term{}, nil
	}
	for unit, make := range map[string]func(int) Term{
		"bd": func(n int) Term { return Term{Days: n} },
		"bh": func(n int) Term { return Term{Hours: time.Duration(n) * time.Hour} },
	} {
		if digits, ok := strings.CutSuffix(s, unit); ok {
			n, err := strconv.Atoi(digits)
			if err != nil || n < 1 || n > 1000 || digits[0] == '+' {
				return Term{}, fmt.Errorf("%q is no term", s)
			}
			return make(n), nil
		}
	}
	d, err := time.ParseDuration(s)
	if err != nil || s[0] == '+' || d <= 0 || d > 1000*time.Hour || d%time.Minute != 0 {
		return Term{}, fmt.Errorf("%q is no term", s)
	}
	return Term{Plain: d}, nil
}

// Rung is one step of the escalation: whom to reach, by when after it began.
type Rung struct {
	After Term
	To    string // code of who is reached: "l3_client", "management", "l3", "l2_l3", "next"
}

// Row is what a severity owes (PRODUCT.md, the promise ledger).
type Row struct {
	FirstReport Term
	Update      Term // the cadence of the next words
	Ladder      []Rung
	Repeat      Term // from the last rung to the next, until mitigated
	Decide      Term
	SizeUp      Term // in the first hour
	SizeUpLater Term // afterwards
	Watch       Term
	ReportDays  int // business days from recovered to the post-incident report
}

// Policy is how long everything may take.
type Policy struct {
	Severity     Term // to set one
	Rows         map[Severity]Row
	ChairOffered Term // a hand-over of the chair is offered
	ChairPressed Term // … and pressed
}

// DefaultPolicy is the table of PRODUCT.md.
func DefaultPolicy() Policy {
	m := func(n int) Term { return Term{Plain: time.Duration(n) * time.Minute} }
	return Policy{
		Severity: m(10), ChairOffered: m(60), ChairPressed: m(180),
		Rows: map[Severity]Row{
			Critical: {
				FirstReport: m(15), Update: m(30), Decide: m(20), SizeUp: m(10), SizeUpLater: m(30), Watch: m(30), ReportDays: 3,
				Ladder: []Rung{{m(60), "l3_client"}, {m(120), "management"}}, Repeat: m(60),
			},
			High: {
				FirstReport: m(30), Update: m(60), Decide: m(60), SizeUp: m(30), SizeUpLater: m(30), Watch: m(30), ReportDays: 5,
				Ladder: []Rung{{m(240), "l3"}}, Repeat: m(240),
			},
			Medium: {
				FirstReport: Term{Hours: 4 * time.Hour}, Update: Term{Days: 1}, Watch: m(30), ReportDays: 10,
				Ladder: []Rung{{Term{Days: 1}, "l2_l3"}},
			},
		},
	}
}
