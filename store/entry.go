package store

import (
	"context"
	"database/sql"
	"errors"
	"iter"
	"strings"

	"shirei/incident"
)

var errNoRow = sql.ErrNoRows

// uuidLength is the length of a whole id; anything shorter is the end of one.
const uuidLength = 36

// rowByID finds an entry's row. The event tells where the entry was put; only one that was moved in time since is
// looked for among all of its stream.
func rowByID(ctx context.Context, r reader, stream, id string) (row, error) {
	var out row
	e, err := scanEvent(r.QueryRowContext(ctx, "SELECT "+eventColumns+" FROM events WHERE id=? AND stream=?", id, stream).Scan)
	if err != nil {
		return out, err
	}
	told, ok := incident.EntryOf(e)
	if !ok {
		return out, errNoRow
	}
	err = out.scan(r.QueryRowContext(ctx, "SELECT "+rowColumns+" FROM entries WHERE stream=? AND occurred=? AND ord=? AND id=?",
		stream, micros(told.OccurredAt), e.Order, id).Scan)
	if errors.Is(err, errNoRow) {
		err = out.scan(r.QueryRowContext(ctx, "SELECT "+rowColumns+" FROM entries WHERE stream=? AND ord=? AND id=?", stream, e.Order, id).Scan)
	}
	return out, err
}

// entryOf finds an entry by its id or a unique end of it. Refused: CodeNotFound, CodeAmbiguous.
func entryOf(ctx context.Context, r reader, stream, id string) (incident.Entry, error) {
	if len(id) == uuidLength {
		found, err := rowByID(ctx, r, stream, id)
		if err != nil {
			return incident.Entry{}, notFound(err, id)
		}
		return found.entry(stream)
	}
	end := strings.ToLower(id)
	var rows []row
	err := each(ctx, r, func(scan func(...any) error) error {
		var found row
		err := found.scan(scan)
		rows = append(rows, found)
		return err
	}, "SELECT "+rowColumns+" FROM entries WHERE stream=? AND ?<>'' AND substr(id, -?)=? LIMIT 2", stream, end, len(end), end)
	switch {
	case err != nil:
		return incident.Entry{}, err
	case len(rows) == 0:
		return incident.Entry{}, incident.Refuse(incident.CodeNotFound, id)
	case len(rows) > 1:
		return incident.Entry{}, incident.Refuse(incident.CodeAmbiguous, id, rows[0].id, rows[1].id)
	}
	return rows[0].entry(stream)
}

// Entry finds an entry by its id or a unique end of it.
func (s *Store) Entry(ctx context.Context, stream, id string) (incident.Entry, error) {
	e, err := entryOf(ctx, s.readers, stream, id)
	return e, s.asRead(err)
}

// Entry finds an entry as it stands in the transaction.
func (t *tx) Entry(stream, id string) (incident.Entry, bool) {
	e, err := entryOf(t.ctx, t.conn, stream, id)
	var refused *incident.Error
	if err != nil && !errors.As(err, &refused) {
		_ = t.keep(err) // the caller hears only that there is none, and must not save on that ground
	}
	return e, err == nil
}

// Entries streams every entry of an incident in time order.
func (s *Store) Entries(ctx context.Context, stream string) iter.Seq2[incident.Entry, error] {
	return func(yield func(incident.Entry, error) bool) {
		if _, err := s.lines(ctx, stream); err != nil {
			yield(incident.Entry{}, err)
			return
		}
		scanEntry := func(scan func(...any) error) (incident.Entry, error) {
			var r row
			if err := r.scan(scan); err != nil {
				return incident.Entry{}, err
			}
			return r.entry(stream)
		}
		streamRows(ctx, s, scanEntry, yield, "SELECT "+rowColumns+" FROM entries WHERE stream=? ORDER BY occurred, ord, id", stream)
	}
}

// lines tells how many entries a timeline has, folded by this program. CodeNotFound if there is no such incident.
func (s *Store) lines(ctx context.Context, stream string) (lines int, err error) {
	var fold int
	err = s.readers.QueryRowContext(ctx, "SELECT lines, fold FROM heads WHERE stream=?", stream).Scan(&lines, &fold)
	if err != nil {
		return 0, s.asRead(notFound(err, stream))
	}
	again, err := s.freshen(ctx, stream, fold)
	if again {
		return s.lines(ctx, stream)
	}
	return lines, err
}
