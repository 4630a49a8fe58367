package incident_test

import (
	"fmt"
	"testing"
	"time"

	"shirei/incident"
)

// manyNotes gives the bodies of an incident of n notes as they are stored.
func manyNotes(tb testing.TB, n int) (events []incident.Event, bodies [][]byte) {
	tb.Helper()
	began := at("10:00")
	for i := range n {
		body := incident.NoteTaken{Text: fmt.Sprintf("%d件目：決済APIの応答 %d ms、timeout を確認", i, i%900), As: incident.EntryObservation, Key: i%50 == 0}
		if i%10 == 0 {
			body.Text += "\n\"502\" <nginx>" // has to be unescaped
		}
		data, err := incident.EncodeBody(body)
		if err != nil {
			tb.Fatal(err)
		}
		when := began.Add(time.Duration(i) * time.Second)
		events = append(events, incident.Event{ID: fmt.Sprintf("id-%06d", i), Stream: "s", Order: int64(i), OccurredAt: when, RecordedAt: when, Actor: "sato", Act: fmt.Sprint("act-", i)})
		bodies = append(bodies, data)
	}
	return events, bodies
}

// BenchmarkFold decodes and folds 100,000 notes; it should stay under 150 ms.
func BenchmarkFold(b *testing.B) {
	events, bodies := manyNotes(b, 100_000)
	kind := incident.NoteTaken{}.Kind()
	for b.Loop() {
		for i := range events {
			events[i].Body = incident.DecodeBody(kind, bodies[i])
		}
		if s, _ := incident.Fold("s", events); s.Counts.Entries != len(events) {
			b.Fatal(s.Counts)
		}
	}
}
