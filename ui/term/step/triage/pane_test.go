package triage

import (
	"strings"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/step/steptest"
	"shirei/ui/term/termtest"
)

func full(b *steptest.Bench) {
	family, period, count := incident.Family("payment"), "14:02〜継続中", "決済の約12%"
	b.Record(incident.SetFact{Key: incident.FactSymptom, Text: "カード決済が完了しない"})
	b.Record(incident.SortSymptom{Family: &family, Period: &period, Count: &count})
	b.Record(incident.RecordMilestone{Milestone: incident.Began, At: incident.Moment(steptest.Start.Add(-2 * time.Minute))})
	b.At(3)
	b.Record(incident.AssessLayer{LayerAssessed: incident.LayerAssessed{Layer: incident.LayerExternal, Verdict: incident.VerdictSuspected, Evidence: "障害情報の掲載なし\x1b[31m"}})
	b.Record(incident.AssessLayer{LayerAssessed: incident.LayerAssessed{Layer: incident.LayerDB, Verdict: incident.VerdictCleared, Owner: "伊藤"}})
	b.Record(incident.AnswerCheck{Layer: incident.LayerExternal, Check: "失敗率", Answer: incident.AnswerAbnormal, Evidence: "12%"})
	b.Record(incident.NoteChange{What: "shop v2.31 反映", Who: "鈴木", At: steptest.Start.Add(-16 * time.Minute)})
	b.Record(incident.LogInquiry{Count: 3, Text: "カード決済できない"})
}

func TestFrames(t *testing.T) {
	for _, c := range []struct {
		name string
		lang lang.Lang
		w, h int
	}{{"ja", lang.JA, 80, 18}, {"en", lang.EN, 60, 20}} {
		b := steptest.New(t, New, c.lang, "", c.w, c.h)
		termtest.Golden(t, "empty-"+c.name, b.Frame())
		b = steptest.New(t, New, c.lang, steptest.Shop, c.w, c.h)
		b.Press("j", "j", "j", "j", "j", "j", "j")
		termtest.Golden(t, "inventory-"+c.name, b.Frame())
		full(b)
		termtest.Golden(t, "full-"+c.name, b.Frame())
		b.Press("G")
		termtest.Golden(t, "end-"+c.name, b.Frame())
		b.GoTo("●")
		b.Press("enter", "j", "j")
		termtest.Golden(t, "layer-"+c.name, b.Frame())
	}
}

func TestSymptomIsOfferedAndTyped(t *testing.T) {
	b := steptest.New(t, New, lang.JA, "", 80, 18)
	b.Press("right")
	if got := b.Last(); got != (incident.SetFact{Key: incident.FactSymptom, Text: "決済の一部が完了しない"}) {
		t.Errorf("%#v", got)
	}
	b.Press("enter")
	b.Type("x")
	b.Press("enter")
	if got := b.Last().(incident.SetFact); !strings.HasSuffix(got.Text, "x") || got.Confidence != incident.Confirmed {
		t.Errorf("%#v", got)
	}
}

func TestTimes(t *testing.T) {
	b := steptest.New(t, New, lang.JA, "", 80, 18)
	b.GoTo("発生")
	b.Press("enter")
	b.Commit("１４：０１")
	b.Press("enter")
	want := steptest.Start.Add(-3 * time.Minute)
	if got := b.Last().(incident.RecordMilestone); got.Milestone != incident.Began || !got.At.At.Equal(want) {
		t.Errorf("%#v", got)
	}
	n := len(b.Acts)
	for _, bad := range []string{"あとで", "15:30"} {
		b.GoTo("初動開始")
		b.Press("enter", "ctrl+u")
		b.Commit(bad)
		b.Press("enter")
		if f := b.Frame(); len(b.Acts) != n || !f.Contains("! ") || !f.Contains(bad) || !b.Pane.Typing() {
			t.Errorf("%s: %d acts\n%s", bad, len(b.Acts), f)
		}
		b.Press("tab")
		if f := b.Frame(); !f.Contains("▸ 初動開始    "+bad) || len(b.Acts) != n {
			t.Errorf("%s is left as if it were recorded\n%s", bad, f)
		}
		b.Press("esc")
		if f := b.Frame(); f.Contains(bad) || f.Contains("! ") || !f.Contains("▸ 初動開始    —") || b.Pane.Typing() {
			t.Errorf("%s was given up, and the row does not show the record\n%s", bad, f)
		}
	}
	b.GoTo("初動開始")
	b.Press("enter", "ctrl+u")
	b.Commit("-1m")
	b.Press("enter")
	if f := b.Frame(); len(b.Acts) != n+1 || f.Contains("! ") {
		t.Errorf("%d acts\n%s", len(b.Acts), f)
	}
	b.GoTo("発生")
	b.Press("enter", "ctrl+u", "enter")
	if got := b.Last().(incident.RecordMilestone); !got.At.Unknown {
		t.Errorf("%#v", got)
	}
}

