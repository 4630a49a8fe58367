package desk_test

import (
	"bytes"
	"slices"
	"testing"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/exchange"
)

// merged is an incident of five notes, every other one in the one that was merged into it, and that one's own duplicate.
func merged(t *testing.T) (h *house, main, dup, third string) {
	h = newHouse(t, desk.Options{})
	main, dup, third = h.declare(incident.High), h.declare(incident.High), h.declare(incident.High)
	for i, stream := range []string{main, dup, main, third, dup} {
		h.at([]string{"10:01", "10:02", "10:03", "10:04", "10:05"}[i])
		h.do("sato", stream, incident.TakeNote{Text: string(rune('a' + i)), As: incident.EntryQuestion})
	}
	h.at("10:10")
	h.ok(h.seat("kato").Link(t.Context(), third, dup, incident.LinkDuplicateOf, "同じ障害"))
	h.at("10:11")
	h.ok(h.seat("sato").Link(t.Context(), dup, main, incident.LinkDuplicateOf, "同じ障害"))
	return h, main, dup, third
}

func texts(entries []incident.Entry) string {
	out := ""
	for _, e := range entries {
		if e.Note {
			out += e.Text
		}
	}
	return out
}

func TestMergedIsReadTogether(t *testing.T) {
	h, main, dup, third := merged(t)
	seat := h.seat("sato")
	var all []incident.Entry
	for e, err := range seat.Entries(t.Context(), main) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	if texts(all) != "abcde" {
		t.Errorf("the timeline has %q", texts(all))
	}
	threads, err := seat.Threads(t.Context(), main)
	if err != nil || texts(threads) != "abcde" {
		t.Errorf("the open questions are %q, %v", texts(threads), err)
	}
	theirs := threads[3]
	if found, err := seat.Entry(t.Context(), main, theirs.ID[24:]); err != nil || found.ID != theirs.ID || found.Stream != third {
		t.Errorf("the entry of a duplicate's duplicate is %+v, %v", found, err)
	}
	if own, err := seat.Threads(t.Context(), dup); err != nil || texts(own) != "bde" {
		t.Errorf("the duplicate has %q, %v", texts(own), err)
	}

	h.ok(seat.Undo(t.Context(), main))
	if own, err := seat.Threads(t.Context(), main); err != nil || texts(own) != "ac" {
		t.Errorf("after the undo there is %q, %v", texts(own), err)
	}
	if own, err := seat.Threads(t.Context(), dup); err != nil || texts(own) != "bde" {
		t.Errorf("after the undo the duplicate has %q, %v", texts(own), err)
	}
}

// TestMergedWindows walks a timeline that is read together in windows of any size from both ends.
func TestMergedWindows(t *testing.T) {
	h, main, _, _ := merged(t)
	seat := h.seat("sato")
	whole, err := seat.Timeline(t.Context(), main, desk.Window{})
	if err != nil || whole.Before+whole.After > 0 {
		t.Fatal(whole, err)
	}
	for limit := 1; limit <= len(whole.Entries)+1; limit++ {
		var down []incident.Entry
		for after := (&desk.Cursor{}); ; {
			w, err := seat.Timeline(t.Context(), main, desk.Window{After: after, Limit: limit})
			if err != nil {
				t.Fatal(err)
			}
			if w.Before != len(down) || w.Before+len(w.Entries)+w.After != len(whole.Entries) {
				t.Fatalf("windows of %d: %d before, %d here, %d after, %d walked", limit, w.Before, len(w.Entries), w.After, len(down))
			}
			if down = append(down, w.Entries...); w.After == 0 {
				break
			}
			last := down[len(down)-1]
			after = &desk.Cursor{At: last.OccurredAt, Order: last.Order, ID: last.ID}
		}
		same(t, down, whole.Entries)
		end, err := seat.Timeline(t.Context(), main, desk.Window{Limit: limit})
		if err != nil || end.Before+len(end.Entries) != len(whole.Entries) || end.After != 0 {
			t.Fatalf("the last %d: %d before, %d here, %d after, %v", limit, end.Before, len(end.Entries), end.After, err)
		}
		same(t, end.Entries, whole.Entries[len(whole.Entries)-len(end.Entries):])
	}
}

func same(t *testing.T, got, want []incident.Entry) {
	t.Helper()
	if !slices.EqualFunc(got, want, func(a, b incident.Entry) bool { return a.ID == b.ID }) {
		t.Fatalf("got %q, want %q", texts(got), texts(want))
	}
}

func TestMergedGoesOn(t *testing.T) {
	h, main, dup, third := merged(t)
	seat := h.seat("sato")
	for _, stream := range []string{main, dup, third} {
		if on, err := seat.Goes(t.Context(), stream); err != nil || on != main {
			t.Errorf("%s goes on in %s, %v", stream, on, err)
		}
	}
	h.do("sato", dup, incident.Reopen{Reason: "別の障害だった"})
	for stream, want := range map[string]string{main: main, dup: dup, third: dup} {
		if on, err := seat.Goes(t.Context(), stream); err != nil || on != want {
			t.Errorf("after the reopening %s goes on in %s, %v", stream, on, err)
		}
	}
	if all, err := seat.Together(t.Context(), main); err != nil || len(all) != 1 {
		t.Errorf("with the reopened one it is read as %v, %v", all, err)
	}
	h.ok(seat.Link(t.Context(), dup, main, incident.LinkDuplicateOf, "やはり同じ"))
	if on, err := seat.Goes(t.Context(), third); err != nil || on != main {
		t.Errorf("merged again, it goes on in %s, %v", on, err)
	}
}

// TestMergedStaysUnseen keeps an incident of a service that somebody may not see out of the one it was merged into.
func TestMergedStaysUnseen(t *testing.T) {
	h := newHouse(t, desk.Options{})
	h.inventory("service:\n  id: shop\n  name: shop\n")
	h.inventory("service:\n  id: other\n  name: other\n")
	sato := h.seat("sato")
	main := h.ok(sato.Declare(t.Context(), incident.Declare{Title: "x"}, "shop")).Stream
	dup := h.ok(sato.Declare(t.Context(), incident.Declare{Title: "x"}, "other")).Stream
	h.do("sato", main, incident.TakeNote{Text: "a"})
	h.at("10:01")
	h.do("sato", dup, incident.TakeNote{Text: "b"})
	h.ok(sato.Link(t.Context(), dup, main, incident.LinkDuplicateOf, "同じ"))
	guest := h.For(desk.Principal{Name: "guest", Via: incident.ViaSSH, Grant: desk.GrantCommand, Services: []string{"shop"}})
	if w, err := guest.Timeline(t.Context(), main, desk.Window{}); err != nil || texts(w.Entries) != "a" {
		t.Errorf("the guest reads %q, %v", texts(w.Entries), err)
	}
	if w, err := sato.Timeline(t.Context(), main, desk.Window{}); err != nil || texts(w.Entries) != "ab" {
		t.Errorf("who sees both reads %q, %v", texts(w.Entries), err)
	}
}

// TestMergedIsPacked packs an incident with what was merged into it.
func TestMergedIsPacked(t *testing.T) {
	h, main, dup, third := merged(t)
	var packed bytes.Buffer
	if err := h.seat("sato").Pack(t.Context(), &packed, "host", main); err != nil {
		t.Fatal(err)
	}
	b, err := exchange.ReadBundle(&packed)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{main, dup, third}; !slices.Equal(b.Header.Streams, want) {
		t.Errorf("packed are %v, want %v", b.Header.Streams, want)
	}
}
