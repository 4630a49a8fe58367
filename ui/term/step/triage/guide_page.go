package triage

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/guide"
	"shirei/ui/term/step/panel"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// guidePage is the guide: its steps with their answers, and of the one under the cursor what to look at and what each
// answer says.
type guidePage struct {
	p     *Pane
	rows  *panel.Panel
	of    string // the family it stands at
	stand guide.Stand
	there map[incident.Layer]offers // by layer
}

func newGuidePage(p *Pane) *guidePage {
	g := &guidePage{p: p}
	g.rows = panel.New(p.env, "triage.guide", func(string, string) tea.Cmd { return nil }, g.answer)
	g.load()
	return g
}

// load brings the answers. Once the next step is answered, the cursor goes on to the one after it.
func (g *guidePage) load() {
	was, at := g.stand.Next, g.rows.Current()
	g.stand, g.there = g.p.guide.Stand(g.p.c.State.Triage), g.p.offers()
	var rows []widget.Field
	for i, s := range g.p.guide.Steps {
		rows = append(rows, panel.Button(s.ID, g.line(i, s)))
	}
	if len(rows) == 0 {
		rows = append(rows, panel.Line(g.p.env.Styles, "none", g.p.words().Guide.NoFamily))
	}
	g.rows.Load(g.p.c.State.Stream, rows)
	anew := g.of != g.p.guideOf
	if g.of = g.p.guideOf; g.stand.Next >= 0 && (anew || was != g.stand.Next && was >= 0 && at == g.id(was)) {
		g.rows.GoTo(g.id(g.stand.Next))
	}
}

func (g *guidePage) id(place int) string {
	if place < len(g.p.guide.Steps) {
		return g.p.guide.Steps[place].ID
	}
	return ""
}

// line is a step with its answer in front, which a narrow pane does not cut.
func (g *guidePage) line(i int, s guide.Step) string {
	st := g.p.env.Styles
	mark, said := st.Glyphs.Todo, ""
	c, answered := g.stand.Answers[s.ID]
	if answered {
		mark, said = g.p.answerMark(c.Answer), g.p.lang().Answer(c.Answer)
	}
	line := mark + " " + st.Dim.Render(cell.Pad(strconv.Itoa(i+1), len(strconv.Itoa(len(g.p.guide.Steps))))) + " "
	if w := g.answered(); w > 0 {
		line += st.Strong.Render(cell.Pad(said, w)) + "  "
	}
	look := clean.Line(s.Words(g.p.lang()).Look)
	if i == g.stand.Splits {
		look += "  " + st.Glyphs.Star
	}
	return line + panel.Beside(look, clean.Line(c.Evidence))
}

// answered is the width of the column of answers, in cells; none without an answer.
func (g *guidePage) answered() int {
	w := 0
	for _, c := range g.stand.Answers {
		w = max(w, cell.Width(g.p.lang().Answer(c.Answer)))
	}
	return w
}

func (p *Pane) answerMark(a incident.Answer) string {
	g := p.env.Styles.Glyphs
	return map[incident.Answer]string{
		incident.AnswerNormal: g.Cleared, incident.AnswerAbnormal: g.Suspected, incident.AnswerUnclear: g.Unknown,
	}[a]
}

func (g *guidePage) update(msg tea.Msg) tea.Cmd { return g.rows.Update(msg) }

// leastSteps is how many steps stay in view above what is said of one.
const leastSteps = 3

// view draws the guide under what it leaves open.
func (g *guidePage) view(w, h int) widget.Frame {
	p, words, st := g.p, &g.p.words().Guide, g.p.env.Styles
	steps := len(p.guide.Steps)
	top := []string{st.Strong.Render(words.Title) + "  " + p.lang().Family(p.c.State.Triage.Family) + "  " + words.Progress(len(g.stand.Answers), steps)}
	if p.faulty != "" {
		said := cell.Wrap(st.Glyphs.Warn+" "+p.faulty, w)
		top = append(top, said[:min(len(said), 2)]...) // a path may be long
	}
	if steps > 0 {
		top = append(top, g.rest(w))
	}
	for i, line := range top {
		top[i] = cell.CutTail(line, w, st.Glyphs.Ellipsis)
	}
	source := words.Ships
	if p.guide.Own != "" {
		source = words.Own
	}
	rows := min(steps, max(leastSteps, h*2/5)) // the rest is for what to do
	return g.rows.ViewParts(w, h, h-len(top)-1-rows, top, panel.Beside(words.Hint, source), g.detail())
}

// rest says which layers are left, and what would separate them, by its place alone where there is no room for more.
func (g *guidePage) rest(w int) string {
	p, words, st := g.p, &g.p.words().Guide, g.p.env.Styles
	said := p.leftLine(g.stand)
	switch {
	case len(g.stand.Left) < 2:
		return said
	case g.stand.Splits < 0:
		return panel.Beside(said, words.NothingSplits)
	}
	said = panel.Beside(said, st.Glyphs.Star+" "+words.Splits(g.stand.Splits+1))
	if full := said + " " + clean.Line(p.guide.Steps[g.stand.Splits].Words(p.lang()).Look); cell.Width(full) <= w {
		return full
	}
	return said
}

// detail is the step under the cursor.
func (g *guidePage) detail() []panel.Part {
	s, ok := g.p.guide.Step(g.rows.Current())
	if !ok {
		return nil
	}
	w, words := s.Words(g.p.lang()), &g.p.words().Guide
	parts := []panel.Part{
		{Label: g.p.lang().Layer(s.Layer), Text: clean.Line(w.How)},
		{Label: words.Normal, Text: clean.Line(w.Normal), Apart: true},
		{Label: words.Abnormal, Text: clean.Line(w.Abnormal), Apart: true},
	}
	if there := g.there[s.Layer]; len(there.links)+len(there.commands) > 0 {
		parts = append(parts, panel.Part{Text: words.Offers(names(there.links), names(there.commands)), Apart: true})
	}
	if w.Why != "" {
		parts = append(parts, panel.Part{Label: words.Why, Text: clean.Line(w.Why), Dim: true, Apart: true})
	}
	return parts
}
