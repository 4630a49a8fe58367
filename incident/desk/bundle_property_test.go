package desk_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/exchange"
	"shirei/incident/inventory"
)

// machine is a house whose people do things by chance, most of them to incidents and services it has.
type machine struct {
	*house
	r *rand.Rand
}

// anyAct does one thing somebody may do alone on that machine. What the rules refuse does no harm.
func (m *machine) anyAct() {
	m.Helper()
	now := m.now.Load().Add(time.Duration(m.r.IntN(90)-30) * time.Minute) // its clock may be set back
	m.now.Store(&now)
	seat := m.seat([]string{"sato", "kato"}[m.r.IntN(2)])
	err := m.try(seat)
	refused, conflict := (*incident.Error)(nil), (*inventory.Conflict)(nil)
	if err != nil && !errors.As(err, &refused) && !errors.As(err, &conflict) {
		m.Fatal(err)
	}
}

func (m *machine) try(seat *desk.Seat) error {
	ctx := m.Context()
	heads, err := m.store.Heads(ctx, desk.HeadFilter{})
	if err != nil {
		m.Fatal(err)
	}
	n := m.r.IntN(15)
	if len(heads) == 0 || n == 0 {
		_, err := seat.Declare(ctx, incident.Declare{Title: fmt.Sprint("障害 ", m.r.IntN(99)), Severity: incident.High}, "")
		return err
	}
	stream := heads[m.r.IntN(len(heads))].Stream
	switch text := fmt.Sprint("text ", m.r.IntN(999)); n {
	case 1:
		_, err = seat.Undo(ctx, stream)
	case 2:
		_, _, err = seat.UndoInventory(ctx, "shop")
	case 3:
		err = seat.UndoChange(ctx, "shop")
	case 4:
		_, err = seat.RequestChange(ctx, "shop", incident.RequestChange{ChangePlan: incident.ChangePlan{What: text, Undo: "戻す"}})
	case 5:
		answer, _ := json.Marshal(text)
		_, err = seat.EditInventory(ctx, "shop", incident.InventoryEdit{
			Path: "service", Set: map[string]json.RawMessage{"client": answer}, Was: m.client(seat),
		})
	case 6:
		_, err = seat.Link(ctx, stream, heads[m.r.IntN(len(heads))].Stream, incident.LinkDuplicateOf, text)
	case 13:
		content := []byte(fmt.Sprint("line ", m.r.IntN(5))) // the same now and then
		_, err = seat.Keep(ctx, stream, content, func(digest string) incident.Command {
			return incident.Attach{AttachmentAdded: incident.AttachmentAdded{Attached: incident.Attached{SHA256: digest, Name: "app.log", Size: int64(len(content))}}}
		})
	default:
		_, err = seat.Act(ctx, stream, m.anyCommand(stream, n, text))
	}
	return err
}

func (m *machine) client(seat *desk.Seat) map[string]json.RawMessage {
	svc, err := seat.Service(m.Context(), "shop")
	if err != nil {
		return nil
	}
	return map[string]json.RawMessage{"client": svc.Inventory.Answer("service.client")}
}

func (m *machine) anyCommand(stream string, n int, text string) incident.Command {
	st := m.state(stream)
	switch {
	case n == 7:
		return incident.MakePromise{What: text, Owner: "kato", Due: m.Now().Add(time.Hour)}
	case n == 8 && len(st.Promised) > 0:
		return incident.KeepPromise{ID: st.Promised[m.r.IntN(len(st.Promised))].ID, How: text}
	case n == 9:
		return incident.SetSeverity{To: incident.Severities()[m.r.IntN(3)], Reason: text}
	case n == 10:
		return incident.MakeAsk{Who: "kato", What: text, Minutes: 10}
	case n == 11 && len(st.Asks) > 0:
		return incident.FinishAsk{Ask: st.Asks[m.r.IntN(len(st.Asks))].ID, Result: text}
	case n == 12:
		var notes []string
		for e := range m.store.Entries(m.Context(), stream) {
			if e.Note {
				notes = append(notes, e.ID)
			}
		}
		if len(notes) > 0 {
			return incident.Correct{Target: notes[m.r.IntN(len(notes))], Text: text}
		}
	}
	return incident.TakeNote{Text: text}
}

