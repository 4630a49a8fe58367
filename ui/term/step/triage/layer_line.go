package triage

import (
	"cmp"
	"slices"
	"strings"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/inventory"
	"shirei/incident/when"
	"shirei/ui/term/step/panel"
	"shirei/ui/text/cell"
)

// step is this step by the inventory's name for it.
const step = "triage"

// line is an entry in one line: its kind where it is the first of it, what it is called, and what is needed of it first.
func (g *page) line(title string, e inventory.Entry) string {
	wide := 0
	for _, k := range g.groups() {
		wide = max(wide, cell.Width(k.title))
	}
	return g.p.env.Styles.Dim.Render(cell.Pad(title, wide)) + "  " + g.said(e)
}

func (g *page) said(e inventory.Entry) string {
	st := g.p.env.Styles
	if e.NA != "" {
		said := g.p.env.Words.Common.NotApplicable
		if e.ID != "" {
			said = clean.Line(e.Title) + "  " + said
		}
		return st.Dim.Render(said + "  " + clean.Line(e.NA))
	}
	if e.Blank {
		return st.Dim.Render(panel.Blank(g.p.env, e.Lines()[0], step) + g.gapMark(e))
	}
	missing, stale := "", ""
	if n := len(blanks(e)); n > 0 {
		missing = st.Dim.Render(st.Glyphs.Dash + " " + g.p.words().Blanks(n) + g.gapMark(e))
	}
	if e.Stale {
		stale = st.Dim.Render(g.p.env.Words.Panel.Stale)
	}
	name, gist := g.first(e)
	return panel.Beside(name, missing, stale, st.Dim.Render(gist))
}

// first is what one needs of an entry first: its name, and what may be cut.
func (g *page) first(e inventory.Entry) (name, gist string) {
	st, title := g.p.env.Styles, clean.Line(e.Title)
	if e.First {
		title = st.Glyphs.Star + " " + title
	}
	switch e.Kind {
	case "end": // the layer stands above
		return g.p.ends(e), ""
	case "check":
		return g.checkLine(e), ""
	case "dashboard":
		return title, cmp.Or(value(e, "dashboard.shows"), clean.Line(e.URL))
	case "log":
		return title, cmp.Or(value(e, "log.command"), clean.Line(e.URL), value(e, "log.where"))
	case "integration":
		return panel.Beside(title, g.there(e)), g.desk(e)
	case "job":
		return title, panel.Beside(value(e, "job.schedule"), value(e, "job.watched_by"))
	}
	return title, ""
}

// there tells whether an integration's desk is open now.
func (g *page) there(e inventory.Entry) string {
	for _, l := range e.Lines() {
		if l.Key == "integration.hours" && l.State == inventory.Filled {
			return panel.There(g.p.env, g.p.c, l.Raw, zone(e))
		}
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

// desk is an integration's desk with the best way to reach it now.
func (g *page) desk(e inventory.Entry) string {
	for _, l := range e.Lines() {
		if l.Key == "integration.desk" && l.State == inventory.Filled {
			return panel.Beside(clean.Line(l.Value), panel.Reach(g.p.env, g.p.c, l.Raw))
		}
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

// gapMark says that a blank of the entry stands recorded as a gap. For how long stands below, where it is counted on.
func (g *page) gapMark(e inventory.Entry) string {
	for _, l := range blanks(e) {
		if _, ok := g.p.gap(path(e, l)); ok {
			return "  " + g.p.words().Gap
		}
	}
	return ""
}

func (g *page) gapOf(e inventory.Entry, l inventory.Line) string {
	gap, ok := g.p.gap(path(e, l))
	if !ok {
		return ""
	}
	return "  " + g.p.words().Gap + " " + when.Span(g.p.c.State.Cost(gap, g.p.env.Now), string(g.p.lang()))
}
