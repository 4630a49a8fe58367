package storetest

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/desk"
)

// bench is one store with a clock and ids that tests can foretell.
type bench struct {
	t     *testing.T
	ctx   context.Context
	store desk.Store
	now   time.Time
	ids   int
}

var morning = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)

func newBench(t *testing.T, open Opener) *bench {
	b := &bench{t: t, ctx: t.Context(), now: morning}
	b.store = open(t, func() time.Time { return b.now })
	t.Cleanup(func() {
		if err := b.store.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return b
}

// id counts up in the digits of the tail, so that short ids differ.
func (b *bench) id() string {
	b.ids++
	return fmt.Sprintf("019aa000-0000-7000-8000-%04x00000000", b.ids)
}

func (b *bench) env(tx desk.Tx, stream string) incident.Env {
	env := incident.Env{Now: b.now, NewID: b.id}
	if tx != nil {
		env.Entry = func(id string) (incident.Entry, bool) { return tx.Entry(stream, id) }
	}
	return env
}

// act decides a command in a transaction and appends what follows from it.
func (b *bench) act(stream, who string, cmd incident.Command) []incident.Event {
	b.t.Helper()
	var events []incident.Event
	b.must(b.store.Write(b.ctx, func(tx desk.Tx) (err error) {
		state, err := tx.State(stream)
		if err != nil {
			return err
		}
		events, err = incident.Decide(state, cmd, incident.By{Name: who, Via: incident.ViaCLI}, b.env(tx, stream))
		if err != nil {
			return err
		}
		return tx.Append(events, state)
	}))
	b.now = b.now.Add(time.Second)
	return events
}

// note appends a note blind and gives its id.
func (b *bench) note(stream string, n incident.TakeNote) string {
	b.t.Helper()
	var id string
	b.must(b.store.Write(b.ctx, func(tx desk.Tx) error {
		events, err := incident.DecideBlind(stream, n, incident.By{Name: "sato", Via: incident.ViaCLI}, b.env(nil, stream))
		if err != nil {
			return err
		}
		id = events[0].ID
		return tx.Append(events, nil)
	}))
	b.now = b.now.Add(time.Second)
	return id
}

// undo takes back the last act of somebody.
func (b *bench) undo(stream, who string) error {
	return b.store.Write(b.ctx, func(tx desk.Tx) error {
		last, err := tx.LastAct(stream, who)
		if err != nil {
			return err
		}
		state, err := tx.State(stream)
		if err != nil {
			return err
		}
		events, err := incident.Decide(state, incident.Undo{Events: last}, incident.By{Name: who}, b.env(tx, stream))
		if err != nil {
			return err
		}
		return tx.Append(events, state)
	})
}

func (b *bench) declare(title string) string {
	b.t.Helper()
	stream := b.id()
	b.act(stream, "sato", incident.Declare{Title: title})
	return stream
}

func (b *bench) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) wantCode(err error, code incident.Code) {
	b.t.Helper()
	var e *incident.Error
	if !errors.As(err, &e) || e.Code != code {
		b.t.Fatalf("got error %v, want code %s", err, code)
	}
}

func (b *bench) state(stream string) *incident.State {
	b.t.Helper()
	s, err := b.store.State(b.ctx, stream)
	b.must(err)
	return s
}

func (b *bench) timeline(stream string, w desk.Window) desk.Slice {
	b.t.Helper()
	s, err := b.store.Timeline(b.ctx, stream, w)
	b.must(err)
	return s
}

func (b *bench) heads(f desk.HeadFilter) []desk.Head {
	b.t.Helper()
	h, err := b.store.Heads(b.ctx, f)
	b.must(err)
	return h
}

func (b *bench) entries(stream string) []incident.Entry {
	b.t.Helper()
	var out []incident.Entry
	for e, err := range b.store.Entries(b.ctx, stream) {
		b.must(err)
		out = append(out, e)
	}
	return out
}

func (b *bench) events(streams ...string) []incident.Event {
	b.t.Helper()
	var out []incident.Event
	for e, err := range b.store.Events(b.ctx, streams...) {
		b.must(err)
		out = append(out, e)
	}
	return out
}

func texts(entries []incident.Entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, e.Text)
	}
	return out
}
