package cli

import (
	"bytes"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/exchange"
)

type bundleOptions struct {
	*app
	trust []string // fingerprints that were compared
}

func (a *app) importBundles() *cobra.Command {
	o := &bundleOptions{app: a}
	c := a.importing("bundle FILE...", o.take)
	c.Flags().StringArrayVar(&o.trust, "trust", nil, "")
	return c
}

// take reads a bundle, which is checked whole, and takes it in if it comes from a database that is trusted, or that becomes
// so now.
func (o *bundleOptions) take(ctx context.Context, path string) error {
	data, err := o.read(path, exchange.MaxBundle)
	if err != nil {
		return err
	}
	bundle, err := exchange.ReadBundle(bytes.NewReader(data))
	if err != nil {
		return inFile(err, path)
	}
	seat, err := o.seat(ctx)
	if err != nil {
		return err
	}
	added, err := seat.ImportBundle(ctx, bundle, o.trust...)
	if e, ok := desk.AsError(err); ok && e.Code == incident.CodeStranger && path != "-" && o.asks() {
		if err := o.askTrust(bundle.Header); err != nil {
			return err
		}
		added, err = seat.ImportBundle(ctx, bundle, exchange.Fingerprint(bundle.Key))
	}
	if err != nil {
		return err
	}
	return o.took(ctx, bundle, added)
}

// asks tells whether there is somebody to ask.
func (a *app) asks() bool { return !a.json && isTerminal(a.in) && isTerminal(a.errs) }

// askTrust shows whose the bundle says it is, and by which key it was signed. Anything but a yes is a no.
func (a *app) askTrust(from exchange.Header) error {
	if err := a.out.Flush(); err != nil {
		return err
	}
	w := a.words.Bundle
	fmt.Fprintf(a.errs, w.Asks+"\n%s\n%s", clean.Line(from.Whose()), exchange.Fingerprint(from.Key), w.Means, w.Question)
	if yes, err := a.saidYes(); err != nil || yes {
		return err
	}
	return told{w.Declined, w.DeclNext, incident.Refuse(incident.CodeStranger)}
}

// took says what was new, and in what.
func (a *app) took(ctx context.Context, b *exchange.Bundle, added int) error {
	if a.json {
		return a.emit(map[string]any{"events": len(b.Events), "added": added, "from": b.Whose(), "fingerprint": exchange.Fingerprint(b.Key)})
	}
	a.say(a.words.Bundle.Taken(len(b.Events), added))
	for _, stream := range b.Streams {
		if id, ok := incident.ServiceOf(stream); ok {
			a.say("  ", a.words.Bundle.Inventory, "  ", id)
		} else if st, err := a.store.seat.State(ctx, stream); err == nil {
			a.say("  ", incident.Short(stream), "  ", st.Title)
		}
	}
	return nil
}
