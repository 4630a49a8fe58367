package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"shirei/incident/inventory"
	"shirei/ui/text"
)

func (a *app) inventoryCheck() *cobra.Command {
	return a.command("check [SERVICE|FILE|-]", 0, 1, func(ctx context.Context, args []string) error {
		inv, err := a.inventoryOf(ctx, args)
		if err != nil {
			return err
		}
		c := &checking{
			app: a, inv: inv, Report: inv.Readiness(a.clock()), said: text.For(a.lang).Readiness,
			places: inv.Places(string(a.lang)),
		}
		if a.json {
			err = a.emit(c.object())
		} else {
			c.show()
		}
		if err == nil && !c.Pass() {
			err = silent{errors.New("the inventory does not pass")}
		}
		return err
	})
}

// checking is an inventory with how ready it is.
type checking struct {
	*app
	inventory.Report
	inv    *inventory.Service
	said   text.Readiness
	places inventory.Places
}

// mostBlanks is how many blanks and stale entries a check names, mostEvidence how many blanks behind a pitfall; all of
// them are in its JSON.
const (
	mostBlanks   = 20
	mostEvidence = 5
)

// label words a key of the inventory.
func (c *checking) label(key string) string { return inventory.Label(string(c.lang), key) }

func (c *checking) show() {
	c.say(c.inv.Service.ID, "  ", c.inv.Service.Name)
	c.say(c.said.Score(int(c.Score*100), c.Filled, c.Total))
	c.say(c.said.Pitfalls(c.PitfallCount()), "  ", c.label("verdict."+string(c.Verdict)))
	c.say(c.said.Goal)
	c.say("")
	c.say(c.said.Sections)
	var rows [][]string
	for _, s := range c.Sections {
		rows = append(rows, []string{"  " + c.label(s.Section), fmt.Sprintf("%3d%%", int(s.Score*100)), c.words.Filled(s.Filled, s.Total)})
	}
	c.table(rows)
	c.showBlanks()
	c.showPitfalls()
	c.showBoundaries()
	c.showStale()
}

func (c *checking) showBlanks() {
	c.say("")
	if len(c.Blanks) == 0 {
		c.say(c.said.NoBlanks)
		return
	}
	rest := c.Rest()
	if len(rest) == 0 {
		c.say(c.said.Blanks(len(c.First)))
		c.listBlanks(c.First)
	} else {
		c.say(c.said.First(len(c.First)))
		c.listBlanks(c.First)
		c.say("")
		c.say(c.said.Rest(len(rest)))
		c.listBlanks(rest)
		c.more(len(rest))
	}
	if of := c.inv.Service.ID; of != "" {
		c.say("  ", c.said.Next("shirei inventory questions "+of))
	}
}

func (c *checking) listBlanks(blanks []inventory.Field) {
	var rows [][]string
	for _, f := range blanks[:min(len(blanks), mostBlanks)] {
		rows = append(rows, []string{"  " + c.said.Cost(c.said.Steps[f.Step], f.Weight), c.places.Of(f.Path), f.Path})
	}
	c.table(rows)
}

// more says how many are not named.
func (c *checking) more(n int) {
	if n > mostBlanks {
		c.say("  ", text.For(c.lang).Common.Others(n-mostBlanks))
	}
}

func (c *checking) showPitfalls() {
	c.say("")
	c.say(c.said.Trouble)
	for _, p := range c.Pitfalls {
		c.say(fmt.Sprintf("  %d ", p.N), c.label("pitfalls."+p.Key), c.words.Colon, c.said.Answers[p.Answer], c.said.By[p.By])
		if p.Answer == "unknown" {
			c.say("      ", c.said.Ask, c.words.Colon, inventory.PitfallQuestion(string(c.lang), p.Key))
		}
		if p.Answer != "no" {
			for _, path := range p.Evidence[:min(len(p.Evidence), mostEvidence)] {
				c.say("      ", c.said.Missing, c.words.Colon, c.places.Of(path), "  ", path)
			}
			if more := len(p.Evidence) - mostEvidence; more > 0 {
				c.say("      ", text.For(c.lang).Common.Others(more))
			}
		}
		if p.Said == "no" && p.Answer == "yes" {
			c.say("      ", c.said.Overrule)
		}
		if p.Because != "" {
			c.say("      ", c.said.Because, c.words.Colon, p.Because)
		}
	}
}

func (c *checking) showBoundaries() {
	c.say("")
	c.say(c.said.Boundaries)
	var rows [][]string
	for _, b := range c.Boundaries {
		how := c.said.Whole
		if len(b.Missing) > 0 {
			var parts []string
			for _, key := range b.Missing {
				parts = append(parts, c.label("boundary."+key))
			}
			how = c.said.Lacks(strings.Join(parts, c.said.Part))
		}
		agreed := ""
		if b.AgreedOn != "" {
			agreed = c.said.Agreed(b.AgreedOn, b.AgreedWith)
		}
		rows = append(rows, []string{"  " + c.label("boundaries."+b.Line), how, agreed})
	}
	c.table(rows)
}

func (c *checking) showStale() {
	c.say("")
	if len(c.Stale) == 0 {
		c.say(c.said.NoStale)
		return
	}
	c.say(c.said.Stale(len(c.Stale)))
	var rows [][]string
	for _, s := range c.Stale[:min(len(c.Stale), mostBlanks)] {
		since, looked := c.said.Never, ""
		if s.Due != "" {
			since, looked = c.said.Since(s.Due), c.said.Looked(s.Reviewed)
		}
		rows = append(rows, []string{"  " + since, looked, c.places.Of(s.Path), s.Path})
	}
	c.table(rows)
	c.more(len(c.Stale))
}
