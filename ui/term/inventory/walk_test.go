package inventory

import (
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"shirei/incident/lang"
	"shirei/ui/term/termtest"
)

// Whatever is pressed, the frame has the right size, the cursor is in it, and esc leads out.
func TestKeyWalk(t *testing.T) {
	env := newEnv(lang.JA, shop(t))
	keys := []string{"j", "k", "G", "g", "pgdown", "enter", "tab", "b", "f", "/", "o", "y", "n", "esc", "right", "backspace", "ログ", "x", "up", "down", "a", "u", "N", "v", "h", "space", "shift+tab", "ctrl+e"}
	rapid.Check(t, func(rt *rapid.T) {
		s := New(env, suspected).(*pane)
		m := host(env, s)
		msg := s.load("shop", true)()
		s.Update(msg)
		for _, k := range rapid.SliceOfN(rapid.SampledFrom(keys), 0, 40).Draw(rt, "keys") {
			if k == "ログ" {
				m.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: k})
			} else {
				m.Update(termtest.Key(t, k))
			}
			w, h := rapid.IntRange(60, 170).Draw(rt, "w"), rapid.IntRange(15, 50).Draw(rt, "h")
			f := s.View(w, h)
			if _, err := termtest.Draw(f.String(), w, h); err != nil || len(f.Lines) != h {
				rt.Fatalf("%d lines: %v", len(f.Lines), err)
			}
			if f.Caret != s.Typing() || f.Caret && (f.X < 0 || f.X >= w || f.Y < 0 || f.Y >= h) {
				rt.Fatalf("cursor %v at %d,%d in %dx%d", f.Caret, f.X, f.Y, w, h)
			}
		}
		for range 6 {
			if _, more := s.Back(); !more {
				return
			}
		}
		rt.Fatal("esc does not lead out")
	})
}

func TestSizes(t *testing.T) {
	env := newEnv(lang.JA, shop(t))
	d, _ := start(t, env, suspected, 60, 15)
	for _, keys := range [][]string{nil, {"b"}, {"enter"}, {"esc", "b", "tab"}, {"/", "カ"}} {
		d.Press(keys...)
		for _, size := range [][2]int{{60, 15}, {80, 23}, {109, 20}, {110, 23}, {250, 59}, {61, 16}} {
			d.Resize(size[0], size[1])
			d.Frame()
		}
	}
}
