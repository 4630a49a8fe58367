package journey

import (
	"database/sql"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	_ "github.com/mattn/go-sqlite3" // a look at the drafts, which no command shows

	"shirei/incident/lang"
	"shirei/ui/text"
)

// half is text that nobody has sent.
const half = "PayGate窓口へ架電、折り返し"

// console is a room with an incident on the glass.
func console(t *testing.T, l lang.Lang, cols, rows int, title string) *room {
	t.Helper()
	r := enter(t, string(l), cols, rows)
	r.declared(title, "high")
	r.open()
	return r
}

// declared declares an incident from outside and makes it the room's.
func (r *room) declared(title, severity string) {
	r.t.Helper()
	var s status
	said := r.shirei("--as", "Sato", "declare", title, "--severity", severity, "--began", "-12m", "--detected", "-10m", "--json")
	if err := json.Unmarshal([]byte(said), &s); err != nil {
		r.t.Fatal(err)
	}
	r.incident = s.Short
}

// open starts the console on the room's incident, and leaves its process id behind.
func (r *room) open() {
	r.t.Helper()
	r.line(`sh -c 'echo $$ >pid; exec shirei --as Sato open ` + r.incident + `'`)
	r.shows(walk)
}

// walk stands on the screen of an incident, and nowhere else.
const walk = "  6 "

func (r *room) signal(s syscall.Signal) {
	r.t.Helper()
	b, err := os.ReadFile(filepath.Join(r.dir, "pid"))
	if err != nil {
		r.t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(b)))
	if err != nil {
		r.t.Fatal(err)
	}
	if err := syscall.Kill(pid, s); err != nil {
		r.t.Fatal(err)
	}
}

// types half a line and leaves it there.
func (r *room) typesHalf(l lang.Lang) {
	r.t.Helper()
	r.keys("n")
	r.gone(text.For(l).Incident.ComposerGhost)
	r.text(half)
	r.shows(half)
}

// drafted tells whether the store holds the half-typed text.
func (r *room) drafted() bool {
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(r.dir, "room.db")+"?mode=ro")
	if err != nil {
		r.t.Fatal(err)
	}
	defer db.Close()
	n := 0
	if err := db.QueryRow("SELECT count(*) FROM drafts WHERE text = ?", half).Scan(&n); err != nil {
		r.t.Fatal(err)
	}
	return n > 0
}

// TestKilledConsoleLosesNothing: no good-bye, and the next console has what was half typed; sending it ends the draft.
func TestKilledConsoleLosesNothing(t *testing.T) {
	t.Parallel()
	r := console(t, lang.JA, 80, 24, "決済が完了しない")
	r.typesHalf(lang.JA)
	r.wait("for the draft on disk", r.drafted)
	r.signal(syscall.SIGKILL)
	r.see(`(?i)killed`)
	next := r.beside() // the window of a killed program is in no state to be read
	next.open()
	next.shows(half)
	next.keys("n")
	next.shows(" @ ") // a key of the composer
	next.keys("Enter")
	r.until(`"text":"`+half+`"`, "timeline", "--json")
	r.wait("for the draft to be sent", func() bool { return !r.drafted() })
	next.see(half + `(?s:.*)\n ›`) // on the timeline, no longer in the line
}

// TestSignalsRestoreTheTerminal and keep what was half typed, though it was typed only just now.
func TestSignalsRestoreTheTerminal(t *testing.T) {
	for name, s := range map[string]syscall.Signal{"SIGTERM": syscall.SIGTERM, "SIGHUP": syscall.SIGHUP} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := console(t, lang.EN, 80, 24, "checkout fails")
			r.typesHalf(lang.EN)
			r.signal(s)
			r.wait("for the screen behind", func() bool { return !r.alternate() })
			r.see(`(?m)^[$#] ?$`)
			r.line("echo back again") // what is typed is seen, and a line is a line
			r.see(`(?m)^[$#] echo back again\nback again$`)
			if s := r.screen(); strings.Contains(s, walk) || strings.Contains(s, "[exit") {
				t.Errorf("remains of the console:\n%s", s)
			}
			if !r.drafted() {
				t.Error("what was half typed is gone")
			}
			r.line("clear")
			r.open()
			r.shows(half)
		})
	}
}

// TestAnySizeLosesNothing goes down to 20x5, where there is no room to work, and back.
func TestAnySizeLosesNothing(t *testing.T) {
	t.Parallel()
	r := console(t, lang.JA, 80, 24, "決済が完了しない")
	r.typesHalf(lang.JA)
	for _, size := range [][2]string{{"20", "5"}, {"80", "24"}, {"200", "50"}, {"60", "16"}} {
		r.tmux("resize-window", "-t", r.pane, "-x", size[0], "-y", size[1])
		if size[0] == "20" {
			r.shows("60x16")
			r.text("、待ち")
			continue
		}
		r.shows(half + "、待ち")
		r.shows("1 " + lang.JA.StepShort("triage"))
	}
	r.tmux("resize-window", "-t", r.pane, "-x", "80", "-y", "24")
	r.keys("Enter")
	r.until(`"text":"`+half+`、待ち"`, "timeline", "--json")
}

// TestTwoConsolesSeeTheSame: an entry of one stands on the other without a key.
func TestTwoConsolesSeeTheSame(t *testing.T) {
	t.Parallel()
	r := console(t, lang.EN, 120, 40, "checkout fails")
	other := r.beside()
	other.open()
	r.keys("n")
	r.line("/observation vendor desk answers: they see it too")
	r.shows("they see it too")
	other.shows("they see it too")
	other.keys("n")
	other.line("/question since when")
	r.shows("since when")
	r.shirei("--as", "Ito", "severity", "critical")
	r.shows(lang.EN.Severity("critical"))
	other.shows(lang.EN.Severity("critical"))
}
