package triage

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/inventory"
	"shirei/incident/when"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
	"shirei/ui/term/widget"
)

// page is what the inventory knows of one layer, with the first checks to answer.
type page struct {
	p       *Pane
	layer   incident.Layer
	rows    *panel.Panel
	entries map[string]inventory.Entry // by row
}

func newPage(p *Pane, l incident.Layer) *page {
	g := &page{p: p, layer: l}
	g.rows = panel.New(p.env, "triage."+string(l), func(string, string) tea.Cmd { return nil }, g.press)
	g.load()
	return g
}

// groups are the kinds of entries of a layer's page, in the order in which they are needed.
func (g *page) groups() []struct{ kind, title string } {
	w := g.p.words()
	return []struct{ kind, title string }{
		{"end", w.Ends}, {"check", w.Checks}, {"dashboard", w.Boards}, {"log", w.Logs}, {"integration", w.Links}, {"job", w.Jobs},
	}
}

func (g *page) load() {
	g.entries = map[string]inventory.Entry{}
	rows := []widget.Field{panel.Button("verdict", g.verdict())}
	st := g.p.env.Styles
	if g.p.c.View == nil {
		rows = append(rows, panel.Line(st, "none", g.p.words().NoInventory))
		g.rows.Load(g.p.c.State.Stream, rows)
		return
	}
	for _, k := range g.groups() {
		found := g.p.c.View.OfLayers(k.kind, string(g.layer))
		if len(found) == 0 || g.elsewhere(k.kind) && found[0].Blank {
			continue
		}
		rows = append(rows, panel.Heading(st, k.kind, k.title))
		for _, e := range found {
			id := k.kind + ":" + e.Path
			g.entries[id] = e
			rows = append(rows, panel.Button(id, g.line(e)))
		}
	}
	g.rows.Load(g.p.c.State.Stream, rows)
}

// elsewhere tells that a kind belongs to another layer by nature, so that its blank says nothing here.
func (g *page) elsewhere(kind string) bool {
	return kind == "integration" && g.layer != incident.LayerExternal || kind == "job" && g.layer != incident.LayerApp
}

func (g *page) verdict() string {
	l, s := g.p.lang(), g.p.c.State.Triage.Layers[g.layer]
	who := g.p.words().NoOwner
	if owner := cmp.Or(s.Owner, g.p.endOwner(g.layer)); owner != "" {
		who = g.p.words().Owner + " " + clean.Line(owner)
	}
	line := g.p.mark(s.Verdict) + " " + l.Verdict(s.Verdict) + "  " + g.p.env.Styles.Dim.Render(who)
	if n := len(s.Evidence); n > 0 {
		line += "  " + clean.Line(s.Evidence[n-1])
	}
	return line
}

// line is an entry in one line: what it is called, and what is needed of it first.
func (g *page) line(e inventory.Entry) string {
	st := g.p.env.Styles
	if e.NA != "" {
		return st.Dim.Render(clean.Line(e.Title) + "  " + clean.Line(e.Lines()[0].Value))
	}
	if e.Blank {
		return st.Dim.Render(st.Glyphs.Dash + " " + g.p.env.Words.Common.Blank + g.gapMark(e))
	}
	title := clean.Line(e.Title)
	if e.First {
		title = st.Glyphs.Star + " " + title
	}
	if e.Kind == "check" {
		return g.checkLine(e)
	}
	line := title + "  " + st.Dim.Render(g.gist(e))
	if e.Kind == "end" {
		line = g.p.ends(e) // the layer stands above
	}
	if n := len(blanks(e)); n > 0 {
		line += st.Dim.Render("  " + st.Glyphs.Dash + " " + g.p.words().Blanks(n) + g.gapMark(e))
	}
	return line
}

// gist is what is needed first of a kind of entry.
func (g *page) gist(e inventory.Entry) string {
	switch e.Kind {
	case "dashboard":
		return clean.Line(e.URL)
	case "log":
		return clean.Line(cmp.Or(e.Copy, value(e, "log.where")))
	case "integration":
		return panel.Beside(g.desk(e), value(e, "integration.hours"))
	case "job":
		return panel.Beside(value(e, "job.schedule"), value(e, "job.watched_by"))
	}
	return ""
}

// ends says how far the search goes, and to whom it goes then.
func (p *Pane) ends(e inventory.Entry) string {
	said := value(e, "end.until")
	if to := value(e, "end.takeover"); to != "" {
		said = panel.Beside(said, p.env.Styles.Glyphs.Take+" "+to)
	}
	return said
}

// desk is an integration's desk with the first way to reach it.
func (g *page) desk(e inventory.Entry) string {
	for _, l := range e.Lines() {
		if l.Key != "integration.desk" || l.State != inventory.Filled {
			continue
		}
		if who, ok := g.p.c.Service.Inventory.Person(l.Raw); ok && len(who.Means.List) > 0 {
			return clean.Line(l.Value) + " " + clean.Line(who.Means.List[0].Value)
		}
		return clean.Line(l.Value)
	}
	return ""
}

// checkLine is a first check with its answer.
func (g *page) checkLine(e inventory.Entry) string {
	st, words := g.p.env.Styles, g.p.words().NotChecked
	mark := st.Glyphs.Todo
	c, ok := g.answer(e)
	if ok {
		words = g.p.lang().Answer(c.Answer)
		mark = map[incident.Answer]string{
			incident.AnswerNormal: st.Glyphs.Cleared, incident.AnswerAbnormal: st.Glyphs.Suspected, incident.AnswerUnclear: st.Glyphs.Unknown,
		}[c.Answer]
	}
	line := mark + " " + clean.Line(e.Title) + "  "
	if !ok {
		return line + st.Dim.Render(words)
	}
	return line + st.Strong.Render(words) + "  " + clean.Line(c.Evidence)
}

