package storetest

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/desk"
)

func (b *bench) changes(which desk.ChangeFilter) []incident.ServiceChange {
	b.t.Helper()
	out, err := b.store.Changes(b.ctx, which)
	b.must(err)
	return out
}

func record(what, ref string, at time.Time) incident.Command {
	return incident.RecordChange{ChangePlan: incident.ChangePlan{What: what, Ref: ref}, At: at}
}

// serviceChanges finds changes by service, time, reference and the end of an id, whether or not there is an inventory.
func serviceChanges(t *testing.T, b *bench) {
	for i, ago := range []time.Duration{time.Hour, 80 * time.Hour, 0} {
		b.act(shopStream, "ci", record(fmt.Sprint("v", i), fmt.Sprint("r", i), b.now.Add(-ago)))
	}
	b.act("service:other", "ci", record("w", "r0", b.now.Add(-time.Minute)))
	b.act(shopStream, "kato", incident.RequestChange{ChangePlan: incident.ChangePlan{What: "asked"}})
	asked := b.changes(desk.ChangeFilter{Service: "shop", Limit: 1})[0]
	whole := b.changes(desk.ChangeFilter{})
	for _, c := range []struct {
		which desk.ChangeFilter
		want  []string
	}{
		{desk.ChangeFilter{}, []string{"asked", "v2", "w", "v0", "v1"}},
		{desk.ChangeFilter{Service: "shop", Since: b.now.Add(-72 * time.Hour)}, []string{"asked", "v2", "v0"}},
		{desk.ChangeFilter{Service: "shop", Ref: "r0"}, []string{"v0"}},
		{desk.ChangeFilter{ID: asked.ID}, []string{"asked"}},
		{desk.ChangeFilter{ID: asked.ID[20:]}, []string{"asked"}},
		{desk.ChangeFilter{ID: "%"}, nil},
		{desk.ChangeFilter{Service: "none"}, nil},
	} {
		var got []string
		for _, x := range b.changes(c.which) {
			got = append(got, x.What)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%+v gives %q, want %q", c.which, got, c.want)
		}
	}
	b.act(shopStream, "kato", incident.ApproveChange{Of: asked, Why: "alone"})
	asked = b.changes(desk.ChangeFilter{ID: asked.ID})[0]
	from := b.now.Add(time.Hour)
	b.act(shopStream, "kato", incident.ScheduleChange{Of: asked, From: from})
	if got := b.changes(desk.ChangeFilter{ID: asked.ID}); len(got) != 1 || got[0].State() != incident.ChangeIsScheduled || !got[0].When().Equal(from) {
		t.Fatalf("scheduled it is %+v", got)
	}
	for range 3 {
		b.must(b.undo(shopStream, "kato"))
	}
	if got := b.changes(desk.ChangeFilter{}); len(got) != len(whole)-1 {
		t.Fatalf("after an undo of all that was done to it there are %d, of %d", len(got), len(whole))
	}
	if _, err := b.store.Service(b.ctx, "shop"); err == nil {
		t.Fatal("changes alone make an inventory")
	}
	b.act(shopStream, "sato", incident.ReviseInventory{Service: "shop", Name: "店", YAML: shopYAML})
	row := b.row()
	b.act(shopStream, "ci", record("v9", "", time.Time{}))
	if again := b.row(); !sameRow(again, row) {
		t.Fatalf("a change has touched the inventory: %+v", again)
	}
	before := b.changes(desk.ChangeFilter{})
	_, err := b.store.Rebuild(b.ctx)
	b.must(err)
	if after := b.changes(desk.ChangeFilter{}); !reflect.DeepEqual(after, before) {
		t.Fatalf("rebuilt they are %+v, not %+v", after, before)
	}
	b.sound()
}

// sound fails where the check finds anything wrong.
func (b *bench) sound() {
	b.t.Helper()
	findings, err := b.store.Check(b.ctx)
	b.must(err)
	for _, f := range findings {
		if f.Bad {
			b.t.Errorf("the check finds %+v", f)
		}
	}
}

// mergeChanges brings random acts on changes to other streams in any order and in parts, and wants the same changes.
func mergeChanges(t *testing.T, b *bench) {
	r := rand.New(rand.NewPCG(7, 8))
	for i := range 60 {
		who := []string{"sato", "kato"}[r.IntN(2)]
		all := b.changes(desk.ChangeFilter{Service: "shop"})
		if len(all) == 0 || r.IntN(5) == 0 {
			b.act(shopStream, who, incident.RequestChange{ChangePlan: incident.ChangePlan{What: fmt.Sprint(i), Emergency: r.IntN(2) == 0, Rule: "r"}})
			continue
		}
		if r.IntN(7) == 0 {
			_ = b.undo(shopStream, who) // there may be nothing to take back
			continue
		}
		of := all[r.IntN(len(all))]
		acts := map[incident.ChangeAct]incident.Command{
			incident.ActApprove: incident.ApproveChange{Of: of, Why: "alone"}, incident.ActRefuse: incident.RefuseChange{Of: of, Reason: "no"},
			incident.ActSchedule: incident.ScheduleChange{Of: of, From: b.now}, incident.ActNotice: incident.NoticeChange{Of: of, To: "x"},
			incident.ActStart: incident.StartChange{Of: of}, incident.ActFinish: incident.FinishChange{Of: of},
			incident.ActVerify: incident.VerifyChange{Of: of, Evidence: "ok"}, incident.ActUndo: incident.TakeBackChange{Of: of, Why: "x"},
		}
		if next := of.Next(); len(next) > 0 {
			b.act(shopStream, who, acts[next[r.IntN(len(next))]])
		}
		if r.IntN(6) == 0 {
			b.now = b.now.Add(-time.Minute)
		}
	}
	b.sound()
	want := said(t, b.changes(desk.ChangeFilter{Service: "shop"}))
	for round := range 4 {
		other := fmt.Sprint("shop", round)
		var copied []incident.Event
		for _, e := range b.events(shopStream) {
			e.Stream = incident.ServiceStream(other)
			for _, id := range []*string{&e.ID, &e.Act, &e.Undoes} {
				if *id != "" {
					*id = fmt.Sprint(round+1) + (*id)[1:]
				}
			}
			e.Body = rename(t, e.Body, round)
			copied = append(copied, e)
		}
		r.Shuffle(len(copied), func(i, j int) { copied[i], copied[j] = copied[j], copied[i] })
		for part := range slices.Chunk(copied, 1+r.IntN(len(copied))) {
			b.must(b.store.Write(b.ctx, func(tx desk.Tx) error { _, err := tx.Merge(part); return err }))
		}
		got := b.changes(desk.ChangeFilter{Service: other})
		for i := range got {
			got[i].ID, got[i].Service = "0"+got[i].ID[1:], "shop"
		}
		if said(t, got) != want {
			t.Fatalf("round %d comes to\n%s\nnot\n%s", round, said(t, got), want)
		}
	}
	b.sound()
}

// rename gives the change a body is about the id it has in another stream.
func rename(t *testing.T, b incident.Body, round int) incident.Body {
	t.Helper()
	id, ok := incident.ChangeOf(incident.Event{Body: b})
	if !ok || id == "" {
		return b
	}
	data, err := incident.EncodeBody(b)
	if err != nil {
		t.Fatal(err)
	}
	return incident.DecodeBody(b.Kind(), []byte(strings.Replace(string(data), id, fmt.Sprint(round+1)+id[1:], 1)))
}
