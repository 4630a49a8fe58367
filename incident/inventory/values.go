package inventory

import (
	"strconv"
	"strings"
)

// State tells whether a field has been answered.
type State string

// The three states of a field. "Does not apply" is an answer; a blank is not.
const (
	Blank  State = "blank"
	Filled State = "filled"
	NA     State = "na"
)

// Text is one written answer. In YAML it is a scalar, or {na: reason} where the
// question does not apply to this service.
type Text struct {
	Value string
	NA    string
}

// State says whether the text is blank, filled or does not apply.
func (t Text) State() State { return stateOf(t.Value != "", t.NA) }

// String is the answer itself; a text that does not apply has none.
func (t Text) String() string { return t.Value }

// Number is a whole number of the unit its field names (minutes, days, rank).
// Zero is a valid answer, so Set tells it from a blank.
type Number struct {
	N   int
	Set bool
	NA  string
}

// State says whether the number is blank, filled or does not apply.
func (n Number) State() State { return stateOf(n.Set, n.NA) }

// String is the number in digits, or empty where there is none.
func (n Number) String() string {
	if !n.Set {
		return ""
	}
	return strconv.Itoa(n.N)
}

// Texts is a short list of answers: main functions, layers, steps.
type Texts struct {
	Values []string
	NA     string
}

// State says whether the list is blank, filled or does not apply.
func (t Texts) State() State { return stateOf(len(t.Values) > 0, t.NA) }

// String joins the answers with commas.
func (t Texts) String() string { return strings.Join(t.Values, ", ") }

// Mean is one way to reach a person.
type Mean struct {
	Kind  string // phone, mail, chat or page
	Value string
	Hours string // in the person's zone; see ParseHours
}

// Means are the ways to reach a person, the first one tried first.
type Means struct {
	List []Mean
	NA   string
}

// State says whether any way is known.
func (m Means) State() State { return stateOf(len(m.List) > 0, m.NA) }

// String joins the values of the ways with commas.
func (m Means) String() string {
	out := make([]string, len(m.List))
	for i, way := range m.List {
		out[i] = way.Value
	}
	return strings.Join(out, ", ")
}

// List is one kind of entry in a section. NA tells, with a reason, that the
// service has none of this kind ("no batch jobs"), which an empty list does not.
type List[T any] struct {
	Items []T
	NA    string
}

// State says whether the list has entries, is blank, or does not apply.
func (l List[T]) State() State { return stateOf(len(l.Items) > 0, l.NA) }

// Base is what every entry carries.
type Base struct {
	ID          string `key:"id" check:"id"` // unique within its kind; empty for entries that exist once
	Name        string `key:"name"`
	NA          string `key:"na"`                          // why the whole entry does not apply
	Reviewed    string `key:"reviewed" check:"date"`       // the day someone last found it true, 2026-09-01
	ReviewedBy  string `key:"reviewed_by"`                 // who that was
	Updated     string `key:"updated" check:"date"`        // the day it was last changed in the program
	UpdatedBy   string `key:"updated_by"`                  // by whom
	ReviewEvery string `key:"review_every" check:"period"` // how long that holds, 90d; see ParsePeriod
	SecretOK    bool   `key:"secret_ok"`                   // a person has said that what looks like a secret is none
}

func stateOf(filled bool, na string) State {
	switch {
	case filled:
		return Filled
	case na != "":
		return NA
	}
	return Blank
}
