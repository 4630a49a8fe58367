package desk

import (
	"context"

	"shirei/incident"
)

// FillGap closes a gap of an incident with what it turned out to be, and edits the inventory of the incident's service with
// it, both or neither. Without edits it only closes the gap. Refused: what [incident.CloseGap] refuses, so that a gap which
// is closed by now is not filled twice; what [Seat.EditInventory] refuses.
func (s *Seat) FillGap(ctx context.Context, stream, gap, value string, edits ...incident.InventoryEdit) (Outcome, error) {
	return s.write(ctx, stream, func(tx Tx, out *Outcome) error {
		if err := s.decide(ctx, tx, out, incident.CloseGap{Gap: gap, Value: value}); err != nil || len(edits) == 0 {
			return err
		}
		row, err := tx.Service(out.State.Service)
		if err != nil {
			return err
		}
		svc, err := s.parsed(row)
		if err != nil {
			return err
		}
		return s.edit(ctx, tx, svc, edits)
	})
}
