package probe

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// Limit is how long a command may run: long enough for a query or a health check, short enough for an outage.
const Limit = 30 * time.Second

// grace is how long a command that was asked to end may take before it is killed.
const grace = time.Second

// Command is a command of an inventory.
type Command struct {
	Line     string // as it stands in the inventory, given to sh -c
	Incident string // the stream of the incident it is run in; empty: none
}

// State is how far a run has come.
type State struct {
	Done    bool
	Output  string        // what is kept of standard output and error, raw; see [Most]
	Lost    int64         // bytes left out of it
	Took    time.Duration // so far
	Exit    int           // the exit status; -1 where a signal ended it
	Late    bool          // it was ended at the limit
	Stopped bool          // it was ended by a person
}

// Process is a command that was started.
type Process struct {
	cmd   *exec.Cmd
	out   output
	began time.Time
	end   func(cause error)
	done  chan struct{}
	state State // once done is closed
}

var (
	errLate    = errors.New("the limit is reached")
	errStopped = errors.New("stopped by a person")
)

// Start starts a command in a process group of its own: by sh, without input, on a terminal that can do nothing. It is
// ended with all it started at the limit, by Stop, or with ctx. Errors: Empty, NoShell, NotStarted.
func Start(ctx context.Context, c Command, limit time.Duration) (*Process, error) {
	if strings.TrimSpace(c.Line) == "" {
		return nil, &Error{Reason: Empty}
	}
	shell, err := exec.LookPath("sh")
	if err != nil {
		return nil, &Error{NoShell, "sh", err}
	}
	ctx, cancel := context.WithCancelCause(ctx)
	ctx, release := context.WithTimeoutCause(ctx, limit, errLate)
	p := &Process{cmd: exec.CommandContext(ctx, shell, "-c", c.Line), end: cancel, out: newOutput(), done: make(chan struct{}), began: time.Now()}
	alone(p.cmd)
	p.cmd.Env = append(os.Environ(), "TERM=dumb", "SHIREI_INCIDENT="+c.Incident)
	p.cmd.Stdout, p.cmd.Stderr = p.out, p.out
	p.cmd.Cancel = func() error { return terminate(p.cmd.Process) }
	p.cmd.WaitDelay = grace
	if err := p.cmd.Start(); err != nil {
		release()
		cancel(nil)
		return nil, &Error{NotStarted, shell, err}
	}
	go func() {
		defer release()
		p.wait(ctx)
	}()
	return p, nil
}

// wait reaps the command, then ends whatever of its group is left.
func (p *Process) wait(ctx context.Context) {
	_ = p.cmd.Wait() // the exit status says it all
	cause := context.Cause(ctx)
	kill(p.cmd.Process)
	p.end(nil)
	text, lost := p.out.text()
	p.state = State{
		Done: true, Output: text, Lost: lost, Took: time.Since(p.began), Exit: p.cmd.ProcessState.ExitCode(),
		Late: errors.Is(cause, errLate), Stopped: errors.Is(cause, errStopped),
	}
	close(p.done)
}

// Wait gives how it stands once it is done, or after a while.
func (p *Process) Wait(most time.Duration) State {
	select {
	case <-p.done:
		return p.state
	case <-time.After(most):
	}
	select {
	case <-p.done:
		return p.state
	default:
	}
	text, lost := p.out.text()
	return State{Output: text, Lost: lost, Took: time.Since(p.began)}
}

// Stop ends the command and all it started; Wait tells when that is done.
func (p *Process) Stop() { p.end(errStopped) }

// Runner runs commands for a console. Close ends those that still run.
type Runner struct {
	Trust Trust
	Limit time.Duration // zero: [Limit]

	mu      sync.Mutex
	running map[*Process]bool
	closed  bool
}

// Most is how long a command may run here.
func (r *Runner) Most() time.Duration {
	if r.Limit > 0 {
		return r.Limit
	}
	return Limit
}

// Start starts a command that a person has accepted for the service on this machine. Errors: Untrusted, those of
// [Trust.Has] and of [Start].
func (r *Runner) Start(ctx context.Context, service string, c Command) (*Process, error) {
	has, err := r.Trust.Has(service, c.Line)
	if err != nil {
		return nil, err
	}
	if !has {
		return nil, &Error{Reason: Untrusted}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return nil, &Error{Reason: NotStarted, Cause: context.Canceled}
	}
	p, err := Start(ctx, c, r.Most())
	if err != nil {
		return nil, err
	}
	if r.running == nil {
		r.running = map[*Process]bool{}
	}
	r.running[p] = true
	go func() {
		<-p.done
		r.mu.Lock()
		defer r.mu.Unlock()
		delete(r.running, p)
	}()
	return p, nil
}

// Close ends what still runs and waits until it is gone.
func (r *Runner) Close() {
	r.mu.Lock()
	r.closed = true
	left := make([]*Process, 0, len(r.running))
	for p := range r.running {
		left = append(left, p)
	}
	r.mu.Unlock()
	for _, p := range left {
		p.Stop()
	}
	for _, p := range left {
		<-p.done
	}
}
