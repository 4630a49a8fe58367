package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/inventory"
	"shirei/ui/text"
)

// maxInventory is read before the parser refuses what is too big by its own limit, in bytes.
const maxInventory = 64 << 20

func (a *app) inventoryCommand() *cobra.Command {
	return a.parent("inventory",
		a.inventoryImport(), a.inventoryExport(), a.inventoryList(), a.inventoryNew(), a.inventoryCheck(), a.inventoryQuestions(), a.inventoryShow(), a.inventoryRun(), a.inventorySet(), a.inventoryAdd(),
		a.inventoryRemove(), a.inventoryReview(), a.inventoryEdit(), a.inventoryHistory(), a.inventoryUndo(),
	)
}

func (a *app) inventoryImport() *cobra.Command {
	yes := false
	c := a.command("import FILE|-", 1, 1, func(ctx context.Context, args []string) error {
		return a.takeInventory(ctx, args[0], yes)
	})
	c.Flags().BoolVar(&yes, "yes", false, "")
	return c
}

// takeInventory imports an inventory. One that would lose answers which stand now is taken only when that is confirmed.
func (a *app) takeInventory(ctx context.Context, path string, yes bool) error {
	data, err := a.read(path, maxInventory)
	if err != nil {
		return err
	}
	next, err := a.parseInventory(path, data)
	if err != nil {
		return err
	}
	seat, err := a.seat(ctx)
	if err != nil {
		return err
	}
	have, err := seat.Service(ctx, next.Service.ID)
	if e, ok := desk.AsError(err); err != nil && (!ok || e.Code != incident.CodeNotFound) {
		return err
	}
	if err == nil && have.YAML == string(data) {
		return a.taken(a.words.InventoryAgain, next)
	}
	if err == nil && !yes {
		if lost := desk.Losses(have.Inventory, next); len(lost) > 0 {
			return a.loses(have.Inventory, next, lost)
		}
	}
	if _, err := seat.ImportInventory(ctx, data); err != nil {
		return err
	}
	return a.taken(a.words.InventoryTaken, next)
}

func (a *app) parseInventory(path string, data []byte) (*inventory.Service, error) {
	inv, err := inventory.ParseNamed(data)
	var found inventory.Problems
	if errors.As(err, &found) {
		return nil, a.problems(path, found)
	}
	return inv, err
}

func (a *app) taken(said string, inv *inventory.Service) error {
	r := inv.Readiness(a.clock())
	if a.json {
		return a.emit(map[string]any{"id": inv.Service.ID, "name": inv.Service.Name, "score": r.Score, "blanks": len(r.Blanks)})
	}
	a.say(said, a.words.Colon, inv.Service.ID, "  ", inv.Service.Name, "  ", a.words.Score(int(r.Score*100), len(r.Blanks)))
	return nil
}

// mostLosses is how many lost answers an import names.
const mostLosses = 40

// loses lists what an import would take away: what stands, what would stand, who wrote it and when.
func (a *app) loses(have, next *inventory.Service, lost []desk.Loss) error {
	places := have.Places(string(a.lang))
	for _, l := range lost[:min(len(lost), mostLosses)] {
		at, err := a.spot(l.Path)
		if err != nil {
			return err
		}
		a.say("  - ", places.Of(l.Path), "  (", l.Path, ")  ", strings.TrimSpace(l.Date+" "+l.By))
		a.say("      ", a.answerLine(at.form, l.Was), " → ", a.answerLine(at.form, l.New))
	}
	if more := len(lost) - mostLosses; more > 0 {
		a.say("  ", text.For(a.lang).Common.Others(more))
	}
	if err := a.out.Flush(); err != nil {
		return err
	}
	return told{fmt.Sprintf(a.words.InventoryLoses, next.Service.ID), a.words.InventoryLosesNext, nil}
}

func (a *app) inventoryExport() *cobra.Command {
	to, masked := "", false
	c := a.command("export [SERVICE]", 0, 1, func(ctx context.Context, args []string) error {
		svc, err := a.service(ctx, args)
		if err != nil {
			return err
		}
		doc := []byte(svc.YAML)
		if masked {
			doc = inventory.Masked(doc)
		}
		return a.into(to, func(w io.Writer) error {
			_, err := w.Write(doc)
			return err
		})
	})
	c.Flags().BoolVar(&masked, "masked", false, "")
	c.Flags().StringVarP(&to, "out", "o", "", "")
	return c
}

// service finds the inventory that is named, or the only one.
func (a *app) service(ctx context.Context, args []string) (*desk.Service, error) {
	seat, err := a.seat(ctx)
	if err != nil {
		return nil, err
	}
	if len(args) > 0 {
		return seat.Service(ctx, args[0])
	}
	rows, err := seat.Services(ctx)
	switch {
	case err != nil:
		return nil, err
	case len(rows) == 0:
		words := text.For(a.lang).Inventory
		return nil, told{words.None, words.Import + " " + words.Command, nil}
	case len(rows) > 1:
		var ids []string
		for _, r := range rows {
			ids = append(ids, r.ID)
		}
		aside, call := a.words.Aside, "shirei "+pathOf(a.running)+" "+ids[0]
		return nil, told{
			fmt.Sprintf(aside.Services, clean.Line(strings.Join(ids, text.For(a.lang).Common.And))),
			fmt.Sprintf(aside.ServicesNext, clean.Line(call)), incident.Refuse(incident.CodeAmbiguous, ids...),
		}
	}
	return seat.Service(ctx, rows[0].ID)
}

func isFile(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// inventoryOf takes an inventory from a file, or from the store by its service.
func (a *app) inventoryOf(ctx context.Context, args []string) (*inventory.Service, error) {
	if len(args) > 0 {
		if args[0] == "-" || a.guest == nil && isFile(args[0]) {
			data, err := a.read(args[0], maxInventory)
			if err != nil {
				return nil, err
			}
			return a.parseInventory(args[0], data)
		}
	}
	svc, err := a.service(ctx, args)
	if err != nil {
		return nil, err
	}
	return svc.Inventory, nil
}
