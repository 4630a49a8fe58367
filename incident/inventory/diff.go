package inventory

import (
	"encoding/json"
	"reflect"

	"shirei/incident"
)

// Diff gives the edits that make after of before, exactly: Apply(before, Diff(before, after)) is after. Since an entry is
// always added at the end of its list, one that moved up is removed and added again with those behind it.
func Diff(before, after *Service) []incident.InventoryEdit {
	var out []incident.InventoryEdit
	for _, k := range kindsBySpecificity() {
		out = append(out, k.diff(before, after)...)
	}
	return out
}

func (k *kindSpec) diff(before, after *Service) []incident.InventoryEdit {
	was, now := k.in(before), k.in(after)
	if !k.list {
		return edits(k.diffEntry(k.path(), was, now))
	}
	out := edits(diffNA(k.path(), was.FieldByName("NA").String(), now.FieldByName("NA").String()))
	kept := k.kept(was, now)
	old := map[string]reflect.Value{}
	for _, e := range k.entries(was) {
		id := base(e).ID
		old[id] = e
		if !kept[id] {
			out = append(out, incident.InventoryEdit{Path: k.entryPath(id), Remove: true, Was: k.answers(e)})
		}
	}
	for _, e := range k.entries(now) {
		path := k.entryPath(base(e).ID)
		if kept[base(e).ID] {
			out = append(out, edits(k.diffEntry(path, old[base(e).ID], e))...)
		} else {
			out = append(out, incident.InventoryEdit{Path: path, New: true, Set: k.answers(e)})
		}
	}
	return out
}

// kept gives the ids of entries that can stay where they are: those that stand at the head of now, in the order they had.
func (k *kindSpec) kept(was, now reflect.Value) map[string]bool {
	place := map[string]int{}
	for i, e := range k.entries(was) {
		place[base(e).ID] = i + 1
	}
	kept, last := map[string]bool{}, 0
	for _, e := range k.entries(now) {
		at := place[base(e).ID]
		if at <= last {
			break
		}
		kept[base(e).ID], last = true, at
	}
	return kept
}

// diffEntry compares the fields of one entry; it is nil where they are the same.
func (k *kindSpec) diffEntry(path string, was, now reflect.Value) *incident.InventoryEdit {
	var e *incident.InventoryEdit
	for _, f := range k.fields {
		old, next := was.FieldByIndex(f.index), now.FieldByIndex(f.index)
		if reflect.DeepEqual(old.Interface(), next.Interface()) {
			continue
		}
		e = change(e, path, f.key, answerJSON(old), answerJSON(next))
	}
	return e
}

func diffNA(path, was, now string) *incident.InventoryEdit {
	if was == now {
		return nil
	}
	return change(nil, path, "na", textJSON(was), textJSON(now))
}

// change puts one change of an answer into an edit, which is made with the first. Blank is null.
func change(e *incident.InventoryEdit, path, key string, was, now json.RawMessage) *incident.InventoryEdit {
	if e == nil {
		e = &incident.InventoryEdit{Path: path, Set: map[string]json.RawMessage{}}
	}
	if now == nil {
		now = json.RawMessage("null")
	}
	e.Set[key] = now
	if was != nil {
		if e.Was == nil {
			e.Was = map[string]json.RawMessage{}
		}
		e.Was[key] = was
	}
	return e
}

// edits is a list of the edit, or of none.
func edits(e *incident.InventoryEdit) []incident.InventoryEdit {
	if e == nil {
		return nil
	}
	return []incident.InventoryEdit{*e}
}
