// Package screentest stands in for the root of the console in tests of its panes: it gives them an environment, routes
// keys as the root does and draws the pane alone. Only tests import it.
package screentest

import (
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"shirei/incident/lang"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/theme"
	"shirei/ui/text"
)

// Noon is the time in the environment, which stands still.
var Noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// Env is an environment without a desk, at noon, with drafts that nobody stores.
func Env(l lang.Lang) *screen.Env {
	return &screen.Env{
		Session: "s", Lang: l, Words: text.For(l), Keys: keymap.Keys(), Now: Noon,
		Styles: theme.New(true, colorprofile.ANSI256, theme.Unicode()), Drafts: screen.NewDrafts("s", nil),
	}
}

// Host is a model around one pane.
type Host struct {
	Env  *screen.Env
	Pane screen.Pane
	// Hear gets all that is neither a key, a paste nor a size. Nil: it is written down in Sent.
	Hear func(tea.Msg) tea.Cmd
	Sent []tea.Msg // oldest first
	Left bool      // esc had no step left inside the pane

	w, h int
}

// Init begins what fills the glass; other panes have nothing to begin.
func (m *Host) Init() tea.Cmd {
	if s, ok := m.Pane.(screen.Screen); ok {
		return s.Init()
	}
	return nil
}

// Update routes as the root does.
func (m *Host) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
		return m, nil
	case tea.KeyPressMsg:
		return m, m.key(msg)
	case tea.PasteMsg:
		return m, m.Pane.Update(msg)
	}
	return m, m.hear(msg)
}

func (m *Host) hear(msg tea.Msg) tea.Cmd {
	if m.Hear != nil {
		return m.Hear(msg)
	}
	m.Note(msg)
	return nil
}

// Note writes down what the pane asked of the root.
func (m *Host) Note(msg tea.Msg) { m.Sent = append(m.Sent, msg) }

// key is esc, then the key table unless letters are text, then the pane.
func (m *Host) key(msg tea.KeyPressMsg) tea.Cmd {
	if msg.String() == "esc" {
		cmd, ok := m.Pane.Back()
		m.Left = !ok
		return cmd
	}
	if m.Pane.Typing() {
		return m.Pane.Update(msg)
	}
	if a, ok := m.Env.Keys.Match(m.Pane.Scope(), keymap.Fold(msg)); ok {
		if s, is := m.Pane.(screen.Screen); is {
			if why := s.Disabled(a.ID); why != "" {
				return m.hear(screen.Toast{Text: why})
			}
		}
		if cmd, ok := m.Pane.Do(a.ID); ok {
			return cmd
		}
	}
	return m.Pane.Update(msg)
}

// View draws the pane and its cursor.
func (m *Host) View() tea.View {
	f := m.Pane.View(m.w, m.h)
	v := tea.NewView(f.String())
	if f.Caret {
		v.Cursor = tea.NewCursor(f.X, f.Y)
	}
	return v
}

// Last is what the pane asked of the root last; nil if nothing.
func (m *Host) Last() tea.Msg {
	if len(m.Sent) == 0 {
		return nil
	}
	return m.Sent[len(m.Sent)-1]
}
