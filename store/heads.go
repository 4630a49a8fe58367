package store

import (
	"context"
	"strings"

	"shirei/incident/desk"
)

const headColumns = "stream, title, service, severity, status, active, drill, commander, began, ended, ord, entries, keys"

// newestFirst sorts incidents by when they began; of one of which that is not known, by its last event.
const newestFirst = "iif(began=-9223372036854775808, ord, began) DESC, stream DESC"

// wholeID is from how many digits on a beginning of the full id counts. Its first digits are a clock, which all incidents
// of a minute share, and must not make a short tail ambiguous.
const wholeID = 9

// Heads lists incidents: those people still work on first, the newest first among each.
func (s *Store) Heads(ctx context.Context, which desk.HeadFilter) ([]desk.Head, error) {
	query, args := "SELECT "+headColumns+", fold FROM heads WHERE 1", []any{}
	if which.Active {
		query += " AND active=1"
	}
	if which.Service != "" {
		query += " AND service=?"
		args = append(args, which.Service)
	}
	if which.Tail != "" {
		digits := strings.ToLower(strings.ReplaceAll(which.Tail, "-", ""))
		query += " AND (substr(tail, 1, ?)=? OR ?>=? AND substr(replace(stream, '-', ''), 1, ?)=?)"
		args = append(args, len(digits), digits, len(digits), wholeID, len(digits), digits)
	}
	query += " ORDER BY active DESC, " + newestFirst
	if which.Limit > 0 {
		query += " LIMIT ?"
		args = append(args, which.Limit)
	}
	return s.heads(ctx, query, args...)
}

// heads reads head rows and their fold version, and reads them again if any had to be folded anew.
func (s *Store) heads(ctx context.Context, query string, args ...any) ([]desk.Head, error) {
	var out []desk.Head
	stale := map[string]int{}
	err := each(ctx, s.readers, func(scan func(...any) error) error {
		h, fold, err := scanHead(scan)
		out = append(out, h)
		if fold != foldVersion {
			stale[h.Stream] = fold
		}
		return err
	}, query, args...)
	if err != nil {
		return nil, s.asRead(err)
	}
	anew := false
	for stream, fold := range stale {
		again, err := s.freshen(ctx, stream, fold)
		if err != nil {
			return nil, err
		}
		anew = anew || again
	}
	if anew {
		return s.heads(ctx, query, args...)
	}
	return out, nil
}

func scanHead(scan func(...any) error) (h desk.Head, fold int, err error) {
	var began, ended int64
	err = scan(&h.Stream, &h.Title, &h.Service, &h.Severity, &h.Status, &h.Active, &h.Drill, &h.Commander,
		&began, &ended, &h.Order, &h.Counts.Entries, &h.Counts.Key, &fold)
	h.Began, h.Ended = fromMicros(began), fromMicros(ended)
	return h, fold, err
}
