package recovery

import (
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/steptest"
	"shirei/ui/term/termtest"
)

func at(h, m int) time.Time {
	return time.Date(2026, 11, 24, h, m, 0, 0, time.FixedZone("JST", 9*3600))
}

func ja(t *testing.T) *steptest.Bench {
	return steptest.NewOutage(t, New, lang.JA, steptest.ReadyShop, 80, 18)
}

// half is a service that is back for most: one condition met, a job to rerun.
func half(s *steptest.Bench) {
	s.At(50)
	s.Record(
		incident.RecordMilestone{Milestone: incident.Mitigated, At: incident.Moment(at(14, 40))},
		incident.TickCondition{Text: "注文が通る", Done: true, Evidence: "注文番号 1001〜1003"},
		incident.NoteTask{Kind: incident.TaskRerun, What: "売上確定", Who: "高橋"},
	)
}

// full is recovered and under watch, with the client still to be told.
func full(s *steptest.Bench) {
	half(s)
	s.Record(
		incident.SendReport{ReportSent: incident.ReportSent{Audience: incident.Client, Stage: incident.StageFirst, Text: "第1報", Next: at(15, 10)}, After: true},
		incident.TickCondition{Text: "指標が平常", Done: true, Evidence: "ダッシュボード"},
		incident.NoteTask{Kind: incident.TaskCorrect, What: "二重請求 3件", Who: "伊藤"},
		incident.Recover{At: at(14, 52)},
	)
	s.At(55)
}

func TestFrames(t *testing.T) {
	for name, fill := range map[string]func(*steptest.Bench){"empty": func(*steptest.Bench) {}, "half": half, "full": full} {
		s := ja(t)
		fill(s)
		termtest.Golden(t, name+"-ja", s.Frame())
		s = steptest.NewOutage(t, New, lang.EN, steptest.ReadyShop, 60, 20)
		fill(s)
		termtest.Golden(t, name+"-en", s.Frame())
	}
	termtest.Golden(t, "blank-ja", steptest.NewOutage(t, New, lang.JA, "", 52, 20).Frame())
}

func TestTick(t *testing.T) {
	s := ja(t)
	s.Press("space")
	s.Answer("") // nothing said: nothing ticked
	if len(s.Acts) != 0 {
		t.Fatalf("ticked without evidence: %v", s.Acts)
	}
	s.Press("space")
	s.Answer("注文番号 1001〜1003")
	if c := s.State.Conditions[0]; !c.Done || c.Evidence != "注文番号 1001〜1003" {
		t.Fatalf("condition %+v", c)
	}
	s.Press("space")
	if s.State.Conditions[0].Done {
		t.Error("the tick cannot be taken off")
	}
	s.Press("a")
	s.Answer("メールが届く")
	if n := len(s.State.Conditions); n != 3 || s.State.Conditions[2].Text != "メールが届く" {
		t.Errorf("%d conditions: %+v", n, s.State.Conditions)
	}
}

func TestTasks(t *testing.T) {
	s := ja(t)
	s.GoTo("  売上確定")
	s.Press("y")
	if c := s.Copied; len(c) != 1 || c[0].Text != "管理画面から再実行" {
		t.Errorf("copied %+v", c)
	}
	s.Press("space")
	if x := s.State.Tasks; len(x) != 1 || x[0].Kind != incident.TaskRerun || x[0].Who != "高橋" {
		t.Fatalf("tasks %+v", x)
	}
	s.GoTo("· 売上確定")
	s.Press("space")
	if !s.State.Tasks[0].Done {
		t.Error("the rerun is not done")
	}
	s.GoTo("＋ データ補正を追加")
	s.Press("a")
	s.Answer("二重請求 3件", "伊藤")
	s.GoTo("· 二重請求")
	s.Press("space")
	s.Answer("山本")
	want := incident.Task{ID: s.State.Tasks[1].ID, Kind: incident.TaskCorrect, What: "二重請求 3件", Who: "伊藤", Checked: "山本", Done: true}
	if x := s.State.Tasks; len(x) != 2 || x[1] != want {
		t.Errorf("tasks %+v", x)
	}
}

