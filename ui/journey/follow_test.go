package journey

import (
	"bufio"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

var fingerprint = regexp.MustCompile(`([0-9a-f]{4}-){7}[0-9a-f]{4}`)

// follower is timeline --follow as another program reads it.
type follower struct {
	t     *testing.T
	cmd   *exec.Cmd
	lines chan string
}

func (r *room) follow(args ...string) *follower {
	r.t.Helper()
	f := &follower{t: r.t, cmd: r.command(program, append([]string{"timeline", "--follow"}, args...)...), lines: make(chan string, 64)}
	out, err := f.cmd.StdoutPipe()
	if err != nil {
		r.t.Fatal(err)
	}
	if err := f.cmd.Start(); err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() { _ = f.cmd.Process.Kill() })
	go func() {
		defer close(f.lines)
		for s := bufio.NewScanner(out); s.Scan(); {
			f.lines <- s.Text()
		}
	}()
	return f
}

// next is the line that comes next; it has to match.
func (f *follower) next(pattern string) {
	f.t.Helper()
	select {
	case line, ok := <-f.lines:
		if !ok || !regexp.MustCompile(pattern).MatchString(line) {
			f.t.Fatalf("got %q, want %q", line, pattern)
		}
	case <-time.After(patience):
		f.t.Fatalf("waited in vain for %q", pattern)
	}
}

// upTo reads until a line matches.
func (f *follower) upTo(pattern string) {
	f.t.Helper()
	for want := regexp.MustCompile(pattern); ; {
		select {
		case line, ok := <-f.lines:
			if !ok {
				f.t.Fatalf("it ended before %q", pattern)
			}
			if want.MatchString(line) {
				return
			}
		case <-time.After(patience):
			f.t.Fatalf("waited in vain for %q", pattern)
		}
	}
}

// TestFollow: what others write comes by itself, changes are told as such, and an interruption is the quiet end.
func TestFollow(t *testing.T) {
	t.Parallel()
	r := enter(t, "en", 80, 24)
	r.declared("checkout fails", "high")
	r.shirei("--as", "Sato", "log", "the last before")
	all, notes, data := r.follow(), r.follow("--kind", "hypothesis"), r.follow("--json")
	all.upTo("the last before")
	data.upTo(`"text":"the last before"`)
	for _, c := range []struct {
		args             []string
		line, note, json string
	}{
		{[]string{"log", "vendor desk called"}, `vendor desk called$`, "", `^\{"id".*"text":"vendor desk called"`},
		{[]string{"log", "--kind", "hypothesis", "--at", "-5m", "the timeout of v2.31"}, `theory.*the timeout of v2.31$`, `the timeout of v2.31$`, `"kind":"hypothesis"`},
		{[]string{"entry", "correct", "", "the timeout of v2.32"}, `\[corrected\].*the timeout of v2.32$`, `\[corrected\].*the timeout of v2.32$`, `^\{"change":"corrected".*"text":"the timeout of v2.32"`},
		{[]string{"undo"}, `\[undone\].*the timeout of v2.31$`, `\[undone\].*the timeout of v2.31$`, `^\{"change":"undone".*"text":"the timeout of v2.31"`},
		{[]string{"severity", "critical"}, `Critical`, "", `"kind":"severity"`},
		{[]string{"undo"}, `\[undone\].*Critical`, "", `^\{"change":"undone".*"kind":"severity"`},
	} {
		if c.args[0] == "entry" {
			c.args[2] = strings.Fields(r.shirei("timeline", "--ids", "--find", "the timeout"))[0]
		}
		r.shirei(append([]string{"--as", "Sato"}, c.args...)...)
		for _, f := range []struct {
			*follower
			want string
		}{{all, c.line}, {notes, c.note}, {data, c.json}} {
			if f.want != "" {
				f.next(f.want)
			}
		}
	}
	for _, f := range []*follower{all, notes, data} {
		if err := f.cmd.Process.Signal(syscall.SIGINT); err != nil {
			t.Fatal(err)
		}
		for line := range f.lines {
			t.Errorf("more than was to come: %q", line)
		}
		if err := f.cmd.Wait(); err != nil {
			t.Errorf("an interruption: %v", err)
		}
	}
}

