package incident_test

import (
	"slices"
	"testing"
	"time"

	"shirei/incident"
)

func TestFacts(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	none := incident.Profile{}
	for _, k := range incident.FactKeys() {
		if f := r.state.FactOf(k, none); f.Confidence != incident.Checking || f.Text != "" {
			t.Errorf("%s, unset: %+v", k, f)
		}
	}
	r.refuses(incident.SetFact{Key: "mood", Text: "x"}, incident.CodeUnknownWord, "fact", "mood")
	r.refuses(incident.SetFact{Key: incident.FactCause, Text: "x", Confidence: "sure"}, incident.CodeUnknownWord, "confidence")
	r.refuses(incident.SetFact{Key: incident.FactNext, Text: "soon"}, incident.CodeBadTime, "soon")
	r.do(mark(incident.Began, "09:30"))
	r.do(incident.SortSymptom{Count: ptr("120件"), Target: ptr("会員")})
	if f := r.state.FactOf(incident.FactBegan, none); f.Text != at("09:30").Format(time.RFC3339) || f.Confidence != incident.Confirmed {
		t.Errorf("began, from the record: %+v", f)
	}
	if f := r.state.FactOf(incident.FactReach, none); f.Text != "120件 / 会員" || f.Confidence != incident.Suspected {
		t.Errorf("reach, from the record: %+v", f)
	}
	desk := incident.Profile{OwnDesk: "03-0000-0000"}
	if f := r.state.FactOf(incident.FactDesk, desk); f.Text != desk.OwnDesk || f.Confidence != incident.Confirmed {
		t.Errorf("desk, from the inventory: %+v", f)
	}
	r.do(incident.SetFact{Key: incident.FactReach, Text: "全会員"})
	r.do(incident.SetFact{Key: incident.FactCause, Text: "DB", Confidence: incident.Suspected})
	if f := r.state.FactOf(incident.FactReach, none); f.Text != "全会員" || f.Confidence != incident.Confirmed || f.By != "sato" {
		t.Errorf("reach, written: %+v", f)
	}
	if f := r.state.FactOf(incident.FactCause, none); f.Confidence != incident.Suspected {
		t.Errorf("cause: %+v", f)
	}
	r.do(incident.SetFact{Key: incident.FactReach})
	if f := r.state.FactOf(incident.FactReach, none); f.Text != "120件 / 会員" {
		t.Errorf("reach, cleared: %+v", f)
	}
}

// Only symptom, next word and desk block a text, and a closing one promises no next word.
func TestBlocking(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	for _, stage := range incident.Stages() {
		want := []incident.FactKey{incident.FactSymptom, incident.FactDesk, incident.FactNext}
		if stage == incident.StageResolved || stage == incident.StageFinal {
			want = want[:2]
		}
		if got := r.state.Blocking(stage, incident.Profile{}); !slices.Equal(got, want) {
			t.Errorf("%s: %v block, want %v", stage, got, want)
		}
	}
	r.do(incident.SetFact{Key: incident.FactSymptom, Text: "決済不可"})
	r.do(incident.SetFact{Key: incident.FactNext, Text: "2026-11-19T10:30:00+09:00"})
	if got := r.state.Blocking(incident.StageFirst, incident.Profile{OwnDesk: "窓口"}); len(got) > 0 {
		t.Errorf("%v block", got)
	}
}

func TestReports(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	text := told(incident.Client, incident.StageFirst, "10:30")
	for _, c := range []struct {
		change func(*incident.SendReport)
		code   incident.Code
		arg    string
	}{
		{func(s *incident.SendReport) { s.Reviewer = "" }, incident.CodeReasonNeeded, "no_review"},
		{func(s *incident.SendReport) { s.Text = " \n" }, incident.CodeEmpty, "text"},
		{func(s *incident.SendReport) { s.Audience = "" }, incident.CodeEmpty, "audience"},
		{func(s *incident.SendReport) { s.Text = "復旧は<no value>です" }, incident.CodeReportRaw, "<no value>"},
		{func(s *incident.SendReport) { s.Text = "{{.Symptom}}" }, incident.CodeReportRaw, "{{"},
		{func(s *incident.SendReport) { s.Text, s.After = "x }}", true }, incident.CodeReportRaw, "}}"},
	} {
		s := text
		c.change(&s)
		r.refuses(s, c.code, c.arg)
	}
	r.refuses(incident.CopyReport{Audience: incident.Client, Text: "{{x"}, incident.CodeReportRaw, "{{")
	r.refuses(incident.CopyReport{Audience: incident.Client}, incident.CodeEmpty, "text")

	r.at("10:05", incident.CopyReport{Audience: incident.Client, Stage: incident.StageFirst, Text: "本文"}, incident.CopyReport{Audience: incident.Internal, Text: "y"})
	r.wants("10:06", "first_report.client", "10:30", incident.Running) // copied is not sent
	if len(r.state.Copied) != 2 || !r.state.Mark(incident.FirstReport).IsZero() || r.state.NextNumber(incident.Client) != 1 {
		t.Errorf("copied %v", r.state.Copied)
	}
	alone := text
	alone.Reviewer, alone.ReviewSkipped = "", "深夜で一人"
	r.at("10:10", alone)
	if len(r.state.Copied) != 1 || r.state.Copied[0].Audience != incident.Internal {
		t.Errorf("copied and not sent: %v", r.state.Copied)
	}
	r.at("10:18")
	r.refuses(alone, incident.CodeAlreadyDone, "report", "client") // by another terminal, or the command line
	draft := alone
	draft.Text, draft.Draft = "【第2報】本文", true
	r.refuses(draft, incident.CodeAlreadyDone, "report", "client") // a draft's words change with its number
	draft.Draft = false
	r.do(draft)
	draft.Again = true
	r.at("10:19", draft)
	if err := r.undo(r.lastAct()); err == nil || len(r.state.Reports) != 3 {
		t.Errorf("%d texts, %v", len(r.state.Reports), err)
	}
	r.at("10:20", told(incident.Internal, incident.StageFirst, ""), told(incident.Client, incident.StageUpdate, ""))
	var got []int
	for _, s := range r.state.Reports {
		got = append(got, s.Number)
	}
	if !slices.Equal(got, []int{1, 2, 3, 1, 4}) || r.state.NextNumber(incident.Client) != 5 || !slices.Equal(r.state.Told(), []incident.Audience{incident.Client, incident.Internal}) {
		t.Errorf("numbers %v, told %v", got, r.state.Told())
	}
	if err := r.undo(r.lastAct()); err == nil {
		t.Error("a text that is out was taken back")
	}
	for a, outside := range map[incident.Audience]bool{incident.Client: true, incident.Users: true, incident.Vendor: true, incident.Public: true, "partner": true, incident.Internal: false, incident.Support: false, incident.Management: false} {
		if a.Outside() != outside {
			t.Errorf("%s stands outside: %v", a, !outside)
		}
	}
}
