//go:build unix

package shell

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"
)

// chunk is how much is handed through at once, in bytes.
const chunk = 64 << 10

// forwarded are the signals that somebody may send to us and means for the command. SIGPIPE is taken so that we outlive who
// reads our output; it is not ignored, since the command would inherit that.
var forwarded = []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGUSR1, syscall.SIGUSR2, syscall.SIGWINCH, syscall.SIGPIPE}

const noProgram = syscall.ENOEXEC

func signalOf(p *os.ProcessState) (int, bool) {
	status, ok := p.Sys().(syscall.WaitStatus)
	if !ok || !status.Signaled() {
		return 0, false
	}
	return int(status.Signal()), true
}

// attach starts the command on the streams, maybe apart on a terminal of its own; wait hands through until it has ended and
// gives how.
func attach(c *exec.Cmd, to Streams, kept *Kept) (wait func() error, apart bool, err error) {
	signals := make(chan os.Signal, 16)
	signal.Notify(signals, forwarded...)
	var ended func() error
	if keys := keyboard(to); keys != nil {
		apart = true
		ended, err = onTerminal(c, to, keys, kept, signals)
	} else {
		ended, err = onPipes(c, to, kept, signals)
	}
	if err != nil {
		signal.Stop(signals)
		close(signals)
		return nil, false, err
	}
	return func() error {
		defer func() { signal.Stop(signals); close(signals) }()
		return ended()
	}, apart, nil
}

// onPipes leaves standard input as it is and puts a pipe before each of the others. A signal of the terminal reaches the
// command by itself, since both stand in the foreground.
func onPipes(c *exec.Cmd, to Streams, kept *Kept, signals <-chan os.Signal) (func() error, error) {
	through := &pipes{kept: kept}
	c.Stdin = to.In
	out, err := through.open(to.Out)
	if err != nil {
		return nil, err
	}
	errs, err := through.open(to.Err)
	if err != nil {
		through.close()
		return nil, err
	}
	c.Stdout, c.Stderr = out, errs
	if err := c.Start(); err != nil {
		through.close()
		return nil, err
	}
	through.start()
	byTerminal := term.IsTerminal(to.In.Fd()) || term.IsTerminal(to.Err.Fd())
	go func() {
		for s := range signals {
			if fromKeys := s == syscall.SIGINT || s == syscall.SIGQUIT || s == syscall.SIGWINCH; !fromKeys || !byTerminal {
				send(c.Process, s)
			}
		}
	}()
	return func() error {
		err := c.Wait()
		through.settle(through.ended(), lull)
		return err
	}, nil
}

func send(p *os.Process, s os.Signal) {
	if s != syscall.SIGPIPE && s != syscall.SIGWINCH {
		_ = p.Signal(s)
	}
}

// pipes hand output through.
type pipes struct {
	kept  *Kept
	lines []line
	done  sync.WaitGroup

	moves   atomic.Int64 // counts reads
	writing atomic.Int32 // how many writes somebody lets wait
}

type line struct{ from, in, to *os.File }

// open gives the end of a new pipe that the command writes into.
func (p *pipes) open(to *os.File) (*os.File, error) {
	from, in, err := os.Pipe()
	if err == nil {
		p.lines = append(p.lines, line{from, in, to})
	}
	return in, err
}

// start hands through, once the command has its ends.
func (p *pipes) start() {
	for _, l := range p.lines {
		_ = l.in.Close()
		p.done.Go(func() { p.copy(l.to, l.from); _ = l.from.Close() })
	}
}

func (p *pipes) close() {
	for _, l := range p.lines {
		_ = l.from.Close()
		_ = l.in.Close()
	}
}

// ended is closed when all is handed through.
func (p *pipes) ended() <-chan struct{} {
	all := make(chan struct{})
	go func() { p.done.Wait(); close(all) }()
	return all
}

// copy hands through until the end. Who does not read on ends it, as it would without us: the command's next write fails.
func (p *pipes) copy(to io.Writer, from io.Reader) {
	buf := make([]byte, chunk)
	for {
		n, err := from.Read(buf)
		p.moves.Add(1)
		_, _ = p.kept.Write(buf[:n])
		p.writing.Add(1)
		_, failed := to.Write(buf[:n])
		p.writing.Add(-1)
		if errors.Is(failed, syscall.EPIPE) {
			return
		}
		if err != nil { // EIO is how a terminal ends
			return
		}
	}
}

// lull is how long nothing may come, once the command has ended, until what it left running in the background is taken to
// hold the pipe or the terminal open. A shell does not wait for that either.
const lull = 200 * time.Millisecond

// settle waits until all is handed through, or nothing comes any more.
func (p *pipes) settle(all <-chan struct{}, lull time.Duration) {
	for moves := int64(-1); moves != p.moves.Load() || p.writing.Load() > 0; {
		moves = p.moves.Load()
		select {
		case <-all:
			return
		case <-time.After(lull):
		}
	}
}
