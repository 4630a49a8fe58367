package cli

import (
	"context"

	"github.com/spf13/cobra"

	"shirei/incident"
)

// ending makes one of the commands that end an incident or start it again.
func (a *app) ending(use string, most int, timed bool, cmd func(m *matter, rest []string, reason, at string) (incident.Command, error)) *cobra.Command {
	var reason, at string
	c := a.command(use, most-1, most, func(ctx context.Context, args []string) error {
		id, rest := optionalID(args, most-1)
		m, err := a.locateLast(ctx, id)
		if err != nil {
			return err
		}
		what, err := cmd(m, rest, reason, at)
		if err != nil {
			return err
		}
		return m.act(ctx, what)
	})
	c.Flags().StringVar(&reason, "reason", "", "")
	if timed {
		c.Flags().StringVar(&at, "at", "", "")
	}
	return c
}

func (a *app) resolveCommand() *cobra.Command {
	return a.ending("resolve [ID]", 1, true, func(m *matter, _ []string, reason, at string) (incident.Command, error) {
		t, err := m.past(at)
		return incident.Resolve{Reason: reason, At: t}, err
	})
}

func (a *app) reopenCommand() *cobra.Command {
	return a.ending("reopen [ID]", 1, false, func(_ *matter, _ []string, reason, _ string) (incident.Command, error) {
		return incident.Reopen{Reason: reason}, nil
	})
}

func (a *app) endCommand() *cobra.Command {
	return a.ending("end [ID] HOW", 2, false, func(_ *matter, rest []string, reason, _ string) (incident.Command, error) {
		return incident.End{How: incident.Status(underscored(rest[0])), Reason: reason}, nil
	})
}

func (a *app) closeCommand() *cobra.Command {
	return a.ending("close [ID]", 1, false, func(_ *matter, _ []string, reason, _ string) (incident.Command, error) {
		return incident.Close{Reason: reason}, nil
	})
}

func (a *app) skipCommand() *cobra.Command {
	return a.ending("skip [ID] STEP", 2, false, func(_ *matter, rest []string, reason, _ string) (incident.Command, error) {
		return incident.SkipStep{Step: incident.Step(underscored(rest[0])), Reason: reason}, nil
	})
}
