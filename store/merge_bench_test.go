package store

import (
	"bytes"
	"crypto/ed25519"
	"fmt"
	"iter"
	"path/filepath"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/exchange"
)

// BenchmarkImportBundle takes a bundle of 100,000 events into an empty database: read, checked whole, merged and folded.
// The issue allows 5 s.
func BenchmarkImportBundle(b *testing.B) {
	for _, incidents := range []int{1, 100} {
		packed := packMany(b, incidents, many/incidents)
		b.Run(fmt.Sprintf("%d incidents", incidents), func(b *testing.B) {
			for b.Loop() {
				read, err := exchange.ReadBundle(bytes.NewReader(packed))
				if err != nil {
					b.Fatal(err)
				}
				s := open(b, filepath.Join(b.TempDir(), "shirei.db"), Options{})
				if got := merge(b, s, read.Events); got != many {
					b.Fatalf("%d of %d events were new", got, many)
				}
				if err := s.Close(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(packed))/1e6, "MB")
		})
	}
}

func merge(t testing.TB, s *Store, events []incident.Event) (added int) {
	t.Helper()
	err := s.Write(t.Context(), func(tx desk.Tx) (err error) {
		added, err = tx.Merge(events)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return added
}

// packMany makes a bundle of incidents of so many events each.
func packMany(b *testing.B, incidents, events int) []byte {
	b.Helper()
	public, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		b.Fatal(err)
	}
	head := exchange.Header{Store: "a", Key: public}
	for i := range incidents {
		head.Streams = append(head.Streams, fmt.Sprintf("019aa000-0000-7000-8000-%012d", i))
	}
	var out bytes.Buffer
	sign := func(message []byte) ([]byte, error) { return ed25519.Sign(private, message), nil }
	if err := exchange.WriteBundle(&out, head, exchange.Contents{Events: histories(head.Streams, events)}, sign); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

// histories are declarations, each followed by notes a second apart, of which one in ten is corrected.
func histories(streams []string, n int) iter.Seq2[incident.Event, error] {
	start := time.Date(2026, 11, 20, 5, 0, 0, 0, time.UTC)
	return func(yield func(incident.Event, error) bool) {
		for _, stream := range streams {
			note := ""
			for i := range n {
				at := start.Add(time.Duration(i) * time.Second)
				e := incident.Event{
					ID: newID(), Stream: stream, Order: at.UnixMicro(), OccurredAt: at, RecordedAt: at, Actor: "sato", Via: incident.ViaCLI, Act: newID(),
				}
				switch {
				case i == 0:
					e.Body = incident.Declared{Title: "決済が通らない", Service: "shop"}
				case i%10 == 9:
					e.Body = incident.DecodeBody("entry.corrected", fmt.Appendf(nil, `{"target":%q,"text":"corrected %d"}`, note, i))
				default:
					note, e.Body = e.ID, incident.NoteTaken{Text: fmt.Sprint(sentence, i), As: incident.EntryObservation}
				}
				if !yield(e, nil) {
					return
				}
			}
		}
	}
}
