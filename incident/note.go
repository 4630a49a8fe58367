package incident

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// NoteTaken is an entry in somebody's own words.
type NoteTaken struct {
	Text string    `json:"text"`
	As   EntryKind `json:"as"`
	Tags []string  `json:"tags,omitempty"`
	Key  bool      `json:"key,omitempty"`
	// Attached is the whole of a long text, of which Text has the beginning.
	Attached *Attached `json:"attached,omitempty"`
}

func (NoteTaken) Kind() Kind { return "note.taken" }
func (b NoteTaken) apply(s *State, _ Event) {
	s.Counts.Entries++
	if b.Key {
		s.Counts.Key++
	}
}
func (b NoteTaken) tell(e *Entry) {
	e.Note, e.Kind, e.Text, e.Tags, e.Key, e.Attached = true, b.As, b.Text, b.Tags, b.Key, b.Attached
}

// readNote reads a stored note. There may be a hundred thousand of them, nearly all as [EncodeBody] writes a short line
// in one piece: those are cut out instead of parsed.
func readNote(data []byte) (Body, error) {
	if n, ok := cutNote(string(data)); ok {
		return n, nil
	}
	return reads[NoteTaken](data)
}

// cutNote reads {"text":"…","as":"…"} or the same with "key":true, without escapes.
func cutNote(s string) (n NoteTaken, ok bool) {
	rest, ok := strings.CutPrefix(s, `{"text":"`)
	if !ok || strings.IndexByte(s, '\\') >= 0 || !utf8.ValidString(s) || strings.IndexFunc(s, unicode.IsControl) >= 0 {
		return n, false
	}
	if n.Text, rest, ok = strings.Cut(rest, `","as":"`); !ok || strings.IndexByte(n.Text, '"') >= 0 {
		return n, false
	}
	as, rest, ok := strings.Cut(rest, `"`)
	n.As, n.Key = EntryKind(as), rest == `,"key":true}`
	return n, ok && (n.Key || rest == "}")
}

// TakeNote writes an entry. It depends on nothing in the state, so it is appended without reading it (see [Blind]).
// Refused: no text, an unknown kind, a time in the future.
type TakeNote struct {
	Text     string
	As       EntryKind // empty: a plain note
	At       When
	Tags     []string
	Key      bool
	Attached *Attached // the whole of a long text; nil: Text is all of it
}

func (n TakeNote) decide(c *casework) error {
	if !said(n.Text) {
		return Refuse(CodeEmpty, "text")
	}
	if n.As == "" {
		n.As = EntryNote
	}
	if err := wordOf("kind", n.As, NoteKinds()); err != nil {
		return err
	}
	if n.Attached != nil {
		if err := n.Attached.check(); err != nil {
			return err
		}
	}
	return c.at(n.At, NoteTaken{Text: n.Text, As: n.As, Tags: n.Tags, Key: n.Key, Attached: n.Attached})
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
	case TakeNote, TakeNotes, TellChange, Attach, TellCommand:
		return true
	}
	return false
}

// DecideBlind decides a blind command without a state.
func DecideBlind(stream string, cmd Command, by By, env Env) ([]Event, error) {
	c := &casework{state: &State{Stream: stream}, env: env, by: by, act: env.act()}
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
