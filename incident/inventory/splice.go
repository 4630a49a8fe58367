package inventory

import "shirei/incident"

// Splice gives the document with the edits in place, whose outcome is after.
func Splice(doc []byte, after *Service, edits []incident.InventoryEdit) []byte {
	return Format(after)
}