func TestChoiceIsRecordedWhenLeft(t *testing.T) {
	b := steptest.New(t, New, lang.JA, "", 80, 18)
	b.GoTo("事象の分類")
	b.Press("space", "space")
	if len(b.Acts) != 0 {
		t.Fatalf("%#v", b.Acts)
	}
	b.Press("j")
	if got := b.Last().(incident.SortSymptom); *got.Family != "payment" {
		t.Errorf("%#v", got)
	}
}

func TestLayerVerdicts(t *testing.T) {
	b := steptest.New(t, New, lang.JA, steptest.Shop, 80, 18)
	b.GoTo("? 未判定    外部連携")
	b.Press("space")
	b.Choose(b.Pick.Items[0].ID) // the likeliest first
	if !strings.Contains(b.Prompt.Title, "被疑") {
		t.Fatal(b.Prompt.Title)
	}
	b.Answer("障害情報の掲載なし")
	if got := b.State.Triage.Layers[incident.LayerExternal]; got.Verdict != incident.VerdictSuspected || got.Evidence[0] != "障害情報の掲載なし" {
		t.Errorf("%+v", got)
	}
	b.Press("space")
	if p := b.Pick; p.Items[0].Label != "問題なし" || p.Items[2].Label != "被疑" {
		t.Errorf("what stands is not offered last: %+v", p.Items)
	}
	b.Press("j", "space")
	b.Choose(string(incident.VerdictCleared)) // at once, whatever stands
	if len(b.Acts) != 1 {
		t.Fatalf("recorded before it was founded: %#v", b.Acts)
	}
	b.Answer("")
	if got := b.State.Triage.Layers[incident.LayerApp]; got.Verdict != incident.VerdictCleared || len(b.Acts) != 2 {
		t.Errorf("%+v after %d acts", got, len(b.Acts))
	}
	b.Press("a")
	b.Answer("鈴木")
	if got := b.State.Triage.Layers[incident.LayerApp]; got.Verdict != incident.VerdictCleared || got.Owner != "鈴木" {
		t.Errorf("%+v", got)
	}
	if f := b.Frame(); !f.Contains("問題なし  アプリケーション  鈴木") {
		t.Errorf("%s", f)
	}
}

