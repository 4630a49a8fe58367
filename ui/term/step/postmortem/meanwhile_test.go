package postmortem

import (
	"slices"
	"strings"
	"testing"

	"shirei/incident"
	"shirei/ui/term/step/steptest"
	"shirei/ui/term/termtest"
)

// twoWrite types into the summary while somebody else records one, and records it.
func twoWrite(t *testing.T) *steptest.Bench {
	s := ja(t)
	s.Record(incident.WritePart{Part: incident.PartSummary, Items: []string{"はじめの文"}})
	s.GoTo("✓ 概要")
	s.Press("enter", "ctrl+end")
	s.Commit("と私の追記")
	s.Record(incident.WritePart{Part: incident.PartSummary, Items: []string{"はじめの文", "相手の追記"}})
	return s
}

// Two who write one part at once: the second is told who wrote what when, before and when it is recorded, and loses nothing.
func TestTwoWriteOnePart(t *testing.T) {
	mine, theirs := "はじめの文と私の追記", []string{"はじめの文", "相手の追記"}
	for id, want := range map[string][]string{"mine": {mine}, "theirs": theirs, "both": {theirs[0], theirs[1], mine}} {
		s := twoWrite(t)
		if id == "both" {
			termtest.Golden(t, "meanwhile-ja", s.Frame())
		}
		if f := s.Frame(); !f.Contains("佐藤さんが 14:02 に書き換えました") || !f.Contains("私の追記") {
			t.Fatalf("nobody is told while typing\n%s", f)
		}
		n := len(s.Acts)
		s.Press("tab")
		if err := s.Refused(); err == nil || len(s.Acts) != n || s.Pick == nil || !strings.Contains(s.Pick.Title, "概要") {
			t.Fatalf("written over: %v", s.Acts[n:])
		}
		if d := s.Env.Drafts.Text(s.State.Stream, "postmortem.summary"); d != mine {
			t.Errorf("the draft is %q", d)
		}
		s.Choose(id)
		if id == "both" {
			if !s.Pane.Typing() {
				t.Fatalf("both are not there to be edited\n%s", s.Frame())
			}
			s.Press("tab")
		}
		if got := s.State.Parts[incident.PartSummary]; !slices.Equal(got, want) {
			t.Errorf("%s: %q stands", id, got)
		}
		kept := s.Env.Drafts.Text(s.State.Stream, "postmortem.summary")
		if (kept == mine) != (id == "theirs") || id != "theirs" && kept != "" {
			t.Errorf("%s: the draft is %q", id, kept)
		}
	}
}

// The same text written by both is no conflict, and what nobody else touched asks nothing.
func TestTheSameTextIsNoConflict(t *testing.T) {
	s := twoWrite(t)
	s.Record(incident.WritePart{Part: incident.PartSummary, Items: []string{"はじめの文と私の追記"}})
	s.Press("tab")
	if s.Pick != nil || s.Refused() != nil {
		t.Errorf("asked about the same text: %+v", s.Pick)
	}
	s.GoTo("✓ 概要")
	s.Press("enter", "ctrl+end")
	s.Commit("二度目")
	s.Press("tab")
	if got := s.State.Parts[incident.PartSummary]; s.Pick != nil || len(got) != 1 || got[0] != "はじめの文と私の追記二度目" {
		t.Errorf("%q %+v", got, s.Pick)
	}
}
