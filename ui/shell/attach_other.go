//go:build !unix

package shell

import (
	"io"
	"os"
	"os/exec"
)

func signalOf(*os.ProcessState) (int, bool) { return 0, false }

// attach starts the command on the person's standard input, with pipes in the place of the other streams.
func attach(c *exec.Cmd, to Streams, kept *Kept) (wait func() error, err error) {
	c.Stdin, c.Stdout, c.Stderr = to.In, io.MultiWriter(to.Out, kept), io.MultiWriter(to.Err, kept)
	if err := c.Start(); err != nil {
		return nil, err
	}
	return c.Wait, nil
}
