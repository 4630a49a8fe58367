package incident_test

import (
	"testing"

	"shirei/incident"
)

func TestHandling(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	r.refuses(incident.MakePromise{What: "x", Due: at("10:00")}, incident.CodeBadTime)
	r.refuses(incident.MakePromise{What: " ", Due: at("10:10")}, incident.CodeEmpty, "what")
	r.do(incident.MakePromise{What: "PayGateの窓口", Owner: "鈴木", Due: at("10:10")})
	r.do(incident.MakePromise{What: "見込み時刻の連絡", Due: at("15:30")})
	if p := r.wants("10:01", "promise.1", "10:10", incident.Running); p.Owner != "鈴木" || p.What != "PayGateの窓口" {
		t.Errorf("%+v", p)
	}
	if p := r.wants("10:01", "promise.2", "15:30", incident.Running); p.Owner != "sato" {
		t.Errorf("owed by %q, want the commander", p.Owner)
	}
	r.wants("10:05", "promise.1", "10:10", incident.DueSoon)
	r.wants("10:10", "promise.1", "10:10", incident.DueSoon)
	r.wants("10:11", "promise.1", "10:10", incident.Overdue)

	r.at("10:02")
	r.refuses(incident.ExtendPromise{ID: "promise.1", To: at("10:30")}, incident.CodeReasonNeeded, "extend")
	r.refuses(incident.ExtendPromise{ID: "promise.1", To: at("10:02"), Reason: "x"}, incident.CodeBadTime)
	r.do(incident.ExtendPromise{ID: "promise.1", To: at("10:30"), Reason: "窓口が込み合う"})
	r.refuses(incident.HandPromise{ID: "promise.1", To: " "}, incident.CodeEmpty, "to")
	r.do(incident.HandPromise{ID: "promise.1", To: "高橋"})
	if p := r.wants("10:11", "promise.1", "10:30", incident.Running); p.Owner != "高橋" || p.Note != "窓口が込み合う" {
		t.Errorf("%+v", p)
	}
	r.refuses(incident.SnoozePromise{ID: "promise.1", Until: at("10:01")}, incident.CodeBadTime)
	r.do(incident.SnoozePromise{ID: "promise.1", Until: at("10:40")})
	r.wants("10:29", "promise.1", "10:30", incident.Snoozed)
	r.wants("10:31", "promise.1", "10:30", incident.Overdue) // a snooze moves nothing
	r.refuses(incident.WithdrawPromise{ID: "promise.1"}, incident.CodeReasonNeeded, "withdraw")
	r.do(incident.WithdrawPromise{ID: "promise.1", Reason: "不要になった"})
	r.wants("10:31", "promise.1", "10:30", incident.Withdrawn)
	for _, c := range []incident.Command{
		incident.KeepPromise{ID: "promise.1"}, incident.ExtendPromise{ID: "promise.1", To: at("11:00"), Reason: "x"}, incident.HandPromise{ID: "promise.1", To: "x"},
		incident.WithdrawPromise{ID: "promise.1", Reason: "x"}, incident.SnoozePromise{ID: "promise.1", Until: at("11:00")}, incident.KeepPromise{ID: "nothing"},
	} {
		r.refuses(c, incident.CodeNotFound) // no longer open
	}
}

func TestPromiseByPrefix(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	r.refuses(incident.KeepPromise{ID: "first", How: "x"}, incident.CodeAmbiguous, "first", "first_report.client", "first_report.internal")
	r.refuses(incident.KeepPromise{ID: ""}, incident.CodeNotFound)
	r.do(incident.KeepPromise{ID: "first_report.c", How: "電話で連絡"})
	r.wants("10:01", "first_report.client", "10:30", incident.Kept)
	r.do(incident.KeepPromise{ID: "first", How: "口頭"}) // only one is open now
	r.wants("10:01", "first_report.internal", "10:30", incident.Kept)
}

// What an act of its own keeps, a person keeps by hand only by saying how.
func TestKeepByHand(t *testing.T) {
	r := opened(t, "10:00", "")
	r.refuses(incident.KeepPromise{ID: "severity"}, incident.CodeReasonNeeded, "keep_severity")
	r.do(incident.SetSeverity{To: incident.Critical})
	for _, id := range []string{"first_report.client", "decide"} {
		r.refuses(incident.KeepPromise{ID: id}, incident.CodeReasonNeeded)
	}
	r.do(told(incident.Client, incident.StageFirst, "10:30"))
	r.refuses(incident.ExtendPromise{ID: "update.client.1", To: at("11:00"), Reason: "x"}, incident.CodeTold, "client")
	r.do(told(incident.Internal, incident.StageFirst, "10:30"))
	r.do(incident.ExtendPromise{ID: "update.internal.1", To: at("11:00"), Reason: "会議中"})
	r.wants("10:31", "update.internal.1", "11:00", incident.Running)
}

// Withdrawn by hand stays so, whatever is done about it later.
func TestWithdrawnStays(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	r.do(incident.WithdrawPromise{ID: "first_report.internal", Reason: "全員がここにいる"})
	r.at("11:00", told(incident.Internal, incident.StageFirst, ""))
	r.wants("11:01", "first_report.internal", "10:30", incident.Withdrawn)
}

func TestSeverityPromise(t *testing.T) {
	r := opened(t, "10:00", "")
	r.wants("10:04", "severity", "10:10", incident.Running)
	r.wants("10:05", "severity", "10:10", incident.DueSoon)
	r.at("10:12", incident.SetSeverity{To: incident.Medium})
	r.wants("10:13", "severity", "10:10", incident.KeptLate)
}
