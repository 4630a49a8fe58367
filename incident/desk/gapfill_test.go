package desk_test

import (
	"testing"

	"shirei/incident"
	"shirei/incident/desk"
)

func TestFillGap(t *testing.T) {
	h := newHouse(t, desk.Options{})
	h.inventory(small)
	id := h.ok(h.seat("sato").Declare(t.Context(), incident.Declare{Title: "x"}, "shop")).Stream
	h.do("sato", id, incident.OpenGap{Field: "service.slo"}, incident.OpenGap{Field: top + ".layer"})
	gaps := h.state(id).Gaps
	if gaps[0].Name != "" || gaps[1].Name != "Top" {
		t.Errorf("the gaps are called %q, %q", gaps[0].Name, gaps[1].Name)
	}
	seat := h.seat("suzuki")
	bad := setting(h.service(), top, "url", "ftp://x")
	if _, err := seat.FillGap(t.Context(), id, gaps[0].ID, "99.9%", bad); err == nil || !h.state(id).Gaps[0].Closed.IsZero() {
		t.Fatalf("half was done: %v", err)
	}
	h.ok(seat.FillGap(t.Context(), id, gaps[0].ID, "99.9%", setting(h.service(), "service", "slo", "99.9%")))
	if svc := h.service(); svc.Inventory.Service.SLO.Value != "99.9%" || svc.Inventory.Service.UpdatedBy != "suzuki" || h.state(id).Gaps[0].Value != "99.9%" {
		t.Errorf("the gap was not filled:\n%s", svc.YAML)
	}
	_, err := seat.FillGap(t.Context(), id, gaps[0].ID, "99%", setting(h.service(), "service", "slo", "99%"))
	refused(t, err, incident.CodeNotFound)
	h.ok(seat.FillGap(t.Context(), id, gaps[1].ID, "app"))
	if h.service().Inventory.Service.SLO.Value != "99.9%" {
		t.Error("a gap that was closed changed the inventory")
	}
	h.sound()
}

// A gap that was filled is undone on both sides by either of them, unless the answer was changed since.
func TestUndoFilledGap(t *testing.T) {
	h := newHouse(t, desk.Options{})
	h.inventory(small)
	id := h.ok(h.seat("sato").Declare(t.Context(), incident.Declare{Title: "x"}, "shop")).Stream
	h.do("sato", id, incident.OpenGap{Field: top + ".layer"})
	gap := h.state(id).Gaps[0].ID
	seat := h.seat("suzuki")
	fill := func(layer string) {
		t.Helper()
		h.ok(seat.FillGap(t.Context(), id, gap, layer, setting(h.service(), top, "layer", layer)))
	}
	stands := func(when, layer string, closed bool) {
		t.Helper()
		if got, g := h.service().Inventory.Monitoring.Dashboards.Items[0].Layers.String(), h.state(id).Gaps[0]; got != layer || g.Closed.IsZero() == closed {
			t.Errorf("%s: the inventory says %q, the gap is %+v", when, got, g)
		}
	}
	fill("app")
	stands("filled", "app", true)
	out := h.ok(seat.Undo(t.Context(), id))
	stands("undone in the incident", "", false)
	if len(out.Undid) != 1 || out.Undid[0].Path != top || string(out.Undid[0].Was["layer"]) != `["app"]` {
		t.Errorf("the undo tells %+v", out.Undid)
	}
	fill("db")
	if _, _, err := seat.UndoInventory(t.Context(), "shop"); err != nil {
		t.Fatal(err)
	}
	stands("undone in the inventory", "", false)
	fill("infra")
	h.set("ito", top, "layer", "app")
	_, err := seat.Undo(t.Context(), id)
	refused(t, err, incident.CodeCannotUndo, "edited", top, "Top", "ito")
	stands("changed since", "app", true)
	h.do("suzuki", id, incident.OpenGap{Field: "夜間の窓口"})
	h.do("suzuki", id, incident.CloseGap{Gap: h.state(id).Gaps[1].ID, Value: "B開発"})
	if out = h.ok(seat.Undo(t.Context(), id)); len(out.Undid) > 0 || !h.state(id).Gaps[1].Closed.IsZero() {
		t.Errorf("a gap that is no place of the inventory: %+v", out.Undid)
	}
	h.sound()
}
