package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"

	"shirei/incident"
)

// PutBlob keeps content and gives its digest. The same content is kept once.
func (t *tx) PutBlob(data []byte) (string, error) {
	sum := sha256.Sum256(data)
	digest := hex.EncodeToString(sum[:])
	if data == nil {
		data = []byte{} // no NULL
	}
	_, err := t.exec("INSERT INTO blobs (sha256, size, data) VALUES (?,?,?) ON CONFLICT DO NOTHING", digest, len(data), data)
	return digest, t.keep(err)
}

// Blob gives the content of a digest. CodeNotFound if it is not here.
func (s *Store) Blob(ctx context.Context, digest string) ([]byte, error) {
	var data []byte
	err := s.readers.QueryRowContext(ctx, "SELECT data FROM blobs WHERE sha256=?", digest).Scan(&data)
	if err != nil {
		return nil, s.asRead(notFound(err, digest))
	}
	sum := sha256.Sum256(data)
	if hex.EncodeToString(sum[:]) != digest {
		return nil, incident.Refuse(incident.CodeDamaged)
	}
	return data, nil
}

// Attachments gives the entries of an incident that keep something beside them, in time order.
func (s *Store) Attachments(ctx context.Context, stream string) ([]incident.Entry, error) {
	return s.indexed(ctx, stream, fmt.Sprintf("flags & %d <> 0", flagAttached))
}

// digestShape is how an event names content, whatever its kind: those of a newer program do it under names unknown here.
var digestShape = regexp.MustCompile(`[0-9a-f]{64}`)

// orphanBlobs gives the digests of the content that no event names.
func orphanBlobs(ctx context.Context, r reader) ([]string, error) {
	orphans := map[string]bool{}
	err := each(ctx, r, func(scan func(...any) error) error {
		var digest string
		err := scan(&digest)
		orphans[digest] = true
		return err
	}, "SELECT sha256 FROM blobs")
	if err != nil || len(orphans) == 0 {
		return nil, err
	}
	allNamed := errors.New("no orphan is left")
	err = each(ctx, r, func(scan func(...any) error) error {
		var body []byte
		if err := scan(&body); err != nil {
			return err
		}
		for _, digest := range digestShape.FindAll(body, -1) {
			delete(orphans, string(digest))
		}
		if len(orphans) == 0 {
			return allNamed
		}
		return nil
	}, "SELECT body FROM events WHERE length(body) > 64")
	if err != nil && err != allNamed {
		return nil, err
	}
	return slices.Sorted(maps.Keys(orphans)), nil
}

// sweep drops the content that no event names.
func (t *tx) sweep() error {
	orphans, err := orphanBlobs(t.ctx, t.conn)
	for _, digest := range orphans {
		if err == nil {
			_, err = t.exec("DELETE FROM blobs WHERE sha256=?", digest)
		}
	}
	return t.keep(err)
}
