package desk_test

import (
	"os"
	"slices"
	"testing"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/incident/report"
)

// shop and metrics are the example inventories.
var shop, metrics = example("shop-ec"), example("metrics-saas")

func example(name string) string {
	data, err := os.ReadFile("../../assets/example/" + name + ".yaml")
	if err != nil {
		panic(err)
	}
	return string(data)
}

func TestDeclareService(t *testing.T) {
	const workshop = "service: {id: shop-admin, name: 管理画面, zone: Europe/London}\n"
	for _, c := range []struct {
		name         string
		inventories  []string
		named, title string
		service      string
		zone         string
		conditions   int
	}{
		{"named", []string{shop, metrics}, "metrics", "x", "metrics", "Europe/London", 3},
		{"named in other letters", []string{shop, metrics}, "Metrics", "x", "metrics", "Europe/London", 3},
		{"named by its name", []string{shop, metrics}, "tideline metrics", "x", "metrics", "Europe/London", 3},
		{"a name nobody knows", []string{shop}, "billing", "shop", "billing", "Asia/Tokyo", 0},
		{"by the id in the title", []string{shop, metrics}, "", "Metrics: 遅い", "metrics", "Europe/London", 3},
		{"by the id in wide letters", []string{shop, metrics}, "", "ＭＥＴＲＩＣＳが遅い", "metrics", "Europe/London", 3},
		{"by the name in the title", []string{shop, metrics}, "", "A社 公式オンラインショップで決済障害", "shop", "Asia/Tokyo", 4},
		{"not by a part of a word", []string{shop, metrics}, "", "workshop is late", "", "Asia/Tokyo", 0},
		{"the longer id", []string{shop, workshop}, "", "shop-admin に入れない", "shop-admin", "Europe/London", 0},
		{"the only one there is", []string{shop}, "", "決済障害", "shop", "Asia/Tokyo", 4},
		{"none of two", []string{shop, metrics}, "", "決済障害", "", "Asia/Tokyo", 0},
		{"none known", nil, "", "決済障害", "", "Asia/Tokyo", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := newHouse(t, desk.Options{})
			for _, yaml := range c.inventories {
				h.inventory(yaml)
			}
			out := h.ok(h.seat("sato").Declare(t.Context(), incident.Declare{Title: c.title, Severity: incident.Critical}, c.named))
			st := h.state(out.Stream)
			if st.Service != c.service || st.Zone != c.zone || len(st.Conditions) != c.conditions {
				t.Errorf("service %q, zone %s, %d conditions", st.Service, st.Zone, len(st.Conditions))
			}
			if st.Roles[incident.Commander].Who != "sato" || st.Title != c.title {
				t.Errorf("commander %q, title %q", st.Roles[incident.Commander].Who, st.Title)
			}
			heads, err := h.seat("sato").Heads(t.Context(), desk.HeadFilter{})
			if err != nil || len(heads) != 1 || heads[0].Service != c.service || heads[0].Commander != "sato" {
				t.Errorf("heads %+v, %v", heads, err)
			}
			if s := report.StatusOf(st, h.Now(), lang.JA); (s.Service == nil) != (c.service == "") || s.Service != nil && *s.Service != c.service {
				t.Errorf("status of %v", s.Service)
			}
			h.sound()
		})
	}
}

func TestDeclareRefused(t *testing.T) {
	h := newHouse(t, desk.Options{})
	for _, d := range []incident.Declare{{}, {Title: "x", Severity: "bad"}, {Title: "x", Began: wall("10:03")}} {
		out, err := h.seat("sato").Declare(t.Context(), d, "")
		if err == nil || out.State != nil || out.Events != nil {
			t.Errorf("%+v: %+v, %v", d, out, err)
		}
	}
	if heads, err := h.store.Heads(t.Context(), desk.HeadFilter{}); err != nil || len(heads) != 0 {
		t.Errorf("refused, and yet there is %+v (%v)", heads, err)
	}
}

