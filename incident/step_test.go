package incident_test

import (
	"testing"

	"shirei/incident"
)

// What to do now, in every phase, with the reason.
func TestNext(t *testing.T) {
	r := newRoom(t, at("10:00"))
	r.env.Service.Conditions = []string{"決済が通る"}
	r.do(incident.Declare{Title: "x"})
	next := func(now string, step incident.Step, reason string) {
		t.Helper()
		got := r.state.Next(at(now))
		if len(got) == 0 || got[0].Step != step || r.reason(got[:1], step) != reason {
			t.Fatalf("at %s: next is %v, want %s: %s", now, got, step, reason)
		}
		for _, s := range incident.Steps() {
			if cur := r.state.StepState(s, got) == incident.StepCurrent; cur != (s == step) {
				t.Fatalf("%s is current: %v", s, cur)
			}
		}
	}
	next("10:01", incident.StepTriage, "next.symptom")
	next("10:06", incident.StepSeverity, "next.soon severity") // what is due comes first
	next("10:11", incident.StepSeverity, "next.overdue severity")
	r.do(incident.SetFact{Key: incident.FactSymptom, Text: "決済不可"})
	next("10:01", incident.StepSeverity, "next.severity")
	r.do(incident.SetSeverity{To: incident.High})
	next("10:01", incident.StepFirstReport, "next.first_report")
	next("10:31", incident.StepFirstReport, "next.overdue first_report.client")
	r.do(incident.All{told(incident.Client, incident.StageFirst, ""), told(incident.Internal, incident.StageFirst, "")})
	next("10:01", incident.StepTriage, "next.layers")
	r.do(incident.AssessLayer{LayerAssessed: incident.LayerAssessed{Layer: incident.LayerDB, Verdict: incident.VerdictCleared}})
	next("10:01", incident.StepMeasures, "next.decide")
	next("11:01", incident.StepMeasures, "next.overdue decide")
	r.do(decision("縮退"))
	next("10:01", incident.StepMeasures, "next.carry started")
	r.do(incident.CarryDecision{Step: incident.CarryVerified})
	next("10:01", incident.StepTriage, "next.reach")
	r.do(incident.SkipStep{Step: incident.StepTriage, Reason: "連携先が調査中"})
	next("10:01", incident.StepRecovery, "next.conditions 1")
	r.do(incident.TickCondition{Text: "決済が通る", Done: true, Evidence: "確認済み"})
	next("10:01", incident.StepRecovery, "next.recover")
	r.at("10:40", incident.Recover{})
	next("10:41", incident.StepRecovery, "next.watch")
	next("11:11", incident.StepRecovery, "next.overdue watch")
	r.at("11:11", told(incident.Client, incident.StageResolved, ""), told(incident.Internal, incident.StageResolved, ""), incident.Resolve{})
	next("11:12", incident.StepPostmortem, "next.thin 7")
	for _, p := range r.state.ThinParts() {
		r.do(incident.WritePart{Part: p, Items: []string{"x"}})
	}
	next("11:12", incident.StepPostmortem, "next.postmortem")
	next("2026-11-27 18:30", incident.StepPostmortem, "next.overdue report.client")
	r.do(told(incident.Client, incident.StageFinal, ""))
	if got := r.state.Next(r.now); len(got) > 0 {
		t.Errorf("all done, and next is %v", got)
	}
	r.do(incident.Close{})
	if got := r.state.Next(at("2026-12-20 10:00")); len(got) > 0 {
		t.Errorf("closed, and next is %v", got)
	}
}

// Who has heard nothing is told first, though the service is back.
func TestNextTellsThoseWhoHeardNothing(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	r.do(incident.SkipStep{Step: incident.StepTriage, Reason: "既知の事象"})
	r.at("10:05", incident.Recover{Reason: "自然復旧"})
	next := func(now, reason string) {
		t.Helper()
		got := r.state.Next(at(now))
		if len(got) == 0 || got[0].Step != incident.StepFirstReport || r.reason(got[:1], incident.StepFirstReport) != reason {
			t.Errorf("at %s: next is %v, want %s", now, got, reason)
		}
	}
	next("10:06", "next.first_report")
	next("14:00", "next.overdue first_report.client") // so is the end of the watch
	r.at("10:10", told(incident.Client, incident.StageResolved, ""))
	next("10:11", "next.first_reports")
	r.at("10:12", told(incident.Internal, incident.StageResolved, ""))
	if got := r.state.Next(at("10:13")); len(got) == 0 || got[0].Step != incident.StepRecovery {
		t.Errorf("all were told, and next is %v", got)
	}
}

func TestStepStates(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	r.refuses(incident.SkipStep{Step: "lunch", Reason: "x"}, incident.CodeUnknownWord, "step")
	r.do(incident.SkipStep{Step: incident.StepTriage, Reason: "既知の事象"})
	got := r.state.Next(r.now)
	for step, want := range map[incident.Step]incident.StepState{
		incident.StepTriage: incident.StepSkipOne, incident.StepSeverity: incident.StepDone, incident.StepFirstReport: incident.StepCurrent,
		incident.StepMeasures: incident.StepOpen, incident.StepRecovery: incident.StepOpen, incident.StepPostmortem: incident.StepOpen,
	} {
		if s := r.state.StepState(step, got); s != want {
			t.Errorf("%s is %s, want %s", step, s, want)
		}
	}
	r.do(incident.SkipStep{Step: incident.StepTriage}) // taken up again
	if got := r.state.Next(r.now); r.state.StepState(incident.StepTriage, got) != incident.StepCurrent {
		t.Errorf("taken up again, and next is %v", got)
	}
	r.do(incident.End{How: incident.EndFalseAlarm, Reason: "誤設定"})
	if got := r.state.Next(r.now); len(got) > 0 {
		t.Errorf("ended, and next is %v", got)
	}
}
