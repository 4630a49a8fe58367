package ssh

import (
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

func TestCommandsAndConsole(t *testing.T) {
	h := serve(t, Limits{})
	s, err := h.client(1).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Setenv("LANG", "ja_JP.UTF-8"); err != nil {
		t.Error(err)
	}
	for _, name := range []string{"TMUX", "EDITOR", "SHIREI_DB", "SHIREI_AS", "LD_PRELOAD", "TEA_TRACE"} {
		if s.Setenv(name, "x") == nil {
			t.Errorf("the client has set %s", name)
		}
	}
	out, err := s.Output(`log "二 語" x`)
	if exit := (*gossh.ExitError)(nil); !errors.As(err, &exit) || exit.ExitStatus() != 3 || string(out) != `佐藤 ja ["log" "二 語" "x"]` {
		t.Errorf("%s, %v", out, err)
	}
	observer := h.client(2)
	screen := console(t, observer)
	screen.shows("size=80x24;")
	screen.shows("said=Ito en ;")
	if err := screen.WindowChange(30, 100); err != nil {
		t.Fatal(err)
	}
	screen.shows("100x30;")
	if err := screen.WindowChange(1<<31, 1<<31); err != nil {
		t.Fatal(err)
	}
	screen.shows("1000x500")
	screen.types("q")
	if err := screen.Wait(); err != nil {
		t.Error(err)
	}
	_ = observer.Close()
	for _, what := range []string{"started", "login", "command", "session", "ended", "logout"} {
		_ = h.logged(what, "")
	}
	if e := h.logged("command", ""); e.Name != "佐藤" || e.Command != "log" || *e.Exit != 3 || !strings.HasPrefix(e.Key, "SHA256:") || e.From != "127.0.0.1" {
		t.Errorf("the command is logged as %+v", e)
	}
	if info, err := os.Stat(h.log); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the log is open to others: %v, %v", info.Mode(), err)
	}
}

func TestAPanicEndsOneSession(t *testing.T) {
	h := serve(t, Limits{})
	other := console(t, h.client(2))
	bad := console(t, h.client(1))
	bad.shows("size=")
	bad.types("p")
	if err := bad.Wait(); err == nil {
		t.Error("the session ended as if nothing had happened")
	}
	bad.shows("went wrong")
	h.logged("panic", "")
	if out, err := run(h.client(1), "panic"); err == nil || !strings.Contains(out, "went wrong") {
		t.Errorf("a command's panic: %q, %v", out, err)
	}
	other.types("x")
	other.shows("key1;")
}

func TestDrain(t *testing.T) {
	h := serve(t, Limits{Drain: 500 * time.Millisecond})
	a, b := console(t, h.client(1)), console(t, h.client(2))
	a.shows("size=")
	b.shows("size=")
	waits, err := h.client(1).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if err := waits.Start("wait"); err != nil {
		t.Fatal(err)
	}
	h.until("all are in", func() bool { return len(h.sessions()) == 3 })
	began := time.Now()
	if err := h.ended(); err != nil {
		t.Error(err)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
	a.shows("stopping")
	b.shows("stopping")
	_ = a.Wait()
	if _, err := h.dial(1); err == nil {
		t.Error("somebody is let in afterwards")
	}
	if last := h.entries(); last[len(last)-1].What != "drained" {
		t.Errorf("the log ends with %+v", last[len(last)-1])
	}
}

// One who reads nothing of what is drawn holds up neither the others nor the end of the server.
func TestAScreenThatIsNotRead(t *testing.T) {
	h := serve(t, Limits{Drain: 500 * time.Millisecond})
	s, err := h.client(1).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.StdoutPipe(); err != nil { // nobody reads it
		t.Fatal(err)
	}
	in, err := s.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.RequestPty("xterm", 500, 1000, nil), s.Shell()); err != nil {
		t.Fatal(err)
	}
	go func() {
		for range 2000 {
			if _, err := io.WriteString(in, "abcdefghij"); err != nil {
				return
			}
		}
	}()
	other := console(t, h.client(2))
	other.types("xyz")
	other.shows("key3;")
	if err := h.ended(); err != nil {
		t.Error(err)
	}
}
