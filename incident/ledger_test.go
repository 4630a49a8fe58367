package incident_test

import (
	"testing"
	"time"

	"shirei/incident"
)

// What recovery relieves of stays late by as much as it was then, and no act after it changes how it stands.
func TestWithdrawnByRecovery(t *testing.T) {
	r := opened(t, "10:00", incident.Critical)
	r.at("10:25", incident.Recover{})
	r.wants("10:30", "decide", "10:20", incident.Overdue)
	if p := r.wants("18:00", "decide", "10:20", incident.Overdue); p.Late != 5*time.Minute {
		t.Errorf("decide is late by %v, want the 5 min until the recovery", p.Late)
	}
	if p := r.wants("18:00", "sizeup.1", "10:10", incident.Overdue); p.Late != 15*time.Minute {
		t.Errorf("size-up is late by %v, want 15 min", p.Late)
	}
	r.wants("18:00", "escalation.1", "11:00", incident.Withdrawn)

	r = opened(t, "10:00", incident.Critical)
	r.at("10:15", incident.Recover{})
	r.at("10:40", incident.MakeDecision{DecisionMade: incident.DecisionMade{Outcome: incident.Interim, What: "x", Reason: "y", Decider: "z"}})
	r.wants("10:45", "decide", "10:20", incident.Withdrawn)
}

// Mitigated withdraws the escalations of a Critical one; those of High and Medium wait for recovered.
func TestEscalationEndsWith(t *testing.T) {
	for _, c := range []struct {
		sev      incident.Severity
		mark     incident.Milestone
		due      string
		then     string
		want     incident.PromiseState
		wantLate time.Duration
	}{
		{incident.Critical, incident.Mitigated, "11:00", "10:59", incident.Withdrawn, 0},
		{incident.Critical, incident.Mitigated, "11:00", "11:07", incident.Overdue, 7 * time.Minute},
		{incident.Critical, incident.Recovered, "11:00", "10:59", incident.Withdrawn, 0},
		{incident.High, incident.Mitigated, "14:00", "13:00", incident.Overdue, 4 * time.Hour},
		{incident.High, incident.Recovered, "14:00", "13:00", incident.Withdrawn, 0},
		{incident.High, incident.Recovered, "14:00", "14:20", incident.Overdue, 20 * time.Minute},
		{incident.Medium, incident.Mitigated, "2026-11-20 10:00", "12:00", incident.Overdue, 8 * time.Hour},
		{incident.Medium, incident.Recovered, "2026-11-20 10:00", "12:00", incident.Withdrawn, 0},
	} {
		r := opened(t, "10:00", c.sev)
		r.at(c.then, mark(c.mark, c.then))
		when := "18:00"
		if c.sev == incident.Medium {
			when = "2026-11-20 18:00"
		}
		if p := r.wants(when, "escalation.1", c.due, c.want); p.Late != c.wantLate {
			t.Errorf("%s, %s at %s: late by %v, want %v", c.sev, c.mark, c.then, p.Late, c.wantLate)
		}
	}
}

