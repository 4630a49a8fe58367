package triage

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

// desks is an inventory whose vendors keep hours of their own; it is 14:04 on a Friday in Tokyo.
const desks = `
service: {id: shop, name: shop-ec, zone: Asia/Tokyo, language: ja, reviewed: 2026-03-01}
monitoring:
  checks:
    - {id: chk, name: 疎通, layer: external, command: "curl -sS https://x.example/\x1b[31m", normal: 200, reviewed: 2026-11-02, reviewed_by: 佐藤}
investigation:
  integrations:
    - {id: tokyo, name: 東京, purpose: 与信, status_page: https://status.example/, desk: desk, hours: 平日 9:00-18:00, timeout: 10 秒, retry: しない, degraded: 代引き, boundary: 記録まで, updated: 2026-11-19, updated_by: 鈴木}
    - {id: york, name: ニューヨーク, purpose: 与信, desk: desk, hours: mon-fri 09:00-17:00, zone: America/New_York, timeout: 3 秒, retry: 1 回, degraded: 待つ, boundary: 送信まで}
  jobs: {na: バッチはない}
contact:
  people:
    - {id: desk, name: 窓口, means: [{kind: phone, value: 03-1, hours: 平日 18:00-20:00}, {kind: mail, value: a@b.example}]}
`

func TestLayerPageTellsWhoIsThere(t *testing.T) {
	for _, c := range []struct {
		name string
		lang lang.Lang
		pad  int // between the columns of the list
		w, h int
	}{{"ja", lang.JA, 4, 80, 18}, {"en", lang.EN, 7, 60, 20}, {"narrow", lang.JA, 4, 52, 15}} {
		b := steptest.New(t, New, c.lang, desks, c.w, c.h)
		b.GoTo("? " + c.lang.Verdict("") + strings.Repeat(" ", c.pad) + c.lang.Layer("external"))
		b.Press("enter", "G")
		termtest.Golden(t, "desks-"+c.name, b.Frame())
	}
	b := steptest.New(t, New, lang.JA, desks, 80, 18)
	b.GoTo("? 未判定    外部連携")
	b.Press("enter")
	if f := b.Frame(); !f.Contains("東京  時間内") || !f.Contains("ニューヨーク  時間外（次 23:00）") || !f.Contains("a@b.example") {
		t.Errorf("%s", f)
	}
	b.Env.Now = b.Env.Now.Add(4 * time.Hour) // 18:04: Tokyo has gone home, the telephone is on
	if f := b.Frame(); !f.Contains("東京  時間外（次 11-24 09:00）") || !f.Contains("窓口  03-1  時間内") {
		t.Errorf("%s", f)
	}
}

func TestLayerPageTellsWhereItComesFrom(t *testing.T) {
	b := steptest.New(t, New, lang.JA, desks, 80, 18)
	b.GoTo("? 未判定    外部連携")
	b.Press("enter")
	for label, want := range map[string]string{
		"初動確認  · 疎通": "台帳（確認 2026-11-02 佐藤）", "連携先    東京": "台帳（更新 2026-11-19 鈴木）", "          ニューヨーク": "台帳（確認 2026-03-01、要見直し）",
	} {
		b.GoTo(label)
		if f := b.Frame(); !f.Contains(want) {
			t.Errorf("%s: no %s\n%s", label, want, f)
		}
	}
}

func TestLayerPageOpensAndRuns(t *testing.T) {
	b := steptest.New(t, New, lang.JA, desks, 80, 18)
	b.GoTo("? 未判定    外部連携")
	b.Press("enter")
	b.GoTo("初動確認  · 疎通")
	b.Press("r")
	want := screen.Run{
		Stream: b.State.Stream, Service: "shop", What: "疎通", From: "台帳（確認 2026-11-02 佐藤）", Command: "curl -sS https://x.example/\x1b[31m",
		Layer: incident.LayerExternal, Check: "疎通",
	}
	if len(b.Ran) != 1 || b.Ran[0] != want {
		t.Errorf("%+v", b.Ran)
	}
	b.Press("o")
	b.GoTo("連携先    東京")
	b.Press("o", "r")
	if len(b.Opened) != 1 || b.Opened[0].URL != "https://status.example/" || len(b.Ran) != 1 {
		t.Errorf("%+v %+v", b.Opened, b.Ran)
	}
	if len(b.Toasts) != 2 || !strings.Contains(b.Toasts[0].Text, "リンク") || !strings.Contains(b.Toasts[1].Text, "コマンド") {
		t.Errorf("%+v", b.Toasts)
	}
}

func TestLayerPageNamesTheBlank(t *testing.T) {
	b := steptest.New(t, New, lang.JA, desks, 80, 18)
	field := b.Pane.(*Pane).GapField
	b.GoTo("? 未判定    外部連携")
	if got := field(); got != "" {
		t.Errorf("the list has a blank %q", got)
	}
	b.Press("enter")
	for label, want := range map[string]string{
		"? 未判定": "", "調査範囲  — 空欄": "investigation.ends", "          ニューヨーク": "investigation.integrations.york.status_page", "連携先    東京": "",
	} {
		b.GoTo(label)
		if got := field(); got != want {
			t.Errorf("%s: %q, want %q", label, got, want)
		}
	}
}

func BenchmarkLayerPage(b *testing.B) {
	bench := steptest.New(b, New, lang.JA, desks, 80, 18)
	bench.GoTo("? 未判定    外部連携")
	bench.Press("enter", "G")
	b.ReportAllocs()
	for b.Loop() {
		bench.Pane.View(80, 18)
	}
}
