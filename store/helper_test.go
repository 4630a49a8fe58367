package store

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/google/uuid"

	"shirei/incident"
	"shirei/incident/desk"
)

// childEnv names what the test binary does when it is started as another process of the store.
const childEnv = "SHIREI_STORE_CHILD"

func TestMain(m *testing.M) {
	job := os.Getenv(childEnv)
	if job == "" {
		os.Exit(m.Run())
	}
	if err := child(job, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// child is another process: it says a line for every step and goes on or ends as its standard input says.
func child(job string, args []string) error {
	ctx := context.Background()
	s, err := Open(ctx, args[0], Options{})
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	defer s.Close()
	switch job {
	case "hold": // the write lock, until standard input ends
		return s.Write(ctx, func(desk.Tx) error {
			fmt.Println("held")
			_, err := io.Copy(io.Discard, os.Stdin)
			return err
		})
	case "session": // a session with a draft, until killed
		id, _, err := s.Session(ctx, "sato")
		if err != nil {
			return err
		}
		if err := s.SaveDraft(ctx, desk.Draft{DraftKey: desk.DraftKey{Session: id, Field: "note"}, Actor: "sato", Text: "half"}); err != nil {
			return err
		}
		fmt.Println(id)
		_, err = io.Copy(io.Discard, os.Stdin)
		return err
	case "append": // so many notes, or for ever; each is acknowledged
		n, err := strconv.Atoi(args[2])
		if err != nil {
			return err
		}
		for i := 0; i < n || n == 0; i++ {
			id, err := note(s, args[1], fmt.Sprint(os.Getpid(), " ", i))
			if err != nil {
				return err
			}
			fmt.Println(id)
		}
		return nil
	case "read": // as whoever it is started as: the timeline, and what a write is told
		w, err := s.Timeline(ctx, args[1], desk.Window{})
		if err != nil {
			return fmt.Errorf("timeline: %w", err)
		}
		_, err = note(s, args[1], "x")
		fmt.Println(len(w.Entries), codeOf(err))
		return nil
	}
	return fmt.Errorf("no such job: %s", job)
}

func codeOf(err error) incident.Code {
	if e, ok := err.(*incident.Error); ok {
		return e.Code
	}
	return incident.Code(fmt.Sprint(err))
}

// start runs the test binary as a child and gives its lines.
func start(t testing.TB, cmd *exec.Cmd, job string) (*bufio.Scanner, io.WriteCloser) {
	t.Helper()
	cmd.Env = append(os.Environ(), childEnv+"="+job)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return bufio.NewScanner(out), in
}

func newID() string { return uuid.Must(uuid.NewV7()).String() }

// declare makes an incident and gives its stream.
func declare(t testing.TB, s *Store) string {
	t.Helper()
	stream := newID()
	err := s.Write(t.Context(), func(tx desk.Tx) error {
		state := incident.NewState(stream)
		events, err := incident.Decide(state, incident.Declare{Title: "決済が通らない"}, incident.By{Name: "sato"}, incident.Env{Now: time.Now(), NewID: newID})
		if err != nil {
			return err
		}
		return tx.Append(events, state)
	})
	if err != nil {
		t.Fatal(err)
	}
	return stream
}

// note appends an entry blind and gives its id.
func note(s *Store, stream, text string) (string, error) {
	events, err := incident.DecideBlind(stream, incident.TakeNote{Text: text}, incident.By{Name: "sato", Via: incident.ViaCLI},
		incident.Env{Now: time.Now(), NewID: newID})
	if err != nil {
		return "", err
	}
	return events[0].ID, s.Write(context.Background(), func(tx desk.Tx) error { return tx.Append(events, nil) })
}

func dbPath(t testing.TB) string { return filepath.Join(t.TempDir(), "shirei.db") }

func wantCode(t *testing.T, err error, code incident.Code) {
	t.Helper()
	if codeOf(err) != code {
		t.Fatalf("got %v, want code %s", err, code)
	}
}

// sound fails unless the check finds nothing bad.
func sound(t *testing.T, s *Store) {
	t.Helper()
	findings, err := s.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		if f.Bad {
			t.Errorf("the check finds %+v", f)
		}
	}
}
