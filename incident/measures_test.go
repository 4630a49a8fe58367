package incident_test

import (
	"testing"
	"time"

	"shirei/incident"
)

func TestDecideBy(t *testing.T) {
	const policy, escalation, named = "due.fallback", "limit.escalation", "limit.named"
	for _, c := range []struct {
		name     string
		sev      incident.Severity
		rollback int
		verify   int
		limits   []incident.Limit
		at, why  string
	}{
		{"unknown minutes: the policy time alone", incident.Critical, 0, 0, []incident.Limit{{What: "開店", At: at("10:10")}}, "10:20", policy},
		{"policy time is first", incident.Critical, 10, 0, nil, "10:20", policy},
		{"next escalation at 11:00 less 45 less 5", incident.Critical, 45, 0, nil, "10:10", escalation},
		{"its own verification", incident.Critical, 45, 10, nil, "10:05", escalation},
		{"a limit of the inventory", incident.Critical, 10, 0, []incident.Limit{{What: "開店", At: at("10:30")}, {What: "夜間バッチ", At: at("10:32")}}, "10:15", named},
		{"Medium has no policy time", incident.Medium, 30, 0, []incident.Limit{{What: "夜間バッチ", At: at("22:00")}}, "21:25", named},
		{"Medium, unknown", incident.Medium, 0, 0, []incident.Limit{{What: "夜間バッチ", At: at("22:00")}}, "", ""},
	} {
		r := opened(t, "10:00", c.sev)
		r.do(incident.FillSheet{Rollback: &c.rollback, Verify: &c.verify})
		d := r.state.DecideBy(r.now, c.limits)
		if c.at == "" && !d.At.IsZero() || c.at != "" && !d.At.Equal(at(c.at)) || d.Reason.Code != c.why || d.Unknown != (c.rollback == 0) || d.Passed {
			t.Errorf("%s: %s %v, unknown %v, passed %v", c.name, clock(d.At), d.Reason, d.Unknown, d.Passed)
		}
		// A limit written on the sheet counts like one of the inventory.
		r.do(incident.FillSheet{Limits: &c.limits})
		if again := r.state.DecideBy(r.now, nil); !again.At.Equal(d.At) || again.Reason.Code != d.Reason.Code {
			t.Errorf("%s: from the sheet %s %v", c.name, clock(again.At), again.Reason)
		}
	}
}

// Once it has passed it says when a rollback begun now would be done: 「超過・今開始なら15:05復旧見込」.
func TestDecideByPassed(t *testing.T) {
	r := opened(t, "14:00", incident.Critical)
	r.do(incident.FillSheet{Rollback: ptr(20)})
	d := r.state.DecideBy(at("14:40"), nil)
	if !d.Passed || !d.At.Equal(at("14:20")) || !d.Done.Equal(at("15:05")) {
		t.Errorf("passed %v, by %s, done %s", d.Passed, clock(d.At), clock(d.Done))
	}
	r.do(incident.FillSheet{Rollback: ptr(0)})
	if d = r.state.DecideBy(at("14:40"), nil); !d.Passed || !d.Unknown || !d.Done.IsZero() {
		t.Errorf("unknown minutes: %+v", d)
	}
	// An escalation that is late already is no limit ahead.
	r.do(incident.FillSheet{Rollback: ptr(100)})
	if d = r.state.DecideBy(at("15:01"), nil); !d.At.Equal(at("14:15")) || d.Reason.Args[0] != at("16:00").Format(time.RFC3339) {
		t.Errorf("%s %v, want the escalation of 16:00 less 105 min", clock(d.At), d.Reason)
	}
}

func TestSheet(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	r.refuses(incident.FillSheet{Rollback: ptr(-1)}, incident.CodeUnknownWord, "minutes", "-1")
	r.refuses(incident.FillSheet{Verify: ptr(100000)}, incident.CodeUnknownWord, "minutes")
	r.refuses(incident.FillSheet{Trend: ptr("sideways")}, incident.CodeUnknownWord, "trend")
	r.refuses(incident.FillSheet{Leak: ptr("perhaps")}, incident.CodeUnknownWord, "leak")
	r.do(incident.FillSheet{Suspected: ptr("v2.3"), Leak: ptr("unknown"), Limits: &[]incident.Limit{{What: "開店", At: at("10:00")}}})
	r.do(incident.FillSheet{Trend: ptr("worse"), Limits: &[]incident.Limit{}})
	if s := r.state.Sheet; s.Suspected != "v2.3" || s.Trend != "worse" || s.Leak != "unknown" || len(s.Limits) > 0 {
		t.Errorf("sheet %+v", s)
	}
}

