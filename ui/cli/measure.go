package cli

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/desk"
)

type measureOptions struct {
	*app
	given func(string) bool

	add, how, effect, reversible, decider, remove string
	minutes                                       int
}

func (a *app) measureCommand() *cobra.Command {
	o := &measureOptions{app: a}
	c := a.command("measure [ID]", 0, 1, o.run)
	f := c.Flags()
	o.given = f.Changed
	f.StringVar(&o.add, "add", "", "")
	f.StringVar(&o.how, "how", "", "")
	f.StringVar(&o.effect, "effect", "", "")
	f.IntVar(&o.minutes, "minutes", 0, "")
	f.StringVar(&o.reversible, "reversible", "", "")
	f.StringVar(&o.decider, "decider", "", "")
	f.StringVar(&o.remove, "remove", "", "")
	return c
}

func (o *measureOptions) run(ctx context.Context, args []string) error {
	if err := o.together(o.given, "how effect minutes reversible decider: add"); err != nil {
		return err
	}
	id, _ := optionalID(args, 0)
	m, err := o.locate(ctx, id)
	if err != nil {
		return err
	}
	_, svc, err := m.profile(ctx)
	if err != nil {
		return err
	}
	options, sheet := m.state.Sheet.Options, incident.FillSheet{}
	switch {
	case o.remove != "":
		if !slices.ContainsFunc(options, func(x incident.Option) bool { return x.ID == o.remove }) {
			return incident.Refuse(incident.CodeNotFound, o.remove)
		}
		sheet.DropOptions = []string{o.remove}
	case strings.TrimSpace(o.add) != "":
		sheet.AddOptions = []incident.Option{o.option(options, known(svc))}
	default:
		return o.show(m, options, known(svc))
	}
	return m.act(ctx, sheet)
}

// option is the measure to weigh: that of the inventory, or one in a person's words; the flags win.
func (o *measureOptions) option(have, offered []incident.Option) incident.Option {
	x := incident.Option{Measure: o.add}
	if i := slices.IndexFunc(offered, func(x incident.Option) bool { return x.ID == o.add }); i >= 0 {
		x = offered[i]
	}
	x.How, x.Effect = cmp.Or(o.how, x.How), cmp.Or(o.effect, x.Effect)
	x.Minutes, x.Reversible, x.Decider = cmp.Or(o.minutes, x.Minutes), cmp.Or(o.reversible, x.Reversible), cmp.Or(o.decider, x.Decider)
	taken := func(id string) bool {
		return slices.ContainsFunc(have, func(h incident.Option) bool { return h.ID == id })
	}
	for n := len(have) + 1; x.ID == "" || taken(x.ID); n++ {
		x.ID = "option." + strconv.Itoa(n)
	}
	return x
}

// known are the measures of the service's inventory.
func known(svc *desk.Service) (out []incident.Option) {
	if svc == nil {
		return nil
	}
	for _, x := range svc.Inventory.Response.Measures.Items {
		out = append(out, incident.Option{
			ID: x.ID, Measure: cmp.Or(x.Name, x.ID), How: x.How.Value, Effect: x.Effect.Value, Minutes: x.Minutes.N,
			Decider: x.Decider.Value, Source: "response.measures." + x.ID,
		})
	}
	return out
}

// show lists what is weighed already, and what the inventory offers besides.
func (o *measureOptions) show(m *matter, weighed, offered []incident.Option) error {
	var rows [][]string
	row := func(mark string, x incident.Option) error {
		if o.json {
			return o.emit(map[string]any{"weighed": mark != "", "option": x})
		}
		minutes := o.words.MinutesUnknown
		if x.Minutes > 0 {
			minutes = o.words.Minutes(x.Minutes)
		}
		rows = append(rows, []string{cmp.Or(mark, "-"), x.ID, minutes, x.Measure, x.Effect})
		return nil
	}
	for _, x := range weighed {
		if err := row("*", x); err != nil {
			return err
		}
	}
	for _, x := range offered {
		if slices.ContainsFunc(weighed, func(w incident.Option) bool { return w.Source != "" && w.Source == x.Source }) {
			continue
		}
		if err := row("", x); err != nil {
			return err
		}
	}
	o.table(rows)
	if len(rows) == 0 && !o.json {
		o.say(o.words.NoMeasures)
	}
	return nil
}
