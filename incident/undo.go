package incident

import (
	"reflect"
	"time"
)

// ActUndone takes back one act: the fold leaves its events out from then on.
type ActUndone struct{}

func (ActUndone) Kind() Kind          { return "act.undone" }
func (ActUndone) apply(*State, Event) {}

// Undo takes back the last act of the one who asks. Refused: there is none, it is somebody else's, or a text of it is out.
// The stream has to be folded anew afterwards.
type Undo struct {
	Events []Event // of that act, as the store found them
	// Record is every event of the stream in fold order. With it, the due instants that acts since then have resolved are
	// resolved as if the act had not been; without it they stay as they are.
	Record []Event
}

func (u Undo) decide(c *casework) error {
	if len(u.Events) == 0 {
		return Refuse(CodeNothingToUndo)
	}
	for _, e := range u.Events {
		if e.Actor != c.by.Name {
			return Refuse(CodeNotYours, e.Actor)
		}
		switch e.Body.(type) {
		case ReportSent, Declared, Imported:
			return Refuse(CodeCannotUndo)
		}
	}
	if err := c.record(time.Time{}, ActUndone{}); err != nil {
		return err
	}
	c.events[len(c.events)-1].Undoes = u.Events[0].Act
	u.reschedule(c)
	return nil
}

// reschedule records the due instants that would stand without the act, if acts since then have resolved others. Each of
// those acts is resolved in its turn, since what was kept before a change of the severity stays as it was owed then.
func (u Undo) reschedule(c *casework) {
	record := append(u.Record[:len(u.Record):len(u.Record)], c.events...)
	undone := UndoneActs(record)
	s, stands, passed, moved := NewState(c.state.Stream), []Due(nil), false, false
	for i, e := range record {
		passed = passed || e.Act == u.Events[0].Act
		terms, isTerms := e.Body.(TermsSet)
		switch {
		case undone[e.Act]:
		case isTerms && passed: // resolved while the act still stood
			stands = terms.Dues
		case isTerms:
			stands = terms.Dues
			s.Apply(e)
		default:
			s.Apply(e)
			moved = moved || passed && moves(e.Body)
		}
		if moved && (i+1 == len(record) || record[i+1].Act != e.Act) {
			s.Terms, moved = s.resolve(c.env), false
		}
	}
	if !reflect.DeepEqual(s.Terms, stands) && s.owes() {
		c.push(c.env.Now, TermsSet{Dues: s.Terms})
	}
}

// moves tells whether a due instant may follow from a body. Notes and what is done to them are many, and never do.
func moves(b Body) bool {
	switch b.(type) {
	case NoteTaken, Amendment, ActUndone:
		return false
	}
	return true
}

// NeedsRefold tells whether events change what stood before, so that the stream is folded anew.
func NeedsRefold(events []Event) bool {
	for _, e := range events {
		if e.Undoes != "" {
			return true
		}
	}
	return false
}
