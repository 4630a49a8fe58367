package widget

import (
	"shirei/ui/term/theme"
	"shirei/ui/text/cell"
)

// Confirm asks once before something leaves or is taken away. It begins on the
// choice that changes nothing; only enter takes a choice, so that no letter typed
// by habit does harm.
type Confirm struct {
	Title  string
	Effect string // what will happen, in one or two sentences
	Yes    string // names the act: 送信する
	No     string // the harmless choice: 戻る
	yes    bool
}

// Key handles a key named by keymap.Fold: done tells that a choice was made, yes
// which one. esc is the harmless choice.
func (c *Confirm) Key(k string) (done, yes bool) {
	switch k {
	case "left", "right", "tab", "shift+tab", "h", "l":
		c.yes = !c.yes
	case "enter":
		return true, c.yes
	case "esc":
		return true, false
	}
	return false, false
}

// View draws the question as a box w cells wide.
func (c *Confirm) View(st theme.Styles, w int) []string {
	inner := max(w-4, 2)
	lines := cell.Wrap(c.Effect, inner)
	choice := func(label string, on bool) string {
		if on {
			return st.Focus.Render(st.Glyphs.Current + " " + label + " ")
		}
		return "  " + label + " "
	}
	lines = append(lines, "", choice(c.No, !c.yes)+"  "+choice(c.Yes, c.yes))
	return Boxed(st, c.Title, lines, w)
}
