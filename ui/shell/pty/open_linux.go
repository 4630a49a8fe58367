package pty

import (
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// Open opens a new terminal. It does without creack/pty: v1.1.24 hands the kernel the address of a number on the stack as a
// uintptr, and where the stack is moved meanwhile it opens /dev/pts/0, the terminal of somebody else. Upstream has mended
// that (github.com/creack/pty/pull/215) and not released it.
func Open() (master, slave *os.File, err error) {
	master, err = os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		return nil, nil, err
	}
	fd := int(master.Fd())
	number := 0
	if err = unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err == nil {
		number, err = unix.IoctlGetInt(fd, unix.TIOCGPTN)
	}
	if err == nil {
		slave, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	}
	if err != nil {
		master.Close()
		return nil, nil, err
	}
	return master, slave, nil
}
