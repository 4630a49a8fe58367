package store

import (
	"context"
	"os"

	"shirei/incident"
)

// Standing tells whether the file that was opened still lies where it was opened: CodeMoved if it was deleted, moved
// away or replaced. SQLite goes on with the file it has open, and what is written there would be lost without a word.
func (s *Store) Standing(context.Context) error {
	if err := s.standing(); err != nil {
		return err
	}
	return nil
}

func (s *Store) standing() *incident.Error {
	if s.born == nil {
		return nil
	}
	now, err := os.Stat(s.path) // not opened: closing it would drop the locks SQLite holds on it
	switch {
	case os.IsNotExist(err):
		return &incident.Error{Code: incident.CodeMoved, Args: []string{s.path}, Cause: err}
	case err == nil && !os.SameFile(s.born, now):
		return incident.Refuse(incident.CodeMoved, s.path)
	}
	return nil
}
