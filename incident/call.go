package incident

import (
	"cmp"
	"time"
)

// Mean is a kind of way to reach somebody, as the inventory has them.
type Mean string

const (
	Phone Mean = "phone"
	Mail  Mean = "mail"
	Chat  Mean = "chat"
	Pager Mean = "page"
)

// Means lists the ways in the order they are offered.
func Means() []Mean { return []Mean{Phone, Mail, Chat, Pager} }

// Call is one attempt to reach somebody.
type Call struct {
	ID string
	At time.Time
	By string
	CallMade
}

// Called is what they are called: their name, else the id.
func (c Call) Called() string { return cmp.Or(c.Name, c.Who) }

// CallMade records an attempt to reach somebody, and whether they answered.
type CallMade struct {
	Who      string `json:"who"`             // a person's id in the inventory, or a name
	Name     string `json:"name,omitempty"`  // what they were called then
	Mean     Mean   `json:"mean,omitempty"`  // empty: nobody said how
	Value    string `json:"value,omitempty"` // the number or address; it goes into no text
	Answered bool   `json:"answered,omitempty"`
	Note     string `json:"note,omitempty"`
	For      string `json:"for,omitempty"` // what for: see package ladder; empty: nobody said
}

func (CallMade) Kind() Kind { return "call.made" }

func (b CallMade) apply(s *State, e Event) {
	s.Calls = append(s.Calls, Call{ID: e.ID, At: e.OccurredAt, By: e.Actor, CallMade: b})
}

func (b CallMade) tell(e *Entry) {
	name := cmp.Or(b.Name, b.Who)
	e.Kind, e.Text, e.Phrase = EntryCommunication, b.Note, Say("call.silent", name, string(b.Mean))
	if b.Answered {
		e.Phrase = Say("call.answered", name, string(b.Mean))
	}
}

// MakeCall records an attempt to reach somebody. Refused: nobody named, an unknown way, a time in the future.
type MakeCall struct {
	CallMade
	At time.Time // zero: now
}

func (a MakeCall) decide(c *casework) error {
	if !said(a.Who) {
		return Refuse(CodeEmpty, "who")
	}
	if a.Mean != "" {
		if err := wordOf("means", a.Mean, Means()); err != nil {
			return err
		}
	}
	return c.record(a.At, a.CallMade)
}
