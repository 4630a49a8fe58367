package shell

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"time"
)

// The exit codes of a shell for what it could not run.
const (
	exitNotExecutable = 126
	exitNotFound      = 127
	exitSignal        = 128 // and the signal's number
)

// Streams are the person's own.
type Streams struct{ In, Out, Err *os.File }

// Result is how a run ended.
type Result struct {
	Exit         int // as a shell gives it
	Began, Ended time.Time
	Refused      error // why nothing was run; nil if something was
	Signal       int   // what ended it; 0: it ended by itself

	apart bool // on a terminal of its own: what keys send reached it alone
}

// died is how a command ended that did not succeed, as another process tells it.
type died struct{ code, signal int }

func (d *died) Error() string { return fmt.Sprintf("exit status %d, signal %d", d.code, d.signal) }

// Run runs a command and waits for it. All it prints goes to the streams untouched, and to kept.
func Run(args []string, to Streams, kept *Kept, clock func() time.Time) Result {
	c := exec.Command(args[0], args[1:]...)
	r := Result{Began: clock()}
	stop, apart, err := attach(c, to, kept)
	if errors.Is(err, noProgram) { // a script without a first line that says whose: a shell takes it for one of its own
		c = exec.Command("/bin/sh", append([]string{c.Path}, args[1:]...)...)
		stop, apart, err = attach(c, to, kept)
	}
	if err != nil {
		r.Refused, r.Exit, r.Ended = err, exitOf(err), clock()
		return r
	}
	err = stop()
	r.apart = apart
	r.Ended = clock()
	r.Exit, r.Signal = exitOf(err), signalIn(err)
	return r
}

// exitOf is the exit code that a shell gives for how a command ended, or for why it was not run.
func exitOf(err error) int {
	var ended *exec.ExitError
	var told *died
	switch {
	case err == nil:
		return 0
	case signalIn(err) != 0:
		return exitSignal + signalIn(err)
	case errors.As(err, &told):
		return told.code
	case errors.As(err, &ended):
		return ended.ExitCode()
	case errors.Is(err, exec.ErrNotFound), errors.Is(err, fs.ErrNotExist):
		return exitNotFound
	}
	return exitNotExecutable
}

// signalIn is the signal that ended a command; 0: none did.
func signalIn(err error) int {
	var ended *exec.ExitError
	var told *died
	switch {
	case errors.As(err, &told):
		return told.signal
	case errors.As(err, &ended):
		n, _ := signalOf(ended.ProcessState)
		return n
	}
	return 0
}
