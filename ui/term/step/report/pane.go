// Package report is the pane of step 3: the fact sheet with how sure each fact is, the text that goes to an audience,
// word for word, and what went out already.
package report

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
	"shirei/ui/term/widget"
	"shirei/ui/text"
)

// Pane is the pane of the report step.
type Pane struct {
	env     *screen.Env
	c       screen.Case
	sheet   *panel.Panel
	shown   choice    // what the sheet was made for
	minute  time.Time // of the last proposal of a next word
	editor  *editor   // nil: closed
	preview *preview  // nil: closed; lies over the editor
}

// New makes the pane; it shows nothing before its first Load.
func New(env *screen.Env) screen.Step {
	p := &Pane{env: env}
	p.sheet = panel.New(env, "report", p.commit, p.press)
	return p
}

// Load brings the incident as it stands. A text under preview stays as it was read.
func (p *Pane) Load(c screen.Case) tea.Cmd {
	if p.c.State != nil && p.c.State.Stream != c.State.Stream {
		p.editor, p.preview = nil, nil
	}
	p.c = c
	p.show()
	return nil
}

func (p *Pane) show() {
	p.shown = p.choice()
	p.minute = p.env.Now.Truncate(time.Minute)
	p.sheet.Load(p.c.State.Stream, p.rows())
}

func (p *Pane) words() *text.Report { return &p.env.Words.Report }
func (p *Pane) lang() lang.Lang     { return p.env.Lang }
func (p *Pane) clock() lang.Clock   { return p.c.At(p.env.Now) }

func (p *Pane) location() *time.Location { return p.c.State.Location() }

// Update takes keys, pastes and news.
func (p *Pane) Update(msg tea.Msg) tea.Cmd {
	if p.c.State == nil {
		return nil
	}
	switch msg := msg.(type) {
	case screen.Acted:
		if msg.Err == nil && msg.Act.Tag == sentTag {
			p.editor, p.preview = nil, nil
			p.sheet.GoTo("audience") // it will be another: the one owed a word next
		}
		if again := p.repeated(msg); again != nil {
			return again
		}
	case discarded:
		p.env.Drafts.Put(msg.key, "")
		p.show()
		return nil
	case tea.KeyPressMsg, tea.PasteMsg:
		if p.preview != nil {
			return p.preview.update(msg)
		}
		if p.editor != nil {
			return p.editor.update(msg)
		}
	}
	cmd := p.sheet.Update(msg)
	if p.choice() != p.shown || !p.env.Now.Truncate(time.Minute).Equal(p.minute) {
		p.show()
	}
	return cmd
}

// View draws what is open in w by h cells.
func (p *Pane) View(w, h int) widget.Frame {
	switch {
	case p.c.State == nil:
		return widget.Frame{Lines: widget.Fit(nil, w, h)}
	case p.preview != nil:
		return p.preview.view(w, h)
	case p.editor != nil:
		return p.editor.view(w, h)
	}
	return p.sheet.View(w, h, p.top(), p.about(p.sheet.Current()))
}

// Scope is the place in the key table.
func (p *Pane) Scope() string {
	switch {
	case p.preview != nil:
		return keymap.InPreview
	case p.editor != nil:
		return keymap.InEditor
	}
	return p.sheet.Scope()
}

// Typing tells that letters go into a row or the editor.
func (p *Pane) Typing() bool {
	return p.preview == nil && (p.editor != nil || p.sheet.Typing())
}

// Back closes what is on top; what was typed stays a draft.
func (p *Pane) Back() (tea.Cmd, bool) {
	switch {
	case p.preview != nil:
		p.preview = nil
		return nil, true
	case p.editor != nil:
		p.editor = nil
		p.show()
		return nil, true
	}
	return p.sheet.Back()
}

// Leave acts upon what was chosen, when the pane loses the keys.
func (p *Pane) Leave() tea.Cmd { return p.sheet.Leave() }

// Do does an action of the key table.
func (p *Pane) Do(action string) (tea.Cmd, bool) {
	switch {
	case p.c.State == nil:
		return nil, false
	case p.preview != nil:
		return p.preview.do(action)
	}
	kind, rest := panel.Split(p.sheet.Current())
	switch {
	case action == "tick" && isFact(kind):
		return p.sure(incident.FactKey(kind))
	case action == "strike" && kind == "write":
		return p.discard(), true
	case action == "copy" && kind == "sent":
		return p.copySent(rest)
	}
	return p.sheet.Do(action)
}

// press does what a row without a value says.
func (p *Pane) press(id string) tea.Cmd {
	switch kind, rest := panel.Split(id); kind {
	case "write":
		return p.edit()
	case "preview":
		return p.check()
	case "copied":
		return p.checkCopied(rest)
	case "sent":
		return p.showSent(rest)
	}
	return nil
}

func (p *Pane) act(cmd incident.Command) tea.Cmd {
	return screen.Do(screen.Act{Stream: p.c.State.Stream, Cmd: cmd})
}

// wrong puts an error at a row.
func (p *Pane) wrong(row string, err error) tea.Cmd {
	what, next := text.ErrorAt(err, p.lang(), p.clock())
	p.sheet.SetError(row, panel.Beside(what, next))
	return nil
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }
