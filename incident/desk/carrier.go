package desk

import (
	"context"
	"crypto/ed25519"
	"time"
)

// Identity is how a store is known to others.
type Identity struct {
	Store string // an id of its own
	Key   ed25519.PublicKey
}

// Known is another store whose bundles are taken.
type Known struct {
	Identity
	Name  string // whose it is, as its first bundle said
	Since time.Time
	By    string // who accepted it
}

// Carrier is what a store does for bundles.
//
// Its key lies in the database itself: whoever may write there writes for the store, and a copy of the file stays the same
// store. The private half never passes this port.
type Carrier interface {
	// Streams lists every stream there are events of, incidents' and services'.
	Streams(ctx context.Context) ([]string, error)
	// Identity gives the store's own id and key, which are made on first need.
	Identity(ctx context.Context) (Identity, error)
	// Sign signs a message with the store's own key.
	Sign(ctx context.Context, message []byte) ([]byte, error)
	// Known lists the stores whose bundles are taken, by name.
	Known(ctx context.Context) ([]Known, error)
}

// Trusting is what a transaction does with the keys of other stores.
type Trusting interface {
	// KeyOf gives the key of a store, this one or a known one; nil for a stranger.
	KeyOf(store string) (ed25519.PublicKey, error)
	// Trust makes a store known, in place of what was known of it.
	Trust(k Known) error
	// Distrust forgets a store.
	Distrust(store string) error
}
