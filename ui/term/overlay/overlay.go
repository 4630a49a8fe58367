// Package overlay draws the questions any screen may ask over itself: to confirm, to enter one line, to pick from a
// list, to read a text. Each is made from its message of package screen and answers with the command that came in it.
package overlay

import (
	"shirei/incident/desk"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// New gives the pane that answers a message, if it is one that wants a pane.
func New(env *screen.Env, msg any) (screen.Pane, bool) {
	switch msg := msg.(type) {
	case screen.Ask:
		return newAsk(env, msg), true
	case screen.Prompt:
		return newPrompt(env, msg), true
	case screen.Pick:
		return newPick(env, msg), true
	case screen.Show:
		return newShow(env, msg), true
	case entered: // of a prompt that is closed already
		env.Drafts.Put(msg.draft, "")
	}
	return nil, false
}

// entered tells that what was typed in a prompt has gone its way without an act that could be refused.
type entered struct{ draft desk.DraftKey }

// boxed draws lines in a box of at most w by h cells with the line of keys last. What does not fit is cut at the end,
// the keys stay.
func boxed(env *screen.Env, title string, lines []string, keys string, w, h int) []string {
	if room := max(h-3, 0); len(lines) > room {
		lines = lines[:room]
	}
	lines = append(lines, env.Styles.Faint.Render(cell.CutTail(keys, max(w-4, 0), env.Styles.Glyphs.Ellipsis)))
	box := widget.Boxed(env.Styles, title, lines, w)
	return box[:min(len(box), max(h, 0))]
}

// width is the box for a content of n cells: no wider than w, and wide enough to be read.
func width(n, w int) int { return min(max(n+4, least), w) }

// least is the narrowest box, in cells, where there is room for it.
const least = 36

// widest gives the cells of the longest text.
func widest(texts ...string) int {
	n := 0
	for _, t := range texts {
		n = max(n, cell.Width(t))
	}
	return n
}
