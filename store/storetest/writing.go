package storetest

import (
	"errors"
	"slices"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/desk"
)

func declared(t *testing.T, b *bench) {
	stream := b.declare("決済が通らない")
	b.sameAsFold(stream)
	s := b.state(stream)
	if !s.Known() || s.Roles[incident.Commander].Who != "sato" {
		t.Fatalf("state is %+v", s)
	}
	h := b.heads(desk.HeadFilter{Active: true})
	if len(h) != 1 || h[0].Stream != stream || h[0].Title != "決済が通らない" || !h[0].Active || h[0].Commander != "sato" || !h[0].Began.Equal(morning) {
		t.Fatalf("heads are %+v", h)
	}
	_, err := b.store.State(b.ctx, b.id())
	b.wantCode(err, incident.CodeNotFound)
	_, err = b.store.Timeline(b.ctx, b.id(), desk.Window{})
	b.wantCode(err, incident.CodeNotFound)
}

func blind(t *testing.T, b *bench) {
	stream := b.declare("a")
	b.note(stream, incident.TakeNote{Text: "one"})
	b.note(stream, incident.TakeNote{Text: "two", Key: true, Tags: []string{"db", "x\"y"}})
	b.sameAsFold(stream)
	if c := b.heads(desk.HeadFilter{})[0].Counts; c != (incident.Counts{Entries: 2, Key: 1}) {
		t.Fatalf("counts are %+v", c)
	}
	b.act(stream, "sato", incident.SetSeverity{To: incident.High})
	b.sameAsFold(stream)
}

func blindUnknown(t *testing.T, b *bench) {
	err := b.store.Write(b.ctx, func(tx desk.Tx) error {
		events, err := incident.DecideBlind(b.id(), incident.TakeNote{Text: "x"}, incident.By{}, b.env(nil, ""))
		b.must(err)
		return tx.Append(events, nil)
	})
	b.wantCode(err, incident.CodeNotFound)
	if n := len(b.events()); n != 0 {
		t.Fatalf("%d events were kept", n)
	}
}

func failedWrite(t *testing.T, b *bench) {
	stream, boom := b.declare("a"), errors.New("boom")
	before := len(b.events())
	err := b.store.Write(b.ctx, func(tx desk.Tx) error {
		events, err := incident.DecideBlind(stream, incident.TakeNote{Text: "x"}, incident.By{}, b.env(nil, ""))
		b.must(err)
		b.must(tx.Append(events, nil))
		return boom
	})
	if code := (*incident.Error)(nil); !errors.Is(err, boom) || errors.As(err, &code) { // it is no failure of the store
		t.Fatalf("got %v", err)
	}
	if n := len(b.events()); n != before {
		t.Fatalf("%d events, want %d", n, before)
	}
	b.sameAsFold(stream)
}

func swallowed(t *testing.T, b *bench) {
	err := b.store.Write(b.ctx, func(tx desk.Tx) error {
		events, err := incident.DecideBlind(b.id(), incident.TakeNote{Text: "x"}, incident.By{}, b.env(nil, ""))
		b.must(err)
		_ = tx.Append(events, nil)
		return nil
	})
	b.wantCode(err, incident.CodeNotFound)
	if n := len(b.events()); n != 0 {
		t.Fatalf("%d events were kept", n)
	}
}

func clockSetBack(t *testing.T, b *bench) {
	stream := b.declare("a")
	target := b.note(stream, incident.TakeNote{Text: "first"})
	b.now = b.now.Add(-3 * time.Hour)
	b.act(stream, "sato", incident.Correct{Target: target, Text: "second"})
	events := b.events(stream)
	for i := 1; i < len(events); i++ {
		if events[i].Order <= events[i-1].Order {
			t.Fatalf("order %d follows %d", events[i].Order, events[i-1].Order)
		}
	}
	if e := b.entries(stream); !slices.ContainsFunc(e, func(e incident.Entry) bool { return e.Text == "second" && e.First == "first" }) {
		t.Fatalf("entries are %q", texts(e))
	}
	b.sameAsFold(stream)
}

func twice(t *testing.T, b *bench) {
	stream := b.declare("a")
	events, err := incident.DecideBlind(stream, incident.TakeNote{Text: "x"}, incident.By{Name: "sato"}, b.env(nil, ""))
	b.must(err)
	for range 2 {
		b.must(b.store.Write(b.ctx, func(tx desk.Tx) error { return tx.Append(slices.Clone(events), nil) }))
	}
	b.sameAsFold(stream)
	if c := b.heads(desk.HeadFilter{})[0].Counts; c.Entries != 1 {
		t.Fatalf("counts are %+v", c)
	}
	events[0].Body = incident.NoteTaken{Text: "y", As: incident.EntryNote}
	b.wantCode(b.store.Write(b.ctx, func(tx desk.Tx) error { return tx.Append(events, nil) }), incident.CodeDiffers)
}

