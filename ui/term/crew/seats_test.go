package crew_test

import (
	"strings"
	"testing"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
	"shirei/ui/term/termtest"
)

func TestTheChairIsAskedForAndGiven(t *testing.T) {
	r := newRoom(t)
	sato, suzuki := r.console("佐藤", lang.JA, 80, 24), r.console("鈴木", lang.JA, 80, 24)
	suzuki.press("C")
	suzuki.choose("佐藤さんに交代を申し出る")
	if got := r.state().Roles[incident.Commander].Who; got != "佐藤" {
		t.Fatalf("asking for the chair gave it to %s", got)
	}
	suzuki.quiet()
	sato.called("鈴木さんが指揮の交代を申し出")
	sato.press("+", "right", "enter")
	if got := r.state().Roles[incident.Commander].Who; got != "鈴木" {
		t.Fatalf("%s is in command", got)
	}
	sato.quiet()
	suzuki.called("指揮を引き継ぎました")
	suzuki.press("+")
	suzuki.want("引き継ぎ資料", "決済の一部が完了しない")
}

func TestTheChairIsTakenNowWithAReason(t *testing.T) {
	r := newRoom(t)
	sato, suzuki := r.console("佐藤", lang.JA, 80, 24), r.console("鈴木", lang.JA, 80, 24)
	r.pass(0.1)
	suzuki.press("C")
	if suzuki.sees("すぐに交代する") {
		t.Errorf("taken from one who is here and was not asked:\n%s", suzuki.Frame())
	}
	suzuki.choose("佐藤さんに交代を申し出る")
	sato.called("鈴木さんが指揮の交代を申し出")
	suzuki.press("C")
	suzuki.choose("すぐに交代する")
	suzuki.press("enter") // nothing is no reason
	suzuki.enter("連絡がつかない")
	h := r.state().Roles[incident.Commander]
	if h.Who != "鈴木" {
		t.Fatalf("%s is in command", h.Who)
	}
	sato.want("連絡がつかない")
	sato.called("指揮は鈴木さんに交代しました")
	sato.press("+")
	sato.quiet()
}

func TestAHandOverIsReadThenAccepted(t *testing.T) {
	r := newRoom(t)
	sato, suzuki := r.console("佐藤", lang.JA, 80, 24), r.console("鈴木", lang.JA, 80, 24)
	r.do("鈴木", incident.TakeNote{Text: "確認します"})
	sato.press("H", "enter")
	sato.choose("引き継ぎを申し出る")
	sato.choose("鈴木")
	suzuki.called("佐藤さんから指揮の引き継ぎ")
	suzuki.press("+")
	if !r.state().Offers[0].Answered.IsZero() {
		t.Fatal("reading the brief accepted it")
	}
	termtest.Golden(t, "brief-ja-80x24", suzuki.Frame())
	suzuki.press("+")
	o := r.state().Offers[0]
	if !o.Accepted || !strings.Contains(o.Brief, "決済の一部が完了しない") || r.state().Roles[incident.Commander].Who != "鈴木" {
		t.Fatalf("%+v", o)
	}
	if suzuki.sees("引き継ぎ資料") {
		t.Errorf("the brief stands after it was accepted:\n%s", suzuki.Frame())
	}
	sato.called("鈴木さんが指揮を引き受けました")
	sato.press("+")
	sato.quiet()
	suzuki.quiet()
}

// Refused and unanswered hand-overs show on both consoles.
func TestAHandOverThatIsNotTaken(t *testing.T) {
	r := newRoom(t)
	sato, suzuki := r.console("佐藤", lang.JA, 80, 24), r.console("鈴木", lang.JA, 80, 24)
	r.do("佐藤", incident.OfferHandover{Role: incident.Commander, To: "鈴木"})
	r.pass(4)
	sato.quiet()
	r.pass(1.5)
	suzuki.called("応答なし")
	sato.called("指揮の引き継ぎ：鈴木さん 応答なし 5分")
	suzuki.press("-")
	suzuki.enter("架電中")
	suzuki.quiet()
	sato.called("鈴木さんが辞退：架電中")
	sato.press("+")
	sato.want("指揮：佐藤", "引き継ぎを申し出る")
	sato.press("esc")
	if got := r.state().Roles[incident.Commander].Who; got != "佐藤" {
		t.Errorf("%s is in command", got)
	}
}

// The chair is offered to others after an hour and pressed for after three.
func TestTheChairGrowsOld(t *testing.T) {
	r := newRoom(t)
	sato := r.console("佐藤", lang.EN, 120, 40)
	r.pass(59)
	sato.quiet()
	r.pass(2)
	sato.called("in command for 1 h 1 min")
	sato.press("-")
	sato.quiet()
	r.pass(120)
	sato.called("in command for 3 h 1 min")
	sato.press("-")
	sato.called("time to hand over")
	sato.press("+")
	sato.enter("Kato")
	if o := r.state().Offers; len(o) != 1 || o[0].To != "Kato" {
		t.Errorf("offered %+v", o)
	}
}

