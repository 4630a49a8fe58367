package desk_test

import (
	"testing"

	"shirei/incident"
	"shirei/incident/desk"
)

// TestMerge joins two declarations of one outage and parts them again.
func TestMerge(t *testing.T) {
	h := newHouse(t, desk.Options{})
	a, b := h.declare(incident.High), h.declare(incident.High)
	h.do("sato", b, incident.TakeNote{Text: "カード決済のみ"})
	sato := h.seat("sato")
	h.ok(sato.Link(t.Context(), b, a, incident.LinkDuplicateOf, "同じ障害"))

	gone, stays := h.state(b), h.state(a)
	if gone.Status() != incident.EndDuplicate || gone.End.Reason != "同じ障害" || len(gone.Owed(h.Now())) > 0 {
		t.Errorf("the duplicate is %s, %q, owes %d", gone.Status(), gone.End.Reason, len(gone.Owed(h.Now())))
	}
	if !stays.Active() || !stays.LinkedTo(b, incident.LinkDuplicate) || !gone.LinkedTo(a, incident.LinkDuplicateOf) {
		t.Errorf("links %v and %v", stays.Links, gone.Links)
	}
	_, err := sato.Link(t.Context(), a, b, incident.LinkDuplicateOf, "逆")
	refused(t, err, incident.CodeCircle)

	h.ok(sato.Undo(t.Context(), b))
	gone, stays = h.state(b), h.state(a)
	if !gone.Active() || len(gone.Links)+len(stays.Links) > 0 {
		t.Errorf("after the undo: %s, links %v and %v", gone.Status(), gone.Links, stays.Links)
	}
}