func amendments(t *testing.T, b *bench) {
	stream := b.declare("a")
	id := b.note(stream, incident.TakeNote{Text: "one", Key: true})
	other := b.note(stream, incident.TakeNote{Text: "guess", As: incident.EntryHypothesis})
	for _, cmd := range []incident.Command{
		incident.Correct{Target: id, Text: "eins"}, incident.Move{Target: id, At: morning.Add(-time.Hour)},
		incident.Flag{Target: id}, incident.Flag{Target: other, Key: true},
		incident.Advance{Target: other, To: incident.ProgressRuledOut, Note: "no"}, incident.Strike{Target: id, Reason: "wrong room"},
		incident.Correct{Target: id, Text: "uno"},
	} {
		b.act(stream, "sato", cmd)
		b.sameAsFold(stream)
	}
	e, err := b.store.Entry(b.ctx, stream, id)
	b.must(err)
	if e.Text != "uno" || e.First != "one" || !e.Struck || !e.Moved || !e.OccurredAt.Equal(morning.Add(-time.Hour)) {
		t.Fatalf("entry is %+v", e)
	}
	if c := b.heads(desk.HeadFilter{})[0].Counts; c != (incident.Counts{Entries: 1, Key: 1}) {
		t.Fatalf("counts are %+v", c)
	}
}

func undo(t *testing.T, b *bench) {
	stream := b.declare("a")
	b.act(stream, "sato", incident.SetSeverity{To: incident.High})
	b.note(stream, incident.TakeNote{Text: "one"})
	b.act(stream, "kato", incident.TakeRole{Role: incident.Scribe, Who: "kato"})
	id := b.note(stream, incident.TakeNote{Text: "two"})
	b.act(stream, "sato", incident.Move{Target: id, At: morning.Add(-time.Hour)})
	for _, left := range []struct{ entries, severities int }{{2, 1}, {1, 1}, {0, 1}, {0, 0}} {
		b.must(b.undo(stream, "sato"))
		b.sameAsFold(stream)
		s := b.state(stream)
		if s.Counts.Entries != left.entries || s.Severity.Changes != left.severities {
			t.Fatalf("after an undo: %+v and %d severities, want %+v", s.Counts, s.Severity.Changes, left)
		}
		b.now = b.now.Add(time.Second)
	}
	if s := b.state(stream); s.Roles[incident.Scribe].Who != "kato" {
		t.Fatal("an undo took back somebody else's act")
	}
	b.wantCode(b.undo(stream, "sato"), incident.CodeCannotUndo) // the declaration is left
	b.wantCode(b.undo(stream, "nobody"), incident.CodeNothingToUndo)
}

func services(t *testing.T, b *bench) {
	stream := incident.ServiceStream("shop")
	for _, yaml := range []string{"v: 1\n", "v: 2\n"} {
		b.act(stream, "sato", incident.ReviseInventory{Service: "shop", Name: "店", YAML: yaml})
	}
	row, err := b.store.Service(b.ctx, "shop")
	b.must(err)
	if row.YAML != "v: 2\n" || row.Name != "店" || row.RevisedBy != "sato" || !row.RevisedAt.Equal(morning.Add(time.Second)) {
		t.Fatalf("row is %+v", row)
	}
	if h := b.heads(desk.HeadFilter{}); len(h) != 0 {
		t.Fatalf("a service has a head: %+v", h)
	}
	b.must(b.undo(stream, "sato"))
	rows, err := b.store.Services(b.ctx)
	b.must(err)
	if len(rows) != 1 || rows[0].YAML != "v: 1\n" {
		t.Fatalf("after an undo: %+v", rows)
	}
	_, err = b.store.Service(b.ctx, "none")
	b.wantCode(err, incident.CodeNotFound)
}

func rebuild(t *testing.T, b *bench) {
	stream := b.declare("a")
	b.note(stream, incident.TakeNote{Text: "one"})
	b.act(incident.ServiceStream("shop"), "sato", incident.ReviseInventory{Service: "shop", Name: "n", YAML: "y"})
	before := said(t, b.entries(stream))
	n, err := b.store.Rebuild(b.ctx)
	b.must(err)
	if n != 2 || said(t, b.entries(stream)) != before {
		t.Fatalf("rebuilt %d streams", n)
	}
	b.sameAsFold(stream)
	findings, err := b.store.Check(b.ctx)
	b.must(err)
	for _, f := range findings {
		if f.Bad {
			t.Errorf("the check finds %+v", f)
		}
	}
}
