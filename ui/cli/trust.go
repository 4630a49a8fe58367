package cli

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"shirei/incident/desk"
	"shirei/incident/exchange"
	"shirei/incident/when"
)

func (a *app) trustCommand() *cobra.Command {
	return a.parent("trust", a.command("list", 0, 0, a.trustList), a.command("remove NAME|FINGERPRINT", 1, 1, a.trustRemove))
}

// knownJSON is a database of the list; the first is this one itself.
type knownJSON struct {
	Self        bool       `json:"self"`
	Name        string     `json:"name,omitempty"`
	Fingerprint string     `json:"fingerprint"`
	Store       string     `json:"store"`
	Since       *time.Time `json:"since,omitempty"`
	By          string     `json:"by,omitempty"`
}

func jsonOfKnown(k desk.Known) knownJSON {
	return knownJSON{Name: k.Name, Fingerprint: exchange.Fingerprint(k.Key), Store: k.Store, Since: &k.Since, By: k.By}
}

func (a *app) trustList(ctx context.Context, _ []string) error {
	seat, err := a.seat(ctx)
	if err != nil {
		return err
	}
	self, err := seat.Identity(ctx)
	if err != nil {
		return err
	}
	known, err := seat.Known(ctx)
	if err != nil {
		return err
	}
	if a.json {
		if err := a.emit(knownJSON{Self: true, Fingerprint: exchange.Fingerprint(self.Key), Store: self.Store}); err != nil {
			return err
		}
		for _, k := range known {
			if err := a.emit(jsonOfKnown(k)); err != nil {
				return err
			}
		}
		return nil
	}
	w := a.words.Bundle
	rows := [][]string{w.Heads[:], {w.Here, exchange.Fingerprint(self.Key)}}
	loc := desk.LoadZone(a.zone())
	for _, k := range known {
		rows = append(rows, []string{k.Name, exchange.Fingerprint(k.Key), when.Clock(k.Since, a.clock(), loc), k.By})
	}
	a.table(rows)
	if len(known) == 0 {
		a.say(w.Nobody)
	}
	a.say(w.Means)
	return nil
}

func (a *app) trustRemove(ctx context.Context, args []string) error {
	seat, err := a.seat(ctx)
	if err != nil {
		return err
	}
	gone, err := seat.Distrust(ctx, args[0])
	if err != nil {
		return err
	}
	if a.json {
		return a.emit(jsonOfKnown(gone))
	}
	a.say(a.words.Bundle.Forgotten, a.words.Colon, gone.Name, "  ", exchange.Fingerprint(gone.Key))
	return nil
}
