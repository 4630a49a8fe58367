package triage

import (
	"cmp"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/inventory"
	"shirei/ui/term/step/panel"
	"shirei/ui/term/widget"
)

// page is what the inventory knows of one layer, with the first checks to answer: one line an entry, and below them all
// of the entry under the cursor.
type page struct {
	p       *Pane
	layer   incident.Layer
	rows    *panel.Panel
	entries map[string]inventory.Entry // by row
	minute  time.Time                  // for which it is told who is there
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
	g.entries, g.minute = map[string]inventory.Entry{}, g.p.env.Now.Truncate(time.Minute)
	rows := []widget.Field{panel.Button("verdict", g.verdict())}
	if g.p.c.View == nil {
		rows = append(rows, panel.Line(g.p.env.Styles, "none", g.p.words().NoInventory))
		g.rows.Load(g.p.c.State.Stream, rows)
		return
	}
	for _, k := range g.groups() {
		found := g.p.c.View.OfLayers(k.kind, string(g.layer))
		if len(found) == 0 || g.elsewhere(k.kind) && (found[0].Blank || found[0].ID == "" && found[0].NA != "") {
			continue
		}
		title := k.title
		for _, e := range found {
			id := k.kind + ":" + e.Path
			g.entries[id] = e
			rows = append(rows, panel.Button(id, g.line(title, e)))
			title = ""
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

func (g *page) update(msg tea.Msg) tea.Cmd { return g.rows.Update(msg) }

// view draws the page under the layer's name.
func (g *page) view(w, h int) widget.Frame {
	if now := g.p.env.Now.Truncate(time.Minute); !now.Equal(g.minute) {
		g.load() // a desk may have opened or closed
	}
	top := []string{g.p.env.Styles.Strong.Render(g.p.lang().Layer(g.layer))}
	source := ""
	if e, ok := g.entries[g.rows.Current()]; ok && !e.Blank {
		source = panel.Origin(g.p.env, e)
	}
	return g.rows.ViewDetail(w, h, top, source, g.detail())
}

// detail is everything the entry under the cursor says, and what it leaves blank.
func (g *page) detail() []panel.Part {
	env := g.p.env
	e, ok := g.entries[g.rows.Current()]
	if !ok {
		return []panel.Part{{Text: g.p.words().About.Page, Dim: true}}
	}
	var parts []panel.Part
	for _, l := range e.Lines() {
		label := clean.Line(l.Label)
		switch {
		case l.Key == e.Kind+".layer" || aside(e, l):
		case l.State == inventory.Blank:
			parts = append(parts, panel.Part{Label: label, Text: panel.Blank(env, l, step) + g.gapOf(e, l), Dim: true})
		default:
			parts = append(parts, panel.Part{Label: label, Text: shown(l) + g.more(e, l)})
		}
	}
	if len(blanks(e)) > 0 {
		parts = append(parts, panel.Part{Text: g.p.words().GapHint, Dim: true})
	}
	if e.Kind == "check" && !e.Blank {
		parts = append(parts, panel.Part{Text: g.p.words().About.Check, Dim: true})
	}
	return parts
}

// aside tells a field that says something of the entry itself: its review stands with where it comes from.
func aside(e inventory.Entry, l inventory.Line) bool {
	switch strings.TrimPrefix(l.Key, e.Kind+".") {
	case "reviewed", "reviewed_by", "updated", "updated_by", "review_every":
		return true
	}
	return false
}

// more is what is to be known beside a value: how a desk is reached, whether it is open.
func (g *page) more(e inventory.Entry, l inventory.Line) string {
	said := ""
	switch l.Key {
	case "integration.desk", "end.takeover", "end.owner", "job.owner":
		said = panel.Reach(g.p.env, g.p.c, l.Raw)
	case "integration.hours":
		said = panel.There(g.p.env, g.p.c, l.Raw, zone(e))
	}
	if said == "" || l.State != inventory.Filled {
		return ""
	}
	return "  " + said
}

// zone is the zone by which an entry's hours are written; blank where that is the service's.
func zone(e inventory.Entry) inventory.Text {
	for _, l := range e.Lines() {
		if l.Key == "integration.zone" && l.State == inventory.Filled {
			return inventory.Text{Value: l.Raw}
		}
	}
	return inventory.Text{}
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
	return panel.Beside(p.ends(e), panel.Origin(p.env, e))
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
