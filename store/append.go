package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"unicode/utf8"

	"shirei/incident"
)

// Append stamps the events, which all belong to one stream, and writes them with what follows from them.
// An event that is known already, body and all, is skipped; the same id with another body is CodeDiffers.
func (t *tx) Append(events []incident.Event, state *incident.State) error {
	return t.keep(t.append(events, state))
}

func (t *tx) append(events []incident.Event, state *incident.State) error {
	if len(events) == 0 {
		return nil
	}
	stream := events[0].Stream
	next, err := t.nextOrder(stream)
	if err != nil {
		return err
	}
	refold := incident.NeedsRefold(events)
	for i := range events {
		if events[i].Stream != stream {
			return fmt.Errorf("append to %s: an event of %s among them", stream, events[i].Stream)
		}
		events[i].Order = next
		body, replaced, err := wellFormed(&events[i])
		if err != nil {
			return err
		}
		refold = refold || replaced && state != nil
		fresh, err := t.insert(&events[i], body)
		if err != nil {
			return err
		}
		if fresh {
			next++
		}
		refold = refold || !fresh
	}
	if refold {
		fresh, err := t.refold(stream)
		if err == nil && state != nil {
			*state = *fresh
		}
		return err
	}
	if service, ok := incident.ServiceOf(stream); ok {
		return t.projectService(service, events)
	}
	return t.project(stream, events, state)
}

// wellFormed puts U+FFFD for each byte of an event that is no UTF-8, which JSON cannot hold, so that all that follows from
// the event says what is stored. The state was decided on the raw bytes: replaced tells that it has to be folded anew.
func wellFormed(e *incident.Event) (body []byte, replaced bool, err error) {
	for _, name := range []*string{&e.Actor, &e.Words} {
		if !utf8.ValidString(*name) {
			*name = string([]rune(*name))
		}
	}
	body, err = incident.EncodeBody(e.Body)
	if err != nil || !bytes.Contains(body, []byte(`\ufffd`)) {
		return body, false, err
	}
	e.Body = incident.DecodeBody(e.Body.Kind(), body)
	return body, true, nil
}

// nextOrder is what the next event of a stream is stamped with: the clock, and never less than what stands already.
func (t *tx) nextOrder(stream string) (int64, error) {
	last, err := t.lastOrder(stream)
	return max(t.s.opts.Clock().UnixMicro(), last+1), err
}

func (t *tx) lastOrder(stream string) (last int64, err error) {
	err = each(t.ctx, t.conn, func(scan func(...any) error) error { return scan(&last) },
		"SELECT ord FROM events WHERE stream=? ORDER BY ord DESC, id DESC LIMIT 1", stream)
	return last, err
}

// insert writes an event's row with its encoded body. It is not fresh if the same event is there already, whose order it then takes.
func (t *tx) insert(e *incident.Event, body []byte) (fresh bool, err error) {
	n, err := t.exec("INSERT INTO events ("+eventColumns+") VALUES (?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING",
		e.Stream, e.Order, e.ID, micros(e.OccurredAt), micros(e.RecordedAt), e.Actor, e.Words, string(e.Via), e.Act, e.Undoes,
		string(e.Body.Kind()), string(body))
	if err != nil || n > 0 {
		return true, err
	}
	var stream, kind, stored string
	err = t.conn.QueryRowContext(t.ctx, "SELECT stream, ord, kind, body FROM events WHERE id=?", e.ID).Scan(&stream, &e.Order, &kind, &stored)
	if err != nil {
		return false, err
	}
	if stream != e.Stream || kind != string(e.Body.Kind()) || !sameJSON([]byte(stored), body) {
		return false, incident.Refuse(incident.CodeDiffers, e.ID, "body")
	}
	return false, nil
}

// sameJSON compares what is said, not in which order of fields.
func sameJSON(a, b []byte) bool {
	if bytes.Equal(a, b) {
		return true
	}
	var x, y any
	return json.Unmarshal(a, &x) == nil && json.Unmarshal(b, &y) == nil && reflect.DeepEqual(x, y)
}

// project adds the entries of new events, and brings the head up to date: wholly from a state, else only the counts.
func (t *tx) project(stream string, events []incident.Event, state *incident.State) error {
	amended, lines := incident.Counts{}, 0
	for _, e := range events {
		if entry, ok := incident.EntryOf(e); ok {
			r, err := rowOf(&entry)
			if err == nil {
				err = t.putRow(stream, r)
			}
			if err != nil {
				return err
			}
			lines++
		} else if a, ok := e.Body.(incident.Amendment); ok {
			d, err := t.amend(stream, a, e)
			if err != nil {
				return err
			}
			amended.Entries += d.Entries
			amended.Key += d.Key
		}
	}
	order := events[len(events)-1].Order
	if state == nil {
		c := incident.CountsOf(events)
		return t.bump(stream, order, c.Entries+amended.Entries, c.Key+amended.Key, lines)
	}
	state.Counts.Entries += amended.Entries
	state.Counts.Key += amended.Key
	var had int
	err := each(t.ctx, t.conn, func(scan func(...any) error) error { return scan(&had) }, "SELECT lines FROM heads WHERE stream=?", stream)
	if err != nil {
		return err
	}
	return t.putHead(state, order, had+lines)
}

// bump moves a head on by what blind events add. CodeNotFound if there is no such incident.
func (t *tx) bump(stream string, order int64, entries, keys, lines int) error {
	n, err := t.exec("UPDATE heads SET ord=?, entries=entries+?, keys=keys+?, lines=lines+? WHERE stream=?", order, entries, keys, lines, stream)
	if err == nil && n == 0 {
		return incident.Refuse(incident.CodeNotFound, stream)
	}
	return err
}

// amend redraws an entry. One that is not there (its act was undone, or it has not arrived yet) stays away, as in a fold.
func (t *tx) amend(stream string, a incident.Amendment, e incident.Event) (incident.Counts, error) {
	before, err := rowByID(t.ctx, t.conn, stream, a.TargetID())
	if errors.Is(err, errNoRow) {
		return incident.Counts{}, nil
	}
	if err != nil {
		return incident.Counts{}, err
	}
	entry, err := before.entry(stream)
	if err != nil {
		return incident.Counts{}, err
	}
	d := a.Amend(&entry, e)
	after, err := rowOf(&entry)
	if err != nil {
		return d, err
	}
	if after.occurred != before.occurred {
		if err := t.dropRow(stream, before); err != nil {
			return d, err
		}
	}
	return d, t.putRow(stream, after)
}
