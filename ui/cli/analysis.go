package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"shirei/incident"
)

func (a *app) itemCommand() *cobra.Command {
	return a.parent("item", a.itemAdd(), a.itemSet())
}

type itemOptions struct {
	*app
	given                         func(string) bool
	text, kind, owner, due, state string
}

func (a *app) itemAdd() *cobra.Command {
	o := &itemOptions{app: a}
	c := a.command("add [ID] TEXT", 1, 2, func(ctx context.Context, args []string) error {
		id, rest := optionalID(args, 1)
		m, err := a.locateLast(ctx, id)
		if err != nil {
			return err
		}
		item := incident.ActionItem{Text: rest[0]}
		if err := o.fill(m, &item); err != nil {
			return err
		}
		return m.act(ctx, incident.AddItem{ActionItem: item})
	})
	c.Annotations = map[string]string{verbatim: "yes"}
	o.flags(c)
	return c
}

func (a *app) itemSet() *cobra.Command {
	o := &itemOptions{app: a}
	c := a.command("set [ID] ITEM", 1, 2, func(ctx context.Context, args []string) error {
		id, rest := optionalID(args, 1)
		m, err := a.locateLast(ctx, id)
		if err != nil {
			return err
		}
		name := "item." + strings.TrimPrefix(rest[0], "item.")
		item, err := m.state.ItemNamed(name)
		if err != nil {
			return err
		}
		if err := o.fill(m, &item); err != nil {
			return err
		}
		return m.act(ctx, incident.ChangeItem(item))
	})
	c.Flags().StringVar(&o.text, "text", "", "")
	c.Flags().StringVar(&o.state, "state", "", "")
	o.flags(c)
	return c
}

func (o *itemOptions) flags(c *cobra.Command) {
	o.given = c.Flags().Changed
	c.Flags().StringVar(&o.kind, "kind", "", "")
	c.Flags().StringVar(&o.owner, "owner", "", "")
	c.Flags().StringVar(&o.due, "due", "", "")
}

// fill takes what was given over into the item. A due day without a clock time is due at its end.
func (o *itemOptions) fill(m *matter, item *incident.ActionItem) (err error) {
	if o.given("text") {
		item.Text = o.text
	}
	if o.given("kind") {
		item.Kind = incident.ItemKind(o.kind)
	}
	if o.given("owner") {
		item.Owner = o.owner
	}
	if o.given("state") {
		item.State = incident.ItemState(o.state)
	}
	if o.given("due") {
		due := o.due
		if due != "" && !strings.ContainsAny(due, ": ") {
			due += " 18:00"
		}
		item.Due, err = m.future(due)
	}
	return err
}

func (a *app) partCommand() *cobra.Command {
	c := a.command("write [ID] PART TEXT|-", 2, 3, func(ctx context.Context, args []string) error {
		id, rest := optionalID(args, 2)
		words, err := a.body(rest[1])
		if err != nil {
			return err
		}
		m, err := a.locateLast(ctx, id)
		if err != nil {
			return err
		}
		return m.act(ctx, incident.WritePart{Part: incident.Part(rest[0]), Items: itemsOf(words)})
	})
	c.Annotations = map[string]string{verbatim: "yes"}
	return a.parent("part", c)
}

// itemsOf cuts a text into its list items ("- …" lines), else into its paragraphs.
func itemsOf(words string) []string {
	words = strings.TrimSpace(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(words))
	if !strings.HasPrefix(words, "- ") {
		return strings.Split(words, "\n\n")
	}
	var items []string
	for line := range strings.SplitSeq(words, "\n") {
		if item, ok := strings.CutPrefix(line, "- "); ok {
			items = append(items, item)
			continue
		}
		items[len(items)-1] += "\n" + line
	}
	return items
}