// An inventory that this program cannot read (a newer one, out of a bundle) must not keep anybody from acting.
func TestUnreadableInventoryStopsNobody(t *testing.T) {
	h := newHouse(t, desk.Options{})
	err := h.store.Write(t.Context(), func(tx desk.Tx) error {
		_, err := tx.Merge([]incident.Event{{
			ID: h.nextID(), Stream: incident.ServiceStream("shop"), Order: 1, RecordedAt: h.Now(), Act: "a",
			Body: incident.InventoryRevised{Service: "shop", Name: "ショップ", YAML: "service: {id: shop, from_the_future: 1}\n"},
		}})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	seat := h.seat("sato")
	_, err = seat.Service(t.Context(), "shop")
	refused(t, err, incident.CodeDamaged, "shop")
	for _, named := range []string{"shop", ""} {
		out := h.ok(seat.Declare(t.Context(), incident.Declare{Title: "ショップの障害", Severity: incident.High}, named))
		if out.State.Service != "shop" {
			t.Errorf("service %q", out.State.Service)
		}
		h.do("sato", out.Stream, incident.TakeNote{Text: "x"}, mark(incident.Began, "09:50"))
		if _, err := seat.ServiceOf(t.Context(), h.state(out.Stream)); err == nil {
			t.Error("nobody is told that the inventory cannot be read")
		}
		h.ok(seat.Undo(t.Context(), out.Stream))
	}
}

// Business time of an incident counts on its own clock, wherever those sit who act.
func TestZoneOfTheIncident(t *testing.T) {
	for name, yaml := range map[string]string{"no inventory": "", "an inventory without a zone": "service: {id: shop, hours: 平日 9:00-18:00}\n"} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t, desk.Options{})
			if yaml != "" {
				h.inventory(yaml)
			}
			id := h.ok(h.seat("sato").Declare(t.Context(), incident.Declare{Title: "x", Severity: incident.Medium}, "shop")).Stream
			before := dues(h.state(id))
			away := desk.New(h.store, desk.Options{Clock: h.Now, NewID: h.nextID, Zone: "America/New_York"}).For(desk.Principal{Name: "suzuki"})
			out := h.ok(away.Act(t.Context(), id, mark(incident.Responded, "10:00")))
			after := dues(out.State)
			if name != "no inventory" {
				if moved := h.ok(away.Assign(t.Context(), id, "shop")); moved.State.Zone != "Asia/Tokyo" {
					t.Errorf("moved to the service, it counts in %s", moved.State.Zone)
				}
			}
			if before["first_report.client"] != "11-19 14:00" || after["first_report.client"] != before["first_report.client"] {
				t.Errorf("owed %v, and from another zone %v", before, after)
			}
		})
	}
}

func TestLocate(t *testing.T) {
	h := newHouse(t, desk.Options{})
	const clock = "019aa000-0000-7000-8000-"
	tails := []string{"a1b2c3d4e5f6", "a1b2c3ffffff", "77aa00000000"}
	find := func(id, want string) {
		t.Helper()
		head, err := h.seat("sato").Locate(t.Context(), id)
		if err != nil || head.Stream != clock+want {
			t.Errorf("%q: %s, %v", id, head.Stream, err)
		}
	}
	_, err := h.seat("sato").Locate(t.Context(), "")
	refused(t, err, incident.CodeNoneActive)
	for i, title := range []string{"一", "二", "三"} {
		id := clock + tails[i]
		h.given.Store(&id)
		h.ok(h.seat("sato").Declare(t.Context(), incident.Declare{Title: title}, ""))
		if i == 0 {
			find("", tails[0])
			find(" \t", tails[0])
		}
	}
	find("7", tails[2])
	find(" 77AA ", tails[2])
	find("７７ａ", tails[2])
	find("a1b2c3d", tails[0])
	find(clock+tails[1], tails[1])
	_, err = h.seat("sato").Locate(t.Context(), "a1b2")
	refused(t, err, incident.CodeAmbiguous, "a1b2")
	e, _ := desk.AsError(err)
	if got := slices.Sorted(slices.Values(e.Args[1:])); !slices.Equal(got, []string{"a1b2c3d 一", "a1b2c3f 二"}) {
		t.Errorf("the candidates cannot be told apart: %q", got)
	}
	_, err = h.seat("sato").Locate(t.Context(), " ")
	refused(t, err, incident.CodeSeveralActive)
	if e, _ := desk.AsError(err); len(e.Args) != 3 {
		t.Errorf("active: %q", e.Args)
	}
	for _, id := range []string{"ffff", "-", "%", "_", "one"} {
		_, err = h.seat("sato").Locate(t.Context(), id)
		refused(t, err, incident.CodeNotFound, id)
	}
	for _, tail := range tails[1:] {
		h.do("sato", clock+tail, incident.End{How: incident.EndFalseAlarm, Reason: "x"})
	}
	find("", tails[0])
	find("77aa", tails[2]) // one that is over is found by its id
}
