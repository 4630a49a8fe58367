package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
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
			m.state.ShownID(p.ID), m.lang.Promise(p), when.Clock(p.At, m.now, m.state.Location()), m.lang.Remaining(p, m.now), p.Owner,
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
		return m.owing(rest[0], m.act(ctx, cmd))
	})
}

// owing says of a promise that was not found which ones there are.
func (m *matter) owing(promise string, err error) error {
	if e, ok := desk.AsError(err); !ok || e.Code != incident.CodeNotFound {
		return err
	}
	var open []string
	for _, p := range m.state.Owed(m.now) {
		open = append(open, m.state.ShownID(p.ID))
	}
	what, next := fmt.Sprintf(m.words.Aside.NoPromise, clean.Line(promise)), m.words.Aside.NoneOpen
	if len(open) > 0 {
		next = m.words.Owed + m.words.Colon + strings.Join(open, "  ")
	}
	return told{what, next, err}
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
	c := a.command("keep [ID] PROMISE [HOW]", 1, 3, func(ctx context.Context, args []string) error {
		id, rest := "", args
		if len(args) == 3 || len(args) == 2 && (how != "" || isID(args[0])) {
			id, rest = args[0], args[1:]
		}
		m, err := a.locate(ctx, id)
		if err != nil {
			return err
		}
		if len(rest) == 2 {
			how = rest[1]
		}
		t, err := m.past(at)
		if err != nil {
			return err
		}
		return m.owing(rest[0], m.act(ctx, incident.KeepPromise{ID: rest[0], How: how, At: t}))
	})
	c.Annotations = map[string]string{verbatim: "yes"}
	c.Flags().StringVar(&how, "how", "", "")
	c.Flags().StringVar(&at, "at", "", "")
	return c
}

// isID tells the ID of an incident, which is written in hexadecimal figures, from that of a promise, which never is.
func isID(arg string) bool {
	return strings.Trim(strings.ToLower(when.Fold(strings.TrimSpace(arg))), "0123456789abcdef-") == ""
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
