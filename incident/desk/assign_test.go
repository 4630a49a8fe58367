package desk_test

import (
	"context"
	"slices"
	"testing"

	"shirei/incident"
	"shirei/incident/desk"
)

// TestAssign moves an incident that was declared before anybody had written an inventory.
func TestAssign(t *testing.T) {
	h := newHouse(t, desk.Options{})
	stream := h.declare(incident.High)
	_, err := h.seat("佐藤").Assign(context.Background(), stream, "shop")
	refused(t, err, incident.CodeNotFound)
	h.inventory(example("shop-ec"))
	h.ok(h.seat("佐藤").Assign(context.Background(), stream, "shop"))
	st := h.state(stream)
	if st.Service != "shop" || st.Zone != "Asia/Tokyo" || len(st.Conditions) == 0 {
		t.Fatalf("service %q, zone %q, conditions %v", st.Service, st.Zone, st.Conditions)
	}
	if !slices.ContainsFunc(st.Terms, func(d incident.Due) bool { return d.Audience == incident.Users }) {
		t.Error("the audiences of the inventory are owed nothing")
	}
	h.sound()
}
