//go:build unix

package shell

import (
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/muesli/cancelreader"

	"shirei/ui/shell/pty"
)

// terminal is a run on a terminal of its own. A run that is not in front leaves the person's terminal alone, as any job of a
// shell does: it comes to the front when it wants keys or modes and the shell has put it there.
type terminal struct {
	to      Streams
	keys    *os.File // the person's terminal, to read from
	master  *os.File // ours of the command's
	before  *term.State
	through *pipes
	control *os.File // to [Inside]
	tell    *json.Encoder
	heard   chan report
	signals chan os.Signal

	front  bool
	pump   cancelreader.CancelReader // hands keys through; nil: nobody does
	pumped chan struct{}             // closed when the last pump is done
}

// keyboard is where keys come from if the command is to have a terminal of its own; nil: it is not.
func keyboard(to Streams) *os.File {
	switch {
	case !term.IsTerminal(to.Out.Fd()):
		return nil
	case term.IsTerminal(to.In.Fd()):
		return to.In
	}
	tty, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
	if err != nil {
		return nil
	}
	return tty
}

// onTerminal gives the command a terminal of its own, set as the person's is. A stream that went elsewhere goes there.
func onTerminal(c *exec.Cmd, to Streams, keys *os.File, kept *Kept, signals chan os.Signal) (func() error, error) {
	if c.Err != nil {
		return nil, c.Err
	}
	signal.Notify(signals, syscall.SIGCONT) // never SIGTSTP: who has taken it once cannot be stopped by it any more (Go's runtime keeps its handler)
	t := &terminal{to: to, keys: keys, through: &pipes{kept: kept}, heard: make(chan report), signals: signals, pumped: make(chan struct{})}
	close(t.pumped)
	if err := t.open(c); err != nil {
		t.through.close()
		if t.master != nil {
			_ = t.master.Close()
		}
		return nil, err
	}
	t.through.start()
	return t.wait, nil
}

// open makes the terminal and starts the command on it.
func (t *terminal) open(c *exec.Cmd) error {
	master, slave, err := pty.Open()
	if err != nil {
		return err
	}
	defer slave.Close()
	t.master = master
	if t.before, err = term.GetState(t.keys.Fd()); err == nil {
		err = term.SetState(slave.Fd(), t.before)
	}
	if err != nil {
		return err
	}
	pty.Inherit(master, t.keys)
	in, errs := slave, slave
	if t.keys != t.to.In {
		in = t.to.In
	}
	if !term.IsTerminal(t.to.Err.Fd()) {
		if errs, err = t.through.open(t.to.Err); err != nil {
			return err
		}
	}
	t.front = t.keys == t.to.In && inFront(t.keys)
	if t.control, err = beginInside(c, t.front, in, slave, errs); err != nil {
		return err
	}
	t.tell = json.NewEncoder(t.control)
	from := json.NewDecoder(t.control)
	first := report{}
	if err := from.Decode(&first); err != nil {
		return err
	}
	if first.Refused != 0 {
		return &fs.PathError{Op: "exec", Path: c.Path, Err: first.Refused}
	}
	go func() {
		for {
			var r report
			if err := from.Decode(&r); err != nil {
				close(t.heard)
				return
			}
			t.heard <- r
		}
	}()
	if t.front {
		t.take()
	}
	return nil
}

// take puts the person's terminal at the command's disposal.
func (t *terminal) take() {
	pty.Inherit(t.master, t.keys)
	_, _ = term.MakeRaw(t.keys.Fd())
	t.front = true
	if t.pump != nil {
		return
	}
	var err error
	if t.pump, err = cancelreader.NewReader(t.keys); err != nil {
		t.pump = nil
		return
	}
	last, done, keys := t.pumped, make(chan struct{}), t.pump
	t.pumped = done
	go func() {
		defer close(done)
		defer keys.Close()
		<-last // what was typed before goes first, though nobody may have read it yet
		_, _ = io.Copy(t.master, keys)
	}()
}

// leave gives the person's terminal back as it was.
func (t *terminal) leave() {
	if !t.front {
		return
	}
	t.front = false
	t.untake()
	_ = term.SetState(t.keys.Fd(), t.before)
}

// untake takes no key any more: those typed from here on are the shell's.
func (t *terminal) untake() {
	if t.pump != nil {
		if t.pump.Cancel() {
			select {
			case <-t.pumped:
			case <-time.After(lastWords): // the command does not read
			}
		}
		t.pump = nil
	}
}

// errLost is how a run ends whose process between us and the command was killed.
var errLost = &died{signal: int(syscall.SIGKILL)}

// wait hands through until the command has ended.
func (t *terminal) wait() error {
	printed := make(chan struct{})
	go func() { t.through.copy(t.to.Out, t.master); close(printed) }()
	err := t.follow()
	t.untake()
	t.through.settle(printed, lull)
	t.leave()
	_ = t.master.Close()
	_ = t.control.Close()
	if t.keys != t.to.In {
		_ = t.keys.Close()
	}
	t.through.settle(t.through.ended(), lull)
	return err
}

func (t *terminal) follow() error {
	for {
		select {
		case r, ok := <-t.heard:
			switch {
			case !ok:
				return errLost
			case r.Stopped == 0:
				return diedOf(r.Status)
			}
			t.suspend(r.Stopped)
		case s := <-t.signals:
			t.signal(s.(syscall.Signal))
		}
	}
}

// signal hands on what was sent to us. What a terminal sends, it sends to all of a job.
func (t *terminal) signal(s syscall.Signal) {
	switch s {
	case syscall.SIGWINCH:
		pty.Inherit(t.master, t.keys)
	case syscall.SIGCONT: // we alone were stopped, and the shell may have set its terminal otherwise
		if t.front && inFront(t.keys) {
			_, _ = term.MakeRaw(t.keys.Fd())
		}
	case syscall.SIGPIPE:
	case syscall.SIGINT, syscall.SIGQUIT, syscall.SIGHUP:
		_ = t.tell.Encode(order{Signal: s, Group: true})
	default:
		_ = t.tell.Encode(order{Signal: s})
	}
}

// The pauses of a suspension: until what the command printed last is taken to have come, and until a shell must have
// stopped us if there is one that can.
const (
	lastWords = 30 * time.Millisecond
	noShell   = 200 * time.Millisecond
)

// suspend stops as the command was stopped, for the shell to go on; it returns when the shell resumes us. A command that only
// wants the terminal while we are in front gets it.
func (t *terminal) suspend(by syscall.Signal) {
	wants := by == syscall.SIGTTIN || by == syscall.SIGTTOU
	if !wants || !inFront(t.keys) {
		enough := make(chan struct{})
		time.AfterFunc(noShell, func() { close(enough) }) // others of it may go on printing
		t.through.settle(enough, lastWords)
		t.leave()
		t.stop(by)
	}
	front := inFront(t.keys) && (wants || t.keys == t.to.In)
	if front {
		t.take()
	}
	_ = t.tell.Encode(order{Resume: true, Front: front})
}

// stop stops us and all of our job. Where no shell could resume it, the kernel stops nobody.
func (t *terminal) stop(by syscall.Signal) {
	resumed := make(chan os.Signal, 1)
	signal.Notify(resumed, syscall.SIGCONT)
	defer signal.Stop(resumed)
	job := 0
	if by == syscall.SIGSTOP {
		job = os.Getpid()
	}
	_ = syscall.Kill(job, by)
	select {
	case <-resumed:
	case <-time.After(noShell):
	}
}
