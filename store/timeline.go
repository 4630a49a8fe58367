package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"shirei/incident"
	"shirei/incident/desk"
)

// windowLimit is how many entries a window has if it does not say.
const windowLimit = 200

// condition is a part of a WHERE clause with its arguments.
type condition struct {
	sql  string
	args []any
}

func (c condition) and(sql string, args ...any) condition {
	return condition{c.sql + " AND " + sql, slices.Concat(c.args, args)}
}

// matching is the condition of a timeline's entries that match; plain tells that all of them do.
func matching(stream string, m desk.Match) (c condition, plain bool, err error) {
	c = condition{"stream=?", []any{stream}}
	if len(m.Kinds) > 0 {
		kinds := make([]any, len(m.Kinds))
		for i, k := range m.Kinds {
			kinds[i] = string(k)
		}
		c = c.and("kind IN (?"+strings.Repeat(",?", len(kinds)-1)+")", kinds...)
	}
	if m.Author != "" {
		c = c.and("(actor=? OR words=?)", m.Author, m.Author)
	}
	if m.Tag != "" {
		c = c.and("tags<>'' AND EXISTS (SELECT 1 FROM json_each(tags) WHERE value=?)", m.Tag)
	}
	if m.Key {
		c = c.and("flags & ? <> 0", flagKey)
	}
	words, args, err := like("text", m.Text)
	c.sql += words
	c.args = append(c.args, args...)
	return c, len(c.args) == 1, err
}

const (
	beforePlace = "(occurred, ord, id) < (?,?,?)"
	uptoPlace   = "(occurred, ord, id) <= (?,?,?)"
	afterPlace  = "(occurred, ord, id) > (?,?,?)"
)

func place(c desk.Cursor) []any { return []any{micros(c.At), c.Order, c.ID} }

// Timeline gives a window of an incident's entries, and exactly how many match on either side of it.
// The last window of all entries is read without counting anything: the head knows how many there are.
func (s *Store) Timeline(ctx context.Context, stream string, w desk.Window) (desk.Slice, error) {
	if s.opts.Share {
		return s.share(ctx, stream, w)
	}
	return s.timeline(ctx, stream, w)
}

func (s *Store) timeline(ctx context.Context, stream string, w desk.Window) (desk.Slice, error) {
	if _, err := s.lines(ctx, stream); err != nil {
		return desk.Slice{}, err
	}
	where, plain, err := matching(stream, w.Match)
	if err != nil {
		return desk.Slice{}, err
	}
	look, err := s.readers.BeginTx(ctx, nil) // one view of the database for the rows and the counts
	if err != nil {
		return desk.Slice{}, s.asRead(err)
	}
	defer func() { _ = look.Rollback() }()
	slice, err := window(ctx, look, stream, where, plain, w)
	return slice, s.asRead(err)
}

func window(ctx context.Context, look *sql.Tx, stream string, where condition, plain bool, w desk.Window) (out desk.Slice, err error) {
	if out.Entries, err = pick(ctx, look, stream, where, w); err != nil {
		return out, err
	}
	count := condition{"SELECT count(*) FROM entries WHERE " + where.sql, where.args}
	total := 0
	if plain {
		err = look.QueryRowContext(ctx, "SELECT lines FROM heads WHERE stream=?", stream).Scan(&total)
	} else {
		err = look.QueryRowContext(ctx, count.sql, count.args...).Scan(&total)
	}
	if err != nil {
		return out, err
	}
	switch {
	case w.Before == nil && w.After == nil:
		out.Before = total - len(out.Entries)
		return out, nil
	case len(out.Entries) > 0:
		first := out.Entries[0]
		count = count.and(beforePlace, place(desk.Cursor{At: first.OccurredAt, Order: first.Order, ID: first.ID})...)
	case w.After != nil:
		count = count.and(uptoPlace, place(*w.After)...)
	default:
		count = count.and("0")
	}
	err = look.QueryRowContext(ctx, count.sql, count.args...).Scan(&out.Before)
	out.After = total - out.Before - len(out.Entries)
	return out, err
}

// pick reads the entries of a window: nearest to its end if it has one or has no bounds, else nearest to its beginning.
func pick(ctx context.Context, r reader, stream string, where condition, w desk.Window) ([]incident.Entry, error) {
	if w.Before != nil {
		where = where.and(beforePlace, place(*w.Before)...)
	}
	if w.After != nil {
		where = where.and(afterPlace, place(*w.After)...)
	}
	limit := w.Limit
	if limit <= 0 {
		limit = windowLimit
	}
	forward := w.After != nil && w.Before == nil
	direction := " ORDER BY occurred DESC, ord DESC, id DESC LIMIT ?"
	if forward {
		direction = " ORDER BY occurred, ord, id LIMIT ?"
	}
	var entries []incident.Entry
	err := each(ctx, r, func(scan func(...any) error) error {
		var found row
		if err := found.scan(scan); err != nil {
			return err
		}
		e, err := found.entry(stream)
		entries = append(entries, e)
		return err
	}, "SELECT "+rowColumns+" FROM entries WHERE "+where.sql+direction, append(slices.Clip(where.args), limit)...)
	if !forward {
		slices.Reverse(entries)
	}
	return entries, err
}

// Threads gives the hypotheses, questions and actions of an incident in time order. An index holds just these, so that
// they are found among a hundred thousand entries.
func (s *Store) Threads(ctx context.Context, stream string) ([]incident.Entry, error) {
	return s.indexed(ctx, stream, "kind IN ('hypothesis','question','action')")
}

// indexed gives the entries of an incident that an index of their own holds, in time order. The condition is the index's,
// to the letter.
func (s *Store) indexed(ctx context.Context, stream, condition string) ([]incident.Entry, error) {
	if _, err := s.lines(ctx, stream); err != nil {
		return nil, err
	}
	var out []incident.Entry
	err := each(ctx, s.readers, func(scan func(...any) error) error {
		var found row
		if err := found.scan(scan); err != nil {
			return err
		}
		e, err := found.entry(stream)
		out = append(out, e)
		return err
	}, "SELECT "+rowColumns+" FROM entries WHERE stream=? AND "+condition+" ORDER BY occurred, ord, id", stream)
	return out, s.asRead(err)
}

// Merged gives the incidents that are over as duplicates of this one and are here. The engine looks into the snapshot, so
// that a timeline is not kept waiting for the whole state.
func (s *Store) Merged(ctx context.Context, stream string) (out []string, err error) {
	if _, err := s.lines(ctx, stream); err != nil {
		return nil, err
	}
	err = each(ctx, s.readers, func(scan func(...any) error) error {
		var to string
		err := scan(&to)
		out = append(out, to)
		return err
	}, `SELECT h.stream FROM snapshots s JOIN json_each(s.state, '$.Links') l JOIN heads h ON h.stream = l.value ->> '$.To'
		WHERE s.stream=? AND l.value ->> '$.Kind' = ? AND h.active = 0`, stream, incident.LinkDuplicate)
	return out, s.asRead(err)
}
