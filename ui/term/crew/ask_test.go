package crew_test

import (
	"strings"
	"testing"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/termtest"
)

func TestAnAskIsMadeAcceptedAndAnswered(t *testing.T) {
	r := newRoom(t)
	r.do("鈴木", incident.TakeNote{Text: "入りました"})
	sato, suzuki := r.console("佐藤", lang.JA, 80, 24), r.console("鈴木", lang.JA, 80, 24)
	sato.press("R")
	sato.choose("鈴木")
	sato.enter("PayGateの窓口へ架電")
	sato.enter("十分") // is no number
	sato.want("何分以内か")
	sato.press("ctrl+u")
	sato.enter("１２分")
	a := r.state().Asks[0]
	if a.Who != "鈴木" || a.What != "PayGateの窓口へ架電" || a.Minutes != 12 {
		t.Fatalf("asked %+v", a)
	}
	suzuki.called("佐藤さんから依頼：PayGateの窓口へ架電")
	suzuki.called("+ 了解   - 辞退")
	suzuki.press("+")
	suzuki.called("対応中：PayGateの窓口へ架電  残12分")
	sato.quiet()
	r.pass(13)
	suzuki.called("超過1分")
	sato.called("鈴木さん 超過：PayGateの窓口へ架電")
	suzuki.press("+")
	suzuki.press("esc") // what was typed stays
	suzuki.press("+")
	suzuki.enter("障害を認めた。復旧見込み 15:30")
	suzuki.quiet()
	sato.called("鈴木さん 完了：PayGateの窓口へ架電 → 障害を認めた")
	sato.press("+")
	sato.quiet()
}

func TestAnAskIsRefusedOrNotAnswered(t *testing.T) {
	r := newRoom(t)
	sato, suzuki := r.console("佐藤", lang.JA, 80, 24), r.console("鈴木", lang.JA, 80, 24)
	r.do("佐藤", incident.MakeAsk{Who: "鈴木", What: "DBを確認", Minutes: 20})
	suzuki.press("-")
	suzuki.press("enter") // why is needed
	suzuki.enter("架電中")
	sato.called("鈴木さんが辞退：DBを確認（架電中）")
	sato.press("+")
	r.do("佐藤", incident.MakeAsk{Who: "鈴木", What: "ログを確認", Minutes: 20})
	r.pass(4)
	sato.called("鈴木さん 応答なし：ログを確認")
	suzuki.called("佐藤さんから依頼：ログを確認  残16分")
	sato.press("+")
	sato.choose("依頼を取り下げる")
	sato.quiet()
	suzuki.quiet()
	if st := r.state().Asks[1].State(r.now); st != incident.AskWithdrawn {
		t.Errorf("the ask is %s", st)
	}
}

// Who is not at a console is to be called some other way.
func TestAnAskOfSomebodyWhoIsNotHere(t *testing.T) {
	r := newRoom(t)
	sato := r.console("佐藤", lang.JA, 80, 24)
	r.console("鈴木", lang.JA, 80, 24)
	r.pass(0.1)
	for who, told := range map[string]bool{"加藤": true, "鈴木": false} {
		sato.press("R")
		sato.enter(who)
		sato.enter("DBを確認")
		sato.enter("5")
		sato.want(who + "さんに依頼しました")
		if sato.sees("直接連絡") != told {
			t.Errorf("%s:\n%s", who, sato.Frame())
		}
	}
	if got := len(r.state().Asks); got != 2 {
		t.Errorf("%d asks", got)
	}
}

// The most pressing call is shown; how many more there are is told.
func TestTheMostPressingCallComesFirst(t *testing.T) {
	r := newRoom(t)
	suzuki := r.console("鈴木", lang.EN, 120, 40)
	r.do("佐藤", incident.MakeAsk{Who: "鈴木", What: "look at the log", Minutes: 20})
	suzuki.called("佐藤 asks: look at the log  20 min left")
	r.do("佐藤", incident.OfferHandover{Role: incident.Scribe, To: "鈴木"})
	suzuki.called("佐藤 hands you the seat: scribe")
	suzuki.called("1 more")
}

// busy is an incident in which people are at work.
func busy(t *testing.T) *room {
	r := newRoom(t)
	r.do("佐藤", incident.TakeRole{Role: incident.OwnerOf(incident.LayerDB), Who: "加藤"},
		incident.MakeAsk{Who: "加藤", What: "接続数を確認", Minutes: 5},
		incident.MakeAsk{Who: "鈴木", What: "PayGateの窓口へ架電し、障害の有無と復旧見込みを確認する", Minutes: 30},
		incident.TakeNote{Text: "全ホストの設定を比較", As: incident.EntryAction},
		incident.TakeNote{Text: "v2.31 のタイムアウト設定", As: incident.EntryHypothesis},
		incident.TakeNote{Text: "DBのロック", As: incident.EntryHypothesis},
		incident.TakeNote{Text: "コンビニ払いは正常か", As: incident.EntryQuestion},
		incident.OpenGap{Field: "PayGateの緊急連絡先", Step: incident.StepTriage},
		incident.SetFact{Key: incident.FactSymptom, Text: "カード決済が完了しない"})
	st := r.state()
	r.do("鈴木", incident.AnswerAsk{Ask: st.Asks[1].ID, Accept: true})
	r.do("加藤", incident.FinishAsk{Ask: st.Asks[0].ID, Result: "平常"})
	r.do("佐藤", incident.MakeAsk{Who: "加藤", What: "スロークエリを確認", Minutes: 10})
	threads, err := r.seat("佐藤").Threads(t.Context(), r.stream)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range threads {
		switch {
		case e.Kind == incident.EntryAction:
			r.do("高橋", incident.Advance{Target: e.ID, To: incident.ProgressAssigned, Who: "高橋"}, incident.Advance{Target: e.ID, To: incident.ProgressStarted})
		case e.Text == "DBのロック":
			r.do("加藤", incident.Advance{Target: e.ID, To: incident.ProgressRuledOut, Note: "ロック待ちなし"})
		}
	}
	return r
}

