package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

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
	return s.indexed(ctx, stream, "flags & 32 <> 0")
}