// TestFollowAMerge: who follows the incident that goes on reads what was written in the duplicate once, and what comes in either;
// who follows the duplicate goes on with the other.
func TestFollowAMerge(t *testing.T) {
	t.Parallel()
	r := enter(t, "en", 80, 24)
	r.declared("checkout fails", "high")
	main := r.incident
	r.declared("carts are stuck", "high")
	dup := r.incident
	r.shirei("--as", "Ito", "log", dup, "the order page hangs")
	stays, goes := r.follow(main), r.follow(dup)
	stays.upTo("checkout fails")
	goes.upTo("the order page hangs")
	r.shirei("--as", "Sato", "merge", dup, "--into", main, "--reason", "the same")
	stays.upTo(`merged in: carts are stuck`)
	stays.upTo(`\[arrived late\].*the order page hangs`)
	goes.upTo(`checkout fails`)
	goes.upTo(`the order page hangs  \[` + dup + `\]$`)
	r.shirei("--as", "Sato", "entry", "key", main, strings.Fields(r.shirei("timeline", main, "--ids", "--find", "hangs"))[0])
	stays.upTo(`the order page hangs`)
	goes.upTo(`\[.*\].*the order page hangs`)
	r.shirei("--as", "Ito", "log", dup, "still there")
	stays.upTo("still there$")
	goes.upTo("still there$")
}

// TestFollowIntoAClosedPipe ends without a word once nobody reads it, as tail does.
func TestFollowIntoAClosedPipe(t *testing.T) {
	t.Parallel()
	r := enter(t, "en", 80, 24)
	r.declared("checkout fails", "high")
	var said strings.Builder
	cmd := r.command(program, "timeline", "--follow")
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	_ = out.Close()
	ended := make(chan struct{})
	go func() { _ = cmd.Wait(); close(ended) }()
	end := time.After(patience)
	for running := true; running; {
		r.shirei("--as", "Sato", "log", "one more")
		select {
		case <-ended:
			running = false
		case <-end:
			_ = cmd.Process.Kill()
			t.Fatal("it goes on though nobody reads it")
		case <-time.After(100 * time.Millisecond): // the next entry; what ends it decides, not the time
		}
	}
	if said.Len() > 0 {
		t.Errorf("it says %q", said.String())
	}
}

// TestFollowArrivals: what a scribe wrote meanwhile on a machine of their own is told once it is brought, and only once.
func TestFollowArrivals(t *testing.T) {
	t.Parallel()
	r := enter(t, "en", 80, 24)
	r.declared("checkout fails", "high")
	room, alone, packed := filepath.Join(r.dir, "room.db"), filepath.Join(r.dir, "alone.db"), filepath.Join(t.TempDir(), "packed")
	carry := func(from, to string) {
		t.Helper()
		r.shirei("export", "--format", "bundle", "-o", packed, "--db", from)
		r.shirei("import", "bundle", packed, "--db", to, "--trust", fingerprint.FindString(r.shirei("trust", "list", "--db", from)))
	}
	carry(room, alone)
	for _, text := range []string{"alone one", "alone two"} {
		r.shirei("--as", "Ito", "log", text, "--db", alone)
	}
	r.shirei("--as", "Sato", "log", "the last before")
	all, notes := r.follow(), r.follow("--kind", "hypothesis")
	all.upTo("the last before")
	carry(alone, room)
	all.next(`^  \[arrived late\]  .*Ito  alone one$`)
	all.next(`^  \[arrived late\]  .*Ito  alone two$`)
	carry(alone, room)
	r.shirei("--as", "Sato", "log", "--kind", "hypothesis", "and on")
	all.next(`and on$`)
	notes.next(`and on$`)
}
