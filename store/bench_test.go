package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/desk"
)

// many is how many entries the incident has that benchmarks read, in a database of ten times as many events.
const many = 100_000

// BenchmarkMillion reads one incident of 100,000 entries among a million events.
func BenchmarkMillion(b *testing.B) {
	path := filepath.Join(b.TempDir(), "shirei.db")
	s := open(b, path, Options{})
	stream := declare(b, s)
	fill(b, s, stream, many)
	for range 900 {
		fill(b, s, declare(b, s), 1000)
	}
	b.Run("last 200", func(b *testing.B) {
		for b.Loop() {
			lastOf(b, s, stream)
		}
	})
	b.Run("200 from the middle, counted", func(b *testing.B) {
		w, err := s.Timeline(b.Context(), stream, desk.Window{Limit: many / 2})
		if err != nil {
			b.Fatal(err)
		}
		first := w.Entries[0]
		for b.Loop() {
			w, err := s.Timeline(b.Context(), stream, desk.Window{Before: &desk.Cursor{At: first.OccurredAt, Order: first.Order, ID: first.ID}})
			if err != nil || len(w.Entries) != windowLimit {
				b.Fatal(err)
			}
		}
	})
	b.Run("filtered by a common word", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Timeline(b.Context(), stream, desk.Window{Match: desk.Match{Text: "entry"}}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("open, state and last 200", func(b *testing.B) {
		for b.Loop() {
			again := open(b, path, Options{})
			if _, err := again.State(b.Context(), stream); err != nil {
				b.Fatal(err)
			}
			lastOf(b, again, stream)
			b.StopTimer()
			_ = again.Close()
			b.StartTimer()
		}
	})
	b.Run("heads of 901", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Heads(b.Context(), desk.HeadFilter{Limit: 50}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("find a rare word", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Find(b.Context(), "nowhere", 20); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("stream 100,000 entries", func(b *testing.B) {
		for b.Loop() {
			n := 0
			for _, err := range s.Entries(b.Context(), stream) {
				if err != nil {
					b.Fatal(err)
				}
				n++
			}
			if n < many {
				b.Fatal(n)
			}
		}
	})
	b.Run("undo one of 100,000", func(b *testing.B) {
		for b.Loop() {
			undoOne(b, s, stream)
		}
	})
	_ = s.Close()
}

// BenchmarkFold folds 100,000 events, and says how much of it is reading the rows and their bodies.
func BenchmarkFold(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "shirei.db"), Options{})
	defer s.Close()
	stream := declare(b, s)
	fill(b, s, stream, many)
	events, err := eventsOf(b.Context(), s.readers, stream)
	if err != nil {
		b.Fatal(err)
	}
	bodies := make([][]byte, len(events))
	for i, e := range events {
		bodies[i], _ = incident.EncodeBody(e.Body)
	}
	b.Run("fold decoded events", func(b *testing.B) {
		for b.Loop() {
			incident.Fold(stream, events)
		}
	})
	b.Run("decode the bodies and fold", func(b *testing.B) {
		for b.Loop() {
			for i := range events {
				events[i].Body = incident.DecodeBody(events[i].Body.Kind(), bodies[i])
			}
			incident.Fold(stream, events)
		}
	})
	b.Run("read, decode and fold", func(b *testing.B) {
		for b.Loop() {
			events, err := eventsOf(b.Context(), s.readers, stream)
			if err != nil {
				b.Fatal(err)
			}
			incident.Fold(stream, events)
		}
	})
}

// BenchmarkAppend writes one entry durably, beside a raw append of the same bytes with fdatasync, by turns in one run.
func BenchmarkAppend(b *testing.B) {
	dir := b.TempDir()
	s := open(b, filepath.Join(dir, "shirei.db"), Options{})
	defer s.Close()
	stream := declare(b, s)
	raw, err := os.OpenFile(filepath.Join(dir, "raw"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		b.Fatal(err)
	}
	defer raw.Close()
	const turn = 200
	var ours, theirs time.Duration
	n := 0
	for b.Loop() {
		began := time.Now()
		for range turn {
			if _, err := note(s, stream, sentence); err != nil {
				b.Fatal(err)
			}
		}
		between := time.Now()
		for range turn {
			line := fmt.Sprint(newID(), newID(), time.Now().UnixMicro(), `{"text":"`, sentence, `"}`, "\n")
			if _, err := raw.WriteString(line); err != nil {
				b.Fatal(err)
			}
			if err := dataSync(raw); err != nil {
				b.Fatal(err)
			}
		}
		ours, theirs, n = ours+between.Sub(began), theirs+time.Since(between), n+turn
	}
	b.ReportMetric(float64(n)/ours.Seconds(), "appends/s")
	b.ReportMetric(float64(n)/theirs.Seconds(), "raw/s")
	b.ReportMetric(theirs.Seconds()/ours.Seconds(), "x-of-raw")
	b.ReportMetric(0, "ns/op")
}

const sentence = "entry: 決済の応答が遅い。エラー率 4.2%、直近のデプロイは 13:50"

// fill appends notes in transactions of a thousand.
func fill(b *testing.B, s *Store, stream string, n int) {
	b.Helper()
	at := time.Now().Add(-time.Duration(n) * time.Second)
	for done := 0; done < n; done += 1000 {
		err := s.Write(context.Background(), func(tx desk.Tx) error {
			for i := range 1000 {
				events, err := incident.DecideBlind(stream, incident.TakeNote{Text: fmt.Sprint(sentence, done+i)}, incident.By{Name: "sato", Via: incident.ViaCLI},
					incident.Env{Now: at.Add(time.Duration(done+i) * time.Second), NewID: newID})
				if err != nil {
					return err
				}
				if err := tx.Append(events, nil); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	runtime.GC()
}

func lastOf(b *testing.B, s *Store, stream string) {
	b.Helper()
	w, err := s.Timeline(b.Context(), stream, desk.Window{})
	if err != nil || len(w.Entries) != windowLimit {
		b.Fatal(len(w.Entries), err)
	}
}

func undoOne(b *testing.B, s *Store, stream string) {
	b.Helper()
	err := s.Write(b.Context(), func(tx desk.Tx) error {
		last, err := tx.LastAct(stream, "sato")
		if err != nil {
			return err
		}
		state, err := tx.State(stream)
		if err != nil {
			return err
		}
		events, err := incident.Decide(state, incident.Undo{Events: last}, incident.By{Name: "sato"}, incident.Env{Now: time.Now(), NewID: newID})
		if err != nil {
			return err
		}
		return tx.Append(events, state)
	})
	if err != nil {
		b.Fatal(err)
	}
}