// An escalation is kept by who was reached; then the next rung is owed, until it is over.
func TestEscalationLadder(t *testing.T) {
	r := opened(t, "10:00", incident.Critical)
	r.now = at("10:50")
	r.refuses(incident.KeepPromise{ID: "escalation.1"}, incident.CodeReachedNeeded)
	r.wants("10:50", "escalation.3", "", "")
	r.at("11:05", incident.KeepPromise{ID: "escalation.1", How: "L3 伊藤"})
	if p := r.wants("11:06", "escalation.1", "11:00", incident.KeptLate); p.What != "l3_client" || p.Late != 5*time.Minute || p.How != "L3 伊藤" {
		t.Errorf("first rung %+v", p)
	}
	if p := r.wants("11:06", "escalation.2", "12:00", incident.Running); p.What != "management" {
		t.Errorf("the second rung reaches %q, want management", p.What)
	}
	r.wants("11:06", "escalation.3", "", "")
	r.at("11:50", incident.KeepPromise{ID: "escalation.2", How: "部長"})
	if p := r.wants("11:51", "escalation.3", "12:50", incident.Running); p.What != "next" {
		t.Errorf("the third rung reaches %q, want the next", p.What)
	}
	r.at("12:40", incident.KeepPromise{ID: "escalation.3", How: "役員"})
	r.wants("12:41", "escalation.4", "13:40", incident.Running)
	r.at("13:00", mark(incident.Mitigated, "13:00"))
	r.wants("13:01", "escalation.4", "13:40", incident.Withdrawn)

	r = opened(t, "10:00", incident.High)
	r.at("13:00", incident.KeepPromise{ID: "escalation.1", How: "L3"})
	r.wants("13:01", "escalation.2", "17:00", incident.Running)
	r.at("17:30", mark(incident.Recovered, "17:30"), incident.KeepPromise{ID: "escalation.2", How: "L3"})
	r.wants("17:31", "escalation.2", "17:00", incident.KeptLate)
	r.wants("17:31", "escalation.3", "", "") // reached after it was over

	r = opened(t, "10:00", incident.Medium)
	r.at("11:00", incident.KeepPromise{ID: "escalation.1", How: "L2"})
	r.wants("11:01", "escalation.2", "", "") // Medium does not repeat
}

func TestNextWords(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	r.at("10:20", told(incident.Client, incident.StageFirst, "10:50"), told(incident.Internal, incident.StageFirst, ""))
	r.wants("10:21", "first_report.client", "10:30", incident.Kept)
	r.wants("10:21", "update.client.1", "10:50", incident.Running)
	r.wants("10:21", "update.internal.1", "", "") // no time was told
	r.at("10:55", told(incident.Client, incident.StageUpdate, "11:30"))
	if p := r.wants("10:56", "update.client.1", "10:50", incident.KeptLate); p.Late != 5*time.Minute {
		t.Errorf("late by %v", p.Late)
	}
	r.wants("10:56", "update.client.2", "11:30", incident.Running)
	// Told on the telephone at once and written down later: the time it happened counts.
	r.at("11:20", incident.KeepPromise{ID: "update.client.2", How: "電話で連絡"})
	r.at("11:50", told(incident.Client, incident.StageUpdate, "12:00"))
	r.wants("11:51", "update.client.2", "11:30", incident.Kept)
	// A severity change moves no time that was told.
	r.at("11:52", incident.SetSeverity{To: incident.Critical})
	r.wants("11:53", "update.client.3", "12:00", incident.Running)
}

// Texts written down afterwards count from when they went out.
func TestTextsInTheOrderTheyWentOut(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	r.at("10:40", told(incident.Client, incident.StageFirst, "11:10"))
	r.wants("10:41", "first_report.client", "10:30", incident.KeptLate)
	phoned := told(incident.Client, incident.StageFirst, "10:45")
	phoned.At, phoned.After = incident.Moment(at("10:15")), true
	r.at("10:42", phoned)
	r.wants("10:43", "first_report.client", "10:30", incident.Kept)
	r.wants("10:43", "update.client.2", "10:45", incident.Kept) // by the text of 10:40
	r.wants("10:43", "update.client.1", "11:10", incident.Running)
	if last, _ := r.state.LastReport(incident.Client); last.Number != 1 {
		t.Errorf("the last text is no. %d, want 1", last.Number)
	}
}

