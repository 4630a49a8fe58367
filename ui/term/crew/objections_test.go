package crew_test

import (
	"testing"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
	"shirei/ui/term/termtest"
)

// Everybody here is called for a minute; who has spoken sees how it stands, and the commander what came of it.
func TestObjectionsAreCalledForEverywhere(t *testing.T) {
	r := newRoom(t)
	sato, suzuki := r.console("佐藤", lang.JA, 80, 24), r.console("鈴木", lang.JA, 80, 24)
	kato := r.open("加藤", lang.EN, 80, 24, screen.Place{Screen: screen.Inventory, Stream: r.stream})
	takahashi := r.open("高橋", lang.JA, 80, 24, screen.Place{Screen: screen.Home})
	r.pass(0.1) // who is here has been told
	sato.press("O")
	sato.enter("v2.30へ切り戻す")
	if rows := kato.Frame().Rows; !kato.sees("Any strong objection? v2.30へ切り戻す") {
		t.Errorf("not called before an inventory:\n%s", rows)
	}
	if takahashi.sees("異論") {
		t.Errorf("called without being there:\n%s", takahashi.Frame())
	}
	suzuki.called("強い異論の確認：v2.30へ切り戻す  残1分")
	termtest.Golden(t, "objections-ja-80x24", suzuki.Frame())
	sato.called("異論の確認中：回答0/2名、異論0件") // who asks is not asked
	r.do("加藤", incident.HearObjection{Who: "加藤"})
	sato.called("異論の確認中：回答1/2名、異論0件")
	suzuki.press("-")
	suzuki.enter("移行は戻せない")
	sato.called("異論1件（回答2/2名）  鈴木：移行")
	suzuki.quiet()
	got := r.state().Sheet.Objections
	if len(got) != 2 || got[0] != (incident.Objection{Who: "加藤"}) || got[1] != (incident.Objection{Who: "鈴木", Text: "移行は戻せない"}) {
		t.Errorf("heard %+v", got)
	}
	sato.press("+")
	sato.want("判断期限")
	sato.press("G")
	for i := 0; i < 20 && !sato.sees("移行は戻せない"); i++ {
		sato.press("k")
	}
	sato.want("移行は戻せない") // on the sheet
	sato.press("-")
	sato.quiet()
}

// What is left of the minute is not cut for a long question.
func TestALongQuestionKeepsItsTime(t *testing.T) {
	r := newRoom(t)
	suzuki := r.console("鈴木", lang.JA, 80, 24)
	r.pass(0.1)
	r.do("佐藤", incident.CallObjections{About: "v2.31を切り戻し、あわせてPayGateの再試行を止め、代引きだけで受注を続ける"})
	suzuki.called("強い異論の確認：v2.31を切り戻し")
	suzuki.called("…  残1分")
	suzuki.press("-")
	suzuki.want("代引きだけで受注") // before they object
}

// Who asked reads an objection while the round goes on; whoever takes the chair after it is not told of it again.
func TestAnObjectionIsToldAtOnceAndOnce(t *testing.T) {
	r := newRoom(t)
	sato, suzuki := r.console("佐藤", lang.JA, 120, 40), r.console("鈴木", lang.JA, 80, 24)
	r.console("加藤", lang.JA, 80, 24)
	r.pass(0.1)
	r.do("佐藤", incident.CallObjections{About: "代引きのみにする"})
	r.do("鈴木", incident.HearObjection{Who: "鈴木", Text: "上限の確認が先"})
	sato.called("異論の確認中：回答1/2名、異論1件  鈴木：上限の確認が先")
	r.pass(1)
	sato.called("異論の確認を終了：異論1件（回答1/2名）  鈴木：上限の確認が先")
	sato.press("-")
	sato.quiet()
	r.pass(0.1)
	r.do("鈴木", incident.TakeRole{Role: incident.Commander, Who: "鈴木", Reason: "交代"})
	suzuki.quiet()
	r.do("鈴木", incident.TakeRole{Role: incident.Commander, Who: "佐藤", Reason: "交代"})
	sato.quiet()
}
