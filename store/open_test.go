package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/desk"
)

func TestFirstRunIsPrivate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "folder", "shirei.db")
	s := open(t, path, Options{})
	stream := declare(t, s)
	if _, _, err := s.Session(t.Context(), "sato"); err != nil {
		t.Fatal(err)
	}
	for p, mode := range map[string]fs.FileMode{
		path: 0o600, path + "-wal": 0o600, path + "-wake": 0o600, filepath.Dir(path): 0o700 | fs.ModeDir, path + "-sessions": 0o700 | fs.ModeDir,
	} {
		if info, err := os.Stat(p); err != nil || info.Mode() != mode {
			t.Errorf("%s: %v, %v; want %v", p, info.Mode(), err, mode)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(path + "-sessions"); len(left) != 0 {
		t.Errorf("a closed store leaves sessions: %v", left)
	}
	s = open(t, path, Options{})
	defer s.Close()
	if _, err := s.State(t.Context(), stream); err != nil {
		t.Fatal(err)
	}
	sound(t, s)
}

func TestStrangePaths(t *testing.T) {
	for _, name := range []string{"a?b.db", "a#b.db", "a%3Fb.db", "a%b.db", "with space.db", "障害対応.db", "a&mode=memory.db", "a;b.db", "file:x.db", ":memory:", "a+b.db", "\"q'.db"} {
		path := filepath.Join(t.TempDir(), name)
		s := open(t, path, Options{})
		stream := declare(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%q: %v", name, err)
		}
		s = open(t, path, Options{})
		if _, err := s.State(t.Context(), stream); err != nil {
			t.Errorf("%q: %v", name, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		files, _ := os.ReadDir(filepath.Dir(path))
		for _, f := range files {
			if !strings.HasPrefix(f.Name(), name) {
				t.Errorf("%q: another file was made: %q", name, f.Name())
			}
		}
	}
}

func TestLockedByAnotherProcess(t *testing.T) {
	path := dbPath(t)
	s := open(t, path, Options{Busy: 300 * time.Millisecond})
	defer s.Close()
	stream := declare(t, s)
	cmd := exec.Command(os.Args[0], path)
	lines, in := start(t, cmd, "hold")
	if !lines.Scan() {
		t.Fatal("the child does not hold the lock")
	}
	_, err := note(s, stream, "x")
	wantCode(t, err, incident.CodeBusy)
	gone, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := s.Write(gone, func(desk.Tx) error { return nil }); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("a caller who has gone gets %v", err)
	}
	if w, err := s.Timeline(t.Context(), stream, desk.Window{}); err != nil || len(w.Entries) == 0 {
		t.Fatalf("a reader was locked out: %v", err)
	}
	_ = in.Close()
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	if _, err := note(s, stream, "x"); err != nil {
		t.Fatal(err)
	}
	sound(t, s)
}

func TestReadOnlyOption(t *testing.T) {
	path := dbPath(t)
	_, err := Open(t.Context(), path, Options{ReadOnly: true})
	wantCode(t, err, incident.CodeNotFound)
	s := open(t, path, Options{})
	stream := declare(t, s)
	defer s.Close()
	r := open(t, path, Options{ReadOnly: true})
	defer r.Close()
	if _, err := r.State(t.Context(), stream); err != nil {
		t.Fatal(err)
	}
	_, err = note(r, stream, "x")
	wantCode(t, err, incident.CodeReadOnly)
}

// TestUnwritable reads as somebody who may not write: root may write anything, so a child runs as nobody.
func TestUnwritable(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root can start a process as somebody else")
	}
	const nobody = 65534
	for _, c := range []struct {
		name         string
		file, folder fs.FileMode
		inUse        bool // somebody else has it open, and the newest entry is in the WAL
	}{
		{"file and folder", 0o444, 0o555, false}, {"only the file", 0o444, 0o777, false}, {"only the folder", 0o666, 0o555, false},
		{"in use", 0o444, 0o555, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			base, err := os.MkdirTemp("/tmp", "shirei-store-")
			if err != nil {
				t.Fatal(err)
			}
			defer os.RemoveAll(base)
			dir, bin := filepath.Join(base, "d"), filepath.Join(base, "child")
			program, err := os.ReadFile(os.Args[0])
			if err == nil {
				err = errors.Join(os.Chmod(base, 0o755), os.WriteFile(bin, program, 0o755), os.Mkdir(dir, 0o755))
			}
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(dir, "shirei.db")
			s := open(t, path, Options{})
			stream := declare(t, s)
			if c.inUse {
				defer s.Close()
				err = errors.Join(os.Chmod(path+"-wal", c.file), os.Chmod(path+"-shm", c.file))
			} else {
				err = errors.Join(s.Close(), os.Remove(path+"-wake"))
			}
			if err := errors.Join(err, os.Chmod(path, c.file), os.Chmod(dir, c.folder)); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(bin, path, stream)
			cmd.Dir = base
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
			lines, _ := start(t, cmd, "read")
			if !lines.Scan() || lines.Text() != "2 read_only" {
				t.Errorf("the reader says %q", lines.Text())
			}
			if err := cmd.Wait(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestNewerSchema(t *testing.T) {
	path := dbPath(t)
	s := open(t, path, Options{})
	stream := declare(t, s)
	if _, err := s.writer.conn.ExecContext(t.Context(), "PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, path, Options{})
	defer s.Close()
	if _, err := s.State(t.Context(), stream); err != nil {
		t.Fatal(err)
	}
	_, err := note(s, stream, "x")
	wantCode(t, err, incident.CodeNewer)
	if args := err.(*incident.Error).Args; args[0] != "99" || args[1] != "1" {
		t.Fatalf("args are %q", args)
	}
	wantCode(t, s.SaveDraft(t.Context(), desk.Draft{Text: "x"}), incident.CodeNewer)
}

func TestMigrationsAreCounted(t *testing.T) {
	files, err := migrations.ReadDir("migrations/sqlite")
	if err != nil || len(files) != schemaVersion {
		t.Fatalf("%d migrations (%v), schema version %d", len(files), err, schemaVersion)
	}
}

func TestOpenedByMany(t *testing.T) {
	path := dbPath(t)
	errs := make(chan error)
	const many = 8
	for range many {
		go func() {
			s, err := Open(context.Background(), path, Options{})
			if err == nil {
				err = s.Close()
			}
			errs <- err
		}()
	}
	for range many {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
}

func TestClosedStoreRefuses(t *testing.T) {
	s := open(t, dbPath(t), Options{})
	stream := declare(t, s)
	changed := s.Changed(t.Context())
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	_, err := note(s, stream, "too late")
	wantCode(t, err, incident.CodeNotSaved)
	for range changed { // what was told before the close, then the end
	}
	if _, err := s.State(t.Context(), stream); err == nil {
		t.Error("a closed store answers")
	}
}
