package incident

import (
	"maps"
	"time"
)

// Status is where an incident stands.
type Status string

const (
	StatusActive    Status = "active"
	StatusMitigated Status = "mitigated"
	StatusRecovered Status = "recovered" // under watch
	StatusResolved  Status = "resolved"
	StatusClosed    Status = "closed"
)

// Other ways an incident ends.
const (
	EndFalseAlarm Status = "false_alarm"
	EndWatchOnly  Status = "watch_only"
	EndWithdrawn  Status = "withdrawn"
	EndDuplicate  Status = "duplicate"
)

// Endings lists the other ways.
func Endings() []Status { return []Status{EndFalseAlarm, EndWatchOnly, EndWithdrawn, EndDuplicate} }

// Ending is how and why an incident ended otherwise.
type Ending struct {
	How    Status
	Reason string
	At     time.Time
}

// Status tells where the incident stands.
func (s *State) Status() Status {
	switch {
	case s.End.How != "":
		return s.End.How
	case !s.ClosedAt.IsZero():
		return StatusClosed
	case s.resolvedNow():
		return StatusResolved
	case s.current(Recovered):
		return StatusRecovered
	case s.current(Mitigated):
		return StatusMitigated
	}
	return StatusActive
}

// current tells whether a milestone stands that no reopening has overtaken.
func (s *State) current(m Milestone) bool { return !since(s, m).IsZero() }

func (s *State) resolvedNow() bool {
	return s.current(ResolvedAt) || !s.owes() && s.current(Recovered)
}

// Active tells whether people still work on it: a command without an id means such an incident.
func (s *State) Active() bool {
	if !s.owes() {
		return false
	}
	switch s.Status() {
	case StatusActive, StatusMitigated, StatusRecovered:
		return true
	}
	return false
}

// Over is when the incident's clock stopped: with the recovery, or else with the resolution or another ending. It is zero
// while it goes on.
func (s *State) Over() time.Time {
	switch s.Status() {
	case StatusActive, StatusMitigated:
		return time.Time{}
	case s.End.How:
		return s.End.At
	}
	for _, m := range []Milestone{Recovered, ResolvedAt} {
		if s.current(m) {
			return s.Mark(m)
		}
	}
	return s.ClosedAt
}

// Resolved says that the incident is over, the watch window included.
type Resolved struct {
	Reason string `json:"reason,omitempty"` // with conditions still open
}

func (Resolved) Kind() Kind { return "incident.resolved" }
func (b Resolved) apply(s *State, e Event) {
	if !e.OccurredAt.IsZero() {
		s.Marks[ResolvedAt] = Mark{At: e.OccurredAt}
	}
}
func (b Resolved) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryLifecycle, b.Reason, Say("incident.resolved")
}

// Reopened says that it is not over after all.
type Reopened struct {
	Reason string `json:"reason"`
}

func (Reopened) Kind() Kind { return "incident.reopened" }
func (b Reopened) apply(s *State, e Event) {
	s.Reopening, s.End, s.ClosedAt = e.OccurredAt, Ending{}, time.Time{}
	delete(s.Marks, Recovered)
	delete(s.Marks, ResolvedAt)
	maps.DeleteFunc(s.Handling, func(id string, _ Handling) bool { return restarts(id) })
}
func (b Reopened) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryLifecycle, b.Reason, Say("incident.reopened")
}

// Ended says that it was none, or not ours to walk.
type Ended struct {
	How    Status `json:"how"`
	Reason string `json:"reason"`
}

func (Ended) Kind() Kind { return "incident.ended" }
func (b Ended) apply(s *State, e Event) {
	s.End = Ending{How: b.How, Reason: b.Reason, At: e.OccurredAt}
}
func (b Ended) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryLifecycle, b.Reason, Say("incident.ended", string(b.How))
}

// Closed says that the postmortem is done too.
type Closed struct {
	Reason string `json:"reason,omitempty"`
}

func (Closed) Kind() Kind                { return "incident.closed" }
func (b Closed) apply(s *State, e Event) { s.ClosedAt = e.OccurredAt }
func (b Closed) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryLifecycle, b.Reason, Say("incident.closed")
}

// Resolve ends the watch. Refused: not recovered yet, over already, open conditions or a running watch without a reason.
type Resolve struct {
	Reason string
	At     time.Time
}

// Reopen starts again. Refused: still open, no reason.
type Reopen struct{ Reason string }

// End ends an incident otherwise. Refused: an unknown way, no reason, over already.
type End struct {
	How    Status
	Reason string
}

// Close puts the incident away once the postmortem is done. Refused: not over yet.
type Close struct{ Reason string }

func (a Resolve) decide(c *casework) error {
	s := c.state
	switch {
	case !s.current(Recovered):
		return Refuse(CodeNotYet, "recovered")
	case !s.Active():
		return Refuse(CodeAlreadyDone, "resolve")
	}
	if err := c.openConditions(a.Reason); err != nil {
		return err
	}
	at := a.At
	if at.IsZero() {
		at = c.env.Now
	}
	for _, p := range s.Owed(c.env.Now) {
		if p.Kind == PromiseWatch && at.Before(p.At) && !said(a.Reason) {
			return Refuse(CodeReasonNeeded, "watch", p.At.Format(time.RFC3339))
		}
	}
	return c.record(at, Resolved{Reason: a.Reason})
}

func (a Reopen) decide(c *casework) error {
	if c.state.Active() && !c.state.current(Recovered) {
		return Refuse(CodeAlreadyDone, "reopen")
	}
	if !said(a.Reason) {
		return Refuse(CodeReasonNeeded, "reopen")
	}
	return c.record(time.Time{}, Reopened(a))
}

func (a End) decide(c *casework) error {
	if err := wordOf("how", a.How, Endings()); err != nil {
		return err
	}
	if !c.state.Active() {
		return Refuse(CodeAlreadyDone, "end")
	}
	if !said(a.Reason) {
		return Refuse(CodeReasonNeeded, "end")
	}
	return c.record(time.Time{}, Ended(a))
}

func (a Close) decide(c *casework) error {
	switch {
	case !c.state.ClosedAt.IsZero():
		return Refuse(CodeAlreadyDone, "close")
	case c.state.Active():
		return Refuse(CodeNotYet, "resolved")
	}
	return c.record(time.Time{}, Closed(a))
}