// Two people who put measures and limits on the sheet apart lose none of them, in whichever order their words arrive.
func TestSheetIsAUnion(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	night := incident.Limit{What: "夜間バッチ", At: at("22:00")}
	stock := incident.Option{ID: "stop", Measure: "停止", Source: "response.measures.stop"}
	r.do(incident.FillSheet{AddOptions: []incident.Option{{ID: "own.1", Measure: "縮退"}}, AddLimits: []incident.Limit{night}})
	r.do(incident.FillSheet{AddOptions: []incident.Option{{ID: "own.1", Measure: "増設"}, stock}})
	r.do(incident.FillSheet{AddOptions: []incident.Option{{ID: "own.9", Measure: "縮退"}, {ID: "x", Measure: "停止（全面）", Source: stock.Source}}, AddLimits: []incident.Limit{night, {What: "開店", At: at("12:00")}}})
	ids := func() (s string) {
		for _, o := range r.state.Sheet.Options {
			s += o.ID + " " + o.Measure + ", "
		}
		return s
	}
	if got := ids(); got != "own.1 縮退, own.1.2 増設, stop 停止（全面）, " || len(r.state.Sheet.Limits) != 2 {
		t.Errorf("%s %v", got, r.state.Sheet.Limits)
	}
	r.do(incident.FillSheet{DropOptions: []string{"own.1", "none"}, DropLimits: []incident.Limit{night}})
	if got := ids(); got != "own.1.2 増設, stop 停止（全面）, " || len(r.state.Sheet.Limits) != 1 || r.state.Sheet.Limits[0].What != "開店" {
		t.Errorf("%s %v", got, r.state.Sheet.Limits)
	}
}

func TestDecision(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	r.refuses(incident.CarryDecision{Step: incident.CarryStarted}, incident.CodeNotYet, "decision")
	for _, c := range []struct {
		change func(*incident.MakeDecision)
		code   incident.Code
		arg    string
	}{
		{func(d *incident.MakeDecision) { d.What = " " }, incident.CodeEmpty, "what"},
		{func(d *incident.MakeDecision) { d.Outcome = "pray" }, incident.CodeUnknownWord, "outcome"},
		{func(d *incident.MakeDecision) { d.Reason = "" }, incident.CodeReasonNeeded, "decision"},
		{func(d *incident.MakeDecision) { d.Decider = "" }, incident.CodeEmpty, "decider"},
		{func(d *incident.MakeDecision) { d.Outcome = incident.WaitUntil }, incident.CodeEmpty, "until"},
	} {
		d := decision("縮退")
		c.change(&d)
		r.refuses(d, c.code, c.arg)
	}
	r.do(incident.FillSheet{Options: &[]incident.Option{{ID: "a", Measure: "切り戻し", Minutes: 10}}})
	r.refuses(incident.HearObjection{}, incident.CodeEmpty, "who")
	r.do(incident.HearObjection{Who: "鈴木"})
	r.do(incident.HearObjection{Who: "高橋", Text: "移行は戻せない"})
	r.at("10:20", decision("縮退"))
	d := r.state.Decisions[0]
	if len(d.Objections) != 2 || d.Objections[0].Text != "" || d.Objections[1].Who != "高橋" || len(d.Options) != 1 || d.By != "sato" {
		t.Errorf("decision %+v", d)
	}
	if len(r.state.Sheet.Objections) > 0 || !r.state.Sheet.Called.IsZero() {
		t.Error("the next decision inherits the objections")
	}
	r.wants("10:21", "decide", "11:00", incident.Kept)
	r.refuses(incident.CarryDecision{Step: "dropped"}, incident.CodeUnknownWord, "step")
	r.refuses(incident.CarryDecision{Step: incident.CarryStarted, Decision: "other"}, incident.CodeNotFound, "other")
	for _, step := range []incident.Carry{incident.CarryStarted, incident.CarryFinished} {
		if next := r.state.Next(r.now); r.reason(next, incident.StepMeasures) != "next.carry "+string(step) {
			t.Errorf("before %s: %v", step, next)
		}
		r.do(incident.CarryDecision{Step: step})
	}
	if r.state.Done(incident.StepMeasures) {
		t.Error("done before it is verified")
	}
	r.at("10:30", incident.CarryDecision{Step: incident.CarryFailed, Note: "変化なし"})
	if got := r.reason(r.state.Next(r.now), incident.StepMeasures); got != "next.decide" {
		t.Errorf("after it failed: %q, want another decision", got)
	}
	until := decision("連携先の復旧待ち")
	until.Outcome, until.Until = incident.WaitUntil, at("11:30")
	r.at("10:40", until)
	if p := r.wants("10:41", "promise.1", "11:30", incident.Running); p.Owner != "佐藤" || p.What != "連携先の復旧待ち" {
		t.Errorf("the wait is owed as %+v", p)
	}
	r.at("10:50", decision("切り戻し"), incident.CarryDecision{Step: incident.CarryVerified})
	if !r.state.Done(incident.StepMeasures) {
		t.Error("verified, and not done")
	}
	r.at("10:51", incident.Recover{})
	r.at("11:00", incident.Reopen{Reason: "再発"})
	if r.state.Done(incident.StepMeasures) || r.reason(r.state.Next(r.now), incident.StepMeasures) == "" {
		t.Error("what was decided before the reopening still counts as done")
	}
}

// reason gives the code of a step's reason and its first argument, if it is next.
func (r *room) reason(next []incident.NextStep, step incident.Step) string {
	for _, n := range next {
		if n.Step != step {
			continue
		}
		if len(n.Reason.Args) > 0 {
			return n.Reason.Code + " " + n.Reason.Args[0]
		}
		return n.Reason.Code
	}
	return ""
}
