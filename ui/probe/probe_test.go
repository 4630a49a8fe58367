package probe

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// patience is how long a test waits for something that comes at once.
const patience = time.Minute

func run(t *testing.T, line string, limit time.Duration) State {
	t.Helper()
	p, err := Start(t.Context(), Command{Line: line, Incident: "inc-1"}, limit)
	if err != nil {
		t.Fatal(err)
	}
	s := p.Wait(patience)
	if !s.Done {
		p.Stop()
		t.Fatalf("%s does not end", line)
	}
	return s
}

func TestOutcomes(t *testing.T) {
	for _, c := range []struct {
		line, out string
		exit      int
	}{
		{"echo up; echo down >&2", "up\ndown\n", 0},
		{"exit 3", "", 3},
		{"no-such-command-at-all 2>/dev/null", "", 127},
		{"kill -9 $$", "", -1},
		{"cat", "", 0}, // no input
		{`printf "$TERM $SHIREI_INCIDENT"`, "dumb inc-1", 0},
		{`printf '\000\377\033[31m'`, "\x00\xff\x1b[31m", 0},
	} {
		s := run(t, c.line, patience)
		if s.Output != c.out || s.Exit != c.exit || s.Late || s.Stopped || s.Lost != 0 || s.Took <= 0 {
			t.Errorf("%s: %+v", c.line, s)
		}
	}
}

func TestNothingToRun(t *testing.T) {
	var e *Error
	if _, err := Start(t.Context(), Command{Line: " \n"}, patience); !errors.As(err, &e) || e.Reason != Empty {
		t.Errorf("%v", err)
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := Start(t.Context(), Command{Line: "echo"}, patience); !errors.As(err, &e) || e.Reason != NoShell {
		t.Errorf("%v", err)
	}
}

// gone tells whether a process has ended; one that nobody has reaped yet counts.
func gone(pid int) bool {
	data, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return syscall.Kill(pid, 0) != nil
	}
	_, rest, _ := strings.Cut(string(data), ") ")
	return strings.HasPrefix(rest, "Z") || strings.HasPrefix(rest, "X")
}

// eventually asks until it is so, since the kernel ends a process a moment after the signal.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !ok(); runtime.Gosched() {
		if time.Now().After(end) {
			t.Fatal(what)
		}
	}
}

func childIn(t *testing.T, text string) int {
	t.Helper()
	pid, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return pid
}

func TestTheLimitEndsTheWholeGroup(t *testing.T) {
	for name, line := range map[string]string{
		"polite": `sleep 600 & echo $!; wait`,
		"stubborn": `trap '' TERM; sh -c 'trap "" TERM; while :; do sleep 600; done' & echo $!
			while :; do sleep 600; done`,
	} {
		s := run(t, line, 300*time.Millisecond)
		if !s.Late || s.Stopped || s.Exit == 0 || s.Took > patience/2 {
			t.Errorf("%s: %+v", name, s)
		}
		child := childIn(t, s.Output)
		eventually(t, name+": the child lives on", func() bool { return gone(child) })
	}
}

func TestWhatIsLeftBehindEndsToo(t *testing.T) {
	s := run(t, `sleep 600 & echo $!`, patience)
	child := childIn(t, s.Output)
	eventually(t, "the child lives on", func() bool { return gone(child) })
	if s.Late || s.Exit != 0 {
		t.Errorf("%+v", s)
	}
}

func TestStop(t *testing.T) {
	p, err := Start(t.Context(), Command{Line: "echo begun; sleep 600"}, patience)
	if err != nil {
		t.Fatal(err)
	}
	eventually(t, "nothing is seen while it runs", func() bool { return p.Wait(time.Millisecond).Output == "begun\n" })
	p.Stop()
	if s := p.Wait(patience); !s.Done || !s.Stopped || s.Late || s.Output != "begun\n" {
		t.Errorf("%+v", s)
	}
}

func TestAHugeOutputIsCutWithoutMemory(t *testing.T) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	s := run(t, "printf first; head -c 100000000 /dev/zero; printf last", 2*patience)
	runtime.ReadMemStats(&after)
	if !strings.HasPrefix(s.Output, "first\x00") || !strings.HasSuffix(s.Output, "\x00last") || len(s.Output) > Most+100 {
		t.Errorf("%d bytes, %.10q … %.10q", len(s.Output), s.Output, s.Output[len(s.Output)-10:])
	}
	if s.Lost != 100_000_000+9-Most || !strings.Contains(s.Output, "… "+strconv.FormatInt(s.Lost, 10)+" bytes …") {
		t.Errorf("lost %d", s.Lost)
	}
	if got := after.TotalAlloc - before.TotalAlloc; got > 4<<20 {
		t.Errorf("took %d bytes", got)
	}
}

