package desk

import (
	"context"
	"iter"
	"slices"

	"shirei/incident"
)

// guard is the store as a principal may use it. What belongs to a service they may not see does not exist; what their grant
// does not hold is refused with CodeNotGranted. It answers every method of [Store] itself, so that a new one does not
// compile until somebody has decided who may use it.
type guard struct {
	store Store
	who   Principal
}

// guarded puts the guard in front of a store, where there is anything to guard.
func guarded(s Store, who Principal) Store {
	if !who.bound() {
		return s
	}
	return &guard{s, who}
}

// Write runs fn behind the guard of the transaction. An observer's never begins.
func (g *guard) Write(ctx context.Context, fn func(Tx) error) error {
	if g.who.Grant == GrantObserve {
		return g.who.refuse(forWrite)
	}
	return g.store.Write(ctx, func(tx Tx) error { return fn(&guardTx{tx: tx, who: g.who}) })
}

// see answers CodeNotFound unless a stream exists for the principal.
func (g *guard) see(ctx context.Context, stream string) error {
	if g.who.Services == nil {
		return nil
	}
	if own, err := g.who.seesOwn(stream); own {
		return err
	}
	heads, err := g.store.Heads(ctx, HeadFilter{Tail: stream})
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(heads, func(h Head) bool { return h.Stream == stream && g.who.sees(h.Service) }) {
		return notFound(nil, stream)
	}
	return nil
}

func (g *guard) State(ctx context.Context, stream string) (*incident.State, error) {
	st, err := g.store.State(ctx, stream)
	if err == nil && !g.who.sees(st.Service) {
		return nil, notFound(nil, stream)
	}
	return st, err
}

func (g *guard) Heads(ctx context.Context, which HeadFilter) ([]Head, error) {
	if g.who.Services == nil {
		return g.store.Heads(ctx, which)
	}
	limit := which.Limit
	which.Limit = 0
	heads, err := g.store.Heads(ctx, which)
	heads = slices.DeleteFunc(heads, func(h Head) bool { return !g.who.sees(h.Service) })
	return first(heads, limit), err
}

// first cuts a list to a limit; 0 is none.
func first[T any](list []T, limit int) []T {
	if limit > 0 && len(list) > limit {
		return list[:limit]
	}
	return list
}

func (g *guard) Timeline(ctx context.Context, stream string, w Window) (Slice, error) {
	if err := g.see(ctx, stream); err != nil {
		return Slice{}, err
	}
	return g.store.Timeline(ctx, stream, w)
}

func (g *guard) Entries(ctx context.Context, stream string) iter.Seq2[incident.Entry, error] {
	if err := g.see(ctx, stream); err != nil {
		return func(yield func(incident.Entry, error) bool) { yield(incident.Entry{}, err) }
	}
	return g.store.Entries(ctx, stream)
}

func (g *guard) Threads(ctx context.Context, stream string) ([]incident.Entry, error) {
	if err := g.see(ctx, stream); err != nil {
		return nil, err
	}
	return g.store.Threads(ctx, stream)
}

// Merged leaves out those that do not exist for the principal.
func (g *guard) Merged(ctx context.Context, stream string) ([]string, error) {
	if err := g.see(ctx, stream); err != nil {
		return nil, err
	}
	found, err := g.store.Merged(ctx, stream)
	return slices.DeleteFunc(found, func(other string) bool { return g.see(ctx, other) != nil }), err
}

func (g *guard) Entry(ctx context.Context, stream, id string) (incident.Entry, error) {
	if err := g.see(ctx, stream); err != nil {
		return incident.Entry{}, err
	}
	return g.store.Entry(ctx, stream, id)
}

// Events gives those of the streams named, or of all that exist for the principal.
func (g *guard) Events(ctx context.Context, streams ...string) iter.Seq2[incident.Event, error] {
	named, err := g.streams(ctx, streams)
	switch {
	case err != nil:
		return func(yield func(incident.Event, error) bool) { yield(incident.Event{}, err) }
	case g.who.Services != nil && len(named) == 0:
		return func(func(incident.Event, error) bool) {}
	}
	return g.store.Events(ctx, named...)
}

