package desk

import (
	"strings"

	"shirei/incident"
	"shirei/incident/inventory"
)

// FoldService gives the row of a service after more events of its stream, which come in fold order. What was taken back
// among them is left out. A revision replaces the text; an edit is spliced into it. An edit that no longer applies, because
// a bundle brought another one that sorts before it, is passed over and stays in the history: two stores that know the same
// events come to the same row.
func FoldService(row ServiceRow, events []incident.Event) ServiceRow {
	f := folding{row: row, text: true}
	f.events(events)
	f.pack()
	return f.row
}

// serviceID is the id of the service whose stream this is.
func serviceID(stream string) string { return strings.TrimPrefix(stream, incident.ServiceStream("")) }

// folding is an inventory while the events of its stream are folded.
type folding struct {
	row    ServiceRow
	inv    *inventory.Service // what the row says; nil until somebody asks
	text   bool               // whether the text is wanted; else the row is kept only as far as it was imported
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
			f.row = ServiceRow{ID: serviceID(e.Stream), Name: b.Name, YAML: b.YAML, RevisedAt: e.RecordedAt, RevisedBy: e.Actor}
			f.inv = nil
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
	if f.text {
		f.row.YAML = string(inventory.Splice([]byte(f.row.YAML), after, edits))
	}
	last := events[len(events)-1]
	f.inv, f.row.Model = after, nil
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

// pack leaves what the row says beside its text, so that nobody has to parse it again.
func (f *folding) pack() {
	if f.row.Model == nil && f.read() {
		f.row.Model = inventory.Pack(f.inv)
	}
}
