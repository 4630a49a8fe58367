package desk_test

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/exchange"
	"shirei/incident/inventory"
)

func facts(t *testing.T, change ...string) *exchange.Facts {
	t.Helper()
	data, err := os.ReadFile("../exchange/testdata/facts/mybinder-2018-04-18-culler.json")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer(change...).Replace(string(data))
	if len(change) > 0 && text == string(data) {
		t.Fatal("nothing was changed")
	}
	f, err := exchange.ReadFacts([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestImportFacts(t *testing.T) {
	h := newHouse(t, desk.Options{})
	h.at("2026-11-19 12:00")
	f := facts(t)
	seat := h.seat("sato")
	got, err := seat.ImportFacts(t.Context(), f)
	if err != nil || !got.Added || got.State.Title != f.Title || got.Stream != exchange.Stream(f.Name) {
		t.Fatalf("%+v, %v", got, err)
	}
	events := h.events(got.Stream)
	h.at("12:30")
	again, err := h.seat("suzuki").ImportFacts(t.Context(), facts(t))
	if err != nil || again.Added || again.State.Title != f.Title || len(h.events(got.Stream)) != len(events) {
		t.Errorf("again: %+v, %v", again, err)
	}
	other := facts(t, f.Title, "Another title")
	_, err = seat.ImportFacts(t.Context(), other)
	refused(t, err, incident.CodeDiffers, f.Name, "title")
	if len(h.events(got.Stream)) != len(events) {
		t.Error("a refused import left something")
	}
	h.do("sato", got.Stream, incident.TakeNote{Text: "後から"})
	if again, err = seat.ImportFacts(t.Context(), f); err != nil || again.Added {
		t.Errorf("the same file after somebody wrote something: %+v, %v", again, err)
	}
	if _, err := seat.Locate(t.Context(), ""); err == nil {
		t.Error("an imported incident counts as active")
	}
	_, err = seat.Undo(t.Context(), got.Stream)
	if err != nil {
		t.Fatal(err)
	}
	_, err = seat.Undo(t.Context(), got.Stream)
	refused(t, err, incident.CodeCannotUndo)
	if st := h.state(got.Stream); len(st.Terms) != 0 {
		t.Errorf("an imported incident owes %v", st.Terms)
	}
	h.sound()
}

func TestImportInventory(t *testing.T) {
	h := newHouse(t, desk.Options{})
	seat := h.seat("sato")
	_, err := seat.Service(t.Context(), "shop")
	refused(t, err, incident.CodeNotFound, "shop")
	h.inventory(shop)
	first, err := seat.Service(t.Context(), "shop")
	if err != nil || first.RevisedBy != "sato" || first.Profile.Name != "A社 公式オンラインショップ" {
		t.Fatalf("%+v, %v", first, err)
	}
	if same, err := h.seat("suzuki").Service(t.Context(), "shop"); err != nil || same != first {
		t.Errorf("the same revision was parsed twice (%v)", err)
	}
	_, err = seat.ImportInventory(t.Context(), []byte(strings.Replace(shop, "  zone: Asia/Tokyo", "  zone: Mars/Olympus\n  frobnicate: 1", 1)))
	var problems inventory.Problems
	if !errors.As(err, &problems) || len(problems) != 2 {
		t.Fatalf("%v, want two problems", err)
	}
	if now, err := seat.Service(t.Context(), "shop"); err != nil || now != first {
		t.Errorf("a refused inventory changed something (%v)", err)
	}
	h.inventory(strings.Replace(shop, "own_desk: 運用窓口", "own_desk: 新窓口", 1)) // at the same instant of the clock
	revised, err := seat.Service(t.Context(), "shop")
	if err != nil || !strings.HasPrefix(revised.Profile.OwnDesk, "新窓口") {
		t.Errorf("the old revision is given: %v", err)
	}
	h.inventory(metrics)
	rows, err := seat.Services(t.Context())
	if err != nil || len(rows) != 2 {
		t.Errorf("%d services, %v", len(rows), err)
	}
	h.sound()
}

// carry takes what one house knows of some streams, or all of it, to another.
func carry(from, to *house, streams ...string) int {
	to.Helper()
	b := packed(from, streams...)
	added, err := to.seat("carrier").ImportBundle(to.Context(), b, exchange.Fingerprint(b.Key))
	if err != nil {
		to.Fatal(err)
	}
	return added
}

// packed is a bundle as it is read back.
func packed(from *house, streams ...string) *exchange.Bundle {
	from.Helper()
	var file bytes.Buffer
	if err := from.seat("packer").Pack(from.Context(), &file, "host", streams...); err != nil {
		from.Fatal(err)
	}
	b, err := exchange.ReadBundle(&file)
	if err != nil {
		from.Fatal(err)
	}
	return b
}

func TestImportBundle(t *testing.T) {
	a, b := newHouse(t, desk.Options{}), newHouse(t, desk.Options{})
	b.ids.Store(10_000)
	a.inventory(shop)
	id := a.ok(a.seat("sato").Declare(t.Context(), incident.Declare{Title: "決済障害", Severity: incident.High}, "")).Stream
	n := len(a.events(id)) + 1
	if got := carry(a, b); got != n {
		t.Errorf("%d events were new, want %d", got, n)
	}
	if got := carry(a, b); got != 0 {
		t.Errorf("the same bundle again: %d", got)
	}
	if svc, err := b.seat("ito").ServiceOf(t.Context(), b.state(id)); err != nil || svc == nil || svc.ID != "shop" {
		t.Errorf("the service did not come along: %v", err)
	}
	a.at("10:05")
	b.at("10:06")
	a.do("sato", id, incident.TakeNote{Text: "甲"}, mark(incident.Began, "09:50"))
	b.do("ito", id, incident.TakeNote{Text: "乙"}, incident.SetSeverity{To: incident.Critical})
	carry(a, b)
	carry(b, a)
	one, two := a.state(id), b.state(id)
	if one.Counts.Entries != 2 || one.Counts != two.Counts || one.Severity.Severity != incident.Critical || two.Mark(incident.Began).IsZero() {
		t.Errorf("they did not come to the same:\n%+v\n%+v", one.Counts, two.Counts)
	}
	// The same id with another body is refused whole.
	events := a.events(id)
	events[0].Body = incident.Declared{Title: "別物"}
	extra := events[0]
	extra.ID, extra.Body = "019aa000-0000-7000-8000-00000000beef", incident.NoteTaken{Text: "x"}
	again := packed(a)
	again.Events = []incident.Event{extra, events[0]}
	added, err := b.seat("ito").ImportBundle(t.Context(), again)
	refused(t, err, incident.CodeDiffers, events[0].ID, "body", "event")
	// So is one that differs in anything else: the two would never come to the same.
	events = a.events(id)
	events[0].Actor, events[0].Order = "thief", events[0].Order+1
	again.Events = []incident.Event{extra, events[0]}
	_, err = b.seat("ito").ImportBundle(t.Context(), again)
	refused(t, err, incident.CodeDiffers, events[0].ID, "order, actor", "event")
	if added != 0 || b.state(id).Counts != two.Counts {
		t.Errorf("a refused bundle added %d", added)
	}
	a.sound()
	b.sound()
}
