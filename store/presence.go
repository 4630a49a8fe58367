package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"time"

	"github.com/google/uuid"

	"shirei/incident/desk"
)

// What is read of a session's file at most, in bytes, and how often at most the folder of sessions is looked at.
const (
	mostSaid  = 4096
	lookEvery = 900 * time.Millisecond
	tornTries = 3
)

// say writes what a session is about. It is one write over the whole of what stood there, so that a reader who comes in
// between sees either, or something that is no JSON and looks again.
func (one *session) say(h desk.Here) error {
	line, err := json.Marshal(h)
	if err != nil {
		return err
	}
	line = append(line, bytes.Repeat([]byte(" "), max(one.size-len(line), 0))...)
	if _, err := one.file.WriteAt(line, 0); err != nil {
		return err
	}
	one.said, one.size = h, len(line)
	return nil
}

// Announce says what a session of this process is about; since when it is here stays as it was.
func (s *Store) Announce(_ context.Context, h desk.Here) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	one := s.sessions[h.Session]
	if one == nil {
		return nil
	}
	h.Since, h.Seen = one.said.Since, h.Seen.UTC()
	if h.Seen.IsZero() {
		h.Seen = one.said.Seen
	}
	if h.Same(one.said) {
		return nil
	}
	s.looked = nil
	return s.asWrite(one.say(h))
}

// Present gives the sessions that are alive. The folder is looked at once a second at most, for all who ask.
func (s *Store) Present(context.Context) ([]desk.Here, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.looked != nil && time.Since(s.lookedAt) < s.opts.Look {
		return slices.Clone(s.looked), nil
	}
	files, err := os.ReadDir(s.sessionDir())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, s.asRead(err)
	}
	found := []desk.Here{}
	for _, f := range files {
		if uuid.Validate(f.Name()) != nil {
			continue
		}
		if one := s.sessions[f.Name()]; one != nil {
			found = append(found, one.said)
		} else if h, ok := s.there(f.Name()); ok {
			found = append(found, h)
		}
	}
	s.looked, s.lookedAt = found, time.Now()
	return slices.Clone(found), nil
}

// there reads what another process says of its session. One that cannot be read, or has nothing to say, is passed over.
func (s *Store) there(id string) (h desk.Here, ok bool) {
	if !s.alive(id) {
		return h, false
	}
	f, err := os.Open(s.sessionFile(id))
	if err != nil {
		return h, false
	}
	defer f.Close()
	for range tornTries {
		line, err := io.ReadAll(io.NewSectionReader(f, 0, mostSaid))
		if err == nil && json.Unmarshal(line, &h) == nil {
			h.Session = id
			return h, h.Name != ""
		}
	}
	return h, false
}
