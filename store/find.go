package store

import (
	"context"
	"errors"
	"strings"

	"shirei/incident"
	"shirei/incident/desk"
)

// Find gives the incidents whose title, or else a single entry, holds every word; the newest first. It reads the
// texts as they are: a hundred thousand entries take some 50 ms (COMPONENTS.md), and most searches end early.
func (s *Store) Find(ctx context.Context, words string, limit int) ([]desk.Hit, error) {
	title, titleArgs, err := like("title", words)
	if err != nil || strings.TrimSpace(words) == "" {
		return nil, err
	}
	text, textArgs, err := like("text", words)
	if err != nil {
		return nil, err
	}
	titled := map[string]bool{}
	err = each(ctx, s.readers, func(scan func(...any) error) error {
		var stream string
		err := scan(&stream)
		titled[stream] = true
		return err
	}, "SELECT stream FROM heads WHERE 1"+title, titleArgs...)
	if err != nil {
		return nil, s.asRead(err)
	}
	heads, err := s.heads(ctx, "SELECT "+headColumns+", fold FROM heads ORDER BY "+newestFirst)
	if err != nil {
		return nil, err
	}
	var hits []desk.Hit
	for _, h := range heads {
		if limit > 0 && len(hits) == limit {
			break
		}
		if titled[h.Stream] {
			hits = append(hits, desk.Hit{Head: h})
			continue
		}
		e, err := firstEntry(ctx, s.readers, h.Stream, text, textArgs)
		if errors.Is(err, errNoRow) {
			continue
		}
		if err != nil {
			return nil, s.asRead(err)
		}
		hits = append(hits, desk.Hit{Head: h, Entry: e})
	}
	return hits, nil
}

func firstEntry(ctx context.Context, r reader, stream, text string, args []any) (incident.Entry, error) {
	var found row
	err := found.scan(r.QueryRowContext(ctx, "SELECT "+rowColumns+" FROM entries WHERE stream=?"+text+" ORDER BY occurred, ord, id LIMIT 1",
		append([]any{stream}, args...)...).Scan)
	if err != nil {
		return incident.Entry{}, err
	}
	return found.entry(stream)
}
