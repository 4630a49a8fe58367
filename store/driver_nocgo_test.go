//go:build !cgo

package store

import (
	"os"
	"testing"

	"shirei/incident"
)

func TestWithoutCgo(t *testing.T) {
	path := dbPath(t)
	_, err := Open(t.Context(), path, Options{})
	wantCode(t, err, incident.CodeNoCgo)
	if _, err := os.Stat(path); err == nil {
		t.Error("a file was made that nothing can be written to")
	}
}
