package desk

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"shirei/incident"
	"shirei/incident/inventory"
)

// Revision is one change of a service's inventory.
type Revision struct {
	Event  incident.Event
	Path   string                  // of the entry; empty: a whole file
	Edit   *incident.InventoryEdit // nil: a whole file
	Undone bool                    // it was taken back
	Passed bool                    // it did not take: another change, known only later, sorts before it
}

// InventoryHistory lists the changes of an inventory, the newest first: of one entry if a path in it is given, else all.
// A file imported is a change of an entry if the entry came out of it another; its Edit then tells what changed.
func (s *Seat) InventoryHistory(ctx context.Context, service, path string) ([]Revision, error) {
	row, err := s.find(ctx, service)
	if err != nil {
		return nil, err
	}
	record, err := s.recordOf(ctx, incident.ServiceStream(row.ID))
	if err != nil {
		return nil, err
	}
	f, undone := folding{}, incident.UndoneActs(record)
	var out []Revision
	for _, act := range actsOf(record) {
		f.read()
		before := f.inv
		if !undone[act[0].Act] {
			f.act(act)
		}
		for _, e := range act {
			out = append(out, f.told(e, before, path)...)
		}
	}
	for i := range out {
		out[i].Undone, out[i].Passed = undone[out[i].Event.Act], f.passed[out[i].Event.ID]
	}
	slices.Reverse(out)
	return out, nil
}

// told gives what an event did to what a path names, or to whatever it touched if there is none.
func (f *folding) told(e incident.Event, before *inventory.Service, path string) (out []Revision) {
	switch b := e.Body.(type) {
	case incident.InventoryEdited:
		if path == "" || related(b.Path, path) {
			return []Revision{{Event: e, Path: b.Path, Edit: &b.InventoryEdit}}
		}
	case incident.InventoryRevised:
		if path == "" {
			return []Revision{{Event: e}}
		}
		after, err := inventory.Parse([]byte(b.YAML))
		if err != nil {
			return nil
		}
		if before == nil {
			before = &inventory.Service{}
		}
		for _, d := range changes(before, after) {
			if related(d.Path, path) {
				out = append(out, Revision{Event: e, Path: d.Path, Edit: &d})
			}
		}
	}
	return out
}

// related tells whether an entry is what a path names, holds it, or lies in it.
func related(entry, path string) bool {
	return entry == path || strings.HasPrefix(path, entry+".") || strings.HasPrefix(entry, path+".")
}

// BringBack makes an entry what it was after one of its revisions, as a new edit; after a removal, what was removed. Of a
// whole file it brings back the text, or with paths given only those entries. CodeNotFound if there is no such revision.
func (s *Seat) BringBack(ctx context.Context, service, event string, paths ...string) (*Service, error) {
	return s.change(ctx, service, func(tx Tx, have *Service) error {
		record, err := s.recordOf(ctx, incident.ServiceStream(have.ID))
		if err != nil {
			return err
		}
		i, err := byEnd(record, event)
		if err != nil {
			return err
		}
		switch b := record[i].Body.(type) {
		case incident.InventoryRevised:
			if len(paths) == 0 {
				return s.bringFile(tx, have, b)
			}
		case incident.InventoryEdited:
			paths = []string{b.Path}
		default:
			return incident.Refuse(incident.CodeNotFound, event)
		}
		then, before := asOf(record[:i+1]), asOf(record[:i])
		var edits []incident.InventoryEdit
		for _, path := range paths {
			from := then
			if then.Answers(path) == nil {
				from = before // it was removed there
			}
			if e := back(have.Inventory, from, path); e != nil {
				edits = append(edits, *e)
			}
		}
		return s.edit(ctx, tx, have, edits)
	})
}

// byEnd finds an event by its id or a unique end of it.
func byEnd(record []incident.Event, end string) (int, error) {
	var ids []string
	found := -1
	for i, e := range record {
		if end != "" && strings.HasSuffix(e.ID, strings.ToLower(end)) {
			found, ids = i, append(ids, e.ID)
		}
	}
	switch len(ids) {
	case 0:
		return -1, incident.Refuse(incident.CodeNotFound, end)
	case 1:
		return found, nil
	}
	return -1, incident.Refuse(incident.CodeAmbiguous, append([]string{end}, ids...)...)
}

// bringFile makes the text of an earlier revision stand again.
func (s *Seat) bringFile(tx Tx, have *Service, b incident.InventoryRevised) error {
	if have.YAML == b.YAML {
		return nil
	}
	inv, err := inventory.Parse([]byte(b.YAML))
	if err != nil {
		return err
	}
	return s.revise(tx, inv, []byte(b.YAML))
}

// asOf folds a part of a record: the inventory as it stood then, a blank one before the first.
func asOf(record []incident.Event) *inventory.Service {
	f := folding{}
	f.events(record)
	if !f.read() {
		return &inventory.Service{}
	}
	return f.inv
}

// back gives the edit that makes an entry, or what is said of a whole list, what it was then; nil if it is that already.
// Who was last at it is no part of it.
func back(now, then *inventory.Service, path string) *incident.InventoryEdit {
	if then.Answers(path) == nil {
		return compare(path, listAnswer(now, path), listAnswer(then, path))
	}
	return compare(path, unsigned(now.Answers(path)), unsigned(then.Answers(path)))
}

// listAnswer is what is said of a list as a whole.
func listAnswer(s *inventory.Service, path string) map[string]json.RawMessage {
	out := map[string]json.RawMessage{}
	if raw := s.Answer(path); raw != nil {
		out["na"] = raw
	}
	return out
}
