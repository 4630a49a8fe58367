package theme

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// reset is how Lip Gloss ends a styled run.
const reset = "\x1b[m"

// Style is one Lip Gloss style whose escape sequences are made once. A frame
// paints some hundred runs, and Lip Gloss would lay out each of them anew.
type Style struct {
	lip *lipgloss.Style // shared and never changed: Styles is passed by value
	on  string          // "" where the style changes nothing
}

func newStyle(l lipgloss.Style) Style {
	on, _, _ := strings.Cut(l.Render("x"), "x")
	return Style{lip: &l, on: on}
}

// Render paints one run of text on one line. Empty text stays empty.
func (s Style) Render(text string) string {
	if s.on == "" || text == "" {
		return text
	}
	return s.on + text + reset
}

// Over paints a line that already holds styled runs, such as a whole row under
// the selection: the style comes back after each of them.
func (s Style) Over(line string) string {
	if s.on == "" || line == "" {
		return line
	}
	return s.on + strings.ReplaceAll(line, reset, reset+s.on) + reset
}

// Lip returns the style for Lip Gloss's own layout, off the hot path.
func (s Style) Lip() lipgloss.Style {
	if s.lip == nil {
		return lipgloss.NewStyle()
	}
	return *s.lip
}
