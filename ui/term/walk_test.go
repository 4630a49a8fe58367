package term

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
	"shirei/ui/term/termtest"
)

// strokes are the keys of a random walk: every key of the table, and text in both widths.
var strokes = []string{
	"1", "2", "3", "4", "5", "6", "n", "c", "i", "H", "M", "P", "Q", "R", "O", "+", "-", "u", "T", "t", "C", "d", "f", "p", "e", "x", "@", "!", "y", "j", "k", "g", "G",
	"a", "m", "w", "r", "b", "o", "K", "E", "H", "Z", "?", "/", "A", "N", "v", "h", "S", "l", "b", "ctrl+e",
	"enter", "tab", "shift+tab", "esc", "up", "down", "left", "right", "space", "backspace", "pgup", "pgdown", "ctrl+k", "ctrl+u", "ctrl+s",
}

// TestWalks presses keys at random: nothing panics, every frame has the size of the window, esc always leads home.
func TestWalks(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := rapid.SampledFrom([]lang.Lang{lang.JA, lang.EN}).Draw(rt, "lang")
		from := rapid.SampledFrom([]func(*desk.Seat) screen.Place{outage(t), inventoryOf(t)}).Draw(rt, "from")
		c := start(t, l, 80, 24, from)
		for range rapid.IntRange(5, 40).Draw(rt, "n") {
			switch rapid.IntRange(0, 9).Draw(rt, "what") {
			case 0:
				c.Resize(rapid.IntRange(10, 200).Draw(rt, "w"), rapid.IntRange(3, 60).Draw(rt, "h"))
			case 1:
				c.Commit(rapid.SampledFrom([]string{"障害", "ｊ", "／", "@14:02 ", "x", "12", "\u202e", "1分"}).Draw(rt, "text"))
			case 2:
				c.Paste(rapid.SampledFrom([]string{"一行目\n二行目", "a\tb\x1b[31m", strings.Repeat("長", 5000)}).Draw(rt, "paste"))
			default:
				c.Press(rapid.SampledFrom(strokes).Draw(rt, "key"))
			}
			c.Frame() // fails where a row does not fit
			if c.Quit {
				rt.Fatal("a key of the walk quit the console")
			}
		}
		for range 24 {
			c.Press("esc")
		}
		if c.root.place.Screen != screen.Home || len(c.root.overlays) > 0 {
			rt.Fatalf("esc does not lead home but to %+v:\n%s", c.root.place, c.Frame())
		}
	})
}

// inventoryOf is the inventory of a service that has been begun.
func inventoryOf(t testing.TB) func(*desk.Seat) screen.Place {
	return func(s *desk.Seat) screen.Place {
		if _, err := s.ImportInventory(t.Context(), []byte(begun)); err != nil {
			t.Fatal(err)
		}
		return screen.Place{Screen: screen.Inventory, Service: "shop", Path: "monitoring.dashboards.top"}
	}
}

// TestDraftsSurviveAKill types half a line, ends without saying good-bye, and finds it again.
func TestDraftsSurviveAKill(t *testing.T) {
	c := start(t, lang.JA, 80, 24, outage(t))
	stream := c.root.place.Stream
	c.Press("n")
	c.Type("PayGate窓口へ架電、折り返し")
	c.Send(saveDrafts{}) // the timer has run
	found, err := c.seat.Drafts(t.Context(), c.root.env.Session)
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 1 || found[0].Text != "PayGate窓口へ架電、折り返し" || found[0].Stream != stream {
		t.Fatalf("drafts in the store: %+v", found)
	}
}

// TestSentTextLeavesTheComposer and the entry is on the timeline; a refused line stays.
func TestSentTextLeavesTheComposer(t *testing.T) {
	c := start(t, lang.JA, 120, 40, outage(t))
	c.Press("n")
	c.Type("／対応　＠１４：０２　PayGateへ架電")
	c.Press("enter")
	f := c.Frame()
	if !f.Contains("PayGateへ架電") || !f.Contains("14:02 対応") {
		t.Fatalf("the entry is not on the timeline:\n%s", f)
	}
	c.Press("j", "n") // the composer has closed: keys are keys again
	c.Type("@23:59 未来のこと")
	c.Press("enter")
	if f := c.Frame(); !f.Contains("@23:59 未来のこと") {
		t.Fatalf("a refused line is gone:\n%s", f)
	}
}

// TestCtrlCQuits at once, from anywhere.
func TestCtrlCQuits(t *testing.T) {
	c := start(t, lang.EN, 80, 24, outage(t))
	c.Press("n")
	c.Type("half typed")
	c.Send(termtest.Key(t, "ctrl+c"))
	if !c.Quit {
		t.Fatal("ctrl+c does not quit")
	}
}

// TestALatePromiseRingsOnce when the clock passes it, and not again.
func TestALatePromiseRingsOnce(t *testing.T) {
	c := start(t, lang.JA, 120, 40, outage(t))
	rings := 0
	ring := func(at time.Time) {
		*c.clock = at
		for _, msg := range follow(c.root.route(screen.Tick{Now: at})) {
			if _, ok := msg.(screen.Ring); ok {
				rings++
			}
		}
	}
	ring(noon.Add(18 * time.Minute)) // the first report is due at 14:31
	if rings != 0 {
		t.Fatal("it rings before anything is late")
	}
	ring(noon.Add(20 * time.Minute))
	ring(noon.Add(21 * time.Minute))
	if rings != 1 {
		t.Fatalf("it rang %d times", rings)
	}
}

// follow runs the commands that answer at once, timers left out.
func follow(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	answer := make(chan tea.Msg, 1)
	go func() { answer <- cmd() }()
	select {
	case msg := <-answer:
		batch, ok := msg.(tea.BatchMsg)
		if !ok {
			return []tea.Msg{msg}
		}
		var all []tea.Msg
		for _, c := range batch {
			all = append(all, follow(c)...)
		}
		return all
	case <-time.After(200 * time.Millisecond): // a timer: the next tick
		return nil
	}
}
