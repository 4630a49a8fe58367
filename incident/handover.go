package incident

import (
	"slices"
	"time"
)

// offerStands is how long a hand-over waits before it shows as unanswered (issue: refused or unanswered after 5 min shows).
const offerStands = 5 * time.Minute

// Offer is a seat that one person hands to another, or asks another for.
type Offer struct {
	ID string
	At time.Time
	By string
	HandoverOffered
	Answered  time.Time
	Accepted  bool
	Why       string // of the refusal, or of taking it back
	Brief     string // what the taker was shown
	Withdrawn time.Time
	Replaced  bool // by a later offer of the same seat, or because it has changed hands
}

// OfferState is how a hand-over stands; it is computed.
type OfferState string

const (
	OfferWaiting    OfferState = "waiting"
	OfferUnanswered OfferState = "unanswered"
	OfferAccepted   OfferState = "accepted"
	OfferRefused    OfferState = "refused"
	OfferWithdrawn  OfferState = "withdrawn"
	OfferReplaced   OfferState = "replaced"
)

// Open tells whether it still waits for an answer.
func (s OfferState) Open() bool { return s == OfferWaiting || s == OfferUnanswered }

// State tells how the hand-over stands at an instant.
func (o Offer) State(now time.Time) OfferState {
	switch {
	case !o.Withdrawn.IsZero():
		return OfferWithdrawn
	case !o.Answered.IsZero() && o.Accepted:
		return OfferAccepted
	case !o.Answered.IsZero():
		return OfferRefused
	case o.Replaced:
		return OfferReplaced
	case now.Sub(o.At) > offerStands:
		return OfferUnanswered
	}
	return OfferWaiting
}

// Asked is who has to answer: the taker, or the holder where the taker asks for the seat.
func (o Offer) Asked() string {
	if o.By == o.To {
		return o.From
	}
	return o.To
}

// HandoverOffered hands a seat from one person to another.
type HandoverOffered struct {
	Role Role   `json:"role"`
	From string `json:"from,omitempty"` // who holds it; empty: nobody
	To   string `json:"to"`
}

// HandoverAnswered accepts it or says why not. The seat itself changes by [RoleTaken] in the same act.
type HandoverAnswered struct {
	Offer  string `json:"offer"`
	Accept bool   `json:"accept,omitempty"`
	Why    string `json:"why,omitempty"`
	Brief  string `json:"brief,omitempty"`
}

// HandoverWithdrawn takes it back.
type HandoverWithdrawn struct {
	Offer  string `json:"offer"`
	Reason string `json:"reason,omitempty"`
}

func (HandoverOffered) Kind() Kind   { return "handover.offered" }
func (HandoverAnswered) Kind() Kind  { return "handover.answered" }
func (HandoverWithdrawn) Kind() Kind { return "handover.withdrawn" }

func (b HandoverOffered) apply(s *State, e Event) {
	s.replaceOffers(b.Role, e.OccurredAt)
	s.Offers = append(s.Offers, Offer{ID: e.ID, At: e.OccurredAt, By: e.Actor, HandoverOffered: b})
}
func (b HandoverAnswered) apply(s *State, e Event) {
	s.offer(b.Offer, func(o *Offer) { o.Answered, o.Accepted, o.Why, o.Brief = e.OccurredAt, b.Accept, b.Why, b.Brief })
}
func (b HandoverWithdrawn) apply(s *State, e Event) {
	s.offer(b.Offer, func(o *Offer) { o.Withdrawn, o.Why = e.OccurredAt, b.Reason })
}

// replaceOffers ends those of a seat that still wait: a later one stands in for them, or the seat has changed hands.
func (s *State) replaceOffers(role Role, at time.Time) {
	for i, o := range s.Offers {
		s.Offers[i].Replaced = o.Replaced || o.Role == role && o.State(at).Open()
	}
}

func (s *State) offer(id string, change func(*Offer)) {
	for i := range s.Offers {
		if s.Offers[i].ID == id {
			change(&s.Offers[i])
		}
	}
}

func (b HandoverOffered) tell(e *Entry) {
	e.Kind, e.Phrase = EntryRole, Say("handover.offered", string(b.Role), b.From, b.To)
	if e.Actor == b.To {
		e.Phrase = Say("handover.requested", string(b.Role), b.From, b.To)
	}
}
func (b HandoverAnswered) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryRole, b.Why, Say("handover.refused")
	if b.Accept {
		e.Phrase = Say("handover.accepted")
	}
}
func (b HandoverWithdrawn) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryRole, b.Reason, Say("handover.withdrawn")
}

// OfferHandover hands a seat to somebody, or asks its holder for it where To is who acts. A later offer of the same seat
// replaces one that still waits. Refused: an unknown seat, nobody named, one who holds it already, a seat nobody holds
// that is asked for (it is taken), a seat of somebody else's that is handed to a third, an offer that crosses one between
// the same two (that one is answered).
type OfferHandover struct {
	Role Role
	To   string
}

// AnswerHandover accepts or refuses. Refused: no such offer, over already, somebody else's to answer, no reason for a
// refusal. Brief is what the taker was shown.
type AnswerHandover HandoverAnswered

// WithdrawHandover takes an offer back. Refused: no such offer, over already.
type WithdrawHandover HandoverWithdrawn

func (a OfferHandover) decide(c *casework) error {
	if err := wordOf("role", a.Role, AllRoles()); err != nil {
		return err
	}
	holder := c.state.Roles[a.Role].Who
	switch {
	case !said(a.To):
		return Refuse(CodeEmpty, "to")
	case a.To == holder:
		return Refuse(CodeAlreadyDone, "role")
	case holder == "" && a.To == c.by.Name:
		return Refuse(CodeNotYet, "holder")
	case holder != "" && holder != c.by.Name && a.To != c.by.Name:
		return Refuse(CodeHeld, holder)
	}
	for _, o := range c.state.Offers {
		if o.Role == a.Role && o.To == a.To && o.Asked() == c.by.Name && o.State(c.env.Now).Open() {
			return Refuse(CodeAlreadyDone, "crossed", o.By)
		}
	}
	return c.record(time.Time{}, HandoverOffered{Role: a.Role, From: holder, To: a.To})
}

func (a AnswerHandover) decide(c *casework) error {
	o, err := c.openOffer(a.Offer)
	if err != nil {
		return err
	}
	switch {
	case o.Asked() != c.by.Name:
		return Refuse(CodeNotAsked, o.Asked())
	case !a.Accept && !said(a.Why):
		return Refuse(CodeReasonNeeded, "refuse_handover")
	}
	if err := c.record(time.Time{}, HandoverAnswered(a)); err != nil || !a.Accept {
		return err
	}
	return c.record(time.Time{}, RoleTaken{Role: o.Role, Who: o.To})
}

func (a WithdrawHandover) decide(c *casework) error {
	if _, err := c.openOffer(a.Offer); err != nil {
		return err
	}
	return c.record(time.Time{}, HandoverWithdrawn(a))
}

// openOffer finds an offer that still waits.
func (c *casework) openOffer(id string) (Offer, error) {
	i := slices.IndexFunc(c.state.Offers, func(o Offer) bool { return o.ID == id })
	switch {
	case i < 0:
		return Offer{}, Refuse(CodeNotFound, id)
	case !c.state.Offers[i].State(c.env.Now).Open():
		return Offer{}, Refuse(CodeAlreadyDone, "handover")
	}
	return c.state.Offers[i], nil
}
