package incident

import (
	"slices"
	"time"
)

// answerWithin is how long an ask waits for its "understood" before it shows as unanswered; a shorter ask waits for no
// longer than it may take.
const answerWithin = 3 * time.Minute

// maxAsk bounds the minutes of an ask: what takes longer is an action.
const maxAsk = 24 * 60

// Ask is something asked of one person, with the minutes it may take (PRODUCT.md, roles: who, what, minutes).
type Ask struct {
	ID string
	At time.Time
	By string
	AskMade
	Answered  time.Time
	Accepted  bool
	Why       string // of the refusal, or of the withdrawal
	Done      time.Time
	Result    string
	Withdrawn time.Time
}

// AskState is how an ask stands; it is computed, nobody writes "late".
type AskState string

const (
	AskWaiting    AskState = "waiting"    // for an answer
	AskUnanswered AskState = "unanswered" // too long
	AskDoing      AskState = "doing"
	AskOverdue    AskState = "overdue" // its result is
	AskFinished   AskState = "finished"
	AskRefused    AskState = "refused"
	AskWithdrawn  AskState = "withdrawn"
)

// Open tells whether somebody still owes something: an answer or a result.
func (s AskState) Open() bool {
	return s == AskWaiting || s == AskUnanswered || s == AskDoing || s == AskOverdue
}

// Due is when its result is owed.
func (a Ask) Due() time.Time { return a.At.Add(time.Duration(a.Minutes) * time.Minute) }

// State tells how the ask stands at an instant.
func (a Ask) State(now time.Time) AskState {
	switch {
	case !a.Withdrawn.IsZero():
		return AskWithdrawn
	case !a.Done.IsZero():
		return AskFinished
	case !a.Answered.IsZero() && !a.Accepted:
		return AskRefused
	case now.After(a.Due()):
		return AskOverdue
	case a.Accepted:
		return AskDoing
	case now.Sub(a.At) > min(answerWithin, time.Duration(a.Minutes)*time.Minute):
		return AskUnanswered
	}
	return AskWaiting
}

// AskMade asks somebody for something.
type AskMade struct {
	Who     string `json:"who"`
	What    string `json:"what"`
	Minutes int    `json:"minutes"`
}

// AskAnswered says "understood", or why not.
type AskAnswered struct {
	Ask    string `json:"ask"`
	Accept bool   `json:"accept,omitempty"`
	Why    string `json:"why,omitempty"`
	What   string `json:"what,omitempty"` // what was asked, so that the entry says it
}

// AskDone tells what came of it.
type AskDone struct {
	Ask    string `json:"ask"`
	Result string `json:"result"`
	What   string `json:"what,omitempty"`
}

// AskTakenBack withdraws an ask.
type AskTakenBack struct {
	Ask    string `json:"ask"`
	Reason string `json:"reason,omitempty"`
	What   string `json:"what,omitempty"`
}

func (AskMade) Kind() Kind      { return "ask.made" }
func (AskAnswered) Kind() Kind  { return "ask.answered" }
func (AskDone) Kind() Kind      { return "ask.done" }
func (AskTakenBack) Kind() Kind { return "ask.withdrawn" }

func (b AskMade) apply(s *State, e Event) {
	s.Asks = append(s.Asks, Ask{ID: e.ID, At: e.OccurredAt, By: e.Actor, AskMade: b})
}
func (b AskAnswered) apply(s *State, e Event) {
	s.ask(b.Ask, func(a *Ask) { a.Answered, a.Accepted, a.Why = e.OccurredAt, b.Accept, b.Why })
}
func (b AskDone) apply(s *State, e Event) {
	s.ask(b.Ask, func(a *Ask) { a.Done, a.Result = e.OccurredAt, b.Result })
}
func (b AskTakenBack) apply(s *State, e Event) {
	s.ask(b.Ask, func(a *Ask) { a.Withdrawn, a.Why = e.OccurredAt, b.Reason })
}

func (s *State) ask(id string, change func(*Ask)) {
	for i := range s.Asks {
		if s.Asks[i].ID == id {
			change(&s.Asks[i])
		}
	}
}

