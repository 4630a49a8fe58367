package cli

import (
	"strings"

	"shirei/incident"
)

// painter gives a piece of the line for a status bar the look of a severity or of how a promise stands.
type painter func(state, text string) string

// plainly leaves it to the words.
func plainly(_, text string) string { return text }

// tmuxStyles are the looks in tmux's own codes. The words say the same, for those who see no colour.
var tmuxStyles = map[string]string{
	string(incident.Critical): "fg=white,bg=red,bold",
	string(incident.High):     "fg=black,bg=yellow,bold",
	string(incident.Medium):   "fg=cyan,bold",
	string(incident.Overdue):  "fg=red,reverse,bold",
	string(incident.DueSoon):  "fg=yellow,bold",
}

// tmuxStyle looks by tmux's codes. What was typed somewhere never becomes one: a number sign is doubled.
func tmuxStyle(state, text string) string {
	text = strings.ReplaceAll(text, "#", "##")
	style, ok := tmuxStyles[state]
	if !ok || text == "" {
		return text
	}
	return "#[" + style + "] " + text + " #[default]"
}
