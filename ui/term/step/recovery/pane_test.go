package recovery

import (
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel/stage"
	"shirei/ui/term/termtest"
)

func at(h, m int) time.Time {
	return time.Date(2026, 11, 24, h, m, 0, 0, time.FixedZone("JST", 9*3600))
}

func ja(t *testing.T) *stage.Stage { return stage.New(t, lang.JA, stage.Shop, New, 80, 18) }

// half is a service that is back for most: one condition met, a job to rerun.
func half(s *stage.Stage) {
	s.At(50)
	s.Must(
		incident.RecordMilestone{Milestone: incident.Mitigated, At: incident.Moment(at(14, 40))},
		incident.TickCondition{Text: "注文が通る", Done: true, Evidence: "注文番号 1001〜1003"},
		incident.NoteTask{Kind: incident.TaskRerun, What: "売上確定", Who: "高橋"},
	)
}

// full is recovered and under watch, with the client still to be told.
func full(s *stage.Stage) {
	half(s)
	s.Must(
		incident.SendReport{ReportSent: incident.ReportSent{Audience: incident.Client, Stage: incident.StageFirst, Text: "第1報", Next: at(15, 10)}, After: true},
		incident.TickCondition{Text: "指標が平常", Done: true, Evidence: "ダッシュボード"},
		incident.NoteTask{Kind: incident.TaskCorrect, What: "二重請求 3件", Who: "伊藤"},
		incident.Recover{At: at(14, 52)},
	)
	s.At(55)
}

func TestFrames(t *testing.T) {
	for name, fill := range map[string]func(*stage.Stage){"empty": func(*stage.Stage) {}, "half": half, "full": full} {
		s := ja(t)
		fill(s)
		termtest.Golden(t, name+"-ja", s.Frame())
		s = stage.New(t, lang.EN, stage.Shop, New, 60, 20)
		fill(s)
		termtest.Golden(t, name+"-en", s.Frame())
	}
	termtest.Golden(t, "blank-ja", stage.New(t, lang.JA, "", New, 52, 20).Frame())
}

func TestTick(t *testing.T) {
	s := ja(t)
	s.Answers = []string{"", "注文番号 1001〜1003"}
	s.Press("space") // nothing said: nothing ticked
	if len(s.Acts) != 0 {
		t.Fatalf("ticked without evidence: %v", s.Acts)
	}
	s.Press("space")
	if c := s.State.Conditions[0]; !c.Done || c.Evidence != "注文番号 1001〜1003" {
		t.Fatalf("condition %+v", c)
	}
	s.Press("space")
	if s.State.Conditions[0].Done {
		t.Error("the tick cannot be taken off")
	}
	s.Answers = []string{"メールが届く"}
	s.Press("a")
	if n := len(s.State.Conditions); n != 3 || s.State.Conditions[2].Text != "メールが届く" {
		t.Errorf("%d conditions: %+v", n, s.State.Conditions)
	}
}

func TestTasks(t *testing.T) {
	s := ja(t)
	s.Seek("売上確定")
	s.Press("y")
	if c, ok := s.Others[len(s.Others)-1].(screen.Copy); !ok || c.Text != "管理画面から再実行" {
		t.Errorf("copied %+v", s.Others)
	}
	s.Press("space")
	if x := s.State.Tasks; len(x) != 1 || x[0].Kind != incident.TaskRerun || x[0].Who != "高橋" {
		t.Fatalf("tasks %+v", x)
	}
	s.Seek("売上確定")
	s.Press("space")
	if !s.State.Tasks[0].Done {
		t.Error("the rerun is not done")
	}
	s.Seek("データ補正を追加")
	s.Answers = []string{"二重請求 3件", "伊藤", "山本"}
	s.Press("a")
	s.Seek("二重請求")
	s.Press("space")
	want := incident.Task{ID: "task.2", Kind: incident.TaskCorrect, What: "二重請求 3件", Who: "伊藤", Checked: "山本", Done: true}
	if x := s.State.Tasks; len(x) != 2 || x[1] != want {
		t.Errorf("tasks %+v", x)
	}
}

func TestTimes(t *testing.T) {
	s := ja(t)
	s.At(50)
	s.Seek("暫定復旧")
	s.Press("enter")
	s.Commit("１４：４０")
	s.Press("enter")
	if !s.State.Mark(incident.Mitigated).Equal(at(14, 40)) {
		t.Errorf("mitigated %v", s.State.Mark(incident.Mitigated))
	}
	s.Seek("暫定復旧")
	s.Press("enter", "ctrl+u", "enter")
	if !s.State.Mark(incident.Mitigated).IsZero() {
		t.Errorf("still mitigated at %v", s.State.Mark(incident.Mitigated))
	}
	s.Seek("暫定復旧")
	s.Press("enter")
	s.Commit("さっき")
	s.Press("enter")
	if _, ok := s.Others[len(s.Others)-1].(screen.Failed); !ok || !s.Frame().Contains("さっき") {
		t.Errorf("what cannot be read is gone, or nothing was said\n%s", s.Frame())
	}
}

// A recovery with open conditions asks for a reason and is then recorded at the time that was typed.
func TestRecoverAsksForAReason(t *testing.T) {
	s := ja(t)
	s.At(50)
	s.Answers = []string{"残りは明朝に確認する"}
	s.Seek("復旧      今")
	s.Press("enter")
	s.Commit("-5m")
	s.Press("enter")
	if len(s.Errs) != 1 || !s.State.Mark(incident.Recovered).Equal(at(14, 47)) {
		t.Fatalf("errors %v, recovered %v", s.Errs, s.State.Mark(incident.Recovered))
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
	s.Seek("終息を記録")
	s.Press("enter")
	ask, ok := s.Others[len(s.Others)-1].(screen.Prompt)
	if !ok || ask.Hint != "経過観察は 15:22 までです" {
		t.Fatalf("asked %+v", s.Others)
	}
	s.Answers = []string{"発注元と合意"}
	s.Press("enter")
	if s.State.Status() != incident.StatusResolved {
		t.Fatalf("status %s, errors %v", s.State.Status(), s.Errs)
	}
	s.Seek("再開")
	s.Answers = []string{"再発"}
	s.Press("enter")
	if s.State.Status() == incident.StatusResolved || s.State.Reopening.IsZero() {
		t.Errorf("status %s", s.State.Status())
	}
}

func TestWordsOwedLeadToTheReports(t *testing.T) {
	s := ja(t)
	full(s)
	s.Seek("復旧報告（発注元）")
	s.Press("enter")
	to, ok := s.Others[len(s.Others)-1].(screen.Go)
	if !ok || to.To.Step != incident.StepFirstReport || to.To.Stream != s.State.Stream {
		t.Errorf("went %+v", s.Others)
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
	s := stage.New(b, lang.JA, stage.Shop, New, 80, 18)
	full(s)
	b.ReportAllocs()
	for b.Loop() {
		s.View()
	}
}
