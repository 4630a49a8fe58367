// Package store keeps events, what is folded from them, and drafts in SQLite, behind the ports of package desk.
//
// Events are the truth; heads, entries, snapshots and services are projections, written in the same transaction and
// folded anew whenever the way of folding has changed. One connection writes; a small pool of others only reads.
package store

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"os"
	"sync"
	"time"

	"shirei/incident"
	"shirei/incident/desk"
)

// Store is a SQLite database behind the desk's ports. It is safe for concurrent use.
type Store struct {
	path    string
	born    os.FileInfo // the file as it was opened; nil: it was not yet
	opts    Options
	readers *sql.DB
	writer  writer
	refusal *incident.Error // why nothing can be written here; nil if it can
	wake    hub
	shared  shared

	mu       sync.Mutex
	sessions map[string]*session // the open sessions of this process, each with the lock it holds
	looked   []desk.Here         // who was found present, and when; nil: look anew
	lookedAt time.Time
}

var _ desk.Store = (*Store)(nil)

// Options are what a store is opened with; the zero value is right for the program.
type Options struct {
	Clock    func() time.Time // stamps the orders; time.Now if nil
	ReadOnly bool
	Busy     time.Duration // how long a write waits for another process; 0: 15 s (ARCHITECTURE.md, storage)
	Poll     time.Duration // how often to look for changes nobody announced; 0: 2 s
	Share    bool          // many read the same: entries that were read are given to all, and belong to all
	Look     time.Duration // how old what is known of other sessions may be; 0: just under 1 s
}

func (o Options) filled() Options {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Busy == 0 {
		o.Busy = 15 * time.Second
	}
	if o.Poll == 0 {
		o.Poll = 2 * time.Second
	}
	if o.Look == 0 {
		o.Look = lookEvery
	}
	return o
}

// Close ends the sessions that are still open, stops the watching and closes the database.
func (s *Store) Close() error {
	s.wake.close()
	s.shared.close()
	s.mu.Lock()
	open := maps.Clone(s.sessions)
	s.mu.Unlock()
	for id := range open {
		s.leave(id)
	}
	return errors.Join(s.writer.close(), s.readers.Close())
}

// reader is what both a reading connection and the writing one can be asked.
type reader interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// each calls take for every row of a query; take scans it.
func each(ctx context.Context, r reader, take func(scan func(...any) error) error, query string, args ...any) error {
	rows, err := r.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := take(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}
