package desk

import (
	"context"
	"io"
	"slices"
	"strings"

	"shirei/incident"
	"shirei/incident/exchange"
)

// Pack writes a bundle of some streams (none named: of all), with what was merged into them, and signs it as this store.
// The host is where it is packed, for whoever takes it in to recognise. CodeNotFound where there is nothing to pack.
func (s *Seat) Pack(ctx context.Context, w io.Writer, host string, streams ...string) error {
	self, err := s.store.Identity(ctx)
	if err == nil && len(streams) == 0 {
		streams, err = s.store.Streams(ctx)
	} else if err == nil {
		streams, err = s.withMerged(ctx, streams)
	}
	if err != nil {
		return err
	}
	if len(streams) == 0 {
		return incident.Refuse(incident.CodeNotFound, "bundle")
	}
	head := exchange.Header{MadeAt: s.Now(), Store: self.Store, Key: self.Key, By: s.who.Name, Host: host, Streams: streams}
	sign := func(message []byte) ([]byte, error) { return s.store.Sign(ctx, message) }
	blob := func(digest string) ([]byte, error) { return s.store.Blob(ctx, digest) }
	return exchange.WriteBundle(w, head, exchange.Contents{Events: s.store.Events(ctx, streams...), Blob: blob}, sign)
}

// withMerged adds to incidents those that were merged into them: one without the other is half the outage.
func (s *Seat) withMerged(ctx context.Context, streams []string) (out []string, err error) {
	for _, stream := range streams {
		all := []string{stream}
		if _, service := incident.ServiceOf(stream); !service {
			if all, err = s.Together(ctx, stream); err != nil {
				return nil, err
			}
		}
		for _, one := range all {
			if !slices.Contains(out, one) {
				out = append(out, one)
			}
		}
	}
	return out, nil
}

// ImportBundle merges a bundle that was read and checked whole, in one transaction; it answers how many events were new.
// A store that packs for the first time is made known if one of the fingerprints accepted is its own.
//
// Refused: CodeStranger for such a store where none was accepted, CodeNotThatKey where others were, CodeOtherKey for a known
// store that has another key than before, CodeDiffers for an event that is known otherwise.
func (s *Seat) ImportBundle(ctx context.Context, b *exchange.Bundle, accepted ...string) (added int, err error) {
	err = s.store.Write(ctx, func(tx Tx) error {
		if err := s.admit(tx, b.Header, accepted); err != nil {
			return err
		}
		for _, content := range b.Blobs { // also of events that came before without it
			if _, err := tx.PutBlob(content); err != nil {
				return err
			}
		}
		added, err = tx.Merge(b.Events)
		return err
	})
	if err != nil {
		return 0, err
	}
	return added, nil
}

// admit lets in a bundle of a store that is known, or that becomes so.
func (s *Seat) admit(tx Tx, from exchange.Header, accepted []string) error {
	known, err := tx.KeyOf(from.Store)
	if err != nil {
		return err
	}
	shown := exchange.Fingerprint(from.Key)
	switch {
	case known.Equal(from.Key):
		return nil
	case known != nil:
		return incident.Refuse(incident.CodeOtherKey, from.Whose(), exchange.Fingerprint(known), shown)
	case len(accepted) == 0:
		return incident.Refuse(incident.CodeStranger, shown, from.Whose())
	case !slices.ContainsFunc(accepted, func(typed string) bool { return exchange.SameFingerprint(typed, shown) }):
		return incident.Refuse(incident.CodeNotThatKey, strings.Join(accepted, ", "), shown)
	}
	return tx.Trust(Known{Identity: Identity{from.Store, from.Key}, Name: from.Whose(), Since: s.Now(), By: s.who.Name})
}

// Identity gives this store's id and key, by which others know its bundles.
func (s *Seat) Identity(ctx context.Context) (Identity, error) { return s.store.Identity(ctx) }

// Known lists the stores whose bundles are taken, by name.
func (s *Seat) Known(ctx context.Context) ([]Known, error) { return s.store.Known(ctx) }

// Distrust forgets a store by its name, its id, or its fingerprint or the beginning of one; its next bundle is a stranger's
// again. What came from it stays. Refused: CodeNotFound, CodeAmbiguous.
func (s *Seat) Distrust(ctx context.Context, which string) (Known, error) {
	all, err := s.store.Known(ctx)
	if err != nil {
		return Known{}, err
	}
	var found []Known
	for _, k := range all {
		print := exchange.Fingerprint(k.Key)
		if which == k.Name || which == k.Store || which != "" && strings.HasPrefix(print, strings.ToLower(which)) || exchange.SameFingerprint(which, print) {
			found = append(found, k)
		}
	}
	switch len(found) {
	case 0:
		return Known{}, notFound(nil, which)
	case 1:
		return found[0], s.store.Write(ctx, func(tx Tx) error { return tx.Distrust(found[0].Store) })
	}
	args := []string{which}
	for _, k := range found {
		args = append(args, exchange.Fingerprint(k.Key))
	}
	return Known{}, incident.Refuse(incident.CodeAmbiguous, args...)
}

// Streams lists every stream there are events of, incidents' and services'.
func (s *Seat) Streams(ctx context.Context) ([]string, error) { return s.store.Streams(ctx) }