// An offer and a wish for the same seat that cross each other are one hand-over.
func TestAHandOverThatCrossesAnother(t *testing.T) {
	r := newRoom(t)
	sato, suzuki := r.console("佐藤", lang.JA, 80, 24), r.console("鈴木", lang.JA, 80, 24)
	r.pass(0.1)
	r.do("佐藤", incident.OfferHandover{Role: incident.Commander, To: "鈴木"})
	suzuki.press("C") // wants it too
	suzuki.want("引き継ぎ資料  指揮")
	suzuki.press("-")
	suzuki.enter("架電中")
	suzuki.press("C")
	suzuki.choose("佐藤さんに交代を申し出る")
	sato.press("H", "enter")
	sato.choose("引き継ぎを申し出る")
	sato.choose("鈴木")
	sato.want("指揮を鈴木さんに引き継ぎます")
	if n := len(r.state().Offers); n != 2 {
		t.Errorf("%d offers", n)
	}
	_, err := r.seat("佐藤").Act(t.Context(), r.stream, incident.OfferHandover{Role: incident.Commander, To: "鈴木"})
	if e, ok := desk.AsError(err); !ok || e.Code != incident.CodeAlreadyDone {
		t.Errorf("crossing: %v", err)
	}
}

// What is read while it is replaced can no longer be accepted, and says so.
func TestAnOfferThatIsReplacedWhileItIsRead(t *testing.T) {
	r := newRoom(t)
	suzuki := r.console("鈴木", lang.JA, 80, 24)
	r.pass(0.1)
	r.do("佐藤", incident.OfferHandover{Role: incident.Commander, To: "鈴木"})
	suzuki.press("+")
	suzuki.want("+ 引き受ける   - 辞退")
	r.do("佐藤", incident.OfferHandover{Role: incident.Commander, To: "加藤"})
	suzuki.want("もう応答を待っていません（失効）")
	if suzuki.sees("+ 引き受ける") {
		t.Errorf("still offered:\n%s", suzuki.Frame())
	}
	suzuki.press("+")
	if who := r.state().Roles[incident.Commander].Who; who != "佐藤" {
		t.Errorf("%s commands", who)
	}
}

func TestSeats(t *testing.T) {
	for _, c := range []struct {
		l    lang.Lang
		w, h int
		name string
	}{{lang.JA, 80, 24, "seats-ja-80x24"}, {lang.EN, 120, 40, "seats-en-120x40"}} {
		r := newRoom(t)
		r.do("佐藤", incident.TakeRole{Role: incident.OwnerOf(incident.LayerDB), Who: "加藤"}, incident.TakeRole{Role: incident.Scribe, Who: "鈴木"})
		sato := r.console("佐藤", c.l, c.w, c.h)
		r.do("鈴木", incident.OfferHandover{Role: incident.Scribe, To: "加藤"})
		r.pass(72)
		sato.press("H")
		termtest.Golden(t, c.name, sato.Frame())
	}
}

func TestAVacantSeat(t *testing.T) {
	r := newRoom(t)
	sato := r.console("佐藤", lang.JA, 80, 24)
	sato.press("H", "j", "enter")
	sato.choose("自分が引き受ける")
	sato.press("enter")
	sato.choose("空席にする")
	sato.press("j", "enter")
	sato.choose("決まった担当を記録する")
	sato.enter("高橋")
	roles := r.state().Roles
	if roles[incident.Operations].Who != "" || roles[incident.Communications].Who != "高橋" {
		t.Errorf("%+v", roles)
	}
	sato.press("g", "enter")
	sato.choose("空席にする")
	sato.press("right", "enter", "esc")
	sato.want("指揮 不在")
	sato.press("C")
	if r.state().Roles[incident.Commander].Who != "佐藤" {
		t.Error("a vacant chair is taken at once")
	}
}

// A call reaches who looks at something else, and takes no key from what is typed.
func TestCallsReachEveryScreen(t *testing.T) {
	r := newRoom(t)
	home, writing := r.open("鈴木", lang.JA, 80, 24, screen.Place{Screen: screen.Home}), r.console("加藤", lang.JA, 80, 24)
	writing.press("n")
	writing.Commit("再起動は")
	before := writing.Frame()
	r.do("佐藤", incident.OfferHandover{Role: incident.Commander, To: "鈴木"}, incident.OfferHandover{Role: incident.Operations, To: "加藤"})
	if f := home.Frame(); !strings.Contains(f.Rows[len(f.Rows)-2], "佐藤さんから指揮の引き継ぎ") {
		t.Errorf("not called at home:\n%s", f)
	}
	left := r.console("高橋", lang.JA, 80, 24)
	left.press("esc")
	r.do("佐藤", incident.OfferHandover{Role: incident.Scribe, To: "高橋"})
	r.pass(0.1)
	if !left.sees("佐藤さんから記録の引き継ぎ") {
		t.Errorf("not called after leaving the incident:\n%s", left.Frame())
	}
	writing.called("佐藤さんから対応の引き継ぎ")
	after := writing.Frame()
	if len(before.Rows) != len(after.Rows) || before.Rows[len(before.Rows)-2] != after.Rows[len(after.Rows)-2] {
		t.Errorf("the composer moved:\n%s", after)
	}
	writing.Type("+-")
	writing.want("再起動は+-")
	if !r.state().Offers[1].Answered.IsZero() {
		t.Error("what was typed answered the call")
	}
}

// That somebody took a seat is no news once somebody else sits there.
func TestNewsOfASeatEndsWhenItMovesOn(t *testing.T) {
	r := newRoom(t)
	sato := r.console("佐藤", lang.JA, 80, 24)
	r.do("佐藤", incident.OfferHandover{Role: incident.Commander, To: "鈴木"})
	r.do("鈴木", incident.AnswerHandover{Offer: r.state().Offers[0].ID, Accept: true})
	sato.called("鈴木さんが指揮を引き受けました")
	r.do("加藤", incident.TakeRole{Role: incident.Commander, Who: "加藤", Reason: "鈴木が応答しない"})
	sato.quiet()
}