func TestOutputKeepsBothEnds(t *testing.T) {
	var all []byte
	o := newOutput()
	for i := range 9000 {
		line := []byte(strings.Repeat(strconv.Itoa(i)+" ", i%40) + "\n")
		all = append(all, line...)
		if n, err := o.Write(line); n != len(line) || err != nil {
			t.Fatal(n, err)
		}
		if i%17 > 0 && len(all) > Most+5000 { // the copies are big: often enough, and at each line where it begins to lose
			continue
		}
		text, lost := o.text()
		if lost == 0 && text != string(all) {
			t.Fatalf("after %d bytes the text differs", len(all))
		}
		if lost > 0 && (!strings.HasPrefix(text, string(all[:Most/2])) || !strings.HasSuffix(text, string(all[len(all)-Most/2:]))) {
			t.Fatalf("after %d bytes an end is lost", len(all))
		}
	}
}

func TestTrust(t *testing.T) {
	list := Trust{Path: filepath.Join(t.TempDir(), "deep", "trusted")}
	has := func(service, line string) bool {
		t.Helper()
		ok, err := list.Has(service, line)
		if err != nil {
			t.Fatal(err)
		}
		return ok
	}
	if has("shop", "uptime") {
		t.Error("accepted before anybody was asked")
	}
	for range 2 {
		if err := list.Accept("shop", "uptime"); err != nil {
			t.Fatal(err)
		}
	}
	if !has("shop", "uptime") || has("shop", "uptime ") || has("shop2", "uptime") || has("sho", "puptime") {
		t.Error("the list takes one command for another")
	}
	data, err := os.ReadFile(list.Path)
	info, _ := os.Stat(list.Path)
	if err != nil || strings.Count(string(data), "\n") != 1 || strings.Contains(string(data), "uptime") || info.Mode().Perm() != 0o600 {
		t.Errorf("%q %v %v", data, info.Mode(), err)
	}
}

func TestTrustInDoubtIsNone(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "trusted")
	if err := (Trust{path}).Accept("shop", "uptime"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, path string
		mode       os.FileMode
		want       Reason
	}{
		{"others may write", path, 0o602, Loose}, {"the group may write", path, 0o620, Loose}, {"others may read", path, 0o604, Loose},
		{"a folder", dir, 0o700, Loose}, {"below a file", path + "/x", 0, Unreadable},
	} {
		if c.path == path {
			if err := os.Chmod(path, c.mode); err != nil {
				t.Fatal(err)
			}
		}
		var e *Error
		if ok, err := (Trust{c.path}).Has("shop", "uptime"); ok || !errors.As(err, &e) || e.Reason != c.want {
			t.Errorf("%s: %v %v", c.name, ok, err)
		}
		if err := (Trust{c.path}).Accept("shop", "other"); !errors.As(err, &e) || e.Reason != c.want {
			t.Errorf("%s: accepts: %v", c.name, err)
		}
		r := Runner{Trust: Trust{c.path}}
		if _, err := r.Start(t.Context(), "shop", Command{Line: "uptime"}); !errors.As(err, &e) || e.Reason != c.want {
			t.Errorf("%s: runs: %v", c.name, err)
		}
	}
}

func TestRunner(t *testing.T) {
	r := Runner{Trust: Trust{filepath.Join(t.TempDir(), "trusted")}}
	var e *Error
	if _, err := r.Start(t.Context(), "shop", Command{Line: "sleep 600"}); !errors.As(err, &e) || e.Reason != Untrusted {
		t.Fatalf("%v", err)
	}
	if err := r.Trust.Accept("shop", "sleep 600"); err != nil {
		t.Fatal(err)
	}
	p, err := r.Start(context.WithoutCancel(t.Context()), "shop", Command{Line: "sleep 600"})
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	if s := p.Wait(0); !s.Done || !s.Stopped {
		t.Errorf("%+v", s)
	}
	if _, err := r.Start(t.Context(), "shop", Command{Line: "sleep 600"}); err == nil {
		t.Error("runs after its end")
	}
}

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"curl -sS https://x/ | head\nls": "curl -sS https://x/ | head\nls",
		"ls\r\x1b[2Krm -rf":              `ls\x0d\x1b[2Krm -rf`,
		"a\tb\x00":                       `a\tb\x00`,
		"a\u202eb\u200b\ufe0f\u00a0":     `a\u{202e}b\u{200b}\u{fe0f}\u{a0}`,
		"日本　語\xff\ufffd":                 `日本　語\xff` + "\ufffd",
	} {
		if got := Plain(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