func TestLayerPage(t *testing.T) {
	b := steptest.New(t, New, lang.JA, steptest.Shop, 80, 18)
	b.GoTo("? 未判定    外部連携")
	b.Press("enter")
	b.GoTo("初動確認  · PayGate の疎通")
	b.Press("y")
	if b.Copied[0].Text != "curl -sS https://api.paygate.example.com/health" {
		t.Errorf("%+v", b.Copied)
	}
	b.Press("space")
	b.Choose(string(incident.AnswerNormal))
	b.Answer("200")
	got := b.Last().(incident.AnswerCheck)
	if got.Check != "PayGate の疎通" || got.Answer != incident.AnswerNormal || got.Evidence != "200" || !b.Frame().Contains("○ PayGate の疎通  正常  200") {
		t.Errorf("%+v\n%s", got, b.Frame())
	}
	b.GoTo("監視画面  ★ ショップ全体")
	b.Press("enter")
	if len(b.Opened) != 1 || b.Opened[0].URL != "https://grafana.example.jp/d/shop" {
		t.Errorf("%+v", b.Opened)
	}
	b.GoTo("連携先    PayGate（カード決済）")
	b.Press("enter")
	if len(b.Shown) != 1 || !strings.Contains(b.Shown[0].Text, "— 空欄") {
		t.Errorf("%+v", b.Shown)
	}
	b.Press("a") // the one blank of the entry
	if got := b.Last().(incident.OpenGap); got.Field != "investigation.integrations.paygate.degraded" || got.Step != incident.StepTriage {
		t.Errorf("%+v", got)
	}
	b.Press("a")
	b.Answer("give_up", "夜間は確認できない")
	if got := b.Last().(incident.CloseGap); !got.GaveUp || got.Reason != "夜間は確認できない" {
		t.Errorf("%+v", got)
	}
	b.GoTo("ログ      — 空欄")
	b.Press("enter")
	if got := b.Last().(incident.OpenGap); got.Field != "investigation.logs" {
		t.Errorf("%+v", got)
	}
	b.Press("esc")
	if !b.Frame().Contains("影響期間") {
		t.Errorf("%s", b.Frame())
	}
}

func TestChangesAndInquiries(t *testing.T) {
	b := steptest.New(t, New, lang.JA, "", 80, 18)
	b.Press("a")
	b.Answer("shop v2.31 を反映 ＠25:99")
	if len(b.Acts) != 0 || b.Prompt == nil || b.Prompt.Value != "shop v2.31 を反映 ＠25:99" {
		t.Fatalf("%+v %+v", b.Acts, b.Prompt)
	}
	b.Answer("shop v2.31 を反映 ＠13:48 by 鈴木")
	b.Answer("切り戻し可")
	got := incident.Change(b.Last().(incident.NoteChange))
	if got.What != "shop v2.31 を反映" || got.Who != "鈴木" || got.CanBe != "切り戻し可" || !got.At.Equal(steptest.Start.Add(-16*time.Minute)) {
		t.Errorf("%+v", got)
	}
	b.GoTo("問い合わせ")
	b.Press("a")
	b.Answer("３件 カード決済できない by 田中")
	if got := incident.Inquiry(b.Last().(incident.LogInquiry)); got != (incident.Inquiry{Count: 3, Text: "カード決済できない", Answered: "田中"}) {
		t.Errorf("%+v", got)
	}
}

func TestReachIsMeasured(t *testing.T) {
	b := steptest.New(t, New, lang.JA, steptest.Shop, 80, 18)
	b.GoTo("影響件数")
	if !b.Frame().Contains("失敗した注文") || !b.Frame().Contains("台帳（確認 2026-11-02）") {
		t.Errorf("%s", b.Frame())
	}
	b.Press("y")
	if len(b.Copied) != 1 || b.Copied[0].Text != "psql -f failed_orders.sql" {
		t.Errorf("%+v", b.Copied)
	}
}

func TestSearchEndIsOfferedForTheSuspectedLayer(t *testing.T) {
	b := steptest.New(t, New, lang.JA, steptest.Shop, 80, 18)
	full(b)
	b.Press("G", "right")
	if got := b.Last().(incident.BoundSearch); got.Takeover != "PayGate加盟店窓口" {
		t.Errorf("%+v", got)
	}
}

func FuzzParseChange(f *testing.F) {
	f.Add("shop v2.31 @13:48 by 鈴木")
	f.Add("by by @ @-5m ＠now")
	f.Fuzz(func(t *testing.T, s string) {
		c, err := parseChange(s, steptest.Start, time.UTC)
		if err == nil && (strings.TrimSpace(c.What) == "" || c.At.After(steptest.Start.Add(incident.FutureSlack))) {
			t.Errorf("%q: %+v", s, c)
		}
		if q := parseInquiry(s); q.Count > 999_999_999 {
			t.Errorf("%q: %+v", s, q)
		}
	})
}

func BenchmarkView(b *testing.B) {
	bench := steptest.New(b, New, lang.JA, steptest.Shop, 80, 18)
	full(bench)
	b.ReportAllocs()
	for b.Loop() {
		bench.Pane.View(80, 18)
	}
}
