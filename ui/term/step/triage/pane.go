// Package triage is the pane of step 1: what is seen, since when, how wide, in which layer it sits, and what changed
// lately. The first checks of a layer, and the guide through the layers, lie one step below.
package triage

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/guide"
	"shirei/incident/lang"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
	"shirei/ui/term/widget"
	"shirei/ui/text"
)

// Pane is the pane of the triage step.
type Pane struct {
	env  *screen.Env
	c    screen.Case
	main *panel.Panel
	page below // a layer's page or the guide; nil: the list

	lately   []incident.Lately // changes, the likely cause first
	latelyAt map[string]int    // their places by row

	guide   guide.Guide // of the family the record names
	faulty  string      // why the team's own guide is not used; empty if it is, or there is none
	guideOf string      // the family the guide was read for
}

// below is what lies one step below the list.
type below interface {
	load()
	update(tea.Msg) tea.Cmd
	view(w, h int) widget.Frame
	do(action string) (tea.Cmd, bool)
}

// New makes the pane; it shows nothing before its first Load.
func New(env *screen.Env) screen.Step {
	p := &Pane{env: env}
	p.main = panel.New(env, "triage", p.commit, p.press)
	return p
}

// Load brings the incident as it stands.
func (p *Pane) Load(c screen.Case) tea.Cmd {
	p.c = c
	p.readGuide()
	p.main.Load(c.State.Stream, p.rows())
	if p.page != nil {
		p.page.load()
	}
	return nil
}

func (p *Pane) words() *text.Triage { return &p.env.Words.Triage }
func (p *Pane) lang() lang.Lang     { return p.env.Lang }
func (p *Pane) clock() lang.Clock   { return p.c.At(p.env.Now) }

// Update takes keys, pastes and news.
func (p *Pane) Update(msg tea.Msg) tea.Cmd {
	if p.c.State == nil {
		return nil
	}
	if _, ok := msg.(tea.KeyPressMsg); ok && p.page != nil {
		return p.page.update(msg)
	}
	if p.page != nil {
		p.page.update(msg)
	}
	return p.main.Update(msg)
}

// View draws the list or what lies below it in w by h cells.
func (p *Pane) View(w, h int) widget.Frame {
	switch {
	case p.c.State == nil:
		return widget.Frame{Lines: widget.Fit(nil, w, h)}
	case p.page != nil:
		return p.page.view(w, h)
	}
	var top []string
	if p.c.View == nil {
		top = []string{p.env.Styles.Dim.Render(p.words().NoInventory)}
	}
	return p.main.View(w, h, top, p.about(p.main.Current()))
}

// Scope is the place in the key table.
func (p *Pane) Scope() string {
	if p.page != nil {
		return keymap.InTriage
	}
	return p.main.Scope()
}

// Typing tells that letters go into a row.
func (p *Pane) Typing() bool { return p.page == nil && p.main.Typing() }

// Back leaves the row that is edited, or what lies below the list.
func (p *Pane) Back() (tea.Cmd, bool) {
	if p.page != nil {
		p.page = nil
		return nil, true
	}
	return p.main.Back()
}

// Leave acts upon a choice that was made, when the pane loses the keys.
func (p *Pane) Leave() tea.Cmd { return p.main.Leave() }

// Do does an action of the key table.
func (p *Pane) Do(action string) (tea.Cmd, bool) {
	switch {
	case p.c.State == nil:
		return nil, false
	case p.page != nil:
		return p.page.do(action)
	}
	kind, rest := panel.Split(p.main.Current())
	switch {
	case action == "tick" && kind == "layer":
		return p.judge(incident.Layer(rest)), true
	case action == "add" && kind == "layer":
		return p.assign(incident.Layer(rest)), true
	case action == "add" && kind == "inquiries":
		return p.addInquiry("", ""), true
	case action == "add":
		return p.addChange("", ""), true
	case action == "copy":
		return p.copyMeasure(kind)
	}
	return p.main.Do(action)
}

// press does what a row without a value says.
func (p *Pane) press(id string) tea.Cmd {
	switch kind, rest := panel.Split(id); kind {
	case "layer":
		p.page = newPage(p, incident.Layer(rest))
	case "guide":
		return p.openGuide()
	case "changes":
		return p.addChange("", "")
	case "change":
		return p.pressChange(id)
	case "inquiries":
		return p.addInquiry("", "")
	}
	return nil
}

func (p *Pane) act(cmd incident.Command) tea.Cmd {
	return screen.Do(screen.Act{Stream: p.c.State.Stream, Cmd: cmd})
}

// choose offers the answers to what is asked about, the one that stands last, then asks for the evidence.
func (p *Pane) choose(about, stands string, all []screen.Item, act func(answer, evidence string) incident.Command) tea.Cmd {
	i := slices.IndexFunc(all, func(x screen.Item) bool { return x.ID == stands })
	if i >= 0 {
		all = append(slices.Delete(slices.Clone(all), i, i+1), all[i])
	}
	return screen.Send(screen.Pick{Title: about, Items: all, Then: func(answer string) tea.Cmd {
		word := all[slices.IndexFunc(all, func(x screen.Item) bool { return x.ID == answer })].Label
		return p.evidence(about, word, func(said string) incident.Command { return act(answer, said) })
	}})
}

// judge asks for a verdict on a layer and what it is founded on.
func (p *Pane) judge(l incident.Layer) tea.Cmd {
	var all []screen.Item
	for _, v := range []incident.Verdict{incident.VerdictSuspected, incident.VerdictCleared, incident.VerdictOpen} {
		all = append(all, screen.Item{ID: string(v), Label: p.lang().Verdict(v)})
	}
	stands := p.c.State.Triage.Layers[l].Verdict
	return p.choose(p.lang().Layer(l), string(stands), all, func(to, said string) incident.Command {
		return incident.AssessLayer{LayerAssessed: incident.LayerAssessed{Layer: l, Verdict: incident.Verdict(to), Evidence: said}}
	})
}

func (p *Pane) evidence(about, verdict string, act func(string) incident.Command) tea.Cmd {
	w := p.words()
	return screen.Send(screen.Prompt{
		Title: w.Evidence(about, verdict), Label: w.EvidenceLabel, Hint: w.EvidenceHint,
		Then: func(said string) tea.Cmd { return p.act(act(said)) },
	})
}

// assign asks who looks after a layer; the verdict stays.
func (p *Pane) assign(l incident.Layer) tea.Cmd {
	w, s := p.words(), p.c.State.Triage.Layers[l]
	return screen.Send(screen.Prompt{
		Title: w.OwnerTitle(p.lang().Layer(l)), Label: w.Who, Value: s.Owner, Ghost: p.endOwner(l),
		Then: func(who string) tea.Cmd {
			if blank(who) {
				return nil
			}
			return p.act(incident.AssessLayer{LayerAssessed: incident.LayerAssessed{Layer: l, Verdict: s.Verdict, Owner: who}})
		},
	})
}

func (p *Pane) location() *time.Location { return p.c.State.Location() }
