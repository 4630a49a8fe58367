package store

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"

	"github.com/google/uuid"

	"shirei/incident/desk"
)

// own reads the store's id and the seed of its key; blank where none was made yet.
func own(ctx context.Context, r reader) (store string, seed []byte, err error) {
	err = r.QueryRowContext(ctx, "SELECT store, seed FROM identity").Scan(&store, &seed)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return "", nil, nil
	case err == nil && len(seed) != ed25519.SeedSize:
		err = fmt.Errorf("the key of store %s has %d bytes", store, len(seed))
	}
	return store, seed, err
}

// Identity gives the store's own id and key; they are made on first need.
func (s *Store) Identity(ctx context.Context) (desk.Identity, error) {
	store, seed, err := own(ctx, s.readers)
	if err != nil {
		return desk.Identity{}, s.asRead(err)
	}
	if seed == nil {
		if s.refusal != nil {
			return desk.Identity{}, s.refusal
		}
		err = s.inTransaction(ctx, func(t *tx) error {
			store, seed, err = t.identify()
			return err
		})
		if err != nil {
			return desk.Identity{}, err
		}
	}
	return desk.Identity{Store: store, Key: publicOf(seed)}, nil
}

// identify makes the store's id and key, unless another process has done so meanwhile.
func (t *tx) identify() (store string, seed []byte, err error) {
	if store, seed, err = own(t.ctx, t.conn); err != nil || seed != nil {
		return store, seed, err
	}
	id, err := uuid.NewRandom()
	if err != nil {
		return "", nil, err
	}
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return "", nil, err
	}
	seed = private.Seed()
	_, err = t.exec("INSERT INTO identity (store, seed) VALUES (?,?)", id.String(), seed)
	return id.String(), seed, err
}

func publicOf(seed []byte) ed25519.PublicKey {
	return ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey)
}

// Sign signs a message with the store's own key.
func (s *Store) Sign(ctx context.Context, message []byte) ([]byte, error) {
	if _, err := s.Identity(ctx); err != nil {
		return nil, err
	}
	_, seed, err := own(ctx, s.readers)
	if err != nil {
		return nil, s.asRead(err)
	}
	return ed25519.Sign(ed25519.NewKeyFromSeed(seed), message), nil
}

// Known lists the stores whose bundles are taken, by name.
func (s *Store) Known(ctx context.Context) (out []desk.Known, err error) {
	err = each(ctx, s.readers, func(scan func(...any) error) error {
		var k desk.Known
		var since int64
		err := scan(&k.Store, &k.Key, &k.Name, &since, &k.By)
		k.Since = fromMicros(since)
		out = append(out, k)
		return err
	}, "SELECT store, key, name, since, actor FROM known ORDER BY name, store")
	return out, s.asRead(err)
}

// KeyOf gives the key of a store, this one or a known one; nil for a stranger.
func (t *tx) KeyOf(store string) (ed25519.PublicKey, error) {
	self, seed, err := own(t.ctx, t.conn)
	if err != nil {
		return nil, t.s.asRead(err)
	}
	if seed != nil && self == store {
		return publicOf(seed), nil
	}
	var key []byte
	err = t.conn.QueryRowContext(t.ctx, "SELECT key FROM known WHERE store=?", store).Scan(&key)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return key, t.s.asRead(err)
}

// Trust makes a store known, in place of what was known of it.
func (t *tx) Trust(k desk.Known) error {
	_, err := t.exec("INSERT OR REPLACE INTO known (store, key, name, since, actor) VALUES (?,?,?,?,?)",
		k.Store, []byte(k.Key), k.Name, micros(k.Since), k.By)
	return t.keep(err)
}

// Distrust forgets a store.
func (t *tx) Distrust(store string) error {
	_, err := t.exec("DELETE FROM known WHERE store=?", store)
	return t.keep(err)
}

// Streams lists every stream there are events of.
func (s *Store) Streams(ctx context.Context) ([]string, error) {
	out, err := s.streams(ctx)
	return out, s.asRead(err)
}
