package crew_test

import (
	"testing"

	"shirei/incident"
	"shirei/incident/lang"
)

// Every message is a View, and every View asks who calls.
func BenchmarkCalls(b *testing.B) {
	r := newRoom(b)
	for range 100 {
		r.do("佐藤", incident.MakeAsk{Who: "鈴木", What: "ログを確認", Minutes: 20})
	}
	suzuki := r.console("鈴木", lang.JA, 120, 40)
	suzuki.called("ほか99件")
	for b.Loop() {
		_ = suzuki.Model.View()
	}
}
