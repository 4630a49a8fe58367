package shell

import (
	"errors"
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
}

// Run runs a command and waits for it. All it prints goes to the streams untouched, and to kept.
func Run(args []string, to Streams, kept *Kept, clock func() time.Time) Result {
	c := exec.Command(args[0], args[1:]...)
	r := Result{Began: clock()}
	stop, err := attach(c, to, kept)
	if err != nil {
		r.Refused, r.Exit, r.Ended = err, exitOf(err), clock()
		return r
	}
	err = stop()
	r.Ended = clock()
	r.Exit = exitOf(err)
	return r
}

// exitOf is the exit code that a shell gives for how a command ended, or for why it was not run.
func exitOf(err error) int {
	var ended *exec.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &ended):
		if n, ok := signalOf(ended.ProcessState); ok {
			return exitSignal + n
		}
		return ended.ExitCode()
	case errors.Is(err, exec.ErrNotFound), errors.Is(err, fs.ErrNotExist):
		return exitNotFound
	}
	return exitNotExecutable
}
