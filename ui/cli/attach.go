package cli

import (
	"cmp"
	"context"
	"path/filepath"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/shell"
)

type attachOptions struct {
	*app
	to, name, note string
	raw            bool
}

func (a *app) attachCommand() *cobra.Command {
	o := &attachOptions{app: a}
	c := a.command("attach [--to ID] FILE...|-", 1, 100, o.run)
	f := c.Flags()
	f.StringVar(&o.to, "to", "", "")
	f.StringVar(&o.name, "name", "", "")
	f.StringVar(&o.note, "note", "", "")
	f.BoolVar(&o.raw, "raw", false, "")
	return c
}

// run keeps files as evidence. All of them are read before the first is kept.
func (o *attachOptions) run(ctx context.Context, args []string) error {
	all := make([]evidence, len(args))
	for i, path := range args {
		data, err := o.read(path, keptBytes)
		if err != nil {
			return err
		}
		kept := shell.NewKept(keptBytes)
		_, _ = kept.Write(data)
		name := cmp.Or(o.name, filepath.Base(path))
		if path == "-" {
			name = cmp.Or(o.name, "stdin.txt")
		}
		all[i] = o.evidence(name, kept, o.raw)
	}
	stream, err := o.meant(ctx, o.to)
	for i, e := range all {
		if err == nil {
			err = o.attach(ctx, stream, e)
		}
		if args[i] == "-" {
			err = o.keptOr(err, e)
		} else if err == nil {
			o.tell(e, 0)
		}
	}
	return err
}

// attach keeps one and says so.
func (o *attachOptions) attach(ctx context.Context, stream string, e evidence) error {
	out, err := e.keep(ctx, o.store.seat, stream, func(of incident.Attached) incident.Command {
		return incident.Attach{AttachmentAdded: incident.AttachmentAdded{Attached: of, Text: o.note}}
	})
	if err != nil {
		return err
	}
	if o.json {
		entry, _ := incident.EntryOf(out.Events[0])
		return o.emit(attachmentOf(entry))
	}
	m := &matter{app: o.app, seat: o.store.seat, stream: stream, now: o.clock()}
	if err := m.load(ctx); err != nil {
		return err
	}
	return m.done(ctx, out)
}

// attachmentForm is an attachment as --json prints it.
type attachmentForm struct {
	ID    string             `json:"id"` // of its entry
	Kind  incident.EntryKind `json:"kind"`
	Actor string             `json:"actor"`
	incident.Attached
}

func attachmentOf(e incident.Entry) attachmentForm {
	return attachmentForm{ID: e.ID, Kind: e.Kind, Actor: e.Actor, Attached: *e.Attached}
}

func (a *app) attachmentsCommand() *cobra.Command {
	return a.command("attachments [ID]", 0, 1, func(ctx context.Context, args []string) error {
		id, _ := optionalID(args, 0)
		m, err := a.locateLast(ctx, cmp.Or(id, a.env("SHIREI_INCIDENT")))
		if err != nil {
			return err
		}
		entries, err := m.seat.Attachments(ctx, m.stream)
		if err != nil {
			return err
		}
		if a.json {
			list := []attachmentForm{}
			for _, e := range entries {
				list = append(list, attachmentOf(e))
			}
			return a.emit(list)
		}
		if len(entries) == 0 {
			a.say(a.words.Evidence.None)
		}
		var rows [][]string
		for _, e := range entries {
			rows = append(rows, []string{incident.Tail(e.ID), lang.Bytes(e.Attached.Size), e.Attached.Name, m.line(e)})
		}
		a.table(rows)
		return nil
	})
}

func (a *app) attachmentCommand() *cobra.Command {
	return a.command("attachment [ID] ENTRY", 1, 2, func(ctx context.Context, args []string) error {
		id, rest := optionalID(args, 1)
		m, err := a.locateLast(ctx, cmp.Or(id, a.env("SHIREI_INCIDENT")))
		if err != nil {
			return err
		}
		e, err := m.seat.Entry(ctx, m.stream, rest[0])
		if err != nil {
			return err
		}
		content, err := m.seat.Content(ctx, e)
		if err != nil {
			return err
		}
		_, err = a.out.WriteString(a.shown(e.Attached, content))
		return err
	})
}
