package report

import (
	"strings"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/step/steptest"
	"shirei/ui/term/termtest"
)

// filled is an incident with all a first report needs.
func filled(b *steptest.Bench) {
	b.Record(incident.SetSeverity{To: incident.High})
	b.Record(incident.SetFact{Key: incident.FactSymptom, Text: "カード決済が完了しない"})
	b.Record(incident.SetFact{Key: incident.FactCause, Text: "PayGate の遅延", Confidence: incident.Suspected})
	b.Record(incident.RecordMilestone{Milestone: incident.Began, At: incident.Moment(steptest.Start.Add(-2 * time.Minute))})
	b.At(10)
	b.Record(incident.SetFact{Key: incident.FactNext, Text: steptest.Start.Add(41 * time.Minute).Format(time.RFC3339)})
}

func bench(t testing.TB) *steptest.Bench {
	b := steptest.New(t, New, lang.JA, steptest.Shop, 80, 18)
	filled(b)
	return b
}

func TestFrames(t *testing.T) {
	for _, c := range []struct {
		name, preview string
		lang          lang.Lang
		w, h          int
	}{{"ja", "内容を確認", lang.JA, 80, 18}, {"en", "Check the text", lang.EN, 60, 20}} {
		b := steptest.New(t, New, c.lang, "", c.w, c.h)
		termtest.Golden(t, "empty-"+c.name, b.Frame())
		b = steptest.New(t, New, c.lang, steptest.Shop, c.w, c.h)
		filled(b)
		termtest.Golden(t, "filled-"+c.name, b.Frame())
		b.GoTo(c.preview)
		b.Press("enter", "j", "right")
		termtest.Golden(t, "preview-"+c.name, b.Frame())
		b.Press("y", "esc", "j", "enter", "up")
		termtest.Golden(t, "editor-"+c.name, b.Frame())
		b.Press("esc")
		b.Record(incident.SendReport{ReportSent: incident.ReportSent{Audience: incident.Client, Stage: incident.StageFirst, Text: "本文", Means: "電話", To: "A社 小林様"}, After: true})
		b.Record(incident.CopyReport{Audience: incident.Client, Stage: incident.StageUpdate, Text: "続報"})
		b.Press("G")
		termtest.Golden(t, "sent-"+c.name, b.Frame())
	}
}

func TestFactsAndConfidence(t *testing.T) {
	b := bench(t)
	b.GoTo("原因")
	b.Press("space")
	if got := b.Last(); got != (incident.SetFact{Key: incident.FactCause, Text: "PayGate の遅延", Confidence: incident.Checking}) {
		t.Errorf("%#v", got)
	}
	b.GoTo("対応")
	b.Press("space")
	if len(b.Acts) != 1 || len(b.Toasts) != 1 {
		t.Errorf("%#v", b.Acts)
	}
	b.Press("enter")
	b.Commit("照会中")
	b.Press("enter")
	if got := b.Last(); got != (incident.SetFact{Key: incident.FactDoing, Text: "照会中"}) {
		t.Errorf("%#v", got)
	}
	b.GoTo("復旧見込み")
	b.Press("enter")
	b.Commit("16時頃")
	b.Press("enter")
	if got := b.Last(); got != (incident.SetFact{Key: incident.FactOutlook, Text: "16時頃", Confidence: incident.Suspected}) {
		t.Errorf("%#v", got)
	}
	b.GoTo("発生")
	b.Press("enter", "ctrl+u")
	b.Commit("13:58")
	b.Press("enter")
	if at := b.State.Mark(incident.Began); !at.Equal(steptest.Start.Add(-6 * time.Minute)) {
		t.Errorf("%v", at)
	}
}

func TestNextWord(t *testing.T) {
	b := steptest.New(t, New, lang.JA, steptest.Shop, 80, 18)
	b.Record(incident.SetSeverity{To: incident.High})
	b.GoTo("次報")
	if !b.Frame().Contains("15:05 →") {
		t.Errorf("an hour from 14:04, rounded up, is not offered\n%s", b.Frame())
	}
	b.Press("right")
	if got := b.Last().(incident.SetFact); got.Text != "2026-11-20T15:05:00+09:00" {
		t.Errorf("%#v", got)
	}
	n := len(b.Acts)
	b.GoTo("次報")
	b.Press("enter", "ctrl+u")
	b.Commit("-5m")
	b.Press("enter")
	if len(b.Acts) != n || !b.Frame().Contains("これからの時刻") {
		t.Errorf("%s", b.Frame())
	}
	b.GoTo("次報")
	b.Press("enter", "ctrl+u")
	b.Commit("30m")
	b.Press("enter")
	if got := b.Last().(incident.SetFact); got.Text != "2026-11-20T14:34:00+09:00" {
		t.Errorf("%#v", got)
	}
	b.At(31) // the time promised last has passed: the next text needs another
	if !b.Frame().Contains("! 時刻超過") || !b.Frame().Contains("次報") {
		t.Errorf("%s", b.Frame())
	}
}

