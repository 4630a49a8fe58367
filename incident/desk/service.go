package desk

import (
	"context"
	"errors"
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

// Service gives one service's inventory, parsed, by its id or its name, in letters of any case or width. CodeNotFound if
// nobody has imported one; CodeDamaged if this program cannot read it.
func (s *Seat) Service(ctx context.Context, id string) (*Service, error) {
	row, err := s.find(ctx, id)
	if err != nil {
		return nil, err
	}
	return s.parsed(row)
}

// parsed reads an inventory, or gives it as it was read from the same revision before.
func (s *Seat) parsed(row ServiceRow) (*Service, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if have := s.services[row.ID]; have != nil && have.RevisedAt.Equal(row.RevisedAt) && have.YAML == row.YAML {
		return have, nil
	}
	inv, err := row.inventory()
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

// inventory reads what the row says: as it is packed, or else the text.
func (r ServiceRow) inventory() (*inventory.Service, error) {
	if inv, err := inventory.Unpack(r.Model); err == nil {
		return inv, nil
	}
	return inventory.Parse([]byte(r.YAML))
}

// unreadable tells whether an inventory is there that this program cannot read, as one of a newer program.
func unreadable(err error) bool {
	var problems inventory.Problems
	return isCode(err, incident.CodeDamaged) && errors.As(err, &problems)
}

// ServiceOf gives the service an incident belongs to; nil if no inventory is known for it.
func (s *Seat) ServiceOf(ctx context.Context, st *incident.State) (*Service, error) {
	if st.Service == "" {
		return nil, nil
	}
	row, err := s.store.Service(ctx, st.Service)
	if isCode(err, incident.CodeNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return s.parsed(row)
}

// find looks a service up by its id or name. CodeNotFound if there is none.
func (s *Seat) find(ctx context.Context, name string) (ServiceRow, error) {
	row, err := s.store.Service(ctx, name)
	if !isCode(err, incident.CodeNotFound) {
		return row, err
	}
	rows, listing := s.store.Services(ctx)
	if listing != nil {
		return ServiceRow{}, listing
	}
	folded := inventory.Fold(name)
	for _, r := range rows {
		if folded != "" && (inventory.Fold(r.ID) == folded || inventory.Fold(r.Name) == folded) {
			return r, nil
		}
	}
	return ServiceRow{}, err
}

// meant gives the row of the service a declaration is about: the one named, if only by name, or the one guessed.
func (s *Seat) meant(ctx context.Context, named, title string) (ServiceRow, error) {
	if named == "" {
		return s.guess(ctx, title)
	}
	row, err := s.find(ctx, named)
	if isCode(err, incident.CodeNotFound) {
		return ServiceRow{ID: named, Name: named}, nil
	}
	return row, err
}

// guess finds the service whose id or name stands in the title, the longest of them if there are several; with a single
// service known, it is that one.
func (s *Seat) guess(ctx context.Context, title string) (ServiceRow, error) {
	rows, err := s.store.Services(ctx)
	if err != nil || len(rows) == 0 {
		return ServiceRow{}, err
	}
	var found ServiceRow
	longest, folded := 0, inventory.Fold(title)
	for _, r := range rows {
		for _, word := range []string{inventory.Fold(r.ID), inventory.Fold(r.Name)} {
			if len(word) > longest && standsIn(folded, word) {
				found, longest = r, len(word)
			}
		}
	}
	if longest == 0 && len(rows) == 1 {
		return rows[0], nil
	}
	return found, nil
}

// standsIn tells whether a word stands in a text, not as a part of another Latin word: no shop in "workshop".
func standsIn(text, word string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		i += from
		end := i + len(word)
		if !(i > 0 && latin(text[i-1]) && latin(text[i])) && !(end < len(text) && latin(text[end-1]) && latin(text[end])) {
			return true
		}
		from = i + 1
	}
}

func latin(b byte) bool { return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' }

// LoadZone gives a zone by name, or UTC.
func LoadZone(name string) *time.Location {
	if loc, err := time.LoadLocation(name); err == nil && name != "" {
		return loc
	}
	return time.UTC
}
