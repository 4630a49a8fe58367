// Package postmortem is the pane of step 6: the written parts of the postmortem, the action items, and the document
// they become, as a reader will see it.
package postmortem

import (
	"context"
	"iter"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/report"
	"shirei/incident/when"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	"shirei/ui/text"
	"shirei/ui/text/cell"
)

// Pane is the pane of the step.
type Pane struct {
	env     *screen.Env
	c       screen.Case
	rows    []row
	list    widget.List
	area    *widget.Area
	editing incident.Part              // whose text is typed; empty: none
	began   map[incident.Part][]string // what stood there when its text was begun; parts without a draft are left out
	blurred bool                       // another pane has the keys
	shown   shown

	rendered bool // the document is shown instead of the outline
	client   bool // the client's one
	doc      document
	entries  func(ctx context.Context, stream string) iter.Seq2[incident.Entry, error]
}

// New makes the pane; it is empty until Load.
func New(env *screen.Env) screen.Step {
	return &Pane{
		began: map[incident.Part][]string{},
		env:   env, area: widget.NewArea(env.Words.Common.Paste), doc: document{width: 60},
		entries: func(ctx context.Context, stream string) iter.Seq2[incident.Entry, error] {
			return env.Seat.Entries(ctx, stream)
		},
	}
}

// Load brings the incident as it stands. What is being typed stays.
func (p *Pane) Load(c screen.Case) tea.Cmd {
	other := p.c.State == nil || p.c.State.Stream != c.State.Stream
	p.c, p.shown = c, shown{}
	p.rows = p.listRows()
	p.list.SetLen(len(p.rows))
	if other {
		p.editing, p.rendered = "", false
		clear(p.began)
		p.list.Select(0)
	}
	p.skip(1)
	if p.rendered {
		return p.write()
	}
	return nil
}

// Update takes keys, pastes and news.
func (p *Pane) Update(msg tea.Msg) tea.Cmd {
	if p.c.State == nil {
		return nil
	}
	switch msg := msg.(type) {
	case written:
		return p.take(msg)
	case screen.Acted:
		return p.acted(msg)
	case screen.Focus:
		if p.blurred = !msg.On; p.blurred && p.editing != "" {
			p.leave()
		}
	case tea.PasteMsg:
		return p.typed(msg)
	case tea.KeyPressMsg:
		return p.key(msg)
	}
	return nil
}

func (p *Pane) key(press tea.KeyPressMsg) tea.Cmd {
	switch {
	case p.editing != "":
		return p.typed(press)
	case p.rendered:
		p.doc.scroll.Key(keymap.Fold(press))
		return p.fit()
	}
	was := p.list.Selected()
	p.list.Key(keymap.Fold(press))
	if p.list.Selected() < was {
		p.skip(-1)
	} else {
		p.skip(1)
	}
	return nil
}

// skip steps over the heading in a direction.
func (p *Pane) skip(by int) {
	if i := p.list.Selected(); i >= 0 && p.rows[i].kind == rowHeading {
		p.list.Select(i + by)
	}
}

func (p *Pane) current() row {
	if i := p.list.Selected(); i >= 0 {
		return p.rows[i]
	}
	return row{}
}

// Do does an action of the key table.
func (p *Pane) Do(action string) (tea.Cmd, bool) {
	if p.c.State == nil {
		return nil, false
	}
	switch action {
	case "post.rendered":
		p.rendered = !p.rendered
		return p.write(), true
	case "post.client":
		p.client, p.rendered = !p.client, true
		return p.write(), true
	case "post.export":
		return p.export(), true
	case "copy":
		return p.copy(), true
	}
	if p.rendered {
		return nil, false
	}
	at := p.current()
	switch {
	case action == "add":
		return p.editItem(incident.ActionItem{}), true
	case action == "edit" && at.kind == rowPart:
		p.edit(at.part)
		return nil, true
	case action == "edit" && at.kind == rowItem:
		return p.editItem(at.item), true
	case (action == "edit" || action == "tick") && at.kind == rowGap:
		return p.mend(at.gap), true
	case action == "edit", action == "tick" && at.kind == rowAdd:
		return p.editItem(incident.ActionItem{}), true
	case action == "tick" && at.kind == rowItem:
		return p.setState(at.item, next(at.item)), true
	case action == "strike" && at.kind == rowItem:
		return p.setState(at.item, "dropped"), true
	}
	return nil, false
}

