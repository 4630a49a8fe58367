// Package gap asks what is missing in an incident, and what it turned out to be: a clock runs in between, and the answer
// goes into the inventory where it has a place.
package gap

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/inventory"
	"shirei/incident/when"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
	"shirei/ui/text"
)

// Tag marks the [screen.Revised] that answers a gap.
const Tag = "gap"

// mostBlanks is how many blanks of the inventory are offered; one that is worth less is found by typing it.
const mostBlanks = 40

type asking struct {
	env  *screen.Env
	c    screen.Case
	step incident.Step
}

// At records that a field of the inventory is missing at a step; where that stands already, it asks for the answer.
func At(env *screen.Env, c screen.Case, step incident.Step, field string) tea.Cmd {
	a := asking{env, c, step}
	for _, g := range c.State.OpenGaps() {
		if g.Field == field {
			return a.close(g)
		}
	}
	return a.record(field)
}

// Choose lists what is missing and still open, then the blanks of the inventory that stop the step, the worst first.
// What is none of them is typed.
func Choose(env *screen.Env, c screen.Case, step incident.Step) tea.Cmd {
	a := asking{env, c, step}
	w, inv := a.words(), panel.Inventory(c)
	open := c.State.OpenGaps()
	var items []screen.Item
	for _, g := range open {
		items = append(items, screen.Item{
			ID: "open:" + g.ID, Label: env.Styles.Glyphs.Suspected + " " + Label(env, g.Field, g.Name),
			Detail: w.Open + " " + when.Span(c.State.Cost(g, env.Now), string(env.Lang)),
		})
	}
	for _, b := range a.blanks() {
		items = append(items, screen.Item{ID: "blank:" + b.Path, Label: Label(env, b.Path, inv.NameOf(b.Path)), Detail: w.Cost(b.Weight)})
	}
	if len(items) == len(open) {
		items = append(items, screen.Item{ID: "", Label: w.None})
	}
	return screen.Send(screen.Pick{Title: w.Title, Items: items, Other: w.Other, Else: a.record, Then: func(id string) tea.Cmd {
		kind, rest := panel.Split(id)
		if kind == "blank" {
			return a.record(rest)
		}
		for _, g := range open {
			if kind == "open" && g.ID == rest {
				return a.close(g)
			}
		}
		return nil
	}})
}

func (a asking) words() *text.Gaps { return &a.env.Words.Incident.Gaps }

// Label words what is missing: the place of a field in the inventory, or a person's own words; name is
// what the field's entry is called.
func Label(env *screen.Env, field, name string) string {
	return clean.Line(inventory.PlaceLabel(string(env.Lang), field, name))
}

// Count says quietly how many gaps are open, and for how long the first of them; empty where none is.
func Count(env *screen.Env, s *incident.State) string {
	var longest time.Duration
	open := s.OpenGaps()
	for _, g := range open {
		longest = max(longest, s.Cost(g, env.Now))
	}
	if len(open) == 0 {
		return ""
	}
	return env.Words.Incident.Gaps.Count(len(open), when.Span(longest, string(env.Lang)))
}

// blanks are the blanks of the inventory that stop the step; where none does, those of all steps.
func (a asking) blanks() []inventory.Field {
	if a.c.Service == nil {
		return nil
	}
	recorded := map[string]bool{}
	for _, g := range a.c.State.OpenGaps() {
		recorded[g.Field] = true
	}
	all := slices.DeleteFunc(slices.Clone(panel.Inventory(a.c).Readiness(a.env.Now).Blanks), func(b inventory.Field) bool { return recorded[b.Path] })
	here := slices.DeleteFunc(slices.Clone(all), func(b inventory.Field) bool { return b.Step != stepOf(a.step) })
	if len(here) == 0 {
		here = all
	}
	return here[:min(len(here), mostBlanks)]
}

// stepOf is the inventory's name of a step.
func stepOf(at incident.Step) string {
	if i := slices.Index(incident.Steps(), at); i >= 0 {
		return inventory.Steps()[i]
	}
	return ""
}

func (a asking) record(field string) tea.Cmd {
	return screen.Do(screen.Act{
		Stream: a.c.State.Stream, Cmd: incident.OpenGap{Field: field, Step: a.step}, Said: a.words().Asked,
	})
}
