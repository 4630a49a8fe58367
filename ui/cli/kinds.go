package cli

import (
	"slices"

	"shirei/incident"
	"shirei/ui/term/theme"
)

// entryKinds are all kinds a timeline can be narrowed to: those of notes, then those of acts.
func entryKinds() []incident.EntryKind {
	return append(incident.NoteKinds(),
		incident.EntryDeclared, incident.EntryRole, incident.EntryMilestone, incident.EntryLayer, incident.EntryCheck, incident.EntryChange,
		incident.EntryInquiry, incident.EntrySeverity, incident.EntryReport, incident.EntrySizeUp, incident.EntryPromise,
		incident.EntryObjection, incident.EntryChoice, incident.EntryCondition, incident.EntryGap, incident.EntryLifecycle)
}

func isKind(k incident.EntryKind) bool { return slices.Contains(entryKinds(), k) }

// marks is the glyph set asked for.
func (a *app) marks() theme.Glyphs {
	if a.glyphs == "ascii" {
		return theme.ASCII()
	}
	return theme.Unicode()
}
