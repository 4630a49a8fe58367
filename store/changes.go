package store

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"shirei/incident"
	"shirei/incident/desk"
)

// partChanges parts the events of a service's stream into those about its changes and the others.
func partChanges(events []incident.Event) (changes, others []incident.Event) {
	for _, e := range events {
		if _, ok := incident.ChangeOf(e); ok {
			changes = append(changes, e)
		} else {
			others = append(others, e)
		}
	}
	return changes, others
}

// projectChanges brings the rows of changes up to date with new events about them. What is said of a change that is not
// there (its request was taken back, or has not arrived yet) stays away, as in a fold.
func (t *tx) projectChanges(events []incident.Event) error {
	for _, e := range events {
		id, _ := incident.ChangeOf(e)
		found, err := changesOf(t.ctx, t.conn, "SELECT change FROM changes WHERE id=?", id)
		if err != nil {
			return err
		}
		var c incident.ServiceChange
		if len(found) > 0 {
			c = found[0]
		}
		if c.Take(e); c.ID == "" {
			continue
		}
		if _, err := t.exec("DELETE FROM changes WHERE id=?", id); err != nil { // its time, and with it the key, may be another
			return err
		}
		if err := t.putChange(c); err != nil {
			return err
		}
	}
	return nil
}

// refoldChanges folds the rows of a service's changes anew from all of the events of its stream.
func (t *tx) refoldChanges(service string, events []incident.Event) error {
	if _, err := t.exec("DELETE FROM changes WHERE service=?", service); err != nil {
		return err
	}
	for _, c := range incident.FoldChanges(events) {
		if err := t.putChange(c); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) putChange(c incident.ServiceChange) error {
	data, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("change %s: %w", c.ID, err)
	}
	_, err = t.exec("INSERT OR REPLACE INTO changes (service, at, id, ref, change) VALUES (?,?,?,?,?)", c.Service, micros(c.When()), c.ID, c.Ref, string(data))
	return err
}

// Changes lists the changes of services, the newest first.
func (s *Store) Changes(ctx context.Context, which desk.ChangeFilter) ([]incident.ServiceChange, error) {
	query, args := "SELECT change FROM changes WHERE 1", []any{}
	narrow := func(on bool, sql string, with ...any) {
		if on {
			query, args = query+" AND "+sql, append(args, with...)
		}
	}
	narrow(which.Service != "", "service=?", which.Service)
	narrow(!which.Since.IsZero(), "at>=?", micros(which.Since))
	narrow(which.Ref != "", "ref=? AND ref<>''", which.Ref)
	if id := strings.ToLower(which.ID); len(id) == uuidLength {
		narrow(true, "id=?", id)
	} else {
		narrow(id != "", "substr(id, -?)=?", len(id), id)
	}
	query += " ORDER BY at DESC, id DESC"
	if which.Limit > 0 {
		query, args = query+" LIMIT ?", append(args, which.Limit)
	}
	out, err := changesOf(ctx, s.readers, query, args...)
	return out, s.asRead(err)
}

func changesOf(ctx context.Context, r reader, query string, args ...any) (out []incident.ServiceChange, err error) {
	err = each(ctx, r, func(scan func(...any) error) error {
		var text string
		var c incident.ServiceChange
		if err := scan(&text); err != nil {
			return err
		}
		err := json.Unmarshal([]byte(text), &c)
		out = append(out, c)
		return err
	}, query, args...)
	return out, err
}

// checkChanges folds the changes of services anew and compares.
func (s *Store) checkChanges(ctx context.Context, look reader, add func(bool, string, ...string)) error {
	var services []string
	err := each(ctx, look, func(scan func(...any) error) error {
		var id string
		err := scan(&id)
		services = append(services, id)
		return err
	}, "SELECT service FROM changes UNION SELECT id FROM services LIMIT ?", checkedStreams)
	if err != nil {
		return err
	}
	for _, id := range services {
		stored, err := changesOf(ctx, look, "SELECT change FROM changes WHERE service=? ORDER BY id", id)
		if err != nil {
			return err
		}
		events, err := eventsOf(ctx, look, incident.ServiceStream(id))
		if err != nil {
			return err
		}
		folded := incident.FoldChanges(events)
		slices.SortFunc(folded, func(a, b incident.ServiceChange) int { return cmp.Compare(a.ID, b.ID) })
		if len(folded)+len(stored) > 0 && !reflect.DeepEqual(folded, stored) {
			add(true, FindingDiffers, incident.ServiceStream(id))
		}
	}
	return nil
}
