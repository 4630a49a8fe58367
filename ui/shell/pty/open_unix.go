//go:build unix && !linux

package pty

import (
	"os"

	creack "github.com/creack/pty"
)

// Open opens a new terminal.
func Open() (master, slave *os.File, err error) { return creack.Open() }
