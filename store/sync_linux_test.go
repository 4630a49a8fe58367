package store

import (
	"os"
	"syscall"
)

// dataSync is what SQLite does too: the data, and of the file's own record only what is needed to read it back.
func dataSync(f *os.File) error { return syscall.Fdatasync(int(f.Fd())) }
