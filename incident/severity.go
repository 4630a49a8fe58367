package incident

import (
	"slices"
	"time"
)

// Severity is how bad it is. Unset until a person sets it.
type Severity string

const (
	Critical Severity = "critical"
	High     Severity = "high"
	Medium   Severity = "medium"
)

// Severities lists them, the worst first.
func Severities() []Severity { return []Severity{Critical, High, Medium} }

// worse tells how bad, higher being worse; unset is 0.
func (s Severity) worse() int {
	switch s {
	case Critical:
		return 3
	case High:
		return 2
	case Medium:
		return 1
	}
	return 0
}

func (s Severity) raised() Severity {
	if s == Medium {
		return High
	}
	return Critical
}

// Standing is the severity as it stands, with how it came about.
type Standing struct {
	Severity Severity
	Reason   string
	At       time.Time // of the last change; zero if it is not known
	Changes  int       // how often it was set
	Past     []Severity
}

// SeveritySet sets, raises or lowers the severity.
type SeveritySet struct {
	To       Severity `json:"to"`
	From     Severity `json:"from,omitempty"`
	Reason   string   `json:"reason,omitempty"`
	Proposed Severity `json:"proposed,omitempty"` // what the console recommended
}

func (SeveritySet) Kind() Kind { return "severity.set" }
func (b SeveritySet) apply(s *State, e Event) {
	if s.Severity.Severity != "" {
		s.Severity.Past = append(s.Severity.Past, s.Severity.Severity)
	}
	s.Severity.Severity, s.Severity.Reason, s.Severity.At = b.To, b.Reason, e.OccurredAt
	s.Severity.Changes++
	s.follow(SeveritySetAt, e.OccurredAt)
}
func (b SeveritySet) tell(e *Entry) {
	e.Kind, e.Text = EntrySeverity, b.Reason
	if b.From == "" {
		e.Phrase = Say("severity.set", string(b.To))
		return
	}
	e.Phrase = Say("severity.changed", string(b.From), string(b.To))
}

// SetSeverity sets the severity. Refused: an unknown one, the one that stands already, or a lower one without a reason.
type SetSeverity struct {
	To       Severity
	Reason   string
	Proposed Severity
	When     When
}

func (a SetSeverity) decide(c *casework) error {
	if err := wordOf("severity", a.To, Severities()); err != nil {
		return err
	}
	now := c.state.Severity.Severity
	if a.To == now {
		return Refuse(CodeAlreadyDone, "severity", string(now))
	}
	lowered := a.To.worse() < now.worse()
	overruled := a.Proposed != "" && a.To.worse() < a.Proposed.worse()
	if (lowered || overruled) && !said(a.Reason) {
		return Refuse(CodeReasonNeeded, "lower_severity")
	}
	return c.at(a.When, SeveritySet{To: a.To, From: now, Reason: a.Reason, Proposed: a.Proposed})
}

// Signs are what a recommendation is made from; a person answers them at the severity step.
type Signs struct {
	MainDown     bool // a main service is down
	MainPartly   bool // part of a main service fails
	AtStake      bool // money, personal data or data integrity
	Growing      bool
	NoWorkaround bool // for a main function
}

// Recommend proposes a severity and says why (PRODUCT.md, severity). A person confirms or overrides it.
func Recommend(g Signs) (Severity, []Phrase) {
	sev, why := Medium, []Phrase(nil)
	switch {
	case g.MainDown:
		sev, why = Critical, append(why, Say("sign.main_down"))
	case g.MainPartly:
		sev, why = High, append(why, Say("sign.main_partly"))
	}
	if g.AtStake {
		why = append(why, Say("sign.at_stake"))
		if sev == Medium {
			sev = High
		}
	}
	if g.Growing || g.NoWorkaround {
		sev = sev.raised()
	}
	if g.Growing {
		why = append(why, Say("sign.growing"))
	}
	if g.NoWorkaround {
		why = append(why, Say("sign.no_workaround"))
	}
	if len(why) == 0 {
		why = []Phrase{Say("sign.none")}
	}
	return sev, why
}

// Playbook lists the lines of a severity's playbook (PRODUCT.md, severity); package lang words them.
func Playbook(s Severity) []string {
	switch s {
	case Critical:
		return []string{"critical.l2", "critical.reach", "critical.tell", "critical.interim", "critical.report", "critical.problem"}
	case High:
		return []string{"high.l1", "high.l2", "high.interim", "high.tell", "high.report", "high.l3"}
	case Medium:
		return []string{"medium.l1", "medium.l2", "medium.interim", "medium.problem", "medium.report"}
	}
	return nil
}

// LineState is what became of a playbook line.
type LineState string

const (
	LineDone     LineState = "done"
	LineAssigned LineState = "assigned"
	LineSkipped  LineState = "skipped"
	LineOpen     LineState = "open"
)

// Ticked is what became of a playbook line, through whom.
type Ticked struct {
	State  LineState
	Who    string
	Reason string
	At     time.Time
}

// PlaybookMarked ticks, assigns, skips or reopens a line.
type PlaybookMarked struct {
	Line   string    `json:"line"`
	State  LineState `json:"state"`
	Who    string    `json:"who,omitempty"`
	Reason string    `json:"reason,omitempty"`
}

func (PlaybookMarked) Kind() Kind { return "playbook.marked" }
func (b PlaybookMarked) apply(s *State, e Event) {
	if b.State == LineOpen {
		delete(s.Playbook, b.Line)
		return
	}
	s.Playbook[b.Line] = Ticked{State: b.State, Who: b.Who, Reason: b.Reason, At: e.OccurredAt}
}

// MarkPlaybook ticks, assigns, skips or reopens a line. Refused: a line of another severity, a skip without a reason, nobody to assign to.
type MarkPlaybook PlaybookMarked

func (a MarkPlaybook) decide(c *casework) error {
	if !slices.Contains(Playbook(c.state.Severity.Severity), a.Line) {
		return wordOf("line", a.Line, Playbook(c.state.Severity.Severity))
	}
	if err := wordOf("state", a.State, []LineState{LineDone, LineAssigned, LineSkipped, LineOpen}); err != nil {
		return err
	}
	if a.State == LineSkipped && !said(a.Reason) {
		return Refuse(CodeReasonNeeded, "skip_line")
	}
	if a.State == LineAssigned && !said(a.Who) {
		return Refuse(CodeEmpty, "who")
	}
	return c.record(time.Time{}, PlaybookMarked(a))
}
