package journey

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"shirei/incident/lang"
)

// keysTimed is how many keys are timed, one after the other, with a hand's pause between them.
const (
	keysTimed = 60
	handPause = 25 * time.Millisecond
)

// typist is a console over SSH that somebody types into.
type typist struct {
	*seat
	keys io.Writer
	n    int
}

// answers gives how long each key takes to stand on its screen: letters that were not there before.
func (y *typist) answers(t *testing.T) (took []time.Duration) {
	t.Helper()
	for range keysTimed {
		letter := string(rune('一' + y.n))
		y.n++
		y.expect(letter)
		from := time.Now()
		if _, err := io.WriteString(y.keys, letter); err != nil {
			t.Fatal(err)
		}
		took = append(took, y.arrives(t).Sub(from))
		time.Sleep(handPause)
	}
	return took
}

// TestAFloodSlowsNobodyElse: while one pastes a megabyte of escape sequences and presses 1,000 keys a second, the key of
// another is on their screen as soon as before, within a few frames.
func TestAFloodSlowsNobodyElse(t *testing.T) {
	r := enter(t, string(lang.EN), 80, 24)
	r.declared("checkout fails", "high")
	h := r.serves(t, 4)
	t.Cleanup(h.kill)
	other := &typist{}
	other.seat, other.keys = sitAs(t, h, 0, r.incident, "to write")
	other.expect("esc")
	if _, err := io.WriteString(other.keys, "n"); err != nil {
		t.Fatal(err)
	}
	other.arrives(t)
	quiet := other.answers(t)

	_, flood := sitAs(t, h, 1, r.incident, "to write")
	pressed, stop := make(chan int), make(chan struct{})
	go func() { pressed <- flooded(flood, stop) }()
	loud := other.answers(t)
	close(stop)
	n := <-pressed
	if n < 100 {
		t.Errorf("only %d keys were pressed: nothing is tested", n)
	}
	t.Logf("key to screen, p50 and p95: quiet %.1f and %.1f ms, in a flood of %d keys %.1f and %.1f ms",
		quantile(quiet, 0.5), quantile(quiet, 0.95), n, quantile(loud, 0.5), quantile(loud, 0.95))
	if most := max(3*quantile(quiet, 0.5), 100); quantile(loud, 0.5) > most {
		t.Errorf("half of the keys take over %.0f ms", most)
	}
}

// flooded floods a console until it is stopped, and tells how many keys were pressed.
func flooded(to io.Writer, stop <-chan struct{}) (keys int) {
	fmt.Fprint(to, "n\x1b[200~"+strings.Repeat("長い貼り付け\x1b]0;x\x07\x1b[2J\r", 32_000)+"\x1b[201~") // 1 MB
	for tick := time.NewTicker(time.Millisecond); ; keys++ {
		select {
		case <-stop:
			tick.Stop()
			return keys
		case <-tick.C:
		}
		if _, err := io.WriteString(to, "\x1b[31m\x1b]52;c;eA==\x07j"); err != nil {
			return keys
		}
	}
}
