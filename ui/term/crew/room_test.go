package crew_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/store"
	"shirei/ui/term"
	"shirei/ui/term/screen"
	"shirei/ui/term/termtest"
	"shirei/ui/term/theme"
)

// noon is when the incidents of these tests are declared: 14:02 in Tokyo.
var noon = time.Date(2026, 11, 20, 5, 2, 0, 0, time.UTC)

// still is a store that never wakes anyone, so that a test decides what happens when.
type still struct{ *store.Store }

func (still) Changed(context.Context) <-chan struct{} {
	c := make(chan struct{})
	close(c)
	return c
}

// room is one database with the consoles of several people on it.
type room struct {
	t      testing.TB
	desk   *desk.Desk
	now    time.Time
	stream string
	at     []*console
}

// console is the console of one person.
type console struct {
	*termtest.Driver
	room *room
	seat *desk.Seat
}

// newRoom declares an incident that 佐藤 commands.
func newRoom(t testing.TB) *room {
	t.Helper()
	r, n := &room{t: t, now: noon}, 0
	clock := func() time.Time { return r.now }
	st, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "room.db"), store.Options{Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	newID := func() string { n++; return fmt.Sprintf("019aa000-0000-7000-8000-%08x%04x", n*2654435761&0xffffffff, n) }
	r.desk = desk.New(still{st}, desk.Options{Clock: clock, NewID: newID, Policy: incident.DefaultPolicy(), Zone: "Asia/Tokyo"})
	out, err := r.seat("佐藤").Declare(t.Context(), incident.Declare{
		Title: "決済の一部が完了しない", Severity: incident.High, Began: noon.Add(-12 * time.Minute), Detected: noon.Add(-2 * time.Minute),
	}, "")
	if err != nil {
		t.Fatal(err)
	}
	r.stream = out.Stream
	r.do("佐藤", incident.TakeRole{Role: incident.Commander, Who: "佐藤"}, incident.TakeNote{Text: "カード決済のみ", As: incident.EntryObservation})
	return r
}

func (r *room) seat(name string) *desk.Seat {
	return r.desk.For(desk.Principal{Name: name, Via: incident.ViaConsole})
}

// do acts as somebody without a console, and wakes all consoles.
func (r *room) do(name string, cmds ...incident.Command) {
	r.t.Helper()
	for _, cmd := range cmds {
		if _, err := r.seat(name).Act(r.t.Context(), r.stream, cmd); err != nil {
			r.t.Fatalf("%T: %v", cmd, err)
		}
	}
	r.wake()
}

// wake brings what was written to every console.
func (r *room) wake() {
	for _, c := range r.at {
		c.Send(screen.Woken{})
	}
}

// pass lets minutes go by.
func (r *room) pass(minutes float64) {
	r.now = r.now.Add(time.Duration(minutes * float64(time.Minute)))
	for _, c := range r.at {
		c.Send(screen.Tick{Now: r.now})
	}
	r.wake()
}

func (r *room) state() *incident.State {
	r.t.Helper()
	st, err := r.seat("").State(r.t.Context(), r.stream)
	if err != nil {
		r.t.Fatal(err)
	}
	return st
}

// console seats somebody before the incident.
func (r *room) console(name string, l lang.Lang, w, h int) *console {
	r.t.Helper()
	return r.open(name, l, w, h, screen.Place{Screen: screen.Incident, Stream: r.stream})
}

func (r *room) open(name string, l lang.Lang, w, h int, at screen.Place) *console {
	r.t.Helper()
	return r.seated(r.seat(name), l, w, h, at)
}

func (r *room) seated(seat *desk.Seat, l lang.Lang, w, h int, at screen.Place) *console {
	r.t.Helper()
	c := &console{room: r, seat: seat}
	session, end, err := c.seat.Session(r.t.Context())
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(end)
	tokyo := desk.LoadZone("Asia/Tokyo")
	c.Driver = termtest.New(r.t, term.New(r.t.Context(), term.Options{
		Lang: l, Glyphs: theme.Unicode(), Now: func() time.Time { return r.now.In(tokyo) },
		Open: func(context.Context) (term.Opening, error) {
			return term.Opening{Seat: c.seat, Session: session, At: at}, nil
		},
	}), w, h)
	r.at = append(r.at, c)
	return c
}

// press presses keys, a key for the foot once more where what it answers has only just come, and wakes the others.
func (c *console) press(keys ...string) {
	c.Press(keys...)
	if c.sees("表示が替わった直後") {
		c.room.now = c.room.now.Add(time.Second)
		c.Press(keys...)
	}
	c.room.wake()
}

// enter types a line and enters it.
func (c *console) enter(text string) {
	c.Commit(text)
	c.press("enter")
}

// choose takes the offer of a list that says a text.
func (c *console) choose(text string) {
	c.room.t.Helper()
	for range 20 {
		if c.sees("▸ " + text) {
			c.press("enter")
			return
		}
		c.Press("down")
	}
	c.room.t.Fatalf("%q is not offered:\n%s", text, c.Frame())
}

func (c *console) sees(text string) bool { return c.Frame().Contains(text) }

// calls gives the line above the composer.
func (c *console) calls() string {
	rows := c.Frame().Rows
	return rows[len(rows)-3]
}

// want fails where the console does not show a text.
func (c *console) want(texts ...string) {
	c.room.t.Helper()
	for _, text := range texts {
		if !c.sees(text) {
			c.room.t.Fatalf("%q is not on\n%s", text, c.Frame())
		}
	}
}

// called fails where the call is not the one.
func (c *console) called(text string) {
	c.room.t.Helper()
	if line := c.calls(); !strings.Contains(line, text) {
		c.room.t.Fatalf("the call is %q, not %q; the console is\n%s", line, text, c.Frame())
	}
}

// quiet fails where anybody calls.
func (c *console) quiet() {
	c.room.t.Helper()
	if line := c.calls(); strings.Trim(line, "─┴ ") != "" {
		c.room.t.Fatalf("called by %q", line)
	}
}
