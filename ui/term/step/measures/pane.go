// Package measures is the pane of step 4: what the decision on measures and the rollback is weighed on, until when it
// has to be made, the decision itself, and what became of it.
package measures

import (
	"cmp"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/when"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
	"shirei/ui/term/widget"
	"shirei/ui/text"
	"shirei/ui/text/cell"
)

// Pane is the pane of the step.
type Pane struct {
	env      *screen.Env
	c        screen.Case
	sheet    *panel.Panel
	decision *panel.Panel // the form of one decision
	deciding bool
	chosen   option // the measure the decision is about, if one was picked
	options  []option
	offers   offers
	w        int    // cells the rows were made for
	land     string // the row to go to once the record has it

	by    incident.DecideBy // as of byNow
	byNow time.Time
}

// New makes the pane; it is empty until Load.
func New(env *screen.Env) screen.Step {
	p := &Pane{env: env, w: 60}
	p.sheet = panel.New(env, "measures", p.commit, p.press)
	p.decision = panel.New(env, decisionDrafts, func(string, string) tea.Cmd { return nil }, func(string) tea.Cmd { return p.review() })
	return p
}

// Load brings the incident as it stands.
func (p *Pane) Load(c screen.Case) tea.Cmd {
	if p.c.State != nil && p.c.State.Stream != c.State.Stream {
		p.deciding, p.chosen = false, option{}
	}
	p.c = c
	p.offers = offersOf(p.env, c)
	p.byNow = time.Time{}
	p.rebuild()
	return nil
}

func (p *Pane) rebuild() {
	if p.c.State == nil {
		return
	}
	p.options = p.listOptions()
	p.sheet.Load(p.c.State.Stream, p.rows())
	if p.land != "" && p.sheet.GoTo(p.land) {
		p.land = ""
	}
	p.decision.Load(p.c.State.Stream, p.decisionRows())
}

// active is the form that has the keys.
func (p *Pane) active() *panel.Panel {
	if p.deciding {
		return p.decision
	}
	return p.sheet
}

// Update takes keys, pastes and news.
func (p *Pane) Update(msg tea.Msg) tea.Cmd {
	if done, ok := msg.(screen.Acted); ok && done.Err == nil && done.Act.Tag == tagDecide {
		p.decided()
	}
	switch msg.(type) {
	case screen.Acted, screen.Focus: // for both forms
		return tea.Batch(p.sheet.Update(msg), p.decision.Update(msg))
	}
	return p.active().Update(msg)
}

// View draws the pane.
func (p *Pane) View(w, h int) widget.Frame {
	if p.c.State == nil {
		return widget.Frame{Lines: widget.Fit(nil, w, h)}
	}
	if w != p.w {
		p.w = w
		p.rebuild()
	}
	if p.deciding {
		top := p.top(w)
		if said := p.differs(); said != "" {
			top = append(top, p.env.Styles.Error.Render(cell.CutTail(p.env.Styles.Glyphs.Warn+" "+said, w, p.env.Styles.Glyphs.Ellipsis)))
		}
		return p.decision.View(w, h, top, p.decisionAbout())
	}
	return p.sheet.View(w, h, p.top(w), p.about())
}

// Scope is the place in the key table.
func (p *Pane) Scope() string { return p.active().Scope() }

// Typing tells that letters go into a field.
func (p *Pane) Typing() bool { return p.active().Typing() }

// Back leaves the field, then the decision; what was typed stays.
func (p *Pane) Back() (tea.Cmd, bool) {
	if cmd, ok := p.active().Back(); ok {
		return cmd, true
	}
	if p.deciding {
		p.deciding = false
		return nil, true
	}
	return nil, false
}

func (p *Pane) words() *text.Measures { return &p.env.Words.Measures }

func (p *Pane) wall(t time.Time) string { return when.Clock(t, p.env.Now, p.c.State.Location()) }

