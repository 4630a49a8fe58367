package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"shirei/incident"
)

// readConns is how many reading connections are kept: a watcher, an export and two screens at once. More are made while
// more are in use, since a pool that ran dry would lock up those who read one thing while they stream another.
const readConns = 4

// applicationID marks a database as ours ("SHII" in the header), so that another program's is never migrated.
const applicationID = 1397246537

// Open opens the database at path, creating it (mode 0600, its folder 0700) if there is none. An existing one is only
// looked at: the connection that writes is made with the first write.
//
// Refused: CodeNoCgo, CodeNotFound (read-only and absent), CodeReadOnly (it cannot be created), CodeNotADatabase,
// CodeDamaged, CodeBusy. A newer or unwritable database opens, and its writes are refused.
func Open(ctx context.Context, path string, opts Options) (*Store, error) {
	if !hasCgo {
		return nil, incident.Refuse(incident.CodeNoCgo)
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, &incident.Error{Code: incident.CodeNotFound, Args: []string{path}, Cause: err}
	}
	s := &Store{path: path, opts: opts.filled(), sessions: map[string]*session{}}
	if opts.ReadOnly {
		s.refusal = incident.Refuse(incident.CodeReadOnly)
	}
	if err := s.ensureFile(); err != nil {
		return nil, err
	}
	if err := s.connect(ctx); err != nil {
		_ = s.Close()
		return nil, err
	}
	s.born, _ = os.Stat(s.path)
	return s, nil
}

// ensureFile creates an empty private file where there is none. One that exists is never opened here: closing it
// would drop the locks SQLite holds on it for this process.
func (s *Store) ensureFile() error {
	info, err := os.Stat(s.path)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return incident.Refuse(incident.CodeNotADatabase, s.path)
	case err == nil:
		return nil
	case s.opts.ReadOnly || !errors.Is(err, fs.ErrNotExist):
		return &incident.Error{Code: incident.CodeNotFound, Args: []string{s.path}, Cause: err}
	}
	if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
		return &incident.Error{Code: incident.CodeReadOnly, Args: []string{s.path}, Cause: err}
	}
	f, err := os.OpenFile(s.path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return &incident.Error{Code: incident.CodeReadOnly, Args: []string{s.path}, Cause: err}
	}
	return f.Close()
}

// connect opens the reading pool and brings the schema up to date, or finds out that it may not.
func (s *Store) connect(ctx context.Context) error {
	s.writer.init(s.path, s.opts.Busy)
	s.openReaders(readerDSN(s.path, s.opts.Busy))
	have, err := s.schema(ctx)
	if code, _ := resultOf(err); code == sqliteCantOpen || code == sqliteReadOnly {
		return s.connectImmutable(ctx)
	}
	if err != nil {
		return s.asRead(err)
	}
	switch {
	case have > schemaVersion:
		s.refuseNewer(have)
	case have < schemaVersion && s.refusal == nil:
		return s.migrate(ctx)
	case have < schemaVersion:
		return incident.Refuse(incident.CodeReadOnly)
	}
	return nil
}

// connectImmutable reads what is in the file itself, in a folder where SQLite may create nothing.
func (s *Store) connectImmutable(ctx context.Context) error {
	_ = s.readers.Close()
	s.openReaders(immutableDSN(s.path))
	have, err := s.schema(ctx)
	if err != nil {
		return s.asRead(err)
	}
	s.refusal = incident.Refuse(incident.CodeReadOnly)
	if have > schemaVersion {
		s.refuseNewer(have)
	}
	return nil
}

func (s *Store) openReaders(dsn string) {
	s.readers, _ = sql.Open("sqlite3", dsn) // fails only for a driver that is not registered
	s.readers.SetMaxIdleConns(readConns)
}

func (s *Store) refuseNewer(have int) {
	s.refusal = incident.Refuse(incident.CodeNewer, strconv.Itoa(have), strconv.Itoa(schemaVersion))
}
