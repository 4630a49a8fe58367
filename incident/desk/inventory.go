package desk

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"shirei/incident"
	"shirei/incident/inventory"
)

// EditInventory changes entries of a service's inventory, as one act, and gives the inventory as it then stands. Each entry
// changed is stamped with the day, in the service's zone, and with who did it. Edits that change nothing are no act.
//
// After an error nothing was done: [inventory.Problems] name the fields that were refused, [*inventory.Conflict] tells who
// has changed what the edit was made on. CodeNotFound if nobody has imported that inventory.
func (s *Seat) EditInventory(ctx context.Context, service string, edits ...incident.InventoryEdit) (*Service, error) {
	return s.change(ctx, service, func(tx Tx, have *Service) error { return s.edit(ctx, tx, have, edits) })
}

// change runs fn on a service as it stands under the write lock, and gives it as it stands afterwards.
func (s *Seat) change(ctx context.Context, service string, fn func(Tx, *Service) error) (*Service, error) {
	found, err := s.find(ctx, service)
	if err != nil {
		return nil, err
	}
	var row ServiceRow
	err = s.store.Write(ctx, func(tx Tx) error {
		have, err := tx.Service(found.ID)
		if err != nil {
			return err
		}
		svc, err := s.parsed(have)
		if err != nil {
			return err
		}
		if err := fn(tx, svc); err != nil {
			return err
		}
		row, err = tx.Service(found.ID)
		if isCode(err, incident.CodeNotFound) { // an undo took back the import it began with
			err = nil
		}
		return err
	})
	switch {
	case err != nil:
		return nil, err
	case row.ID == "":
		return &Service{ServiceRow: ServiceRow{ID: found.ID, Name: found.Name}, Inventory: &inventory.Service{}}, nil
	}
	return s.parsed(row)
}

// edit decides edits on the service as it stands and appends them.
func (s *Seat) edit(ctx context.Context, tx Tx, have *Service, edits []incident.InventoryEdit) error {
	return s.editAs(ctx, tx, have, edits, "")
}

// editAs is edit as a part of an act that another stream shares; empty: of its own.
func (s *Seat) editAs(ctx context.Context, tx Tx, have *Service, edits []incident.InventoryEdit, act string) error {
	after, err := have.Inventory.Apply(edits...)
	if err != nil {
		return s.blame(ctx, have.ID, err)
	}
	if reflect.DeepEqual(have.Inventory, after) {
		return nil
	}
	env := s.env(nil, "")
	env.Act = act
	_, err = s.appendIn(tx, have.ID, incident.EditInventory{Service: have.ID, Edits: s.sign(have, edits)}, env)
	return err
}

// append decides a command about a service's stream and appends what follows.
func (s *Seat) append(tx Tx, service string, cmd incident.Command) error {
	_, err := s.appendIn(tx, service, cmd, s.env(nil, ""))
	return err
}

// appendIn is append under a given environment, and gives what was appended.
func (s *Seat) appendIn(tx Tx, service string, cmd incident.Command, env incident.Env) ([]incident.Event, error) {
	state, err := tx.State(incident.ServiceStream(service))
	if err != nil {
		return nil, err
	}
	events, err := incident.Decide(state, cmd, s.by(), env)
	if err != nil {
		return nil, err
	}
	return events, tx.Append(events, state)
}

// Reviewed gives the edits that say of entries that they were found true today, by whoever sits here.
func (s *Seat) Reviewed(svc *Service, paths ...string) (edits []incident.InventoryEdit) {
	day, who := s.signature(svc)
	for _, path := range paths {
		edits = append(edits, incident.InventoryEdit{Path: path, Set: map[string]json.RawMessage{"reviewed": day, "reviewed_by": who}})
	}
	return edits
}

// sign stamps edits with the day and with who makes them. A review changes nothing and is signed as such already.
func (s *Seat) sign(svc *Service, edits []incident.InventoryEdit) []incident.InventoryEdit {
	day, who := s.signature(svc)
	edits = slices.Clone(edits)
	for i, e := range edits {
		if e.Remove || !changesAnswers(e) {
			continue
		}
		e.Set = maps.Clone(e.Set)
		if e.Set == nil {
			e.Set = map[string]json.RawMessage{}
		}
		e.Set["updated"], e.Set["updated_by"] = day, who
		edits[i] = e
	}
	return edits
}

// signature is the day in the service's zone and who sits here, as answers.
func (s *Seat) signature(svc *Service) (day, who json.RawMessage) {
	day, _ = json.Marshal(s.today(svc))
	who, _ = json.Marshal(s.who.Name) // a text always has a JSON form
	return day, who
}

// today is the day in the service's zone.
func (s *Seat) today(svc *Service) string {
	return s.Now().In(LoadZone(svc.Profile.Zone)).Format(time.DateOnly)
}

// changesAnswers tells an edit of an entry's answers from a review and from a list that does not apply, which has no entry
// to stamp.
func changesAnswers(e incident.InventoryEdit) bool {
	if inventory.IsList(e.Path) {
		return false
	}
	for key := range e.Set {
		if !inventory.IsStamp(key) {
			return true
		}
	}
	return e.New
}

// blame fills in who wrote what stands where an edit is at odds with it, and when.
func (s *Seat) blame(ctx context.Context, service string, err error) error {
	var c *inventory.Conflict
	if !errors.As(err, &c) {
		return err
	}
	record, reading := s.recordOf(ctx, incident.ServiceStream(service))
	if reading != nil {
		return reading
	}
	undone := incident.UndoneActs(record)
	for _, e := range slices.Backward(record) {
		if !undone[e.Act] && wrote(e.Body, c) {
			c.By, c.At = e.Actor, e.RecordedAt
			return err
		}
	}
	return err
}

// wrote tells whether a revision wrote the answer an edit is at odds with; an import wrote all of them.
func wrote(b incident.Body, c *inventory.Conflict) bool {
	if e, ok := b.(incident.InventoryEdited); ok {
		return e.Path == strings.TrimSuffix(c.Path, "."+c.Key) && (e.Remove || e.New || e.Set[c.Key] != nil)
	}
	_, whole := b.(incident.InventoryRevised)
	return whole
}
