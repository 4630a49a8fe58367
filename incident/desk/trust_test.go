package desk_test

import (
	"bytes"
	"crypto/ed25519"
	"slices"
	"testing"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/exchange"
)

// A store is let in once somebody has accepted its fingerprint, and never with another key.
func TestTrust(t *testing.T) {
	a, b := newHouse(t, desk.Options{}), newHouse(t, desk.Options{})
	b.ids.Store(10_000)
	a.declare(incident.High)
	bundle := packed(a)
	shown := exchange.Fingerprint(bundle.Key)
	seat := b.seat("ito")
	_, err := seat.ImportBundle(t.Context(), bundle)
	refused(t, err, incident.CodeStranger, shown, "packer (host)")
	_, err = seat.ImportBundle(t.Context(), bundle, "0000-1111")
	refused(t, err, incident.CodeNotThatKey, "0000-1111", shown)
	if known, err := seat.Known(t.Context()); err != nil || len(known) != 0 {
		t.Fatalf("refused, and known all the same: %+v %v", known, err)
	}
	if added, err := seat.ImportBundle(t.Context(), bundle, shown); err != nil || added != len(bundle.Events) {
		t.Fatalf("%d events, %v", added, err)
	}
	known, err := seat.Known(t.Context())
	if err != nil || len(known) != 1 || known[0].Name != "packer (host)" || known[0].By != "ito" || !known[0].Key.Equal(bundle.Key) {
		t.Fatalf("%+v %v", known, err)
	}
	if _, err := seat.ImportBundle(t.Context(), bundle); err != nil {
		t.Errorf("a known store is refused: %v", err)
	}
	if _, err := a.seat("sato").ImportBundle(t.Context(), bundle); err != nil {
		t.Errorf("a store refuses its own bundle: %v", err)
	}
	other, _, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	changed := *bundle
	changed.Key = other
	for _, h := range []*house{a, b} { // its own id with another key is refused too
		_, err = h.seat("ito").ImportBundle(t.Context(), &changed, exchange.Fingerprint(other))
		refused(t, err, incident.CodeOtherKey, "packer (host)", shown, exchange.Fingerprint(other))
	}
	if _, err := seat.Distrust(t.Context(), "nobody"); err == nil {
		t.Error("nobody was known")
	}
	if gone, err := seat.Distrust(t.Context(), shown[:9]); err != nil || gone.Store != bundle.Store {
		t.Errorf("%+v %v", gone, err)
	}
	_, err = seat.ImportBundle(t.Context(), bundle)
	refused(t, err, incident.CodeStranger, shown, "packer (host)")
	if _, err := seat.ImportBundle(t.Context(), &changed, exchange.Fingerprint(other)); err != nil {
		t.Errorf("forgotten, and still held to its old key: %v", err)
	}
}

// A bundle that is refused for what is in it makes nobody known.
func TestRefusedBundleTrustsNobody(t *testing.T) {
	a, b := newHouse(t, desk.Options{}), newHouse(t, desk.Options{})
	a.declare(incident.High)
	bundle := packed(a)
	carry(a, b)
	if _, err := b.seat("ito").Distrust(t.Context(), bundle.Store); err != nil {
		t.Fatal(err)
	}
	bundle.Events[0].Actor = "thief"
	_, err := b.seat("ito").ImportBundle(t.Context(), bundle, exchange.Fingerprint(bundle.Key))
	refused(t, err, incident.CodeDiffers)
	if known, err := b.seat("ito").Known(t.Context()); err != nil || len(known) != 0 {
		t.Errorf("%+v %v", known, err)
	}
}

// Trusting and taking in are for who may act for the whole store; packing is reading.
func TestCarryingIsGuarded(t *testing.T) {
	a, b := newHouse(t, desk.Options{}), newHouse(t, desk.Options{})
	b.ids.Store(10_000)
	b.declare(incident.High) // of no service
	b.inventory(shop)
	a.declare(incident.High)
	bundle := packed(a)
	for _, who := range []desk.Principal{
		{Name: "n", Grant: desk.GrantRespond}, {Name: "n", Grant: desk.GrantObserve}, {Name: "n", Grant: desk.GrantCommand, Services: []string{"shop"}},
	} {
		seat := b.For(who)
		_, err := seat.ImportBundle(t.Context(), bundle, exchange.Fingerprint(bundle.Key))
		refused(t, err, incident.CodeNotGranted)
		_, err = seat.Distrust(t.Context(), "x")
		refused(t, err, incident.CodeNotGranted)
		var file bytes.Buffer
		if err := seat.Pack(t.Context(), &file, ""); err != nil {
			t.Fatal(err)
		}
		got, err := exchange.ReadBundle(&file)
		if err != nil || got.By != "n" {
			t.Fatalf("%+v %v", got.Header, err)
		}
		if who.Services != nil && !slices.Equal(got.Streams, []string{"service:shop"}) || who.Services == nil && len(got.Streams) != 2 {
			t.Errorf("%+v packs %q", who, got.Streams)
		}
	}
	seat := b.For(desk.Principal{Name: "n", Grant: desk.GrantCommand})
	if _, err := seat.ImportBundle(t.Context(), bundle, exchange.Fingerprint(bundle.Key)); err != nil {
		t.Error(err)
	}
	empty := newHouse(t, desk.Options{})
	refused(t, empty.seat("n").Pack(t.Context(), &bytes.Buffer{}, ""), incident.CodeNotFound, "bundle")
}
