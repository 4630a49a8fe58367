package triage

import (
	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/guide"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
	"shirei/ui/text"
)

// readGuide brings the guide of the family that the record names.
func (p *Pane) readGuide() {
	family := p.c.State.Triage.Family
	if p.guideOf == string(family) {
		return
	}
	g, err := p.env.Guides.Of(family)
	p.guide, p.guideOf, p.faulty = g, string(family), ""
	if err != nil {
		p.faulty = panel.Beside(text.GuideFault(err, p.lang()), p.words().Guide.Stands)
	}
}

// guideLine is the guide in the list: how far it has come, and what is next.
func (p *Pane) guideLine() string {
	w, st := &p.words().Guide, p.env.Styles
	if p.c.State.Triage.Family == "" {
		return w.Title + "  " + st.Dim.Render(w.NoFamily)
	}
	stand := p.guide.Stand(p.c.State.Triage)
	line := w.Title + "  " + w.Progress(len(stand.Answers), len(p.guide.Steps)) + "  "
	if stand.Next < 0 {
		return line + st.Dim.Render(p.leftLine(stand))
	}
	return line + st.Dim.Render(w.Next) + clean.Line(p.guide.Steps[stand.Next].Words(p.lang()).Look)
}

// leftLine names the layers that are left.
func (p *Pane) leftLine(stand guide.Stand) string {
	var names []string
	for _, l := range stand.Left {
		names = append(names, p.lang().Layer(l))
	}
	return p.words().Guide.Leaves(names, p.env.Words.Common.And)
}

func (p *Pane) aboutGuide() string {
	if p.c.State.Triage.Family == "" {
		return p.words().Guide.NoFamilyHint
	}
	stand := p.guide.Stand(p.c.State.Triage)
	if stand.Next < 0 {
		return p.leftLine(stand)
	}
	return clean.Line(p.guide.Steps[stand.Next].Words(p.lang()).How)
}

// openGuide opens the guide; without a family it asks for that first.
func (p *Pane) openGuide() tea.Cmd {
	if p.c.State.Triage.Family != "" {
		p.page = newGuidePage(p)
		return nil
	}
	var items []screen.Item
	for _, f := range incident.Families() {
		items = append(items, screen.Item{ID: string(f), Label: p.lang().Family(f)})
	}
	return screen.Send(screen.Pick{Title: p.words().Guide.Choose, Items: items, Then: func(id string) tea.Cmd {
		family := incident.Family(id)
		p.page = newGuidePage(p) // it fills when the family has been recorded
		return p.act(incident.SortSymptom{Family: &family})
	}})
}
