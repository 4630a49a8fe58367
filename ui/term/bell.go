package term

import (
	tea "charm.land/bubbletea/v2"

	"shirei/ui/term/screen"
)

// ring rings the terminal's bell, unless whoever sits there has switched it off for this session.
func (r *Root) ring() tea.Cmd {
	if r.quiet {
		return nil
	}
	return tea.Raw("\a")
}

// hush switches this terminal's bell off, or on again. What is late is shown all the same.
func (r *Root) hush() tea.Cmd {
	r.quiet = !r.quiet
	said := r.env.Words.Common.Presence.Loud
	if r.quiet {
		said = r.env.Words.Common.Presence.Quiet
	}
	r.say(screen.Toast{Text: said})
	return nil
}

// beneath brings a message to the incident that an inventory was opened from: its promises become late there too.
func (r *Root) beneath(msg tea.Msg) tea.Cmd {
	if r.place.Screen != screen.Inventory || r.place.Stream == "" {
		return nil
	}
	if under, ok := r.kept[key(screen.Place{Screen: screen.Incident, Stream: r.place.Stream})]; ok {
		return under.Update(msg)
	}
	return nil
}
