package store

import (
	"context"

	"shirei/incident/desk"
)

// SaveDraft keeps half-typed text; an empty one removes it. Nobody else is told.
func (s *Store) SaveDraft(ctx context.Context, d desk.Draft) error {
	if s.refusal != nil {
		return s.refusal
	}
	if d.At.IsZero() {
		d.At = s.opts.Clock()
	}
	return s.inTransaction(ctx, func(t *tx) error {
		if d.Text == "" {
			return t.DropDraft(d.DraftKey)
		}
		_, err := t.exec("INSERT OR REPLACE INTO drafts (session, stream, field, actor, text, at) VALUES (?,?,?,?,?,?)",
			d.Session, d.Stream, d.Field, d.Actor, d.Text, micros(d.At))
		return err
	})
}

// DropDraft removes a draft.
func (t *tx) DropDraft(key desk.DraftKey) error {
	_, err := t.exec("DELETE FROM drafts WHERE session=? AND stream=? AND field=?", key.Session, key.Stream, key.Field)
	if err != nil {
		return t.keep(err)
	}
	return nil
}

// DraftsOf lists a session's drafts, the oldest first.
func (s *Store) DraftsOf(ctx context.Context, session string) ([]desk.Draft, error) {
	out, err := draftsOf(ctx, s.readers, session)
	return out, s.asRead(err)
}

func draftsOf(ctx context.Context, r reader, session string) ([]desk.Draft, error) {
	var out []desk.Draft
	err := each(ctx, r, func(scan func(...any) error) error {
		var d desk.Draft
		var at int64
		err := scan(&d.Session, &d.Stream, &d.Field, &d.Actor, &d.Text, &at)
		d.At = fromMicros(at)
		out = append(out, d)
		return err
	}, "SELECT session, stream, field, actor, text, at FROM drafts WHERE session=? ORDER BY at, stream, field", session)
	return out, err
}

// Adopt hands the actor's drafts of sessions that are dead to a living one and gives the session's drafts back.
// Where two dead sessions left text in the same field the newer is handed over; the older waits until the field is free.
func (s *Store) Adopt(ctx context.Context, session, actor string) ([]desk.Draft, error) {
	if s.refusal != nil {
		return s.DraftsOf(ctx, session)
	}
	var out []desk.Draft
	err := s.inTransaction(ctx, func(t *tx) error {
		orphans, err := s.orphans(t.ctx, t.conn, session, actor)
		if err != nil {
			return err
		}
		for _, dead := range orphans {
			if _, err := t.exec("UPDATE OR IGNORE drafts SET session=? WHERE session=? AND actor=?", session, dead, actor); err != nil {
				return err
			}
		}
		out, err = draftsOf(t.ctx, t.conn, session)
		return err
	})
	return out, err
}

// orphans lists the dead sessions that left drafts of the actor (of anybody, if it is empty), the newest draft first.
func (s *Store) orphans(ctx context.Context, r reader, besides, actor string) (dead []string, err error) {
	err = each(ctx, r, func(scan func(...any) error) error {
		var id string
		err := scan(&id)
		if err == nil && !s.alive(id) {
			dead = append(dead, id)
		}
		return err
	}, "SELECT session FROM drafts WHERE session<>? AND (?='' OR actor=?) GROUP BY session ORDER BY max(at) DESC", besides, actor, actor)
	return dead, err
}
