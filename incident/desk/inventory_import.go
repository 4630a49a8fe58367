package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"slices"

	"shirei/incident"
	"shirei/incident/inventory"
)

// ImportInventory takes a service's inventory from YAML, whatever stood before. What stands already, to the byte, is not
// revised again. Problems come back as [inventory.Problems] and nothing is saved.
func (s *Seat) ImportInventory(ctx context.Context, yaml []byte) (*inventory.Service, error) {
	inv, err := inventory.ParseNamed(yaml)
	if err != nil {
		return nil, err
	}
	err = s.store.Write(ctx, func(tx Tx) error {
		have, err := tx.Service(inv.Service.ID)
		if err == nil && have.YAML == string(yaml) || err != nil && !isCode(err, incident.CodeNotFound) {
			return err
		}
		return s.revise(tx, inv, yaml)
	})
	return inv, err
}

func (s *Seat) revise(tx Tx, inv *inventory.Service, yaml []byte) error {
	id := inv.Service.ID
	return s.append(tx, id, incident.ReviseInventory{Service: id, Name: inv.Service.Name, YAML: string(yaml)})
}

// RewriteInventory takes the whole inventory as it was rewritten in an editor from base. If base still stands, the new text
// is the revision, comments and all, with the entries that changed stamped; if others have changed something meanwhile,
// only what was changed is edited. Errors are those of [Seat.EditInventory]; the id may not change (CodeDiffers).
func (s *Seat) RewriteInventory(ctx context.Context, service, base string, yaml []byte) (*Service, error) {
	next, err := inventory.ParseNamed(yaml)
	if err != nil {
		return nil, err
	}
	return s.change(ctx, service, func(tx Tx, have *Service) error {
		if next.Service.ID != have.ID {
			return incident.Refuse(incident.CodeDiffers, have.ID, "service.id")
		}
		if have.YAML == base {
			if have.YAML == string(yaml) {
				return nil
			}
			stamped, text := s.stampChanges(have, next, yaml)
			return s.revise(tx, stamped, text)
		}
		began, err := inventory.Parse([]byte(base))
		if err != nil {
			return err
		}
		return s.edit(ctx, tx, have, inventory.Diff(began, next))
	})
}

// stampChanges signs the entries of a rewritten text that say something else than before.
func (s *Seat) stampChanges(have *Service, next *inventory.Service, yaml []byte) (*inventory.Service, []byte) {
	var stamps []incident.InventoryEdit
	for _, e := range s.sign(have, changes(have.Inventory, next)) {
		if e.Remove || !changesAnswers(e) {
			continue
		}
		stamps = append(stamps, incident.InventoryEdit{
			Path: e.Path, Set: map[string]json.RawMessage{"updated": e.Set["updated"], "updated_by": e.Set["updated_by"]},
		})
	}
	stamped, err := next.Apply(stamps...)
	if err != nil || len(stamps) == 0 {
		return next, yaml
	}
	return stamped, inventory.Splice(yaml, stamped, stamps)
}

// Loss is an answer that an import would take away.
type Loss struct {
	Path     string          // of the field; of the list, where it is said of one as a whole
	Was      json.RawMessage // what stands
	New      json.RawMessage // what would stand then; nil: nothing
	By, Date string          // who last changed the entry here, and on which day; empty where that is not known
}

// Losses lists what would be lost if a file were imported over an inventory: answers the file does not have, and answers
// that were changed here after the file's entry was. Signatures are no answers.
func Losses(have, next *inventory.Service) (out []Loss) {
	for _, e := range changes(have, next) {
		path, day, by := e.Path, said(have, e.Path+".updated"), said(have, e.Path+".updated_by")
		newer := day > said(next, path+".updated")
		for _, key := range slices.Sorted(maps.Keys(unsigned(e.Was))) {
			now := e.Set[key]
			if bytes.Equal(now, null) {
				now = nil
			}
			if now != nil && !newer {
				continue
			}
			out = append(out, Loss{Path: inventory.AnswerPath(path, key), Was: e.Was[key], New: now, By: by, Date: day})
		}
	}
	return out
}

// said is a plain text an inventory holds; empty where it holds none.
func said(s *inventory.Service, path string) (text string) {
	_ = json.Unmarshal(s.Answer(path), &text) // nil where it is blank
	return text
}
