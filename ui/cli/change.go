package cli

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/ui/text"
)

func (a *app) changeCommand() *cobra.Command {
	return a.parent("change",
		a.changeRecord(), a.changeRequest(), a.changeApprove(), a.changeRefuse(), a.changeSchedule(), a.changeNotice(), a.changeStart(),
		a.changeDone(), a.changeVerify(), a.changeUndone(), a.changeList(), a.changeShow(),
	)
}

// changeOptions are what one says about a change, a field per flag.
type changeOptions struct {
	*app
	incident.ChangePlan
	service, by, at, why, reason, how, to, from, evidence string
	unhealthy                                             bool
}

// planFlags are those that tell what is changed and how it is undone.
func (o *changeOptions) planFlags(c *cobra.Command) *cobra.Command {
	f := c.Flags()
	for name, to := range map[string]*string{
		"service": &o.service, "what": &o.What, "reach": &o.Reach, "risk": &o.Risk, "ref": &o.Ref, "by": &o.by,
		"undo": &o.Undo, "irreversible": &o.Irreversible, "undo-until": &o.UndoUntil, "rule": &o.Rule,
	} {
		f.StringVar(to, name, "", "")
	}
	f.BoolVar(&o.Emergency, "emergency", false, "")
	return c
}

// texts adds flags that hold a text.
func texts(c *cobra.Command, flags map[string]*string) *cobra.Command {
	for name, to := range flags {
		c.Flags().StringVar(to, name, "", "")
	}
	return c
}

// changeRecord tells of a change that was carried out, in one line, as from CI.
func (a *app) changeRecord() *cobra.Command {
	o := &changeOptions{app: a}
	c := o.planFlags(a.command("record", 0, 0, func(ctx context.Context, _ []string) error {
		return o.begin(ctx, func(seat *desk.Seat) (desk.Changed, error) {
			at, err := o.when(ctx, seat, o.service)
			if err != nil {
				return desk.Changed{}, err
			}
			return seat.RecordChange(ctx, o.service, incident.RecordChange{ChangePlan: o.ChangePlan, By: o.by, At: at})
		})
	}))
	return texts(c, map[string]*string{"at": &o.at})
}

// changeRequest asks for one.
func (a *app) changeRequest() *cobra.Command {
	o := &changeOptions{app: a}
	return o.planFlags(a.command("request", 0, 0, func(ctx context.Context, _ []string) error {
		return o.begin(ctx, func(seat *desk.Seat) (desk.Changed, error) {
			return seat.RequestChange(ctx, o.service, incident.RequestChange{ChangePlan: o.ChangePlan, By: o.by})
		})
	}))
}

// begin runs what begins a change, and says under which id.
func (o *changeOptions) begin(ctx context.Context, act func(*desk.Seat) (desk.Changed, error)) error {
	if strings.TrimSpace(o.What) == "" {
		return usage(o.words.Usage.FlagNeeded, "--what")
	}
	o.Emergency = o.Emergency || o.Rule != ""
	seat, err := o.seat(ctx)
	if err != nil {
		return err
	}
	out, err := act(seat)
	if e, ok := desk.AsError(err); ok && e.Code == incident.CodeEmpty && len(e.Args) > 0 && e.Args[0] == "service" {
		return usage(o.words.Usage.FlagNeeded, "--service")
	}
	if err != nil {
		return err
	}
	return o.logged(out)
}

// when reads --at, in the zone of the service.
func (o *changeOptions) when(ctx context.Context, seat *desk.Seat, service string) (time.Time, error) {
	if o.at == "" {
		return time.Time{}, nil
	}
	return pastIn(o.at, seat.Now(), zoneOf(ctx, seat, service))
}

// zoneOf is the wall clock of a service; the machine's where it has no inventory.
func zoneOf(ctx context.Context, seat *desk.Seat, service string) *time.Location {
	if svc, err := seat.Service(ctx, service); err == nil {
		return desk.LoadZone(svc.Profile.Zone)
	}
	return desk.LoadZone(seat.Zone())
}

// logged says what stands in the log now, and on whose timelines.
func (a *app) logged(out desk.Changed) error {
	if a.json {
		form := a.changeForm(out.Change)
		form.Again = out.Again
		for _, h := range out.Told {
			form.Told = append(form.Told, toldForm{h.Stream, incident.Short(h.Stream), h.Title, h.Commander})
		}
		return a.emit(form)
	}
	w, c := text.For(a.lang).Changes, out.Change
	a.say(strings.Join(append([]string{changeID(c), a.lang.Change(c.State()), clean.Line(c.What)}, bracketed(w.Marks(c))...), "  "))
	if out.Again {
		a.say("  ", w.Again)
	}
	for _, h := range out.Told {
		a.say("  ", w.Told(incident.Short(h.Stream), h.Title, h.Commander))
	}
	return nil
}

// changeID is what names a change on a command line: the end of its id.
func changeID(c incident.ServiceChange) string { return c.ID[max(0, len(c.ID)-eventDigits):] }

func bracketed(marks []string) (out []string) {
	for _, m := range marks {
		out = append(out, "["+m+"]")
	}
	return out
}
