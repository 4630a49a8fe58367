package report

import (
	"io/fs"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/report"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// templates of a service stand before the user's own.
type templates struct {
	own  map[string]string // ja/first.client.tmpl
	user fs.FS
}

// ReadFile gives a template. It is all the drafting asks of a file system.
func (t templates) ReadFile(name string) ([]byte, error) {
	if text, ok := t.own[name]; ok {
		return []byte(text), nil
	}
	if t.user == nil {
		return nil, fs.ErrNotExist
	}
	return fs.ReadFile(t.user, name)
}

// Open finds nothing: see ReadFile.
func (t templates) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

func (p *Pane) templates() templates {
	t := templates{own: map[string]string{}, user: p.env.Overrides}
	if p.c.Service == nil {
		return t
	}
	for _, x := range p.c.Service.Inventory.Response.Templates.Items {
		l := x.Language.Value
		if l == "" {
			l = string(p.ownLang())
		}
		t.own[l+"/"+x.Stage.Value+"."+x.Audience.Value+".tmpl"] = x.Text.Value
	}
	return t
}

func (p *Pane) input(on choice) report.Input {
	next, _ := p.nextWord()
	return report.Input{
		State: p.c.State, Profile: p.c.Profile(), Audience: on.audience, Stage: on.stage, Lang: on.lang, Now: p.env.Now,
		Next: next, Templates: p.env.Templates, Overrides: p.templates(),
	}
}

// key names the draft of a text that is edited by hand.
func (p *Pane) key(on choice) desk.DraftKey {
	field := strings.Join([]string{"report.text", string(on.audience), string(on.stage), string(on.lang)}, ".")
	return p.env.Drafts.Key(p.c.State.Stream, field)
}

// edited is the text as it was edited by hand; empty if it follows the facts.
func (p *Pane) edited(on choice) string {
	k := p.key(on)
	return p.env.Drafts.Text(k.Stream, k.Field)
}

// editor edits the whole text. What is typed is a draft at once.
type editor struct {
	p       *Pane
	on      choice
	drafted string // as the facts have it
	area    *widget.Area
}

// edit opens the editor on the text as it stands.
func (p *Pane) edit() tea.Cmd {
	drafted, err := report.Draft(p.input(p.shown))
	if err != nil {
		return screen.Send(screen.Failed{Err: err})
	}
	e := &editor{p: p, on: p.shown, drafted: drafted, area: widget.NewArea(p.env.Words.Common.Paste)}
	e.area.SetValue(drafted)
	if own := p.edited(p.shown); own != "" {
		e.area.SetValue(own)
	}
	e.area.Focus()
	p.editor = e
	return nil
}

func (e *editor) update(msg tea.Msg) tea.Cmd {
	if press, ok := msg.(tea.KeyPressMsg); ok && press.String() == "ctrl+s" {
		return e.p.check()
	}
	if e.area.Update(msg) {
		own := e.area.Value()
		if own == e.drafted {
			own = ""
		}
		e.p.env.Drafts.Put(e.p.key(e.on), own)
	}
	return nil
}

func (e *editor) view(w, h int) widget.Frame {
	st := e.p.env.Styles
	var head []string
	for _, l := range cell.Wrap(e.p.words().EditHead, w) {
		head = append(head, st.Dim.Render(l))
	}
	e.area.SetSize(w, max(h-len(head), 1))
	f := e.area.View(st).At(0, len(head))
	f.Lines = widget.Fit(append(head, f.Lines...), w, h)
	return f
}

// discard asks before the text edited by hand is thrown away.
func (p *Pane) discard() tea.Cmd {
	if p.edited(p.shown) == "" {
		return nil
	}
	w, k := p.words(), p.key(p.shown)
	return screen.Send(screen.Ask{
		Confirm: widget.Confirm{Title: w.Drop, Effect: w.DropSays, Yes: w.DropYes, No: p.env.Words.Common.Back},
		Yes: func() tea.Msg {
			return discarded{key: k}
		},
	})
}

// discarded comes back when the discarding was confirmed.
type discarded struct{ key desk.DraftKey }

// check opens the preview of the text as it stands.
func (p *Pane) check() tea.Cmd {
	p.shown = p.choice()
	body := p.edited(p.shown)
	if body == "" {
		drafted, err := report.Draft(p.input(p.shown))
		if err != nil {
			return screen.Send(screen.Failed{Err: err})
		}
		body = drafted
	}
	// What is shown is what goes out: cleaned here, and nowhere after.
	p.preview = newPreview(p, outgoing{choice: p.shown, text: clean.Block(body)})
	return nil
}

// checkCopied opens the preview of a copy that nobody recorded as sent.
func (p *Pane) checkCopied(id string) tea.Cmd {
	for _, c := range p.c.State.Copied {
		if c.ID == id {
			on := p.shown
			on.stage = c.Stage
			p.preview = newPreview(p, outgoing{choice: on, text: clean.Block(c.Text), copied: c.At})
		}
	}
	return nil
}

// find finds a text that is out.
func (p *Pane) find(id string) (incident.Report, bool) {
	for _, r := range p.c.State.Reports {
		if r.ID == id {
			return r, true
		}
	}
	return incident.Report{}, false
}

// showSent shows a text word for word, with how it went out.
func (p *Pane) showSent(id string) tea.Cmd {
	r, ok := p.find(id)
	if !ok {
		return nil
	}
	w := p.words()
	head := panel.Beside(p.lang().Stage(r.Stage), p.lang().Audience(r.Audience), p.at(r.At), clean.Line(r.Means), clean.Line(r.To))
	review := panel.Beside(w.SentReviewed, clean.Line(r.Reviewer))
	if r.Reviewer == "" {
		review = ""
	}
	if r.ReviewSkipped != "" {
		review = panel.Beside(w.ReviewSkipped, clean.Line(r.ReviewSkipped))
	}
	foot := panel.Beside(w.SentBy+" "+clean.Line(r.By), review)
	if !r.Next.IsZero() {
		foot = panel.Beside(foot, w.SentNextWord+" "+p.at(r.Next))
	}
	return screen.Send(screen.Show{Title: head, Text: clean.Block(r.Text) + "\n\n" + foot, Copy: r.Text})
}

func (p *Pane) copySent(id string) (tea.Cmd, bool) {
	r, ok := p.find(id)
	if !ok {
		return nil, false
	}
	return screen.Send(screen.Copy{Text: clean.Block(r.Text), Said: p.env.Words.Common.Copied}), true
}