func TestNothingLeavesWithAGap(t *testing.T) {
	b := steptest.New(t, New, lang.JA, "", 80, 18)
	b.GoTo("内容を確認")
	b.Press("enter")
	for range 3 {
		b.Press("enter", "y", "right")
	}
	if len(b.Acts)+len(b.Copied)+len(b.Files) != 0 || b.Prompt != nil {
		t.Errorf("%#v %#v", b.Acts, b.Copied)
	}
	if got := b.Toasts[0]; !got.Bad || !strings.Contains(got.Text, "事象、次報、窓口") {
		t.Errorf("%+v", got)
	}
}

func TestCopyingIsNotSending(t *testing.T) {
	b := bench(t)
	b.GoTo("内容を確認")
	b.Press("enter", "enter")
	got := b.Last().(incident.CopyReport)
	if got.Text != b.Copied[0].Text || !strings.Contains(got.Text, "【第1報】決済の一部が完了しない（14:14現在）") || !strings.Contains(got.Text, "（推定）") {
		t.Errorf("%s", got.Text)
	}
	b.Press("y", "right", "enter")
	if len(b.Acts) != 1 || len(b.Copied) != 2 || b.Files[0].Name != "a3f9-client-1-first-ja.txt" || b.Files[0].Text != got.Text {
		t.Errorf("%d acts, %+v", len(b.Acts), b.Files)
	}
	if len(b.State.Reports) != 0 || len(b.State.Copied) != 1 {
		t.Errorf("%+v", b.State.Reports)
	}
	b.Press("esc")
	b.At(14)
	if !b.Frame().Contains("未送信（コピー済）  発注元  第1報  14:14") {
		t.Errorf("%s", b.Frame())
	}
	b.GoTo("未送信")
	b.Press("enter", "enter")
	b.Answer("14:99")
	b.Answer("14:16")
	b.Answer("電話")
	b.Answer("小林様")
	b.Answer("高橋")
	b.Confirm()
	r := b.State.Reports[0]
	if r.Text != got.Text || !r.At.Equal(steptest.Start.Add(12*time.Minute)) || r.Means != "電話" || r.Reviewer != "高橋" || len(b.State.Copied) != 0 {
		t.Errorf("%+v", r)
	}
}

// A text that somebody recorded minutes ago is recorded a second time only where it went out twice.
func TestRecordedTwice(t *testing.T) {
	b := bench(t)
	p := b.Pane.(*Pane)
	b.Record(incident.SendReport{ReportSent: incident.ReportSent{Audience: incident.Client, Stage: incident.StageUpdate, Text: "本文"}, After: true})
	again := outgoing{choice: choice{audience: incident.Client, stage: incident.StageUpdate, lang: lang.JA}, text: "本文 ", reviewer: "高橋"}
	b.Send(p.confirm(again)())
	b.Confirm()
	if b.Refused() == nil || len(b.State.Reports) != 1 || !strings.Contains(b.Ask.Confirm.Effect, "送信済みとして記録されています") {
		t.Fatalf("%d texts, %+v", len(b.State.Reports), b.Ask)
	}
	b.Confirm()
	if len(b.State.Reports) != 2 {
		t.Errorf("%+v", b.State.Reports)
	}
}

// A text that was copied at 14:14:40 and sent "at 14:14" did not go out before it was written.
func TestTheOfferedTimeIsTheMomentOfTheCopy(t *testing.T) {
	b := bench(t)
	w := b.Env.Words.Report
	b.Env.Now = b.Env.Now.Add(40 * time.Second)
	copied := b.Env.Now
	b.GoTo(w.Preview)
	b.Press("enter", "enter", "esc")
	b.At(14)
	b.GoTo(w.Unsent)
	b.Press("enter", "enter")
	for _, a := range []string{"14:14", "電話", "小林様", "高橋"} {
		b.Answer(a)
	}
	b.Confirm()
	if at := b.State.Reports[0].At; !at.Equal(copied) {
		t.Errorf("sent at %v, copied at %v", at, copied)
	}
	if !b.Frame().Contains("▸ " + w.Audience) {
		t.Errorf("the sheet turns to another audience where nobody looks:\n%s", b.Frame())
	}
}

func TestRecordingAsSent(t *testing.T) {
	b := bench(t)
	b.GoTo("内容を確認")
	b.Press("enter", "right", "right", "enter")
	if b.Prompt.Value != "電話のあとメール" {
		t.Errorf("%+v", b.Prompt)
	}
	b.Answer(b.Prompt.Value)
	if b.Prompt.Value != "A社 小林様" {
		t.Errorf("%+v", b.Prompt)
	}
	b.Answer(b.Prompt.Value)
	if b.Prompt.Value != "" || b.Prompt.Ghost != "高橋" {
		t.Errorf("a reviewer is taken for granted: %+v", b.Prompt)
	}
	b.Answer("")
	b.Answer(" ") // nothing said is asked again; what was answered before stays
	b.Answer("深夜で不在")
	if b.State.Reports != nil || !strings.Contains(b.Ask.Confirm.Effect, "発注元への第1報を 14:14") || !strings.Contains(b.Ask.Confirm.Effect, "次報の期限は 14:45") {
		t.Fatalf("%+v", b.Ask)
	}
	b.Confirm()
	r := b.State.Reports[0]
	if r.To != "A社 小林様" || r.ReviewSkipped != "深夜で不在" || r.Lang != "ja" || r.Next.IsZero() || b.State.Mark(incident.FirstReport).IsZero() {
		t.Errorf("%+v", r)
	}
	// The sheet is back, for the next audience that is owed a word.
	b.Press("g")
	if f := b.Frame(); !f.Contains("(社内)") || !f.Contains("(第1報)") {
		t.Errorf("%s", f)
	}
}

