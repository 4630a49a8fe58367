//go:build !unix

package shell

import (
	"errors"
	"io"
	"os"
	"os/exec"
)

var noProgram = errors.New("no program")

func signalOf(*os.ProcessState) (int, bool) { return 0, false }

// attach starts the command on the person's standard input, with pipes in the place of the other streams.
func attach(c *exec.Cmd, to Streams, kept *Kept) (wait func() error, apart bool, err error) {
	c.Stdin, c.Stdout, c.Stderr = to.In, io.MultiWriter(to.Out, kept), io.MultiWriter(to.Err, kept)
	if err := c.Start(); err != nil {
		return nil, false, err
	}
	return c.Wait, false, nil
}

// Inside is of no use where there are no jobs.
func Inside([]string) bool { return false }

// Pass is not needed where no signal ends a command.
func (r Result) Pass() {}
