package incident_test

import (
	"testing"
	"time"

	"shirei/incident"
)

func decision(what string) incident.MakeDecision {
	return incident.MakeDecision{DecisionMade: incident.DecisionMade{Outcome: incident.Interim, What: what, Reason: "影響を止める", Decider: "佐藤"}}
}

func TestMilestonesFollow(t *testing.T) {
	r := opened(t, "10:00", "")
	r.at("10:10", incident.SetSeverity{To: incident.Medium})
	set := r.lastAct()
	r.at("10:11", decision("縮退"))
	decided := r.lastAct()
	r.at("10:12", told(incident.Internal, incident.StageFinal, ""))
	r.at("10:20", incident.SetSeverity{To: incident.High}, decision("切り戻し"), told(incident.Client, incident.StageFinal, ""))
	want := map[incident.Milestone]string{
		incident.DeclaredAt: "10:00", incident.SeveritySetAt: "10:10", incident.Decided: "10:11", incident.FirstReport: "10:12", incident.ReportDelivered: "10:12",
	}
	check := func() {
		t.Helper()
		for _, m := range incident.Milestones() {
			if got := r.state.Mark(m); want[m] == "" && !got.IsZero() || want[m] != "" && !got.Equal(at(want[m])) {
				t.Errorf("%s at %s, want %q", m, clock(got), want[m])
			}
		}
	}
	check()
	for _, act := range []string{set, decided} { // then the first one that still stands counts
		if err := r.undo(act); err != nil {
			t.Fatal(err)
		}
	}
	want[incident.SeveritySetAt], want[incident.Decided] = "10:20", "10:20"
	check()
	r.at("10:30", mark(incident.Decided, "10:15"), decision("修正版"))
	want[incident.Decided] = "10:15"
	check()
	r.do(incident.RecordMilestone{Milestone: incident.Decided, At: incident.When{Unknown: true}})
	r.do(decision("様子見"))
	want[incident.Decided] = "" // said to be unknown: no later act guesses it
	check()
	r.do(mark(incident.Responded, "10:03"))
	r.do(incident.RecordMilestone{Milestone: incident.Responded, At: incident.When{Unknown: true}})
	check()
}

func TestFutureTimes(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	edge := r.now.Add(incident.FutureSlack)
	if incident.FutureSlack != 2*time.Minute {
		t.Errorf("a time may lie %v ahead", incident.FutureSlack)
	}
	r.do(incident.TakeNote{Text: "x"})
	note := r.events[len(r.events)-1].ID
	late := told(incident.Client, incident.StageFirst, "")
	late.At = incident.Moment(edge.Add(time.Microsecond))
	for _, c := range []incident.Command{
		incident.RecordMilestone{Milestone: incident.Began, At: late.At}, incident.TakeNote{Text: "x", At: late.At}, late,
		incident.Recover{At: late.At.At}, incident.Move{Target: note, At: late.At.At}, incident.NoteChange{What: "x", At: late.At.At},
		incident.MakeDecision{DecisionMade: decision("x").DecisionMade, When: late.At}, incident.KeepPromise{ID: "chair", At: late.At.At},
	} {
		r.refuses(c, incident.CodeFuture)
	}
	r.do(incident.RecordMilestone{Milestone: incident.Began, At: incident.Moment(edge)})
	r.do(incident.Move{Target: note, At: edge})
	if !r.state.Mark(incident.Began).Equal(edge) {
		t.Error("two minutes ahead is not accepted")
	}
	r.refuses(incident.RecordMilestone{Milestone: "lunch"}, incident.CodeUnknownWord, "milestone", "lunch")
	n := newRoom(t, r.now)
	n.refuses(incident.Declare{Title: "x", Detected: edge.Add(time.Second)}, incident.CodeFuture)
	n.refuses(incident.Declare{Title: " "}, incident.CodeEmpty, "title")
	n.refuses(incident.Declare{Title: "x", FoundBy: "a dog"}, incident.CodeUnknownWord, "found-by")
	n.refuses(incident.Declare{Title: "x", Severity: "low"}, incident.CodeUnknownWord, "severity")
	if n.state.Known() || len(n.events) > 0 {
		t.Error("a refused declaration left something behind")
	}
}

func TestMetrics(t *testing.T) {
	r := opened(t, "12:00", "")
	r.do(mark(incident.Began, "10:00"))
	if m := r.state.Metrics(); m != (incident.Metrics{}) {
		t.Errorf("figures of one known end: %+v", m)
	}
	for m, when := range map[incident.Milestone]string{
		incident.Detected: "10:05", incident.Responded: "10:12", incident.FirstReport: "10:25", incident.Mitigated: "10:40", incident.Recovered: "11:00",
	} {
		r.do(mark(m, when))
	}
	m := r.state.Metrics()
	for name, c := range map[string]struct {
		got  *time.Duration
		want int
	}{"TTD": {m.TTD, 5}, "TTA": {m.TTA, 7}, "first report": {m.FirstReport, 20}, "TTM": {m.TTM, 40}, "TTR": {m.TTR, 60}} {
		if c.got == nil || *c.got != time.Duration(c.want)*time.Minute {
			t.Errorf("%s is %v, want %d min", name, c.got, c.want)
		}
	}
	if d := r.state.Disorder(); len(d) > 0 {
		t.Errorf("disorder %v", d)
	}
	r.do(mark(incident.Detected, "10:30")) // accepted, shown, and without figures
	m = r.state.Metrics()
	if m.TTA != nil || m.FirstReport != nil || m.TTD == nil || *m.TTD != 30*time.Minute {
		t.Errorf("out of order: %+v", m)
	}
	if d := r.state.Disorder(); len(d) != 2 || d[0] != [2]incident.Milestone{incident.Detected, incident.Responded} || d[1] != [2]incident.Milestone{incident.Detected, incident.FirstReport} {
		t.Errorf("disorder %v", d)
	}
}
