package desk

import (
	"context"
	"errors"
	"iter"

	"shirei/incident"
)

// AsError gives the domain's error in a chain.
func AsError(err error) (*incident.Error, bool) {
	var e *incident.Error
	ok := errors.As(err, &e)
	return e, ok
}

// State gives an incident as it stands.
func (s *Seat) State(ctx context.Context, stream string) (*incident.State, error) {
	return s.store.State(ctx, stream)
}

// Heads lists incidents, the newest first.
func (s *Seat) Heads(ctx context.Context, f HeadFilter) ([]Head, error) { return s.store.Heads(ctx, f) }

// Events streams the events of some streams, or of all, in fold order within each stream.
func (s *Seat) Events(ctx context.Context, streams ...string) iter.Seq2[incident.Event, error] {
	return s.store.Events(ctx, streams...)
}

// Since gives the events of a stream that came after an order, in fold order.
func (s *Seat) Since(ctx context.Context, stream string, order int64) ([]incident.Event, error) {
	return s.store.Since(ctx, stream, order)
}

// Find searches every incident by the words of its title and entries.
func (s *Seat) Find(ctx context.Context, words string, limit int) ([]Hit, error) {
	return s.store.Find(ctx, words, limit)
}

// Changed wakes after every write, whoever wrote.
func (s *Seat) Changed(ctx context.Context) <-chan struct{} { return s.store.Changed(ctx) }

// Standing tells whether the store is still where it was opened: CodeMoved, and nothing is written, while it is not.
func (s *Seat) Standing(ctx context.Context) error { return s.store.Standing(ctx) }

// Session opens a session for drafts; end is called when it is over.
func (s *Seat) Session(ctx context.Context) (id string, end func(), err error) {
	return s.store.Session(ctx, s.who.Name)
}

// SaveDraft keeps half-typed text; an empty text removes it.
func (s *Seat) SaveDraft(ctx context.Context, k DraftKey, text string) error {
	return s.store.SaveDraft(ctx, Draft{DraftKey: k, Actor: s.who.Name, Text: text, At: s.Now()})
}

// Adopt gives a session the drafts that a killed one of the same person left behind.
func (s *Seat) Adopt(ctx context.Context, session string) ([]Draft, error) {
	return s.store.Adopt(ctx, session, s.who.Name)
}

// Drafts gives what a session has half typed.
func (s *Seat) Drafts(ctx context.Context, session string) ([]Draft, error) {
	return s.store.DraftsOf(ctx, session)
}

// Rebuild folds every projection anew.
func (s *Seat) Rebuild(ctx context.Context) (int, error) { return s.store.Rebuild(ctx) }

// Check looks the store over.
func (s *Seat) Check(ctx context.Context) ([]Finding, error) { return s.store.Check(ctx) }
