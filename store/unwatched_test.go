package store

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"shirei/incident/desk"
)

// TestUnwatched: where no watch can be had, the check says so, and the slow poll still brings what others write.
func TestUnwatched(t *testing.T) {
	path := dbPath(t)
	if err := os.Symlink(filepath.Join(t.TempDir(), "none", "none"), path+"-wake"); err != nil { // nothing that can be watched
		t.Fatal(err)
	}
	mine, other := opened(t, path, Options{Poll: time.Millisecond}), opened(t, path, Options{})
	stream := declare(t, mine)
	findings, err := mine.Check(t.Context())
	if err != nil || !slices.ContainsFunc(findings, func(f desk.Finding) bool { return f.Code == FindingUnwatched && f.Bad }) {
		t.Errorf("the check does not say so: %v %v", findings, err)
	}
	woken := mine.Changed(t.Context())
	if _, err := note(other, stream, "one"); err != nil {
		t.Fatal(err)
	}
	select {
	case <-woken:
	case <-time.After(30 * time.Second):
		t.Error("the poll brings nothing")
	}
}
