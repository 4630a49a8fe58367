package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/inventory"
	"shirei/ui/text"
)

func (a *app) inventoryReview() *cobra.Command {
	return a.command("review [SERVICE] PATH...", 1, 1000, func(ctx context.Context, args []string) error {
		var service []string
		if _, ok := inventory.KindOf(args[0]); !ok && len(args) > 1 {
			service, args = args[:1], args[1:]
		}
		svc, err := a.service(ctx, service)
		if err != nil {
			return err
		}
		var paths []string
		for _, path := range args {
			at, err := a.spot(path)
			switch {
			case err != nil:
				return err
			case at.form.Key != "":
				return usage(a.words.Inventory.NotAnEntry, path)
			case at.list():
				paths = append(paths, a.entriesOf(svc.Inventory, path)...)
			case svc.Inventory.Answers(path) == nil:
				return incident.Refuse(incident.CodeNotFound, path)
			default:
				paths = append(paths, path)
			}
		}
		if len(paths) == 0 {
			return incident.Refuse(incident.CodeNotFound, args[0])
		}
		seat, err := a.seat(ctx)
		if err != nil {
			return err
		}
		return a.revise(ctx, svc, a.words.Inventory.Reviewed, seat.Reviewed(svc, paths...)...)
	})
}

// entriesOf gives the paths of all entries of a list.
func (a *app) entriesOf(inv *inventory.Service, list string) (paths []string) {
	for _, e := range inventory.NewView(inv, string(a.lang), a.clock()).Entries() {
		if strings.HasPrefix(e.Path, list+".") {
			paths = append(paths, e.Path)
		}
	}
	return paths
}

func (a *app) inventoryUndo() *cobra.Command {
	return a.command("undo [SERVICE]", 0, 1, func(ctx context.Context, args []string) error {
		svc, err := a.service(ctx, args)
		if err != nil {
			return err
		}
		seat, err := a.seat(ctx)
		if err != nil {
			return err
		}
		after, undid, err := seat.UndoInventory(ctx, svc.ID)
		if err != nil {
			return err
		}
		words := text.For(a.lang)
		done := words.Inventory.Edit.Undone.Line(nil)
		if a.json {
			return a.revised(svc, after, done, undid...)
		}
		if err := a.revised(svc, after, done); err != nil {
			return err
		}
		said := words.Undid(a.lang, after.Inventory, undid, false)
		for _, change := range said[:min(len(said), mostUndone)] {
			a.say("  ", change)
		}
		if more := len(said) - mostUndone; more > 0 {
			a.say("  ", words.Common.Others(more))
		}
		return nil
	})
}

// mostUndone is how many of the changes an undo names that took back a whole file.
const mostUndone = 10
