package cli

import (
	"context"

	"github.com/spf13/cobra"

	"shirei/incident"
)

// entryCommand holds what changes an entry that stands. ENTRY is the id of timeline --ids, or the end of it.
func (a *app) entryCommand() *cobra.Command {
	return a.parent("entry", a.entryCorrect(), a.entryStrike(), a.entryMove(), a.entryKey(), a.entryProgress())
}

// onEntry makes a command on an entry; more is how many arguments follow the entry.
func (a *app) onEntry(use string, more int, do func(m *matter, e incident.Entry, rest []string) (incident.Command, error)) *cobra.Command {
	return a.command(use, more+1, more+2, func(ctx context.Context, args []string) error {
		id, rest := optionalID(args, more+1)
		m, err := a.locate(ctx, id)
		if err != nil {
			return err
		}
		e, err := m.seat.Entry(ctx, m.stream, rest[0])
		if err != nil {
			return err
		}
		if m.stream = e.Stream; m.stream != m.state.Stream { // of one that was merged into it
			if err := m.load(ctx); err != nil {
				return err
			}
		}
		cmd, err := do(m, e, rest[1:])
		if err != nil {
			return err
		}
		return m.act(ctx, cmd)
	})
}

func (a *app) entryCorrect() *cobra.Command {
	c := a.onEntry("correct [ID] ENTRY TEXT|-", 1, func(_ *matter, e incident.Entry, rest []string) (incident.Command, error) {
		words, err := a.body(rest[0])
		return incident.Correct{Target: e.ID, Text: words}, err
	})
	c.Annotations = map[string]string{verbatim: "yes"}
	return c
}

func (a *app) entryStrike() *cobra.Command {
	reason := ""
	c := a.onEntry("strike [ID] ENTRY", 0, func(_ *matter, e incident.Entry, _ []string) (incident.Command, error) {
		return incident.Strike{Target: e.ID, Reason: reason}, nil
	})
	c.Flags().StringVar(&reason, "reason", "", "")
	return c
}

func (a *app) entryMove() *cobra.Command {
	c := a.onEntry("move [ID] ENTRY TIME", 1, func(m *matter, e incident.Entry, rest []string) (incident.Command, error) {
		at, err := m.past(rest[0])
		if rest[0] == "" {
			err = incident.Refuse(incident.CodeBadTime, rest[0])
		}
		return incident.Move{Target: e.ID, At: at}, err
	})
	c.Annotations = map[string]string{verbatim: "yes"} // the time may be -5m
	return c
}

func (a *app) entryKey() *cobra.Command {
	off := false
	c := a.onEntry("key [ID] ENTRY", 0, func(_ *matter, e incident.Entry, _ []string) (incident.Command, error) {
		return incident.Flag{Target: e.ID, Key: !off}, nil
	})
	c.Flags().BoolVar(&off, "off", false, "")
	return c
}

func (a *app) entryProgress() *cobra.Command {
	var who, note string
	c := a.onEntry("progress [ID] ENTRY PROGRESS", 1, func(_ *matter, e incident.Entry, rest []string) (incident.Command, error) {
		return incident.Advance{Target: e.ID, To: incident.Progress(underscored(rest[0])), Who: who, Note: note}, nil
	})
	c.Flags().StringVar(&who, "who", "", "")
	c.Flags().StringVar(&note, "note", "", "")
	return c
}
