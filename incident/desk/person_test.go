package desk

import (
	"testing"
	"time"
)

func TestTerminalsOfOnePersonAreOnePerson(t *testing.T) {
	at := time.Date(2026, 11, 22, 5, 0, 0, 0, time.UTC)
	here := []Here{
		{Session: "1", Name: "佐藤", Stream: "a", Idle: true, Seen: at, Since: at},
		{Session: "2", Name: "Ito", Stream: "a", Watches: true, Since: at},
		{Session: "3", Name: "佐藤", Stream: "a", Step: "triage", Seen: at.Add(time.Minute), Since: at.Add(time.Second)},
		{Session: "4", Name: "佐藤", Stream: "b", Since: at},
		{Session: "5", Name: "Ito", Stream: "a", Idle: true, Since: at},
	}
	got := Persons(here)
	if len(got) != 3 {
		t.Fatalf("%d persons at two incidents, want 3: %+v", len(got), got)
	}
	if p := got[0]; p.Name != "佐藤" || p.Terminals != 2 || p.Idle || p.Step != "triage" || !p.Since.Equal(at) {
		t.Errorf("the terminal in use does not speak for both: %+v", p)
	}
	if p := got[1]; p.Name != "Ito" || p.Terminals != 2 || p.Watches || p.Session != "2" {
		t.Errorf("who may act on one terminal only watches: %+v", p)
	}
	if p := got[2]; p.Stream != "b" || p.Terminals != 1 {
		t.Errorf("terminals at two incidents are taken together: %+v", p)
	}
}
