package incident

import (
	"slices"
	"time"
)

// Handling is what people did about one promise.
type Handling struct {
	KeptAt    time.Time
	KeptBy    string
	How       string // for an escalation: who was reached
	Extended  time.Time
	Why       string
	Owner     string
	Withdrawn time.Time
	Snoozed   time.Time // quiet until then
}

// PromiseMade is something owed besides what follows from the rules: an ask, an outlook, a wait.
type PromiseMade struct{ Due }

// PromiseKept says that what was owed was done.
type PromiseKept struct {
	ID  string `json:"id"`
	How string `json:"how,omitempty"`
}

// PromiseExtended moves a due instant, with a reason.
type PromiseExtended struct {
	ID     string    `json:"id"`
	To     time.Time `json:"to"`
	Reason string    `json:"reason"`
}

// PromiseHanded gives a promise another owner.
type PromiseHanded struct {
	ID string `json:"id"`
	To string `json:"to"`
}

// PromiseWithdrawn takes a promise back, with a reason.
type PromiseWithdrawn struct {
	ID     string `json:"id"`
	Reason string `json:"reason"`
}

// PromiseSnoozed keeps a promise quiet for a while; it stays due when it is.
type PromiseSnoozed struct {
	ID    string    `json:"id"`
	Until time.Time `json:"until"`
}

func (PromiseMade) Kind() Kind      { return "promise.made" }
func (PromiseKept) Kind() Kind      { return "promise.kept" }
func (PromiseExtended) Kind() Kind  { return "promise.extended" }
func (PromiseHanded) Kind() Kind    { return "promise.handed" }
func (PromiseWithdrawn) Kind() Kind { return "promise.withdrawn" }
func (PromiseSnoozed) Kind() Kind   { return "promise.snoozed" }

func (b PromiseMade) apply(s *State, e Event) {
	b.From = e.OccurredAt
	s.Promised = append(s.Promised, b.Due)
}
func (b PromiseKept) apply(s *State, e Event) {
	s.handle(b.ID, func(h *Handling) { h.KeptAt, h.KeptBy, h.How = e.OccurredAt, e.Actor, b.How })
}
func (b PromiseExtended) apply(s *State, _ Event) {
	s.handle(b.ID, func(h *Handling) { h.Extended, h.Why = b.To, b.Reason })
}
func (b PromiseHanded) apply(s *State, _ Event) {
	s.handle(b.ID, func(h *Handling) { h.Owner = b.To })
}
func (b PromiseWithdrawn) apply(s *State, e Event) {
	s.handle(b.ID, func(h *Handling) { h.Withdrawn, h.Why = e.OccurredAt, b.Reason })
}
func (b PromiseSnoozed) apply(s *State, _ Event) {
	s.handle(b.ID, func(h *Handling) { h.Snoozed = b.Until })
}

func (s *State) handle(id string, change func(*Handling)) {
	h := s.Handling[id]
	change(&h)
	s.Handling[id] = h
}

func (b PromiseMade) tell(e *Entry) {
	e.Kind, e.Text = EntryPromise, b.What
	e.Phrase = Say("promise.made", b.Owner, b.At.Format(time.RFC3339))
}
func (b PromiseKept) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryPromise, b.How, Say("promise.kept", b.ID)
}
func (b PromiseExtended) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryPromise, b.Reason, Say("promise.extended", b.ID, b.To.Format(time.RFC3339))
}
func (b PromiseHanded) tell(e *Entry) {
	e.Kind, e.Phrase = EntryPromise, Say("promise.handed", b.ID, b.To)
}
func (b PromiseWithdrawn) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryPromise, b.Reason, Say("promise.withdrawn", b.ID)
}

// MakePromise owes something besides the rules. Refused: nothing said, no due instant.
type MakePromise struct {
	What  string
	Owner string
	Due   time.Time
}

// KeepPromise says it was done. Refused: not open; an escalation without who was reached; one that only its own act keeps.
type KeepPromise struct {
	ID  string
	How string
	At  time.Time
}

// ExtendPromise moves the due instant. Refused: not open, no reason, a time in the past, a time told to somebody outside.
type ExtendPromise struct {
	ID     string
	To     time.Time
	Reason string
}

// HandPromise gives it another owner. Refused: not open, nobody named.
type HandPromise struct{ ID, To string }

// WithdrawPromise takes it back; what was asked of somebody is taken back whole. Refused: not open, no reason.
type WithdrawPromise struct{ ID, Reason string }

// SnoozePromise keeps it quiet until then. Refused: not open, a time in the past.
type SnoozePromise struct {
	ID    string
	Until time.Time
}

func (a MakePromise) decide(c *casework) error {
	if !said(a.What) {
		return Refuse(CodeEmpty, "what")
	}
	if !a.Due.After(c.env.Now) {
		return Refuse(CodeBadTime, a.Due.Format(time.RFC3339))
	}
	d := Due{ID: c.counted("promise", len(c.state.Promised)), Kind: PromiseCustom, At: micro(a.Due), What: a.What, Owner: a.Owner, Reason: Say("due.promised", c.by.Name)}
	return c.record(time.Time{}, PromiseMade{d})
}

