package journey

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/store"
)

// rounds is how many entries a benchmark of propagation times.
const rounds = 60

// BenchmarkPropagation: from the enter key in one terminal to the bytes on another, both real consoles: p50 under 15 ms,
// p95 under 30 ms (issue: speed).
func BenchmarkPropagation(b *testing.B) {
	env := []string{"SHIREI_DB=" + filepath.Join(b.TempDir(), "room.db"), "SHIREI_LANG=en", "HOME=" + b.TempDir()}
	id := declareIn(b, env)
	writer := show(b, env, program, "--as", "sato", "open", id)
	reader := show(b, env, program, "--as", "ito", "open", id)
	writer.until(b, "began")
	reader.until(b, "began")
	time.Sleep(500 * time.Millisecond) // both have settled
	var took []time.Duration
	for i := range rounds {
		mark := strings.Repeat(string(rune('a'+i%26)), 12) // nothing of the line before stays as it was
		writer.write(b, "n")
		time.Sleep(50 * time.Millisecond)
		writer.write(b, mark)
		time.Sleep(150 * time.Millisecond) // the draft is saved, which is no part of it
		reader.forget()
		at := time.Now()
		writer.write(b, "\r")
		took = append(took, reader.start.Add(reader.until(b, mark)).Sub(at))
	}
	writer.end()
	reader.end()
	b.ReportMetric(quantile(took, 0.5), "ms-p50")
	b.ReportMetric(quantile(took, 0.95), "ms-p95")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkWake: from a commit through one store to the wake of another, over the file that stands between processes, with
// no console on either side: p95 under 3 ms.
func BenchmarkWake(b *testing.B) {
	path := filepath.Join(b.TempDir(), "room.db")
	env := []string{"SHIREI_DB=" + path, "SHIREI_LANG=en", "HOME=" + b.TempDir()}
	declareIn(b, env)
	mine, err := store.Open(b.Context(), path, store.Options{Poll: time.Hour})
	if err != nil {
		b.Fatal(err)
	}
	other, err := store.Open(b.Context(), path, store.Options{Poll: time.Hour})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _, _ = mine.Close(), other.Close() }()
	d := desk.New(other, desk.Options{Clock: time.Now, NewID: func() string { return uuid.Must(uuid.NewV7()).String() }, Policy: incident.DefaultPolicy(), Zone: "UTC"})
	seat := d.For(desk.Principal{Name: "ito"})
	head, err := seat.Locate(b.Context(), "")
	if err != nil {
		b.Fatal(err)
	}
	woken := mine.Changed(b.Context())
	var took []time.Duration
	for range 300 {
		if _, err := seat.Act(b.Context(), head.Stream, incident.TakeNote{Text: "one more"}); err != nil {
			b.Fatal(err)
		}
		done := time.Now()
		select {
		case <-woken:
			took = append(took, max(time.Since(done), 0))
		case <-time.After(time.Second):
			b.Fatal("nobody was woken")
		}
		time.Sleep(5 * time.Millisecond)
	}
	b.ReportMetric(quantile(took, 0.5), "ms-p50")
	b.ReportMetric(quantile(took, 0.95), "ms-p95")
	b.ReportMetric(0, "ns/op")
}

// declareIn declares an incident in a database of its own and gives its short id.
func declareIn(b *testing.B, env []string) string {
	b.Helper()
	cmd := exec.Command(program, "--as", "sato", "declare", "checkout fails", "--began", "-5m", "--json")
	cmd.Env = append(os.Environ(), env...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	var s status
	if err := json.Unmarshal(out, &s); err != nil {
		b.Fatal(err)
	}
	return s.Short
}

// write sends keys.
func (g *glass) write(b testing.TB, keys string) {
	b.Helper()
	if _, err := g.tty.WriteString(keys); err != nil {
		b.Fatal(err)
	}
}

// forget leaves out what was written so far.
func (g *glass) forget() {
	for len(g.news) > 0 {
		<-g.news
	}
	g.mu.Lock()
	g.seen.Reset()
	g.mu.Unlock()
}
