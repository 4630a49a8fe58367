package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"shirei/incident/desk"
)

// stored gives the ids of a stream's events, and fails unless every entry's event is there in rising order.
func stored(t *testing.T, s *Store, stream string) map[string]bool {
	t.Helper()
	ids, last := map[string]bool{}, int64(0)
	for e, err := range s.Events(t.Context(), stream) {
		if err != nil {
			t.Fatal(err)
		}
		if e.Order <= last {
			t.Fatalf("order %d follows %d", e.Order, last)
		}
		ids[e.ID], last = true, e.Order
	}
	return ids
}

func TestKilledWriterLosesNothing(t *testing.T) {
	path := dbPath(t)
	s := open(t, path, Options{})
	stream := declare(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(5, 6))
	var acknowledged []string
	kills := 30
	if testing.Short() {
		kills = 5
	}
	for range kills {
		cmd := exec.Command(os.Args[0], path, stream, "0")
		lines, _ := start(t, cmd, "append")
		timer := time.AfterFunc(10*time.Millisecond+time.Duration(r.IntN(60_000))*time.Microsecond, func() { _ = cmd.Process.Kill() })
		for lines.Scan() {
			if id := lines.Text(); len(id) == uuidLength { // the last line may be cut
				acknowledged = append(acknowledged, id)
			}
		}
		_ = cmd.Wait() // killed
		timer.Stop()
	}
	s = open(t, path, Options{})
	defer s.Close()
	ids := stored(t, s, stream)
	for _, id := range acknowledged {
		if !ids[id] {
			t.Fatalf("acknowledged entry %s is lost", id)
		}
	}
	if len(acknowledged) == 0 {
		t.Fatal("nothing was acknowledged before the kills")
	}
	t.Logf("%d kills, %d acknowledged, %d stored", kills, len(acknowledged), len(ids))
	sound(t, s)
}

func TestTwoProcessesAppend(t *testing.T) {
	path := dbPath(t)
	s := open(t, path, Options{})
	defer s.Close()
	stream := declare(t, s)
	const each = 150
	cmd := exec.Command(os.Args[0], path, stream, fmt.Sprint(each))
	lines, _ := start(t, cmd, "append")
	var ids []string
	for i := range each {
		id, err := note(s, stream, fmt.Sprint("parent ", i))
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	for lines.Scan() {
		ids = append(ids, lines.Text())
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	have := stored(t, s, stream)
	if i := slices.IndexFunc(ids, func(id string) bool { return !have[id] }); i >= 0 || len(ids) != 2*each {
		t.Fatalf("of %d entries the %dth is lost", len(ids), i)
	}
	sound(t, s)
}

func TestKilledSessionLeavesItsDraft(t *testing.T) {
	path := dbPath(t)
	s := open(t, path, Options{})
	defer s.Close()
	cmd := exec.Command(os.Args[0], path)
	lines, _ := start(t, cmd, "session")
	if !lines.Scan() {
		t.Fatal("no session")
	}
	dead := lines.Text()
	mine, end, err := s.Session(t.Context(), "sato")
	if err != nil {
		t.Fatal(err)
	}
	defer end()
	if got, err := s.Adopt(t.Context(), mine, "sato"); err != nil || len(got) != 0 {
		t.Fatalf("took %+v from a living session (%v)", got, err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // killed
	got, err := s.Adopt(t.Context(), mine, "sato")
	if err != nil || len(got) != 1 || got[0].Text != "half" || got[0].Session != mine {
		t.Fatalf("adopted %+v (%v)", got, err)
	}
	if files, _ := os.ReadDir(path + "-sessions"); len(files) != 1 || strings.Contains(files[0].Name(), dead) {
		t.Errorf("the session files are %v", files)
	}
}

func TestOtherProcessWakes(t *testing.T) {
	for _, c := range []struct {
		name string
		poll time.Duration
		blur bool // the side file is gone, so that only the poll is left
	}{{"by the side file", time.Hour, false}, {"by the poll", 20 * time.Millisecond, true}} {
		t.Run(c.name, func(t *testing.T) {
			path := dbPath(t)
			s := open(t, path, Options{Poll: c.poll})
			defer s.Close()
			stream := declare(t, s)
			changed := s.Changed(t.Context())
			if c.blur {
				if err := os.Remove(path + "-wake"); err != nil {
					t.Fatal(err)
				}
			}
			cmd := exec.Command(os.Args[0], path, stream, "1")
			lines, _ := start(t, cmd, "append")
			if !lines.Scan() {
				t.Fatal("no entry")
			}
			select {
			case <-changed:
			case <-time.After(30 * time.Second):
				t.Fatal("not woken")
			}
			if w, err := s.Timeline(t.Context(), stream, desk.Window{}); err != nil || w.Entries[len(w.Entries)-1].ID != lines.Text() {
				t.Fatalf("woken before the entry could be read (%v)", err)
			}
			if err := cmd.Wait(); err != nil {
				t.Fatal(err)
			}
		})
	}
}
