package inventory

import (
	"strings"
	"testing"

	"shirei/incident/lang"
	"shirei/ui/term/screen"
)

// TestOneCursorAndTheSectionByName: of two panes only the one with the keys shows the cursor, and where the sections are
// out of sight the title names the one that is on.
func TestOneCursorAndTheSectionByName(t *testing.T) {
	d, m := start(t, newEnv(lang.JA, shop(t)), screen.Place{}, 120, 30)
	mark := m.Env.Styles.Glyphs.Current
	for range 2 {
		if n := strings.Count(d.Frame().String(), mark); n != 1 {
			t.Errorf("%d cursors\n%s", n, d.Frame())
		}
		d.Press("tab")
	}
	d, m = start(t, newEnv(lang.JA, shop(t)), screen.Place{}, 80, 18)
	s := m.Pane.(*pane)
	d.Press("j", "j", "enter")
	if name := s.book.sections[allAt+2].label; !strings.Contains(d.Frame().Rows[0], name) {
		t.Errorf("no %q in the title\n%s", name, d.Frame())
	}
}
