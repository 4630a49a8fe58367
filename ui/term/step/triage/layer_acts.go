package triage

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/inventory"
	"shirei/ui/term/gap"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
)

// do does an action of the key table on the row under the cursor.
func (g *page) do(action string) (tea.Cmd, bool) {
	id := g.rows.Current()
	e, known := g.entries[id]
	switch {
	case id == "verdict" && (action == "tick" || action == "edit"):
		return g.p.judge(g.layer), true
	case id == "verdict" && action == "add":
		return g.p.assign(g.layer), true
	case action == "tick" && e.Kind == "check" && !e.Blank:
		return g.check(e), true
	case action == "add" && known:
		return g.openGap(e), true
	case action == "copy" || action == "link" || action == "run":
		return panel.Use(g.p.env, g.p.c, g.layer, action, e), true
	}
	return g.rows.Do(action)
}

// press opens an entry: its link if it is there for that, else all it says.
func (g *page) press(id string) tea.Cmd {
	e, ok := g.entries[id]
	switch {
	case !ok:
		return nil
	case e.Blank:
		return g.openGap(e)
	case e.Kind == "dashboard" && e.URL != "":
		return panel.Use(g.p.env, g.p.c, g.layer, "link", e)
	}
	var b strings.Builder
	for _, l := range e.Lines() {
		said := shown(l) + g.more(e, l)
		switch {
		case aside(e, l):
			continue
		case l.State == inventory.Blank:
			said = panel.Blank(g.p.env, l, step)
		}
		b.WriteString(clean.Line(l.Label) + g.p.env.Words.Common.Colon + said + "\n")
	}
	b.WriteString("\n" + panel.Origin(g.p.env, e))
	return screen.Send(screen.Show{Title: clean.Line(e.Title), Text: b.String(), Copy: e.Copy})
}

// check asks for the answer to a check and its evidence. An answer is not taken back, only replaced.
func (g *page) check(e inventory.Entry) tea.Cmd {
	c, _ := g.answer(e)
	var all []screen.Item
	for _, a := range []incident.Answer{incident.AnswerNormal, incident.AnswerAbnormal, incident.AnswerUnclear} {
		all = append(all, screen.Item{ID: string(a), Label: g.p.lang().Answer(a)})
	}
	return g.p.choose(clean.Line(e.Title), string(c.Answer), all, func(to, said string) incident.Command {
		return incident.AnswerCheck{Layer: g.layer, Check: e.Title, Answer: incident.Answer(to), Evidence: said}
	})
}

// openGap records a blank of the entry as a gap; of one that is open already it asks for the answer.
func (g *page) openGap(e inventory.Entry) tea.Cmd {
	missing := blanks(e)
	var items []screen.Item
	for _, l := range missing {
		items = append(items, screen.Item{ID: path(e, l), Label: clean.Line(l.Label)})
	}
	switch len(items) {
	case 0:
		return screen.Send(screen.Toast{Text: g.p.words().NoBlank})
	case 1:
		return g.p.gapAt(items[0].ID)
	}
	return screen.Send(screen.Pick{Title: clean.Line(e.Title), Items: items, Then: g.p.gapAt})
}

// gapAt records a field as missing, or asks for the answer, as the key for gaps does.
func (p *Pane) gapAt(field string) tea.Cmd { return gap.At(p.env, p.c, incident.StepTriage, field) }

// GapField is the blank of the inventory under the cursor, by its path: the one that costs most; empty where none is.
func (p *Pane) GapField() string {
	page, ok := p.page.(*page)
	if !ok {
		return ""
	}
	e := page.entries[page.rows.Current()]
	field, most := "", 0
	for _, l := range blanks(e) {
		if l.Weight > most {
			field, most = path(e, l), l.Weight
		}
	}
	return field
}
