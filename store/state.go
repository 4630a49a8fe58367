package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"shirei/incident"
)

// stateOf reads a snapshot. The counts are the head's, which blind appends move on without touching the snapshot.
func stateOf(ctx context.Context, r reader, stream string) (s *incident.State, fold int, err error) {
	var text string
	s = incident.NewState(stream)
	var counts incident.Counts
	err = r.QueryRowContext(ctx, "SELECT s.state, h.entries, h.keys, h.fold FROM heads h JOIN snapshots s USING (stream) WHERE h.stream=?", stream).
		Scan(&text, &counts.Entries, &counts.Key, &fold)
	if err != nil {
		return nil, 0, err
	}
	if fold != foldVersion {
		return s, fold, nil
	}
	if err := json.Unmarshal([]byte(text), s); err != nil {
		return nil, 0, fmt.Errorf("snapshot of %s: %w", stream, err)
	}
	s.Counts = counts
	return s, fold, nil
}

// State gives the state of an incident from its snapshot.
func (s *Store) State(ctx context.Context, stream string) (*incident.State, error) {
	state, fold, err := stateOf(ctx, s.readers, stream)
	if err != nil {
		return nil, s.asRead(notFound(err, stream))
	}
	if fold == foldVersion {
		return state, nil
	}
	if again, err := s.freshen(ctx, stream, fold); again {
		return s.State(ctx, stream)
	} else if err != nil {
		return nil, err
	}
	events, err := eventsOf(ctx, s.readers, stream)
	if err != nil {
		return nil, s.asRead(err)
	}
	state, _ = incident.Fold(stream, events)
	return state, nil
}

// State gives the state to decide on; a new one if the stream is unknown.
func (t *tx) State(stream string) (*incident.State, error) {
	state, fold, err := stateOf(t.ctx, t.conn, stream)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return incident.NewState(stream), nil
	case err == nil && fold != foldVersion:
		state, err = t.refold(stream)
		return state, t.keep(err)
	}
	return state, t.s.asRead(err)
}

// Exists tells whether anything was ever said in the stream.
func (t *tx) Exists(stream string) (bool, error) {
	var n int
	err := t.conn.QueryRowContext(t.ctx, "SELECT EXISTS (SELECT 1 FROM events WHERE stream=?)", stream).Scan(&n)
	return n > 0, t.s.asRead(err)
}
