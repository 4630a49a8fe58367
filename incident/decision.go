package incident

import (
	"slices"
	"time"
)

// Outcome is what was decided.
type Outcome string

const (
	RollBack   Outcome = "roll_back"
	FixForward Outcome = "fix_forward"
	Interim    Outcome = "interim"
	WaitUntil  Outcome = "wait"
	HandVendor Outcome = "vendor"
)

// Outcomes lists what can be decided.
func Outcomes() []Outcome { return []Outcome{RollBack, FixForward, Interim, WaitUntil, HandVendor} }

// Carry is how far a decision has been carried out.
type Carry string

const (
	CarryStarted  Carry = "started"
	CarryFinished Carry = "finished"
	CarryVerified Carry = "verified" // healthy, no new errors
	CarryFailed   Carry = "failed"   // it did not work
)

// Carries lists them in the order in which they come; who finds that it did not work has the last word.
func Carries() []Carry { return []Carry{CarryStarted, CarryFinished, CarryVerified, CarryFailed} }

// Decision is a recorded decision with what it was weighed on, and what became of it.
type Decision struct {
	ID string
	DecisionMade
	At         time.Time // zero: not known
	By         string
	Objections []Objection
	Carried    map[Carry]time.Time
	Result     string
}

// Reached is the last thing that became of it, and when; empty while nobody has begun.
func (d Decision) Reached() (last Carry, at time.Time) {
	for _, c := range Carries() {
		if when := d.Carried[c]; !when.IsZero() {
			last, at = c, when
		}
	}
	return last, at
}

// DecisionMade is a decision on measures.
type DecisionMade struct {
	Outcome  Outcome   `json:"outcome,omitempty"` // empty in an import that does not say
	What     string    `json:"what"`
	Reason   string    `json:"reason,omitempty"`
	Decider  string    `json:"decider,omitempty"`
	Approver string    `json:"approver,omitempty"`
	Change   string    `json:"change_mind,omitempty"` // what would change our mind
	Until    time.Time `json:"until,omitzero"`
	Options  []Option  `json:"options,omitempty"`
}

func (DecisionMade) Kind() Kind { return "decision.made" }
func (b DecisionMade) apply(s *State, e Event) {
	if len(b.Options) == 0 {
		b.Options = s.Sheet.Options
	}
	s.Decisions = append(s.Decisions, Decision{
		ID: e.ID, DecisionMade: b, At: e.OccurredAt, By: e.Actor, Objections: s.Sheet.Objections, Carried: map[Carry]time.Time{},
	})
	s.Sheet.Objections, s.Sheet.Called, s.Sheet.CallFor = nil, time.Time{}, time.Time{}
	s.Sheet.CallAbout, s.Sheet.CallBy = "", ""
	s.follow(Decided, e.OccurredAt)
}
func (b DecisionMade) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryChoice, b.What, Say("decision.made", string(b.Outcome))
}

// DecisionCarried says how far a decision has been carried out.
type DecisionCarried struct {
	Decision string `json:"decision"`
	Step     Carry  `json:"step"`
	Note     string `json:"note,omitempty"`
}

func (DecisionCarried) Kind() Kind { return "decision.carried" }
func (b DecisionCarried) apply(s *State, e Event) {
	for i := range s.Decisions {
		if s.Decisions[i].ID == b.Decision {
			s.Decisions[i].Carried[b.Step] = e.OccurredAt
			if b.Note != "" {
				s.Decisions[i].Result = b.Note
			}
		}
	}
}
func (b DecisionCarried) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryChoice, b.Note, Say("decision.carried", string(b.Step))
}

// MakeDecision records a decision. Refused: an unknown outcome, nothing said of what is done, no reason, nobody who
// decides, a wait without an end, a time in the future.
type MakeDecision struct {
	DecisionMade
	When  When
	After bool // decided long ago by others; this only records it
}

func (a MakeDecision) decide(c *casework) error {
	if !said(a.What) {
		return Refuse(CodeEmpty, "what")
	}
	a.Until = micro(a.Until)
	if a.After {
		return c.at(a.When, a.DecisionMade)
	}
	if err := wordOf("outcome", a.Outcome, Outcomes()); err != nil {
		return err
	}
	if !said(a.Reason) {
		return Refuse(CodeReasonNeeded, "decision")
	}
	if !said(a.Decider) {
		return Refuse(CodeEmpty, "decider")
	}
	if a.Outcome == WaitUntil && !a.Until.After(c.env.Now) {
		return Refuse(CodeEmpty, "until")
	}
	if err := c.at(a.When, a.DecisionMade); err != nil {
		return err
	}
	if a.Outcome != WaitUntil {
		return nil
	}
	return MakePromise{What: a.What, Owner: a.Decider, Due: a.Until}.decide(c)
}

// CarryDecision records how far the last decision (or the one named) has been carried out.
// Refused: no decision, an unknown step.
type CarryDecision struct {
	Decision string // empty: the last one
	Step     Carry
	Note     string
	At       time.Time
}

func (a CarryDecision) decide(c *casework) error {
	if len(c.state.Decisions) == 0 {
		return Refuse(CodeNotYet, "decision")
	}
	if err := wordOf("step", a.Step, Carries()); err != nil {
		return err
	}
	if a.Decision == "" {
		a.Decision = c.state.Decisions[len(c.state.Decisions)-1].ID
	}
	if !slices.ContainsFunc(c.state.Decisions, func(d Decision) bool { return d.ID == a.Decision }) {
		return Refuse(CodeNotFound, a.Decision)
	}
	return c.record(a.At, DecisionCarried{Decision: a.Decision, Step: a.Step, Note: a.Note})
}
