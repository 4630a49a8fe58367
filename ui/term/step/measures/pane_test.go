package measures

import (
	"strings"
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

func ptr[T any](v T) *T { return &v }

func ja(t *testing.T) *steptest.Bench {
	return steptest.NewOutage(t, New, lang.JA, steptest.ReadyShop, 80, 18)
}

// half is a sheet in the making: a change is suspected, a measure weighed, somebody was asked.
func half(s *steptest.Bench) {
	s.At(12)
	s.Record(
		incident.NoteChange{What: "shop v2.31 反映", Who: "鈴木", At: at(13, 48)},
		incident.AssessLayer{LayerAssessed: incident.LayerAssessed{Layer: incident.LayerApp, Verdict: incident.VerdictSuspected}},
		incident.FillSheet{Reversible: ptr("yes"), Trend: ptr("worse"), Options: &[]incident.Option{
			{ID: "own.1", Measure: "タイムアウトを延ばす", Minutes: 3, Reversible: "yes", Effect: "待ち時間が延びる", Decider: "鈴木"},
		}},
		incident.HearObjection{Who: "鈴木"},
	)
}

// full is a decision that is being carried out, after one that did not work.
func full(s *steptest.Bench) {
	half(s)
	s.Record(
		incident.MakeDecision{DecisionMade: incident.DecisionMade{
			Outcome: incident.Interim, What: "タイムアウトを延ばす", Reason: "すぐにできる", Decider: "高橋",
		}},
		incident.CarryDecision{Step: incident.CarryFailed},
	)
	s.At(20)
	s.Record(
		incident.MakeDecision{DecisionMade: incident.DecisionMade{
			Outcome: incident.RollBack, What: "v2.31 を切り戻す", Reason: "失敗率が上がり続けている", Decider: "高橋（運用責任者）",
			Approver: "小林", Change: "PayGateが復旧した場合",
		}},
		incident.CarryDecision{Step: incident.CarryStarted},
	)
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
}

func TestBlankInventory(t *testing.T) {
	s := steptest.NewOutage(t, New, lang.JA, "", 52, 40)
	f := s.Frame()
	termtest.Golden(t, "blank-ja", f)
	for _, label := range []string{"判断者", "承認者", "切り戻し(分)"} {
		if row := f.Find(label); row < 0 || !strings.Contains(f.Rows[row], "空欄") {
			t.Errorf("%s is not shown as blank", label)
		}
	}
}

func TestCountdown(t *testing.T) {
	s := ja(t)
	first := func() string { return s.Frame().Rows[0] }
	if got := first(); got != "判断期限 15:02  残1時間  切り戻し10分は未採用" {
		t.Errorf("at the beginning: %q", got)
	}
	s.Record(incident.FillSheet{Rollback: ptr(5), Verify: ptr(3)})
	if got := s.Frame().Rows[:2]; got[0] != "判断期限 15:02  残1時間" || !strings.HasSuffix(got[1], "から1時間  重要度による期限（所要時間は差し引かない）") {
		t.Errorf("the minutes move only a limit's time: %q", got)
	}
	s.Record(incident.FillSheet{Rollback: ptr(10), Verify: ptr(8), Limits: &[]incident.Limit{{What: "開店", At: at(14, 50)}}})
	s.At(29)
	if got := first(); got != "判断期限 14:32  残1分" {
		t.Errorf("with a limit: %q", got)
	}
	if got := s.Frame().Rows[1]; got != "＝ 14:50 開店 - 切り戻し10分 - 検証8分" {
		t.Errorf("the reason: %q", got)
	}
	s.At(45)
	if got := first(); got != " 判断期限 14:32  超過・今開始なら15:05復旧見込み" {
		t.Errorf("when it has passed: %q", got)
	}
}

func TestSheetIsRecordedRowByRow(t *testing.T) {
	s := ja(t)
	half(s)
	s.GoTo("疑わしい変更")
	s.Press("right") // takes the newest change of the triage
	if got := s.Last().(incident.FillSheet); got.Suspected == nil || *got.Suspected != "shop v2.31 反映" {
		t.Errorf("suspected: %+v", got)
	}
	s.GoTo("切り戻し(分)")
	s.Press("right")
	if s.State.Sheet.Rollback != 10 {
		t.Errorf("rollback takes %d minutes", s.State.Sheet.Rollback)
	}
	s.GoTo("承認者")
	s.Press("enter")
	s.Commit("山本")
	s.Press("enter")
	if s.State.Sheet.Approver != "山本" {
		t.Errorf("approver %q", s.State.Sheet.Approver)
	}
	s.GoTo("影響の傾向")
	s.Press("space", "j")
	if s.State.Sheet.Trend != "steady" {
		t.Errorf("trend %q", s.State.Sheet.Trend)
	}
}

func TestEscKeepsWhatWasTyped(t *testing.T) {
	s := ja(t)
	s.GoTo("緊急時の規定")
	s.Press("enter")
	s.Commit("電話で")
	s.Press("esc")
	if len(s.Acts) != 0 || !s.Frame().Contains("電話で") || s.Env.Drafts.Text(s.State.Stream, "measures.emergency") != "電話で" {
		t.Errorf("acts %v, draft %q\n%s", s.Acts, s.Env.Drafts.Text(s.State.Stream, "measures.emergency"), s.Frame())
	}
}

func TestLeakOffersTheLegalClock(t *testing.T) {
	s := ja(t)
	s.GoTo("個人情報漏えい")
	s.Press("space", "enter")
	s.Confirm()
	p := s.State.Promised
	if len(p) != 1 || p[0].What != "個人情報保護委員会への速報" || !p[0].At.Equal(at(14, 2).AddDate(0, 0, 5)) {
		t.Fatalf("promised %+v", p)
	}
	s.GoTo("個人情報漏えい")
	s.Press("space", "j", "k", "space", "space", "space", "j")
	if len(s.State.Promised) != 1 || s.Ask != nil {
		t.Errorf("%d promises after a second yes, asked %+v", len(s.State.Promised), s.Ask)
	}
}

func TestOptions(t *testing.T) {
	s := ja(t)
	s.GoTo("  直前のリリース")
	s.Press("space")
	if o := s.State.Sheet.Options; len(o) != 1 || o[0].Measure != "直前のリリースを切り戻す" || o[0].Minutes != 10 || o[0].Decider != "高橋 (運用責任者)" {
		t.Fatalf("weighed: %+v", o)
	}
	s.Press("y")
	if c := s.Copied; len(c) != 1 || c[0].Text != "kubectl rollout undo deploy/web" {
		t.Errorf("copied %+v", c)
	}
	s.Press("a")
	s.Answer("アクセス制限", "10-15", "１５分", "partly", "表示が遅れる", "高橋")
	want := incident.Option{ID: "own.2", Measure: "アクセス制限", Minutes: 15, Reversible: "partly", Effect: "表示が遅れる", Decider: "高橋"}
	if o := s.State.Sheet.Options; len(o) != 2 || o[1] != want {
		t.Fatalf("added: %+v", o)
	}
	s.GoTo("✓ アクセス制限")
	s.Press("x")
	if o := s.State.Sheet.Options; len(o) != 1 {
		t.Errorf("struck: %+v", o)
	}
}

func TestLimits(t *testing.T) {
	s := ja(t)
	s.GoTo("＋ 時刻を追加")
	s.Press("enter")
	s.Answer("開店 ＠１５：００")
	if l := s.State.Sheet.Limits; len(l) != 1 || l[0].What != "開店" || !l[0].At.Equal(at(15, 0)) {
		t.Fatalf("limits %+v", l)
	}
	s.GoTo("15:00  開店")
	s.Press("x")
	if l := s.State.Sheet.Limits; len(l) != 0 {
		t.Errorf("struck: %+v", l)
	}
	for _, wrong := range []string{"開店", "開店 @なし", "@15:00"} {
		s.Press("a")
		s.Answer(wrong)
		if s.Failed() == nil || s.Prompt == nil || s.Prompt.Value != wrong {
			t.Errorf("%q was taken, or is not asked for again: %+v", wrong, s.Prompt)
		}
	}
}

func TestObjections(t *testing.T) {
	s := ja(t)
	s.GoTo("強い異論はありますか")
	s.Press("enter")
	s.Answer("鈴木", "")
	s.Press("enter")
	s.Answer("伊藤", "未反映の注文がある")
	if o := s.State.Sheet.Objections; len(o) != 2 || o[0].Text != "" || o[1].Text != "未反映の注文がある" {
		t.Errorf("objections %+v", o)
	}
	if !s.Frame().Contains("2名に確認 異論1件") {
		t.Errorf("not counted\n%s", s.Frame())
	}
}

func TestDecide(t *testing.T) {
	s := ja(t)
	half(s)
	s.GoTo("  直前のリリース")
	s.Press("enter")
	termtest.Golden(t, "deciding-ja", s.Frame())
	s.GoTo("文面を確認")
	s.Press("enter")
	if len(s.Acts) != 0 || !s.Frame().Contains("▸ 理由") {
		t.Fatalf("a decision without a reason went on\n%s", s.Frame())
	}
	s.Press("enter")
	s.Commit("失敗率が上がり続けている")
	s.Press("enter")
	s.GoTo("文面を確認") // the measure and the decider are taken as offered: the sentence names them
	s.Press("enter")
	want := "14:14 切り戻しと判断。直前のリリースを切り戻す。理由：失敗率が上がり続けている。判断者：高橋 (運用責任者)。"
	if s.Ask == nil || s.Ask.Confirm.Effect != want || len(s.Acts) != 0 {
		t.Fatalf("asked %+v, acts %v", s.Ask, s.Acts)
	}
	s.Press("enter") // after a no, it is asked again
	s.Confirm()
	d := s.State.Decisions
	if len(d) != 1 || d[0].Outcome != incident.RollBack || d[0].Decider != "高橋 (運用責任者)" || len(d[0].Options) != 2 || len(d[0].Objections) != 1 {
		t.Fatalf("decisions %+v", d)
	}
	if f := s.Frame(); !strings.HasPrefix(f.Rows[0], want[:30]) {
		t.Errorf("the sentence is not on top\n%s", f)
	} else if !f.Contains("▸ · 着手") {
		t.Errorf("the cursor is not where it goes on\n%s", f)
	}
	if s.Env.Drafts.Text(s.State.Stream, "measures.decision.reason") != "" {
		t.Error("the draft stays after it was sent")
	}
}

func TestWaitNeedsATime(t *testing.T) {
	s := ja(t)
	s.Press("G", "enter")
	s.Press("space", "space", "space", "space", "j")
	s.Press("enter")
	for _, v := range []string{"様子を見る", "改善傾向", "高橋"} {
		s.Commit(v)
		s.Press("enter")
	}
	s.Press("esc", "G", "enter")
	if f := s.Frame(); len(s.Acts) != 0 || !strings.HasPrefix(f.Rows[f.Find("待機の期限")], "▸") {
		t.Fatalf("acts %v\n%s", s.Acts, f)
	}
	s.Press("enter")
	s.Commit("３０ｍ")
	s.Press("enter", "G", "enter")
	s.Confirm()
	if d := s.State.Decisions; len(d) != 1 || !d[0].Until.Equal(at(14, 32)) {
		t.Fatalf("decisions %+v", d)
	}
}

func TestEscKeepsTheDecision(t *testing.T) {
	s := ja(t)
	s.Press("G", "enter", "j", "enter")
	s.Commit("止める")
	s.Press("esc", "esc")
	if !s.Frame().Contains("強い異論はありますか") {
		t.Fatalf("not back at the sheet\n%s", s.Frame())
	}
	s.Press("G", "enter")
	if !s.Frame().Contains("止める") {
		t.Errorf("the draft is gone\n%s", s.Frame())
	}
}

func TestOneCursorOnTheGlass(t *testing.T) {
	s := ja(t)
	s.GoTo("影響の傾向")
	s.Press("space")
	s.Send(screen.Focus{}) // the choice under the cursor counts
	if s.State.Sheet.Trend != "worse" || s.Frame().Contains("▸") {
		t.Errorf("trend %q\n%s", s.State.Sheet.Trend, s.Frame())
	}
	s.Send(screen.Focus{On: true})
	s.Press("G", "enter")
	if !s.Frame().Contains("▸ 判断") {
		t.Errorf("%s", s.Frame())
	}
}

func TestCarry(t *testing.T) {
	s := ja(t)
	full(s)
	s.GoTo("· 完了 ")
	s.Press("enter")
	d := s.State.Decisions[1]
	if !d.Carried[incident.CarryFinished].Equal(at(14, 22)) {
		t.Errorf("carried %+v", d.Carried)
	}
	n := len(s.Acts)
	s.GoTo("✓ 着手")
	s.Press("enter") // again changes nothing
	if len(s.Toasts) != 1 || len(s.Acts) != n {
		t.Errorf("acts %d, said %v", len(s.Acts)-n, s.Toasts)
	}
	s.GoTo("· 暫定復旧")
	s.Press("enter")
	if s.State.Mark(incident.Mitigated).IsZero() {
		t.Error("not mitigated")
	}
	s.GoTo("· 効果なし")
	s.Press("enter")
	if f := s.Frame(); !strings.HasPrefix(f.Rows[0], "判断期限") && !strings.HasPrefix(f.Rows[0], " 判断期限") {
		t.Errorf("a decision that failed still stands\n%s", f)
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

// TestLimitsThatHavePassedSaySo: an instant that is over is not one to be done before.
func TestLimitsThatHavePassedSaySo(t *testing.T) {
	s := ja(t)
	s.Record(incident.FillSheet{Limits: &[]incident.Limit{{What: "開店", At: at(14, 10)}, {What: "夜間バッチ", At: at(22, 0).AddDate(0, 0, 1)}}})
	s.At(20)
	s.Record(incident.FillSheet{Trend: ptr("worse")})
	s.GoTo("＋ 時刻を追加")
	if f := s.Frame(); !f.Contains("14:10  開店  時刻超過") || f.Contains("夜間バッチ  時刻超過") || !f.Contains("11-25 22:00  夜間バッチ") {
		t.Errorf("%s", f)
	}
}
