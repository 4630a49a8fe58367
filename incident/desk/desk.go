package desk

import (
	"cmp"
	"context"
	"sync"
	"time"

	"shirei/incident"
	"shirei/incident/calendar"
)

// Options is what a desk is given besides its store.
type Options struct {
	Clock  func() time.Time
	NewID  func() string
	Policy incident.Policy
	Zone   string // of incidents without a service; IANA name
}

// Desk is the one door to incidents.
type Desk struct {
	store    Store
	opt      Options
	mu       sync.Mutex
	services map[string]*Service // the inventories as they were last parsed, by id
}

// New sets up a desk over a store.
func New(s Store, o Options) *Desk { return &Desk{store: s, opt: o, services: map[string]*Service{}} }

// room is the desk inside a seat, where nobody reaches around the seat's guard.
type room = Desk

// Seat is the desk as one principal may use it: whatever it reads or writes goes through a guard that knows the principal's
// grant and services.
type Seat struct {
	*room
	store Store // as the principal may use it; hides the desk's own
	who   Principal
	words string // whose words are recorded, if not who's
}

// For gives the desk to a principal.
func (d *Desk) For(p Principal) *Seat { return &Seat{room: d, store: guarded(d.store, p), who: p} }

// For gives the same desk to another principal. A seat that is bound by a grant or to services is never widened by it, and
// stays who it is.
func (s *Seat) For(p Principal) *Seat {
	if s.who.bound() {
		p.Name, p.Grant, p.Services = s.who.Name, s.who.Grant, s.who.Services
	}
	return s.room.For(p)
}

// Quoting gives the same seat recording somebody else's words.
func (s *Seat) Quoting(name string) *Seat {
	c := *s
	c.words = name
	return &c
}

// Who tells who sits here.
func (s *Seat) Who() string { return s.who.Name }

// Watches tells that who sits here sees everything and changes nothing.
func (s *Seat) Watches() bool { return s.who.Grant == GrantObserve }

// Refused is what an act of one who only watches comes to.
func (s *Seat) Refused() error {
	return incident.Refuse(incident.CodeNotGranted, string(s.who.Grant), forWrite)
}

// Now is the desk's clock.
func (d *Desk) Now() time.Time { return d.opt.Clock() }

// Zone is the zone of incidents without a service.
func (d *Desk) Zone() string { return d.opt.Zone }

func (s *Seat) by() incident.By {
	return incident.By{Name: s.who.Name, Words: s.words, Via: s.who.Via}
}

// env is what a decision about an incident depends on: the terms of its service (nil: none is known), and the zone in
// which it counts, unless the service names one (empty: the desk's).
func (s *Seat) env(svc *Service, zone string) incident.Env {
	zone = cmp.Or(zone, s.opt.Zone)
	e := incident.Env{Now: s.opt.Clock(), NewID: s.opt.NewID, Policy: s.opt.Policy, Service: incident.Profile{Zone: zone}}
	switch {
	case svc == nil:
		e.Calendar = calendar.Default(zone)
		return e
	case svc.Profile.Zone != zone && svc.Inventory.Service.Zone.Value == "":
		e.Service, e.Policy, e.Calendar = svc.Profile, svc.Policy, calendarOf(svc.Inventory, zone)
		e.Service.Zone = zone
	default:
		e.Service, e.Policy, e.Calendar = svc.Profile, svc.Policy, svc.Calendar
	}
	e.Named = svc.Inventory.NameOf
	return e
}

// envOf is the env of an incident as it stands. Under the write lock it is that of the service it belongs to by then.
// An inventory that cannot be read is passed over: in an outage it must not keep anybody from acting, and whoever looks
// at it is told.
func (s *Seat) envOf(ctx context.Context, st *incident.State) (incident.Env, error) {
	svc, err := s.ServiceOf(ctx, st)
	if unreadable(err) {
		err = nil
	}
	return s.env(svc, st.Zone), err
}

// Outcome is what an act led to.
type Outcome struct {
	Stream string
	Events []incident.Event
	State  *incident.State          // nil after a blind act
	Undone []incident.Event         // what an undo took back
	Undid  []incident.InventoryEdit // what it changed in the inventory
}

