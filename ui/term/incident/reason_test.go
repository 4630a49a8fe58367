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
