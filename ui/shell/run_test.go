//go:build unix

package shell

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"

	"shirei/ui/shell/pty"
)

// TestMain lets a test run a command through [Run] in a process of its own, on a terminal that the test holds.
func TestMain(m *testing.M) {
	if Inside(os.Args[1:]) {
		os.Exit(0)
	}
	if len(os.Args) > 1 && os.Args[1] == "through" {
		kept := NewKept(1 << 16)
		before, _ := term.GetState(os.Stdin.Fd())
		r := Run(os.Args[2:], Streams{os.Stdin, os.Stdout, os.Stderr}, kept, time.Now)
		after, _ := term.GetState(os.Stdin.Fd())
		if path := os.Getenv("KEPT"); path != "" {
			head, _, _ := kept.Ends()
			_ = os.WriteFile(path, []byte(fmt.Sprintf("%v\n%s", before == nil || *before == *after, head)), 0o600)
		}
		r.Pass()
		os.Exit(r.Exit)
	}
	os.Exit(m.Run())
}

// through is a command that is run through [Run]; kept is where it leaves what was kept.
func through(t *testing.T, args ...string) (c *exec.Cmd, kept string) {
	t.Helper()
	c = exec.Command(os.Args[0], append([]string{"through"}, args...)...)
	kept = t.TempDir() + "/kept"
	c.Env = append(os.Environ(), "KEPT="+kept)
	return c, kept
}

// screen is a terminal that a command runs on.
type screen struct {
	t    *testing.T
	tty  *os.File
	seen bytes.Buffer
	came chan []byte
}

func onScreen(t *testing.T, c *exec.Cmd) *screen {
	t.Helper()
	tty, err := pty.Start(c, 101, 33)
	if err != nil {
		t.Fatal(err)
	}
	late := time.AfterFunc(time.Minute, func() { _ = c.Process.Kill() }) // what never comes then fails with what came instead
	t.Cleanup(func() { late.Stop(); _ = tty.Close() })
	return &screen{t: t, tty: tty}
}

// until reads until the text was printed, and gives what came before it.
func (s *screen) until(text string) (before string) {
	s.t.Helper()
	if s.came == nil {
		s.came = make(chan []byte, 1000)
		go s.read()
	}
	for late := time.After(20 * time.Second); !strings.Contains(s.seen.String(), text); {
		select {
		case more, ok := <-s.came:
			if !ok {
				s.t.Fatalf("it ended before %q came: %q", text, s.seen.String())
			}
			s.seen.Write(more)
		case <-late:
			s.t.Fatalf("%q never came: %q", text, s.seen.String())
		}
	}
	before, after, _ := strings.Cut(s.seen.String(), text)
	s.seen.Reset()
	s.seen.WriteString(after)
	return before
}

func (s *screen) read() {
	defer close(s.came)
	for {
		buf := make([]byte, 4096)
		n, err := s.tty.Read(buf)
		s.came <- buf[:n]
		if err != nil {
			return
		}
	}
}

func (s *screen) types(keys string) {
	s.t.Helper()
	if _, err := s.tty.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

func exit(t *testing.T, err error) int {
	t.Helper()
	if err == nil {
		return 0
	}
	ended, ok := err.(*exec.ExitError)
	if !ok {
		t.Fatal(err)
	}
	if status := ended.Sys().(syscall.WaitStatus); status.Signaled() { // as a shell tells it
		return exitSignal + int(status.Signal())
	}
	return ended.ExitCode()
}

func TestOnATerminal(t *testing.T) {
	c, kept := through(t, "sh", "-c", `test -t 0 && test -t 1 && test -t 2 && echo all; stty size; read x; echo "got $x"; until [ "$(stty size)" = "20 60" ]; do sleep 0.02; done; echo resized; exit 7`)
	s := onScreen(t, c)
	s.until("all\r\n")
	s.until("33 101")
	if err := pty.Resize(s.tty, 60, 20); err != nil {
		t.Fatal(err)
	}
	s.types("yes\r")
	s.until("got yes")
	s.until("resized")
	if code := exit(t, c.Wait()); code != 7 {
		t.Errorf("exit code %d", code)
	}
	text, err := os.ReadFile(kept)
	if err != nil || !strings.HasPrefix(string(text), "true\nall\r\n33 101\r\n") || !strings.Contains(string(text), "got yes") {
		t.Errorf("kept %q: %v", text, err)
	}
}

// A program that reads key by key, as an editor does, gets every byte, those of signals too.
func TestRawKeys(t *testing.T) {
	c, _ := through(t, "sh", "-c", `stty raw -echo; printf ready; dd bs=1 count=4 2>/dev/null | od -An -tx1; stty sane`)
	s := onScreen(t, c)
	s.until("ready")
	s.types("\x03\x1a\x1b[")
	s.until("03 1a 1b 5b")
	if code := exit(t, c.Wait()); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func TestInterrupt(t *testing.T) {
	c, _ := through(t, "cat") // a shell may lose the key while it starts what it runs
	s := onScreen(t, c)
	s.types("ready\r")
	s.until("ready\r\n")
	s.until("ready\r\n") // as cat answers, behind the echo
	s.types("\x03")
	if code := exit(t, c.Wait()); code != 130 {
		t.Errorf("exit code %d", code)
	}
}

// What is run does not outlive a terminal whose other end was killed.
func TestKilled(t *testing.T) {
	c, _ := through(t, "sh", "-c", `echo pid $$.; exec sleep 60`)
	s := onScreen(t, c)
	buf := make([]byte, 100)
	for !strings.Contains(s.seen.String(), ".") {
		n, err := s.tty.Read(buf)
		if err != nil {
			t.Fatal(err)
		}
		s.seen.Write(buf[:n])
	}
	_, digits, _ := strings.Cut(s.seen.String(), "pid ")
	digits, _, _ = strings.Cut(digits, ".")
	pid, err := strconv.Atoi(digits)
	if err != nil {
		t.Fatal(err)
	}
	_ = c.Process.Kill()
	_ = c.Wait()
	for deadline := time.Now().Add(time.Minute); alive(pid); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("it lives on")
		}
	}
}

