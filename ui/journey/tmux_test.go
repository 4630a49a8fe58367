package journey

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// program is the real binary, built once for all journeys.
var program string

func TestMain(m *testing.M) {
	if addr := os.Getenv(clientAddr); addr != "" {
		if err := visit(addr, os.Getenv(clientIncident)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	dir, err := os.MkdirTemp("", "shirei-journey")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	program = filepath.Join(dir, "shirei")
	build := exec.Command("go", "build", "-o", program, "shirei")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "%s%v\n", out, err)
		_ = os.RemoveAll(dir)
		os.Exit(1)
	}
	flag.Parse()
	_ = flag.Set("test.parallel", "4") // journeys wait for a screen most of the time
	code := m.Run()
	_ = os.RemoveAll(dir)
	os.Exit(code)
}

// patience is how long a journey waits for something to show: long enough for a busy machine, never waited in full.
const patience = 30 * time.Second

// room is a tmux server of its own with the program in it.
type room struct {
	t      *testing.T
	socket string
	pane   string // that has the program
	dir    string // working folder, database and data of the program
	env    []string

	incident string // the short id of the one it is about
}

// enter opens a room of a size, with the program's environment; nothing runs yet.
func enter(t *testing.T, lang string, cols, rows int) *room {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("tmux is not installed: this journey is left out")
	}
	r := &room{t: t, pane: "room:0", dir: t.TempDir(), socket: filepath.Join(t.TempDir(), "tmux")}
	r.env = append(os.Environ(),
		"HOME="+r.dir, "XDG_DATA_HOME="+r.dir+"/data", "XDG_CONFIG_HOME="+r.dir+"/config", "SHIREI_DB="+r.dir+"/room.db",
		"SHIREI_LANG="+lang, "SHIREI_AS=", "TZ=Asia/Tokyo", "LC_ALL=C.UTF-8", "TMUX=", "SSH_CONNECTION=", "TERM=xterm-256color",
		"NO_COLOR=", "PATH="+filepath.Dir(program)+":"+os.Getenv("PATH"),
	)
	r.tmux("new-session", "-d", "-s", "room", "-x", fmt.Sprint(cols), "-y", fmt.Sprint(rows), "sh")
	r.tmux("set", "-s", "set-clipboard", "on")
	r.tmux("set", "-g", "status", "off")
	t.Cleanup(r.leave)
	return r
}

// leave ends the server and whatever runs in it. A console that was hung up still puts its files in order, so the folder
// is taken away when it can be.
func (r *room) leave() {
	_ = r.command("tmux", "-S", r.socket, "kill-server").Run()
	if !within(patience, func() bool { return os.RemoveAll(r.dir) == nil }) {
		r.t.Error("something still writes into the folder of a room that was left")
	}
}

func (r *room) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Dir, c.Env = r.dir, r.env
	return c
}

func (r *room) tmux(args ...string) string {
	r.t.Helper()
	out, err := r.command("tmux", append([]string{"-S", r.socket, "-f", "/dev/null"}, args...)...).CombinedOutput()
	if err != nil {
		r.t.Fatalf("tmux %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// keys presses keys by their tmux names.
func (r *room) keys(names ...string) {
	r.t.Helper()
	for _, k := range names {
		r.tmux("send-keys", "-t", r.pane, k)
	}
}

// text types text as it is.
func (r *room) text(s string) {
	r.t.Helper()
	r.tmux("send-keys", "-t", r.pane, "-l", "--", s)
}

// line types a line and presses enter.
func (r *room) line(s string) {
	r.t.Helper()
	r.text(s)
	r.keys("Enter")
}

// beside opens another window of the room, with a shell in it.
func (r *room) beside() *room {
	r.t.Helper()
	other := *r
	other.pane = strings.TrimSpace(r.tmux("new-window", "-d", "-P", "-F", "room:#{window_index}", "-t", "room:", "sh"))
	return &other
}

// alternate tells whether the pane shows the alternate screen: a console has it.
func (r *room) alternate() bool {
	return strings.TrimSpace(r.tmux("display-message", "-p", "-t", r.pane, "#{alternate_on}")) == "1"
}

func (r *room) screen() string { return r.tmux("capture-pane", "-p", "-t", r.pane) }

// see waits until the screen matches.
func (r *room) see(pattern string) string {
	r.t.Helper()
	want := regexp.MustCompile(pattern)
	end := time.Now().Add(patience)
	for {
		s := r.screen()
		if want.MatchString(s) {
			return s
		}
		if time.Now().After(end) {
			r.t.Fatalf("never saw %q on:\n%s", pattern, s)
		}
		time.Sleep(20 * time.Millisecond) // the next look; the condition decides, not the time
	}
}

// until waits until a command's output matches: what the store holds, not what the screen says.
func (r *room) until(pattern string, args ...string) string {
	r.t.Helper()
	want := regexp.MustCompile(pattern)
	end := time.Now().Add(patience)
	for {
		out, err := r.command(program, args...).CombinedOutput()
		if err == nil && want.Match(out) {
			return string(out)
		}
		if time.Now().After(end) {
			r.t.Fatalf("shirei %s never said %q: %v\n%s\nscreen:\n%s", strings.Join(args, " "), pattern, err, out, r.screen())
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// shirei runs a command of the program to its end.
func (r *room) shirei(args ...string) string {
	r.t.Helper()
	out, err := r.command(program, args...).CombinedOutput()
	if err != nil {
		r.t.Fatalf("shirei %v: %v\n%s", args, err, out)
	}
	return string(out)
}
