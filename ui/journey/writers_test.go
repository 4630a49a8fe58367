package journey

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"shirei/incident/lang"
	"shirei/ui/text"
)

// ledger is what the writers were told is on disk.
type ledger struct {
	mu    sync.Mutex
	texts []string
	by    map[string]int
}

func (l *ledger) add(writer, text string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.by == nil {
		l.by = map[string]int{}
	}
	l.texts = append(l.texts, text)
	l.by[writer]++
}

// TestEightWriters write on one file at once: three loops of a command, two consoles, and over SSH two loops and a console.
// What was acknowledged is there, once, and all who read are at the same in the end.
func TestEightWriters(t *testing.T) {
	length := time.Minute
	if testing.Short() {
		length = 5 * time.Second
	}
	r := enter(t, "en", 80, 24)
	r.declared("checkout fails", "high")
	h := r.serves(t, 10)
	t.Cleanup(h.kill)
	consoles := []*room{r.window(1, "Sato", nil), r.window(2, "Kato", nil), r.window(3, "Ito", h)}
	var told ledger
	end := time.Now().Add(length)
	parts := map[string]func(*testing.T){}
	for i := range 3 {
		name := fmt.Sprintf("command%d", i)
		parts[name] = func(t *testing.T) {
			for n := 0; time.Now().Before(end); n++ {
				entry := fmt.Sprintf("%s-%05d", name, n)
				r.at(t).shirei("--as", name, "log", entry)
				told.add(name, entry)
			}
		}
	}
	for i := range 2 {
		name := fmt.Sprintf("remote%d", i)
		parts[name] = func(t *testing.T) { writesRemotely(t, h, i+1, name, end, &told) }
	}
	for i, c := range consoles {
		name := fmt.Sprintf("console%d", i)
		parts[name] = func(t *testing.T) {
			for n := 0; time.Now().Before(end); n++ {
				entry := fmt.Sprintf("%s-%05d", name, n)
				c.at(t).writes(entry)
				told.add(name, entry)
			}
		}
	}
	together(t, parts)
	stand := r.kept(told.texts, regexp.MustCompile(`(command|remote|console)\d-\d{5}`))
	t.Logf("8 writers, %v: %d acknowledged, %d stand there, of each %v", length, len(told.texts), stand, told.by)
	r.agree(h, consoles)
}

// writes an entry in the console; it is acknowledged when the line is empty again.
func (r *room) writes(entry string) {
	r.t.Helper()
	r.keys("n")
	r.gone(text.For(lang.EN).Incident.ComposerGhost)
	r.text(entry)
	r.shows("› " + entry)
	r.keys("Enter")
	r.shows(text.For(lang.EN).Incident.ComposerGhost)
}

func writesRemotely(t *testing.T, h *host, visitor int, name string, end time.Time, told *ledger) {
	c, err := dial(h.addr, visitor)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	for n := 0; time.Now().Before(end); n++ {
		entry := fmt.Sprintf("%s-%05d", name, n)
		if out, err := remote(c, "log "+entry); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		told.add(name, entry)
	}
}

// agree fails unless commands here and over SSH say the same of the incident, and the consoles end with the same entries.
func (r *room) agree(h *host, consoles []*room) {
	r.t.Helper()
	c, err := dial(h.addr, 0)
	if err != nil {
		r.t.Fatal(err)
	}
	defer c.Close()
	for _, args := range []string{"status --json", "timeline --json"} {
		r.wait("for the same "+args, func() bool { // what is late moves on by the minute
			return r.shirei(strings.Fields(args)...) == r.remotely(c, args)
		})
	}
	last := r.latest(5)
	for _, c := range consoles {
		c.wait("for the last entries "+last.String(), func() bool { return last.MatchString(c.screen()) })
	}
}

func (r *room) remotely(c *gossh.Client, args string) string {
	r.t.Helper()
	out, err := remote(c, args)
	if err != nil {
		r.t.Fatalf("%s: %v %s", args, err, out)
	}
	return out
}

// latest is the pattern of the last entries, as they stand one below the other.
func (r *room) latest(n int) *regexp.Regexp {
	r.t.Helper()
	lines := strings.Split(strings.TrimSpace(r.shirei("timeline", "--json")), "\n")
	type entry struct {
		Text string
		At   time.Time `json:"occurred_at"`
	}
	entries := make([]entry, len(lines))
	for i, line := range lines {
		if err := json.Unmarshal([]byte(line), &entries[i]); err != nil {
			r.t.Fatal(err)
		}
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return a.At.Compare(b.At) })
	var texts []string
	for _, e := range entries[len(entries)-n:] {
		texts = append(texts, regexp.QuoteMeta(e.Text))
	}
	return regexp.MustCompile(strings.Join(texts, `[^\n]*\n[^\n]*`))
}
