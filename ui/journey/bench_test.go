package journey

import (
	"crypto/ed25519"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/exchange"
)

// The figures of these benchmarks are taken in one run beside a floor: the least a Bubble Tea program can be. The
// machine's mood cancels out of the ratios.

// big is a database of a million events: an incident of 100,000, one of 100, and others.
var big = sync.OnceValues(func() (path string, err error) {
	dir, err := os.MkdirTemp("", "shirei-bench")
	if err != nil {
		return "", err
	}
	path = filepath.Join(dir, "big.db")
	for i, n := range append([]int{100}, 100_000, 100_000, 100_000, 100_000, 100_000, 100_000, 100_000, 100_000, 100_000, 99_900) {
		file := filepath.Join(dir, "bundle.jsonl")
		if err := writeBundle(file, stream(i), n); err != nil {
			return "", err
		}
		out, err := exec.Command(program, "--db", path, "--as", "bench", "import", "bundle", file, "--trust", exchange.Fingerprint(packer.Public().(ed25519.PublicKey))).CombinedOutput()
		if err != nil {
			return "", fmt.Errorf("%w: %s", err, out)
		}
	}
	return path, nil
})

func stream(i int) string { return fmt.Sprintf("019aa000-%04x-7000-8000-%04x00000000", i, 0xa000+i) }

func writeBundle(path, stream string, n int) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	head := exchange.Header{MadeAt: time.Now(), Store: "bench", Key: packer.Public().(ed25519.PublicKey), Streams: []string{stream}}
	sign := func(message []byte) ([]byte, error) { return ed25519.Sign(packer, message), nil }
	return exchange.WriteBundle(f, head, exchange.Contents{Events: history(stream, n)}, sign)
}

// packer signs the bundles that fill the database.
var packer = ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))

// history is an incident of n entries, one every ten seconds.
func history(stream string, n int) iter.Seq2[incident.Event, error] {
	start := time.Now().Add(-time.Duration(n) * 10 * time.Second).UTC().Truncate(time.Microsecond)
	return func(yield func(incident.Event, error) bool) {
		s, k := incident.NewState(stream), 0
		id := func() string { k++; return fmt.Sprintf("%s%08x", stream[:28], k) } // unlike in every stream
		env := incident.Env{Now: start, NewID: id}
		events, err := incident.Decide(s, incident.Declare{Title: "checkout fails for some customers", Severity: incident.High}, incident.By{Name: "sato"}, env)
		for i := range n {
			at := start.Add(time.Duration(i+1) * 10 * time.Second)
			body := incident.NoteTaken{Text: fmt.Sprintf("entry %d: error rate of checkout at %d %%, vendor desk called, waiting", i, i%17), As: incident.NoteKinds()[i%8]}
			events = append(events, incident.Event{ID: id(), Stream: stream, OccurredAt: at, RecordedAt: at, Actor: "sato", Via: incident.ViaCLI, Act: id(), Body: body})
		}
		for i, e := range events {
			e.Order = start.UnixMicro() + int64(i)
			if !yield(e, err) {
				return
			}
		}
	}
}

func database(b *testing.B) string {
	b.Helper()
	path, err := big()
	if err != nil {
		b.Fatal(err)
	}
	return path
}

// tool builds a program of testdata.
func tool(b *testing.B, name string) string {
	b.Helper()
	out := filepath.Join(b.TempDir(), name)
	if msg, err := exec.Command("go", "build", "-o", out, "./testdata/"+name).CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, msg)
	}
	return out
}

