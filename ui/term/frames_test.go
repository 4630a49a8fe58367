package term

import (
	"fmt"
	"testing"

	"shirei/incident/lang"
	"shirei/ui/term/termtest"
)

// TestFrames holds whole frames of home and of an incident, as a person sees them.
func TestFrames(t *testing.T) {
	for _, l := range []lang.Lang{lang.JA, lang.EN} {
		for _, size := range [][2]int{{80, 24}, {120, 40}} {
			name := fmt.Sprintf("%s-%dx%d", l, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				empty := start(t, l, size[0], size[1], nil)
				termtest.Golden(t, "home-empty-"+name, empty.Frame())
				c := start(t, l, size[0], size[1], outage(t))
				termtest.Golden(t, "incident-"+name, c.Frame())
				c.Press("c")
				termtest.Golden(t, "promises-"+name, c.Frame())
				c.Press("esc", "n")
				c.Type("/対応 @-2m PayGateへ架電")
				termtest.Golden(t, "composer-"+name, c.Frame())
				c.Press("esc", "esc", "esc")
				termtest.Golden(t, "home-"+name, c.Frame())
			})
		}
	}
}

// TestTooSmall says what is needed, and keeps running.
func TestTooSmall(t *testing.T) {
	c := start(t, lang.JA, 20, 5, outage(t))
	if f := c.Frame(); f.Contains("決済") || !f.Contains("60x16") {
		t.Fatalf("a window of 20x5 shows\n%s", f)
	}
	c.Press("n")
	c.Type("消えない")
	c.Resize(80, 24)
	if f := c.Frame(); !f.Contains("消えない") {
		t.Fatalf("what was typed is gone after resizing:\n%s", f)
	}
}
