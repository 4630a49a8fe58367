package inventory

import (
	"strings"

	"shirei/incident"
	"shirei/incident/clean"
	inv "shirei/incident/inventory"
)

// fills tells whether edits give what the gap of the incident lacks, and what that is in words.
func (s *pane) fills(edits []incident.InventoryEdit) (string, bool) {
	if s.to.Gap == "" || s.to.Path == "" {
		return "", false
	}
	for _, e := range edits {
		switch {
		case e.Path == s.to.Path || e.New && strings.HasPrefix(e.Path, s.to.Path+"."):
			return s.valueOf(e, "name"), true
		case strings.HasPrefix(s.to.Path, e.Path+"."):
			key := s.to.Path[len(e.Path)+1:]
			if raw, ok := e.Set[key]; ok && string(raw) != "null" {
				return s.valueOf(e, key), true
			}
		}
	}
	return "", false
}

// valueOf words what an edit sets, for the incident's record. What may be a secret does not go there.
func (s *pane) valueOf(e incident.InventoryEdit, key string) string {
	raw := e.Set[key]
	if _, let := e.Set["secret_ok"]; let {
		return masked
	}
	if why, na := notOurs(raw); na {
		return why
	}
	k, _ := inv.KindOf(e.Path)
	for _, f := range k.Fields {
		switch {
		case f.Key != key:
		case f.Ref == "":
			return inv.WordAnswer(string(s.env.Lang), f, raw)
		default:
			names := texts(raw)
			for i, id := range names {
				names[i] = s.book.who(id)
			}
			return strings.Join(names, s.env.Words.Common.And)
		}
	}
	return strings.Trim(string(raw), `"`)
}

// gapTitle says that a gap of an incident is being filled, and which.
func (s *pane) gapTitle() string {
	if s.to.Gap == "" {
		return ""
	}
	return s.env.Words.Inventory.Edit.GapTitle(clean.Line(s.book.svc.Inventory.Place(string(s.env.Lang), s.to.Path)))
}
