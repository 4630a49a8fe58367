// Package cli is the command line, and the only place that wires store, desk and surfaces together.
//
// Each command is a struct of its options with a run function. What goes wrong goes to standard error with what to do
// next; the exit code is 0 done, 1 refused or failed, 2 wrong usage.
package cli

import (
	"bufio"
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"shirei/ui/shell"
)

// The exit codes.
const (
	exitDone    = 0
	exitRefused = 1
	exitUsage   = 2
)

// world is all that a run touches outside the store.
type world struct {
	in    io.Reader
	out   io.Writer
	errs  io.Writer
	env   func(string) string
	clock func() time.Time
	newID func() string
}

// Main runs one command (args without the program's name) and gives the exit code.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer, env func(string) string) int {
	if shell.Inside(args) {
		return exitDone
	}
	return run(args, world{
		in: stdin, out: stdout, errs: stderr, env: env, clock: time.Now,
		newID: func() string { return uuid.Must(uuid.NewV7()).String() },
	})
}

func run(args []string, w world) int {
	a := newApp(args, w)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	a.release, a.stopped = stop, ctx.Done()
	err := a.execute(ctx, args)
	if flushed := a.out.Flush(); flushed != nil && err == nil {
		err = told{a.words.Unanswered, a.words.UnansweredNext, flushed}
	}
	if closed := a.close(); err == nil {
		err = closed
	}
	return a.report(err)
}

// app is one run of the program: what the global flags say, and what they led to.
type app struct {
	world
	out *bufio.Writer // in front of world.out; flushed before anything else draws there
	globals
	speech

	store   storage
	tree    []group         // the commands, as the help lists them
	release func()          // hands signals back to whoever handles them next
	stopped <-chan struct{} // closed by a signal
	running *cobra.Command
	guest   *guest         // who runs it came over SSH; nil: somebody at this machine
	host    bool           // it serves many at once
	loc     *time.Location // in which times are meant and said; nil until an incident or a service is known
}

func newApp(args []string, w world) *app {
	a := &app{world: w, out: bufio.NewWriter(w.out)}
	a.speak(languageOf(args, w.env))
	return a
}
