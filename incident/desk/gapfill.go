package desk

import (
	"context"
	"slices"

	"shirei/incident"
)

// FillGap closes a gap of an incident with what it turned out to be, and edits the inventory of the incident's service with
// it, both or neither. Without edits it only closes the gap. Refused: what [incident.CloseGap] refuses, so that a gap which
// is closed by now is not filled twice; what [Seat.EditInventory] refuses. It is one act: whichever side undoes it takes
// back both.
func (s *Seat) FillGap(ctx context.Context, stream, gap, value string, edits ...incident.InventoryEdit) (Outcome, error) {
	return s.write(ctx, stream, func(tx Tx, out *Outcome) error {
		if err := s.decide(ctx, tx, out, incident.CloseGap{Gap: gap, Value: value}); err != nil || len(edits) == 0 {
			return err
		}
		svc, err := s.standing(tx, out.State.Service)
		if err != nil {
			return err
		}
		return s.editAs(ctx, tx, svc, edits, out.Events[0].Act)
	})
}

// takeBackFilled takes back what the act that closed a gap wrote into the inventory of the incident's service. Refused:
// CodeCannotUndo if that was changed since.
func (s *Seat) takeBackFilled(ctx context.Context, tx Tx, out *Outcome, act string) error {
	record, err := s.recordOf(ctx, incident.ServiceStream(out.State.Service))
	if err != nil {
		return err
	}
	wrote := slices.DeleteFunc(slices.Clone(record), func(e incident.Event) bool { return e.Act != act })
	if len(wrote) == 0 {
		return nil
	}
	before, err := s.standing(tx, out.State.Service)
	if err != nil {
		return err
	}
	if err := restsOn(before, record, act); err != nil {
		return err
	}
	if err := s.append(tx, before.ID, incident.Undo{Events: wrote}); err != nil {
		return err
	}
	after, err := s.standing(tx, before.ID)
	if err == nil {
		out.Undid = changes(before.Inventory, after.Inventory)
	}
	return err
}

// takeBackGaps opens the gaps again that an act on the inventory had closed, in incidents that are still open.
func (s *Seat) takeBackGaps(ctx context.Context, tx Tx, service, act string) error {
	open, err := s.store.Heads(ctx, HeadFilter{Active: true, Service: service})
	for _, h := range open {
		if err == nil {
			err = s.takeBackIn(ctx, tx, h.Stream, act)
		}
	}
	return err
}

// standing is a service as it stands under the write lock.
func (s *Seat) standing(tx Tx, id string) (*Service, error) {
	row, err := tx.Service(id)
	if err != nil {
		return nil, err
	}
	return s.parsed(row)
}
