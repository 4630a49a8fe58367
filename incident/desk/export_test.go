package desk

import "shirei/incident"

// Settled tells whether the table of grants knows a kind.
func Settled(k incident.Kind) bool { _, ok := needsCommand[k]; return ok }

// Reserved lists what may be reserved to another grant.
func Reserved() []string {
	return []string{
		forSeverity, forReport, forDecision, forEnd, forMerge, forRole, forPromise, forAmend, forInventory, forImport, forChange,
		forUpkeep, forWrite, forUnknown,
	}
}
