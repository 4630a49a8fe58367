package desk

import "shirei/incident"

// Settled tells whether the table of grants knows a kind.
func Settled(k incident.Kind) bool { _, ok := needsCommand[k]; return ok }
