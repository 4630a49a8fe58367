package incident

import (
	"slices"
	"time"
)

// Gap is something the inventory lacked when it was needed, with the time it cost.
type Gap struct {
	ID     string
	Field  string // the path of the inventory's field, or what was missed in a person's words
	Name   string // what the field's entry was called when it was missed; empty where it has no name
	Step   Step
	Opened time.Time
	Closed time.Time // zero: still open
	Value  string    // what it turned out to be
	GaveUp bool
	Reason string // why it was given up
	By     string // who missed it
	Ended  string // who found it, or gave up
}

// GapOpened records that something is missing.
type GapOpened struct {
	Field string `json:"field"`
	Name  string `json:"name,omitempty"` // what the field's entry was called then
	Step  Step   `json:"step,omitempty"`
}

// GapClosed records that it was found, or given up.
type GapClosed struct {
	Gap    string `json:"gap"`
	Field  string `json:"field,omitempty"` // what had been missing, so that the line says so by itself
	Name   string `json:"name,omitempty"`
	Value  string `json:"value,omitempty"`
	GaveUp bool   `json:"gave_up,omitempty"`
	Reason string `json:"reason,omitempty"` // why it was given up
}

func (GapOpened) Kind() Kind { return "gap.opened" }
func (GapClosed) Kind() Kind { return "gap.closed" }

func (b GapOpened) apply(s *State, e Event) {
	s.Gaps = append(s.Gaps, Gap{ID: e.ID, Field: b.Field, Name: b.Name, Step: b.Step, Opened: e.OccurredAt, By: e.Actor})
}
func (b GapClosed) apply(s *State, e Event) {
	for i := range s.Gaps {
		if g := &s.Gaps[i]; g.ID == b.Gap {
			g.Closed, g.Ended, g.Value, g.GaveUp, g.Reason = e.OccurredAt, e.Actor, b.Value, b.GaveUp, b.Reason
		}
	}
}

// Missed gives what an entry of a gap says was missing, what the inventory's entry was called, and what became of it
// since; the last is empty where it was opened.
func (e Entry) Missed() (field, name, became string) {
	args := e.Phrase.Args
	if e.Kind == EntryGap && len(args) > 1 {
		name = args[1]
	}
	if e.Kind == EntryGap && len(args) > 0 && args[0] != "" {
		return args[0], name, e.Text
	}
	return e.Text, name, ""
}

func (b GapOpened) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryGap, b.Field, Say("gap.opened", missed("", b.Name)...)
}
func (b GapClosed) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryGap, b.Value, Say("gap.closed", missed(b.Field, b.Name)...)
	if b.GaveUp {
		e.Text, e.Phrase = b.Reason, Say("gap.given_up", missed(b.Field, b.Name)...)
	}
}

// missed are the arguments of a gap's phrase, without those at the end that there are none of.
func missed(field, name string) []string {
	switch {
	case name != "":
		return []string{field, name}
	case field != "":
		return []string{field}
	}
	return nil
}

// OpenGap records something missing. Refused: nothing named, open already.
type OpenGap GapOpened

// CloseGap records that it was found or given up. Refused: no such open gap, neither a value nor giving up, giving up
// without a reason.
type CloseGap GapClosed

func (a OpenGap) decide(c *casework) error {
	if !said(a.Field) {
		return Refuse(CodeEmpty, "field")
	}
	if slices.ContainsFunc(c.state.OpenGaps(), func(g Gap) bool { return g.Field == a.Field }) {
		return Refuse(CodeAlreadyDone, "gap")
	}
	if a.Name = ""; c.env.Named != nil {
		a.Name = c.env.Named(a.Field)
	}
	return c.record(time.Time{}, GapOpened(a))
}

func (a CloseGap) decide(c *casework) error {
	open := c.state.OpenGaps()
	i := slices.IndexFunc(open, func(g Gap) bool { return g.ID == a.Gap })
	if i < 0 {
		return Refuse(CodeNotFound, a.Gap)
	}
	a.Field, a.Name = open[i].Field, open[i].Name
	if a.GaveUp && !said(a.Reason) {
		return Refuse(CodeReasonNeeded, "give_up")
	}
	if !said(a.Value) && !a.GaveUp {
		return Refuse(CodeEmpty, "value")
	}
	return c.record(time.Time{}, GapClosed(a))
}

// OpenGaps are those nobody has filled or given up, in the order in which they came.
func (s *State) OpenGaps() []Gap {
	var out []Gap
	for _, g := range s.Gaps {
		if g.Closed.IsZero() {
			out = append(out, g)
		}
	}
	return out
}

// Cost is how long a gap was open: until it was closed, or the service was back, or now.
func (s *State) Cost(g Gap, now time.Time) time.Duration {
	end := g.Closed
	if end.IsZero() {
		end = now
	}
	if back := s.Mark(Recovered); !back.IsZero() && back.Before(end) {
		end = back
	}
	return max(0, end.Sub(g.Opened))
}

// Lost is the time during which at least one gap was open.
func (s *State) Lost(now time.Time) time.Duration {
	gaps := slices.Clone(s.Gaps)
	slices.SortFunc(gaps, func(a, b Gap) int { return a.Opened.Compare(b.Opened) })
	var total time.Duration
	var reached time.Time
	for _, g := range gaps {
		from, to := later(g.Opened, reached), g.Opened.Add(s.Cost(g, now))
		if to.After(from) {
			total += to.Sub(from)
			reached = to
		}
	}
	return total
}
