package incident_test

import (
	"testing"

	"shirei/incident"
)

// A call is on the timeline with who, how and what came of it; the number is not. Undo takes it back.
func TestCalls(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	r.refuses(incident.MakeCall{}, incident.CodeEmpty, "who")
	r.refuses(incident.MakeCall{CallMade: incident.CallMade{Who: "tanaka", Mean: "pigeon"}}, incident.CodeUnknownWord, "means", "pigeon", "phone", "mail", "chat", "page")
	r.refuses(incident.MakeCall{CallMade: incident.CallMade{Who: "tanaka"}, At: at("10:30")}, incident.CodeFuture)
	r.at("10:05", incident.MakeCall{CallMade: incident.CallMade{
		Who: "tanaka", Name: "田中", Mean: incident.Phone, Value: "03-0000-1105", Note: "留守電に残した", For: "decide",
	}})
	told, ok := incident.EntryOf(r.events[len(r.events)-1])
	if !ok || told.Kind != incident.EntryCommunication || told.Text != "留守電に残した" ||
		told.Phrase.Code != "call.silent" || told.Phrase.Args[0] != "田中" || told.Phrase.Args[1] != "phone" || len(told.Phrase.Args) != 2 {
		t.Errorf("told as %+v", told)
	}
	if c := r.state.Calls; len(c) != 1 || c[0].Called() != "田中" || !c[0].At.Equal(at("10:05")) || c[0].Answered {
		t.Errorf("calls %+v", c)
	}
	r.at("10:06", incident.MakeCall{CallMade: incident.CallMade{Who: "kobayashi", Mean: incident.Phone, Answered: true}})
	if c := r.state.Calls[1]; c.Called() != "kobayashi" || !c.Answered {
		t.Errorf("call %+v", c)
	}
	last := r.events[len(r.events)-1]
	r.at("10:07", incident.Undo{Events: []incident.Event{last}})
	if again, _ := incident.Fold(r.state.Stream, r.events); len(again.Calls) != 1 {
		t.Errorf("after the undo %+v", again.Calls)
	}
}