func (a KeepPromise) decide(c *casework) error {
	p, err := c.open(a.ID)
	if err != nil {
		return err
	}
	switch p.Kind {
	case PromiseEscalation:
		if !said(a.How) {
			return Refuse(CodeReachedNeeded)
		}
	case PromiseSizeUp:
		return c.sizeUp(a.At, a.How)
	case PromiseAsk:
		return FinishAsk{Ask: c.askOf(p), Result: a.How}.decide(c)
	case PromiseSeverity, PromiseFirstReport, PromiseUpdate, PromiseClosingWord, PromiseDecide, PromiseReport:
		if !said(a.How) {
			return Refuse(CodeReasonNeeded, "keep_"+string(p.Kind))
		}
	}
	return c.record(a.At, PromiseKept{ID: p.ID, How: a.How})
}

func (a ExtendPromise) decide(c *casework) error {
	p, err := c.open(a.ID)
	if err != nil {
		return err
	}
	if !said(a.Reason) {
		return Refuse(CodeReasonNeeded, "extend")
	}
	if (p.Kind == PromiseUpdate || p.Kind == PromiseClosingWord) && p.Audience.Outside() {
		return Refuse(CodeTold, string(p.Audience))
	}
	if !a.To.After(c.env.Now) {
		return Refuse(CodeBadTime, a.To.Format(time.RFC3339))
	}
	return c.record(time.Time{}, PromiseExtended{ID: p.ID, To: micro(a.To), Reason: a.Reason})
}

func (a HandPromise) decide(c *casework) error {
	p, err := c.open(a.ID)
	if err != nil {
		return err
	}
	if !said(a.To) {
		return Refuse(CodeEmpty, "to")
	}
	return c.record(time.Time{}, PromiseHanded{ID: p.ID, To: a.To})
}

func (a WithdrawPromise) decide(c *casework) error {
	p, err := c.open(a.ID)
	if err != nil {
		return err
	}
	if !said(a.Reason) {
		return Refuse(CodeReasonNeeded, "withdraw")
	}
	if p.Kind == PromiseAsk {
		return TakeBackAsk{Ask: c.askOf(p), Reason: a.Reason}.decide(c)
	}
	return c.record(time.Time{}, PromiseWithdrawn{ID: p.ID, Reason: a.Reason})
}

func (a SnoozePromise) decide(c *casework) error {
	p, err := c.open(a.ID)
	if err != nil {
		return err
	}
	if !a.Until.After(c.env.Now) {
		return Refuse(CodeBadTime, a.Until.Format(time.RFC3339))
	}
	return c.record(time.Time{}, PromiseSnoozed{ID: p.ID, Until: micro(a.Until)})
}

// open finds an open promise by its id or a unique beginning of it, of which its number is one.
func (c *casework) open(id string) (Promise, error) {
	var found []Promise
	for _, p := range c.state.Ledger(c.env.Now) {
		if !p.State.Open() {
			continue
		}
		if p.ID == id {
			return p, nil
		}
		if id != "" && begins(p.ID, id) {
			found = append(found, p)
		}
	}
	switch len(found) {
	case 0:
		return Promise{}, Refuse(CodeNotFound, id)
	case 1:
		return found[0], nil
	}
	args := []string{id}
	for _, p := range found {
		args = append(args, p.ID)
	}
	slices.Sort(args[1:])
	return Promise{}, Refuse(CodeAmbiguous, args...)
}

// SizeUp is one round of "what we know, what we do, what we do not know".
type SizeUp struct {
	At   time.Time
	Due  time.Time
	By   string
	Text string
}

// SizedUp is such a round, done.
type SizedUp struct {
	Text string    `json:"text,omitempty"`
	Due  time.Time `json:"due,omitzero"`
}

func (SizedUp) Kind() Kind { return "size_up.done" }
func (b SizedUp) apply(s *State, e Event) {
	s.SizeUps = append(s.SizeUps, SizeUp{At: e.OccurredAt, Due: b.Due, By: e.Actor, Text: b.Text})
}
func (b SizedUp) tell(e *Entry) { e.Kind, e.Text, e.Phrase = EntrySizeUp, b.Text, Say("size_up.done") }

// SizeUpNow records that the team sized things up.
type SizeUpNow struct{ Text string }

func (a SizeUpNow) decide(c *casework) error { return c.sizeUp(time.Time{}, a.Text) }

// sizeUp records a round with the instant at which it was due.
func (c *casework) sizeUp(at time.Time, text string) error {
	var due time.Time
	for _, d := range c.state.Terms {
		if d.Kind == PromiseSizeUp {
			due = d.At
			if to := c.state.Handling[d.ID].Extended; !to.IsZero() {
				due = to
			}
		}
	}
	return c.record(at, SizedUp{Text: text, Due: due})
}
