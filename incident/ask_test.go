package incident_test

import (
	"testing"
	"time"

	"shirei/incident"
)

func TestAsk(t *testing.T) {
	r := opened(t, "10:00", "")
	r.refuses(incident.MakeAsk{What: "PayGateの窓口へ架電", Minutes: 10}, incident.CodeEmpty, "who")
	r.refuses(incident.MakeAsk{Who: "鈴木", Minutes: 10}, incident.CodeEmpty, "what")
	r.refuses(incident.MakeAsk{Who: "鈴木", What: "架電"}, incident.CodeUnknownWord, "minutes", "0")
	r.at("10:05", incident.MakeAsk{Who: "鈴木", What: "PayGateの窓口へ架電", Minutes: 10})
	ask := r.state.Asks[0]
	state := func(clock string) incident.AskState { return r.state.Asks[0].State(at(clock)) }
	due := "ask." + incident.Tail(ask.ID)
	for clock, want := range map[string]incident.AskState{
		"10:08": incident.AskWaiting, "10:09": incident.AskUnanswered, "10:16": incident.AskOverdue,
	} {
		if got := state(clock); got != want {
			t.Errorf("%s: %s, want %s", clock, got, want)
		}
	}
	if p := r.wants("10:06", due, "10:15", incident.Running); p.Owner != "鈴木" || p.What != "PayGateの窓口へ架電" {
		t.Errorf("owed as %+v", p)
	}
	r.refuses(incident.AnswerAsk{Ask: ask.ID}, incident.CodeReasonNeeded, "refuse_ask")
	r.at("10:07", incident.AnswerAsk{Ask: ask.ID, Accept: true})
	r.refuses(incident.AnswerAsk{Ask: ask.ID, Accept: true}, incident.CodeAlreadyDone, "ask")
	if got := state("10:10"); got != incident.AskDoing {
		t.Errorf("accepted: %s", got)
	}
	r.refuses(incident.FinishAsk{Ask: ask.ID}, incident.CodeEmpty, "result")
	r.at("10:20", incident.KeepPromise{ID: due, How: "折り返し待ち"})
	if got := state("10:21"); got != incident.AskFinished || r.state.Asks[0].Result != "折り返し待ち" {
		t.Errorf("done: %s, %q", got, r.state.Asks[0].Result)
	}
	r.wants("10:21", due, "10:15", incident.KeptLate)
	r.refuses(incident.TakeBackAsk{Ask: ask.ID}, incident.CodeAlreadyDone, "ask")
}

func TestAskRefused(t *testing.T) {
	r := opened(t, "10:00", "")
	r.at("10:05", incident.MakeAsk{Who: "鈴木", What: "架電", Minutes: 10})
	r.at("10:06", incident.AnswerAsk{Ask: r.state.Asks[0].ID, Why: "別件対応中"})
	if got := r.state.Asks[0].State(at("10:30")); got != incident.AskRefused {
		t.Errorf("refused: %s", got)
	}
	r.wants("10:30", "ask."+incident.Tail(r.state.Asks[0].ID), "10:15", incident.Withdrawn)
}

func TestWithdrawnAsAPromise(t *testing.T) {
	r := opened(t, "10:00", "")
	r.at("10:05", incident.MakeAsk{Who: "suzuki", What: "ログ確認", Minutes: 10})
	r.at("10:06", incident.WithdrawPromise{ID: "ask." + incident.Tail(r.state.Asks[0].ID), Reason: "別の人に依頼した"})
	if ask := r.state.Asks[0]; ask.State(at("10:07")) != incident.AskWithdrawn || ask.Why != "別の人に依頼した" {
		t.Errorf("the ask is %s: %q", ask.State(at("10:07")), ask.Why)
	}
}

