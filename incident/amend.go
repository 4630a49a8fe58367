package incident

import (
	"slices"
	"time"
)

// Amendment is a body that changes an entry which stands already. History is never rewritten: the entry is
// redrawn, and the events before stay as they are.
type Amendment interface {
	TargetID() string
	// Amend changes the entry and tells how the counts change with it.
	Amend(t *Entry, e Event) Counts
}

type target struct {
	Target string `json:"target"`
}

func (t target) TargetID() string  { return t.Target }
func (target) apply(*State, Event) {}

// EntryCorrected gives an entry other words.
type EntryCorrected struct {
	target
	Text string `json:"text"`
}

func (EntryCorrected) Kind() Kind { return "entry.corrected" }

// Amend keeps the first words beside the new ones.
func (b EntryCorrected) Amend(t *Entry, _ Event) Counts {
	if !t.Corrected {
		t.First = t.Text
	}
	t.Corrected, t.Text = true, b.Text
	return Counts{}
}

// EntryStruck takes an entry out of what counts; it stays readable.
type EntryStruck struct {
	target
	Reason string `json:"reason,omitempty"`
}

func (EntryStruck) Kind() Kind { return "entry.struck" }

// Amend strikes the entry.
func (b EntryStruck) Amend(t *Entry, _ Event) Counts {
	if t.Struck {
		return Counts{}
	}
	t.Struck, t.Why = true, b.Reason
	return t.weigh(-1)
}

// EntryMoved says that an entry happened at another time.
type EntryMoved struct {
	target
	At time.Time `json:"at"`
}

func (EntryMoved) Kind() Kind { return "entry.moved" }

// Amend moves the entry in time.
func (b EntryMoved) Amend(t *Entry, _ Event) Counts {
	t.Moved, t.OccurredAt = true, micro(b.At)
	return Counts{}
}

// EntryFlagged makes an entry a key event, or an ordinary one again.
type EntryFlagged struct {
	target
	Key bool `json:"key"`
}

func (EntryFlagged) Kind() Kind { return "entry.flagged" }

// Amend sets the mark.
func (b EntryFlagged) Amend(t *Entry, _ Event) Counts {
	before := *t
	t.Key = b.Key
	if t.Struck { // counts for nothing already
		return Counts{}
	}
	d := before.weigh(-1)
	d.add(t.weigh(1))
	return d
}

// EntryProgressed says what became of a hypothesis, a question or an action.
type EntryProgressed struct {
	target
	To   Progress `json:"to"`
	Who  string   `json:"who,omitempty"`
	Note string   `json:"note,omitempty"`
}

func (EntryProgressed) Kind() Kind { return "entry.progressed" }

// Amend sets the progress and who or what it came from.
func (b EntryProgressed) Amend(t *Entry, e Event) Counts {
	t.Progress = b.To
	if b.Who != "" {
		t.Owner = b.Who
	} else if t.Owner == "" {
		t.Owner = e.Actor
	}
	if b.Note != "" {
		t.Outcome = b.Note
	}
	return Counts{}
}

// weigh is what the entry counts for while it is not struck, times n: those told by acts count nothing.
func (e *Entry) weigh(n int) Counts {
	if !e.Note {
		return Counts{}
	}
	d := Counts{Entries: n}
	if e.Key {
		d.Key = n
	}
	return d
}

// Correct gives a note other words. Refused: no such entry, not a note, no text.
type Correct struct{ Target, Text string }

// Strike takes a note out of what counts. Refused: no such entry, not a note, struck already.
type Strike struct{ Target, Reason string }

// Move says when a note really happened. Refused: no such entry, not a note, a time in the future.
type Move struct {
	Target string
	At     time.Time
}

// Flag marks a note as a key event, or takes the mark off. Refused: no such entry, not a note.
type Flag struct {
	Target string
	Key    bool
}

// Advance says what became of a hypothesis, a question or an action. Refused: no such entry, or a progress its kind does not know.
type Advance struct {
	Target string
	To     Progress
	Who    string
	Note   string
}

func (a Correct) decide(c *casework) error {
	if !said(a.Text) {
		return Refuse(CodeEmpty, "text")
	}
	return c.amend(a.Target, EntryCorrected{target{a.Target}, a.Text})
}

func (a Strike) decide(c *casework) error {
	if e, ok := c.env.Entry(a.Target); ok && e.Struck {
		return Refuse(CodeAlreadyDone, "strike")
	}
	return c.amend(a.Target, EntryStruck{target{a.Target}, a.Reason})
}

func (a Move) decide(c *casework) error {
	if a.At.After(c.env.Now.Add(FutureSlack)) {
		return Refuse(CodeFuture, a.At.Format(time.RFC3339))
	}
	return c.amend(a.Target, EntryMoved{target{a.Target}, micro(a.At)})
}

func (a Flag) decide(c *casework) error {
	return c.amend(a.Target, EntryFlagged{target{a.Target}, a.Key})
}

func (a Advance) decide(c *casework) error {
	e, ok := c.env.Entry(a.Target)
	if !ok {
		return Refuse(CodeNotFound, a.Target)
	}
	if allowed := ProgressOf(e.Kind); !slices.Contains(allowed, a.To) {
		return wordOf("progress", a.To, allowed)
	}
	return c.amend(a.Target, EntryProgressed{target{a.Target}, a.To, a.Who, a.Note})
}

func (c *casework) amend(id string, b Body) error {
	e, ok := c.env.Entry(id)
	if !ok {
		return Refuse(CodeNotFound, id)
	}
	if !e.Note {
		return Refuse(CodeNotANote, id)
	}
	return c.record(time.Time{}, b)
}
