// Package text holds the words of the interface, in Japanese and English: typed catalogs, so that a missing word does
// not compile, and the wording of errors. The domain's own words are package lang's.
package text

import "shirei/incident/lang"

// Catalog is every word of the interface in one language. Each area has a file of its own with both languages in it.
// A field is a string, or a function where numbers or names enter.
type Catalog struct {
	Common     Common
	Errors     Errors
	Home       Home
	Incident   Incident
	Relate     Relate
	Panel      Panel
	Triage     Triage
	Severity   Severity
	Report     Report
	Measures   Measures
	Recovery   Recovery
	Postmortem Postmortem
	Inventory  Inventory
	Readiness  Readiness
	Changes    Changes
	Probe      Probe
	Help       Help
	CLI        CLI
}

var (
	japanese = Catalog{commonJA, errorsJA, homeJA, incidentJA, relateJA, panelJA, triageJA, severityJA, reportJA, measuresJA, recoveryJA, postmortemJA, inventoryJA, readinessJA, changesJA, probeJA, helpJA, cliJA}
	english  = Catalog{commonEN, errorsEN, homeEN, incidentEN, relateEN, panelEN, triageEN, severityEN, reportEN, measuresEN, recoveryEN, postmortemEN, inventoryEN, readinessEN, changesEN, probeEN, helpEN, cliEN}
)

// For gives the catalog of a language.
func For(l lang.Lang) *Catalog {
	if l == lang.JA {
		return &japanese
	}
	return &english
}