func (p *Pane) act(cmd incident.Command) tea.Cmd {
	return screen.Do(screen.Act{Stream: p.c.State.Stream, Cmd: cmd})
}

// standing is the decision that stands: the last one, unless it did not work.
func (p *Pane) standing() (incident.Decision, bool) {
	all := p.c.State.Decisions
	if len(all) == 0 {
		return incident.Decision{}, false
	}
	last := all[len(all)-1]
	return last, last.Carried[incident.CarryFailed].IsZero()
}

// topLines is how many lines a decision's sentence may take above the rows.
const topLines = 3

// top is the decision that stands, or else by when one is due.
func (p *Pane) top(w int) []string {
	if d, ok := p.standing(); ok && !p.deciding {
		lines := cell.Wrap(p.sentence(d.DecisionMade, d.At), w)
		if len(lines) > topLines {
			lines = slices.Clone(lines[:topLines])
			lines[topLines-1] = cell.CutTail(lines[topLines-1]+" "+p.env.Styles.Glyphs.Ellipsis, w, p.env.Styles.Glyphs.Ellipsis)
		}
		for i, l := range lines {
			lines[i] = p.env.Styles.Strong.Render(l)
		}
		return lines
	}
	return p.countdown(w)
}

// soon is how long before the decide-by time its line is marked.
const soon = 5 * time.Minute

// countdown says by when a decision is due, how long that is, and why then.
func (p *Pane) countdown(w int) []string {
	t, st, now := p.words(), p.env.Styles, p.env.Now
	if !p.byNow.Equal(now) {
		p.by, p.byNow = p.c.State.DecideBy(now, p.c.Service.Limits(p.c.State, now)), now
	}
	d := p.by
	if d.At.IsZero() {
		return []string{st.Dim.Render(cell.CutTail(t.NoDecideBy, w, st.Glyphs.Ellipsis))}
	}
	left := d.At.Sub(now)
	line := t.DecideBy + " " + p.wall(d.At) + "  "
	unknown := ""
	if d.Unknown {
		unknown = "  " + t.MinutesBlank
	}
	if n := p.offers["rollback"].value; d.Unknown && n != "" {
		unknown = "  " + t.MinutesOffered(n)
	}
	span := func(x time.Duration) string { return when.Span(x, string(p.env.Lang)) }
	switch {
	case d.Passed && !d.Done.IsZero():
		line = st.Overdue.Render(cell.CutTail(" "+line+t.Passed(p.wall(d.Done))+" ", w, st.Glyphs.Ellipsis))
	case d.Passed:
		line = st.Overdue.Render(cell.CutTail(" "+line+t.Over(span(-left))+unknown+" ", w, st.Glyphs.Ellipsis))
	case left <= soon:
		line = st.Soon.Render(line+t.Left(span(left))) + st.Dim.Render(unknown)
	default:
		line = st.Strong.Render(line+t.Left(span(left))) + st.Dim.Render(unknown)
	}
	return []string{cell.CutTail(line, w, st.Glyphs.Ellipsis), st.Dim.Render(cell.CutTail(p.sum(d), w, st.Glyphs.Ellipsis))}
}

// sum says how the decide-by time comes about: from which instant, less what a rollback takes.
func (p *Pane) sum(d incident.DecideBy) string {
	sheet := p.c.State.Sheet
	verify := cmp.Or(sheet.Verify, incident.VerifyMinutes)
	if need := time.Duration(sheet.Rollback+verify) * time.Minute; strings.HasPrefix(d.Reason.Code, "limit.") {
		what := p.words().Escalation
		if d.Reason.Code == "limit.named" {
			what = clean.Line(d.Reason.Args[0])
		}
		return p.words().Sum(p.wall(d.At.Add(need)), what, sheet.Rollback, verify)
	}
	said := clean.Line(p.env.Lang.Phrase(d.Reason, p.c.At(p.env.Now)))
	if d.Unknown {
		return said
	}
	return said + "  " + p.words().PolicyTime
}
