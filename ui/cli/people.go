package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/ui/text"
)

// underscored takes "false-alarm" for false_alarm, as people type it.
func underscored(word string) string {
	return strings.ReplaceAll(strings.ToLower(strings.TrimSpace(word)), "-", "_")
}

func (a *app) roleCommand() *cobra.Command {
	vacant, reason := false, ""
	c := a.command("role [ID] ROLE WHO", 1, 3, nil)
	c.RunE = func(c *cobra.Command, args []string) error {
		n := 2
		if vacant {
			n = 1
		}
		if err := a.between(n, n+1)(c, args); err != nil {
			return err
		}
		id, rest := optionalID(args, n)
		m, err := a.locate(c.Context(), id)
		if err != nil {
			return err
		}
		take := incident.TakeRole{Role: roleOf(rest[0]), Reason: reason}
		if !vacant {
			take.Who = rest[1]
		}
		return m.act(c.Context(), take)
	}
	c.Flags().BoolVar(&vacant, "vacant", false, "")
	c.Flags().StringVar(&reason, "reason", "", "")
	return c
}

func (a *app) undoCommand() *cobra.Command {
	return a.command("undo [ID]", 0, 1, func(ctx context.Context, args []string) error {
		id, _ := optionalID(args, 0)
		m, err := a.locate(ctx, id)
		if err != nil {
			return err
		}
		out, err := m.seat.Undo(ctx, m.stream)
		if err != nil {
			return err
		}
		if a.json {
			return m.done(ctx, out)
		}
		a.say(incident.Short(m.stream), "  ", a.words.Undone)
		for _, e := range out.Undone {
			if entry, ok := incident.EntryOf(e); ok {
				a.say("    ", m.line(entry))
			}
		}
		return a.undid(ctx, m, out)
	})
}

// undid says what an undo in an incident took back in the inventory.
func (a *app) undid(ctx context.Context, m *matter, out desk.Outcome) error {
	if len(out.Undid) == 0 {
		return nil
	}
	svc, err := m.seat.Service(ctx, out.State.Service)
	if err != nil {
		return err
	}
	words := text.For(a.lang)
	a.say("    ", words.Incident.UndoneToo, a.words.Colon)
	for _, change := range words.Undid(a.lang, svc.Inventory, out.Undid, false) {
		a.say("      ", change)
	}
	return nil
}

func (a *app) sizeUpCommand() *cobra.Command {
	c := a.command("size-up [ID] TEXT|-", 1, 2, func(ctx context.Context, args []string) error {
		id, rest := optionalID(args, 1)
		words, err := a.body(rest[0])
		if err != nil {
			return err
		}
		m, err := a.locate(ctx, id)
		if err != nil {
			return err
		}
		return m.act(ctx, incident.SizeUpNow{Text: words})
	})
	c.Annotations = map[string]string{verbatim: "yes"}
	return c
}

func (a *app) renameCommand() *cobra.Command {
	var title, service string
	c := a.command("rename [ID] [TITLE]", 0, 2, nil)
	c.RunE = func(c *cobra.Command, args []string) error {
		n := 1
		if c.Flags().Changed("title") || c.Flags().Changed("service") {
			n = 0 // what an argument could be but the ID has been said
		}
		if err := a.between(n, n+1)(c, args); err != nil {
			return err
		}
		id, rest := optionalID(args, n)
		if n == 1 {
			title = rest[0]
		}
		return a.rename(c.Context(), id, strings.TrimSpace(title), service)
	}
	c.Annotations = map[string]string{verbatim: "yes"}
	c.Flags().StringVar(&title, "title", "", "")
	c.Flags().StringVar(&service, "service", "", "")
	return c
}

// rename moves an incident to a service, or gives it another title, or both.
func (a *app) rename(ctx context.Context, id, title, service string) error {
	m, err := a.locate(ctx, id)
	if err != nil {
		return err
	}
	if service != "" {
		out, err := m.seat.Assign(ctx, m.stream, service)
		if err != nil {
			return err
		}
		if title == "" {
			return m.done(ctx, out)
		}
	}
	return m.act(ctx, incident.Rename{Title: title})
}
