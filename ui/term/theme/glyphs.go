package theme

// Glyphs is every mark the console draws that is not a word. Each takes the same
// number of cells in both sets, so that a layout does not depend on the set.
type Glyphs struct {
	Check, Current, Skipped, Todo string // steps and ticks
	Suspected, Cleared, Unknown   string // layers: 被疑, 問題なし, not yet looked at
	H, V, Cross, TeeDown, TeeUp   string // rules between panes
	TopLeft, TopRight             string // corners of an overlay
	BottomLeft, BottomRight       string
	Ellipsis, Prompt, Bullet      string
	Dash                          string // an unknown value
	Branch                        string // a detail below its entry, "└"
	Left, Right                   string // a value that cycles
	Up, Down                      string // more above, more below
	Take                          string // after offered text: the key that takes it
	Newline                       string // a line break inside a one-line field
	Odd                           string // stands for a character that may not reach a terminal
	Star, Warn                    string // a key event; an error line
	Drill                         string // before the word for a drill
}

// Unicode is the usual set: one cell each where ambiguous characters are narrow.
func Unicode() Glyphs {
	return Glyphs{
		Check: "✓", Current: "▸", Skipped: "–", Todo: "·",
		Suspected: "●", Cleared: "○", Unknown: "?",
		H: "─", V: "│", Cross: "┼", TeeDown: "┬", TeeUp: "┴",
		TopLeft: "┌", TopRight: "┐", BottomLeft: "└", BottomRight: "┘",
		Ellipsis: "…", Prompt: "›", Bullet: "•", Dash: "—", Branch: "└",
		Left: "‹", Right: "›", Up: "▲", Down: "▼", Take: "→", Newline: "↵", Odd: "·", Star: "★", Warn: "!", Drill: "◇",
	}
}

// ASCII is for terminals that draw ambiguous characters two cells wide.
func ASCII() Glyphs {
	return Glyphs{
		Check: "+", Current: ">", Skipped: "-", Todo: ".",
		Suspected: "*", Cleared: "o", Unknown: "?",
		H: "-", V: "|", Cross: "+", TeeDown: "+", TeeUp: "+",
		TopLeft: "+", TopRight: "+", BottomLeft: "+", BottomRight: "+",
		Ellipsis: "~", Prompt: ">", Bullet: "-", Dash: "-", Branch: "`",
		Left: "<", Right: ">", Up: "^", Down: "v", Take: ">", Newline: "$", Odd: ".", Star: "!", Warn: "!", Drill: "#",
	}
}
