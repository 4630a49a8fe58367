package store

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

	"shirei/incident"
	"shirei/incident/desk"
)

// anew looks each time, where the program looks once a second.
var anew = Options{Look: -1}

func opened(t *testing.T, path string, o Options) *Store {
	t.Helper()
	s, err := Open(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func present(t *testing.T, s *Store) []desk.Here {
	t.Helper()
	found, err := s.Present(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestPresence(t *testing.T) {
	path := dbPath(t)
	mine, other := opened(t, path, anew), opened(t, path, anew)
	if got := present(t, other); len(got) != 0 {
		t.Fatalf("before anybody came: %+v", got)
	}
	id, end, err := mine.Session(t.Context(), "佐藤")
	if err != nil {
		t.Fatal(err)
	}
	got := present(t, other)
	if len(got) != 1 || got[0].Name != "佐藤" || got[0].Session != id || got[0].Since.IsZero() {
		t.Fatalf("who has come: %+v", got)
	}
	since := got[0].Since
	told := desk.Here{Session: id, Name: "佐藤", Stream: "s", Step: incident.StepTriage, Typing: true, Remote: true, Seen: since.Add(time.Minute)}
	if err := mine.Announce(t.Context(), told); err != nil {
		t.Fatal(err)
	}
	told.Since = since
	for _, s := range []*Store{mine, other} {
		if got := present(t, s); len(got) != 1 || got[0] != told {
			t.Fatalf("announced %+v\ngot       %+v", told, got)
		}
	}
	short := desk.Here{Session: id, Name: "佐藤"} // less than what stood there
	if err := mine.Announce(t.Context(), short); err != nil {
		t.Fatal(err)
	}
	if got := present(t, other); len(got) != 1 || got[0].Stream != "" || got[0].Typing {
		t.Fatalf("after leaving the incident: %+v", got)
	}
	end()
	if got := present(t, other); len(got) != 0 {
		t.Fatalf("after the end: %+v", got)
	}
	if err := mine.Announce(t.Context(), told); err != nil || len(present(t, other)) != 0 {
		t.Fatalf("one that has ended came back: %v", err)
	}
}

// TestPresenceWritesOnChange: whoever sits still costs the disk nothing.
func TestPresenceWritesOnChange(t *testing.T) {
	s := opened(t, dbPath(t), anew)
	id, end, err := s.Session(t.Context(), "sato")
	if err != nil {
		t.Fatal(err)
	}
	defer end()
	h := desk.Here{Session: id, Name: "sato", Stream: "s"}
	if err := s.Announce(t.Context(), h); err != nil {
		t.Fatal(err)
	}
	old := time.Unix(1, 0)
	if err := os.Chtimes(s.sessionFile(id), old, old); err != nil {
		t.Fatal(err)
	}
	h.Seen = time.Now()
	for range 3 {
		if err := s.Announce(t.Context(), h); err != nil {
			t.Fatal(err)
		}
		present(t, s)
	}
	if info, err := os.Stat(s.sessionFile(id)); err != nil || !info.ModTime().Equal(old) {
		t.Errorf("nothing changed, and the file was written: %v %v", info.ModTime(), err)
	}
	h.Typing = true
	if err := s.Announce(t.Context(), h); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(s.sessionFile(id)); err != nil || info.ModTime().Equal(old) {
		t.Errorf("a change was not written: %v", err)
	}
}

// TestPresenceOfTheKilled ends with the process, and its file goes.
func TestPresenceOfTheKilled(t *testing.T) {
	path := dbPath(t)
	s := opened(t, path, anew)
	cmd := exec.Command(os.Args[0], path)
	lines, in := start(t, cmd, "session")
	defer in.Close()
	if !lines.Scan() {
		t.Fatal("no session")
	}
	if got := present(t, s); len(got) != 1 || got[0].Session != lines.Text() {
		t.Fatalf("while it lives: %+v", got)
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	if got := present(t, s); len(got) != 0 {
		t.Fatalf("after the kill: %+v", got)
	}
	if _, err := os.Stat(s.sessionFile(lines.Text())); !os.IsNotExist(err) {
		t.Errorf("its file is still there: %v", err)
	}
}

// TestPresenceLeavesOthersFiles alone, and does not trip over what is no session.
func TestPresenceLeavesOthersFiles(t *testing.T) {
	s := opened(t, dbPath(t), anew)
	_, end, err := s.Session(t.Context(), "sato")
	if err != nil {
		t.Fatal(err)
	}
	defer end()
	odd := filepath.Join(s.sessionDir(), "notes.txt")
	if err := os.WriteFile(odd, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(s.sessionDir(), uuid.NewString()), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, said := range []string{"", "{", `{"name":""}`, "\x00\x00", `[]`} {
		f, err := s.lockNew(uuid.NewString())
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if _, err := f.WriteString(said); err != nil {
			t.Fatal(err)
		}
	}
	if got := present(t, s); len(got) != 1 || got[0].Name != "sato" {
		t.Fatalf("found %+v", got)
	}
	if _, err := os.Stat(odd); err != nil {
		t.Error(err)
	}
}

// TestPresenceOfTheNew: whoever comes while others look is never taken for dead.
func TestPresenceOfTheNew(t *testing.T) {
	path := dbPath(t)
	mine, other := opened(t, path, anew), opened(t, path, anew)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	looking := make(chan error)
	go func() {
		defer close(looking)
		for ctx.Err() == nil {
			if _, err := other.Present(ctx); err != nil {
				looking <- err
				return
			}
		}
	}()
	for i := range 200 {
		id, end, err := mine.Session(t.Context(), fmt.Sprint(i))
		if err != nil {
			t.Fatal(err)
		}
		if !mine.alive(id) || !slices.ContainsFunc(present(t, mine), func(h desk.Here) bool { return h.Session == id }) {
			t.Fatalf("session %d is taken for dead", i)
		}
		end()
	}
	stop()
	if err := <-looking; err != nil {
		t.Error(err)
	}
}

// TestPresenceIsLookedAtOnceASecond by all who ask together.
func TestPresenceIsLookedAtOnceASecond(t *testing.T) {
	path := dbPath(t)
	mine, other := opened(t, path, Options{Look: time.Hour}), opened(t, path, anew)
	if len(present(t, mine)) != 0 {
		t.Fatal("somebody was there")
	}
	_, end, err := other.Session(t.Context(), "ito")
	if err != nil {
		t.Fatal(err)
	}
	defer end()
	if got := present(t, mine); len(got) != 0 {
		t.Fatalf("it looked again: %+v", got)
	}
	_, endMine, err := mine.Session(t.Context(), "sato")
	if err != nil {
		t.Fatal(err)
	}
	defer endMine()
	if got := present(t, mine); len(got) != 2 {
		t.Fatalf("one's own change is known at once: %+v", got)
	}
}
