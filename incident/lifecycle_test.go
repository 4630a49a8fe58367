package incident_test

import (
	"testing"
	"time"

	"shirei/incident"
)

func TestStatuses(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	status := func(want incident.Status, active bool) {
		t.Helper()
		if got := r.state.Status(); got != want || r.state.Active() != active {
			t.Errorf("status %s, active %v, want %s, %v", got, r.state.Active(), want, active)
		}
	}
	status(incident.StatusActive, true)
	r.refuses(incident.Resolve{}, incident.CodeNotYet, "recovered")
	r.refuses(incident.Close{}, incident.CodeNotYet, "resolved")
	r.refuses(incident.Reopen{Reason: "x"}, incident.CodeAlreadyDone, "reopen")
	r.at("10:10", mark(incident.Mitigated, "10:10"))
	status(incident.StatusMitigated, true)
	r.at("10:20", incident.Recover{})
	status(incident.StatusRecovered, true)
	r.at("10:30")
	r.refuses(incident.Resolve{}, incident.CodeReasonNeeded, "watch", at("10:50").Format(time.RFC3339))
	r.do(incident.ExtendPromise{ID: "watch", To: at("11:20"), Reason: "夜間バッチまで"})
	r.at("11:00")
	r.refuses(incident.Resolve{}, incident.CodeReasonNeeded, "watch", at("11:20").Format(time.RFC3339))
	r.at("11:20", incident.Resolve{})
	status(incident.StatusResolved, false)
	r.wants("11:21", "watch", "11:20", incident.Kept)
	r.refuses(incident.Resolve{}, incident.CodeAlreadyDone)
	r.refuses(incident.End{How: incident.EndFalseAlarm, Reason: "x"}, incident.CodeAlreadyDone)
	r.do(incident.Close{})
	status(incident.StatusClosed, false)
	r.refuses(incident.Close{}, incident.CodeAlreadyDone, "close")
	r.do(incident.Reopen{Reason: "再発"})
	status(incident.StatusActive, true)

	r.refuses(incident.End{How: "boredom", Reason: "x"}, incident.CodeUnknownWord, "how")
	r.refuses(incident.End{How: incident.EndDuplicate}, incident.CodeReasonNeeded, "end")
	r.do(incident.End{How: incident.EndDuplicate, Reason: "4f2aと同じ"})
	status(incident.EndDuplicate, false)
	r.do(incident.Reopen{Reason: "別件だった"})
	status(incident.StatusActive, true)
}

func TestRecovery(t *testing.T) {
	r := newRoom(t, at("10:00"))
	r.env.Service.Conditions = []string{"決済の成功率が平常", "バッチ完了"}
	r.do(incident.Declare{Title: "x", Severity: incident.High})
	r.refuses(incident.TickCondition{Text: "バッチ完了", Done: true}, incident.CodeEmpty, "evidence")
	r.refuses(incident.TickCondition{Done: true, Evidence: "x"}, incident.CodeEmpty, "condition")
	r.do(incident.TickCondition{Text: "決済の成功率が平常", Done: true, Evidence: "99.9%"})
	r.refuses(incident.Recover{}, incident.CodeReasonNeeded, "open_conditions", "バッチ完了")
	r.refuses(mark(incident.Recovered, "10:00"), incident.CodeReasonNeeded, "open_conditions", "バッチ完了") // by any way
	r.at("10:30", incident.Recover{Reason: "バッチは翌朝"})
	r.do(mark(incident.Recovered, "10:29")) // another time for it asks nothing again
	if es := r.entries(); r.state.Status() != incident.StatusRecovered || !hasText(es, "バッチは翌朝") || r.state.Done(incident.StepRecovery) {
		t.Errorf("status %s; the reason is on the timeline: %v", r.state.Status(), hasText(es, "バッチは翌朝"))
	}
	r.at("11:00")
	r.refuses(incident.Resolve{}, incident.CodeReasonNeeded, "open_conditions", "バッチ完了")
	r.do(incident.TickCondition{Text: "バッチ完了", Done: true, Evidence: "10:55完了"})
	if !r.state.Done(incident.StepRecovery) {
		t.Error("every condition is ticked, and recovery is not done")
	}
	r.do(incident.TickCondition{Text: "バッチ完了"}) // the tick is taken off
	r.refuses(incident.Resolve{}, incident.CodeReasonNeeded, "open_conditions")
	r.do(incident.Resolve{Reason: "翌朝確認"})

	r.refuses(incident.NoteTask{Kind: "pray", What: "x"}, incident.CodeUnknownWord, "task")
	r.refuses(incident.NoteTask{Kind: incident.TaskRerun, What: " "}, incident.CodeEmpty, "what")
	r.refuses(incident.NoteTask{ID: "task.9", Kind: incident.TaskRerun, What: "x"}, incident.CodeNotFound, "task.9")
	r.do(incident.NoteTask{Kind: incident.TaskRerun, What: "請求バッチ"})
	r.do(incident.NoteTask{ID: "task.1", Kind: incident.TaskRerun, What: "請求バッチ", Checked: "高橋", Done: true})
	if len(r.state.Tasks) != 1 || !r.state.Tasks[0].Done || r.state.Tasks[0].Checked != "高橋" {
		t.Errorf("tasks %+v", r.state.Tasks)
	}
}

