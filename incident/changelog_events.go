package incident

import "time"

// ChangePlan is what is to be changed and how it is undone, as it was asked for.
type ChangePlan struct {
	What         string `json:"what"`
	Reach        string `json:"reach,omitempty"`
	Risk         string `json:"risk,omitempty"`
	Ref          string `json:"ref,omitempty"`          // of the ticket, commit or pipeline, as it came
	Undo         string `json:"undo,omitempty"`         // how it is undone
	Irreversible string `json:"irreversible,omitempty"` // why it cannot be
	UndoUntil    string `json:"undo_until,omitempty"`   // after what it can no longer be
	Emergency    bool   `json:"emergency,omitempty"`    // it does not wait for the approval, and owes it afterwards
	Rule         string `json:"rule,omitempty"`         // by which it does not
}

// ChangeRequested asks for a change of a service, or tells of one that was made. It lives in the service's own stream, as
// everything about it does.
type ChangeRequested struct {
	ChangePlan
	By     string   `json:"by,omitempty"`     // who asks, if not the actor
	Past   bool     `json:"past,omitempty"`   // told after the fact: nobody was asked to approve it here
	During []string `json:"during,omitempty"` // incidents of the service that were open
}

// ChangeApproved approves a change.
type ChangeApproved struct {
	Change string `json:"change"`
	By     string `json:"by,omitempty"`
	Why    string `json:"why,omitempty"` // why one's own
}

// ChangeRefused refuses it.
type ChangeRefused struct {
	Change string `json:"change"`
	By     string `json:"by,omitempty"`
	Reason string `json:"reason"`
}

// ChangeScheduled says when it is carried out.
type ChangeScheduled struct {
	Change string    `json:"change"`
	From   time.Time `json:"from"`
	To     time.Time `json:"to,omitzero"`
}

// ChangeNoticed says that somebody was told of it.
type ChangeNoticed struct {
	Change string `json:"change"`
	To     string `json:"to"`
	How    string `json:"how,omitempty"`
}

// ChangeStarted says that it is being carried out.
type ChangeStarted struct {
	Change string   `json:"change"`
	By     string   `json:"by,omitempty"`
	During []string `json:"during,omitempty"`
}

// ChangeFinished says that it was carried out.
type ChangeFinished struct {
	Change string   `json:"change"`
	By     string   `json:"by,omitempty"`
	During []string `json:"during,omitempty"`
}

// ChangeVerified says how the service was found afterwards.
type ChangeVerified struct {
	Change   string `json:"change"`
	By       string `json:"by,omitempty"`
	Healthy  bool   `json:"healthy,omitempty"`
	Evidence string `json:"evidence"`
}

// ChangeUndone says that it was taken back from the service.
type ChangeUndone struct {
	Change string   `json:"change"`
	By     string   `json:"by,omitempty"`
	How    string   `json:"how,omitempty"`
	Why    string   `json:"why"`
	During []string `json:"during,omitempty"`
}

// Notice is one telling of a change.
type Notice struct {
	At  time.Time `json:"at"`
	By  string    `json:"by,omitempty"`
	To  string    `json:"to"`
	How string    `json:"how,omitempty"`
}

// Verification is how the service was found.
type Verification struct {
	At       time.Time `json:"at"`
	By       string    `json:"by,omitempty"`
	Healthy  bool      `json:"healthy,omitempty"`
	Evidence string    `json:"evidence,omitempty"`
}

// changeBody is a body about a change.
type changeBody interface {
	about() string // the change's id; empty for the event that begins it
	take(c *ServiceChange, e Event)
}

func (ChangeRequested) Kind() Kind { return "change.requested" }
func (ChangeApproved) Kind() Kind  { return "change.approved" }
func (ChangeRefused) Kind() Kind   { return "change.refused" }
func (ChangeScheduled) Kind() Kind { return "change.scheduled" }
func (ChangeNoticed) Kind() Kind   { return "change.noticed" }
func (ChangeStarted) Kind() Kind   { return "change.started" }
func (ChangeFinished) Kind() Kind  { return "change.finished" }
func (ChangeVerified) Kind() Kind  { return "change.verified" }
func (ChangeUndone) Kind() Kind    { return "change.undone" }

