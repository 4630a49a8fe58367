package overlay

import (
	tea "charm.land/bubbletea/v2"

	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// prompt asks for one line. What is half typed is kept as a draft until an act has taken it.
type prompt struct {
	screen.Prompt
	env   *screen.Env
	input *widget.Input
}

// promptWidth is the room for what is typed, in cells, where the window has it.
const promptWidth = 64

func newPrompt(env *screen.Env, m screen.Prompt) *prompt {
	p := &prompt{Prompt: m, env: env, input: widget.NewInput(env.Words.Common.Paste)}
	p.input.SetGhost(m.Ghost)
	p.input.SetValue(m.Value)
	if m.Field != "" {
		if draft := env.Drafts.Text(m.Stream, m.Field); draft != "" {
			p.input.SetValue(draft)
		}
	}
	p.input.Focus()
	return p
}

func (p *prompt) Update(msg tea.Msg) tea.Cmd {
	before := p.input.Value()
	if press, ok := msg.(tea.KeyPressMsg); ok && press.String() == "enter" {
		return p.enter()
	}
	used := p.input.Update(msg)
	if press, ok := msg.(tea.KeyPressMsg); ok && !used && press.String() == "right" {
		p.input.AcceptGhost()
	}
	if now := p.input.Value(); now != before {
		p.keep(now)
	}
	return nil
}

// keep holds what is half typed; the value it began with is no draft.
func (p *prompt) keep(text string) {
	if p.Field == "" {
		return
	}
	if text == p.Value || p.Hides != nil && p.Hides(text) {
		text = ""
	}
	p.env.Drafts.Put(p.draft(), text)
}

func (p *prompt) draft() desk.DraftKey { return p.env.Drafts.Key(p.Stream, p.Field) }

// enter closes the prompt and hands on what was entered. An act takes the draft with it, so that a refused one leaves
// the text to be tried again.
func (p *prompt) enter() tea.Cmd {
	then := p.Then(p.input.Value())
	if p.Field != "" {
		then = sent(then, p.draft())
	}
	return tea.Sequence(screen.Send(screen.Close{}), then)
}

// sent makes the acts among a command's messages send the draft; if there is none, it is dropped.
func sent(cmd tea.Cmd, draft desk.DraftKey) tea.Cmd {
	if cmd == nil {
		return screen.Send(entered{draft})
	}
	return func() tea.Msg {
		switch msg := cmd().(type) {
		case screen.Act:
			msg.Sent = append(msg.Sent, draft)
			return msg
		case tea.BatchMsg:
			out := make(tea.BatchMsg, 0, len(msg))
			for _, c := range msg {
				if c != nil {
					out = append(out, sent(c, draft))
				}
			}
			return out
		default:
			return tea.BatchMsg{screen.Send(msg), screen.Send(entered{draft})}
		}
	}
}

// View draws what is asked for and the field, with the cursor in it.
func (p *prompt) View(w, h int) widget.Frame {
	st := p.env.Styles
	keys := p.env.Words.Help.PromptHint
	if p.input.Ghost() != "" {
		keys = p.env.Words.Help.GhostHint
	}
	title, label := clean.Line(p.Title), clean.Line(p.Label)
	w = width(promptWidth, w)
	inner := max(w-4, 2)
	var lines []string
	if hint := clean.Line(p.Hint); hint != "" {
		for _, l := range cell.Wrap(hint, inner) {
			lines = append(lines, st.Dim.Render(l))
		}
	}
	if room := max(h-6, 0); len(lines) > room { // the label and the field are needed, the hint is not
		lines = lines[:room]
	}
	if label != "" {
		lines = append(lines, st.Strong.Render(cell.CutTail(label, inner, st.Glyphs.Ellipsis)))
	}
	p.input.SetWidth(inner - 2)
	in := p.input.View(st)
	at := len(lines)
	lines = append(lines, st.Accent.Render(st.Glyphs.Prompt)+" "+in.Lines[0], "")
	f := widget.Frame{Lines: boxed(p.env, title, lines, keys, w, h), X: in.X, Y: in.Y, Caret: in.Caret}
	return f.At(4, 1+at)
}

func (p *prompt) Scope() string             { return keymap.InPrompt }
func (p *prompt) Typing() bool              { return true }
func (p *prompt) Back() (tea.Cmd, bool)     { return nil, false }
func (p *prompt) Do(string) (tea.Cmd, bool) { return nil, false }
