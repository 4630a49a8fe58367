package cli

import (
	"cmp"
	"context"
	"time"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/incident/when"
	"shirei/store"
)

// storage is the store of a run, opened when first needed.
type storage struct {
	store *store.Store
	seat  *desk.Seat
	path  string
}

// seat opens the database and sits down at the desk.
func (a *app) seat(ctx context.Context) (*desk.Seat, error) {
	if a.store.seat != nil {
		return a.store.seat, nil
	}
	path, err := a.database()
	if err != nil {
		return nil, err
	}
	return a.open(ctx, path, a.clock)
}

// open opens a database by a clock of its own.
func (a *app) open(ctx context.Context, path string, clock func() time.Time) (*desk.Seat, error) {
	a.store.path = path
	p, err := a.policy()
	if err != nil {
		return nil, err
	}
	s, err := store.Open(ctx, path, store.Options{Clock: clock, Share: a.host})
	if err != nil {
		return nil, err
	}
	who, _ := a.name()
	d := desk.New(s, desk.Options{Clock: clock, NewID: a.newID, Policy: p, Zone: a.zone()})
	a.store.store, a.store.seat = s, d.For(desk.Principal{Name: who, Via: incident.ViaCLI})
	return a.store.seat, nil
}

func (a *app) close() error {
	if a.store.store == nil {
		return nil
	}
	s := a.store.store
	a.store.store, a.store.seat = nil, nil
	return s.Close()
}

// matter is an incident with what it takes to read and show times as its people mean them.
type matter struct {
	*app
	seat   *desk.Seat
	stream string
	state  *incident.State
	now    time.Time
}

// locate finds the incident meant, or the one that is active, and loads it as it stands.
func (a *app) locate(ctx context.Context, id string) (*matter, error) {
	return a.find(ctx, id, (*desk.Seat).Locate)
}

// locateLast is locate for what is done after an outage: with none active, it is the one that waits for its postmortem.
func (a *app) locateLast(ctx context.Context, id string) (*matter, error) {
	return a.find(ctx, id, (*desk.Seat).LocateLast)
}

func (a *app) find(ctx context.Context, id string, locate func(*desk.Seat, context.Context, string) (desk.Head, error)) (*matter, error) {
	seat, err := a.seat(ctx)
	if err != nil {
		return nil, err
	}
	head, err := a.choosing(ctx, func(ctx context.Context, id string) (desk.Head, error) { return locate(seat, ctx, id) }, cmp.Or(id, a.env("SHIREI_INCIDENT")))
	if err != nil {
		return nil, err
	}
	m := &matter{app: a, seat: seat, stream: head.Stream, now: seat.Now()}
	return m, m.load(ctx)
}

// load reads the incident as it stands; from then on times are said in its zone.
func (m *matter) load(ctx context.Context) (err error) {
	if m.state, err = m.seat.State(ctx, m.stream); err == nil {
		m.loc = m.state.Location()
	}
	return err
}

// past reads when something happened, in the incident's own zone; nothing typed is the zero time.
func (m *matter) past(text string) (time.Time, error) { return pastIn(text, m.now, m.state.Location()) }

func pastIn(text string, now time.Time, loc *time.Location) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	return when.Parse(text, now, loc)
}

// future reads when something is due.
func (m *matter) future(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	return when.ParseFuture(text, m.now, m.state.Location())
}

// moment reads a time that may be "unknown".
func (m *matter) moment(text string) (incident.When, error) {
	if text == "unknown" || text == "不明" {
		return incident.When{Unknown: true}, nil
	}
	at, err := m.past(text)
	return incident.Moment(at), err
}

// face is how the times of the incident are shown.
func (m *matter) face() lang.Clock { return lang.Clock{Ref: m.now, Loc: m.state.Location()} }

// profile is what the rules know of the service; blank without an inventory.
func (m *matter) profile(ctx context.Context) (incident.Profile, *desk.Service, error) {
	svc, err := m.seat.ServiceOf(ctx, m.state)
	if svc == nil {
		return incident.Profile{}, nil, err
	}
	return svc.Profile, svc, err
}

// act does something to the incident and says what was recorded.
func (m *matter) act(ctx context.Context, cmds ...incident.Command) error {
	var cmd incident.Command = incident.All(cmds)
	if len(cmds) == 1 {
		cmd = cmds[0]
	}
	out, err := m.seat.Act(ctx, m.stream, cmd)
	if err != nil {
		return err
	}
	return m.done(ctx, out)
}
