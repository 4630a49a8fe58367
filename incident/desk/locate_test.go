package desk_test

import (
	"testing"

	"shirei/incident"
	"shirei/incident/desk"
)

// TestLocateLast finds what is to be exported after an outage without its id, and guesses nothing where it could be two.
func TestLocateLast(t *testing.T) {
	h := newHouse(t, desk.Options{})
	seat := h.seat("sato")
	_, err := seat.LocateLast(t.Context(), "")
	refused(t, err, incident.CodeNoneActive)
	over := func() string {
		stream := h.declare(incident.High)
		h.do("sato", stream, incident.Recover{}, incident.Resolve{Reason: "watched elsewhere"})
		return stream
	}
	first := over()
	is := func(want string) {
		t.Helper()
		head, err := seat.LocateLast(t.Context(), "")
		if err != nil || head.Stream != want {
			t.Errorf("%s, %v; want %s", head.Stream, err, want)
		}
	}
	is(first)
	if _, err := seat.ImportFacts(t.Context(), facts(t)); err != nil {
		t.Fatal(err)
	}
	is(first)
	second := over()
	_, err = seat.LocateLast(t.Context(), "")
	refused(t, err, incident.CodeNoneActive)
	h.do("sato", first, incident.Close{})
	is(second)
	third := h.declare(incident.High)
	is(third)
}