// alive tells of a process that is no mere name in the table any more.
func alive(pid int) bool {
	if syscall.Kill(pid, 0) != nil {
		return false
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	return err != nil || !strings.Contains(string(stat), ") Z ")
}

func TestOnPipes(t *testing.T) {
	c, kept := through(t, "sh", "-c", `test -t 0 || test -t 1 || echo none; cat; echo wrong >&2; kill -TERM $$`)
	var out, errs bytes.Buffer
	c.Stdin, c.Stdout, c.Stderr = strings.NewReader("in\n"), &out, &errs
	if code := exit(t, c.Run()); code != 143 {
		t.Errorf("exit code %d", code)
	}
	if out.String() != "none\nin\n" || errs.String() != "wrong\n" {
		t.Errorf("printed %q and %q", out.String(), errs.String())
	}
	if text, err := os.ReadFile(kept); err != nil || len(text) != len("true\n")+len("none\nin\nwrong\n") {
		t.Errorf("kept %q: %v", text, err)
	}
}

// Who reads no further ends the command, and what it left in the background is not waited for.
func TestReaderGone(t *testing.T) {
	c, _ := through(t, "yes")
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 10)); err != nil {
		t.Fatal(err)
	}
	_ = out.Close()
	if code := exit(t, c.Wait()); code != 141 {
		t.Errorf("exit code %d", code)
	}
	c, _ = through(t, "sh", "-c", "sleep 30 & echo done")
	began := time.Now()
	if said, err := c.Output(); err != nil || string(said) != "done\n" || time.Since(began) > 10*time.Second {
		t.Errorf("%q after %s: %v", said, time.Since(began), err)
	}
}

func TestForwarded(t *testing.T) {
	c, _ := through(t, "sh", "-c", `trap 'echo hup; exit 3' HUP; echo ready; while :; do sleep 0.05; done`)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	buf := make([]byte, 100)
	n, _ := out.Read(buf)
	if string(buf[:n]) != "ready\n" {
		t.Fatalf("%q", buf[:n])
	}
	_ = c.Process.Signal(syscall.SIGHUP)
	n, _ = out.Read(buf)
	if code := exit(t, c.Wait()); code != 3 || string(buf[:n]) != "hup\n" {
		t.Errorf("exit code %d after %q", code, buf[:n])
	}
}

func TestNotRun(t *testing.T) {
	plain := t.TempDir() + "/plain"
	if err := os.WriteFile(plain, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, code := range map[string]int{"no-such-command-here": 127, "/no/such/file": 127, plain: 126} {
		if r := Run([]string{name}, Streams{os.Stdin, os.Stdout, os.Stderr}, NewKept(10), time.Now); r.Exit != code || r.Refused == nil {
			t.Errorf("%s: %+v", name, r)
		}
	}
}

// A script that does not say whose it is runs as in a shell, on a terminal and on pipes.
func TestBareScript(t *testing.T) {
	script := t.TempDir() + "/script"
	if err := os.WriteFile(script, []byte("echo \"ran $1\"; exit 4\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	c, _ := through(t, script, "so")
	if said, err := c.Output(); string(said) != "ran so\n" || exit(t, err) != 4 {
		t.Errorf("%q, %v", said, err)
	}
	c, _ = through(t, script, "so")
	onScreen(t, c).until("ran so")
	if code := exit(t, c.Wait()); code != 4 {
		t.Errorf("exit code %d", code)
	}
}

func BenchmarkThrough(b *testing.B) {
	for _, c := range []struct {
		name string
		args []string
	}{
		{"with", []string{os.Args[0], "through", "head", "-c", "1000000000", "/dev/zero"}},
		{"without", []string{"head", "-c", "1000000000", "/dev/zero"}},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(1e9)
			for b.Loop() {
				cmd := exec.Command("sh", "-c", strings.Join(c.args, " ")+" | cat >/dev/null")
				if err := cmd.Run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
