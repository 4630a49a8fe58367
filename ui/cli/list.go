package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/incident/report"
	"shirei/incident/when"
	"shirei/ui/text/cell"
)

func (a *app) listCommand() *cobra.Command {
	var all bool
	var find string
	c := a.command("list", 0, 0, func(ctx context.Context, _ []string) error { return a.list(ctx, all, find) })
	c.Flags().BoolVar(&all, "all", false, "")
	c.Flags().StringVar(&find, "find", "", "")
	return c
}

func (a *app) list(ctx context.Context, all bool, find string) error {
	seat, err := a.seat(ctx)
	if err != nil {
		return err
	}
	heads, err := a.heads(ctx, seat, all, find)
	if err != nil {
		return err
	}
	if len(heads) == 0 && !a.json {
		a.say(a.words.NoneListed)
	}
	var rows [][]string
	for _, h := range heads {
		m := &matter{app: a, seat: seat, stream: h.Stream, now: seat.Now()}
		if m.state, err = seat.State(ctx, h.Stream); err != nil {
			return err
		}
		if a.json {
			if err := a.status(m); err != nil {
				return err
			}
			continue
		}
		rows = append(rows, m.row())
	}
	a.table(rows)
	return nil
}

func (a *app) heads(ctx context.Context, seat *desk.Seat, all bool, find string) ([]desk.Head, error) {
	if strings.TrimSpace(find) == "" {
		return seat.Heads(ctx, desk.HeadFilter{Active: !all})
	}
	hits, err := seat.Find(ctx, find, 1000)
	var heads []desk.Head
	for _, h := range hits {
		heads = append(heads, h.Head)
	}
	return heads, err
}

// row is an incident in a list.
func (m *matter) row() []string {
	s := m.state
	began := ""
	if at := s.Start(); !at.IsZero() {
		began = when.Stamp(at, s.Location())
	}
	next := ""
	if owed := s.Owed(m.now); len(owed) > 0 && s.Active() {
		next = m.lang.PromiseShort(owed[0]) + " " + m.lang.Remaining(owed[0], m.now)
	}
	return []string{
		s.Short(), m.mark(), m.lang.Status(s.Status()), began, m.elapsed(), next, s.Roles[incident.Commander].Who,
		cell.CutTail(clean.Line(s.Service), serviceCells, m.marks().Ellipsis),
		cell.CutTail(clean.Line(s.Title), titleCells, m.marks().Ellipsis),
	}
}

// What bounds the columns of services and titles, which may be long.
const (
	serviceCells = 20
	titleCells   = 80
)

type timelineOptions struct {
	*app
	kinds             []string
	tag, author, find string
	key, ids, stream  bool
}

func (a *app) timelineCommand() *cobra.Command {
	o := &timelineOptions{app: a}
	c := a.command("timeline [ID]", 0, 1, o.run)
	f := c.Flags()
	f.StringSliceVar(&o.kinds, "kind", nil, "")
	f.StringVar(&o.tag, "tag", "", "")
	f.StringVar(&o.author, "by", "", "")
	f.StringVar(&o.find, "find", "", "")
	f.BoolVar(&o.key, "key", false, "")
	f.BoolVar(&o.ids, "ids", false, "")
	f.BoolVar(&o.stream, "follow", false, "")
	return c
}

func (o *timelineOptions) run(ctx context.Context, args []string) error {
	id, _ := optionalID(args, 0)
	match := desk.Match{Tag: strings.TrimPrefix(o.tag, "#"), Author: o.author, Text: o.find, Key: o.key}
	for _, k := range o.kinds {
		if !isKind(incident.EntryKind(k)) {
			return unknownWord("--kind", incident.EntryKind(k), entryKinds())
		}
		match.Kinds = append(match.Kinds, incident.EntryKind(k))
	}
	m, err := o.locateLast(ctx, id)
	if err != nil {
		return err
	}
	if o.stream {
		return o.follow(ctx, m, match)
	}
	if len(match.Kinds) == 0 && match.Tag == "" && match.Author == "" && match.Text == "" && !match.Key {
		for e, err := range m.seat.Entries(ctx, m.stream) {
			if err == nil {
				err = o.print(m, e)
			}
			if err != nil {
				return err
			}
		}
		return nil
	}
	return o.matching(ctx, m, match)
}

// matching walks the timeline window by window from its beginning.
func (o *timelineOptions) matching(ctx context.Context, m *matter, match desk.Match) error {
	after := &desk.Cursor{}
	for {
		w, err := m.seat.Timeline(ctx, m.stream, desk.Window{After: after, Limit: 1000, Match: match})
		if err != nil {
			return err
		}
		for _, e := range w.Entries {
			if err := o.print(m, e); err != nil {
				return err
			}
			after = &desk.Cursor{At: e.OccurredAt, Order: e.Order, ID: e.ID}
		}
		if w.After == 0 || len(w.Entries) == 0 {
			return nil
		}
	}
}

func (o *timelineOptions) print(m *matter, e incident.Entry) error {
	if o.json {
		return o.emit(report.TimelineLine(e, o.lang, lang.Clock{Ref: m.now, Loc: m.state.Location()}))
	}
	mark := " "
	if e.Key {
		mark = m.marks().Star
	}
	line := mark + " " + m.line(e)
	if e.Stream != m.stream {
		line += "  [" + incident.Short(e.Stream) + "]"
	}
	if e.Struck {
		line += "  [" + o.words.Struck + "]"
	}
	if o.ids {
		line = e.ID[max(0, len(e.ID)-8):] + "  " + line
	}
	o.tell(line)
	return nil
}
