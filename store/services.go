package store

import (
	"context"
	"slices"

	"shirei/incident"
	"shirei/incident/desk"
)

// projectService writes the row of a service from the last of its revisions.
func (t *tx) projectService(events []incident.Event) error {
	for _, e := range events {
		if b, ok := e.Body.(incident.InventoryRevised); ok {
			_, err := t.exec("INSERT OR REPLACE INTO services (id, name, yaml, revised, actor) VALUES (?,?,?,?,?)",
				b.Service, b.Name, b.YAML, micros(e.RecordedAt), e.Actor)
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// refoldService does so from all of its events, without those that were taken back.
func (t *tx) refoldService(stream string, events []incident.Event) error {
	id := stream[len(incident.ServiceStream("")):]
	if _, err := t.exec("DELETE FROM services WHERE id=?", id); err != nil {
		return err
	}
	undone := undoneActs(events)
	return t.projectService(slices.DeleteFunc(events, func(e incident.Event) bool { return undone[e.Act] }))
}

const serviceColumns = "id, name, yaml, revised, actor"

func scanService(scan func(...any) error) (desk.ServiceRow, error) {
	var r desk.ServiceRow
	var revised int64
	err := scan(&r.ID, &r.Name, &r.YAML, &revised, &r.RevisedBy)
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
