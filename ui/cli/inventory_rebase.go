package cli

import (
	"context"
	"encoding/json"
	"os"
	"strings"

	"shirei/incident"
	"shirei/incident/inventory"
)

// rebase lays an edit over what others have written meanwhile, into a file beside the text as it was typed: what only they
// changed stays, where both did it is the person's own. It gives no file where that cannot be done.
func (e *editing) rebase(ctx context.Context, edited []byte) (file string) {
	now, err := e.seat.Service(ctx, e.svc.ID)
	if err != nil {
		return ""
	}
	edits, err := e.edits(edited)
	if err != nil {
		return ""
	}
	mine, err := e.svc.Inventory.Apply(edits...)
	if err != nil {
		return ""
	}
	edits = over(now.Inventory, mine, edits)
	after, err := now.Inventory.Apply(edits...)
	if err != nil {
		return ""
	}
	text, _ := inventory.FormatEntry(after, e.path)
	if e.path == "" {
		text = inventory.Splice([]byte(now.YAML), after, edits)
	}
	file = strings.TrimSuffix(e.file, ".yaml") + ".merged.yaml"
	if os.WriteFile(file, text, 0o600) != nil {
		return ""
	}
	return file
}

// edits is what the text changes of the inventory as it stood when the editing began.
func (e *editing) edits(edited []byte) ([]incident.InventoryEdit, error) {
	if e.path != "" {
		edit, err := inventory.ParseEntry(e.svc.Inventory, e.path, edited)
		return []incident.InventoryEdit{edit}, err
	}
	next, err := inventory.Parse(edited)
	if err != nil {
		return nil, err
	}
	return inventory.Diff(e.svc.Inventory, next), nil
}

// over makes edits apply to what stands now, whatever they were made on; mine is what they had led to.
func over(now, mine *inventory.Service, edits []incident.InventoryEdit) (out []incident.InventoryEdit) {
	for _, e := range edits {
		stands := now.Answers(e.Path)
		switch {
		case e.Remove && stands == nil:
			continue
		case e.Remove:
			e.Was = stands
		case stands == nil && mine.Answers(e.Path) != nil: // they removed it
			e.New, e.Set, e.Was = true, mine.Answers(e.Path), nil
		default:
			e.New, e.Was = false, map[string]json.RawMessage{}
			for key := range e.Set {
				if was := now.Answer(inventory.AnswerPath(e.Path, key)); was != nil {
					e.Was[key] = was
				}
			}
		}
		out = append(out, e)
	}
	return out
}
