package cli

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/inventory"
	"shirei/incident/report"
	"shirei/incident/when"
	"shirei/ui/text"
)

// gapOptions are what one says about something that is missing.
type gapOptions struct {
	*app
	value, name, step, giveUp string
	list                      bool
	given                     func(string) bool
}

// gapCommand records something that was missing, and what it turned out to be; alone it lists what is still missing.
func (a *app) gapCommand() *cobra.Command {
	o := &gapOptions{app: a}
	c := a.command("gap [ID] [FIELD]", 0, 2, o.run)
	f := c.Flags()
	f.StringVar(&o.value, "value", "", "")
	f.StringVar(&o.name, "name", "", "")
	f.StringVar(&o.giveUp, "give-up", "", "")
	f.StringVar(&o.step, "step", "", "")
	f.BoolVar(&o.list, "list", false, "")
	o.given = f.Changed
	return c
}

func (o *gapOptions) run(ctx context.Context, args []string) error {
	if o.list || len(args) == 0 {
		id, _ := optionalID(args, 0)
		m, err := o.locateLast(ctx, id)
		if err != nil {
			return err
		}
		return m.gaps()
	}
	id, rest := optionalID(args, 1)
	m, err := o.locate(ctx, id)
	if err != nil {
		return err
	}
	filled := o.given("value") || o.given("name")
	if !filled && !o.given("give-up") {
		return m.act(ctx, incident.OpenGap{Field: rest[0], Step: incident.Step(o.step)})
	}
	open := m.state.OpenGaps()
	i := slices.IndexFunc(open, func(g incident.Gap) bool { return g.Field == rest[0] || g.ID == rest[0] })
	switch {
	case i < 0:
		return incident.Refuse(incident.CodeNotFound, rest[0])
	case o.given("give-up"):
		return m.act(ctx, incident.CloseGap{Gap: open[i].ID, GaveUp: true, Reason: o.giveUp})
	}
	return o.fill(ctx, m, open[i])
}

// fill closes a gap; one that names a blank of the inventory is answered there too.
func (o *gapOptions) fill(ctx context.Context, m *matter, g incident.Gap) error {
	_, svc, err := m.profile(ctx)
	if err != nil {
		return err
	}
	if svc == nil {
		return m.act(ctx, incident.CloseGap{Gap: g.ID, Value: o.value})
	}
	missing, ok := svc.Inventory.Missing(g.Field)
	if !ok {
		return m.act(ctx, incident.CloseGap{Gap: g.ID, Value: o.value})
	}
	if missing.Entry == "" && o.name == "" {
		return usage(o.words.Usage.FlagNeeded, "--name")
	}
	edit, said, err := svc.Inventory.Fill(missing, o.name, o.value)
	var found inventory.Problems
	switch {
	case errors.As(err, &found):
		return o.problems(g.Field, found)
	case err != nil:
		return err
	}
	out, err := m.seat.FillGap(ctx, m.stream, g.ID, said, edit)
	if err != nil {
		return err
	}
	if !o.json {
		after, err := m.seat.Service(ctx, svc.ID)
		if err != nil {
			return err
		}
		o.say(text.For(o.lang).Incident.Gaps.Filled, o.words.Colon, after.Inventory.Place(string(o.lang), edit.Path))
	}
	return m.done(ctx, out)
}

// gaps lists what is still missing, then what was found out or given up.
func (m *matter) gaps() error {
	all := report.GapsOf(m.state, m.now, m.lang)
	if m.json {
		return m.emit(all)
	}
	w := text.For(m.lang).Incident.Gaps
	if len(all) == 0 {
		m.say(w.Nothing)
		return nil
	}
	var rows [][]string
	for i, g := range all {
		became := g.Value
		switch {
		case g.GaveUp:
			became = strings.TrimSpace(m.lang.Phrase(incident.Say("gap.given_up"), m.face()) + "  " + g.Reason)
		case g.Closed == nil:
			became = w.Open
		}
		path := ""
		if g.Field != g.Label {
			path = g.Field
		}
		rows = append(rows, []string{
			when.Clock(*g.Opened, m.now, m.state.Location()), g.Label, when.Span(m.state.Cost(m.state.Gaps[i], m.now), string(m.lang)), became, path,
		})
	}
	m.table(rows)
	m.say(w.Total, m.words.Colon, when.Span(m.state.Lost(m.now), string(m.lang)))
	return nil
}