// Declare opens an incident. With no service named, it is guessed from the title; one that nobody has written an
// inventory for is only a name.
func (s *Seat) Declare(ctx context.Context, d incident.Declare, service string) (Outcome, error) {
	row, err := s.meant(ctx, service, d.Title)
	if err != nil {
		return Outcome{}, err
	}
	var svc *Service
	if row.YAML != "" {
		if svc, err = s.parsed(row); err != nil && !unreadable(err) {
			return Outcome{}, err
		}
	}
	env := s.env(svc, "")
	if svc == nil {
		env.Service.ID, env.Service.Name = row.ID, row.Name
	}
	out := Outcome{Stream: s.opt.NewID()}
	err = s.store.Write(ctx, func(tx Tx) (err error) {
		out.State = incident.NewState(out.Stream)
		if out.Events, err = incident.Decide(out.State, d, s.by(), env); err != nil {
			return err
		}
		return tx.Append(out.Events, out.State)
	})
	if err != nil {
		return Outcome{}, err
	}
	return out, nil
}

// Act does something to an incident. The rules decide under the write lock, so what they saw is what stands.
// Drafts named are removed in the same transaction. After an error nothing was done.
func (s *Seat) Act(ctx context.Context, stream string, cmd incident.Command, sent ...DraftKey) (Outcome, error) {
	return s.write(ctx, stream, func(tx Tx, out *Outcome) error {
		if err := s.decide(ctx, tx, out, cmd); err != nil {
			return err
		}
		for _, k := range sent {
			if err := tx.DropDraft(k); err != nil {
				return err
			}
		}
		return nil
	})
}

// Assign moves an incident to a service: from then on its inventory drives the steps. CodeNotFound if nobody has written
// that inventory.
func (s *Seat) Assign(ctx context.Context, stream, service string) (Outcome, error) {
	svc, err := s.Service(ctx, service)
	if err != nil {
		return Outcome{Stream: stream}, err
	}
	return s.write(ctx, stream, func(tx Tx, out *Outcome) error {
		if err := load(tx, out); err != nil {
			return err
		}
		return s.decideIn(tx, out, incident.Rename{ToService: true}, s.env(svc, out.State.Zone))
	})
}

// write runs fn in one transaction; if it fails, nothing of what it had come to is told.
func (s *Seat) write(ctx context.Context, stream string, fn func(Tx, *Outcome) error) (Outcome, error) {
	out := Outcome{Stream: stream}
	if err := s.store.Write(ctx, func(tx Tx) error { return fn(tx, &out) }); err != nil {
		return Outcome{Stream: stream}, err
	}
	return out, nil
}

// decide lets the rules decide and appends what they decided. A blind command reads neither the state nor the service.
func (s *Seat) decide(ctx context.Context, tx Tx, out *Outcome, cmd incident.Command) (err error) {
	if incident.Blind(cmd) {
		known, err := tx.Exists(out.Stream)
		if _, service := incident.ServiceOf(out.Stream); err != nil || !known || service {
			return notFound(err, out.Stream)
		}
		if out.Events, err = incident.DecideBlind(out.Stream, cmd, s.by(), s.env(nil, "")); err != nil {
			return err
		}
		return tx.Append(out.Events, nil)
	}
	if err := load(tx, out); err != nil {
		return err
	}
	env, err := s.envOf(ctx, out.State)
	if err != nil {
		return err
	}
	return s.decideIn(tx, out, cmd, env)
}

// load reads the state to decide on. CodeNotFound if there is no such incident.
func load(tx Tx, out *Outcome) (err error) {
	if out.State, err = tx.State(out.Stream); err == nil && !out.State.Known() {
		return notFound(nil, out.Stream)
	}
	return err
}

// decideIn decides on the state as it stands, under a given environment.
func (s *Seat) decideIn(tx Tx, out *Outcome, cmd incident.Command, env incident.Env) (err error) {
	env.Entry = func(id string) (incident.Entry, bool) { return tx.Entry(out.Stream, id) }
	if out.Events, err = incident.Decide(out.State, cmd, s.by(), env); err != nil {
		return err
	}
	return tx.Append(out.Events, out.State)
}

func notFound(err error, what string) error {
	if err != nil {
		return err
	}
	return incident.Refuse(incident.CodeNotFound, what)
}

func isCode(err error, code incident.Code) bool {
	e, ok := AsError(err)
	return ok && e.Code == code
}