func TestEditingIsADraftUntilSent(t *testing.T) {
	b := bench(t)
	b.GoTo("下書き")
	b.Press("enter")
	b.Press("ctrl+home")
	b.Commit("至急：")
	b.Press("esc")
	if !b.Frame().Contains("下書きを編集（編集済み）") {
		t.Errorf("%s", b.Frame())
	}
	key := "report.text.client.first.ja"
	if text := b.Env.Drafts.Text(b.State.Stream, key); !strings.HasPrefix(text, "至急：【第1報】") {
		t.Errorf("%q", text)
	}
	b.Press("x")
	b.Ask = nil // not confirmed
	b.Press("enter", "ctrl+s")
	if !b.Frame().Contains("至急：【第1報】") {
		t.Errorf("%s", b.Frame())
	}
	b.Press("right", "right", "enter")
	for _, a := range []string{"電話", "小林様", "高橋"} {
		b.Answer(a)
	}
	b.Confirm()
	if !strings.HasPrefix(b.State.Reports[0].Text, "至急：") || b.Env.Drafts.Text(b.State.Stream, key) != "" {
		t.Errorf("%+v", b.State.Reports[0])
	}
}

func TestDiscardingAsksOnce(t *testing.T) {
	b := bench(t)
	b.GoTo("下書き")
	b.Press("enter")
	b.Commit("x")
	b.Press("esc", "x")
	b.Confirm()
	if b.Frame().Contains("編集済み") {
		t.Errorf("%s", b.Frame())
	}
}

func TestASecondTextUnderPreviewDoesNotLeave(t *testing.T) {
	b := bench(t)
	b.GoTo("内容を確認")
	b.Press("enter")
	b.Record(incident.SendReport{ReportSent: incident.ReportSent{Audience: incident.Client, Stage: incident.StageFirst, Text: "他の端末から"}, After: true})
	b.Press("enter")
	if len(b.Copied) != 0 || !b.Frame().Contains("同じ報告先へ別の文面") {
		t.Errorf("%s", b.Frame())
	}
}

func TestTelephoneAndSentTexts(t *testing.T) {
	b := bench(t)
	b.GoTo("内容を確認")
	b.Press("enter", "left", "enter")
	if len(b.Shown) != 1 || b.Shown[0].Text == "" || len(b.Acts) != 0 {
		t.Errorf("%+v", b.Shown)
	}
	b.Press("esc")
	b.Record(incident.SendReport{ReportSent: incident.ReportSent{Audience: incident.Client, Stage: incident.StageFirst, Text: "一字一句\x1b[2J"}, After: true})
	b.GoTo("報告先")
	b.Press("space")
	b.GoTo("#1")
	b.Press("enter", "y")
	if !strings.HasPrefix(b.Shown[1].Text, "一字一句\n") || b.Copied[0].Text != "一字一句" {
		t.Errorf("%+v", b.Shown)
	}
}

func TestStages(t *testing.T) {
	b := bench(t)
	p := b.Pane.(*Pane)
	sent := func(s incident.Stage) {
		b.Record(incident.SendReport{ReportSent: incident.ReportSent{Audience: incident.Client, Stage: s, Text: "本文"}, After: true})
	}
	is := func(want incident.Stage) {
		t.Helper()
		if got := p.nextStage(incident.Client); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	is(incident.StageFirst)
	sent(incident.StageFirst)
	is(incident.StageUpdate)
	b.At(20)
	b.Record(incident.RecordMilestone{Milestone: incident.Mitigated})
	is(incident.StageMitigated)
	b.At(30)
	b.Record(incident.RecordMilestone{Milestone: incident.Recovered})
	is(incident.StageResolved)
	sent(incident.StageResolved)
	is(incident.StageFinal)
}

func TestServiceTemplateWins(t *testing.T) {
	own := strings.Replace(steptest.Shop, "response:\n", "response:\n  templates: [{id: t, name: t, audience: client, stage: first, language: ja, text: \"速報 {{.Symptom}}\"}]\n", 1)
	b := steptest.New(t, New, lang.JA, own, 80, 18)
	filled(b)
	b.GoTo("内容を確認")
	b.Press("enter", "enter")
	if got := b.Last().(incident.CopyReport).Text; got != "速報 カード決済が完了しない\n" {
		t.Errorf("%q", got)
	}
}

func BenchmarkView(b *testing.B) {
	x := bench(b)
	b.ReportAllocs()
	for b.Loop() {
		x.Pane.View(80, 18)
	}
}
