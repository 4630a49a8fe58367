package overlay

import (
	tea "charm.land/bubbletea/v2"

	"shirei/incident/clean"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// ask puts a question with a stated effect. It begins on the choice that changes nothing.
type ask struct {
	env     *screen.Env
	confirm widget.Confirm
	yes     tea.Cmd
}

// effectWidth is the longest line of an effect, in cells, that is read in one look.
const effectWidth = 60

func newAsk(env *screen.Env, m screen.Ask) *ask {
	c := m.Confirm
	c.Title, c.Effect = clean.Line(c.Title), clean.Block(c.Effect)
	c.Yes, c.No = clean.Line(c.Yes), clean.Line(c.No)
	if c.No == "" {
		c.No = env.Words.Common.Cancel
	}
	return &ask{env: env, confirm: c, yes: m.Yes}
}

func (a *ask) Update(msg tea.Msg) tea.Cmd {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch done, yes := a.confirm.Key(keymap.Fold(press)); {
	case done && yes:
		return tea.Sequence(screen.Send(screen.Close{}), a.yes)
	case done:
		return screen.Send(screen.Close{})
	}
	return nil
}

// View draws the question. Where it is too tall its effect is cut, never the choice.
func (a *ask) View(w, h int) widget.Frame {
	c, g := a.confirm, a.env.Styles.Glyphs
	w = width(max(min(widest(cell.Wrap(c.Effect, effectWidth)...), effectWidth), widest(c.Title)+2, widest(c.No+c.Yes)+8), w)
	box := c.View(a.env.Styles, w)
	if over := len(box) - h; over > 0 && h > 4 {
		const below = 3 // a blank line, the choice, the rule
		cut := len(box) - below - over - 1
		more := widget.Boxed(a.env.Styles, "", []string{g.Ellipsis}, w)[1]
		box = append(append(append([]string(nil), box[:cut]...), more), box[len(box)-below:]...)
	}
	return widget.Frame{Lines: box[:min(len(box), max(h, 0))]}
}

func (a *ask) Scope() string             { return "ask" }
func (a *ask) Typing() bool              { return false }
func (a *ask) Back() (tea.Cmd, bool)     { return nil, false }
func (a *ask) Do(string) (tea.Cmd, bool) { return nil, false }
