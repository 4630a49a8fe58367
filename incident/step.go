package incident

import (
	"slices"
	"strings"
	"time"
)

// Step is one of the six steps. They are a walk, not gates.
type Step string

const (
	StepTriage      Step = "triage"
	StepSeverity    Step = "severity"
	StepFirstReport Step = "first_report"
	StepMeasures    Step = "measures"
	StepRecovery    Step = "recovery"
	StepPostmortem  Step = "postmortem"
)

// Steps lists the six in order; the key of a step is its place.
func Steps() []Step {
	return []Step{StepTriage, StepSeverity, StepFirstReport, StepMeasures, StepRecovery, StepPostmortem}
}

// StepState is how a step stands.
type StepState string

const (
	StepOpen    StepState = "open"
	StepDone    StepState = "done"
	StepCurrent StepState = "current"
	StepSkipOne StepState = "skipped"
)

// StepSkipped says that a step is left out, and why.
type StepSkipped struct {
	Step   Step   `json:"step"`
	Reason string `json:"reason"`
}

func (StepSkipped) Kind() Kind { return "step.skipped" }
func (b StepSkipped) apply(s *State, _ Event) {
	if b.Reason == "" {
		delete(s.Skipped, b.Step)
		return
	}
	s.Skipped[b.Step] = b.Reason
}
func (b StepSkipped) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryLifecycle, b.Reason, Say("step.skipped", string(b.Step))
	if b.Reason == "" {
		e.Phrase = Say("step.resumed", string(b.Step))
	}
}

// SkipStep leaves a step out; an empty reason takes it up again. Refused: an unknown step.
type SkipStep StepSkipped

func (a SkipStep) decide(c *casework) error {
	if err := wordOf("step", a.Step, Steps()); err != nil {
		return err
	}
	return c.record(time.Time{}, StepSkipped(a))
}

// Done tells whether a step has ended with what it should.
func (s *State) Done(step Step) bool {
	switch step {
	case StepTriage:
		_, symptom := s.Facts[FactSymptom]
		return symptom && slices.ContainsFunc(Layers(), func(l Layer) bool { return s.Triage.Layers[l].Verdict != VerdictOpen })
	case StepSeverity:
		return s.Severity.Severity != ""
	case StepFirstReport:
		return len(s.Reports) > 0 && !s.owesFirst()
	case StepMeasures:
		return len(s.Decisions) > 0 && (s.current(Mitigated) || s.current(Recovered) || s.lastCarried())
	case StepRecovery:
		return s.current(Recovered) && len(s.OpenConditions()) == 0
	case StepPostmortem:
		return !s.delivered("").IsZero() || !s.ClosedAt.IsZero()
	}
	return false
}

// owesFirst tells whether an audience still waits for its first report, be the service back or not.
func (s *State) owesFirst() bool {
	return s.owes() && slices.ContainsFunc(s.Terms, func(d Due) bool {
		h := s.Handling[d.ID]
		return d.Kind == PromiseFirstReport && s.keptBy(d).IsZero() && h.KeptAt.IsZero() && h.Withdrawn.IsZero()
	})
}

func (s *State) lastCarried() bool {
	d := s.Decisions[len(s.Decisions)-1]
	return !d.Carried[CarryVerified].IsZero() && d.Carried[CarryFailed].IsZero() && !s.overtaken(d)
}

// overtaken tells whether a decision is from before a reopening: what it did has not held.
func (s *State) overtaken(d Decision) bool { return d.At.Before(s.Reopening) }

// StepState tells how a step stands; next is what [State.Next] answered.
func (s *State) StepState(step Step, next []NextStep) StepState {
	switch {
	case len(next) > 0 && next[0].Step == step:
		return StepCurrent
	case s.Done(step):
		return StepDone
	case s.Skipped[step] != "":
		return StepSkipOne
	}
	return StepOpen
}

// NextStep says what to do now, and why.
type NextStep struct {
	Step   Step
	Reason Phrase
}

