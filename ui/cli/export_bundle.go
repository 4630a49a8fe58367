package cli

import (
	"context"
	"fmt"
	"io"
	"os"

	"shirei/incident"
	"shirei/incident/exchange"
)

// bundle finds what is to be packed: everything, or an incident and a service, or either alone.
func (o *exportOptions) bundle(ctx context.Context, args []string) (func(io.Writer) error, error) {
	seat, err := o.seat(ctx)
	if err != nil {
		return nil, err
	}
	id, _ := optionalID(args, 0)
	var streams []string
	if o.all {
		if streams, err = seat.Streams(ctx); err == nil && len(streams) == 0 {
			err = incident.Refuse(incident.CodeNotFound, o.words.NoneListed)
		}
		if err != nil {
			return nil, err
		}
	} else {
		if id != "" || o.service == "" {
			m, err := o.locateLast(ctx, id)
			if err != nil {
				return nil, err
			}
			streams = append(streams, m.stream)
		}
		if o.service != "" {
			svc, err := seat.Service(ctx, o.service)
			if err != nil {
				return nil, err
			}
			streams = append(streams, incident.ServiceStream(svc.ID))
		}
	}
	return func(w io.Writer) error { return o.pack(ctx, w, streams) }, nil
}

// pack writes the bundle, and says beside it by what its reader will know this database.
func (a *app) pack(ctx context.Context, w io.Writer, streams []string) error {
	host, _ := os.Hostname() // a help to whoever takes it in, and no more
	if err := a.store.seat.Pack(ctx, w, host, streams...); err != nil {
		return err
	}
	self, err := a.store.seat.Identity(ctx)
	if err != nil {
		return err
	}
	if err := a.out.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(a.errs, a.words.Bundle.Packed+"\n", exchange.Fingerprint(self.Key))
	return nil
}
