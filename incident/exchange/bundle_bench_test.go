package exchange

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"shirei/incident"
)

func manyEvents(n int) []incident.Event {
	events := make([]incident.Event, n)
	for i := range events {
		at := clock.Add(time.Duration(i) * time.Second)
		events[i] = incident.Event{
			ID: fmt.Sprintf("00000000-0000-7000-8000-%012d", i), Stream: "s", Order: at.UnixMicro(), OccurredAt: at, RecordedAt: at, Actor: "sato",
			Via: incident.ViaCLI, Act: fmt.Sprintf("00000000-0000-7000-9000-%012d", i),
			Body: incident.NoteTaken{Text: "データベースの接続数が上限に達した", As: incident.EntryObservation},
		}
	}
	return events
}

func BenchmarkWriteBundle100k(b *testing.B) {
	events := manyEvents(100_000)
	for b.Loop() {
		write(b, events, "s")
	}
}

func BenchmarkReadBundle100k(b *testing.B) {
	data := write(b, manyEvents(100_000), "s")
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := ReadBundle(bytes.NewReader(data)); err != nil {
			b.Fatal(err)
		}
	}
}
