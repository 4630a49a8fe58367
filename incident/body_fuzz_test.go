package incident_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shirei/incident"
)

// Bodies come from other machines too. Whatever one holds, two events of it fold to a state that can be asked everything,
// and it is written again as it was read.
func FuzzBody(f *testing.F) {
	kinds := incident.Kinds()
	for i, k := range kinds {
		golden, err := os.ReadFile(filepath.Join("testdata", "bodies", string(k)+".json"))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(i), uint8(slices.Index(kinds, "incident.declared")), golden, []byte(`{"title":"x","severity":"high"}`))
	}
	f.Fuzz(func(t *testing.T, first, second uint8, one, two []byte) {
		var events []incident.Event
		for i, raw := range [][]byte{one, two} {
			k := kinds[int([]uint8{first, second}[i])%len(kinds)]
			b := incident.DecodeBody(k, raw)
			data, err := incident.EncodeBody(b)
			if err != nil {
				t.Fatalf("%s %q: %v", k, raw, err)
			}
			if again := incident.DecodeBody(k, data); !same(again, b) {
				t.Fatalf("%s %q: read again as %+v, was %+v", k, raw, again, b)
			}
			id := strings.Repeat("x", i+1)
			events = append(events, incident.Event{ID: id, Stream: "s", Act: id, Order: int64(i), OccurredAt: at("10:00"), Body: b})
		}
		s, _ := incident.Fold("s", events)
		now := at("10:05")
		s.Ledger(now)
		s.Next(now)
		s.DecideBy(now, nil)
		s.Metrics()
		s.Lost(now)
		s.Lately(incident.FoldChanges(events), now)
		s.Sheet.Unheard([]string{"sato"}, now)
		s.Status()
		s.Location()
	})
}

// A term reads as what it is written as, and there is one way to write each.
func FuzzParseTerm(f *testing.F) {
	for _, seed := range []string{"30m", "1h", "4bh", "1bd", "-", " 90m ", "+1bd", "1e3bd", "1h30m"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		term, err := incident.ParseTerm(s)
		if err != nil {
			return
		}
		again, err := incident.ParseTerm(term.String())
		if err != nil || again != term || again.String() != term.String() {
			t.Fatalf("%q is %+v, written %q, read %+v, %v", s, term, term, again, err)
		}
		if term.Days < 0 || term.Hours < 0 || term.Plain < 0 || strings.Contains(s, "+") {
			t.Fatalf("%q: %+v", s, term)
		}
	})
}
