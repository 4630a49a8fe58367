package cli

import (
	"context"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/report"
	"shirei/incident/when"
)

func (a *app) promisesCommand() *cobra.Command {
	return a.command("promises [ID]", 0, 1, func(ctx context.Context, args []string) error {
		id, _ := optionalID(args, 0)
		m, err := a.locate(ctx, id)
		if err != nil {
			return err
		}
		if a.json {
			for _, p := range report.StatusOf(m.state, m.now, a.lang).Promises {
				if err := a.emit(p); err != nil {
					return err
				}
			}
			return nil
		}
		a.table(m.owed(m.state.Ledger(m.now)))
		return nil
	})
}

// owed are the rows of promises: their id, what is owed, when, how much is left, by whom, and why.
func (m *matter) owed(ledger []incident.Promise) (rows [][]string) {
	for _, p := range ledger {
		rows = append(rows, []string{
			p.ID, m.lang.Promise(p), when.Clock(p.At, m.now, m.state.Location()), m.lang.Remaining(p, m.now), p.Owner,
			m.lang.Phrase(p.Reason, m.face()),
		})
	}
	return rows
}

// promising makes a command about one promise.
func (a *app) promising(use string, do func(m *matter, promise string) (incident.Command, error)) *cobra.Command {
	return a.command(use, 1, 2, func(ctx context.Context, args []string) error {
		id, rest := optionalID(args, 1)
		m, err := a.locate(ctx, id)
		if err != nil {
			return err
		}
		cmd, err := do(m, rest[0])
		if err != nil {
			return err
		}
		return m.act(ctx, cmd)
	})
}

func (a *app) promiseCommand() *cobra.Command {
	var due, owner string
	c := a.promising("promise [ID] WHAT", func(m *matter, what string) (incident.Command, error) {
		at, err := m.future(due)
		if err == nil && at.IsZero() {
			err = usage(a.words.Usage.FlagNeeded, "--due")
		}
		return incident.MakePromise{What: what, Owner: owner, Due: at}, err
	})
	c.Annotations = map[string]string{verbatim: "yes"}
	c.Flags().StringVar(&due, "due", "", "")
	c.Flags().StringVar(&owner, "owner", "", "")
	return c
}

func (a *app) keepCommand() *cobra.Command {
	var how, at string
	c := a.promising("keep [ID] PROMISE", func(m *matter, p string) (incident.Command, error) {
		t, err := m.past(at)
		return incident.KeepPromise{ID: p, How: how, At: t}, err
	})
	c.Flags().StringVar(&how, "how", "", "")
	c.Flags().StringVar(&at, "at", "", "")
	return c
}

func (a *app) extendCommand() *cobra.Command {
	var to, reason string
	c := a.promising("extend [ID] PROMISE", func(m *matter, p string) (incident.Command, error) {
		t, err := m.future(to)
		if err == nil && t.IsZero() {
			err = usage(a.words.Usage.FlagNeeded, "--to")
		}
		return incident.ExtendPromise{ID: p, To: t, Reason: reason}, err
	})
	c.Flags().StringVar(&to, "to", "", "")
	c.Flags().StringVar(&reason, "reason", "", "")
	return c
}

func (a *app) handCommand() *cobra.Command {
	to := ""
	c := a.promising("hand [ID] PROMISE", func(_ *matter, p string) (incident.Command, error) {
		return incident.HandPromise{ID: p, To: to}, nil
	})
	c.Flags().StringVar(&to, "to", "", "")
	return c
}

func (a *app) withdrawCommand() *cobra.Command {
	reason := ""
	c := a.promising("withdraw [ID] PROMISE", func(_ *matter, p string) (incident.Command, error) {
		return incident.WithdrawPromise{ID: p, Reason: reason}, nil
	})
	c.Flags().StringVar(&reason, "reason", "", "")
	return c
}

func (a *app) snoozeCommand() *cobra.Command {
	until := ""
	c := a.promising("snooze [ID] PROMISE", func(m *matter, p string) (incident.Command, error) {
		t, err := m.future(until)
		if err == nil && t.IsZero() {
			err = usage(a.words.Usage.FlagNeeded, "--until")
		}
		return incident.SnoozePromise{ID: p, Until: t}, err
	})
	c.Flags().StringVar(&until, "until", "", "")
	return c
}
