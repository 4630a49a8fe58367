package triage

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/inventory"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// The rows that hold a milestone.
var times = []incident.Milestone{incident.Began, incident.Detected, incident.Responded}

// rows lists what the record says, in the order in which it is asked.
func (p *Pane) rows() []widget.Field {
	w, l, s := p.words(), p.lang(), p.c.State
	t := s.Triage
	rows := []widget.Field{
		{ID: "symptom", Label: l.Fact(incident.FactSymptom), Value: s.Facts[incident.FactSymptom].Text, Ghost: clean.Line(s.Title)},
		{ID: "family", Label: w.Family, Kind: widget.Choice, Options: options(incident.Families(), l.Family), Value: string(t.Family)},
		{ID: "found", Label: w.FoundBy, Kind: widget.Choice, Options: options(incident.Finders(), l.FoundBy), Value: string(t.FoundBy)},
	}
	for _, m := range times {
		rows = append(rows, widget.Field{ID: string(m), Label: capital(l.Milestone(m)), Kind: widget.Time, Value: p.wall(s.Mark(m))})
	}
	rows = append(rows,
		widget.Field{ID: "period", Label: w.Period, Value: t.Reach.Period},
		widget.Field{ID: "count", Label: w.Count, Value: t.Reach.Count},
		widget.Field{ID: "target", Label: w.Target, Value: t.Reach.Target},
		widget.Field{ID: "working", Label: l.Fact(incident.FactWorking), Value: s.Facts[incident.FactWorking].Text},
	)
	if t.Family == "" || len(p.guide.Steps) > 0 {
		rows = append(rows, panel.Button("guide", p.guideLine()))
	}
	for _, x := range incident.Layers() {
		rows = append(rows, panel.Button("layer:"+string(x), p.layerLine(x)))
	}
	rows = append(rows, p.changeRows()...)
	people := 0
	for _, q := range t.Inquiries {
		people += q.Count
	}
	rows = append(rows, panel.Button("inquiries", p.heading(w.Inquiries(people))))
	until, takeover := p.searchOffer()
	return append(rows,
		widget.Field{ID: "search", Label: w.SearchEnd, Value: t.SearchEnd, Ghost: until},
		widget.Field{ID: "takeover", Label: w.Takeover, Value: t.Takeover, Ghost: takeover},
	)
}

// capital begins a label as the others of the form begin.
func capital(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return strings.ToUpper(s[:1]) + s[1:]
	}
	return s
}

func options[T ~string](all []T, word func(T) string) []widget.Option {
	out := make([]widget.Option, len(all))
	for i, v := range all {
		out[i] = widget.Option{Value: string(v), Label: word(v)}
	}
	return out
}

func (p *Pane) heading(s string) string { return p.env.Styles.Dim.Render(s) }

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// mark is the glyph of a verdict; a word always stands with it.
func (p *Pane) mark(v incident.Verdict) string {
	g := p.env.Styles.Glyphs
	switch v {
	case incident.VerdictSuspected:
		return g.Suspected
	case incident.VerdictCleared:
		return g.Cleared
	}
	return g.Unknown
}

// layerLine is a layer with its verdict, its owner and the last evidence.
func (p *Pane) layerLine(x incident.Layer) string {
	l, w, st := p.lang(), p.words(), p.env.Styles
	vw, nw := 0, 0
	for _, v := range []incident.Verdict{incident.VerdictOpen, incident.VerdictSuspected, incident.VerdictCleared} {
		vw = max(vw, cell.Width(l.Verdict(v)))
	}
	for _, x := range incident.Layers() {
		nw = max(nw, cell.Width(l.Layer(x)))
	}
	s := p.c.State.Triage.Layers[x]
	line := p.mark(s.Verdict) + " " + cell.Pad(l.Verdict(s.Verdict), vw) + "  " + cell.Pad(l.Layer(x), nw) + "  "
	said := w.NoOwner
	if who := cmp.Or(s.Owner, p.endOwner(x)); who != "" {
		said = clean.Line(who)
	}
	said = st.Dim.Render(said)
	if n := len(s.Evidence); n > 0 {
		said += "  " + clean.Line(s.Evidence[n-1])
	}
	return line + said
}

// about says what helps with the row under the cursor.
func (p *Pane) about(id string) string {
	w := p.words()
	switch kind, rest := panel.Split(id); kind {
	case "period", "count", "target":
		return p.measure()
	case "guide":
		return p.aboutGuide()
	case "layer":
		return panel.Beside(w.About.Layer, p.boundary(incident.Layer(rest)))
	case "changes":
		return w.About.Change
	case "change":
		return p.aboutChange(id)
	case "inquiries":
		if n := len(p.c.State.Triage.Inquiries); n > 0 {
			q := p.c.State.Triage.Inquiries[n-1]
			return panel.Beside(p.wall(q.At)+" "+strconv.Itoa(q.Count)+" "+clean.Line(q.Text), clean.Line(q.Answered), w.About.Inquiry)
		}
		return w.About.Inquiry
	}
	return ""
}