// Next answers "what now": what is overdue, then what is missing, in the order of the walk.
func (s *State) Next(now time.Time) []NextStep {
	n := nexts{s: s, seen: map[Step]bool{}}
	if s.End.How != "" || !s.ClosedAt.IsZero() {
		return nil
	}
	owed := s.Owed(now)
	if s.current(Recovered) { // nothing that is left presses like those who have heard nothing at all
		slices.SortStableFunc(owed, func(a, b Promise) int {
			return bit(b.Kind == PromiseFirstReport) - bit(a.Kind == PromiseFirstReport)
		})
	}
	for _, p := range owed {
		if p.Kind == PromiseFirstReport && p.State != Overdue && p.State != DueSoon && s.current(Recovered) {
			n.toldFirst()
		}
		if p.State == Overdue || p.State == DueSoon {
			if step, ok := StepOf(p.Kind); ok {
				n.add(step, Say("next."+string(p.State), p.Name(), p.At.Format(time.RFC3339)))
			}
		}
	}
	if s.owes() {
		n.walk()
	}
	n.after()
	return n.out
}

type nexts struct {
	s    *State
	seen map[Step]bool
	out  []NextStep
}

func (n *nexts) add(step Step, why Phrase) {
	if n.seen[step] || n.s.Skipped[step] != "" {
		return
	}
	n.seen[step] = true
	n.out = append(n.out, NextStep{step, why})
}

// walk lists what is missing while the outage goes on.
func (n *nexts) walk() {
	s := n.s
	if s.current(Recovered) {
		return
	}
	if _, ok := s.Facts[FactSymptom]; !ok {
		n.add(StepTriage, Say("next.symptom"))
	}
	if !s.Done(StepSeverity) {
		n.add(StepSeverity, Say("next.severity"))
	}
	n.toldFirst()
	if !s.Done(StepTriage) {
		n.add(StepTriage, Say("next.layers"))
	}
	if !s.Done(StepMeasures) {
		n.add(StepMeasures, s.measureMissing())
	}
	if _, ok := s.Facts[FactReach]; !ok && s.Triage.Reach == (Reach{}) {
		n.add(StepTriage, Say("next.reach"))
	}
	if open := len(s.OpenConditions()); open > 0 {
		n.add(StepRecovery, Say("next.conditions", itoa(open)))
		return
	}
	n.add(StepRecovery, Say("next.recover"))
}

// toldFirst adds the first report as long as somebody waits for it.
func (n *nexts) toldFirst() {
	if _, told := n.s.LastReport(Client); !told {
		n.add(StepFirstReport, Say("next.first_report"))
	} else if !n.s.Done(StepFirstReport) {
		n.add(StepFirstReport, Say("next.first_reports"))
	}
}

func (s *State) measureMissing() Phrase {
	if len(s.Decisions) == 0 {
		return Say("next.decide")
	}
	d := s.Decisions[len(s.Decisions)-1]
	if !d.Carried[CarryFailed].IsZero() || s.overtaken(d) {
		return Say("next.decide") // it did not help: what else
	}
	for _, step := range []Carry{CarryStarted, CarryFinished, CarryVerified} {
		if d.Carried[step].IsZero() {
			return Say("next.carry", string(step))
		}
	}
	return Say("next.decide")
}

// after lists what is left once the service is back.
func (n *nexts) after() {
	s := n.s
	if !s.current(Recovered) && s.Imported == "" {
		return
	}
	if s.current(Recovered) && !s.resolvedNow() {
		if open := s.OpenConditions(); len(open) > 0 {
			n.add(StepRecovery, Say("next.conditions", itoa(len(open))))
		}
		n.add(StepRecovery, Say("next.watch"))
	}
	if !s.Done(StepPostmortem) {
		why := Say("next.postmortem")
		if thin := s.ThinParts(); len(thin) > 0 {
			why = Say("next.thin", itoa(len(thin)))
		}
		n.add(StepPostmortem, why)
	}
}

// StepOf tells at which step a promise is kept.
func StepOf(k PromiseKind) (Step, bool) {
	switch k {
	case PromiseSeverity:
		return StepSeverity, true
	case PromiseFirstReport, PromiseUpdate, PromiseClosingWord:
		return StepFirstReport, true
	case PromiseDecide:
		return StepMeasures, true
	case PromiseWatch:
		return StepRecovery, true
	case PromiseReport:
		return StepPostmortem, true
	}
	return "", false
}

// said tells whether a text says anything.
func said(s string) bool { return strings.TrimSpace(s) != "" }