// everything is all that a machine shows.
func (m *machine) everything() map[string]any {
	m.Helper()
	ctx := m.Context()
	all := map[string]any{}
	keep := func(name string, v any, err error) {
		if err != nil {
			m.Fatal(name, err)
		}
		all[name] = v
	}
	b := packed(m.house)
	slices.SortStableFunc(b.Events, func(x, y incident.Event) int { return bytes.Compare([]byte(x.ID), []byte(y.ID)) })
	keep("events", b.Events, nil)
	heads, err := m.store.Heads(ctx, desk.HeadFilter{})
	keep("heads", heads, err)
	rows, err := m.store.Services(ctx)
	keep("services", rows, err)
	changes, err := m.store.Changes(ctx, desk.ChangeFilter{})
	keep("changes", changes, err)
	for _, h := range heads {
		st, err := m.store.State(ctx, h.Stream)
		keep("state "+h.Stream, st, err)
		var entries []incident.Entry
		for e, err := range m.store.Entries(ctx, h.Stream) {
			if err != nil {
				m.Fatal(err)
			}
			entries = append(entries, e)
			if e.Attached != nil {
				content, err := m.store.Blob(ctx, e.Attached.SHA256)
				keep("content of "+e.ID, content, err)
			}
		}
		keep("entries "+h.Stream, entries, nil)
	}
	return all
}

// Three machines that meet now and then, in pairs, by bundles of one stream or of all they know, some of them twice, come to
// the same once everybody has heard everything: nothing is lost, nothing doubled.
func TestMachinesThatNeverMet(t *testing.T) {
	kinds := map[incident.Kind]bool{} // that came about
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 9))
		var machines []*machine
		for i := range int64(3) {
			m := &machine{newHouse(t, desk.Options{}), r}
			m.ids.Store(20_000 * i)
			machines = append(machines, m)
		}
		machines[0].inventory(shop)
		for range 90 {
			a, b := machines[r.IntN(3)], machines[r.IntN(3)]
			a.anyAct()
			if a != b && r.IntN(8) == 0 {
				meet(a, b)
			}
		}
		union := map[string]bool{}
		for _, m := range machines {
			for e, err := range m.store.Events(t.Context()) {
				if err != nil {
					t.Fatal(err)
				}
				union[e.ID] = true
				kinds[e.Body.Kind()] = true
			}
		}
		for range 2 { // twice round, so that the first has told the last one's news to all
			for i, a := range machines {
				carry(a.house, machines[(i+1)%3].house)
			}
		}
		want := machines[0].everything()
		if n := len(want["events"].([]incident.Event)); n != len(union) {
			t.Errorf("seed %d: %d events of %d", seed, n, len(union))
		}
		for i, m := range machines {
			m.sound()
			got := m.everything()
			for name := range want {
				if !reflect.DeepEqual(got[name], want[name]) {
					t.Errorf("seed %d: machine %d shows other %s:\n%+v\nwant\n%+v", seed, i, name, got[name], want[name])
				}
			}
		}
	}
	for _, kind := range []incident.Kind{
		"incident.declared", "note.taken", "entry.corrected", "act.undone", "promise.made", "promise.kept", "severity.set", "ask.made", "ask.done",
		"incident.linked", "inventory.revised", "inventory.edited", "change.requested", "attachment.added",
	} {
		if !kinds[kind] {
			t.Errorf("no %s came about", kind)
		}
	}
}

// meet carries something from one machine to the other, and sometimes again.
func meet(a, b *machine) {
	streams, err := a.store.Streams(a.Context())
	if err != nil || len(streams) == 0 {
		return
	}
	var some []string
	if a.r.IntN(2) == 0 {
		some = streams[:1+a.r.IntN(len(streams))]
	}
	carry(a.house, b.house, some...)
	if a.r.IntN(3) == 0 {
		if again := carry(a.house, b.house, some...); again != 0 {
			b.Errorf("the same bundle again brought %d events", again)
		}
	}
}

// A bundle is the same store's after a restart, and exchange reads what the desk packs.
func TestIdentityStays(t *testing.T) {
	h := newHouse(t, desk.Options{})
	h.declare(incident.High)
	one, two := packed(h), packed(h)
	if one.Store == "" || one.Store != two.Store || exchange.Fingerprint(one.Key) != exchange.Fingerprint(two.Key) {
		t.Errorf("%+v\n%+v", one.Header, two.Header)
	}
}
