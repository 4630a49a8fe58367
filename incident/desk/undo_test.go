package desk_test

import (
	"maps"
	"testing"

	"shirei/incident"
	"shirei/incident/desk"
)

func TestUndoOwnOnly(t *testing.T) {
	h := newHouse(t, desk.Options{})
	id := h.declare("")
	_, err := h.seat("suzuki").Undo(t.Context(), id)
	refused(t, err, incident.CodeNothingToUndo)
	_, err = h.seat("sato").Undo(t.Context(), id)
	refused(t, err, incident.CodeCannotUndo) // the declaration
	_, err = h.seat("sato").Undo(t.Context(), "019aa000-0000-7000-8000-000000000000")
	refused(t, err, incident.CodeNotFound)
	h.do("sato", id, incident.SetSeverity{To: incident.High}, incident.TakeNote{Text: "sato"})
	h.do("suzuki", id, incident.TakeNote{Text: "suzuki"})
	out := h.ok(h.seat("sato").Undo(t.Context(), id))
	if out.State.Counts.Entries != 1 || out.State.Severity.Severity != incident.High {
		t.Errorf("after one undo: %+v", out.State.Counts)
	}
	out = h.ok(h.seat("sato").Undo(t.Context(), id))
	if out.State.Counts.Entries != 1 || out.State.Severity.Severity != "" {
		t.Errorf("after two undos: %+v %s", out.State.Counts, out.State.Severity.Severity)
	}
	h.do("sato", id, incident.SetSeverity{To: incident.Medium}, told(incident.Client, "12:00"))
	_, err = h.seat("sato").Undo(t.Context(), id)
	refused(t, err, incident.CodeCannotUndo) // a text that is out
	h.sound()
}

// What is owed after an undo is what would be owed had the act not been, whoever acted in between.
func TestUndoLeavesTheDuesRight(t *testing.T) {
	began, severity := mark(incident.Began, "09:40"), incident.SetSeverity{To: incident.High}
	detected := mark(incident.Detected, "09:50")
	for _, c := range []struct {
		name          string
		service       string
		undone, after []incident.Command
	}{
		{"nothing in between", "", []incident.Command{severity}, nil},
		{"a note in between", "", []incident.Command{severity}, []incident.Command{incident.TakeNote{Text: "x"}}},
		{"a milestone in between", "", []incident.Command{severity}, []incident.Command{detected}},
		{"the severity in between", "", []incident.Command{began}, []incident.Command{severity}},
		{"a text in between", "", []incident.Command{detected}, []incident.Command{incident.SetSeverity{To: incident.Critical}, told(incident.Client, "10:30"), incident.SetSeverity{To: incident.High, Reason: "x"}}},
		{"a recovery", "", []incident.Command{incident.Recover{Reason: "x"}}, []incident.Command{severity}},
		{"a service's own terms", "shop", []incident.Command{began}, []incident.Command{incident.SetSeverity{To: incident.Critical}, detected}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got [2]map[string]string
			for i, undone := range []bool{true, false} {
				h := newHouse(t, desk.Options{})
				h.inventory(shop)
				id := h.ok(h.seat("sato").Declare(t.Context(), incident.Declare{Title: "x"}, c.service)).Stream
				h.at("10:05")
				if undone {
					h.do("sato", id, c.undone...)
				}
				h.at("10:10")
				h.do("suzuki", id, c.after...)
				h.at("10:15")
				if undone {
					out := h.ok(h.seat("sato").Undo(t.Context(), id))
					if !maps.Equal(dues(out.State), dues(h.state(id))) {
						t.Errorf("told %v, stored %v", dues(out.State), dues(h.state(id)))
					}
				}
				got[i] = dues(h.state(id))
				h.sound()
			}
			if !maps.Equal(got[0], got[1]) {
				t.Errorf("owed after the undo:\n%v\nwithout the act:\n%v", got[0], got[1])
			}
		})
	}
}

// Taking back a move to a service takes its terms back too.
func TestUndoAMove(t *testing.T) {
	h := newHouse(t, desk.Options{})
	h.inventory(shop)
	h.inventory(metrics)
	id := h.declare("")
	h.ok(h.seat("sato").Assign(t.Context(), id, "shop"))
	h.do("suzuki", id, incident.SetSeverity{To: incident.Critical})
	if d := dues(h.state(id)); d["first_report.client"] != "11-19 10:10" || d["first_report.users"] == "" {
		t.Fatalf("owed by the service's terms: %v", d)
	}
	out := h.ok(h.seat("sato").Undo(t.Context(), id))
	if d := dues(out.State); d["first_report.client"] != "11-19 10:15" || d["first_report.users"] != "" || out.State.Service != "" {
		t.Errorf("of service %q, owed: %v", out.State.Service, d)
	}
	h.sound()
}

// Two in a row take back two acts, though an undo records due instants too.
func TestUndoTwice(t *testing.T) {
	h := newHouse(t, desk.Options{})
	id := h.declare("")
	h.do("sato", id, mark(incident.Began, "09:40"), mark(incident.Detected, "09:50"))
	h.do("suzuki", id, incident.SetSeverity{To: incident.High})
	for range 2 {
		h.ok(h.seat("sato").Undo(t.Context(), id))
	}
	st := h.state(id)
	if !st.Mark(incident.Began).IsZero() || !st.Mark(incident.Detected).IsZero() {
		t.Error("not both were taken back")
	}
	if d := dues(st); d["first_report.client"] != "11-19 10:30" || d["escalation.1"] != "11-19 14:00" {
		t.Errorf("owed: %v", d)
	}
	h.sound()
}
