//go:build unix

// Package pty opens pseudo-terminals and starts programs in them.
package pty

import (
	"os"
	"os/exec"
	"syscall"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// Resize gives a terminal a size in cells; the programs in it are told.
func Resize(f *os.File, cols, rows int) error {
	return unix.IoctlSetWinsize(int(f.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Col: uint16(cols), Row: uint16(rows)})
}

// Size is the size of a terminal in cells.
func Size(f *os.File) (cols, rows int, err error) { return term.GetSize(f.Fd()) }

// Inherit gives a terminal the size of another, if that has one.
func Inherit(f, from *os.File) {
	if cols, rows, err := Size(from); err == nil {
		_ = Resize(f, cols, rows)
	}
}

// Start starts a program as the leader of a terminal of its own. What it prints is read from the terminal's end that is
// given back, what is written into that is typed.
func Start(c *exec.Cmd, cols, rows int) (*os.File, error) {
	master, slave, err := Open()
	if err != nil {
		return nil, err
	}
	defer slave.Close()
	if err = Resize(master, cols, rows); err == nil {
		c.Stdin, c.Stdout, c.Stderr = slave, slave, slave
		Lead(c)
		err = c.Start()
	}
	if err != nil {
		master.Close()
		return nil, err
	}
	return master, nil
}

// Lead makes a program, once started, the leader of the terminal that is its standard input.
func Lead(c *exec.Cmd) { c.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true} }
