package journey

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"shirei/ui/shell/pty"
)

// glass is a program in a pseudo-terminal, with the time of everything it writes.
type glass struct {
	cmd   *exec.Cmd
	tty   *os.File
	start time.Time
	mu    sync.Mutex
	seen  bytes.Buffer
	news  chan time.Time // the time of each read
}

// show starts a program at 160x45, the size all figures are taken at.
func show(b testing.TB, env []string, name string, args ...string) *glass {
	b.Helper()
	g := &glass{cmd: exec.Command(name, args...), news: make(chan time.Time, 1<<16)}
	g.cmd.Env = append(os.Environ(), env...)
	g.cmd.Env = append(g.cmd.Env, "TERM=xterm-256color", "SSH_CONNECTION=", "TMUX=")
	g.start = time.Now()
	tty, err := pty.Start(g.cmd, 160, 45)
	if err != nil {
		b.Fatal(err)
	}
	g.tty = tty
	go g.read()
	return g
}

func (g *glass) read() {
	buf := make([]byte, 1<<16)
	for {
		n, err := g.tty.Read(buf)
		at := time.Now()
		g.mu.Lock()
		g.seen.Write(buf[:n])
		g.mu.Unlock()
		if err != nil {
			close(g.news)
			return
		}
		g.news <- at
	}
}

// until waits for a text on the glass and gives the time it took from the start.
func (g *glass) until(b testing.TB, text string) time.Duration {
	b.Helper()
	limit := time.After(patience)
	for {
		select {
		case at, ok := <-g.news:
			g.mu.Lock()
			found := bytes.Contains(g.seen.Bytes(), []byte(text))
			g.mu.Unlock()
			if found {
				return at.Sub(g.start)
			}
			if !ok {
				b.Fatalf("it ended before %q:\n%s", text, g.seen.String())
			}
		case <-limit:
			b.Fatalf("never wrote %q:\n%s", text, g.stand())
		}
	}
}

// stand is what a program that does not go on has written, and where each of its goroutines stands.
func (g *glass) stand() string {
	_ = g.cmd.Process.Signal(syscall.SIGQUIT)
	for end, told := time.After(5*time.Second), true; told; {
		select {
		case _, told = <-g.news:
		case <-end:
			told = false
		}
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.seen.String()
}

// press sends a key and gives the time to the first byte that answers it.
func (g *glass) press(b testing.TB, key string) time.Duration {
	b.Helper()
	for len(g.news) > 0 {
		<-g.news
	}
	at := time.Now()
	if _, err := g.tty.WriteString(key); err != nil {
		b.Fatal(err)
	}
	select {
	case first := <-g.news:
		return first.Sub(at)
	case <-time.After(time.Second):
		b.Fatalf("no answer to %q", key)
		return 0
	}
}

// end quits the program.
func (g *glass) end() {
	_, _ = g.tty.WriteString("\x03")
	done := make(chan struct{})
	go func() { _ = g.cmd.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(2 * time.Second):
		_ = g.cmd.Process.Kill()
		<-done
	}
	_ = g.tty.Close()
}

// cpu is the time the program has used; peak is its largest memory in MB.
func (g *glass) cpu() time.Duration { return used(g.cmd.Process.Pid) }

// used is the time a running program has used of the cores.
func used(pid int) time.Duration {
	stat, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	f := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+2:]))
	user, _ := strconv.Atoi(f[11])
	sys, _ := strconv.Atoi(f[12])
	return time.Duration(user+sys) * 10 * time.Millisecond
}

func (g *glass) peak() float64 { return memory(g.cmd.Process.Pid) }

// memory is the largest memory of a running program so far, in MB; 0 once it has ended. (What wait4 tells would count
// the memory of the test itself, from which the program was forked.)
func memory(pid int) float64 {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	_, rest, ok := strings.Cut(string(status), "VmHWM:")
	if !ok {
		return 0
	}
	kb, _ := strconv.Atoi(strings.Fields(rest)[0])
	return float64(kb) / 1024
}

// quantile gives the q-th part of the sorted times, in milliseconds.
func quantile(times []time.Duration, q float64) float64 {
	sorted := slices.Clone(times)
	slices.Sort(sorted)
	return float64(sorted[int(q*float64(len(sorted)-1))].Microseconds()) / 1000
}
