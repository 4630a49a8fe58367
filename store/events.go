package store

import (
	"context"
	"iter"
	"math"
	"time"

	"shirei/incident"
)

// unknownTime is how a time nobody knows is stored: before all others.
const unknownTime = math.MinInt64

func micros(t time.Time) int64 {
	if t.IsZero() {
		return unknownTime
	}
	return t.UnixMicro()
}

func fromMicros(us int64) time.Time {
	if us == unknownTime {
		return time.Time{}
	}
	return time.UnixMicro(us).UTC()
}

const eventColumns = "stream, ord, id, occurred, recorded, actor, words, via, act, undoes, kind, body"

func scanEvent(scan func(...any) error) (incident.Event, error) {
	var e incident.Event
	var occurred, recorded int64
	var kind, body string
	err := scan(&e.Stream, &e.Order, &e.ID, &occurred, &recorded, &e.Actor, &e.Words, &e.Via, &e.Act, &e.Undoes, &kind, &body)
	if err != nil {
		return e, err
	}
	e.OccurredAt, e.RecordedAt = fromMicros(occurred), fromMicros(recorded)
	e.Body = incident.DecodeBody(incident.Kind(kind), []byte(body))
	return e, nil
}

// Events streams the events of some streams, or of all, in fold order within each.
func (s *Store) Events(ctx context.Context, streams ...string) iter.Seq2[incident.Event, error] {
	return func(yield func(incident.Event, error) bool) {
		queries := [][]any{{"SELECT " + eventColumns + " FROM events ORDER BY stream, ord, id"}}
		if len(streams) > 0 {
			queries = nil
		}
		for _, stream := range streams {
			queries = append(queries, []any{"SELECT " + eventColumns + " FROM events WHERE stream=? ORDER BY ord, id", stream})
		}
		for _, q := range queries {
			if !streamRows(ctx, s, scanEvent, yield, q[0].(string), q[1:]...) {
				return
			}
		}
	}
}

// Since gives the events of a stream whose order is higher, in fold order.
func (s *Store) Since(ctx context.Context, stream string, order int64) (out []incident.Event, err error) {
	err = each(ctx, s.readers, func(scan func(...any) error) error {
		e, err := scanEvent(scan)
		out = append(out, e)
		return err
	}, "SELECT "+eventColumns+" FROM events WHERE stream=? AND ord>? ORDER BY ord, id", stream, order)
	return out, s.asRead(err)
}

// streamRows yields the rows of a query one by one, holding a single one. It tells whether more are wanted.
func streamRows[T any](ctx context.Context, s *Store, scan func(func(...any) error) (T, error), yield func(T, error) bool, query string, args ...any) bool {
	var zero T
	rows, err := s.readers.QueryContext(ctx, query, args...)
	if err != nil {
		yield(zero, s.asRead(err))
		return false
	}
	defer rows.Close()
	for rows.Next() {
		v, err := scan(rows.Scan)
		if err != nil {
			yield(zero, s.asRead(err))
			return false
		}
		if !yield(v, nil) {
			return false
		}
	}
	if err := rows.Err(); err != nil {
		yield(zero, s.asRead(err))
		return false
	}
	return true
}

func eventsOf(ctx context.Context, r reader, stream string) ([]incident.Event, error) {
	n := 0 // counted first: growing the list of a long stream step by step copies it several times over
	if err := r.QueryRowContext(ctx, "SELECT count(*) FROM events WHERE stream=?", stream).Scan(&n); err != nil {
		return nil, err
	}
	out := make([]incident.Event, 0, n)
	err := each(ctx, r, func(scan func(...any) error) error {
		e, err := scanEvent(scan)
		out = append(out, e)
		return err
	}, "SELECT "+eventColumns+" FROM events WHERE stream=? ORDER BY ord, id", stream)
	return out, err
}
