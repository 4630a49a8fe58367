package desk

import (
	"context"
	"slices"
)

// Announce is for everybody: an observer is present too.
func (g *guard) Announce(ctx context.Context, h Here) error { return g.store.Announce(ctx, h) }

// Present leaves out who is at an incident that does not exist for the principal.
func (g *guard) Present(ctx context.Context) ([]Here, error) {
	found, err := g.store.Present(ctx)
	if err != nil || g.who.Services == nil {
		return found, err
	}
	seen := map[string]bool{"": true}
	return slices.DeleteFunc(found, func(h Here) bool {
		ok, known := seen[h.Stream]
		if !known {
			ok = g.see(ctx, h.Stream) == nil
			seen[h.Stream] = ok
		}
		return !ok
	}), nil
}
