package desk

import (
	"context"
	"slices"
	"strings"
	"time"

	"shirei/incident"
)

// Here is one session of somebody who is present: it is nobody's history, and gone with the process that holds it.
// Roles are not in it; they stand in the record.
type Here struct {
	Session string        `json:"-"`
	Name    string        `json:"name"`
	Stream  string        `json:"stream,omitempty"`  // the incident on their screen; empty: none
	Step    incident.Step `json:"step,omitempty"`    // and the step of it
	Typing  bool          `json:"typing,omitempty"`  // they write something at the moment
	Idle    bool          `json:"idle,omitempty"`    // no key was pressed for a while; Seen tells the last one
	Remote  bool          `json:"remote,omitempty"`  // over SSH
	Watches bool          `json:"watches,omitempty"` // their grant is to observe: nothing can be asked of them
	Since   time.Time     `json:"since"`
	Seen    time.Time     `json:"seen"` // their last key by the time of the last change
}

// Roles tells which seats somebody has in an incident; a state of nil is none.
func (h Here) Roles(st *incident.State) []incident.Role {
	if st == nil {
		return nil
	}
	return st.Seats(h.Name)
}

// Same tells whether the others see the same in both: when the last key was pressed is not told by itself.
func (h Here) Same(o Here) bool {
	h.Since, h.Seen = o.Since, o.Seen
	return h == o
}

// Presence tells sessions of each other, those of other processes too.
type Presence interface {
	// Announce says what a session of this process is about. What has not changed is not written; a session that this
	// process does not hold is passed over.
	Announce(ctx context.Context, h Here) error
	// Present gives the sessions that are alive; it may be as old as a second.
	Present(ctx context.Context) ([]Here, error)
}

// Announce says what a session of one's own is about, under one's own name.
func (s *Seat) Announce(ctx context.Context, h Here) error {
	h.Name, h.Watches = s.who.Name, s.Watches()
	return s.store.Announce(ctx, h)
}

// Present gives who is here, the first come first: those who have an incident on their screen, or all if none is named.
func (s *Seat) Present(ctx context.Context, stream string) ([]Here, error) {
	found, err := s.store.Present(ctx)
	found = slices.DeleteFunc(found, func(h Here) bool { return stream != "" && h.Stream != stream })
	slices.SortFunc(found, func(a, b Here) int {
		if c := a.Since.Compare(b.Since); c != 0 {
			return c
		}
		return strings.Compare(a.Session, b.Session)
	})
	return found, err
}
