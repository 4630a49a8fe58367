//go:build !cgo

package store

import (
	"syscall"

	_ "github.com/mattn/go-sqlite3" // registers a stub that cannot open anything
)

const hasCgo = false

func resultOf(error) (int, syscall.Errno) { return 0, 0 }
