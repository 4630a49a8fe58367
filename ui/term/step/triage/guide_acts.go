package triage

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/inventory"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
)

// do does an action of the key table on the step under the cursor.
func (g *guidePage) do(action string) (tea.Cmd, bool) {
	switch action {
	case "link", "run", "copy":
		return g.use(action), true
	}
	return g.rows.Do(action)
}

// offers are the entries of the inventory that help with a layer.
type offers struct{ links, commands []inventory.Entry }

func (p *Pane) offers() map[incident.Layer]offers {
	out := map[incident.Layer]offers{}
	if p.c.View == nil {
		return out
	}
	for _, l := range incident.Layers() {
		var there offers
		for _, kind := range []string{"dashboard", "integration", "check", "log"} {
			for _, e := range p.c.View.OfLayers(kind, string(l)) {
				if e.URL != "" {
					there.links = append(there.links, e)
				}
				if e.Command != "" {
					there.commands = append(there.commands, e)
				}
			}
		}
		out[l] = there
	}
	return out
}

// names are of the first offers, as there is room for.
func names(found []inventory.Entry) string {
	const most = 2
	var out []string
	for _, e := range found[:min(len(found), most)] {
		out = append(out, clean.Line(e.Title))
	}
	return strings.Join(out, " / ")
}

// use does what the inventory has for the step; of several it asks which.
func (g *guidePage) use(action string) tea.Cmd {
	s, _ := g.p.guide.Step(g.rows.Current())
	found, of := g.there[s.Layer].commands, func(e inventory.Entry) string { return e.Command }
	if action == "link" {
		found, of = g.there[s.Layer].links, func(e inventory.Entry) string { return e.URL }
	}
	switch len(found) {
	case 0:
		return panel.Use(g.p.env, g.p.c, s.Layer, action, inventory.Entry{}) // which says so
	case 1:
		return panel.Use(g.p.env, g.p.c, s.Layer, action, found[0])
	}
	var items []screen.Item
	for i, e := range found {
		items = append(items, screen.Item{ID: strconv.Itoa(i), Label: clean.Line(e.Title), Detail: clean.Line(of(e))})
	}
	return screen.Send(screen.Pick{Title: clean.Line(s.Words(g.p.lang()).Look), Items: items, Then: func(id string) tea.Cmd {
		i, err := strconv.Atoi(id)
		if err != nil || i >= len(found) {
			return nil
		}
		return panel.Use(g.p.env, g.p.c, s.Layer, action, found[i])
	}})
}

// answer asks for the answer to a step and its evidence; both, and what they say of the layers, are one act.
func (g *guidePage) answer(id string) tea.Cmd {
	s, ok := g.p.guide.Step(id)
	if !ok {
		return nil
	}
	w := s.Words(g.p.lang())
	says := map[incident.Answer]string{incident.AnswerNormal: w.Normal, incident.AnswerAbnormal: w.Abnormal}
	var all []screen.Item
	for _, a := range []incident.Answer{incident.AnswerNormal, incident.AnswerAbnormal, incident.AnswerUnclear} {
		all = append(all, screen.Item{ID: string(a), Label: g.p.lang().Answer(a), Detail: clean.Line(says[a])})
	}
	family, stands := g.p.guide, string(g.stand.Answers[id].Answer)
	return g.p.choose(clean.Line(w.Look), stands, all, func(to, said string) incident.Command {
		return family.Answer(g.p.c.State.Triage, id, incident.Answer(to), said, g.p.lang())
	})
}
