package measures

import (
	"testing"

	"shirei/incident/lang"
	"shirei/ui/term/step/steptest"
)

// agreed is an inventory with what was agreed on going back; it is 14:02 on a Tuesday in Tokyo.
const agreed = `
service: {id: shop, name: shop-ec, zone: Asia/Tokyo, reviewed: 2026-11-02}
response:
  deciders:
    - {id: d-2, name: 事業責任者, contact: boss, order: 2}
    - {id: d-1, name: 運用責任者, contact: ops, order: 1}
  rollbacks:
    - {id: app, name: アプリ, steps: "1. 周知 2. 戻す", minutes: 10, verify_minutes: 8, updated: 2026-11-19, updated_by: 鈴木}
  major: {when: 原因が分からない, rollback_after: 25, decider: d-1}
change:
  release: {approver: boss, rollback: 5xx が 1% を超えたら戻す}
  emergency: {rule: 事後承認でよい, approver: ops}
contact:
  people:
    - {id: ops, name: 高橋, means: [{kind: phone, value: 090-1}], then: boss}
    - {id: boss, name: 小林, means: [{kind: phone, value: 090-2, hours: 平日 18:00-20:00}], way_out: 緊急時の規定で進める}
`

func TestWhereItComesFrom(t *testing.T) {
	b := steptest.NewOutage(t, New, lang.JA, agreed, 160, 40)
	for label, want := range map[string][]string{
		"切り戻し(分)": {"手順：1. 周知 2. 戻す", "台帳（更新 2026-11-19 鈴木）"},
		"判断者":     {"連絡順 1 高橋 (運用責任者)  090-1  2 小林 (事業責任者)  090-2  時間外（次 18:00）", "5分待って → 小林"},
		"承認者":     {"090-2  時間外（次 18:00）", "つながらないとき  緊急時の規定で進める", "台帳（確認 2026-11-02）"},
		"緊急時の規定":  {"高橋  090-1", "台帳（確認 2026-11-02）"},
		"大規模障害  原因不明のまま25分で切り戻し  原因が分からない": {"判断者 高橋 (運用責任者)  090-1"},
		"リリース  5xx が 1% を超えたら戻す":           {"判断者 小林  090-2"},
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
	b := steptest.NewOutage(t, New, lang.JA, "service: {id: shop, name: s, zone: Asia/Tokyo}", 80, 40)
	for label, want := range map[string]string{
		"切り戻し(分)": "response.rollbacks", "判断者": "response.deciders", "承認者": "change.release.approver", "緊急時の規定": "change.emergency.rule",
		"大規模障害  — 空欄": "response.major.rollback_after", "リリース  — 空欄": "change.release.rollback", "影響の傾向": "",
	} {
		b.GoTo(label)
		if got := b.Pane.(*Pane).GapField(); got != want {
			t.Errorf("%s: %q, want %q", label, got, want)
		}
	}
}
