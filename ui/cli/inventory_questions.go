package cli

import (
	"context"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"shirei/incident/inventory"
)

type questionOptions struct {
	*app
	of, to string
}

func (a *app) inventoryQuestions() *cobra.Command {
	o := &questionOptions{app: a}
	c := a.command("questions [SERVICE|FILE|-]", 0, 1, o.run)
	f := c.Flags()
	f.StringVar(&o.of, "for", "", "")
	f.StringVarP(&o.to, "out", "o", "", "")
	return c
}

func (o *questionOptions) run(ctx context.Context, args []string) error {
	if o.of != "" && !slices.Contains(inventory.AskedOf(), inventory.Asked(o.of)) {
		return unknownWord("--for", inventory.Asked(o.of), inventory.AskedOf())
	}
	inv, err := o.inventoryOf(ctx, args)
	if err != nil {
		return err
	}
	inquiries := slices.DeleteFunc(inv.Questions(string(o.lang)), func(in inventory.Inquiry) bool {
		return o.of != "" && in.Of != inventory.Asked(o.of)
	})
	if o.json {
		return o.objects(inquiries)
	}
	return o.into(o.to, func(w io.Writer) error { return inv.WriteQuestions(w, string(o.lang), inquiries) })
}

// objects writes one question a line.
func (o *questionOptions) objects(inquiries []inventory.Inquiry) error {
	for _, in := range inquiries {
		for i, q := range in.Questions {
			points := []any{}
			for _, p := range q.Points {
				point := map[string]any{"path": p.Path, "text": p.Text}
				if len(p.Of) > 0 {
					point["of"] = entriesAsked(p.Of)
				}
				points = append(points, point)
			}
			err := o.emit(map[string]any{
				"for": in.Of, "name": in.Name, "n": i + 1, "path": q.Path, "text": q.Text, "points": points,
				"why": q.Why, "step": q.Step, "minutes": q.Minutes, "blanks": q.Paths(),
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// entriesAsked are the entries one question is asked of.
func entriesAsked(of []inventory.Point) (out []any) {
	for _, e := range of {
		out = append(out, map[string]any{"path": e.Path, "name": e.Text})
	}
	return out
}