func TestHandover(t *testing.T) {
	r := opened(t, "10:00", "")
	by := func(who string) { r.by.Name = who }
	r.refuses(incident.OfferHandover{Role: "boss", To: "x"}, incident.CodeUnknownWord, "role", "boss")
	r.refuses(incident.OfferHandover{Role: incident.Commander, To: "sato"}, incident.CodeAlreadyDone, "role")
	r.at("11:00", incident.OfferHandover{Role: incident.Commander, To: "suzuki"})
	r.at("11:02", incident.OfferHandover{Role: incident.Commander, To: "kato"})
	first, second := r.state.Offers[0], r.state.Offers[1]
	if got := first.State(at("11:03")); got != incident.OfferReplaced {
		t.Errorf("the first offer is %s", got)
	}
	if got := second.State(at("11:08")); got != incident.OfferUnanswered {
		t.Errorf("after six minutes it is %s", got)
	}
	by("suzuki")
	r.refuses(incident.AnswerHandover{Offer: first.ID, Accept: true}, incident.CodeAlreadyDone, "handover")
	r.refuses(incident.AnswerHandover{Offer: second.ID, Accept: true}, incident.CodeNotAsked, "kato")
	by("kato")
	r.refuses(incident.AnswerHandover{Offer: second.ID}, incident.CodeReasonNeeded, "refuse_handover")
	r.at("11:09", incident.AnswerHandover{Offer: second.ID, Accept: true, Brief: "状況"})
	if who := r.state.Roles[incident.Commander].Who; who != "kato" || r.state.Offers[1].Brief != "状況" {
		t.Errorf("commander %q, brief %q", who, r.state.Offers[1].Brief)
	}
	by("suzuki") // asks for the chair: its holder answers
	r.refuses(incident.TakeRole{Role: incident.Commander, Who: "suzuki"}, incident.CodeReasonNeeded, "take_chair", "kato")
	r.refuses(incident.OfferHandover{Role: incident.Commander, To: "tanaka"}, incident.CodeHeld, "kato")
	r.at("11:20", incident.OfferHandover{Role: incident.Commander, To: "suzuki"})
	if asked := r.state.Offers[2].Asked(); asked != "kato" {
		t.Errorf("%q is asked", asked)
	}
	by("kato")
	r.at("11:21", incident.AnswerHandover{Offer: r.state.Offers[2].ID, Why: "あと10分続ける"})
	if got := r.state.Offers[2].State(at("11:22")); got != incident.OfferRefused || r.state.Roles[incident.Commander].Who != "kato" {
		t.Errorf("refused, yet %s, %v", got, r.state.Roles)
	}
}

func TestOwnerOfALayer(t *testing.T) {
	r := opened(t, "10:00", "")
	r.at("10:05", incident.TakeRole{Role: incident.OwnerOf(incident.LayerDB), Who: "鈴木"})
	if who := r.state.Triage.Layers[incident.LayerDB].Owner; who != "鈴木" {
		t.Errorf("the layer is %q's", who)
	}
	r.at("10:06", incident.TakeRole{Role: incident.OwnerOf(incident.LayerDB)})
	if who := r.state.Triage.Layers[incident.LayerDB].Owner; who != "" {
		t.Errorf("the layer is still %q's", who)
	}
}

func TestObjectionsCalled(t *testing.T) {
	r := opened(t, "10:00", "")
	r.at("10:20", incident.HearObjection{Who: "前の回"}, incident.CallObjections{About: "v2.31の切り戻し"})
	r.at("10:20", incident.HearObjection{Who: "鈴木"})
	here := []string{"鈴木", "佐藤"}
	if who, left := r.state.Sheet.Unheard(here, at("10:20").Add(20*time.Second)); len(who) != 1 || who[0] != "佐藤" || left != 40*time.Second {
		t.Errorf("unheard %v, %v left", who, left)
	}
	if who, _ := r.state.Sheet.Unheard(here, at("10:21")); who != nil {
		t.Errorf("after the minute %v are still asked", who)
	}
}

func TestRelate(t *testing.T) {
	a, b := opened(t, "10:00", ""), opened(t, "10:02", "")
	b.state.Stream, b.state.Title = "other", "重複した宣言"
	a.refuses(incident.Relate{How: incident.LinkDuplicateOf, Other: a.state, Reason: "x"}, incident.CodeItself)
	a.refuses(incident.Relate{How: "cousin", Other: b.state}, incident.CodeUnknownWord, "link", "cousin")
	a.refuses(incident.Relate{How: incident.LinkDuplicateOf, Other: b.state}, incident.CodeReasonNeeded, "end")
	a.at("10:10", incident.Relate{How: incident.LinkDuplicateOf, Other: b.state, Reason: "同じ障害"})
	if a.state.Status() != incident.EndDuplicate || !a.state.LinkedTo("other", incident.LinkDuplicateOf) || len(a.state.Owed(at("10:30"))) > 0 {
		t.Errorf("status %s, links %v, owed %v", a.state.Status(), a.state.Links, a.state.Owed(at("10:30")))
	}
	a.refuses(incident.Relate{How: incident.LinkDuplicateOf, Other: b.state, Reason: "x"}, incident.CodeAlreadyDone, "link")
	b.refuses(incident.Relate{How: incident.LinkDuplicateOf, Other: a.state, Reason: "x"}, incident.CodeCircle)
	b.at("10:10", incident.Relate{How: incident.LinkDuplicate, Other: a.state})
	if !b.state.Active() {
		t.Error("the one that goes on has ended")
	}
}
