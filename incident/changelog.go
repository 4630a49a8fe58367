package incident

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// ChangeState is how far a change of a service has come. It is computed from what was recorded; nobody writes it.
type ChangeState string

const (
	ChangeIsRequested ChangeState = "requested"
	ChangeIsApproved  ChangeState = "approved"
	ChangeIsRefused   ChangeState = "refused"
	ChangeIsScheduled ChangeState = "scheduled"
	ChangeIsDoing     ChangeState = "doing"
	ChangeIsDone      ChangeState = "done"
	ChangeIsVerified  ChangeState = "verified"
	ChangeIsUndone    ChangeState = "undone"
)

// ServiceChange is one change of a service, folded from the events of the service's stream (PRODUCT.md, changes). Its id is
// that of the event that requested it.
type ServiceChange struct {
	ID      string `json:"id"`
	Service string `json:"service"`
	ChangePlan
	Past     bool           `json:"past,omitempty"` // told after the fact
	Asked    Signed         `json:"asked"`
	Approved Signed         `json:"approved,omitzero"` // its note: why somebody approved their own
	Refused  Signed         `json:"refused,omitzero"`  // its note: why
	From     time.Time      `json:"from,omitzero"`     // as scheduled
	To       time.Time      `json:"to,omitzero"`
	Notices  []Notice       `json:"notices,omitempty"`
	Started  Signed         `json:"started,omitzero"`
	Finished Signed         `json:"finished,omitzero"`
	Checks   []Verification `json:"checks,omitempty"`
	Undone   Signed         `json:"undone,omitzero"` // its note: why
	UndoneBy string         `json:"undone_how,omitempty"`
	Flagged  []string       `json:"flagged,omitempty"` // the incidents that were open when it was requested or carried out
}

// Signed is something done to a change, with when and by whom; the zero value: it was not.
type Signed struct {
	At   time.Time `json:"at"`
	By   string    `json:"by,omitempty"`
	Note string    `json:"note,omitempty"`
}

// Done tells whether it was.
func (s Signed) Done() bool { return !s.At.IsZero() }

// State tells how far the change has come.
func (c ServiceChange) State() ChangeState {
	switch {
	case c.Undone.Done():
		return ChangeIsUndone
	case c.Finished.Done() && c.Healthy():
		return ChangeIsVerified
	case c.Finished.Done():
		return ChangeIsDone
	case c.Started.Done():
		return ChangeIsDoing
	case c.Refused.Done():
		return ChangeIsRefused
	case !c.From.IsZero():
		return ChangeIsScheduled
	case c.Approved.Done():
		return ChangeIsApproved
	}
	return ChangeIsRequested
}

// Healthy tells whether the last verification found it so.
func (c ServiceChange) Healthy() bool {
	return len(c.Checks) > 0 && c.Checks[len(c.Checks)-1].Healthy
}

// Unhealthy tells whether the last verification found that it is not.
func (c ServiceChange) Unhealthy() bool { return len(c.Checks) > 0 && !c.Healthy() }

// When is the time by which a change is sorted: it was carried out, else begun, else is scheduled, else was requested.
func (c ServiceChange) When() time.Time {
	for _, at := range []time.Time{c.Finished.At, c.Started.At, c.From} {
		if !at.IsZero() {
			return at
		}
	}
	return c.Asked.At
}

// Who carried it out, else asked for it.
func (c ServiceChange) Who() string { return cmp.Or(c.Finished.By, c.Started.By, c.Asked.By) }

// Owes tells whether an emergency change was carried out and still lacks its approval (PRODUCT.md, the emergency rule).
func (c ServiceChange) Owes() bool {
	return c.Emergency && (c.Started.Done() || c.Finished.Done()) && !c.Approved.Done() && !c.Refused.Done()
}

// Reversible answers in the words of the decision sheet whether the change can be undone, and why not, or only up to where.
// Empty: nobody said.
func (c ServiceChange) Reversible() (answer, why string) {
	switch {
	case c.Irreversible != "" && c.Undo != "":
		return "partly", c.Irreversible
	case c.Irreversible != "":
		return "no", c.Irreversible
	case c.UndoUntil != "":
		return "partly", c.UndoUntil
	case c.Undo != "":
		return "yes", ""
	}
	return "", ""
}

// Touched tells whether the service may have changed by an instant: it was begun, or its time has come and nobody said that
// it was not.
func (c ServiceChange) Touched(now time.Time) bool {
	return c.Started.Done() || c.Finished.Done() || c.State() == ChangeIsScheduled && !c.From.After(now)
}

// FoldChanges folds the changes of a service from the events of its stream, which come in fold order; other events are
// passed over, and so is what was taken back. The changes come in the order in which they were requested.
func FoldChanges(events []Event) []ServiceChange {
	undone := UndoneActs(events)
	var out []ServiceChange
	at := map[string]int{}
	for _, e := range events {
		id, ok := ChangeOf(e)
		if !ok || undone[e.Act] {
			continue
		}
		i, known := at[id]
		if !known {
			i, at[id] = len(out), len(out)
			out = append(out, ServiceChange{})
		}
		out[i].Take(e)
	}
	// What was done to a change of which the request has not arrived, or was taken back, is nobody's.
	return slices.DeleteFunc(out, func(c ServiceChange) bool { return c.ID == "" })
}

// Take folds one event of the change in.
func (c *ServiceChange) Take(e Event) {
	if b, ok := e.Body.(changeBody); ok {
		b.take(c, e)
	}
}

// ChangeOf gives the id of the change an event is about; ok is false where it is about none.
func ChangeOf(e Event) (id string, ok bool) {
	b, ok := e.Body.(changeBody)
	if !ok {
		return "", false
	}
	return cmp.Or(b.about(), e.ID), true
}

// flag adds incidents that were open then.
func (c *ServiceChange) flag(open []string) {
	for _, stream := range open {
		if !slices.Contains(c.Flagged, stream) {
			c.Flagged = append(c.Flagged, stream)
		}
	}
}

func signed(e Event, by, note string) Signed {
	return Signed{At: e.OccurredAt, By: cmp.Or(by, e.Words, e.Actor), Note: note}
}

// samePerson compares names as people mean them.
func samePerson(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}
