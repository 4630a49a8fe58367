package store

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"shirei/incident"
	"shirei/incident/desk"
)

// Refold folds a stream's projections anew and writes what differs from what stands.
func (t *tx) Refold(stream string) error {
	_, err := t.refold(stream)
	return t.keep(err)
}

func (t *tx) refold(stream string) (*incident.State, error) {
	events, err := eventsOf(t.ctx, t.conn, stream)
	if err != nil {
		return nil, err
	}
	if service, ok := incident.ServiceOf(stream); ok { // it has no head and no timeline
		return incident.NewState(stream), t.refoldService(service, events)
	}
	state, entries := incident.Fold(stream, events)
	drop, put, err := difference(t.ctx, t.conn, stream, entries)
	if err != nil {
		return nil, err
	}
	for _, r := range drop {
		if err := t.dropRow(stream, r); err != nil {
			return nil, err
		}
	}
	for _, r := range put {
		if err := t.putRow(stream, r); err != nil {
			return nil, err
		}
	}
	if len(events) == 0 {
		return state, t.forget(stream)
	}
	return state, t.putHead(state, events[len(events)-1].Order, len(entries))
}

func (t *tx) forget(stream string) error {
	for _, q := range []string{"DELETE FROM heads WHERE stream=?", "DELETE FROM snapshots WHERE stream=?"} {
		if _, err := t.exec(q, stream); err != nil {
			return err
		}
	}
	return nil
}

// difference walks the stored rows beside freshly folded entries and tells which rows to drop and which to put: a stream
// of a hundred thousand entries of which an undo takes one back costs one write, not as many.
func difference(ctx context.Context, r reader, stream string, entries []incident.Entry) (drop, put []row, err error) {
	fresh := make([]row, len(entries))
	for i := range entries {
		if fresh[i], err = rowOf(&entries[i]); err != nil {
			return nil, nil, err
		}
	}
	if !slices.IsSortedFunc(fresh, byPlace) {
		slices.SortFunc(fresh, byPlace)
	}
	err = each(ctx, r, func(scan func(...any) error) error {
		var old row
		if err := old.scan(scan); err != nil {
			return err
		}
		for len(fresh) > 0 && byPlace(fresh[0], old) < 0 {
			put, fresh = append(put, fresh[0]), fresh[1:]
		}
		switch {
		case len(fresh) == 0 || byPlace(fresh[0], old) > 0:
			drop = append(drop, old)
		case fresh[0] != old:
			put, fresh = append(put, fresh[0]), fresh[1:]
		default:
			fresh = fresh[1:]
		}
		return nil
	}, "SELECT "+rowColumns+" FROM entries WHERE stream=? ORDER BY occurred, ord, id", stream)
	return drop, append(put, fresh...), err
}

func byPlace(a, b row) int {
	return cmp.Or(cmp.Compare(a.occurred, b.occurred), cmp.Compare(a.ord, b.ord), cmp.Compare(a.id, b.id))
}

// Rebuild folds every projection anew, each stream in a transaction of its own, and tells how many streams there are. Then it
// drops the content that no event names.
func (s *Store) Rebuild(ctx context.Context) (int, error) {
	streams, err := s.streams(ctx)
	if err != nil {
		return 0, s.asRead(err)
	}
	for _, stream := range streams {
		if err := s.Write(ctx, func(t desk.Tx) error { return t.Refold(stream) }); err != nil {
			return 0, err
		}
	}
	return len(streams), s.asWrite(s.inTransaction(ctx, (*tx).sweep))
}

// streams lists every stream that has events or projections. It skips through the key, since there may be a million events.
func (s *Store) streams(ctx context.Context) (out []string, err error) {
	err = each(ctx, s.readers, func(scan func(...any) error) error {
		var stream string
		err := scan(&stream)
		out = append(out, stream)
		return err
	}, `WITH RECURSIVE every(stream) AS (
		SELECT min(stream) FROM events UNION ALL
		SELECT (SELECT min(stream) FROM events WHERE stream > every.stream) FROM every WHERE every.stream IS NOT NULL)
		SELECT stream FROM every WHERE stream IS NOT NULL UNION SELECT stream FROM heads`)
	return out, err
}

// freshen folds a stream anew if its projections are of another fold version. Where nothing can be written now, what
// stands is shown as it is: reading goes on.
func (s *Store) freshen(ctx context.Context, stream string, fold int) (again bool, err error) {
	if fold == foldVersion || s.refusal != nil {
		return false, nil
	}
	err = s.Write(ctx, func(t desk.Tx) error { return t.Refold(stream) })
	var refused *incident.Error
	if errors.As(err, &refused) && refused.Code != incident.CodeDamaged {
		return false, nil
	}
	return err == nil, err
}
