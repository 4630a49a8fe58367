package incident_test

import (
	"testing"

	"shirei/incident"
)

// over is a Critical incident that was told, escalated, recovered, resolved and reported by 13:00.
func over(t *testing.T) *room {
	r := opened(t, "10:00", incident.Critical)
	r.at("10:10", told(incident.Client, incident.StageFirst, "10:40"), told(incident.Internal, incident.StageFirst, "10:30"))
	r.at("10:50", incident.KeepPromise{ID: "escalation.1", How: "L3"}, mark(incident.Mitigated, "10:50"))
	r.at("11:00", incident.Recover{})
	r.at("11:05", told(incident.Client, incident.StageResolved, ""), incident.KeepPromise{ID: "closing_word.internal", How: "口頭"})
	r.at("11:30", incident.Resolve{})
	r.at("13:00", told(incident.Client, incident.StageFinal, ""))
	r.wants("13:00", "report", "2026-11-25 18:00", incident.Kept)
	return r
}

func TestReopeningRestarts(t *testing.T) {
	r := over(t)
	if over := r.state.Over(); !over.Equal(at("11:00")) {
		t.Errorf("the clock stopped at %s", clock(over))
	}
	if !r.state.Done(incident.StepPostmortem) {
		t.Error("the report is out, and the postmortem is not done")
	}
	r.refuses(incident.Reopen{}, incident.CodeReasonNeeded, "reopen")
	r.at("14:00", incident.Reopen{Reason: "再発"})
	if s := r.state.Status(); s != incident.StatusActive {
		t.Errorf("status %s", s)
	}
	if !r.state.Over().IsZero() {
		t.Error("the clock stands still after the reopening")
	}
	r.refuses(incident.Reopen{Reason: "x"}, incident.CodeAlreadyDone)
	if r.state.Done(incident.StepPostmortem) || r.state.Done(incident.StepRecovery) {
		t.Error("the report and the recovery from before the reopening still count")
	}
	r.wants("14:01", "escalation.1", "15:00", incident.Running)
	r.wants("14:01", "escalation.2", "16:00", incident.Running)
	r.wants("14:01", "watch", "", "")
	r.wants("14:01", "update.client.3.reopened", "14:30", incident.Running)
	r.wants("14:01", "update.internal.1.reopened", "14:30", incident.Running)
	r.wants("14:01", "update.internal.1", "", "")
	for _, p := range r.state.Owed(at("14:01")) {
		if p.State == incident.Overdue && (p.Kind == incident.PromiseUpdate || p.Kind == incident.PromiseEscalation) {
			t.Errorf("%s is overdue since %s", p.ID, clock(p.At))
		}
	}
	r.at("14:20", told(incident.Client, incident.StageUpdate, "14:50"))
	r.wants("14:31", "update.client.3.reopened", "14:30", incident.Kept)
	r.wants("14:31", "update.internal.1.reopened", "14:30", incident.Overdue)
	r.wants("14:31", "update.client.4", "14:50", incident.Running)

	r.at("15:10", incident.Recover{})
	if over := r.state.Over(); !over.Equal(at("15:10")) {
		t.Errorf("under watch the clock stands at %s", clock(over))
	}
	r.wants("15:11", "escalation.1", "15:00", incident.Overdue)
	r.wants("15:11", "escalation.2", "16:00", incident.Withdrawn)
	r.wants("15:11", "watch", "15:40", incident.Running)
	r.wants("15:11", "closing_word.client", "15:40", incident.Running)
	r.wants("15:11", "closing_word.internal", "15:40", incident.Running)
	r.wants("15:11", "report", "2026-11-25 18:00", incident.Running)
	r.at("15:20", told(incident.Internal, incident.StageInterim, ""))
	r.wants("15:21", "report", "", incident.Running) // an interim word inside is not what the client is owed
	r.at("15:30", told(incident.Client, incident.StageInterim, ""))
	r.wants("15:31", "report", "", incident.Kept)
}

// A time told to a client that lies after the reopening does not move.
func TestReopeningKeepsToldTime(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	r.at("10:10", told(incident.Client, incident.StageFirst, "12:00"))
	r.at("10:30", incident.Recover{})
	r.at("10:40", incident.Reopen{Reason: "再発"})
	r.wants("10:41", "update.client.1", "12:00", incident.Running)
	r.wants("10:41", "update.client.1.reopened", "", "")
}

func TestChair(t *testing.T) {
	r := opened(t, "10:00", "")
	r.wants("10:59", "chair", "13:00", incident.Running)
	p := r.wants("11:00", "chair", "13:00", incident.DueSoon) // offered
	if p.Owner != "sato" {
		t.Errorf("owed by %q", p.Owner)
	}
	r.wants("13:01", "chair", "13:00", incident.Overdue) // pressed
	r.at("13:10", incident.KeepPromise{ID: "chair", How: "続投"}, incident.TakeRole{Role: incident.Commander, Who: "suzuki", Reason: "交代"})
	if p := r.wants("14:00", "chair", "16:10", incident.Running); p.Owner != "suzuki" {
		t.Errorf("owed by %q", p.Owner)
	}
	r.at("14:20", incident.TakeRole{Role: incident.Commander, Reason: "退席"})
	r.wants("14:21", "chair", "", "")
	r.refuses(incident.TakeRole{Role: "boss", Who: "x"}, incident.CodeUnknownWord, "role", "boss")
}
