package storetest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/desk"
)

// anyAct is one of the acts people do, picked by chance.
func (b *bench) anyAct(r *rand.Rand, stream string) {
	var notes []string
	for _, e := range b.entries(stream) {
		if e.Note && !e.Struck {
			notes = append(notes, e.ID)
		}
	}
	who := []string{"sato", "kato"}[r.IntN(2)]
	at := b.now.Add(-time.Duration(r.IntN(500)) * time.Minute)
	target := ""
	if len(notes) > 0 {
		target = notes[r.IntN(len(notes))]
	}
	switch n := r.IntN(10); {
	case n < 3 || target == "":
		b.note(stream, incident.TakeNote{Text: fmt.Sprint("note ", r.IntN(100)), At: incident.When{At: at, Unknown: n == 0}, Key: n == 1, Tags: []string{"t"}})
	case n == 3:
		b.act(stream, who, incident.Correct{Target: target, Text: "corrected"})
	case n == 4:
		b.act(stream, who, incident.Strike{Target: target, Reason: "no"})
	case n == 5:
		b.act(stream, who, incident.Move{Target: target, At: at})
	case n == 6:
		b.act(stream, who, incident.Flag{Target: target, Key: r.IntN(2) == 0})
	case n == 7:
		b.act(stream, who, incident.RecordMilestone{Milestone: incident.Milestones()[r.IntN(11)], At: incident.Moment(at)})
	case n == 8:
		b.act(stream, who, incident.SetFact{Key: incident.FactCause, Text: fmt.Sprint("cause ", r.IntN(9))})
	default:
		_ = b.undo(stream, who) // there may be nothing to take back
	}
	if r.IntN(8) == 0 {
		b.now = b.now.Add(-time.Minute)
	}
}

func randomActs(t *testing.T, b *bench) {
	r := rand.New(rand.NewPCG(1, 2))
	stream := b.declare("a")
	for i := range 120 {
		b.anyAct(r, stream)
		if i%5 == 0 {
			b.sameAsFold(stream)
		}
	}
	b.sameAsFold(stream)
}

func mergeAnyOrder(t *testing.T, b *bench) {
	r := rand.New(rand.NewPCG(3, 4))
	for round := range 6 {
		stream := b.declare(fmt.Sprint("round ", round))
		for range 25 {
			b.anyAct(r, stream)
		}
		want, wantEntries := said(t, b.state(stream)), said(t, b.entries(stream))
		var copied []incident.Event
		for _, e := range b.events(stream) {
			copied = append(copied, elsewhere(e, stream))
		}
		other := copied[0].Stream
		r.Shuffle(len(copied), func(i, j int) { copied[i], copied[j] = copied[j], copied[i] })
		parts := slices.Collect(slices.Chunk(copied, 1+r.IntN(len(copied))))
		for _, part := range append(parts, parts[0]) { // the first part comes twice
			b.must(b.store.Write(b.ctx, func(tx desk.Tx) error { _, err := tx.Merge(part); return err }))
		}
		b.sameAsFold(other)
		if got := back(said(t, b.state(other))); got != want {
			t.Fatalf("merged in parts the state is\n%s\nwant\n%s", got, want)
		}
		if got := back(said(t, b.entries(other))); got != wantEntries {
			t.Fatalf("merged in parts the entries are\n%s\nwant\n%s", got, wantEntries)
		}
	}
}

func mergeDiffers(t *testing.T, b *bench) {
	stream := b.declare("a")
	id := b.note(stream, incident.TakeNote{Text: "one"})
	events := b.events(stream)
	added := -1
	b.must(b.store.Write(b.ctx, func(tx desk.Tx) (err error) { added, err = tx.Merge(events); return err }))
	if added != 0 {
		t.Fatalf("%d of known events were new", added)
	}
	i := slices.IndexFunc(events, func(e incident.Event) bool { return e.ID == id })
	events[i].Body = incident.NoteTaken{Text: "another", As: incident.EntryNote}
	events[0].ID = b.id() // would be new
	err := b.store.Write(b.ctx, func(tx desk.Tx) error { _, err := tx.Merge(events); return err })
	b.wantCode(err, incident.CodeDiffers)
	b.sameAsFold(stream)
	if n := len(b.events(stream)); n != len(events) {
		t.Fatalf("%d events, want %d", n, len(events))
	}
}

func drafts(t *testing.T, b *bench) {
	one, endOne, err := b.store.Session(b.ctx, "sato")
	b.must(err)
	two, endTwo, err := b.store.Session(b.ctx, "sato")
	b.must(err)
	save := func(session, field, text string) {
		b.now = b.now.Add(time.Second)
		b.must(b.store.SaveDraft(b.ctx, desk.Draft{DraftKey: desk.DraftKey{Session: session, Stream: "s", Field: field}, Actor: "sato", Text: text}))
	}
	want := func(got []desk.Draft, err error, texts ...string) {
		t.Helper()
		b.must(err)
		var have []string
		for _, d := range got {
			have = append(have, d.Text)
		}
		if !slices.Equal(have, texts) {
			t.Fatalf("drafts are %q, want %q", have, texts)
		}
	}
	save(one, "note", "half a")
	save(one, "note", "half a sentence")
	save(one, "gone", "x")
	save(one, "gone", "")
	got, err := b.store.Adopt(b.ctx, two, "sato")
	want(got, err) // the other one lives
	save(two, "title", "half a title")
	endOne()
	got, err = b.store.Adopt(b.ctx, two, "kato")
	want(got, err, "half a title") // nobody else's
	got, err = b.store.Adopt(b.ctx, two, "sato")
	want(got, err, "half a sentence", "half a title")
	endTwo()
	save("killed", "note", "newer")
	three, endThree, err := b.store.Session(b.ctx, "sato")
	b.must(err)
	defer endThree()
	got, err = b.store.Adopt(b.ctx, three, "sato")
	want(got, err, "half a title", "newer") // the older text in the same field waits
	b.must(b.store.Write(b.ctx, func(tx desk.Tx) error { return tx.DropDraft(desk.DraftKey{Session: three, Stream: "s", Field: "note"}) }))
	got, err = b.store.Adopt(b.ctx, three, "sato")
	want(got, err, "half a sentence", "half a title")
}

func changes(t *testing.T, b *bench) {
	ctx, cancel := context.WithCancel(b.ctx)
	changed := b.store.Changed(ctx)
	also := b.store.Changed(b.ctx)
	b.declare("a")
	for _, c := range []<-chan struct{}{changed, also} {
		select {
		case <-c:
		case <-time.After(10 * time.Second):
			t.Fatal("a write was not told")
		}
	}
	cancel()
	for {
		select {
		case _, open := <-changed:
			if !open {
				return
			}
		case <-time.After(10 * time.Second):
			t.Fatal("the channel outlives its context")
		}
	}
}