// Once recovered, everyone who was told is owed the recovery word: at the time told, or within half an hour.
func TestClosingWord(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	r.at("10:20", told(incident.Client, incident.StageFirst, "11:00"), told(incident.Support, incident.StageFirst, ""), told(incident.Users, incident.StageFirst, "10:25"))
	r.wants("10:30", "closing_word.client", "", "")
	r.at("10:40", incident.Recover{})
	r.wants("10:41", "closing_word.client", "11:00", incident.Running)
	r.wants("10:41", "closing_word.support", "11:10", incident.Running)
	r.wants("10:41", "closing_word.users", "11:10", incident.Running)
	r.wants("10:41", "closing_word.management", "", "") // never told
	r.wants("10:41", "update.client.1", "11:00", incident.Withdrawn)
	r.wants("10:41", "update.users.1", "10:25", incident.Overdue) // it was late before
	r.at("11:05", told(incident.Client, incident.StageResolved, ""), told(incident.Users, incident.StageResolved, ""))
	if p := r.wants("11:06", "closing_word.client", "11:00", incident.KeptLate); p.Late != 5*time.Minute {
		t.Errorf("the closing word is late by %v", p.Late)
	}
	r.wants("11:06", "closing_word.users", "11:10", incident.Kept)
	r.wants("11:06", "update.users.1", "10:25", incident.KeptLate)
	r.wants("11:11", "closing_word.support", "11:10", incident.Overdue)
}

// An incident that ends otherwise owes nothing any more, not even what is late.
func TestEndedOtherwise(t *testing.T) {
	for _, how := range incident.Endings() {
		r := opened(t, "10:00", incident.Critical)
		r.at("10:05", incident.MakePromise{What: "PayGateの窓口", Owner: "鈴木", Due: at("10:15")}, told(incident.Client, incident.StageFirst, "10:35"))
		r.at("10:30", incident.End{How: how, Reason: "監視の誤設定"})
		if owed := r.state.Owed(at("10:40")); len(owed) > 0 {
			t.Errorf("%s: still owed: %v", how, r.names("10:40"))
		}
		r.wants("10:40", "first_report.client", "10:15", incident.Kept)
		if got := r.state.Status(); got != how {
			t.Errorf("status %s, want %s", got, how)
		}
	}
}

// What is put away before it was due can become late, but never by less than nothing.
func TestLateAfterClosing(t *testing.T) {
	r := opened(t, "10:00", incident.Critical)
	r.at("10:30", incident.Recover{})
	r.at("11:00", incident.Resolve{}, incident.Close{})
	due := "2026-11-25 18:00" // three business days, over a weekend and a holiday
	r.wants("2026-11-25 17:00", "report", due, incident.DueSoon)
	if p := r.wants("2026-11-25 18:30", "report", due, incident.Overdue); p.Late != 30*time.Minute {
		t.Errorf("late by %v, want 30 min", p.Late)
	}
}

func TestSizeUpRhythm(t *testing.T) {
	r := opened(t, "10:00", incident.Critical)
	for _, c := range []struct{ done, id, due string }{
		{"10:08", "sizeup.2", "10:18"}, {"10:18", "sizeup.3", "10:28"}, {"10:59", "sizeup.4", "11:09"}, {"11:00", "sizeup.5", "11:30"}, {"11:25", "sizeup.6", "11:55"},
	} {
		r.at(c.done, incident.SizeUpNow{Text: "分かったこと"})
		r.wants(c.done, c.id, c.due, incident.Running)
	}
	r.wants("11:25", "sizeup.1", "10:10", incident.Kept)
	r.wants("11:25", "sizeup.2", "10:18", incident.Kept)
	if p := r.wants("11:25", "sizeup.3", "10:28", incident.KeptLate); p.Late != 31*time.Minute {
		t.Errorf("late by %v", p.Late)
	}
	// One that was extended is measured by the later time; one kept by its id counts from when it was done.
	r.at("11:26", incident.ExtendPromise{ID: "sizeup.6", To: at("12:30"), Reason: "会議中"})
	r.at("12:25", incident.KeepPromise{ID: "sizeup.6", How: "共有", At: at("12:20")})
	if p := r.wants("12:26", "sizeup.6", "12:30", incident.Kept); !p.Kept.Equal(at("12:20")) {
		t.Errorf("kept at %s", clock(p.Kept))
	}
	r = opened(t, "10:00", incident.High)
	r.wants("10:00", "sizeup.1", "10:30", incident.Running)
	r = opened(t, "10:00", incident.Medium)
	r.wants("10:00", "sizeup.1", "", "")
}
