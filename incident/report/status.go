package report

import (
	"time"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/incident/when"
)

// Status is the status object of an incident as `status --json` prints it. What is not known is null; lists are never null.
type Status struct {
	ID         string                            `json:"id"`
	Short      string                            `json:"short"`
	Title      string                            `json:"title"`
	Service    *string                           `json:"service"`
	Severity   *string                           `json:"severity"`
	State      incident.Status                   `json:"state"`
	Drill      bool                              `json:"drill"`
	Commander  *string                           `json:"commander"`
	Milestones map[incident.Milestone]*time.Time `json:"milestones"`
	Metrics    Metrics                           `json:"metrics"`
	Promises   []Promise                         `json:"promises"`
	Counts     Counts                            `json:"counts"`
	Gaps       []Gap                             `json:"gaps"`
	LostMin    int                               `json:"lost_min"` // whole minutes in which at least one gap was open
	Next       []Next                            `json:"next"`
}

// Metrics are the figures in whole minutes, rounded down; nil where one does not exist.
type Metrics struct {
	TTD         *int `json:"ttd_min"`
	TTA         *int `json:"tta_min"`
	FirstReport *int `json:"first_report_min"`
	TTM         *int `json:"ttm_min"`
	TTR         *int `json:"ttr_min"`
}

// Promise is one line of the ledger.
type Promise struct {
	ID       string                `json:"id"`
	Kind     incident.PromiseKind  `json:"kind"`
	Audience *string               `json:"audience"`
	Owner    *string               `json:"owner"`
	Due      time.Time             `json:"due"`
	State    incident.PromiseState `json:"state"`
	LateMin  int                   `json:"late_min"` // whole minutes
	Reason   string                `json:"reason"`
	What     string                `json:"what,omitempty"` // of a custom one
}

// Counts are how much has been recorded; events are the notes that stand.
type Counts struct {
	Events      int `json:"events"`
	Key         int `json:"key"`
	Reports     int `json:"reports"`
	Decisions   int `json:"decisions"`
	OpenActions int `json:"open_actions"`
}

// Next is one of the next steps.
type Next struct {
	Step   incident.Step `json:"step"`
	Reason string        `json:"reason"`
}

// StatusOf takes the status object at an instant; times are on the incident's own wall clock, reasons are worded in l.
func StatusOf(s *incident.State, now time.Time, l lang.Lang) Status {
	loc := s.Location()
	clock := lang.Clock{Ref: now, Loc: loc}
	st := Status{
		ID: s.Stream, Short: s.Short(), Title: s.Title, Service: known(s.Service), Severity: known(string(s.Severity.Severity)),
		State: s.Status(), Drill: s.Drill, Commander: known(s.Roles[incident.Commander].Who),
		Milestones: map[incident.Milestone]*time.Time{}, Metrics: metricsOf(s), Promises: []Promise{}, Next: []Next{},
		Gaps: GapsOf(s, now, l), LostMin: when.Minutes(s.Lost(now)),
		Counts: Counts{
			Events: s.Counts.Entries, Key: s.Counts.Key, Reports: len(s.Reports), Decisions: len(s.Decisions), OpenActions: s.OpenItems(),
		},
	}
	for _, m := range incident.Milestones() {
		st.Milestones[m] = moment(s.Mark(m), loc)
	}
	for _, p := range s.Ledger(now) {
		line := Promise{
			ID: p.ID, Kind: p.Kind, Audience: known(string(p.Audience)), Owner: known(p.Owner), Due: p.At.In(loc), State: p.State,
			LateMin: when.Minutes(p.Late), Reason: l.Phrase(p.Reason, clock),
		}
		if p.Kind == incident.PromiseCustom {
			line.What = p.What
		}
		st.Promises = append(st.Promises, line)
	}
	for _, n := range s.Next(now) {
		st.Next = append(st.Next, Next{Step: n.Step, Reason: l.Phrase(n.Reason, clock)})
	}
	return st
}

func metricsOf(s *incident.State) Metrics {
	minutes := func(d *time.Duration) *int {
		if d == nil {
			return nil
		}
		m := when.Minutes(*d)
		return &m
	}
	m := s.Metrics()
	return Metrics{minutes(m.TTD), minutes(m.TTA), minutes(m.FirstReport), minutes(m.TTM), minutes(m.TTR)}
}

// known is nil for an empty word, which JSON writes as null.
func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// moment is t in loc; nil if it is not known.
func moment(t time.Time, loc *time.Location) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.In(loc)
	return &t
}