// Since gives those of a stream that exists for the principal.
func (g *guard) Since(ctx context.Context, stream string, order int64) ([]incident.Event, error) {
	if err := g.see(ctx, stream); err != nil {
		return nil, err
	}
	return g.store.Since(ctx, stream, order)
}

func (g *guard) streams(ctx context.Context, named []string) ([]string, error) {
	if g.who.Services == nil {
		return named, nil
	}
	for _, stream := range named {
		if err := g.see(ctx, stream); err != nil {
			return nil, err
		}
	}
	if len(named) > 0 {
		return named, nil
	}
	heads, err := g.Heads(ctx, HeadFilter{})
	for _, h := range heads {
		named = append(named, h.Stream)
	}
	for _, id := range g.who.Services {
		named = append(named, incident.ServiceStream(id))
	}
	return named, err
}

func (g *guard) Find(ctx context.Context, words string, limit int) ([]Hit, error) {
	if g.who.Services == nil {
		return g.store.Find(ctx, words, limit)
	}
	hits, err := g.store.Find(ctx, words, 0)
	hits = slices.DeleteFunc(hits, func(h Hit) bool { return !g.who.sees(h.Head.Service) })
	return first(hits, limit), err
}

func (g *guard) Services(ctx context.Context) ([]ServiceRow, error) {
	rows, err := g.store.Services(ctx)
	return slices.DeleteFunc(rows, func(r ServiceRow) bool { return !g.who.sees(r.ID) }), err
}

func (g *guard) Service(ctx context.Context, id string) (ServiceRow, error) {
	if !g.who.sees(id) {
		return ServiceRow{}, notFound(nil, id)
	}
	return g.store.Service(ctx, id)
}

func (g *guard) Changes(ctx context.Context, which ChangeFilter) ([]incident.ServiceChange, error) {
	if g.who.Services == nil {
		return g.store.Changes(ctx, which)
	}
	limit := which.Limit
	which.Limit = 0
	found, err := g.store.Changes(ctx, which)
	found = slices.DeleteFunc(found, func(c incident.ServiceChange) bool { return !g.who.sees(c.Service) })
	return first(found, limit), err
}

func (g *guard) Session(ctx context.Context, actor string) (string, func(), error) {
	return g.store.Session(ctx, actor)
}

// SaveDraft keeps nothing of an observer's: they have nothing to send.
func (g *guard) SaveDraft(ctx context.Context, d Draft) error {
	if g.who.Grant == GrantObserve {
		return nil
	}
	return g.store.SaveDraft(ctx, d)
}

func (g *guard) DraftsOf(ctx context.Context, session string) ([]Draft, error) {
	found, err := g.store.DraftsOf(ctx, session)
	return g.drafts(ctx, found), err
}

// Adopt leaves an observer's orphans where they are.
func (g *guard) Adopt(ctx context.Context, session, actor string) ([]Draft, error) {
	if g.who.Grant == GrantObserve {
		return nil, nil
	}
	found, err := g.store.Adopt(ctx, session, actor)
	return g.drafts(ctx, found), err
}

// drafts leaves out what was typed about what they may no longer see.
func (g *guard) drafts(ctx context.Context, found []Draft) []Draft {
	return slices.DeleteFunc(found, func(d Draft) bool { return d.Stream != "" && g.see(ctx, d.Stream) != nil })
}

func (g *guard) Standing(ctx context.Context) error { return g.store.Standing(ctx) }

func (g *guard) Changed(ctx context.Context) <-chan struct{} { return g.store.Changed(ctx) }

// Rebuild is upkeep of the whole file.
func (g *guard) Rebuild(ctx context.Context) (int, error) {
	if !g.who.whole() {
		return 0, g.who.refuse(forUpkeep)
	}
	return g.store.Rebuild(ctx)
}

// Check may name what they do not see.
func (g *guard) Check(ctx context.Context) ([]Finding, error) {
	if g.who.Services != nil {
		return nil, g.who.refuse(forUpkeep)
	}
	return g.store.Check(ctx)
}

// Close is for who has opened the store.
func (g *guard) Close() error { return g.who.refuse(forUpkeep) }
