package measures

import (
	"testing"

	"shirei/incident"
)

// TestEnterGoesOnTyping through the empty rows of the form, so that what is typed next is not taken for keys; a row that
// has words, or a button, is where it ends.
func TestEnterGoesOnTyping(t *testing.T) {
	s := ja(t)
	s.Record(incident.FillSheet{Approver: ptr("小林")})
	s.GoTo("判断を記録する")
	s.Press("enter")
	s.GoTo("実施内容")
	s.Press("enter")
	s.Commit("v2.31を切り戻す")
	s.Press("enter")
	for _, r := range "2" {
		s.Press(string(r))
	}
	s.Press("enter")
	if v := s.Pane.(*Pane).decision.Values(); v["reason"] != "2" || !s.Pane.Typing() || s.Pane.(*Pane).decision.Current() != "decider" {
		t.Fatalf("reason %q, on %s\n%s", v["reason"], s.Pane.(*Pane).decision.Current(), s.Frame())
	}
	s.Press("enter") // what is on offer is left as it is
	if s.Pane.Typing() || s.Pane.(*Pane).decision.Current() != "approver" {
		t.Errorf("a filled row is typed into\n%s", s.Frame())
	}
	s.Press("enter", "enter")
	if s.Pane.Typing() {
		t.Errorf("leaving a row that was not changed goes on typing\n%s", s.Frame())
	}
	s.GoTo("待機の期限")
	s.Press("enter")
	s.Commit("15:00")
	s.Press("enter")
	if s.Pane.Typing() {
		t.Errorf("a button is typed into\n%s", s.Frame())
	}
}
