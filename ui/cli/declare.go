package cli

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/desk"
)

type declareOptions struct {
	*app
	service, severity, began, detected, foundBy string
	drill                                       bool
}

func (a *app) declareCommand() *cobra.Command {
	o := declareOptions{app: a}
	c := a.command("declare TITLE", 1, 1, o.run)
	c.Annotations = map[string]string{verbatim: "yes"}
	f := c.Flags()
	f.StringVar(&o.service, "service", "", "")
	f.StringVar(&o.severity, "severity", "", "")
	f.StringVar(&o.began, "began", "", "")
	f.StringVar(&o.detected, "detected", "", "")
	f.StringVar(&o.foundBy, "found-by", "", "")
	f.BoolVar(&o.drill, "drill", false, "")
	return c
}

func (o *declareOptions) run(ctx context.Context, args []string) error {
	title, err := o.body(args[0])
	if err != nil {
		return err
	}
	seat, err := o.seat(ctx)
	if err != nil {
		return err
	}
	zone, err := o.zoneOf(ctx, seat)
	if err != nil {
		return err
	}
	o.loc = zone
	d := incident.Declare{
		Title: title, Severity: incident.Severity(o.severity), FoundBy: incident.FoundBy(o.foundBy), Drill: o.drill,
	}
	if d.Began, err = pastIn(o.began, seat.Now(), zone); err != nil {
		return err
	}
	if d.Detected, err = pastIn(o.detected, seat.Now(), zone); err != nil {
		return err
	}
	out, err := seat.Declare(ctx, d, o.service)
	if err != nil {
		return err
	}
	m := &matter{app: o.app, seat: seat, stream: out.Stream, state: out.State, now: seat.Now()}
	return m.done(ctx, out)
}

// zoneOf is the zone in which the times of a declaration are meant: the named service's, else this machine's.
func (o *declareOptions) zoneOf(ctx context.Context, seat *desk.Seat) (*time.Location, error) {
	if o.service != "" {
		svc, err := seat.Service(ctx, o.service)
		if err == nil {
			return desk.LoadZone(svc.Profile.Zone), nil
		}
		if e, ok := desk.AsError(err); !ok || e.Code != incident.CodeNotFound {
			return nil, err
		}
	}
	return desk.LoadZone(seat.Zone()), nil
}