// Back leaves the text that is typed, which stays as a draft, then the document.
func (p *Pane) Back() (tea.Cmd, bool) {
	switch {
	case p.editing != "":
		p.leave()
		return nil, true
	case p.rendered:
		p.rendered = false
		return nil, true
	}
	return nil, false
}

// Scope is the place in the key table.
func (p *Pane) Scope() string {
	if p.editing != "" {
		return keymap.InEditor
	}
	return keymap.InPost
}

// Typing tells that letters go into a text.
func (p *Pane) Typing() bool { return p.editing != "" }

// Sizes of the pane's parts, in cells and lines.
const (
	beside     = 60 // from this width on the text stands beside the outline, else below it
	outlineMin = 26
	outlineMax = 34
	ruleWidth  = 3
)

// View draws the outline with the text of the row under the cursor, or the document.
func (p *Pane) View(w, h int) widget.Frame {
	p.doc.width = w
	switch {
	case p.c.State == nil:
		return widget.Frame{Lines: widget.Fit(nil, w, h)}
	case p.rendered:
		return widget.Frame{Lines: p.drawDocument(w, h)}
	case w < beside:
		return p.stacked(w, h)
	}
	st := p.env.Styles
	lw := min(max(w*2/5, outlineMin), outlineMax)
	text := p.text(w-lw-ruleWidth, h)
	lines := widget.TwoPane(p.outline(lw, h), text.Lines, lw, w-lw-ruleWidth, " "+st.Rule.Render(st.Glyphs.V)+" ")
	text.Lines = lines
	return text.At(lw+ruleWidth, 0)
}

// stacked puts the text below the outline.
func (p *Pane) stacked(w, h int) widget.Frame {
	st := p.env.Styles
	upper := max(h/2, 3)
	text := p.text(w, max(h-upper-1, 1))
	rule := ""
	for range w {
		rule += st.Glyphs.H
	}
	text.Lines = widget.Fit(append(append(p.outline(w, upper), st.Rule.Render(rule)), text.Lines...), w, h)
	return text.At(0, upper+1)
}

// outline lists the parts and the action items below a line that says how much is still thin.
func (p *Pane) outline(w, h int) []string {
	st := p.env.Styles
	p.list.SetHeight(max(h-1, 1))
	head := p.words().Complete
	if n := len(p.c.State.ThinParts()); n > 0 {
		head = p.words().Thin(n)
	}
	lines := append([]string{cell.Pad(st.Strong.Render(cell.CutTail(head, w, st.Glyphs.Ellipsis)), w)}, p.list.View(st, w, p.drawRow)...)
	return widget.Fit(lines, w, h)
}

func (p *Pane) words() *text.Postmortem { return &p.env.Words.Postmortem }

func (p *Pane) act(cmd incident.Command) tea.Cmd {
	return screen.Do(screen.Act{Stream: p.c.State.Stream, Cmd: cmd})
}

func (p *Pane) day(t time.Time) string { return t.In(p.c.State.Location()).Format(time.DateOnly) }

// reader is whom the document is for.
func (p *Pane) reader() report.Reader {
	if p.client {
		return report.ForClient
	}
	return report.ForInternal
}

func (p *Pane) documentName() string {
	if p.client {
		return p.words().Client
	}
	return p.words().Internal
}

// readDay reads when something is due; a day without a clock time means its end.
func (p *Pane) readDay(s string) (time.Time, error) {
	loc := p.c.State.Location()
	at, err := when.ParseFuture(s, p.env.Now, loc)
	if typo, ok := err.(*when.Error); ok && typo.Code == when.NoClock {
		return when.ParseFuture(s+" 23:59", p.env.Now, loc)
	}
	return at, err
}
