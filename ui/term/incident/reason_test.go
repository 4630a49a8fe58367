package incident

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
	"shirei/ui/term/screen/screentest"
)

// A reason half typed for one act is not offered for another.
func TestReasonsAreDraftsOfTheirAct(t *testing.T) {
	s := &Screen{env: screentest.Env(lang.JA), stream: "inc-1"}
	seen := map[string]bool{}
	prompt := func(cmd tea.Cmd) {
		t.Helper()
		p, ok := cmd().(screen.Prompt)
		if !ok || p.Field == "" || seen[p.Field] {
			t.Fatalf("%+v; drafts so far %v", p, seen)
		}
		seen[p.Field] = true
	}
	reopen, _ := s.lifecycle("reopen")
	prompt(reopen)
	end, _ := s.lifecycle("end")
	for _, how := range incident.Endings() {
		if how == incident.EndDuplicate {
			continue // it is merged: what ends it is asked for with the other one
		}
		prompt(end().(screen.Pick).Then(string(how)))
	}
}

// A recovery with open conditions asks for the reason, whichever way it is recorded; every other milestone is recorded at once.
func TestRecoveredAsksForTheReason(t *testing.T) {
	s := &Screen{env: screentest.Env(lang.JA), stream: "inc-1"}
	s.at.State = incident.NewState("inc-1")
	s.at.State.Conditions = []incident.Condition{{Text: "注文が通る"}}
	if act := s.mark(incident.Mitigated, incident.When{})().(screen.Act); act.Cmd != (incident.RecordMilestone{Milestone: incident.Mitigated}) {
		t.Errorf("%#v", act)
	}
	p, ok := s.mark(incident.Recovered, incident.When{})().(screen.Prompt)
	if !ok || p.Title != "復旧条件が残っています：注文が通る" {
		t.Fatalf("%#v", p)
	}
	want := incident.RecordMilestone{Milestone: incident.Recovered, Reason: "夜間に確認"}
	if act := p.Then("夜間に確認")().(screen.Act); act.Cmd != want {
		t.Errorf("%#v", act)
	}
}
