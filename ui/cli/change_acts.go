package cli

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/when"
)

// changeAct is a command that does something to a change. Its act is made once the times that were typed are read.
func (o *changeOptions) changeAct(use string, make func(c incident.ServiceChange, at, from, to time.Time) incident.Command) *cobra.Command {
	return o.command(use+" ID", 1, 1, func(ctx context.Context, args []string) error {
		seat, err := o.seat(ctx)
		if err != nil {
			return err
		}
		at, from, to, err := o.times(ctx, seat, args[0], use == "schedule")
		if err != nil {
			return err
		}
		out, err := seat.ActOnChange(ctx, args[0], func(c incident.ServiceChange) incident.Command { return make(c, at, from, to) })
		if err != nil {
			return err
		}
		return o.logged(out)
	})
}

// times reads when something happened, and when it is to happen, by the clock of the change's service.
func (o *changeOptions) times(ctx context.Context, seat *desk.Seat, id string, window bool) (at, from, to time.Time, err error) {
	if o.at == "" && !window {
		return at, from, to, nil
	}
	c, err := seat.Change(ctx, id)
	if err != nil {
		return at, from, to, err
	}
	if !window {
		at, err = o.when(ctx, seat, c.Service)
		return at, from, to, err
	}
	if o.from == "" {
		return at, from, to, usage(o.words.Usage.FlagNeeded, "--from")
	}
	loc := zoneOf(ctx, seat, c.Service)
	if from, err = when.ParseFuture(o.from, seat.Now(), loc); err == nil && o.to != "" {
		to, err = when.ParseFuture(o.to, from, loc)
	}
	return at, from, to, err
}

func (a *app) changeApprove() *cobra.Command {
	o := &changeOptions{app: a}
	return texts(o.changeAct("approve", func(c incident.ServiceChange, _, _, _ time.Time) incident.Command {
		return incident.ApproveChange{Of: c, By: o.by, Why: o.why}
	}), map[string]*string{"by": &o.by, "why": &o.why})
}

func (a *app) changeRefuse() *cobra.Command {
	o := &changeOptions{app: a}
	return texts(o.changeAct("refuse", func(c incident.ServiceChange, _, _, _ time.Time) incident.Command {
		return incident.RefuseChange{Of: c, By: o.by, Reason: o.reason}
	}), map[string]*string{"by": &o.by, "reason": &o.reason})
}

func (a *app) changeSchedule() *cobra.Command {
	o := &changeOptions{app: a}
	return texts(o.changeAct("schedule", func(c incident.ServiceChange, _, from, to time.Time) incident.Command {
		return incident.ScheduleChange{Of: c, From: from, To: to}
	}), map[string]*string{"from": &o.from, "to": &o.to})
}

func (a *app) changeNotice() *cobra.Command {
	o := &changeOptions{app: a}
	return texts(o.changeAct("notice", func(c incident.ServiceChange, at, _, _ time.Time) incident.Command {
		return incident.NoticeChange{Of: c, To: o.to, How: o.how, At: at}
	}), map[string]*string{"to": &o.to, "how": &o.how, "at": &o.at})
}

func (a *app) changeStart() *cobra.Command {
	o := &changeOptions{app: a}
	return texts(o.changeAct("start", func(c incident.ServiceChange, at, _, _ time.Time) incident.Command {
		return incident.StartChange{Of: c, By: o.by, At: at}
	}), map[string]*string{"by": &o.by, "at": &o.at})
}

func (a *app) changeDone() *cobra.Command {
	o := &changeOptions{app: a}
	return texts(o.changeAct("done", func(c incident.ServiceChange, at, _, _ time.Time) incident.Command {
		return incident.FinishChange{Of: c, By: o.by, At: at}
	}), map[string]*string{"by": &o.by, "at": &o.at})
}

func (a *app) changeVerify() *cobra.Command {
	o := &changeOptions{app: a}
	c := texts(o.changeAct("verify", func(c incident.ServiceChange, _, _, _ time.Time) incident.Command {
		return incident.VerifyChange{Of: c, By: o.by, Healthy: !o.unhealthy, Evidence: o.evidence}
	}), map[string]*string{"by": &o.by, "evidence": &o.evidence})
	c.Flags().BoolVar(&o.unhealthy, "unhealthy", false, "")
	return c
}

func (a *app) changeUndone() *cobra.Command {
	o := &changeOptions{app: a}
	return texts(o.changeAct("undone", func(c incident.ServiceChange, at, _, _ time.Time) incident.Command {
		return incident.TakeBackChange{Of: c, By: o.by, How: o.how, Why: o.reason, At: at}
	}), map[string]*string{"by": &o.by, "how": &o.how, "reason": &o.reason, "at": &o.at})
}
