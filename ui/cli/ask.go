package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/when"
	"shirei/ui/text"
)

// askCommand asks somebody for something; alone it lists the asks.
func (a *app) askCommand() *cobra.Command {
	minutes := 10
	c := a.command("ask [ID] [WHO WHAT]", 0, 3, func(ctx context.Context, args []string) error {
		if len(args) < 2 {
			id, _ := optionalID(args, 0)
			m, err := a.locate(ctx, id)
			if err != nil {
				return err
			}
			return m.asks()
		}
		id, rest := optionalID(args, 2)
		m, err := a.locate(ctx, id)
		if err != nil {
			return err
		}
		return m.actOn(ctx, rest[0], incident.MakeAsk{Who: rest[0], What: rest[1], Minutes: minutes})
	})
	c.Flags().IntVar(&minutes, "minutes", minutes, "")
	return c
}

// actOn asks something of somebody, and tells beside the answer if no console of theirs will show it.
func (m *matter) actOn(ctx context.Context, who string, cmd incident.Command) error {
	if err := m.act(ctx, cmd); err != nil || who == m.seat.Who() {
		return err
	}
	here, err := m.seat.Present(ctx, "")
	if err != nil {
		return nil // it is asked; who is here is nobody's record
	}
	theirs := slices.DeleteFunc(here, func(h desk.Here) bool { return h.Name != who })
	switch {
	case len(theirs) == 0:
		m.note(m.words.Crew.NotHere(who))
	case !slices.ContainsFunc(theirs, func(h desk.Here) bool { return !h.Watches }):
		m.note(m.words.Crew.Watching(who))
	}
	return nil
}

// asks lists what was asked of whom, as it stands.
func (m *matter) asks() error {
	var rows [][]string
	for _, a := range m.state.Asks {
		st := a.State(m.now)
		if m.json {
			line := map[string]any{
				"id": a.ID, "who": a.Who, "what": a.What, "minutes": a.Minutes, "by": a.By, "at": a.At.In(m.loc), "due": a.Due().In(m.loc),
				"state": st, "why": a.Why, "result": a.Result,
			}
			if err := m.emit(line); err != nil {
				return err
			}
			continue
		}
		rows = append(rows, []string{
			askName(a), a.Who, a.What, when.Clock(a.Due(), m.now, m.loc), m.lang.AskState(st), a.Result + a.Why,
		})
	}
	if len(rows) == 0 && !m.json {
		m.say(m.words.Crew.NoAsks)
	}
	m.table(rows)
	return nil
}

// askName is how an ask is named on the command line, as among the promises.
func askName(a incident.Ask) string { return "ask." + incident.Tail(a.ID) }

// answerCommand answers an ask, or tells its result.
func (a *app) answerCommand() *cobra.Command {
	var accept, withdraw bool
	var refuse, result string
	c := a.command("answer [ID] [ASK]", 0, 2, nil)
	c.RunE = func(c *cobra.Command, args []string) error {
		id, name := askArguments(args)
		m, err := a.locate(c.Context(), id)
		if err != nil {
			return err
		}
		ask, err := m.ask(name)
		if err != nil {
			return err
		}
		switch {
		case withdraw:
			return m.act(c.Context(), incident.TakeBackAsk{Ask: ask.ID, Reason: refuse})
		case c.Flags().Changed("result"):
			return m.act(c.Context(), incident.FinishAsk{Ask: ask.ID, Result: result})
		case c.Flags().Changed("refuse"):
			return m.act(c.Context(), incident.AnswerAsk{Ask: ask.ID, Why: refuse})
		case accept:
			return m.act(c.Context(), incident.AnswerAsk{Ask: ask.ID, Accept: true})
		}
		return usage(a.words.Usage.FlagNeeded, "--accept, --refuse, --result, --withdraw")
	}
	f := c.Flags()
	f.BoolVar(&accept, "accept", false, "")
	f.StringVar(&refuse, "refuse", "", "")
	f.StringVar(&result, "result", "", "")
	f.BoolVar(&withdraw, "withdraw", false, "")
	return c
}

// askArguments tells the incident's id from the name of an ask.
func askArguments(args []string) (id, name string) {
	for _, arg := range args {
		if strings.HasPrefix(arg, "ask.") {
			name = arg
		} else {
			id = arg
		}
	}
	return id, name
}

// ask finds an ask by its name or the beginning of it; with none named it is the only one that waits for whoever acts.
func (m *matter) ask(name string) (incident.Ask, error) {
	var found []incident.Ask
	for _, a := range m.state.Asks {
		mine := name == "" && a.Who == m.seat.Who() && a.State(m.now).Open()
		if mine || name != "" && strings.HasPrefix(askName(a), name) {
			found = append(found, a)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		if name == "" {
			return incident.Ask{}, told{m.words.Crew.NothingAsked, m.words.Crew.NothingAskedNext, incident.Refuse(incident.CodeNotFound, "ask")}
		}
		return incident.Ask{}, incident.Refuse(incident.CodeNotFound, name)
	}
	var names []string
	for _, a := range found {
		names = append(names, askName(a)+" ("+clean.Line(a.What)+")")
	}
	return incident.Ask{}, told{
		m.words.Crew.SeveralAsks, strings.Join(names, text.For(m.lang).Common.And), incident.Refuse(incident.CodeAmbiguous, names...),
	}
}
