package desk

import (
	"bytes"
	"encoding/json"
	"maps"

	"shirei/incident"
	"shirei/incident/inventory"
)

var null = json.RawMessage("null")

// changes lists what is said otherwise in after than in before, one edit an entry. Unlike an [inventory.Diff] it passes over
// where an entry stands in its list.
func changes(before, after *inventory.Service) (out []incident.InventoryEdit) {
	seen := map[string]bool{}
	for _, d := range inventory.Diff(before, after) {
		if inventory.IsList(d.Path) {
			out = append(out, d)
			continue
		}
		if e := compare(d.Path, before.Answers(d.Path), after.Answers(d.Path)); e != nil && !seen[d.Path] {
			seen[d.Path] = true
			out = append(out, *e)
		}
	}
	return out
}

// compare gives the edit that makes an entry with some answers one with others; nil answers: there is none. It is nil where
// they are the same.
func compare(path string, was, now map[string]json.RawMessage) *incident.InventoryEdit {
	switch {
	case was == nil && now == nil:
		return nil
	case was == nil:
		return &incident.InventoryEdit{Path: path, New: true, Set: now}
	case now == nil:
		return &incident.InventoryEdit{Path: path, Remove: true, Was: was}
	}
	e := incident.InventoryEdit{Path: path, Set: map[string]json.RawMessage{}, Was: map[string]json.RawMessage{}}
	for key, answer := range now {
		if !bytes.Equal(answer, was[key]) {
			e.Set[key] = answer
		}
	}
	for key, answer := range was {
		if now[key] == nil {
			e.Set[key] = null
		}
		if e.Set[key] != nil {
			e.Was[key] = answer
		}
	}
	if len(e.Set) == 0 {
		return nil
	}
	return &e
}

// unsigned leaves the signatures out of answers.
func unsigned(answers map[string]json.RawMessage) map[string]json.RawMessage {
	if answers == nil {
		return nil
	}
	answers = maps.Clone(answers)
	maps.DeleteFunc(answers, func(key string, _ json.RawMessage) bool { return inventory.IsStamp(key) })
	return answers
}
