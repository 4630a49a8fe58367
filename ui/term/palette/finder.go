package palette

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// Scope is the place in the key table of a list one types over.
const Scope = "pick"

// Finder is a list one types over: what is typed narrows it, the arrows move in what is left. It is a [screen.Pane] but
// for how it is drawn and for what follows from a choice.
type Finder struct {
	env   *screen.Env
	index *Index
	n     int // things
	most  int // in sight
	input *widget.Input
	list  widget.List
	found []int
	typed bool // what was typed can be chosen itself
}

// Typed is what was chosen where it is none of the things but what was typed.
const Typed = -1

// NewFinder lists n things, of which at most so many are in sight; names gives those of one, its title first.
func NewFinder(env *screen.Env, n, most int, names func(i int) []string) *Finder {
	f := &Finder{env: env, index: NewIndex(n, names), n: n, most: most, input: widget.NewInput(env.Words.Common.Paste)}
	f.input.Focus()
	f.list.SetHeight(most)
	f.narrow()
	return f
}

// OfferTyped lets a person choose what was typed itself: it stands below the things that were found.
func (f *Finder) OfferTyped() {
	f.typed = true
	f.n++
}

// Text is what was typed.
func (f *Finder) Text() string { return strings.TrimSpace(f.input.Value()) }

func (f *Finder) narrow() {
	f.found = f.index.Find(f.input.Value())
	n := len(f.found)
	if f.typed && f.Text() != "" {
		n++
	}
	f.list.SetLen(n)
	f.list.Select(0)
}

// Take takes keys and pastes: moves among what was found, and what is typed. On enter it gives the thing that is chosen,
// or [Typed].
func (f *Finder) Take(msg tea.Msg) (chosen int, ok bool) {
	if press, is := msg.(tea.KeyPressMsg); is {
		switch k := press.String(); k {
		case "up", "down", "pgup", "pgdown":
			f.list.Key(k)
			return 0, false
		case "enter":
			at := f.list.Selected()
			if at < 0 {
				return 0, false
			}
			return f.Found(at), true
		}
	}
	before := f.input.Value()
	if f.input.Update(msg) && f.input.Value() != before {
		f.narrow()
	}
	return 0, false
}

// Found is the thing in the i-th row, or [Typed].
func (f *Finder) Found(i int) int {
	if i >= len(f.found) {
		return Typed
	}
	return f.found[i]
}

// View draws the input, with a ghost while it is empty, and what was found, in w by at most h cells; its height does not
// change while it is narrowed. The frame has the lines and the cursor.
func (f *Finder) View(w, h int, ghost string, row func(i, line, w int, selected bool) string) widget.Frame {
	st := f.env.Styles
	rows := max(min(f.most, f.n, h-1), 1)
	f.list.SetHeight(rows)
	f.input.SetWidth(w - 2)
	in := f.input.View(st)
	if f.input.Empty() {
		in.Lines[0] = st.Ghost.Render(cell.Pad(ghost, w-2))
	}
	lines := make([]string, 0, rows+2)
	lines = append(lines, st.Accent.Render(st.Glyphs.Prompt)+" "+in.Lines[0])
	if f.list.Len() == 0 {
		lines = append(lines, widget.Fit([]string{"  " + st.Dim.Render(f.env.Words.Help.Nothing)}, w, rows)...)
	} else {
		lines = append(lines, f.list.View(st, w, row)...)
	}
	return widget.Frame{Lines: lines, X: in.X, Y: in.Y, Caret: in.Caret}.At(2, 0)
}

// Scope is the place in the key table.
func (f *Finder) Scope() string { return Scope }

// Typing tells that letters are text: always.
func (f *Finder) Typing() bool { return true }

// Back has no step of its own: esc closes what holds the list.
func (f *Finder) Back() (tea.Cmd, bool) { return nil, false }

// Do does none of the key table's actions.
func (f *Finder) Do(string) (tea.Cmd, bool) { return nil, false }
