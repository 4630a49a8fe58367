package desk

import (
	"context"
	"strings"
	"time"

	"shirei/incident"
	"shirei/incident/calendar"
	"shirei/incident/inventory"
)

// Service is a service's inventory with what the rules need of it.
type Service struct {
	ServiceRow
	Inventory *inventory.Service
	Profile   incident.Profile
	Policy    incident.Policy
	Calendar  *calendar.Calendar
}

// Services lists the inventories, by name.
func (s *Seat) Services(ctx context.Context) ([]ServiceRow, error) { return s.store.Services(ctx) }

// Service gives one service's inventory, parsed. CodeNotFound if nobody has imported one.
func (s *Seat) Service(ctx context.Context, id string) (*Service, error) {
	row, err := s.store.Service(ctx, id)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if have := s.services[row.ID]; have != nil && have.RevisedAt.Equal(row.RevisedAt) {
		return have, nil
	}
	inv, err := inventory.Parse([]byte(row.YAML))
	if err != nil {
		return nil, &incident.Error{Code: incident.CodeDamaged, Args: []string{row.ID}, Cause: err}
	}
	svc := &Service{
		ServiceRow: row, Inventory: inv, Profile: profileOf(inv, s.opt.Zone),
		Policy: policyOf(inv, s.opt.Policy), Calendar: calendarOf(inv, s.opt.Zone),
	}
	s.services[row.ID] = svc
	return svc, nil
}

// serviceOf gives the service of an incident; nil if it has none or nobody has written its inventory.
func (s *Seat) serviceOf(ctx context.Context, stream string) (*Service, error) {
	heads, err := s.store.Heads(ctx, HeadFilter{Tail: stream, Limit: 1})
	if err != nil || len(heads) == 0 || heads[0].Service == "" {
		return nil, err
	}
	svc, err := s.Service(ctx, heads[0].Service)
	if isCode(err, incident.CodeNotFound) {
		return nil, nil
	}
	return svc, err
}

// ServiceOf gives the service an incident belongs to; nil if no inventory is known for it.
func (s *Seat) ServiceOf(ctx context.Context, st *incident.State) (*Service, error) {
	if st.Service == "" {
		return nil, nil
	}
	svc, err := s.Service(ctx, st.Service)
	if isCode(err, incident.CodeNotFound) {
		return nil, nil
	}
	return svc, err
}

// guess finds the service whose name or id stands in the title; with a single service known, it is that one.
func (s *Seat) guess(ctx context.Context, title string) (*Service, error) {
	rows, err := s.store.Services(ctx)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	folded := strings.ToLower(title)
	for _, r := range rows {
		if strings.Contains(folded, strings.ToLower(r.ID)) || r.Name != "" && strings.Contains(folded, strings.ToLower(r.Name)) {
			return s.Service(ctx, r.ID)
		}
	}
	if len(rows) == 1 {
		return s.Service(ctx, rows[0].ID)
	}
	return nil, nil
}

// ImportInventory takes a service's inventory from YAML. Problems come back as [inventory.Problems] and nothing is saved.
func (s *Seat) ImportInventory(ctx context.Context, yaml []byte) (*inventory.Service, error) {
	inv, err := inventory.Parse(yaml)
	if err != nil {
		return nil, err
	}
	id := inv.Service.ID
	stream := incident.ServiceStream(id)
	cmd := incident.ReviseInventory{Service: id, Name: inv.Service.Name, YAML: string(yaml)}
	err = s.store.Write(ctx, func(tx Tx) error {
		state, err := tx.State(stream)
		if err != nil {
			return err
		}
		events, err := incident.Decide(state, cmd, s.by(), s.env(nil))
		if err != nil {
			return err
		}
		return tx.Append(events, state)
	})
	return inv, err
}

func defaultCalendar(zone string) *calendar.Calendar { return calendar.Default(zone) }

// LoadZone gives a zone by name, or UTC.
func LoadZone(name string) *time.Location {
	if loc, err := time.LoadLocation(name); err == nil && name != "" {
		return loc
	}
	return time.UTC
}
