//go:build unix

package shell

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// shellOn is an interactive shell with jobs on a terminal, where $T runs a command through [Run].
func shellOn(t *testing.T) *screen {
	t.Helper()
	c := exec.Command("sh", "-i")
	c.Env = append(os.Environ(), "PS1=@ ", "ENV=", "T="+os.Args[0]+" through")
	s := onScreen(t, c)
	s.until("@ ")
	return s
}

// says types a line and waits until something was printed.
func (s *screen) says(line, until string) string {
	s.t.Helper()
	s.types(line + "\r")
	return s.until(until)
}

// ctrl-z gives the terminal back to the shell, and fg goes on where it was.
func TestStopped(t *testing.T) {
	for name, run := range map[string]string{
		"by the terminal":           `$T sh -c 'echo re""ady; read a; echo "got $a"; read b; echo "got $b"; exit 5'`,
		"by itself, as an editor":   `$T sh -c 'trap "stty sane" EXIT; stty -icanon -isig -echo min 1; echo re""ady; kill -TSTP 0; read a; echo "got $a"; read b; echo "got $b"; exit 5'`,
		"one that reads a pipe too": `echo x | $T sh -c 'echo re""ady; exec 3</dev/tty; read a <&3; echo "got $a"; read b <&3; echo "got $b"; exit 5'`,
	} {
		t.Run(name, func(t *testing.T) {
			s := shellOn(t)
			s.says(run, "ready")
			if name == "by the terminal" {
				s.says("one", "got one")
				s.types("\x1a")
			}
			if name == "one that reads a pipe too" {
				s.says("one", "got one")
				s.types("\x1a")
			}
			s.until("topped")
			s.says(`stty -a | grep -c ' icanon.*' ; echo at the she""ll`, "1\r\nat the shell")
			s.says("fg", "")
			if name == "by itself, as an editor" {
				s.says("one", "got one")
			}
			s.says("two", "got two")
			s.until("@ ")
			s.says("echo code $?.", "code 5.")
		})
	}
}

// A job that was stopped can go on in the background, where it leaves the terminal alone until it wants keys.
func TestBackground(t *testing.T) {
	s := shellOn(t)
	s.says(`$T sh -c 'echo re""ady; sleep 0.2; echo la""ter; read a; echo "got $a"' &`, "later")
	jobs := t.TempDir() + "/jobs"
	s.says("until jobs >"+jobs+"; grep -q topped "+jobs+"; do sleep 0.05; done; echo se\"\"en", "seen") // it wanted to read
	s.says("fg", "")
	s.says("one", "got one")
	s.until("@ ")
	s.says(`$T sh -c 'echo re""ady; exec sleep 60'`, "ready")
	s.types("\x1a")
	s.until("topped")
	s.until("@ ")
	s.says("bg", "@ ")
	if said := s.says("jobs", "@ "); !strings.Contains(said, "unning") {
		t.Fatalf("it does not run: %q", said)
	}
	s.says("fg", "sleep 60")
	s.types("\x03")
	s.until("@ ")
	s.says("echo code $?.", "code 130.")
}

// ctrl-c ends a loop in which a command is run, as it does without us.
func TestInterruptedLoop(t *testing.T) {
	s := shellOn(t)
	s.says(fmt.Sprintf(`sh -c 'for i in 1 2 3; do %s through sh -c "echo sta\"\"rt $i; exec sleep 60"; done; echo wen""t on'; echo code $?.`, os.Args[0]), "start 1")
	s.types("\x03")
	if before := s.until("@ "); strings.Contains(before, "start 2") || strings.Contains(before, "went") {
		t.Errorf("it went on: %q", before)
	}
	s.says("echo code $?.", "code 130.")
	s.says(`$T sh -c 'trap "exit 9" INT; echo re""ady; while :; do sleep 0.05; done'; echo code $?.`, "ready")
	s.types("\x03")
	s.until("code 9.")
}

// What a command leaves in the background lives on when it ends.
func TestLeftBehind(t *testing.T) {
	s := shellOn(t)
	left := t.TempDir() + "/left"
	s.says(`$T sh -c '(sleep 0.5; echo alive >`+left+`) & echo do""ne'; echo code $?.`, "code 0.")
	s.says("until [ -s "+left+" ]; do sleep 0.05; done; cat "+left+"; echo se\"\"en", "alive\r\nseen")
}
