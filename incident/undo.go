package incident

import "time"

// ActUndone takes back one act: the fold leaves its events out from then on.
type ActUndone struct{}

func (ActUndone) Kind() Kind          { return "act.undone" }
func (ActUndone) apply(*State, Event) {}

// Undo takes back the last act of the one who asks. Events are the events of that act, as the store found them.
// Refused: there is none, it is somebody else's, or a text of it is out. The stream has to be folded anew afterwards.
type Undo struct{ Events []Event }

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
	return nil
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
