package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"syscall"

	"github.com/google/uuid"

	"shirei/incident"
)

func (s *Store) sessionFile(id string) string {
	return filepath.Join(s.path+"-sessions", filepath.Base(id))
}

// Session opens a session: a file beside the database, locked as long as the process lives. The kernel frees the lock
// however the process ends, so that nobody has to clean up after a kill. Where no file can be made there are no
// drafts to guard either, and the session is a name only.
func (s *Store) Session(_ context.Context, _ string) (id string, end func(), err error) {
	id = uuid.NewString()
	if s.refusal != nil {
		return id, func() {}, nil
	}
	if err := os.MkdirAll(s.path+"-sessions", 0o700); err != nil {
		return "", nil, s.asWrite(err)
	}
	f, err := os.OpenFile(s.sessionFile(id), os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return "", nil, s.asWrite(err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		endSession(f)
		return "", nil, &incident.Error{Code: incident.CodeNotSaved, Cause: err}
	}
	s.mu.Lock()
	s.sessions[id] = f
	s.mu.Unlock()
	return id, sync.OnceFunc(func() { s.leave(id) }), nil
}

func (s *Store) leave(id string) {
	s.mu.Lock()
	f := s.sessions[id]
	delete(s.sessions, id)
	s.mu.Unlock()
	if f != nil {
		endSession(f)
	}
}

// endSession removes the file before the lock on it goes.
func endSession(f *os.File) {
	_ = os.Remove(f.Name())
	_ = f.Close()
}

// alive tells whether a session's process still holds its lock. The file of a dead one is removed. In doubt it is alive:
// nobody's text is taken away.
func (s *Store) alive(id string) bool {
	f, err := os.OpenFile(s.sessionFile(id), os.O_RDWR, 0)
	if err != nil {
		return !errors.Is(err, fs.ErrNotExist)
	}
	if syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil {
		_ = f.Close()
		return true
	}
	endSession(f)
	return false
}
