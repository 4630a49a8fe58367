package incident

import (
	"time"
)

// ChangeAct is something that can be done to a change.
type ChangeAct string

const (
	ActApprove  ChangeAct = "approve"
	ActRefuse   ChangeAct = "refuse"
	ActSchedule ChangeAct = "schedule"
	ActNotice   ChangeAct = "notice"
	ActStart    ChangeAct = "start"
	ActFinish   ChangeAct = "done"
	ActVerify   ChangeAct = "verify"
	ActUndo     ChangeAct = "undone"
)

// ChangeActs lists them in the order in which they come.
func ChangeActs() []ChangeAct {
	return []ChangeAct{ActApprove, ActRefuse, ActSchedule, ActNotice, ActStart, ActFinish, ActVerify, ActUndo}
}

// Next lists what can be done to the change now.
func (c ServiceChange) Next() (acts []ChangeAct) {
	for _, a := range ChangeActs() {
		if c.May(a) == nil {
			acts = append(acts, a)
		}
	}
	return acts
}

// May refuses an act that is out of order: a change is approved before it is scheduled or carried out, unless it is an
// emergency, of which the approval may follow; it is verified once it is done, and undone once it was begun.
func (c ServiceChange) May(a ChangeAct) error {
	begun, over := c.Started.Done() || c.Finished.Done(), c.Undone.Done()
	switch a {
	case ActApprove, ActRefuse:
		if c.Approved.Done() && (a == ActApprove || begun) || c.Refused.Done() || (begun || over) && !c.Owes() {
			return Refuse(CodeAlreadyDone, "change_settled")
		}
		return nil
	case ActVerify:
		if !c.Finished.Done() {
			return Refuse(CodeNotYet, "change_done")
		}
	case ActUndo:
		if !begun {
			return Refuse(CodeNotYet, "change_begun")
		}
	}
	switch {
	case over || c.Refused.Done() && !begun:
		return Refuse(CodeAlreadyDone, "change_over")
	case a == ActFinish && c.Finished.Done():
		return Refuse(CodeAlreadyDone, "change_done")
	case (a == ActStart || a == ActSchedule || a == ActNotice) && begun:
		return Refuse(CodeAlreadyDone, "change_begun")
	case (a == ActSchedule || a == ActStart || a == ActFinish) && !c.Approved.Done() && !c.Emergency:
		return Refuse(CodeNotYet, "change_approved")
	}
	return nil
}

// RequestChange asks for a change of a service. Refused: nothing said of what it is, an emergency without the rule that lets
// it go ahead.
type RequestChange struct {
	ChangePlan
	By string // empty: the actor
}

// RecordChange tells of a change that was carried out. It is taken as it is told. Refused: nothing said of what it was, a
// time in the future.
type RecordChange struct {
	ChangePlan
	By string    // who did it; empty: the actor
	At time.Time // zero: now
}

// ApproveChange approves a change. Refused: out of order (see [ServiceChange.May]), by who asked for it without a word why,
// as where a team is a single person.
type ApproveChange struct {
	Of  ServiceChange
	By  string // empty: the actor
	Why string
}

// RefuseChange refuses it. Refused: out of order, no reason.
type RefuseChange struct {
	Of     ServiceChange
	By     string
	Reason string
}

// ScheduleChange says when it is carried out. Refused: out of order, no beginning, an end before it.
type ScheduleChange struct {
	Of       ServiceChange
	From, To time.Time
}

// NoticeChange says that somebody was told of it. Refused: out of order, nobody named, a time in the future.
type NoticeChange struct {
	Of  ServiceChange
	To  string
	How string
	At  time.Time // zero: now
}

// StartChange says that it is being carried out. Refused: out of order, a time in the future.
type StartChange struct {
	Of ServiceChange
	By string
	At time.Time
}

// FinishChange says that it was carried out. Refused: out of order, a time in the future.
type FinishChange struct {
	Of   ServiceChange
	By   string
	At   time.Time
	Told bool // it is told after the fact, and no order is asked of it
}

// VerifyChange says how the service was found afterwards. Refused: out of order, nothing said of what was seen.
type VerifyChange struct {
	Of       ServiceChange
	By       string
	Healthy  bool
	Evidence string
}

// TakeBackChange says that it was taken back from the service. Refused: out of order, no reason, a time in the future.
type TakeBackChange struct {
	Of  ServiceChange
	By  string
	How string // empty: as it was planned
	Why string
	At  time.Time
}

