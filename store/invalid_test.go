package store

import (
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/desk"
)

// TestInvalidUTF8 records bytes that are no text: the lists say what the events say, each such byte as U+FFFD.
func TestInvalidUTF8(t *testing.T) {
	s := open(t, dbPath(t), Options{})
	defer s.Close()
	stream := declare(t, s)
	if _, err := note(s, stream, "a\xff\xfeb"); err != nil {
		t.Fatal(err)
	}
	err := s.Write(t.Context(), func(tx desk.Tx) error {
		state, err := tx.State(stream)
		if err != nil {
			return err
		}
		by := incident.By{Name: "sa\xffto", Words: "\xc3(", Via: incident.ViaCLI}
		events, err := incident.Decide(state, incident.OpenGap{Field: "desk\x80"}, by, incident.Env{Now: time.Now(), NewID: newID})
		if err != nil {
			return err
		}
		err = tx.Append(events, state)
		if len(state.Gaps) != 1 || state.Gaps[0].Field != "desk\ufffd" {
			t.Errorf("the state says %+v", state.Gaps)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	sound(t, s)
	w, err := s.Timeline(t.Context(), stream, desk.Window{})
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]bool{}
	for _, e := range w.Entries {
		texts[e.Text+" "+e.Actor+" "+e.Words] = true
	}
	if !texts["a\ufffd\ufffdb sato "] || !texts["desk\ufffd sa\ufffdto \ufffd("] {
		t.Errorf("the timeline says %v", texts)
	}
}
