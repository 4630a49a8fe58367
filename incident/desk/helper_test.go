package desk_test

import (
	"fmt"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/store"
)

// house is a desk over a real SQLite file, with a clock that stands still until it is moved.
type house struct {
	testing.TB
	*desk.Desk
	store *store.Store
	now   atomic.Pointer[time.Time]
	ids   atomic.Int64
	given atomic.Pointer[string] // the next id, if it is to be a certain one
}

// wall reads a wall-clock time in Tokyo; the bare clock time is that of Thursday, 19 November 2026.
func wall(s string) time.Time {
	if len(s) == len("15:04") {
		s = "2026-11-19 " + s
	}
	t, err := time.ParseInLocation("2006-01-02 15:04", s, desk.LoadZone("Asia/Tokyo"))
	if err != nil {
		panic(err)
	}
	return t.UTC()
}

func newHouse(t testing.TB, opt desk.Options) *house {
	t.Helper()
	h := &house{TB: t}
	h.at("10:00")
	clock := func() time.Time { return *h.now.Load() }
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "room.db"), store.Options{Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	opt.Clock, opt.NewID = clock, h.nextID
	if opt.Zone == "" {
		opt.Zone = "Asia/Tokyo"
	}
	h.store, h.Desk = s, desk.New(s, opt)
	return h
}

func (h *house) nextID() string {
	if id := h.given.Swap(nil); id != nil {
		return *id
	}
	n := h.ids.Add(1)
	return fmt.Sprintf("019aa000-0000-7000-8000-%08x%04x", n*2654435761&0xffffffff, n&0xffff)
}

func (h *house) at(s string) {
	now := wall(s)
	h.now.Store(&now)
}

func (h *house) seat(name string) *desk.Seat {
	return h.For(desk.Principal{Name: name, Via: incident.ViaConsole})
}

// declare opens an incident of no service as sato.
func (h *house) declare(sev incident.Severity) string {
	h.Helper()
	return h.ok(h.seat("sato").Declare(h.Context(), incident.Declare{Title: "決済障害", Severity: sev}, "")).Stream
}

// do acts as somebody.
func (h *house) do(who, stream string, cmds ...incident.Command) {
	h.Helper()
	for _, c := range cmds {
		h.ok(h.seat(who).Act(h.Context(), stream, c))
	}
}

func (h *house) ok(out desk.Outcome, err error) desk.Outcome {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
	return out
}

func (h *house) state(stream string) *incident.State {
	h.Helper()
	st, err := h.store.State(h.Context(), stream)
	if err != nil {
		h.Fatal(err)
	}
	return st
}

func (h *house) events(stream string) []incident.Event {
	h.Helper()
	var out []incident.Event
	for e, err := range h.store.Events(h.Context(), stream) {
		if err != nil {
			h.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

// sound fails unless every projection is what the events fold into.
func (h *house) sound() {
	h.Helper()
	findings, err := h.store.Check(h.Context())
	if err != nil {
		h.Fatal(err)
	}
	for _, f := range findings {
		if f.Bad {
			h.Errorf("the check finds %+v", f)
		}
	}
}

// inventory imports an inventory.
func (h *house) inventory(yaml string) {
	h.Helper()
	if _, err := h.seat("sato").ImportInventory(h.Context(), []byte(yaml)); err != nil {
		h.Fatal(err)
	}
}

// refused wants an error of the domain, with its first arguments.
func refused(t testing.TB, err error, code incident.Code, args ...string) {
	t.Helper()
	e, ok := desk.AsError(err)
	if !ok || e.Code != code {
		t.Fatalf("got %v, want refused with %s", err, code)
	}
	for i, want := range args {
		if i >= len(e.Args) || e.Args[i] != want {
			t.Fatalf("arguments %q, want %q first", e.Args, args)
		}
	}
}

// dues gives when each promise is due that follows from the rules, by its id, on Tokyo's clock.
func dues(st *incident.State) map[string]string {
	out := map[string]string{}
	for _, d := range st.Terms {
		out[d.ID] = d.At.In(desk.LoadZone("Asia/Tokyo")).Format("01-02 15:04")
	}
	return out
}

func mark(m incident.Milestone, when string) incident.Command {
	return incident.RecordMilestone{Milestone: m, At: incident.Moment(wall(when))}
}

func told(a incident.Audience, next string) incident.Command {
	return incident.SendReport{ReportSent: incident.ReportSent{
		Audience: a, Stage: incident.StageFirst, Text: "本文", Reviewer: "tanaka", Next: wall(next),
	}}
}
