package cli

import (
	"context"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/report"
	"shirei/incident/when"
)

// boardCommand shows what is known, done and not known.
func (a *app) boardCommand() *cobra.Command {
	return a.command("board [ID]", 0, 1, func(ctx context.Context, args []string) error {
		id, _ := optionalID(args, 0)
		m, err := a.locateLast(ctx, id)
		if err != nil {
			return err
		}
		threads, err := m.seat.Threads(ctx, m.stream)
		if err != nil {
			return err
		}
		k := report.KnowledgeOf(m.state, threads, m.now, m.lang)
		if a.json {
			return a.emit(k)
		}
		w := a.words.Crew
		m.column(w.Known, k.Known)
		m.column(w.Doing, k.Doing)
		m.column(w.Unknown, k.Unknown)
		return nil
	})
}

// column is one heading with its lines: what, whose, since when, how it stands.
func (m *matter) column(title string, matters []report.Matter) {
	m.say(title)
	var rows [][]string
	for _, x := range matters {
		what, age := x.Text, ""
		switch {
		case what == "":
			what = x.Label
		case x.Label != "":
			what = x.Label + m.words.Colon + what
		}
		if x.At != nil {
			age = when.Span(m.now.Sub(*x.At), string(m.lang))
		}
		rows = append(rows, []string{"  " + clean.Line(what), x.State, x.Owner, age})
	}
	if len(rows) == 0 {
		rows = [][]string{{"  " + m.words.Crew.None}}
	}
	m.table(rows)
}

// linkCommand says that one incident belongs to another.
func (a *app) linkCommand() *cobra.Command {
	var caused, follows, reason string
	c := a.command("link [ID]", 0, 1, func(ctx context.Context, args []string) error {
		id, _ := optionalID(args, 0)
		how, to := incident.LinkCausedBy, caused
		if follows != "" {
			how, to = incident.LinkFollows, follows
		}
		if to == "" {
			return usage(a.words.Usage.FlagNeeded, "--caused-by, --follows")
		}
		return a.relate(ctx, id, to, how, reason)
	})
	f := c.Flags()
	f.StringVar(&caused, "caused-by", "", "")
	f.StringVar(&follows, "follows", "", "")
	f.StringVar(&reason, "reason", "", "")
	return c
}

// mergeCommand ends one declaration of an outage as the duplicate of another.
func (a *app) mergeCommand() *cobra.Command {
	var into, reason string
	c := a.command("merge ID", 1, 1, func(ctx context.Context, args []string) error {
		if into == "" {
			return usage(a.words.Usage.FlagNeeded, "--into")
		}
		return a.relate(ctx, args[0], into, incident.LinkDuplicateOf, reason)
	})
	c.Flags().StringVar(&into, "into", "", "")
	c.Flags().StringVar(&reason, "reason", "", "")
	return c
}

func (a *app) relate(ctx context.Context, id, to string, how incident.LinkKind, reason string) error {
	m, err := a.locateLast(ctx, id)
	if err != nil {
		return err
	}
	other, err := m.seat.Locate(ctx, to)
	if err != nil {
		return err
	}
	out, err := m.seat.Link(ctx, m.stream, other.Stream, how, reason)
	if err != nil {
		return err
	}
	return m.done(ctx, out)
}
