package crew_test

import (
	"strings"
	"testing"

	"shirei/incident"
	"shirei/incident/lang"
)

// The keys to the people stand beside the composer at 80 columns, what matters now first; none while letters are text.
func TestKeysBesideTheComposer(t *testing.T) {
	for l, want := range map[lang.Lang][3]string{
		lang.JA: {"Q 状況   P 分担   R 依頼   H 体制   W 参加者", "C 指揮を執る   Q 状況", "O 異論の確認   Q 状況"},
		lang.EN: {"Q what we know   P who does what   R ask   H roles   W here", "C take the chair   Q what we know", "O objections   Q what we know"},
	} {
		r := newRoom(t)
		sato := r.console("佐藤", l, 80, 24)
		beside := func() string { rows := sato.Frame().Rows; return rows[len(rows)-2] }
		if !strings.Contains(beside(), want[0]) {
			t.Errorf("%s: %q", l, beside())
		}
		sato.press("4", "esc")
		if !strings.Contains(beside(), want[2]) {
			t.Errorf("%s, before a decision: %q", l, beside())
		}
		r.do("佐藤", incident.TakeRole{Role: incident.Commander})
		if !strings.Contains(beside(), strings.SplitAfter(want[1], "   ")[0]) {
			t.Errorf("%s, nobody in command: %q", l, beside())
		}
		sato.press("n")
		if strings.Contains(beside(), "Q ") {
			t.Errorf("%s, while typing: %q", l, beside())
		}
	}
}
