package cli

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/incident/when"
	"shirei/ui/text"
	"shirei/ui/text/cell"
)

// changeList lists the changes of the last hours, the newest first.
func (a *app) changeList() *cobra.Command {
	service, hours := "", 0
	c := a.command("list", 0, 0, func(ctx context.Context, _ []string) error {
		seat, err := a.seat(ctx)
		if err != nil {
			return err
		}
		if hours < 1 {
			return usage(a.words.Usage.BadValue, "--hours", "0")
		}
		all, err := seat.Changes(ctx, service, seat.Now().Add(-time.Duration(hours)*time.Hour))
		if err != nil {
			return err
		}
		return a.listChanges(ctx, seat, all)
	})
	c.Flags().StringVar(&service, "service", "", "")
	c.Flags().IntVar(&hours, "hours", int(incident.LookBack.Hours()), "")
	return c
}

func (a *app) listChanges(ctx context.Context, seat *desk.Seat, all []incident.ServiceChange) error {
	w := text.For(a.lang).Changes
	if len(all) == 0 && !a.json {
		a.say(w.None)
	}
	zones := map[string]*time.Location{}
	var rows [][]string
	for _, c := range all {
		if a.json {
			if err := a.emit(a.changeForm(c)); err != nil {
				return err
			}
			continue
		}
		if zones[c.Service] == nil {
			zones[c.Service] = zoneOf(ctx, seat, c.Service)
		}
		answer, _ := c.Reversible()
		undoable := w.UndoUnknown
		if answer != "" {
			undoable = a.lang.Reversible(answer)
		}
		rows = append(rows, []string{
			changeID(c), when.Clock(c.When(), seat.Now(), zones[c.Service]), a.lang.Change(c.State()), c.Service,
			cell.CutTail(clean.Line(c.What), titleCells, a.marks().Ellipsis), clean.Line(c.Who()), undoable, strings.Join(bracketed(w.Marks(c)), " "),
		})
	}
	a.table(rows)
	return nil
}

// changeShow shows a change with its history.
func (a *app) changeShow() *cobra.Command {
	return a.command("show ID", 1, 1, func(ctx context.Context, args []string) error {
		seat, err := a.seat(ctx)
		if err != nil {
			return err
		}
		c, err := seat.Change(ctx, args[0])
		if err != nil {
			return err
		}
		if a.json {
			return a.emit(a.changeForm(c))
		}
		w, clock := text.For(a.lang).Changes, lang.Clock{Ref: seat.Now(), Loc: zoneOf(ctx, seat, c.Service)}
		a.say(strings.Join(append([]string{changeID(c), a.lang.Change(c.State())}, bracketed(w.Marks(c))...), "  "))
		var rows [][]string
		for _, p := range w.About(c, a.lang, clock) {
			rows = append(rows, []string{"  " + p[0], p[1]})
		}
		a.table(rows)
		a.say(w.History)
		rows = nil
		for _, s := range w.Steps(c) {
			rows = append(rows, []string{"  " + clock.Show(s.Signed.At.Format(time.RFC3339)), s.Word, s.Signed.By, s.Signed.Note})
		}
		a.table(rows)
		return nil
	})
}

// changeForm is a change as JSON: as it is kept, with what follows from it. Texts are as they came.
type changeForm struct {
	incident.ServiceChange
	State      incident.ChangeState `json:"state"`
	At         time.Time            `json:"at"`
	Who        string               `json:"who"`
	Reversible string               `json:"reversible"` // yes, partly, no; empty: nobody said
	Why        string               `json:"why,omitempty"`
	Owes       bool                 `json:"approval_owed"`
	Again      bool                 `json:"again,omitempty"`
	Told       []toldForm           `json:"told,omitempty"`
}

// toldForm is an incident on whose timeline a change stands.
type toldForm struct {
	Stream    string `json:"stream"`
	ID        string `json:"id"`
	Title     string `json:"title"`
	Commander string `json:"commander"`
}

func (a *app) changeForm(c incident.ServiceChange) changeForm {
	f := changeForm{ServiceChange: c, State: c.State(), At: c.When(), Who: c.Who(), Owes: c.Owes()}
	f.Reversible, f.Why = c.Reversible()
	return f
}
