package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"shirei/assets"
	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/inventory"
)

type newOptions struct {
	*app
	template, name, client, zone string
}

func (a *app) inventoryNew() *cobra.Command {
	o := &newOptions{app: a}
	c := a.command("new ID", 1, 1, o.run)
	f := c.Flags()
	f.StringVar(&o.template, "template", "empty", "")
	f.StringVar(&o.name, "name", "", "")
	f.StringVar(&o.client, "client", "", "")
	f.StringVar(&o.zone, "zone", "", "")
	return c
}

func (o *newOptions) run(ctx context.Context, args []string) error {
	id := strings.TrimSpace(args[0])
	if !slices.Contains(assets.ServiceTemplates(), o.template) {
		return unknownWord("--template", o.template, assets.ServiceTemplates())
	}
	if strings.TrimSpace(o.name) == "" {
		return usage(o.words.Usage.FlagNeeded, "--name")
	}
	template, err := assets.ServiceTemplate(string(o.lang), o.template)
	if err != nil {
		return err
	}
	yaml, err := inventory.Start(template, inventory.New{ID: id, Name: o.name, Client: o.client, Zone: o.zone, Lang: string(o.lang)})
	var found inventory.Problems
	if errors.As(err, &found) { // a flag holds it, no line
		return usage("%s", found[0].Words(string(o.lang)))
	}
	if err != nil {
		return err
	}
	seat, err := o.seat(ctx)
	if err != nil {
		return err
	}
	if err := o.free(ctx, seat, id); err != nil {
		return err
	}
	inv, err := seat.ImportInventory(ctx, yaml)
	if err != nil {
		return err
	}
	return o.begun(inv)
}

// free refuses an id that has an inventory.
func (o *newOptions) free(ctx context.Context, seat *desk.Seat, id string) error {
	rows, err := seat.Services(ctx)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(rows, func(r desk.ServiceRow) bool { return r.ID == id }) {
		said := clean.Line(id)
		return told{
			fmt.Sprintf(o.words.Begin.Taken, said), fmt.Sprintf(o.words.Begin.TakenNext, said), incident.Refuse(incident.CodeAlreadyDone, id),
		}
	}
	return nil
}

// begun says what was made and what to do next.
func (o *newOptions) begun(inv *inventory.Service) error {
	r := inv.Readiness(o.clock())
	if o.json {
		return o.emit(map[string]any{
			"id": inv.Service.ID, "name": inv.Service.Name, "template": o.template, "score": r.Score, "blanks": len(r.Blanks),
		})
	}
	o.say(o.words.Begin.Made, o.words.Colon, inv.Service.ID, "  ", inv.Service.Name, "  ", o.words.Score(int(r.Score*100), len(r.Blanks)))
	o.say(o.words.Begin.Next)
	var rows [][]string
	for i, call := range []string{"shirei", "shirei inventory questions ", "shirei inventory check "} {
		if i > 0 {
			call += inv.Service.ID
		}
		rows = append(rows, []string{"  " + call, o.words.Begin.Steps[i]})
	}
	o.table(rows)
	return nil
}
