package store

import (
	"context"
	"database/sql"
	"errors"

	"shirei/incident"
	"shirei/incident/desk"
)

// projectService brings the row of a service up to date with new events of its stream.
func (t *tx) projectService(id string, events []incident.Event) error {
	changes, others := partChanges(events)
	if err := t.projectChanges(changes); err != nil || len(others) == 0 {
		return err
	}
	row, err := t.service(id)
	if err != nil {
		return err
	}
	return t.putService(desk.FoldService(row, others))
}

// refoldService folds the row anew from all of the events.
func (t *tx) refoldService(id string, events []incident.Event) error {
	if err := t.refoldChanges(id, events); err != nil {
		return err
	}
	row := desk.FoldService(desk.ServiceRow{}, events)
	if row.ID == "" {
		_, err := t.exec("DELETE FROM services WHERE id=?", id)
		return err
	}
	return t.putService(row)
}

func (t *tx) putService(r desk.ServiceRow) error {
	if r.ID == "" {
		return nil // nobody has imported it yet, as where a bundle lacks the beginning
	}
	_, err := t.exec("INSERT OR REPLACE INTO services ("+serviceColumns+") VALUES (?,?,?,?,?,?,?)",
		r.ID, r.Name, r.YAML, r.Revision, micros(r.RevisedAt), r.RevisedBy, r.Model)
	return err
}

// service reads a row under the write lock; a blank one where there is none.
func (t *tx) service(id string) (desk.ServiceRow, error) {
	r, err := scanService(t.conn.QueryRowContext(t.ctx, "SELECT "+serviceColumns+" FROM services WHERE id=?", id).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return desk.ServiceRow{}, nil
	}
	return r, err
}

// Service gives one service's inventory as it stands under the write lock.
func (t *tx) Service(id string) (desk.ServiceRow, error) {
	r, err := t.service(id)
	if err == nil && r.ID == "" {
		err = incident.Refuse(incident.CodeNotFound, id)
	}
	return r, t.s.asRead(err)
}

const serviceColumns = "id, name, yaml, revision, revised, actor, model"

func scanService(scan func(...any) error) (desk.ServiceRow, error) {
	var r desk.ServiceRow
	var revised int64
	err := scan(&r.ID, &r.Name, &r.YAML, &r.Revision, &revised, &r.RevisedBy, &r.Model)
	r.RevisedAt = fromMicros(revised)
	return r, err
}

// Services lists the services of which an inventory was imported, by id.
func (s *Store) Services(ctx context.Context) ([]desk.ServiceRow, error) {
	var out []desk.ServiceRow
	err := each(ctx, s.readers, func(scan func(...any) error) error {
		r, err := scanService(scan)
		out = append(out, r)
		return err
	}, "SELECT "+serviceColumns+" FROM services ORDER BY id")
	return out, s.asRead(err)
}

// Service gives one service's inventory.
func (s *Store) Service(ctx context.Context, id string) (desk.ServiceRow, error) {
	r, err := scanService(s.readers.QueryRowContext(ctx, "SELECT "+serviceColumns+" FROM services WHERE id=?", id).Scan)
	return r, s.asRead(notFound(err, id))
}
