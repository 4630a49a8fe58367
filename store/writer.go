package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"time"

	"shirei/incident"
	"shirei/incident/desk"
)

// writer is the one connection that writes. It is made with the first write and kept.
type writer struct {
	turn chan struct{} // holds a token while nobody writes
	db   *sql.DB
	conn *sql.Conn
}

// retryPause is between two tries of a lock that SQLite gives up on at once, as when a file is made a WAL.
const retryPause = 5 * time.Millisecond

func (w *writer) init(path string, busy time.Duration) {
	w.turn = make(chan struct{}, 1)
	w.turn <- struct{}{}
	w.db, _ = sql.Open("sqlite3", writerDSN(path, busy)) // fails only for a driver that is not registered
	w.db.SetMaxOpenConns(1)
}

func (w *writer) close() error {
	if w.db == nil {
		return nil
	}
	<-w.turn // a write that is under way ends first
	defer func() { w.turn <- struct{}{} }()
	if w.conn != nil {
		_ = w.conn.Close() // kept, so that a write that comes too late is told that the connection is done
	}
	return w.db.Close()
}

// begin waits for its turn and for the write lock, both together no longer than until.
func (w *writer) begin(ctx context.Context, until time.Time) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	limit := time.NewTimer(time.Until(until))
	defer limit.Stop()
	select {
	case <-w.turn:
	case <-limit.C:
		return incident.Refuse(incident.CodeBusy)
	case <-ctx.Done():
		return ctx.Err()
	}
	for {
		err := w.tryBegin(ctx)
		if err == nil {
			return nil
		}
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		if !isBusy(err) || time.Now().After(until) {
			w.turn <- struct{}{}
			return err
		}
		time.Sleep(retryPause)
	}
}

func (w *writer) tryBegin(ctx context.Context) error {
	if w.conn == nil {
		conn, err := w.db.Conn(context.WithoutCancel(ctx))
		if err != nil {
			return err
		}
		w.conn = conn
	}
	_, err := w.conn.ExecContext(context.WithoutCancel(ctx), "BEGIN IMMEDIATE")
	return err
}

// end commits or rolls back and gives the turn on. A connection that cannot even roll back is thrown away; so is one
// that SQLite has rolled back by itself, which costs no more than opening another.
func (w *writer) end(commit bool) error {
	defer func() { w.turn <- struct{}{} }()
	var err error
	if commit {
		if _, err = w.conn.ExecContext(context.Background(), "COMMIT"); err == nil {
			return nil
		}
	}
	if _, undo := w.conn.ExecContext(context.Background(), "ROLLBACK"); undo != nil {
		_ = w.conn.Raw(func(any) error { return driver.ErrBadConn })
		w.conn = nil
	}
	return err
}

// tx is one write transaction. Its first failed change is kept, so that swallowing the
// error saves nothing by halves.
type tx struct {
	s    *Store
	ctx  context.Context // without cancellation: what has begun is finished or undone as a whole
	conn *sql.Conn
	err  error
}

var _ desk.Tx = (*tx)(nil)

// Write runs fn in one immediate transaction and announces it once it is on disk.
func (s *Store) Write(ctx context.Context, fn func(desk.Tx) error) error {
	if s.refusal != nil {
		return s.refusal
	}
	var own error // what fn refuses with, which is no failure of the store; what the store's own methods say has its code
	err := s.inTransaction(ctx, func(t *tx) error {
		own = fn(t)
		return own
	})
	switch {
	case own != nil:
		return own
	case err != nil:
		return err
	}
	s.announce()
	return nil
}

// inTransaction is Write without the announcement, and without asking whether writes are refused.
func (s *Store) inTransaction(ctx context.Context, fn func(*tx) error) (err error) {
	if err := s.writer.begin(ctx, time.Now().Add(s.opts.Busy)); err != nil {
		return s.asWrite(err)
	}
	ended := false
	defer func() {
		if !ended { // fn failed or panicked
			_ = s.writer.end(false)
		}
	}()
	if moved := s.standing(); moved != nil {
		return moved
	}
	t := &tx{s: s, ctx: context.WithoutCancel(ctx), conn: s.writer.conn}
	if err := fn(t); err != nil {
		return s.asWrite(err)
	}
	if t.err != nil {
		return t.err
	}
	ended = true
	err = s.asWrite(s.writer.end(true))
	if moved := s.standing(); moved != nil { // meanwhile: nobody is told that it is safe
		return moved
	}
	return err
}

// keep remembers a failed change and gives it its code.
func (t *tx) keep(err error) error {
	mapped := t.s.asWrite(err)
	if t.err == nil {
		t.err = mapped
	}
	return mapped
}

func (t *tx) exec(query string, args ...any) (changed int64, err error) {
	res, err := t.conn.ExecContext(t.ctx, query, args...)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}