func (ChangeRequested) apply(*State, Event) {}
func (ChangeApproved) apply(*State, Event)  {}
func (ChangeRefused) apply(*State, Event)   {}
func (ChangeScheduled) apply(*State, Event) {}
func (ChangeNoticed) apply(*State, Event)   {}
func (ChangeStarted) apply(*State, Event)   {}
func (ChangeFinished) apply(*State, Event)  {}
func (ChangeVerified) apply(*State, Event)  {}
func (ChangeUndone) apply(*State, Event)    {}

func (ChangeRequested) about() string   { return "" }
func (b ChangeApproved) about() string  { return b.Change }
func (b ChangeRefused) about() string   { return b.Change }
func (b ChangeScheduled) about() string { return b.Change }
func (b ChangeNoticed) about() string   { return b.Change }
func (b ChangeStarted) about() string   { return b.Change }
func (b ChangeFinished) about() string  { return b.Change }
func (b ChangeVerified) about() string  { return b.Change }
func (b ChangeUndone) about() string    { return b.Change }

func (b ChangeRequested) take(c *ServiceChange, e Event) {
	c.Service, _ = ServiceOf(e.Stream)
	c.ID, c.ChangePlan, c.Past = e.ID, b.ChangePlan, b.Past
	c.Asked = signed(e, b.By, "")
	c.flag(b.During)
}

// The later word on the approval stands.
func (b ChangeApproved) take(c *ServiceChange, e Event) {
	c.Approved, c.Refused = signed(e, b.By, b.Why), Signed{}
}
func (b ChangeRefused) take(c *ServiceChange, e Event) {
	c.Refused, c.Approved = signed(e, b.By, b.Reason), Signed{}
}
func (b ChangeScheduled) take(c *ServiceChange, _ Event) {
	c.From, c.To = b.From, b.To
}
func (b ChangeNoticed) take(c *ServiceChange, e Event) {
	c.Notices = append(c.Notices, Notice{At: e.OccurredAt, By: signed(e, "", "").By, To: b.To, How: b.How})
}
func (b ChangeStarted) take(c *ServiceChange, e Event) {
	c.Started = signed(e, b.By, "")
	c.flag(b.During)
}
func (b ChangeFinished) take(c *ServiceChange, e Event) {
	c.Finished = signed(e, b.By, "")
	c.flag(b.During)
}
func (b ChangeVerified) take(c *ServiceChange, e Event) {
	c.Checks = append(c.Checks, Verification{At: e.OccurredAt, By: signed(e, b.By, "").By, Healthy: b.Healthy, Evidence: b.Evidence})
}
func (b ChangeUndone) take(c *ServiceChange, e Event) {
	c.Undone, c.UndoneBy = signed(e, b.By, b.Why), b.How
	c.flag(b.During)
}

// ChangeTold tells on the timeline of an incident that its service is being changed, or was shortly before.
type ChangeTold struct {
	Service string      `json:"service"`
	Change  string      `json:"change"` // its id
	State   ChangeState `json:"state"`
	What    string      `json:"what"`
	By      string      `json:"by,omitempty"`
	Before  bool        `json:"before,omitempty"` // it was carried out before the incident and only now recorded
}

func (ChangeTold) Kind() Kind          { return "change.told" }
func (ChangeTold) apply(*State, Event) {}
func (b ChangeTold) tell(e *Entry) {
	by := b.By
	if samePerson(by, e.Actor) {
		by = ""
	}
	e.Kind, e.Text, e.Phrase = EntryChange, b.What, Say("change.during", string(b.State), by)
	if b.Before {
		e.Phrase = Say("change.before", string(b.State), by)
	}
}

// TellChange puts a change on an incident's timeline. It depends on nothing in the state (see [Blind]). Refused: a time in
// the future.
type TellChange struct {
	ChangeTold
	At time.Time
}

func (a TellChange) decide(c *casework) error { return c.record(a.At, a.ChangeTold) }
