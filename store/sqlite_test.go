package store

import (
	"path/filepath"
	"testing"
	"time"

	"shirei/incident/desk"
	"shirei/store/storetest"
)

func TestConformance(t *testing.T) {
	storetest.Run(t, func(t *testing.T, clock func() time.Time) desk.Store {
		return open(t, filepath.Join(t.TempDir(), "shirei.db"), Options{Clock: clock})
	})
}

func open(t testing.TB, path string, opts Options) *Store {
	t.Helper()
	s, err := Open(t.Context(), path, opts)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
