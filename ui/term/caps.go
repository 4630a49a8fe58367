package term

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"shirei/ui/term/theme"
)

// caps is what is known of the terminal. It starts with sane guesses, since no answer may ever come.
type caps struct {
	w, h    int
	dark    bool
	profile colorprofile.Profile
}

func newCaps() caps { return caps{dark: true, profile: colorprofile.Unknown} }

// take learns from a message about the terminal and tells whether it was one.
func (c *caps) take(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		c.w, c.h = msg.Width, msg.Height
	case tea.ColorProfileMsg:
		c.profile = msg.Profile
	case tea.BackgroundColorMsg:
		c.dark = msg.IsDark()
	default:
		return false
	}
	return true
}

func (c *caps) styles(g theme.Glyphs) theme.Styles { return theme.New(c.dark, c.profile, g) }