func (b AskMade) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryAsk, b.What, Say("ask.made", b.Who, itoa(b.Minutes))
}
func (b AskAnswered) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryAsk, b.Why, Say("ask.refused", b.What)
	if b.Accept {
		e.Phrase = Say("ask.accepted", b.What)
	}
}
func (b AskDone) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryAsk, b.Result, Say("ask.done", b.What)
}
func (b AskTakenBack) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryAsk, b.Reason, Say("ask.withdrawn", b.What)
}

// MakeAsk asks somebody for something. Refused: nobody, nothing, or no whole number of minutes up to a day.
type MakeAsk AskMade

// AnswerAsk accepts or refuses an ask. Refused: no such ask, answered or over already, a refusal without a reason.
type AnswerAsk AskAnswered

// FinishAsk tells its result; who has not answered has thereby accepted. Refused: no such ask, over already, no result.
type FinishAsk AskDone

// TakeBackAsk withdraws it. Refused: no such ask, over already.
type TakeBackAsk AskTakenBack

func (a MakeAsk) decide(c *casework) error {
	switch {
	case !said(a.Who):
		return Refuse(CodeEmpty, "who")
	case !said(a.What):
		return Refuse(CodeEmpty, "what")
	case a.Minutes < 1 || a.Minutes > maxAsk:
		return Refuse(CodeUnknownWord, "minutes", itoa(a.Minutes))
	}
	return c.record(time.Time{}, AskMade(a))
}

func (a AnswerAsk) decide(c *casework) error {
	ask, err := c.openAsk(a.Ask)
	if err != nil {
		return err
	}
	if !ask.Answered.IsZero() {
		return Refuse(CodeAlreadyDone, "ask")
	}
	if !a.Accept && !said(a.Why) {
		return Refuse(CodeReasonNeeded, "refuse_ask")
	}
	a.What = ask.What
	return c.record(time.Time{}, AskAnswered(a))
}

func (a FinishAsk) decide(c *casework) error {
	ask, err := c.openAsk(a.Ask)
	if err != nil {
		return err
	}
	if !said(a.Result) {
		return Refuse(CodeEmpty, "result")
	}
	a.What = ask.What
	return c.record(time.Time{}, AskDone(a))
}

func (a TakeBackAsk) decide(c *casework) error {
	ask, err := c.openAsk(a.Ask)
	if err != nil {
		return err
	}
	a.What = ask.What
	return c.record(time.Time{}, AskTakenBack(a))
}

// openAsk finds an ask that is not over.
func (c *casework) openAsk(id string) (Ask, error) {
	i := slices.IndexFunc(c.state.Asks, func(a Ask) bool { return a.ID == id })
	switch {
	case i < 0:
		return Ask{}, Refuse(CodeNotFound, id)
	case !c.state.Asks[i].State(c.env.Now).Open():
		return Ask{}, Refuse(CodeAlreadyDone, "ask")
	}
	return c.state.Asks[i], nil
}

// askOf is the ask that a promise follows from.
func (c *casework) askOf(p Promise) string {
	i := slices.IndexFunc(c.state.Asks, func(a Ask) bool { return a.promise() == p.ID })
	return c.state.Asks[i].ID
}

// promise is the id of what it owes.
func (a Ask) promise() string { return "ask." + Tail(a.ID) }

// asks owes the result of each ask to who asked, until it is refused or taken back.
func (l *ledger) asks() {
	for _, a := range l.s.Asks {
		d := Due{
			ID: a.promise(), Kind: PromiseAsk, From: a.At, At: a.Due(), What: a.What, Owner: a.Who,
			Reason: Say("due.asked", a.By, itoa(a.Minutes)),
		}
		gone := a.Withdrawn
		if !a.Answered.IsZero() && !a.Accepted && a.Done.IsZero() {
			gone = earlier(gone, a.Answered)
		}
		if gone.IsZero() {
			l.stand(d, a.Done)
			continue
		}
		l.out = append(l.out, Promise{Due: d, State: Withdrawn, Note: a.Why})
	}
}