// BenchmarkFirstFrame: at most 1.3 times the floor's and under 40 ms; within 15 % of the same for 100 events.
func BenchmarkFirstFrame(b *testing.B) {
	db, floor := database(b), tool(b, "floor")
	var large, small, least []time.Duration
	for range 11 {
		for _, c := range []struct {
			to   *[]time.Duration
			text string
			args []string
		}{
			{&large, "waiting", []string{program, "--db", db, "--as", "bench", "--lang", "en", "open", incident.Short(stream(1))}},
			{&small, "waiting", []string{program, "--db", db, "--as", "bench", "--lang", "en", "open", incident.Short(stream(0))}},
			{&least, "ready", []string{floor, "120"}},
		} {
			g := show(b, nil, c.args[0], c.args[1:]...)
			*c.to = append(*c.to, g.until(b, c.text))
			g.end()
		}
	}
	b.ReportMetric(quantile(large, 0.5), "ms/100k")
	b.ReportMetric(quantile(small, 0.5), "ms/100")
	b.ReportMetric(quantile(least, 0.5), "ms/floor")
	b.ReportMetric(quantile(large, 0.5)/quantile(least, 0.5), "x-floor")
	b.ReportMetric(quantile(large, 0.5)/quantile(small, 0.5), "x-100")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkKey: from a key to its first byte, beside a windowed list: p50 at most 1.3 times, p95 under 15 ms.
func BenchmarkKey(b *testing.B) {
	db, windowed := database(b), tool(b, "windowed")
	ours := show(b, nil, program, "--db", db, "--as", "bench", "--lang", "en", "open", incident.Short(stream(1)))
	ours.until(b, "waiting")
	list := show(b, nil, windowed, "120")
	list.until(b, "lorem")
	time.Sleep(500 * time.Millisecond) // both have settled
	var a, z []time.Duration
	for i := range 300 {
		key := []string{"k", "j"}[i%2]
		a = append(a, ours.press(b, key))
		time.Sleep(time.Duration(20+rand.IntN(20)) * time.Millisecond)
		z = append(z, list.press(b, []string{"j", "k"}[i%2]))
		time.Sleep(time.Duration(20+rand.IntN(20)) * time.Millisecond)
	}
	ours.end()
	list.end()
	b.ReportMetric(quantile(a, 0.5), "ms-p50")
	b.ReportMetric(quantile(a, 0.95), "ms-p95")
	b.ReportMetric(quantile(z, 0.5), "ms-p50/list")
	b.ReportMetric(quantile(a, 0.5)/quantile(z, 0.5), "x-list")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkIdle: the clock alone, under 3 % of a core and 25 MB.
func BenchmarkIdle(b *testing.B) {
	g := show(b, nil, program, "--db", database(b), "--as", "bench", "--lang", "en", "open", incident.Short(stream(1)))
	g.until(b, "waiting")
	time.Sleep(time.Second)
	before, from := g.cpu(), time.Now()
	time.Sleep(10 * time.Second)
	b.ReportMetric(100*float64(g.cpu()-before)/float64(time.Since(from)), "%cpu")
	b.ReportMetric(g.peak(), "MB-peak")
	b.ReportMetric(0, "ns/op")
	g.end()
}

// BenchmarkExport: 100,000 events to Markdown, streamed: under 1 s and under 64 MB.
func BenchmarkExport(b *testing.B) {
	commands(b, 5, "export", incident.Short(stream(1)), "-o", filepath.Join(b.TempDir(), "out.md"))
}

// BenchmarkStatusLine: what tmux asks for every few seconds, of one incident and of all that are active: under 30 ms and
// 20 MB.
func BenchmarkStatusLine(b *testing.B) {
	b.Run("one", func(b *testing.B) { commands(b, 21, "status", incident.Short(stream(1)), "--tmux") })
	b.Run("any", func(b *testing.B) { commands(b, 21, "status", "--tmux") })
}

// commands runs a command n times and reports the median time and the largest memory.
func commands(b *testing.B, n int, args ...string) {
	args = append([]string{"--db", database(b)}, args...)
	var took []time.Duration
	peak := 0.0
	for range n {
		cmd := exec.Command(program, args...)
		from := time.Now()
		if err := cmd.Start(); err != nil {
			b.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		for running := true; running; {
			select {
			case err := <-ended:
				if running = false; err != nil {
					b.Fatal(err)
				}
			default:
				peak = max(peak, memory(cmd.Process.Pid))
				time.Sleep(200 * time.Microsecond)
			}
		}
		took = append(took, time.Since(from))
	}
	b.ReportMetric(quantile(took, 0.5), "ms")
	b.ReportMetric(peak, "MB-peak")
	b.ReportMetric(0, "ns/op")
}
