package desk

import (
	"shirei/incident"
	"shirei/incident/inventory"
)

// FoldService gives the row of a service after more events of its stream, which come in fold order. What was taken back
// among them is left out. A revision replaces the text; edits are spliced into the last one. An edit that no longer applies,
// because a bundle brought another one that sorts before it, is passed over and stays in the history.
//
// The text follows from the last revision and from what the edits come to, not from the way there: two stores that know the
// same events have the same text to the byte, and an undo gives back what stood.
func FoldService(row ServiceRow, events []incident.Event) ServiceRow {
	f := folding{row: row}
	f.events(events)
	f.write()
	return f.row
}

// folding is an inventory while the events of its stream are folded.
type folding struct {
	row    ServiceRow
	inv    *inventory.Service // what the row says; nil until somebody asks
	edited bool               // inv says something else than the text of the row
	passed map[string]bool    // the edits that did not apply, by the id of their event
}

// events folds events without what was taken back among them.
func (f *folding) events(events []incident.Event) {
	undone := incident.UndoneActs(events)
	for _, act := range actsOf(events) {
		if !undone[act[0].Act] {
			f.act(act)
		}
	}
}

// actsOf parts events into acts: an act is decided as a whole, and applies as a whole if it can.
func actsOf(events []incident.Event) (acts [][]incident.Event) {
	for len(events) > 0 {
		n := 1
		for n < len(events) && events[n].Act == events[0].Act {
			n++
		}
		acts, events = append(acts, events[:n:n]), events[n:]
	}
	return acts
}

func (f *folding) act(events []incident.Event) {
	var edits []incident.Event
	for _, e := range events {
		switch b := e.Body.(type) {
		case incident.InventoryRevised:
			id, _ := incident.ServiceOf(e.Stream)
			f.row = ServiceRow{ID: id, Name: b.Name, YAML: b.YAML, Revision: b.YAML, RevisedAt: e.RecordedAt, RevisedBy: e.Actor}
			f.inv, f.edited = nil, false
		case incident.InventoryEdited:
			edits = append(edits, e)
		}
	}
	if len(edits) == 0 || f.edit(edits) {
		return
	}
	for _, e := range edits {
		if len(edits) == 1 || !f.edit([]incident.Event{e}) {
			if f.passed == nil {
				f.passed = map[string]bool{}
			}
			f.passed[e.ID] = true
		}
	}
}

// edit applies edits together, or none of them.
func (f *folding) edit(events []incident.Event) bool {
	if !f.read() {
		return false
	}
	var edits []incident.InventoryEdit
	for _, e := range events {
		edits = append(edits, e.Body.(incident.InventoryEdited).InventoryEdit)
	}
	after, err := f.inv.Apply(edits...)
	if err != nil {
		return false
	}
	last := events[len(events)-1]
	f.inv, f.edited = after, true
	f.row.Name, f.row.RevisedAt, f.row.RevisedBy = after.Service.Name, last.RecordedAt, last.Actor
	return true
}

// read reads the row, unless that was done. It is false for a text that this program cannot read.
func (f *folding) read() bool {
	if f.inv == nil && f.row.YAML != "" {
		f.inv, _ = f.row.inventory()
	}
	return f.inv != nil
}

// write brings the text of the row up to date with the edits, and leaves what it says beside it, so that nobody has to parse
// it again.
func (f *folding) write() {
	if f.edited {
		f.row.YAML = string(inventory.Splice([]byte(f.row.Revision), f.inv, nil))
	}
	if (f.edited || f.row.Model == nil) && f.read() {
		f.row.Model = inventory.Pack(f.inv)
	}
	f.edited = false
}
