package incident

import (
	"strings"
)

// NoteTaken is an entry in somebody's own words.
type NoteTaken struct {
	Text string    `json:"text"`
	As   EntryKind `json:"as"`
	Tags []string  `json:"tags,omitempty"`
	Key  bool      `json:"key,omitempty"`
}

func (NoteTaken) Kind() Kind { return "note.taken" }
func (b NoteTaken) apply(s *State, _ Event) {
	s.Counts.Entries++
	if b.Key {
		s.Counts.Key++
	}
}
func (b NoteTaken) tell(e *Entry) {
	e.Note, e.Kind, e.Text, e.Tags, e.Key = true, b.As, b.Text, b.Tags, b.Key
}

// TakeNote writes an entry. It depends on nothing in the state, so it is appended without reading it (see [Blind]).
// Refused: no text, an unknown kind, a time in the future.
type TakeNote struct {
	Text string
	As   EntryKind // empty: a plain note
	At   When
	Tags []string
	Key  bool
}

func (n TakeNote) decide(c *casework) error {
	if strings.TrimSpace(n.Text) == "" {
		return Refuse(CodeEmpty, "text")
	}
	if n.As == "" {
		n.As = EntryNote
	}
	if err := wordOf("kind", n.As, NoteKinds()); err != nil {
		return err
	}
	return c.at(n.At, NoteTaken{Text: n.Text, As: n.As, Tags: n.Tags, Key: n.Key})
}

// TakeNotes writes several entries as one act, as pasted lines are.
type TakeNotes []TakeNote

func (ns TakeNotes) decide(c *casework) error {
	for _, n := range ns {
		if err := n.decide(c); err != nil {
			return err
		}
	}
	return nil
}

// Blind tells whether a command needs no state: it may be appended to any known incident as it is.
func Blind(cmd Command) bool {
	switch cmd.(type) {
	case TakeNote, TakeNotes:
		return true
	}
	return false
}

// DecideBlind decides a blind command without a state.
func DecideBlind(stream string, cmd Command, by By, env Env) ([]Event, error) {
	c := &casework{state: &State{Stream: stream}, env: env, by: by, act: env.NewID()}
	if err := cmd.decide(c); err != nil {
		return nil, err
	}
	return c.events, nil
}

// CountsOf gives what the events of a blind act add to the counts.
func CountsOf(events []Event) Counts {
	s := State{}
	for _, e := range events {
		s.Apply(e)
	}
	return s.Counts
}