func TestBoard(t *testing.T) {
	for _, c := range []struct {
		l    lang.Lang
		w, h int
		name string
	}{{lang.JA, 80, 24, "board-ja-80x24"}, {lang.EN, 120, 40, "board-en-120x40"}} {
		r := busy(t)
		sato := r.console("佐藤", c.l, c.w, c.h)
		r.console("加藤", c.l, c.w, c.h)
		r.pass(8)
		sato.press("P")
		termtest.Golden(t, c.name, sato.Frame())
	}
}

func TestTheBoardActsOnItsRows(t *testing.T) {
	r := busy(t)
	sato := r.console("佐藤", lang.JA, 80, 24)
	r.console("鈴木", lang.JA, 80, 24)
	r.pass(1)
	sato.press("P")
	goTo(sato, "依頼  PayGate")
	sato.press("enter")
	sato.choose("結果を記録")
	sato.enter("障害あり")
	if a := r.state().Asks[1]; a.Result != "障害あり" {
		t.Fatalf("%+v", a)
	}
	goTo(sato, "鈴木")
	if row := sato.Frame().Rows[sato.Frame().Find("▸ 鈴木")]; !strings.Contains(row, "手空き") {
		t.Errorf("not free: %s", row)
	}
	sato.press("enter")
	sato.want("鈴木さんに依頼")
	sato.press("esc")
	goTo(sato, "対応  全ホスト")
	sato.press("enter")
	sato.choose("完了")
	sato.enter("差分なし")
	if sato.sees("対応  全ホスト") {
		t.Errorf("finished, and on the board:\n%s", sato.Frame())
	}
}

// goTo presses j until the cursor is before a text.
func goTo(c *console, text string) {
	c.room.t.Helper()
	c.Press("g")
	for range 40 {
		for _, row := range c.Frame().Rows {
			if i := strings.Index(row, "▸ "); i >= 0 && strings.HasPrefix(strings.TrimLeft(row[i+len("▸ "):], " "), text) {
				return
			}
		}
		c.Press("j")
	}
	c.room.t.Fatalf("no row %q:\n%s", text, c.Frame())
}

// Who cannot do it is asked no longer once somebody else is.
func TestSomebodyElseIsAskedInstead(t *testing.T) {
	r := newRoom(t)
	sato, suzuki, kato := r.console("佐藤", lang.JA, 80, 24), r.console("鈴木", lang.JA, 80, 24), r.console("加藤", lang.JA, 80, 24)
	r.pass(0.1)
	r.do("佐藤", incident.MakeAsk{Who: "鈴木", What: "ログを確認", Minutes: 20})
	r.pass(4)
	sato.press("+")
	sato.choose("ほかの人に依頼し直す")
	sato.press("esc") // nothing is withdrawn yet
	suzuki.called("ログを確認")
	sato.press("+")
	sato.choose("ほかの人に依頼し直す")
	sato.choose("加藤")
	sato.press("enter") // the same words
	sato.enter("5")
	sato.want("加藤さんに依頼しました")
	suzuki.quiet()
	kato.called("佐藤さんから依頼：ログを確認")
	if a := r.state().Asks[0]; a.State(r.now) != incident.AskWithdrawn || a.Why != "→ 加藤" {
		t.Errorf("%+v", a)
	}
}

// An action that nobody does stands on the board until somebody is put on it.
func TestAnActionOfNobodys(t *testing.T) {
	r := newRoom(t)
	r.do("佐藤", incident.TakeNote{Text: "全ホストの設定を比較", As: incident.EntryAction})
	sato := r.console("佐藤", lang.JA, 80, 24)
	r.console("鈴木", lang.JA, 80, 24)
	r.pass(1)
	sato.press("P")
	goTo(sato, "対応  全ホスト")
	if row := cursor(sato); !strings.Contains(row, "担当未定") {
		t.Errorf("not told that nobody does it: %q", row)
	}
	sato.press("enter")
	sato.choose("担当決定")
	sato.choose("鈴木")
	goTo(sato, "鈴木")
	sato.press("j")
	if row := cursor(sato); !strings.Contains(row, "全ホスト") || !strings.Contains(row, "担当決定") {
		t.Errorf("not under its owner: %q\n%s", row, sato.Frame())
	}
}
