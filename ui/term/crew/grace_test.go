package crew_test

import (
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/lang"
)

// A key does not answer what took the place of what it was meant for.
func TestAKeyDoesNotAnswerWhatHasJustCome(t *testing.T) {
	r := newRoom(t)
	sato := r.console("佐藤", lang.JA, 80, 24)
	r.do("佐藤", incident.MakeAsk{Who: "鈴木", What: "DBを確認", Minutes: 20})
	r.do("鈴木", incident.FinishAsk{Ask: r.state().Asks[0].ID, Result: "正常"})
	sato.called("鈴木さん 完了：DBを確認")
	r.do("鈴木", incident.MakeAsk{Who: "佐藤", What: "広報へ連絡", Minutes: 20})
	sato.called("鈴木さんから依頼：広報へ連絡")
	sato.Press("+") // meant for the result
	if a := r.state().Asks[1]; !a.Answered.IsZero() {
		t.Fatal("a key for one call answered another")
	}
	sato.want("もう一度押してください")
	r.now = r.now.Add(time.Second)
	sato.Press("+")
	if a := r.state().Asks[1]; a.Answered.IsZero() {
		t.Errorf("not answered once it was read:\n%s", sato.Frame())
	}
}
