package store

import (
	"errors"
	"strings"

	"shirei/incident"
)

// Merge adds events that were stamped elsewhere, in any order, and folds the streams they touch anew.
func (t *tx) Merge(events []incident.Event) (int, error) {
	added, err := t.merge(events)
	return added, t.keep(err)
}

func (t *tx) merge(events []incident.Event) (added int, err error) {
	var touched []string
	seen := map[string]bool{}
	for _, e := range events {
		fresh, err := t.mergeOne(e)
		if err != nil {
			return 0, err
		}
		if !fresh {
			continue
		}
		added++
		if !seen[e.Stream] {
			seen[e.Stream] = true
			touched = append(touched, e.Stream)
		}
	}
	for _, stream := range touched {
		if _, err := t.refold(stream); err != nil {
			return 0, err
		}
	}
	return added, nil
}

// mergeOne adds an event unless it is there already, with all that is said in it: two stores that know an event by the same
// id and differ in anything would never come to the same state.
func (t *tx) mergeOne(e incident.Event) (fresh bool, err error) {
	body, _, err := wellFormed(&e)
	if err != nil {
		return false, err
	}
	order := e.Order // in place of which insert puts that of a known one
	fresh, err = t.insert(&e, body)
	if refused := (*incident.Error)(nil); fresh || err != nil && !errors.As(err, &refused) {
		return fresh, err
	}
	known, err := scanEvent(t.conn.QueryRowContext(t.ctx, "SELECT "+eventColumns+" FROM events WHERE id=?", e.ID).Scan)
	if err != nil {
		return false, err
	}
	e.Order = order
	what, err := otherwise(known, e, body)
	if err == nil && len(what) > 0 {
		err = incident.Refuse(incident.CodeDiffers, e.ID, strings.Join(what, ", "), "event")
	}
	return false, err
}

// otherwise names what an event that arrives says otherwise than the one known by its id.
func otherwise(known, e incident.Event, body []byte) (what []string, err error) {
	had, err := incident.EncodeBody(known.Body)
	for _, f := range []struct {
		name string
		same bool
	}{
		{"stream", known.Stream == e.Stream}, {"order", known.Order == e.Order},
		{"occurred_at", micros(known.OccurredAt) == micros(e.OccurredAt)}, {"recorded_at", micros(known.RecordedAt) == micros(e.RecordedAt)},
		{"actor", known.Actor == e.Actor}, {"words", known.Words == e.Words}, {"via", known.Via == e.Via},
		{"act", known.Act == e.Act}, {"undoes", known.Undoes == e.Undoes},
		{"kind", known.Body.Kind() == e.Body.Kind()}, {"body", sameJSON(had, body)},
	} {
		if !f.same {
			what = append(what, f.name)
		}
	}
	return what, err
}
