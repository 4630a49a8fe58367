package cli

import (
	"context"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/lang"
)

// The demo stands in the middle of an outage: twelve minutes in, with a first report pressing and a past to learn from.
func TestDemo(t *testing.T) {
	for _, l := range []lang.Lang{lang.JA, lang.EN} {
		home := t.TempDir()
		a, _ := appFor(t, l, map[string]string{"XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home, "USER": "guest", "TZ": "UTC"})
		now := time.Date(2026, 11, 20, 5, 14, 0, 0, time.UTC)
		a.clock = func() time.Time { return now }
		a.newID = func() string { return uuid.Must(uuid.NewV7()).String() }
		ctx := context.Background()
		for range 2 { // it is made anew each time
			path, free, err := a.demoPlace()
			if err != nil || path != filepath.Join(home, "shirei", "demo.db") {
				t.Fatalf("%s: %v", path, err)
			}
			stream, err := a.buildDemo(ctx, path)
			free()
			if err != nil {
				t.Fatal(err)
			}
			s, err := a.store.seat.State(ctx, stream)
			if err != nil {
				t.Fatal(err)
			}
			if s.Declared != now.Add(-demoAge) || s.Severity.Severity != incident.High || s.Counts.Entries < 5 || len(s.Reports) > 0 {
				t.Errorf("%s: not the outage that was meant: %+v", l, s.Counts)
			}
			if owed := s.Owed(now); len(owed) < 4 || owed[0].At.Sub(now) > 20*time.Minute {
				t.Errorf("%s: nothing presses: %+v", l, owed)
			}
			heads, err := a.store.seat.Heads(ctx, desk.HeadFilter{})
			if err != nil || len(heads) != 3 {
				t.Errorf("%s: %d incidents, %v", l, len(heads), err)
			}
			services, err := a.store.seat.Services(ctx)
			if err != nil || len(services) != 2 {
				t.Errorf("%s: %d services, %v", l, len(services), err)
			}
			if err := a.close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// Demos that are started at once do not take each other's database away.
func TestDemosAtOnce(t *testing.T) {
	home := t.TempDir()
	var all sync.WaitGroup
	for range 4 {
		a, _ := appFor(t, lang.EN, map[string]string{"XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home, "USER": "guest", "TZ": "UTC"})
		a.clock, a.newID = time.Now, func() string { return uuid.Must(uuid.NewV7()).String() }
		all.Go(func() {
			ctx := context.Background()
			path, free, err := a.demoPlace()
			if err != nil {
				t.Error(err)
				return
			}
			defer free()
			stream, err := a.buildDemo(ctx, path)
			if err != nil {
				t.Error(err)
				return
			}
			if _, err := a.store.seat.Act(ctx, stream, incident.TakeNote{Text: "seen"}); err != nil {
				t.Errorf("%s: %v", path, err)
			}
			if err := a.close(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}
