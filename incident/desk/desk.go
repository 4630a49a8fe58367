package desk

import (
	"context"
	"strings"
	"sync"
	"time"

	"shirei/incident"
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
	services map[string]*Service // parsed inventories, by id and revision
}

// New sets up a desk over a store.
func New(s Store, o Options) *Desk { return &Desk{store: s, opt: o, services: map[string]*Service{}} }

// Principal is who stands at the desk.
type Principal struct {
	Name string
	Via  incident.Via
}

// Seat is the desk as one principal may use it.
type Seat struct {
	*Desk
	who   Principal
	words string // whose words are recorded, if not who's
}

// For gives the desk to a principal.
func (d *Desk) For(p Principal) *Seat { return &Seat{Desk: d, who: p} }

// Quoting gives the same seat recording somebody else's words.
func (s *Seat) Quoting(name string) *Seat {
	c := *s
	c.words = name
	return &c
}

// Who tells who sits here.
func (s *Seat) Who() string { return s.who.Name }

// Now is the desk's clock.
func (d *Desk) Now() time.Time { return d.opt.Clock() }

// Zone is the zone of incidents without a service.
func (d *Desk) Zone() string { return d.opt.Zone }

func (s *Seat) by() incident.By {
	return incident.By{Name: s.who.Name, Words: s.words, Via: s.who.Via}
}

// env is what a decision about an incident of a service depends on.
func (s *Seat) env(svc *Service) incident.Env {
	e := incident.Env{Now: s.opt.Clock(), NewID: s.opt.NewID, Policy: s.opt.Policy, Service: incident.Profile{Zone: s.opt.Zone}}
	if svc != nil {
		e.Service, e.Policy, e.Calendar = svc.Profile, svc.Policy, svc.Calendar
		return e
	}
	e.Calendar = defaultCalendar(s.opt.Zone)
	return e
}

// Outcome is what an act led to.
type Outcome struct {
	Stream string
	Events []incident.Event
	State  *incident.State // nil after a blind act
}

// Declare opens an incident. With no service named, it is guessed from the title.
func (s *Seat) Declare(ctx context.Context, d incident.Declare, service string) (Outcome, error) {
	var svc *Service
	var err error
	if service != "" {
		svc, err = s.Service(ctx, service)
	} else {
		svc, err = s.guess(ctx, d.Title)
	}
	if err != nil && !isCode(err, incident.CodeNotFound) {
		return Outcome{}, err
	}
	env := s.env(svc)
	if svc == nil && service != "" { // a service nobody has written an inventory for is only a name
		env.Service.ID, env.Service.Name = service, service
	}
	out := Outcome{Stream: s.opt.NewID()}
	out.State = incident.NewState(out.Stream)
	err = s.store.Write(ctx, func(tx Tx) error {
		out.State = incident.NewState(out.Stream)
		out.Events, err = incident.Decide(out.State, d, s.by(), env)
		if err != nil {
			return err
		}
		return tx.Append(out.Events, out.State)
	})
	return out, err
}

// Act does something to an incident. The rules decide under the write lock, so what they saw is what stands.
// Drafts named are removed in the same transaction.
func (s *Seat) Act(ctx context.Context, stream string, cmd incident.Command, sent ...DraftKey) (Outcome, error) {
	out := Outcome{Stream: stream}
	svc, err := s.serviceOf(ctx, stream)
	if err != nil {
		return out, err
	}
	err = s.store.Write(ctx, func(tx Tx) error {
		out.State = nil
		env := s.env(svc)
		env.Entry = func(id string) (incident.Entry, bool) { return tx.Entry(stream, id) }
		if err := s.decide(tx, &out, cmd, env); err != nil {
			return err
		}
		for _, k := range sent {
			if err := tx.DropDraft(k); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

func (s *Seat) decide(tx Tx, out *Outcome, cmd incident.Command, env incident.Env) (err error) {
	if incident.Blind(cmd) {
		if known, err := tx.Exists(out.Stream); err != nil || !known {
			return notFound(err, out.Stream)
		}
		if out.Events, err = incident.DecideBlind(out.Stream, cmd, s.by(), env); err != nil {
			return err
		}
		return tx.Append(out.Events, nil)
	}
	if out.State, err = tx.State(out.Stream); err != nil {
		return err
	}
	if !out.State.Known() {
		return notFound(nil, out.Stream)
	}
	if out.Events, err = incident.Decide(out.State, cmd, s.by(), env); err != nil {
		return err
	}
	return tx.Append(out.Events, out.State)
}

// Undo takes back one's own last act in an incident.
func (s *Seat) Undo(ctx context.Context, stream string) (Outcome, error) {
	out := Outcome{Stream: stream}
	err := s.store.Write(ctx, func(tx Tx) error {
		last, err := tx.LastAct(stream, s.who.Name)
		if err != nil {
			return err
		}
		return s.decide(tx, &out, incident.Undo{Events: last}, s.env(nil))
	})
	return out, err
}

func notFound(err error, what string) error {
	if err != nil {
		return err
	}
	return incident.Refuse(incident.CodeNotFound, what)
}

// Locate finds the incident a person means: by any unique prefix of its short id, or, with none given, the one that is active.
func (d *Desk) Locate(ctx context.Context, id string) (Head, error) {
	filter := HeadFilter{Active: id == "", Tail: strings.ToLower(strings.TrimSpace(id)), Limit: 20}
	heads, err := d.store.Heads(ctx, filter)
	switch {
	case err != nil:
		return Head{}, err
	case len(heads) == 1:
		return heads[0], nil
	case len(heads) == 0 && id == "":
		return Head{}, incident.Refuse(incident.CodeNoneActive)
	case len(heads) == 0:
		return Head{}, incident.Refuse(incident.CodeNotFound, id)
	}
	code, args := incident.CodeAmbiguous, []string{id}
	if id == "" {
		code, args = incident.CodeSeveralActive, nil
	}
	for _, h := range heads {
		args = append(args, incident.Short(h.Stream)+" "+h.Title)
	}
	return Head{}, incident.Refuse(code, args...)
}

func isCode(err error, code incident.Code) bool {
	e, ok := AsError(err)
	return ok && e.Code == code
}
