package desk

import (
	"context"
	"slices"

	"shirei/incident"
)

func (g *guard) Attachments(ctx context.Context, stream string) ([]incident.Entry, error) {
	if err := g.see(ctx, stream); err != nil {
		return nil, err
	}
	return g.store.Attachments(ctx, stream)
}

// Blob gives content only to who sees an incident that keeps it: a digest alone opens nothing.
func (g *guard) Blob(ctx context.Context, digest string) ([]byte, error) {
	if g.who.Services == nil {
		return g.store.Blob(ctx, digest)
	}
	heads, err := g.Heads(ctx, HeadFilter{})
	if err != nil {
		return nil, err
	}
	for _, h := range heads {
		kept, err := g.store.Attachments(ctx, h.Stream)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(kept, func(e incident.Entry) bool { return e.Attached.SHA256 == digest }) {
			return g.store.Blob(ctx, digest)
		}
	}
	return nil, notFound(nil, digest)
}

func (g *guardTx) PutBlob(content []byte) (string, error) { return g.tx.PutBlob(content) }