func TestTimes(t *testing.T) {
	s := ja(t)
	s.At(50)
	s.GoTo("暫定復旧")
	s.Press("enter")
	s.Commit("１４：４０")
	s.Press("enter")
	if !s.State.Mark(incident.Mitigated).Equal(at(14, 40)) {
		t.Errorf("mitigated %v", s.State.Mark(incident.Mitigated))
	}
	s.GoTo("暫定復旧")
	s.Press("enter", "ctrl+u", "enter")
	if !s.State.Mark(incident.Mitigated).IsZero() {
		t.Errorf("still mitigated at %v", s.State.Mark(incident.Mitigated))
	}
	s.GoTo("暫定復旧")
	s.Press("enter")
	s.Commit("さっき")
	s.Press("enter")
	if f := s.Frame(); !f.Contains("! 時刻として読み取れません") || !f.Contains("さっき") || !s.Pane.Typing() {
		t.Errorf("what cannot be read is gone, or nothing was said\n%s", s.Frame())
	}
}

// A recovery with open conditions asks for a reason and is then recorded at the time that was typed.
func TestRecoverAsksForAReason(t *testing.T) {
	s := ja(t)
	s.At(50)
	s.GoTo("復旧      今")
	s.Press("enter")
	s.Commit("-5m")
	s.Press("enter")
	if s.Refused() == nil {
		t.Fatal("recovered without a reason")
	}
	s.Answer("残りは明朝に確認する")
	if !s.State.Mark(incident.Recovered).Equal(at(14, 47)) {
		t.Fatalf("recovered %v", s.State.Mark(incident.Recovered))
	}
	s.Send(screen.Tick{Now: s.Env.Now})
	if f := s.Frame(); !f.Contains("▸ 復旧      14:47") {
		t.Errorf("the row does not show the record\n%s", f)
	}
	if d := s.Env.Drafts.Text(s.State.Stream, "recovery.recovered"); d != "" {
		t.Errorf("the draft %q stays", d)
	}
}

func TestResolveAndReopen(t *testing.T) {
	s := ja(t)
	full(s)
	s.GoTo("終息を記録")
	s.Press("enter")
	if s.Refused() == nil || s.Prompt == nil || s.Prompt.Hint != "経過観察は 15:22 までです" {
		t.Fatalf("asked %+v", s.Prompt)
	}
	s.Press("enter") // after esc, it is asked again
	s.Refused()
	s.Answer("発注元と合意")
	if s.State.Status() != incident.StatusResolved {
		t.Fatalf("status %s", s.State.Status())
	}
	s.GoTo("再開")
	s.Press("enter")
	s.Answer("再発")
	if s.State.Status() == incident.StatusResolved || s.State.Reopening.IsZero() {
		t.Errorf("status %s", s.State.Status())
	}
}

func TestWordsOwedLeadToTheReports(t *testing.T) {
	s := ja(t)
	full(s)
	s.GoTo("復旧報告（発注元）")
	s.Press("enter")
	if to := s.Went; len(to) != 1 || to[0].To.Step != incident.StepFirstReport || to[0].To.Stream != s.State.Stream {
		t.Errorf("went %+v", to)
	}
}

func TestTheWatchRunsOut(t *testing.T) {
	s := ja(t)
	full(s)
	if !s.Frame().Contains("経過観察 15:22 まで 残25分") {
		t.Errorf("%s", s.Frame())
	}
	s.At(81) // nothing has happened but time
	if f := s.Frame(); !f.Contains("終息を記録できます") || !f.Contains("復旧報告（発注元）  15:10 超過13分") {
		t.Errorf("%s", s.Frame())
	}
}

func BenchmarkView(b *testing.B) {
	s := steptest.NewOutage(b, New, lang.JA, steptest.ReadyShop, 80, 18)
	full(s)
	b.ReportAllocs()
	for b.Loop() {
		s.Pane.View(80, 18)
	}
}