func (a RequestChange) decide(c *casework) error {
	if !said(a.What) {
		return Refuse(CodeEmpty, "what")
	}
	if a.Emergency && !said(a.Rule) {
		return Refuse(CodeReasonNeeded, "emergency")
	}
	return c.record(time.Time{}, ChangeRequested{ChangePlan: a.ChangePlan, By: a.By, During: c.during(time.Time{})})
}

func (a RecordChange) decide(c *casework) error {
	if !said(a.What) {
		return Refuse(CodeEmpty, "what")
	}
	during := c.during(a.At)
	if err := c.record(a.At, ChangeRequested{ChangePlan: a.ChangePlan, By: a.By, Past: true, During: during}); err != nil {
		return err
	}
	return c.record(a.At, ChangeFinished{Change: c.events[len(c.events)-1].ID, By: a.By, During: during})
}

func (a ApproveChange) decide(c *casework) error {
	if err := a.Of.May(ActApprove); err != nil {
		return err
	}
	e := Event{Actor: c.by.Name, Words: c.by.Words}
	if samePerson(signed(e, a.By, "").By, a.Of.Asked.By) && !said(a.Why) {
		return Refuse(CodeReasonNeeded, "approve_own")
	}
	return c.record(time.Time{}, ChangeApproved{Change: a.Of.ID, By: a.By, Why: a.Why})
}

func (a RefuseChange) decide(c *casework) error {
	if err := a.Of.May(ActRefuse); err != nil {
		return err
	}
	if !said(a.Reason) {
		return Refuse(CodeReasonNeeded, "refuse_change")
	}
	return c.record(time.Time{}, ChangeRefused{Change: a.Of.ID, By: a.By, Reason: a.Reason})
}

func (a ScheduleChange) decide(c *casework) error {
	if err := a.Of.May(ActSchedule); err != nil {
		return err
	}
	if a.From.IsZero() {
		return Refuse(CodeEmpty, "window")
	}
	if !a.To.IsZero() && a.To.Before(a.From) {
		return Refuse(CodeUnknownWord, "window", a.To.Format(time.RFC3339))
	}
	return c.record(time.Time{}, ChangeScheduled{Change: a.Of.ID, From: micro(a.From), To: micro(a.To)})
}

func (a NoticeChange) decide(c *casework) error {
	if err := a.Of.May(ActNotice); err != nil {
		return err
	}
	if !said(a.To) {
		return Refuse(CodeEmpty, "notify")
	}
	return c.record(a.At, ChangeNoticed{Change: a.Of.ID, To: a.To, How: a.How})
}

func (a StartChange) decide(c *casework) error {
	if err := a.Of.May(ActStart); err != nil {
		return err
	}
	return c.record(a.At, ChangeStarted{Change: a.Of.ID, By: a.By, During: c.during(a.At)})
}

func (a FinishChange) decide(c *casework) error {
	if err := a.Of.May(ActFinish); err != nil && (!a.Told || a.Of.Finished.Done()) {
		return err
	}
	return c.record(a.At, ChangeFinished{Change: a.Of.ID, By: a.By, During: c.during(a.At)})
}

func (a VerifyChange) decide(c *casework) error {
	if err := a.Of.May(ActVerify); err != nil {
		return err
	}
	if !said(a.Evidence) {
		return Refuse(CodeEmpty, "evidence")
	}
	return c.record(time.Time{}, ChangeVerified{Change: a.Of.ID, By: a.By, Healthy: a.Healthy, Evidence: a.Evidence})
}

func (a TakeBackChange) decide(c *casework) error {
	if err := a.Of.May(ActUndo); err != nil {
		return err
	}
	if !said(a.Why) {
		return Refuse(CodeReasonNeeded, "undo_change")
	}
	how := a.How
	if how == "" {
		how = a.Of.Undo
	}
	return c.record(a.At, ChangeUndone{Change: a.Of.ID, By: a.By, How: how, Why: a.Why, During: c.during(a.At)})
}

// during gives the incidents of the service that were open at an instant (zero: now).
func (c *casework) during(at time.Time) (open []string) {
	if at.IsZero() {
		at = c.env.Now
	}
	for _, i := range c.env.Open {
		if i.During(at) {
			open = append(open, i.Stream)
		}
	}
	return open
}
