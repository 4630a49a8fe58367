package journey

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/text"
)

// small mounts a file system of 8 MB in the memory, where that is allowed.
func small(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=8m"); err != nil {
		t.Skipf("a small disk cannot be mounted here (%v): this journey is left out", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// fill takes all the room that is left.
func fill(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, piece := range []int{1 << 20, 4096, 1} {
		for err = nil; err == nil; {
			_, err = f.Write(make([]byte, piece))
		}
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
}

// TestFullDisk fills the disk under people who write, and frees it: each is told that nothing was saved, has all of it
// still in front of them, and it is saved as soon as that can be done.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	disk := small(t)
	r := enter(t, "en", 160, 30)
	r.env = append(r.env, "SHIREI_DB="+filepath.Join(disk, "room.db"))
	r.tmux("set-environment", "-g", "SHIREI_DB", filepath.Join(disk, "room.db"))
	r.declared("checkout fails", "high")
	h := r.serves(t, 10)
	t.Cleanup(h.kill)
	here, there := r.window(1, "Sato", nil), r.window(2, "", h)
	c, err := dial(h.addr, 1)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	here.writes("before, of Sato")
	there.writes("before, of Ito")

	ballast := filepath.Join(disk, "ballast")
	fill(t, ballast)
	full, _ := text.ErrorAt(incident.Refuse(incident.CodeFull), lang.EN, lang.Clock{})
	r.wait("for the disk to be full", func() bool { // what is left in the log of SQLite is used up first
		out, err := r.command(program, "--as", "Abe", "log", "one more").CombinedOutput()
		return err != nil && strings.Contains(string(out), full)
	})
	if out, err := remote(c, "log 'while it is full, of Abe'"); err == nil || !strings.Contains(out, full) {
		t.Errorf("over SSH it says %v %q", err, out)
	}
	if out := r.shirei("timeline"); !strings.Contains(out, "before, of Sato") || !strings.Contains(out, "before, of Ito") {
		t.Errorf("what was saved cannot be read while the disk is full: %s", out)
	}
	halves := map[*room]string{here: "while it is full, of Sato", there: "while it is full, of Ito"}
	for on, half := range halves {
		on.keys("n")
		on.gone(text.For(lang.EN).Incident.ComposerGhost)
		on.text(half)
		on.keys("Enter")
		on.shows(full[:strings.Index(full, ";")])
		on.shows("› " + half)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	for on, half := range halves {
		on.wait("for the draft to be saved by itself", func() bool { return slices.Contains(draftsIn(t, filepath.Join(disk, "room.db")), half) })
		on.shows("› " + half)
		on.keys("Enter")
		on.shows(text.For(lang.EN).Incident.ComposerGhost)
	}
	if out, err := remote(c, "log 'after it, of Abe'"); err != nil {
		t.Errorf("%v: %s", err, out)
	}
	told := []string{"before, of Sato", "before, of Ito", halves[here], halves[there], "after it, of Abe"}
	for _, entry := range told {
		if n := strings.Count(r.shirei("timeline"), entry); n != 1 {
			t.Errorf("%q stands there %d times", entry, n)
		}
	}
	if left := draftsIn(t, filepath.Join(disk, "room.db")); len(left) > 0 {
		t.Errorf("drafts of what was sent: %q", left)
	}
	if said := r.shirei("doctor"); !strings.Contains(said, "ok integrity: ok") {
		t.Error(said)
	}
}
