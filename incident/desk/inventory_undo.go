package desk

import (
	"context"
	"slices"
	"time"

	"shirei/incident"
)

// UndoInventory takes back one's own last act on a service's inventory, an import as well as an edit; a gap it filled is
// open again. A service whose only import that was comes back without an inventory. The edits tell what stands otherwise
// than before the undo. Refused: CodeNothingToUndo; CodeCannotUndo if others have since changed what the act had written,
// since their words would be lost with it.
func (s *Seat) UndoInventory(ctx context.Context, service string) (after *Service, undid []incident.InventoryEdit, err error) {
	return s.undoInventory(ctx, service, true)
}

// UndoEdit is [Seat.UndoInventory] for one key pressed in haste: it also refuses what the inventory began with
// (CodeCannotUndo), since nothing of it would be left.
func (s *Seat) UndoEdit(ctx context.Context, service string) (*Service, []incident.InventoryEdit, error) {
	return s.undoInventory(ctx, service, false)
}

func (s *Seat) undoInventory(ctx context.Context, service string, whole bool) (after *Service, undid []incident.InventoryEdit, err error) {
	var before *Service
	after, err = s.change(ctx, service, func(tx Tx, have *Service) error {
		before = have
		stream := incident.ServiceStream(have.ID)
		last, err := tx.LastAct(stream, s.who.Name, "inventory.")
		if err != nil {
			return err
		}
		if len(last) > 0 {
			record, err := s.recordOf(ctx, stream)
			if err != nil {
				return err
			}
			if !whole && begins(record, last[0].Act) {
				return incident.Refuse(incident.CodeCannotUndo, "began", have.ID)
			}
			if err := restsOn(have, record, last[0].Act); err != nil {
				return err
			}
		}
		if err := s.append(tx, have.ID, incident.Undo{Events: last}); err != nil {
			return err
		}
		return s.takeBackGaps(ctx, tx, have.ID, last[0].Act)
	})
	if err != nil {
		return nil, nil, err
	}
	return after, changes(before.Inventory, after.Inventory), nil
}

// begins tells whether no inventory would be left without an act.
func begins(record []incident.Event, act string) bool {
	f := folding{}
	f.events(slices.DeleteFunc(slices.Clone(record), func(e incident.Event) bool { return e.Act == act }))
	return f.row.YAML == ""
}

// restsOn refuses an undo of an act without which a later edit would no longer apply.
func restsOn(have *Service, record []incident.Event, act string) error {
	without := slices.DeleteFunc(slices.Clone(record), func(e incident.Event) bool { return e.Act == act })
	before, after := passedOver(record), passedOver(without)
	for _, e := range without {
		if b, ok := e.Body.(incident.InventoryEdited); ok && after[e.ID] && !before[e.ID] {
			return incident.Refuse(incident.CodeCannotUndo, "edited", b.Path, have.Inventory.NameOf(b.Path), e.Actor, e.RecordedAt.Format(time.RFC3339))
		}
	}
	return nil
}

// passedOver tells which edits do not apply, by the id of their event.
func passedOver(record []incident.Event) map[string]bool {
	f := folding{}
	f.events(record)
	return f.passed
}
