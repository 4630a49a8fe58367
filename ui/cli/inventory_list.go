package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/when"
	"shirei/ui/text"
	"shirei/ui/text/cell"
)

func (a *app) inventoryList() *cobra.Command {
	return a.command("list", 0, 0, func(ctx context.Context, _ []string) error {
		seat, err := a.seat(ctx)
		if err != nil {
			return err
		}
		services, err := seat.Services(ctx)
		if err != nil {
			return err
		}
		if len(services) == 0 && !a.json {
			a.say(text.For(a.lang).Inventory.None)
			return nil
		}
		heads := a.words.Inventory.Heads
		rows := [][]string{heads[:]}
		for _, row := range services {
			svc, err := seat.Service(ctx, row.ID)
			if err != nil {
				return err
			}
			r := svc.Inventory.Readiness(a.clock())
			if a.json {
				err := a.emit(map[string]any{
					"id": row.ID, "name": row.Name, "client": svc.Profile.Client, "score": r.Score, "blanks": len(r.Blanks), "stale": len(r.Stale),
					"pitfalls": r.PitfallCount(), "pass": r.Pass(), "revised_at": row.RevisedAt, "revised_by": row.RevisedBy,
				})
				if err != nil {
					return err
				}
				continue
			}
			rows = append(rows, []string{
				row.ID, cell.CutTail(clean.Line(row.Name), titleCells, a.marks().Ellipsis), fmt.Sprintf("%d%%", int(r.Score*100)),
				fmt.Sprint(len(r.Blanks)), fmt.Sprint(len(r.Stale)),
				when.Stamp(row.RevisedAt, desk.LoadZone(svc.Profile.Zone)) + "  " + clean.Line(row.RevisedBy),
			})
		}
		if !a.json {
			a.table(rows)
		}
		return nil
	})
}
