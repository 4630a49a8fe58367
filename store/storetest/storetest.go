// Package storetest is what every store behind the desk has to pass, whatever engine it stands on.
package storetest

import (
	"testing"
	"time"

	"shirei/incident/desk"
)

// Opener opens an empty store for one test, with the clock that stamps its orders. The test closes it.
type Opener func(t *testing.T, clock func() time.Time) desk.Store

// Run runs the whole suite.
func Run(t *testing.T, open Opener) {
	for _, c := range []struct {
		name string
		run  func(*testing.T, *bench)
	}{
		{"declared incident has head, state and entries", declared},
		{"blind append moves only the counts", blind},
		{"blind append to nobody is refused", blindUnknown},
		{"failed write leaves nothing", failedWrite},
		{"swallowed failure saves nothing", swallowed},
		{"orders rise with the clock set back", clockSetBack},
		{"same event twice is one", twice},
		{"amendments redraw an entry", amendments},
		{"undo takes back act after act", undo},
		{"heads are found by tail and id", tails},
		{"heads come newest first", headOrder},
		{"timeline windows meet", windows},
		{"timeline filters", filters},
		{"entry by its end", entryByEnd},
		{"hypotheses, questions and actions are found", threads},
		{"duplicates are found while they are over", duplicates},
		{"attachments are found and come back", blobs},
		{"find every word", find},
		{"text comes back as it went in", rawText},
		{"services keep their last revision", services},
		{"edits of a service are spliced into its text", serviceEdits},
		{"services merge in any order", mergeServices},
		{"changes are found and kept beside the inventory", serviceChanges},
		{"changes merge in any order", mergeChanges},
		{"merge in any order gives the same fold", mergeAnyOrder},
		{"merge refuses another body", mergeDiffers},
		{"drafts survive and are adopted once", drafts},
		{"changes are told", changes},
		{"rebuild changes nothing that stands", rebuild},
		{"projections equal a fold after random acts", randomActs},
	} {
		t.Run(c.name, func(t *testing.T) { c.run(t, newBench(t, open)) })
	}
}
