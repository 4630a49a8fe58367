package report

import (
	"testing"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/step/steptest"
)

// wordy is an inventory with who writes what to whom; it is 14:04 on a Friday in Tokyo.
const wordy = `
service: {id: shop, name: shop-ec, zone: Asia/Tokyo, language: ja, reviewed: 2026-11-02}
response:
  notices:
    - {id: to-client, name: A社, audience: client, writer: tanaka, reviewer: takahashi, means: 電話, updated: 2026-11-19, updated_by: 鈴木}
    - {id: to-users, name: 会員, audience: users, writer: tanaka}
  templates:
    - {id: own, name: A社の第1報, audience: client, stage: first, text: 本文}
contact:
  people:
    - {id: tanaka, name: 田中, means: [{kind: phone, value: 090-1}]}
    - {id: takahashi, name: 高橋, means: [{kind: phone, value: 090-2}], then: tanaka}
    - {id: client, name: A社 小林様, means: [{kind: phone, value: 03-1, hours: 平日 18:00-20:00}, {kind: mail, value: k@a.example}], way_out: 代表 03-9}
  first_report: {to: [client], cadence: 45}
`

func TestWhereItComesFrom(t *testing.T) {
	b := steptest.New(t, New, lang.JA, wordy, 200, 30)
	b.Record(incident.SetSeverity{To: incident.High})
	for label, want := range map[string][]string{
		"報告先": {"作成者 田中  090-1", "確認者 高橋  090-2", "手段 電話", "台帳（更新 2026-11-19 鈴木）"},
		"種類":  {"文面 台帳（確認 2026-11-02）"},
		"次報":  {"45分 台帳（確認 2026-11-02）"},
		"確認者": {"高橋  090-2", "つながらないとき  5分待って → 田中  090-1"},
		"宛先":  {"連絡順  A社 小林様  k@a.example", "つながらないとき  代表 03-9"},
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
	p := func(b *steptest.Bench) string { return b.Pane.(*Pane).GapField() }
	b := steptest.New(t, New, lang.JA, wordy, 80, 30)
	b.GoTo("確認者")
	if got := p(b); got != "" {
		t.Errorf("%q", got)
	}
	b.GoTo("報告先")
	b.Press("space", "space") // over the client to the users
	b.GoTo("確認者")
	if got := p(b); got != "response.notices.to-users.reviewer" || !b.Frame().Contains("確認者 — 空欄") {
		t.Errorf("%q\n%s", got, b.Frame())
	}
	b = steptest.New(t, New, lang.JA, "service: {id: shop, name: s, zone: Asia/Tokyo}", 80, 30)
	b.GoTo("手段")
	if got := p(b); got != "response.notices" || !b.Frame().Contains("作成者 — 空欄") {
		t.Errorf("%q\n%s", got, b.Frame())
	}
	b.GoTo("宛先")
	if got := p(b); got != "contact.first_report.to" {
		t.Errorf("%q", got)
	}
}
