package desk

import (
	"context"
	"crypto/ed25519"
)

// Streams lists those the principal sees.
func (g *guard) Streams(ctx context.Context) ([]string, error) {
	if g.who.Services == nil {
		return g.store.Streams(ctx)
	}
	return g.streams(ctx, nil)
}

// Identity and Sign are for everybody: a bundle holds what its packer sees, and says who that is.
func (g *guard) Identity(ctx context.Context) (Identity, error) { return g.store.Identity(ctx) }

func (g *guard) Sign(ctx context.Context, message []byte) ([]byte, error) {
	return g.store.Sign(ctx, message)
}

func (g *guard) Known(ctx context.Context) ([]Known, error) {
	if !g.who.whole() {
		return nil, g.who.refuse(forUpkeep)
	}
	return g.store.Known(ctx)
}

func (g *guardTx) KeyOf(store string) (ed25519.PublicKey, error) {
	if !g.who.whole() {
		return nil, g.who.refuse(forImport)
	}
	return g.tx.KeyOf(store)
}

func (g *guardTx) Trust(k Known) error {
	if !g.who.whole() {
		return g.who.refuse(forImport)
	}
	return g.tx.Trust(k)
}

func (g *guardTx) Distrust(store string) error {
	if !g.who.whole() {
		return g.who.refuse(forImport)
	}
	return g.tx.Distrust(store)
}
