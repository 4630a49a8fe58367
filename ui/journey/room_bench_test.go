package journey

import (
	"bytes"
	"crypto/ed25519"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"shirei/incident"
	"shirei/incident/exchange"
)

// seat is one of many consoles over SSH: it waits for one text at a time, and tells when its last byte came.
type seat struct {
	mu   sync.Mutex
	tail []byte
	want []byte
	came chan time.Time
}

func (s *seat) Write(p []byte) (int, error) {
	at := time.Now()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.want != nil {
		s.tail = append(s.tail, p...)
		if bytes.Contains(s.tail, s.want) {
			s.want, s.tail = nil, s.tail[:0]
			s.came <- at
		}
	}
	return len(p), nil
}

func (s *seat) expect(text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.want, s.tail = []byte(text), s.tail[:0]
}

// sitAs opens a console of 160x45 over SSH as one of the visitors, and waits until it shows the incident by a text of it.
func sitAs(b testing.TB, h *host, visitor int, id, text string) (*seat, io.Writer) {
	b.Helper()
	c, err := dial(h.addr, visitor)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = c.Close() })
	session, err := c.NewSession()
	if err != nil {
		b.Fatal(err)
	}
	s := &seat{came: make(chan time.Time, 1)}
	session.Stdout = s
	s.expect(text)
	keys, err := session.StdinPipe() // stays open, as a keyboard does
	if err != nil {
		b.Fatal(err)
	}
	if err := session.RequestPty("xterm-256color", 45, 160, nil); err != nil {
		b.Fatal(err)
	}
	if err := session.Start("open " + id); err != nil {
		b.Fatal(err)
	}
	s.arrives(b)
	return s, keys
}

func (s *seat) arrives(b testing.TB) time.Time {
	b.Helper()
	select {
	case at := <-s.came:
		return at
	case <-time.After(patience):
		b.Fatalf("%q never came", s.want)
		return time.Time{}
	}
}

// BenchmarkWarRoom: 50 consoles over SSH on one incident of 10,000 events, with an entry a second for 20 s: the server
// under 40 % of a core and 400 MB, an entry on 95 of 100 screens within 100 ms of the request that wrote it, over SSH too.
func BenchmarkWarRoom(b *testing.B) {
	const people, entries = 50, 20
	dir := b.TempDir()
	r := &room{dir: dir, env: append(os.Environ(), "HOME="+dir, "XDG_DATA_HOME="+dir, "XDG_CONFIG_HOME="+dir, "XDG_STATE_HOME="+dir,
		"SHIREI_DB="+filepath.Join(dir, "room.db"), "SHIREI_LANG=en", "SHIREI_AS=bench")}
	bundle := filepath.Join(r.dir, "bundle.jsonl")
	if err := writeBundle(bundle, stream(1), 10_000); err != nil {
		b.Fatal(err)
	}
	trust := exchange.Fingerprint(packer.Public().(ed25519.PublicKey))
	if out, err := r.command(program, "import", "bundle", bundle, "--trust", trust).CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	h := r.serves(b, people+1)
	b.Cleanup(h.kill)
	writer, err := dial(h.addr, 1)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = writer.Close() })
	var seats []*seat
	for range people {
		s, _ := sitAs(b, h, 0, incident.Short(stream(1)), "waiting")
		seats = append(seats, s)
	}
	time.Sleep(3 * time.Second) // all have settled
	pid := h.cmd.Process.Pid
	idle := busy(pid, func() { time.Sleep(5 * time.Second) })
	var took []time.Duration
	load := busy(pid, func() {
		// a little slower than the clock of the consoles, to meet it at every phase
		for n, tick := 0, time.NewTicker(1037*time.Millisecond); n < entries; n++ {
			<-tick.C
			took = append(took, spreads(b, writer, seats, n)...)
		}
	})
	b.ReportMetric(idle, "%cpu-idle")
	b.ReportMetric(load, "%cpu")
	b.ReportMetric(memory(pid), "MB-peak")
	b.ReportMetric(quantile(took, 0.5), "ms-p50")
	b.ReportMetric(quantile(took, 0.95), "ms-p95")
	b.ReportMetric(0, "ns/op")
}

// spreads writes an entry and gives the time from the request to each screen.
func spreads(b *testing.B, writer *gossh.Client, seats []*seat, n int) (took []time.Duration) {
	b.Helper()
	entry := turned(n)
	for _, s := range seats {
		s.expect(entry)
	}
	from := time.Now()
	if out, err := remote(writer, "log "+entry); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	for _, s := range seats {
		took = append(took, s.arrives(b).Sub(from))
	}
	return took
}

// turned is a text that differs in every place from the one before: only cells that change are drawn.
func turned(n int) string {
	var s strings.Builder
	for i := range 16 {
		s.WriteByte(byte('A' + (n+i)%26))
	}
	return s.String()
}

// busy is how much of a core, in %, a process used while something was done.
func busy(pid int, do func()) float64 {
	before, from := used(pid), time.Now()
	do()
	return 100 * float64(used(pid)-before) / float64(time.Since(from))
}
