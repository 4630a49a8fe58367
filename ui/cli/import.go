package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/exchange"
)

// maxImport bounds a facts file, in bytes.
const maxImport = 256 << 20

func (a *app) importCommand() *cobra.Command {
	return a.parent("import", a.importing("facts FILE...", a.importFacts), a.importBundles())
}

// importing makes a command over files. Each file is taken as a whole or not at all; one that is refused does not keep the
// others out.
func (a *app) importing(use string, take func(ctx context.Context, path string) error) *cobra.Command {
	return a.command(use, 1, 10000, func(ctx context.Context, paths []string) error {
		failed := 0
		for _, path := range paths {
			err := take(ctx, path)
			if err == nil {
				continue
			}
			if len(paths) == 1 || errors.Is(err, context.Canceled) {
				return err
			}
			a.report(err)
			failed++
		}
		if failed > 0 {
			return silent{errors.New("files were refused")}
		}
		return nil
	})
}

func (a *app) importFacts(ctx context.Context, path string) error {
	data, err := a.read(path, maxImport)
	if err != nil {
		return err
	}
	facts, err := exchange.ReadFacts(data)
	if err != nil {
		return inFile(err, path)
	}
	seat, err := a.seat(ctx)
	if err != nil {
		return err
	}
	done, err := seat.ImportFacts(ctx, facts)
	if e, ok := desk.AsError(err); ok && e.Code == incident.CodeFuture && len(e.Args) > 1 { // the time, the item
		return incident.Refuse(incident.CodeBadFile, path, "", exchange.FaultAhead, e.Args[1]+" = "+e.Args[0])
	}
	if err != nil {
		return err
	}
	m := &matter{app: a, seat: seat, stream: done.Stream, state: done.State, now: seat.Now()}
	if a.json {
		return a.status(m)
	}
	s := done.State
	if !done.Added {
		a.say(a.words.ImportedAgain, a.words.Colon, s.Short(), "  ", s.Title)
		return nil
	}
	a.say(a.words.Imported, a.words.Colon, s.Short(), "  ", m.mark(), "  ", s.Title)
	a.say("  ", a.words.ImportedCounts(s.Counts.Entries, len(s.Reports), len(s.Decisions), len(s.ActionItems)))
	for _, pair := range s.Disorder() {
		a.say("  ", a.words.Disorder(a.lang.Milestone(pair[0]), a.lang.Milestone(pair[1])))
	}
	return nil
}
