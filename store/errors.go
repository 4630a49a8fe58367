package store

import (
	"context"
	"database/sql"
	"errors"
	"syscall"

	"shirei/incident"
)

// SQLite's primary result codes that are told apart (sqlite.org/rescode.html).
const (
	sqlitePerm       = 3
	sqliteBusy       = 5
	sqliteLocked     = 6
	sqliteReadOnly   = 8
	sqliteInterrupt  = 9
	sqliteIOErr      = 10
	sqliteCorrupt    = 11
	sqliteFull       = 13
	sqliteCantOpen   = 14
	sqliteConstraint = 19
	sqliteNotADB     = 26
)

// asRead turns what the driver says about a read into the domain's error.
func (s *Store) asRead(err error) error { return s.as(incident.CodeDamaged, err) }

// asWrite turns what the driver says about a write into the domain's error.
func (s *Store) asWrite(err error) error { return s.as(incident.CodeNotSaved, err) }

// as gives an error the code it has in the domain, and otherwise if it has none. Errors of the domain and those of
// a context stay as they are.
func (s *Store) as(otherwise incident.Code, err error) error {
	var known *incident.Error
	if err == nil || errors.As(err, &known) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	if moved := s.standing(); moved != nil {
		moved.Cause = err
		return moved
	}
	refuse := func(c incident.Code, args ...string) error { return &incident.Error{Code: c, Args: args, Cause: err} }
	code, errno := resultOf(err)
	switch code {
	case sqliteBusy, sqliteLocked:
		return refuse(incident.CodeBusy)
	case sqliteInterrupt:
		return errors.Join(context.Canceled, err)
	case sqliteFull:
		return refuse(incident.CodeFull)
	case sqliteReadOnly, sqlitePerm:
		return refuse(incident.CodeReadOnly)
	case sqliteCorrupt:
		return refuse(incident.CodeDamaged)
	case sqliteNotADB:
		return refuse(incident.CodeNotADatabase, s.path)
	}
	switch errno {
	case syscall.ENOSPC, syscall.EDQUOT:
		return refuse(incident.CodeFull)
	case syscall.EROFS, syscall.EACCES, syscall.EPERM:
		return refuse(incident.CodeReadOnly)
	}
	if code == sqliteCantOpen && otherwise == incident.CodeNotSaved {
		return refuse(incident.CodeReadOnly)
	}
	return refuse(otherwise)
}

func isBusy(err error) bool {
	code, _ := resultOf(err)
	return code == sqliteBusy || code == sqliteLocked
}

// notFound gives an empty answer the domain's code.
func notFound(err error, what string) error {
	if errors.Is(err, sql.ErrNoRows) {
		return incident.Refuse(incident.CodeNotFound, what)
	}
	return err
}
