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
	"shirei/incident/desk"
)

// session is one of this process: a file beside the database, with the lock that tells others that it lives.
type session struct {
	file *os.File
	said desk.Here // what stands in the file
	size int       // how many bytes of it
}

func (s *Store) sessionDir() string { return s.path + "-sessions" }

func (s *Store) sessionFile(id string) string {
	return filepath.Join(s.sessionDir(), filepath.Base(id))
}

// Session opens a session: a file beside the database, locked as long as the process lives. The kernel frees the lock
// however the process ends, so that nobody has to clean up after a kill. Where no file can be made there are no
// drafts to guard either, and the session is a name only.
func (s *Store) Session(_ context.Context, actor string) (id string, end func(), err error) {
	id = uuid.NewString()
	if s.refusal != nil {
		return id, func() {}, nil
	}
	f, err := s.lockNew(id)
	if err != nil {
		return "", nil, err
	}
	now := s.opts.Clock().UTC()
	one := &session{file: f}
	if err := one.say(desk.Here{Session: id, Name: actor, Since: now, Seen: now}); err != nil {
		endSession(f)
		return "", nil, s.asWrite(err)
	}
	s.mu.Lock()
	s.sessions[id] = one
	s.looked = nil
	s.mu.Unlock()
	return id, sync.OnceFunc(func() { s.leave(id) }), nil
}

// lockNew makes a session's file. It has its name only once it is locked: one without a lock is taken for dead.
func (s *Store) lockNew(id string) (*os.File, error) {
	if err := os.MkdirAll(s.sessionDir(), 0o700); err != nil {
		return nil, s.asWrite(err)
	}
	f, err := os.OpenFile(filepath.Join(s.sessionDir(), "."+id), os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return nil, s.asWrite(err)
	}
	if err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err == nil {
		err = os.Rename(f.Name(), s.sessionFile(id))
	}
	if err != nil {
		endSession(f)
		return nil, &incident.Error{Code: incident.CodeNotSaved, Cause: err}
	}
	return f, nil
}

func (s *Store) leave(id string) {
	s.mu.Lock()
	one := s.sessions[id]
	delete(s.sessions, id)
	s.looked = nil
	s.mu.Unlock()
	if one != nil {
		_ = os.Remove(s.sessionFile(id)) // before the lock on it goes
		_ = one.file.Close()
	}
}

// endSession removes a file before the lock on it goes.
func endSession(f *os.File) {
	_ = os.Remove(f.Name())
	_ = f.Close()
}

// alive tells whether a session's process still holds its lock. The file of a dead one is removed. In doubt it is alive:
// nobody's text is taken away.
func (s *Store) alive(id string) bool {
	f, err := os.Open(s.sessionFile(id))
	if err != nil {
		return !errors.Is(err, fs.ErrNotExist)
	}
	defer f.Close()
	if locked(f) {
		return true
	}
	if s.refusal == nil {
		_ = os.Remove(f.Name())
	}
	return false
}

// locked tells whether a session's process holds the file. Those who look share a lock, so that none takes another who
// looks for the session itself.
func locked(f *os.File) bool {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_SH|syscall.LOCK_NB) != nil
}