func hasText(entries []incident.Entry, text string) bool {
	for _, e := range entries {
		if e.Text == text {
			return true
		}
	}
	return false
}

// Each gap costs until it is filled or the service is back; together they cost their union.
func TestGaps(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	r.refuses(incident.OpenGap{}, incident.CodeEmpty, "field")
	ids := map[string]string{}
	for _, g := range []struct{ now, field string }{{"10:00", "a"}, {"10:05", "b"}, {"10:20", "c"}, {"10:40", "d"}} {
		r.at(g.now, incident.OpenGap{Field: g.field, Step: incident.StepTriage})
		ids[g.field] = r.events[len(r.events)-1].ID
		switch g.field {
		case "b":
			r.refuses(incident.OpenGap{Field: "a"}, incident.CodeAlreadyDone, "gap")
			r.refuses(incident.CloseGap{Gap: ids["a"]}, incident.CodeEmpty, "value")
			r.at("10:08", incident.CloseGap{Gap: ids["b"], Value: "x"})
			r.refuses(incident.CloseGap{Gap: ids["a"], GaveUp: true}, incident.CodeReasonNeeded, "give_up")
			r.at("10:10", incident.CloseGap{Gap: ids["a"], GaveUp: true, Reason: "夜間は確認できない"})
			r.refuses(incident.CloseGap{Gap: ids["a"], Value: "x"}, incident.CodeNotFound)
		}
	}
	r.at("10:30", mark(incident.Recovered, "10:30"))
	for i, want := range []int{10, 3, 10, 0} {
		if got := r.state.Cost(r.state.Gaps[i], at("11:00")); got != time.Duration(want)*time.Minute {
			t.Errorf("gap %s cost %v, want %d min", r.state.Gaps[i].Field, got, want)
		}
	}
	if got := r.state.Lost(at("11:00")); got != 20*time.Minute {
		t.Errorf("lost %v, want 20 min", got)
	}
	if got := r.state.Lost(at("10:25")); got != 15*time.Minute {
		t.Errorf("lost %v by 10:25, want 15 min", got)
	}
}

func TestAmendments(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	declared := r.events[0].ID
	r.do(incident.TakeNote{Text: "ログに5xx", As: incident.EntryHypothesis, Key: true})
	note := r.events[len(r.events)-1].ID
	r.refuses(incident.TakeNote{Text: " "}, incident.CodeEmpty, "text")
	r.refuses(incident.TakeNote{Text: "x", As: "poem"}, incident.CodeUnknownWord, "kind")
	r.refuses(incident.Correct{Target: note}, incident.CodeEmpty, "text")
	r.refuses(incident.Correct{Target: "none", Text: "x"}, incident.CodeNotFound, "none")
	r.refuses(incident.Correct{Target: declared, Text: "x"}, incident.CodeNotANote)
	r.refuses(incident.Advance{Target: note, To: incident.ProgressAnswered}, incident.CodeUnknownWord, "progress")
	r.do(incident.Correct{Target: note, Text: "ログに502"})
	r.do(incident.Correct{Target: note, Text: "ログに503"})
	r.do(incident.Move{Target: note, At: at("09:58")})
	r.do(incident.Advance{Target: note, To: incident.ProgressRuledOut, Note: "別の障害"})
	e, _ := r.env.Entry(note)
	if e.Text != "ログに503" || e.First != "ログに5xx" || !e.Moved || !e.OccurredAt.Equal(at("09:58")) || !e.RecordedAt.Equal(at("10:00")) ||
		e.Progress != incident.ProgressRuledOut || e.Owner != "sato" || e.Outcome != "別の障害" {
		t.Errorf("entry %+v", e)
	}
	counts := func(entries, key int) {
		t.Helper()
		folded, _ := incident.Fold("s-1", r.events)
		if want := (incident.Counts{Entries: entries, Key: key}); r.state.Counts != want || folded.Counts != want {
			t.Errorf("counts %+v, folded %+v, want %+v", r.state.Counts, folded.Counts, want)
		}
	}
	counts(1, 1)
	r.do(incident.Flag{Target: note})
	counts(1, 0)
	r.do(incident.Strike{Target: note, Reason: "誤記"})
	counts(0, 0)
	r.refuses(incident.Strike{Target: note}, incident.CodeAlreadyDone)
	r.do(incident.Flag{Target: note, Key: true}) // what is struck counts for nothing
	counts(0, 0)
	if e, _ := r.env.Entry(note); e.Told() || e.Why != "誤記" {
		t.Errorf("a struck entry is told: %+v", e)
	}
}