// commit acts upon one row. An answer that cannot be read stays in its field with what is wrong.
func (p *Pane) commit(id, value string) tea.Cmd {
	s := p.c.State
	p.main.SetError(id, "")
	switch kind := incident.Milestone(id); {
	case slices.Contains(times, kind):
		return p.commitTime(kind, value)
	}
	switch id {
	case "symptom":
		return p.fact(incident.FactSymptom, value)
	case "working":
		return p.fact(incident.FactWorking, value)
	case "family", "found":
		return p.sort(id, value)
	case "period":
		return p.act(incident.SortSymptom{Period: &value})
	case "count":
		return p.act(incident.SortSymptom{Count: &value})
	case "target":
		return p.act(incident.SortSymptom{Target: &value})
	case "search":
		return p.bound(value, s.Triage.Takeover)
	case "takeover":
		return p.bound(s.Triage.SearchEnd, value)
	}
	return nil
}

// sort records a choice; there is no way back to none, so an emptied one shows what stands.
func (p *Pane) sort(id, value string) tea.Cmd {
	t := p.c.State.Triage
	family, found := incident.Family(value), incident.FoundBy(value)
	switch {
	case value == "":
		p.main.SetValues(map[string]string{id: map[string]string{"family": string(t.Family), "found": string(t.FoundBy)}[id]})
		return nil
	case id == "family":
		return p.act(incident.SortSymptom{Family: &family})
	}
	return p.act(incident.SortSymptom{FoundBy: &found})
}

func (p *Pane) bound(end, takeover string) tea.Cmd {
	if blank(end) && blank(takeover) {
		return nil
	}
	return p.act(incident.BoundSearch{End: end, Takeover: takeover})
}

// fact writes a line of the fact sheet; how sure it is stays as it was.
func (p *Pane) fact(k incident.FactKey, value string) tea.Cmd {
	f := incident.SetFact{Key: k, Text: value}
	if value != "" {
		f.Confidence = p.c.State.Facts[k].Confidence
	}
	return p.act(f)
}

func (p *Pane) commitTime(m incident.Milestone, value string) tea.Cmd {
	if blank(value) {
		return p.act(incident.RecordMilestone{Milestone: m, At: incident.When{Unknown: true}})
	}
	at, wrong := panel.Instant(p.env, p.c, value)
	if wrong != "" {
		p.main.SetError(string(m), wrong)
		return nil
	}
	return p.act(incident.RecordMilestone{Milestone: m, At: incident.Moment(at)})
}

// queries are the inventory's ways to measure the reach.
func (p *Pane) queries() []inventory.Entry {
	if p.c.View == nil {
		return nil
	}
	return p.c.View.OfLayers("query", "external", "app", "db", "infra")
}

// measure says how the reach is measured, by the inventory.
func (p *Pane) measure() string {
	w := p.words()
	if p.c.View == nil {
		return ""
	}
	var names []string
	for _, q := range p.queries() {
		if q.Blank {
			return w.Measure + " " + p.env.Styles.Glyphs.Dash + " " + p.env.Words.Common.Blank
		}
		names = append(names, clean.Line(q.Title))
	}
	if len(names) == 0 {
		return ""
	}
	return panel.Beside(w.Measure+" "+strings.Join(names, p.env.Words.Common.And), w.CopyHint, panel.Origin(p.env, p.queries()[0]))
}

// copyMeasure copies the command that measures the reach.
func (p *Pane) copyMeasure(row string) (tea.Cmd, bool) {
	if row != "period" && row != "count" && row != "target" {
		return nil, false
	}
	var items []screen.Item
	found := map[string]string{}
	for _, q := range p.queries() {
		if q.Copy != "" {
			items = append(items, screen.Item{ID: q.Path, Label: clean.Line(q.Title), Detail: clean.Line(q.Copy)})
			found[q.Path] = q.Copy
		}
	}
	copyIt := func(id string) tea.Cmd {
		return screen.Send(screen.Copy{Text: found[id], Said: p.env.Words.Common.Copied})
	}
	switch len(items) {
	case 0:
		return screen.Send(screen.Toast{Text: p.words().NoCommand}), true
	case 1:
		return copyIt(items[0].ID), true
	}
	return screen.Send(screen.Pick{Title: p.words().Measure, Items: items, Then: copyIt}), true
}
