package severity

import (
	"testing"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/step/steptest"
	"shirei/ui/term/termtest"
)

// staffed is an inventory with whom to call; it is 14:04 on a Friday in Tokyo.
const staffed = `
service: {id: shop, name: shop-ec, zone: Asia/Tokyo, language: ja, reviewed: 2026-11-02}
monitoring:
  severity:
    - {id: s-high, level: high, when: 注文の5%以上が失敗, updated: 2026-11-19, updated_by: 鈴木}
  escalation:
    - {id: e-4h, name: 4時間, level: high, when: 4時間で復旧しない, after: 240, to: boss}
    - {id: e-1h, name: 1時間, level: high, when: 1時間で復旧しない, after: 60, to: d-1}
    - {id: e-crit, name: 重大, level: critical, when: 30分で復旧しない, after: 30, to: boss}
response:
  deciders:
    - {id: d-2, name: 事業責任者, contact: boss, order: 2}
    - {id: d-1, name: 運用責任者, contact: ops, order: 1, scope: 切り戻しまで}
contact:
  people:
    - {id: ops, name: 高橋, means: [{kind: phone, value: 090-1, hours: 平日 18:00-20:00}], wait: 10, then: boss}
    - {id: boss, name: 小林, means: [{kind: phone, value: 090-2}], way_out: 守衛室 03-9 に依頼}
`

func TestWhomToCall(t *testing.T) {
	for _, c := range []struct {
		name string
		lang lang.Lang
		w, h int
	}{{"ja", lang.JA, 80, 18}, {"en", lang.EN, 60, 20}} {
		b := steptest.New(t, New, c.lang, staffed, c.w, c.h)
		b.Record(incident.SetSeverity{To: incident.High})
		b.GoTo("1  高橋")
		termtest.Golden(t, "people-"+c.name, b.Frame())
	}
	b := steptest.New(t, New, lang.JA, staffed, 80, 30)
	b.Record(incident.SetSeverity{To: incident.High})
	if f := b.Frame(); f.Contains("30分  小林") {
		t.Errorf("an escalation of another severity\n%s", f)
	}
	for label, want := range map[string][]string{
		"1  高橋 (運用責任者)  090-1  時間外（次 18:00）": {"10分待って → 小林", "台帳（確認 2026-11-02）"},
		"4時間  小林  090-2": {"4時間で復旧しない", "守衛室 03-9 に依頼"},
		"✓ High":         {"台帳の基準  注文の5%以上が失敗", "台帳（更新 2026-11-19 鈴木）"},
	} {
		b.GoTo(label)
		for _, w := range want {
			if f := b.Frame(); !f.Contains(w) {
				t.Errorf("%s: no %q\n%s", label, w, f)
			}
		}
	}
}

func TestBlanksAreNamed(t *testing.T) {
	b := steptest.New(t, New, lang.JA, steptest.Shop, 80, 30)
	b.GoTo("— 空欄")
	if got := b.Pane.(*Pane).GapField(); got != "monitoring.escalation" {
		t.Errorf("%q", got)
	}
	b.Press("j")
	if got := b.Pane.(*Pane).GapField(); got != "response.deciders" {
		t.Errorf("%q", got)
	}
	b.Press("g")
	if got := b.Pane.(*Pane).GapField(); got != "" {
		t.Errorf("%q", got)
	}
}
