package incident

import (
	"time"
)

// Milestone is a moment of an incident that figures are taken from.
type Milestone string

const (
	Began           Milestone = "began"
	Detected        Milestone = "detected"
	DeclaredAt      Milestone = "declared"
	Responded       Milestone = "responded"
	SeveritySetAt   Milestone = "severity_set"
	FirstReport     Milestone = "first_report"
	Decided         Milestone = "decided"
	Mitigated       Milestone = "mitigated"
	Recovered       Milestone = "recovered"
	ResolvedAt      Milestone = "resolved"
	ReportDelivered Milestone = "report_delivered"
)

// Milestones lists all of them in the order of a tidy incident.
func Milestones() []Milestone {
	return []Milestone{
		Began, Detected, DeclaredAt, Responded, SeveritySetAt, FirstReport, Decided, Mitigated, Recovered, ResolvedAt, ReportDelivered,
	}
}

// Mark is the time of a milestone. An explicit one wins over what follows from acts, also one that says it is not known
// (a zero time).
type Mark struct {
	At       time.Time
	Explicit bool
}

// MilestoneRecorded sets, moves or clears a milestone.
type MilestoneRecorded struct {
	Milestone Milestone `json:"milestone"`
	At        time.Time `json:"at,omitzero"` // zero: not known after all
}

func (MilestoneRecorded) Kind() Kind { return "milestone.recorded" }
func (b MilestoneRecorded) apply(s *State, _ Event) {
	if b.At.IsZero() && !follows(b.Milestone) {
		delete(s.Marks, b.Milestone)
		return
	}
	s.Marks[b.Milestone] = Mark{At: b.At, Explicit: true}
}
func (b MilestoneRecorded) tell(e *Entry) {
	e.Kind = EntryMilestone
	if b.At.IsZero() {
		e.Phrase = Say("milestone.cleared", string(b.Milestone))
		return
	}
	e.Phrase = Say("milestone.recorded", string(b.Milestone))
	e.OccurredAt = b.At
}

// follows tells whether a milestone can follow from an act (PRODUCT.md, milestones).
func follows(m Milestone) bool {
	switch m {
	case DeclaredAt, SeveritySetAt, FirstReport, Decided, ReportDelivered:
		return true
	}
	return false
}

// follow sets a milestone that follows from an act, unless a person said otherwise or an earlier act stands.
func (s *State) follow(m Milestone, at time.Time) {
	if at.IsZero() || s.Marks[m].Explicit {
		return
	}
	s.Marks[m] = Mark{At: earlier(s.Marks[m].At, at)}
}

// Mark gives the time of a milestone; zero if it is not known.
func (s *State) Mark(m Milestone) time.Time { return s.Marks[m].At }

// RecordMilestone says when a milestone was; the zero time with Unknown clears it.
// Refused: an unknown milestone, a time more than two minutes ahead, a recovery with open conditions and no reason.
// Disorder is accepted; it gives no figure.
type RecordMilestone struct {
	Milestone Milestone
	At        When
	Reason    string // of a recovery: why open conditions are passed by
}

func (m RecordMilestone) decide(c *casework) error {
	if err := wordOf("milestone", m.Milestone, Milestones()); err != nil {
		return err
	}
	if m.At.Unknown {
		return c.record(time.Time{}, MilestoneRecorded{Milestone: m.Milestone})
	}
	if m.Milestone == Recovered && c.state.AsksWhyRecovered() {
		if err := c.openConditions(m.Reason); err != nil {
			return err
		}
	}
	at := m.At.At
	if at.IsZero() {
		at = c.env.Now
	}
	return c.record(at, MilestoneRecorded{Milestone: m.Milestone, At: micro(at)})
}

// AsksWhyRecovered tells that a recovery needs a reason: conditions are open. Another time for one asks nothing again.
func (s *State) AsksWhyRecovered() bool { return !s.current(Recovered) && len(s.OpenConditions()) > 0 }

// Metrics are the figures of an incident; nil where an end is not known or the ends are out of order.
type Metrics struct{ TTD, TTA, FirstReport, TTM, TTR *time.Duration }

// Metrics takes the figures: TTD, TTM and TTR from began; TTA and the first report from detected.
func (s *State) Metrics() Metrics {
	span := func(from, to Milestone) *time.Duration {
		a, b := s.Mark(from), s.Mark(to)
		if a.IsZero() || b.IsZero() || b.Before(a) {
			return nil
		}
		d := b.Sub(a)
		return &d
	}
	return Metrics{
		TTD: span(Began, Detected), TTA: span(Detected, Responded), FirstReport: span(Detected, FirstReport),
		TTM: span(Began, Mitigated), TTR: span(Began, Recovered),
	}
}

// Disorder lists the pairs of milestones of which the second lies before the first, though it should not.
func (s *State) Disorder() [][2]Milestone {
	pairs := [][2]Milestone{
		{Began, Detected}, {Detected, Responded}, {Detected, FirstReport}, {Began, Mitigated}, {Began, Recovered},
		{Mitigated, Recovered}, {Recovered, ResolvedAt},
	}
	var out [][2]Milestone
	for _, p := range pairs {
		a, b := s.Mark(p[0]), s.Mark(p[1])
		if !a.IsZero() && !b.IsZero() && b.Before(a) {
			out = append(out, p)
		}
	}
	return out
}

// Start is the first moment known of it, from which elapsed time is counted; zero if none is.
func (s *State) Start() time.Time {
	at, _ := s.anchor(Began, Detected, DeclaredAt)
	return at
}

// anchor gives the first known milestone of a chain of fallbacks, and which it was.
func (s *State) anchor(chain ...Milestone) (time.Time, Milestone) {
	for _, m := range chain {
		if at := s.Mark(m); !at.IsZero() {
			return at, m
		}
	}
	return time.Time{}, ""
}
