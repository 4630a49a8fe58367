package term

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/uuid"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/store"
	"shirei/ui/term/screen"
	"shirei/ui/term/termtest"
	"shirei/ui/text"
)

// visitor is somebody else at the same database, in a session of their own store.
type visitor struct {
	seat    *desk.Seat
	session string
	leave   func()
}

func visit(t *testing.T, c *console, name string) *visitor {
	t.Helper()
	*c.clock = c.clock.Add(time.Second) // who came first is told by when
	st, err := store.Open(t.Context(), c.path, store.Options{Clock: func() time.Time { return *c.clock }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	d := desk.New(st, desk.Options{
		Clock: func() time.Time { return *c.clock }, NewID: uuid.NewString, Policy: incident.DefaultPolicy(), Zone: "Asia/Tokyo",
	})
	v := &visitor{seat: d.For(desk.Principal{Name: name, Via: incident.ViaConsole})}
	if v.session, v.leave, err = v.seat.Session(t.Context()); err != nil {
		t.Fatal(err)
	}
	return v
}

func (v *visitor) says(t *testing.T, h desk.Here) {
	t.Helper()
	h.Session = v.session
	if err := v.seat.Announce(t.Context(), h); err != nil {
		t.Fatal(err)
	}
}

// others are the sessions the console knows of, besides its own.
func (c *console) others() (out []desk.Here) {
	for _, h := range c.root.env.Here {
		if h.Session != c.root.env.Session {
			out = append(out, h)
		}
	}
	return out
}

func TestWhoIsHere(t *testing.T) {
	for l, size := range map[lang.Lang][2]int{lang.JA: {80, 24}, lang.EN: {120, 40}} {
		t.Run(string(l), func(t *testing.T) {
			words := text.For(l).Common.Presence
			c := start(t, l, size[0], size[1], outage(t))
			if c.Frame().Contains(words.Here(1)) {
				t.Error("one who is alone is told so")
			}
			stream := c.root.place.Stream
			ito, far := visit(t, c, "伊藤"), visit(t, c, "鈴木\x1b[31m")
			if _, err := c.seat.Act(t.Context(), stream, incident.TakeRole{Role: incident.Scribe, Who: "伊藤"}); err != nil {
				t.Fatal(err)
			}
			if _, err := c.seat.Act(t.Context(), stream, incident.TakeRole{Role: incident.Operations, Who: "渡辺"}); err != nil {
				t.Fatal(err)
			}
			*c.clock = noon.Add(12 * time.Minute)
			ito.says(t, desk.Here{Stream: stream, Step: incident.StepFirstReport, Typing: true, Seen: noon})
			far.says(t, desk.Here{Idle: true, Remote: true, Seen: noon})
			c.Send(screen.Tick{Now: *c.clock})
			c.Send(screen.Woken{})
			if !c.Frame().Contains(words.Here(2)) || len(c.others()) != 2 {
				t.Fatalf("the others do not show:\n%s", c.Frame())
			}
			c.Press("W")
			termtest.Golden(t, "who-"+string(l), c.Frame())
			ito.leave()
			c.Send(screen.Tick{Now: *c.clock})
			if c.Frame().Contains(words.Here(2)) || len(c.others()) != 1 {
				t.Error("whoever left still counts")
			}
		})
	}
}

// TestANameInUse is said at the start, and refused to nobody.
func TestANameInUse(t *testing.T) {
	path := filepath.Join(t.TempDir(), "room.db")
	c := startAt(t, path, lang.JA, 80, 24, outage(t))
	if words := text.For(lang.JA).Common.Presence; c.Frame().Contains(words.Already("佐藤")) {
		t.Fatal("it is one's own name")
	}
	again := startAt(t, path, lang.JA, 80, 24, nil)
	if words := text.For(lang.JA).Common.Presence; !again.Frame().Contains(words.Already("佐藤")) {
		t.Fatalf("nobody says that the name is in use:\n%s", again.Frame())
	}
}

// TestAnnouncing: what others see of a console, and that one at rest writes nothing.
func TestAnnouncing(t *testing.T) {
	c := start(t, lang.JA, 80, 24, outage(t))
	stream := c.root.place.Stream
	mine := func() desk.Here {
		t.Helper()
		found, err := c.seat.Present(t.Context(), stream)
		if err != nil || len(found) != 1 {
			t.Fatalf("%v %v", found, err)
		}
		return found[0]
	}
	if h := mine(); h.Name != "佐藤" || h.Step != c.root.at.(interface{ Step() incident.Step }).Step() || h.Typing || h.Idle {
		t.Fatalf("at the start: %+v", h)
	}
	c.Press("3", "tab", "n")
	c.Type("架電")
	if h := mine(); !h.Typing || h.Step != incident.StepFirstReport {
		t.Fatalf("while typing: %+v", h)
	}
	c.at(typingFor)
	if h := mine(); h.Typing {
		t.Fatalf("after the last key: %+v", h)
	}
	c.at(idleAfter)
	if h := mine(); !h.Idle || !h.Seen.Equal(noon) {
		t.Fatalf("after a while: %+v", h)
	}
	file := c.path + "-sessions/" + c.root.env.Session
	old := time.Unix(1, 0)
	if err := os.Chtimes(file, old, old); err != nil {
		t.Fatal(err)
	}
	for i := range 60 {
		c.at(idleAfter + time.Duration(i)*time.Second)
	}
	if info, err := os.Stat(file); err != nil || !info.ModTime().Equal(old) {
		t.Errorf("a console at rest writes: %v", err)
	}
	c.Press("esc")
	if h := mine(); h.Idle {
		t.Fatalf("after a key: %+v", h)
	}
}

// TestAnnouncingFromHome: who has come over SSH is told as such before they have opened anything.
func TestAnnouncingFromHome(t *testing.T) {
	c := start(t, lang.JA, 80, 24, nil)
	c.root.env.Remote = true
	c.at(0)
	if found, err := c.seat.Present(t.Context(), ""); err != nil || len(found) != 1 || !found[0].Remote {
		t.Errorf("%+v %v", found, err)
	}
}

// at lets the clock tick at a time after noon.
func (c *console) at(d time.Duration) {
	*c.clock = noon.Add(d)
	c.Send(screen.Tick{Now: *c.clock})
}

// hearing counts the bells of a console.
type hearing struct {
	tea.Model
	rings int
}

func (h *hearing) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if raw, ok := msg.(tea.RawMsg); ok && raw.Msg == "\a" {
		h.rings++
	}
	_, cmd := h.Model.Update(msg)
	return h, cmd
}

// TestTheBell rings for a late promise once on a terminal, wherever it was noticed first, and not where the bell was switched off.
func TestTheBell(t *testing.T) {
	for name, c := range map[string]struct {
		before []string // keys
		first  func(*console)
		want   int
	}{
		"by the clock":          {nil, func(c *console) { c.Send(screen.Tick{Now: *c.clock}) }, 1},
		"by somebody's write":   {nil, func(c *console) { c.root.env.Now = *c.clock; c.Send(screen.Woken{}) }, 1},
		"beneath the inventory": {[]string{"i"}, func(c *console) { c.Send(screen.Tick{Now: *c.clock}) }, 1},
		"switched off":          {[]string{"B"}, func(c *console) { c.Send(screen.Tick{Now: *c.clock}) }, 0},
		"off and on again":      {[]string{"B", "B"}, func(c *console) { c.Send(screen.Tick{Now: *c.clock}) }, 1},
	} {
		t.Run(name, func(t *testing.T) {
			room := start(t, lang.JA, 80, 24, outage(t))
			ears := &hearing{Model: room.root}
			room.Model = ears
			room.Press(c.before...)
			var next time.Time
			st, err := room.seat.State(t.Context(), room.root.place.Stream)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range st.Ledger(*room.clock) {
				if p.State.Open() && p.At.After(*room.clock) && (next.IsZero() || p.At.Before(next)) {
					next = p.At
				}
			}
			room.at(next.Sub(noon) - time.Second)
			if ears.rings != 0 {
				t.Fatalf("%d bells before anything was late", ears.rings)
			}
			*room.clock = next.Add(time.Second)
			c.first(room)
			for i := range 3 {
				room.at(next.Sub(noon) + time.Duration(i+2)*time.Second)
				room.Send(screen.Woken{})
			}
			if ears.rings != c.want {
				t.Errorf("%d bells, want %d", ears.rings, c.want)
			}
		})
	}
}

// The header and the list count people, not what they have open.
func TestTwoTerminalsOfOnePersonAreOnePerson(t *testing.T) {
	words := text.For(lang.JA).Common.Presence
	c := start(t, lang.JA, 80, 24, outage(t))
	stream := c.root.place.Stream
	for _, idle := range []bool{true, false} {
		visit(t, c, "伊藤").says(t, desk.Here{Stream: stream, Step: incident.StepFirstReport, Idle: idle, Seen: noon})
	}
	visit(t, c, "伊藤").says(t, desk.Here{Idle: true, Seen: noon}) // at no incident
	c.Send(screen.Tick{Now: *c.clock})
	c.Send(screen.Woken{})
	if !c.Frame().Contains(words.Here(2)) {
		t.Errorf("two people are not two:\n%s", c.Frame())
	}
	c.Press("W")
	f := c.Frame()
	if n := strings.Count(f.String(), "伊藤"); n != 1 || !f.Contains(words.Terminals(2)) || f.Contains(words.AtNone) {
		t.Errorf("one person on %d rows:\n%s", n, f)
	}
}
