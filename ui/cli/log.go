package cli

import (
	"context"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/incident/report"
)

type logOptions struct {
	*app
	kind, at, by string
	tags         []string
	key, raw     bool
}

func (a *app) logCommand() *cobra.Command {
	o := logOptions{app: a}
	c := a.command("log [ID] TEXT|-", 1, 2, o.run)
	c.Annotations = map[string]string{verbatim: "yes"}
	f := c.Flags()
	f.StringVar(&o.kind, "kind", "", "")
	f.StringVar(&o.at, "at", "", "")
	f.StringArrayVar(&o.tags, "tag", nil, "")
	f.BoolVar(&o.key, "key", false, "")
	f.StringVar(&o.by, "by", "", "")
	f.BoolVar(&o.raw, "raw", false, "")
	return c
}

// run writes an entry. What was piped in cannot be piped in again: where it cannot be recorded, it is kept in a file.
func (o *logOptions) run(ctx context.Context, args []string) error {
	id, rest := optionalID(args, 1)
	if rest[0] != "-" {
		err := o.record(ctx, id, rest[0], nil)
		if err == nil {
			o.noteLiteral(rest[0])
		}
		return err
	}
	words, e, long, err := o.piped(o.raw)
	if err != nil {
		return err
	}
	if long {
		err = o.record(ctx, id, words, &e)
	} else {
		err = o.record(ctx, id, words, nil)
	}
	return o.keptOr(err, e)
}

// record reads no more of the incident than it must: log stays fast however long the incident is.
func (o *logOptions) record(ctx context.Context, id, words string, long *evidence) error {
	seat, err := o.seat(ctx)
	if err != nil {
		return err
	}
	head, err := o.goesOn(ctx, seat, id)
	if err != nil {
		return err
	}
	m := &matter{app: o.app, seat: seat, stream: head.Stream, now: seat.Now()}
	note := incident.TakeNote{Text: words, As: incident.EntryKind(o.kind), Tags: o.tags, Key: o.key}
	if o.at != "" {
		if err = m.load(ctx); err != nil {
			return err
		}
		if note.At, err = m.moment(o.at); err != nil {
			return err
		}
	}
	if o.by != "" {
		seat = seat.Quoting(o.by)
	}
	out, err := o.write(ctx, seat, head.Stream, note, long)
	if err != nil {
		return err
	}
	return o.confirm(ctx, m, out)
}

// write writes the entry, with what is kept beside it.
func (o *logOptions) write(ctx context.Context, seat *desk.Seat, stream string, note incident.TakeNote, long *evidence) (desk.Outcome, error) {
	if long == nil {
		return seat.Act(ctx, stream, note)
	}
	return long.keep(ctx, seat, stream, func(of incident.Attached) incident.Command {
		note.Attached = &of
		return note
	})
}

// confirm says what was written, in the incident's own zone.
func (o *logOptions) confirm(ctx context.Context, m *matter, out desk.Outcome) (err error) {
	if m.state == nil {
		if err = m.load(ctx); err != nil {
			return err
		}
	}
	entry, _ := incident.EntryOf(out.Events[0])
	if o.json {
		return o.emit(report.TimelineLine(entry, o.lang, lang.Clock{Ref: m.now, Loc: m.state.Location()}))
	}
	o.say(incident.Short(m.stream), "  ", m.line(entry))
	return nil
}
