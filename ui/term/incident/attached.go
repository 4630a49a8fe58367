package incident

import (
	"context"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/ui/term/screen"
)

// shownBytes is how much of what an entry keeps is laid open: its end, where a log says what went wrong.
const shownBytes = 256 << 10

// open shows an entry with everything that is known of it, and what it keeps beside it.
func (t *timeline) open(e incident.Entry) tea.Cmd {
	show := screen.Show{Title: t.env.Lang.Entry(e.Kind), Text: t.full(e), Copy: e.Text}
	of := e.Attached
	if of == nil || of.Binary {
		return screen.Send(show)
	}
	if e.Kind == incident.EntryCommand { // its text is the end of what follows
		shown := e
		shown.Text = ""
		show.Text = t.full(shown)
	}
	seat := t.env.Seat
	return func() tea.Msg {
		content, err := seat.Content(context.Background(), e)
		if err != nil {
			return screen.Failed{Err: err}
		}
		show.Text = strings.TrimRight(show.Text, "\n") + "\n\n── " + clean.Line(of.Name) + " ──\n" + clean.Output(lastOf(string(content)))
		return show
	}
}

// lastOf cuts content that is too long to its last whole lines.
func lastOf(content string) string {
	if len(content) <= shownBytes {
		return content
	}
	content = content[len(content)-shownBytes:]
	if _, rest, ok := strings.Cut(content, "\n"); ok {
		return "…\n" + rest
	}
	for content != "" && !utf8.RuneStart(content[0]) {
		content = content[1:]
	}
	return "…" + content
}
