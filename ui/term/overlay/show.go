package overlay

import (
	"cmp"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"shirei/incident/clean"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// show is a text to read and copy.
type show struct {
	screen.Show
	env    *screen.Env
	text   string // cleaned
	lines  []string
	inner  int // the width lines are wrapped to
	widest int // cells of the longest line
	scroll widget.Scroll
}

func newShow(env *screen.Env, m screen.Show) *show {
	return &show{Show: m, env: env, text: clean.Block(m.Text)}
}

func (s *show) Update(msg tea.Msg) tea.Cmd {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		s.scroll.Key(keymap.Fold(press))
	}
	return nil
}

// Do copies the text as it came, not as it is drawn.
func (s *show) Do(action string) (tea.Cmd, bool) {
	if action != "copy" {
		return nil, false
	}
	return screen.Send(screen.Copy{Text: cmp.Or(s.Copy, s.Text), Said: s.env.Words.Common.Copied}), true
}

// View draws as much of the text as fits, in a box no larger than it needs.
func (s *show) View(w, h int) widget.Frame {
	words := s.env.Words.Help
	if inner := max(w-4, 2); s.inner != inner {
		s.inner, s.lines = inner, cell.Wrap(s.text, inner)
		s.widest = widest(s.lines...)
	}
	title := clean.Line(s.Title)
	w = width(max(s.widest, widest(title)+2, widest(words.ReadHint)+2+widest(words.Below)), w)
	rows := max(min(len(s.lines), h-3), 1)
	s.scroll.SetHeight(rows)
	s.scroll.SetLines(s.lines)
	keys := words.ReadHint
	if n := s.scroll.Below(); n > 0 {
		keys = cell.Row(w-4, keys, fmt.Sprintf(words.Below, n))
	}
	return widget.Frame{Lines: boxed(s.env, title, s.scroll.View(w-4), keys, w, h)}
}

func (s *show) Scope() string         { return keymap.InText }
func (s *show) Typing() bool          { return false }
func (s *show) Back() (tea.Cmd, bool) { return nil, false }
