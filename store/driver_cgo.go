//go:build cgo

package store

import (
	"errors"
	"syscall"

	"github.com/mattn/go-sqlite3"
)

const hasCgo = true

// resultOf gives SQLite's primary result code and the system's error behind it; 0 if the error is not SQLite's.
func resultOf(err error) (int, syscall.Errno) {
	var e sqlite3.Error
	if errors.As(err, &e) {
		return int(e.Code), e.SystemErrno
	}
	return 0, 0
}