func (g *page) answer(e inventory.Entry) (incident.Check, bool) {
	for _, c := range g.p.c.State.Triage.Checks {
		if c.Layer == g.layer && c.Check == e.Title {
			return c, true
		}
	}
	return incident.Check{}, false
}

// value is a filled field of an entry as it may be drawn.
func value(e inventory.Entry, key string) string {
	for _, l := range e.Lines() {
		if l.Key == key && l.State != inventory.Blank {
			return shown(l)
		}
	}
	return ""
}

// masked stands for what looks like a secret.
const masked = "********"

func shown(l inventory.Line) string {
	if l.Secret {
		return masked
	}
	return clean.Line(l.Value)
}

// blanks lists the fields of an entry that ought to be filled.
func blanks(e inventory.Entry) []inventory.Line {
	return slices.DeleteFunc(slices.Clone(e.Lines()), func(l inventory.Line) bool { return l.State != inventory.Blank || l.Weight == 0 })
}

// path is the place of a field in the inventory.
func path(e inventory.Entry, l inventory.Line) string {
	if l.Key == e.Path {
		return e.Path
	}
	return e.Path + "." + strings.TrimPrefix(l.Key, e.Kind+".")
}

// gap finds the open gap of a field.
func (p *Pane) gap(field string) (incident.Gap, bool) {
	for _, g := range p.c.State.Gaps {
		if g.Field == field && g.Closed.IsZero() {
			return g, true
		}
	}
	return incident.Gap{}, false
}

// gapMark says that a blank of the entry stands recorded as a gap, and since when.
func (g *page) gapMark(e inventory.Entry) string {
	for _, l := range blanks(e) {
		if gap, ok := g.p.gap(path(e, l)); ok {
			open := when.Span(g.p.c.State.Cost(gap, g.p.env.Now), string(g.p.lang()))
			return "  " + g.p.words().Gap + " " + open
		}
	}
	return ""
}

// view draws the page under the layer's name.
func (g *page) view(w, h int) widget.Frame {
	top := []string{g.p.env.Styles.Strong.Render(g.p.lang().Layer(g.layer))}
	return g.rows.View(w, h, top, g.about())
}

// about is everything an entry says, in the little room below the rows.
func (g *page) about() string {
	id := g.rows.Current()
	e, ok := g.entries[id]
	switch {
	case !ok:
		return g.p.words().About.Layer
	case e.Blank:
		return g.p.words().GapHint
	}
	var parts []string
	if e.Kind == "check" {
		parts = append(parts, g.p.words().About.Check)
	}
	for _, l := range e.Lines() {
		if l.State != inventory.Blank && l.Key != e.Kind+".layer" {
			parts = append(parts, clean.Line(l.Label)+" "+shown(l))
		}
	}
	return panel.Beside(append(parts, g.p.from(e))...)
}

// endOwner names the owner of a layer by the inventory.
func (p *Pane) endOwner(l incident.Layer) string {
	if e, ok := p.end(l); ok {
		return value(e, "end.owner")
	}
	return ""
}

// end is the inventory's word on where the search in a layer ends.
func (p *Pane) end(l incident.Layer) (inventory.Entry, bool) {
	if p.c.View == nil {
		return inventory.Entry{}, false
	}
	for _, e := range p.c.View.OfLayers("end", string(l)) {
		if !e.Blank {
			return e, true
		}
	}
	return inventory.Entry{}, false
}

// boundary says where our part of a layer ends, and where that stands.
func (p *Pane) boundary(l incident.Layer) string {
	if p.c.View == nil {
		return ""
	}
	e, ok := p.end(l)
	if !ok {
		return p.words().Ends + " " + p.env.Styles.Glyphs.Dash + " " + p.env.Words.Common.Blank
	}
	return panel.Beside(p.ends(e), p.from(e))
}

// searchOffer is what the inventory says of the layer that was suspected first.
func (p *Pane) searchOffer() (until, takeover string) {
	for _, l := range incident.Layers() {
		if p.c.State.Triage.Layers[l].Verdict != incident.VerdictSuspected {
			continue
		}
		if e, ok := p.end(l); ok {
			return value(e, "end.until"), value(e, "end.takeover")
		}
	}
	return "", ""
}

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
	case action == "copy" && known && e.Copy != "":
		return screen.Send(screen.Copy{Text: e.Copy, Said: g.p.env.Words.Common.Copied}), true
	case action == "copy":
		return screen.Send(screen.Toast{Text: g.p.words().NoCommand}), true
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
		return screen.Send(screen.Open{URL: e.URL})
	}
	var b strings.Builder
	for _, l := range e.Lines() {
		said := shown(l)
		if l.State == inventory.Blank {
			said = g.p.env.Styles.Glyphs.Dash + " " + g.p.env.Words.Common.Blank
		}
		b.WriteString(clean.Line(l.Label) + g.p.env.Words.Common.Colon + said + "\n")
	}
	b.WriteString("\n" + g.p.from(e))
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

func (p *Pane) gapAt(field string) tea.Cmd {
	w := p.words()
	gap, open := p.gap(field)
	if !open {
		return screen.Do(screen.Act{
			Stream: p.c.State.Stream, Cmd: incident.OpenGap{Field: field, Step: incident.StepTriage}, Said: w.GapAsked,
		})
	}
	return screen.Send(screen.Prompt{
		Title: w.GapTitle, Label: w.GapLabel,
		Then: func(said string) tea.Cmd {
			if blank(said) {
				return nil
			}
			return p.act(incident.CloseGap{Gap: gap.ID, Value: said})
		},
	})
}
