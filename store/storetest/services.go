package storetest

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/inventory"
)

const shopYAML = `service:
  id: shop
  name: 店 # a comment
contact:
  people:
    - id: ito
      name: 伊藤
    - id: abe
      name: 阿部
`

const shopStream = "service:shop"

// set edits one field on what it said before; empty: it was blank, or is to be.
func (b *bench) set(who, path, key, was, now string) {
	b.t.Helper()
	e := incident.InventoryEdit{Path: path, Set: map[string]json.RawMessage{key: answer(now)}}
	if was != "" {
		e.Was = map[string]json.RawMessage{key: answer(was)}
	}
	b.act(shopStream, who, incident.EditInventory{Service: "shop", Edits: []incident.InventoryEdit{e}})
}

func answer(text string) json.RawMessage {
	if text == "" {
		return json.RawMessage("null")
	}
	raw, _ := json.Marshal(text)
	return raw
}

func (b *bench) row() desk.ServiceRow {
	b.t.Helper()
	row, err := b.store.Service(b.ctx, "shop")
	b.must(err)
	return row
}

func sameRow(x, y desk.ServiceRow) bool {
	return x.ID == y.ID && x.Name == y.Name && x.YAML == y.YAML && x.RevisedAt.Equal(y.RevisedAt) && x.RevisedBy == y.RevisedBy && slices.Equal(x.Model, y.Model)
}

func serviceEdits(t *testing.T, b *bench) {
	b.act(shopStream, "sato", incident.ReviseInventory{Service: "shop", Name: "店", YAML: shopYAML})
	imported := b.row()
	if len(imported.Model) == 0 {
		t.Fatal("an import leaves no model")
	}
	b.set("kato", "service", "name", "店", "新しい店")
	b.set("sato", "contact.people.ito", "role", "", "L3")
	row := b.row()
	if row.Name != "新しい店" || row.RevisedBy != "sato" || row.YAML == imported.YAML || slices.Equal(row.Model, imported.Model) {
		t.Fatalf("the row is %+v", row)
	}
	b.must(b.store.Write(b.ctx, func(tx desk.Tx) error {
		in, err := tx.Service("shop")
		if err == nil && !sameRow(in, row) {
			t.Errorf("under the lock it is %+v", in)
		}
		_, none := tx.Service("none")
		b.wantCode(none, incident.CodeNotFound)
		return err
	}))
	_, err := b.store.Rebuild(b.ctx)
	b.must(err)
	if again := b.row(); !sameRow(again, row) {
		t.Fatalf("rebuilt it is\n%s\nnot\n%s", again.YAML, row.YAML)
	}
	b.set("kato", "contact.people.ito", "role", "L2", "L1") // it was never L2
	if again := b.row(); !sameRow(again, row) {
		t.Fatalf("an edit that does not apply left\n%s", again.YAML)
	}
	for range 2 {
		b.must(b.undo(shopStream, "kato"))
	}
	if row := b.row(); row.Name != "店" || row.RevisedBy != "sato" {
		t.Fatalf("after an undo: %+v", row)
	}
	b.must(b.undo(shopStream, "sato"))
	if row := b.row(); !sameRow(row, imported) {
		t.Fatalf("after all undos:\n%s", row.YAML)
	}
}

// mergeServices takes random edits apart, brings them to other streams in any order and in parts, and wants the same rows.
func mergeServices(t *testing.T, b *bench) {
	r := rand.New(rand.NewPCG(5, 6))
	b.act(shopStream, "sato", incident.ReviseInventory{Service: "shop", Name: "店", YAML: shopYAML})
	said := map[string]string{"service.name": "店", "contact.people.ito.name": "伊藤", "contact.people.abe.name": "阿部"}
	for i := range 30 {
		who, path := []string{"sato", "kato"}[r.IntN(2)], []string{"service", "contact.people.ito", "contact.people.abe"}[r.IntN(3)]
		if r.IntN(6) == 0 {
			_ = b.undo(shopStream, who) // there may be nothing to take back
			continue
		}
		was, now := said[path+".name"], fmt.Sprint("名前", i)
		if r.IntN(4) == 0 {
			was = "別名" // what it was made on does not stand
		}
		b.set(who, path, "name", was, now)
		said[path+".name"] = now // unless it was passed over, which makes the next one fail too
		if r.IntN(5) == 0 {
			b.now = b.now.Add(-time.Minute)
			said = map[string]string{}
			inv, err := inventory.Parse([]byte(b.row().YAML))
			b.must(err)
			said["service.name"] = inv.Service.Name
			for _, p := range inv.Contact.People.Items {
				said["contact.people."+p.ID+".name"] = p.Name
			}
		}
	}
	want := b.row()
	events := b.events(shopStream)
	for round := range 5 {
		var copied []incident.Event
		for _, e := range events {
			e.Stream = fmt.Sprint(shopStream, round)
			for _, id := range []*string{&e.ID, &e.Act, &e.Undoes} {
				if *id != "" {
					*id = fmt.Sprint(round+1) + (*id)[1:]
				}
			}
			copied = append(copied, e)
		}
		r.Shuffle(len(copied), func(i, j int) { copied[i], copied[j] = copied[j], copied[i] })
		for part := range slices.Chunk(copied, 1+r.IntN(len(copied))) {
			b.must(b.store.Write(b.ctx, func(tx desk.Tx) error { _, err := tx.Merge(part); return err }))
		}
		got, err := b.store.Service(b.ctx, fmt.Sprint("shop", round))
		b.must(err)
		if got.ID = "shop"; !sameRow(got, want) {
			t.Fatalf("round %d comes to\n%s\nnot\n%s", round, got.YAML, want.YAML)
		}
	}
}
