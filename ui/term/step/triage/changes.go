package triage

import (
	"cmp"
	"fmt"
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

func (p *Pane) changeWords() *text.Changes { return &p.env.Words.Changes }

// changeRows list what was changed lately: what was noted here and what stands in the service's log.
func (p *Pane) changeRows() []widget.Field {
	p.lately = p.c.State.Lately(p.c.Changes, p.env.Now)
	p.latelyAt = map[string]int{}
	rows := []widget.Field{panel.Button("changes", p.heading(p.words().Changes(len(p.lately))))}
	for i, c := range p.lately {
		id := "change:" + changeKey(c)
		for _, twice := p.latelyAt[id]; twice; _, twice = p.latelyAt[id] { // noted twice in the same words
			id += "'"
		}
		p.latelyAt[id] = i
		rows = append(rows, panel.Button(id, p.changeLine(c)))
	}
	return rows
}

// changeKey names a change while others come and go around it.
func changeKey(c incident.Lately) string {
	if c.Logged != nil {
		return c.Logged.ID
	}
	return cmp.Or(c.Ref, fmt.Sprint(c.At.Unix(), c.What))
}

func (p *Pane) change(row string) (incident.Lately, bool) {
	i, ok := p.latelyAt[row]
	if !ok {
		return incident.Lately{}, false
	}
	return p.lately[i], true
}

// changeLine says when, what and who. What was only recorded in the log is drawn as something on offer.
func (p *Pane) changeLine(c incident.Lately) string {
	st, w := p.env.Styles, p.changeWords()
	at := cmp.Or(p.wall(c.At), st.Glyphs.Dash)
	line := cell.Pad(at, max(5, cell.Width(at))) + "  "
	if c.Before > 0 {
		line += st.Strong.Render(w.Before(when.Span(c.Before, string(p.lang())))) + "  "
	}
	if c.During {
		line += st.Soon.Render(w.During) + "  "
	}
	what := clean.Line(c.What)
	if !c.Noted {
		what = st.Ghost.Render(what)
	}
	line += what
	if c.Logged != nil && c.Logged.State() != incident.ChangeIsDone {
		line += st.Dim.Render("  " + p.lang().Change(c.Logged.State()))
	}
	if c.Who != "" {
		line += st.Dim.Render("  " + clean.Line(c.Who))
	}
	return line
}

// aboutChange says how a change is undone, and what enter does.
func (p *Pane) aboutChange(row string) string {
	c, ok := p.change(row)
	if !ok {
		return ""
	}
	w, how := p.changeWords(), p.words().CanBe+" "+cmp.Or(clean.Line(c.CanBe), p.env.Words.Common.Unknown)
	if c.Logged == nil {
		return how
	}
	if answer, why := c.Logged.Reversible(); answer != "" && answer != "yes" {
		how = panel.Beside(p.lang().Reversible(answer), clean.Line(why), clean.Line(c.CanBe))
	}
	if c.Noted {
		return how
	}
	return panel.Beside(how, w.Log, w.Suspect)
}

// pressChange notes one of the log as the suspect; one that was noted is shown whole.
func (p *Pane) pressChange(row string) tea.Cmd {
	c, ok := p.change(row)
	switch {
	case !ok:
		return nil
	case c.Logged != nil && !c.Noted:
		return p.act(incident.Suspect(*c.Logged))
	case c.Logged != nil:
		w := p.changeWords()
		return screen.Send(screen.Show{Title: w.Log, Text: strings.Join(w.Sheet(*c.Logged, p.lang(), p.clock()), "\n")})
	}
	return p.showChange(c.Change)
}

func (p *Pane) showChange(c incident.Change) tea.Cmd {
	w := p.words()
	body := fmt.Sprintf("%s\n\n%s  %s\n%s: %s\n%s", clean.Block(c.What), cmp.Or(p.wall(c.At), p.env.Words.Common.Unknown),
		clean.Line(c.Who), w.CanBe, clean.Line(cmp.Or(c.CanBe, p.env.Words.Common.Unknown)), clean.Line(c.Ref))
	return screen.Send(screen.Show{Title: w.Changes(len(p.lately)), Text: strings.TrimSpace(body)})
}

func (p *Pane) wall(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return when.Clock(t, p.env.Now, p.location())
}
