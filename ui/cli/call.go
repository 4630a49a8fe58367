package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/calendar"
	"shirei/incident/inventory"
	"shirei/incident/ladder"
	"shirei/incident/lang"
	"shirei/ui/text"
)

// callOptions are what one says about an attempt to reach somebody.
type callOptions struct {
	*app
	means, note, purpose, at     string
	answered, silent, list, keep bool
}

// callCommand records an attempt to reach somebody; alone, or with --list, it shows the ladder with who is next.
func (a *app) callCommand() *cobra.Command {
	o := &callOptions{app: a}
	c := a.command("call [ID] [WHO]", 0, 2, o.run)
	f := c.Flags()
	f.StringVar(&o.means, "means", "", "")
	f.BoolVar(&o.answered, "answered", false, "")
	f.BoolVar(&o.silent, "silent", false, "")
	f.StringVar(&o.note, "note", "", "")
	f.StringVar(&o.purpose, "for", "", "")
	f.StringVar(&o.at, "at", "", "")
	f.BoolVar(&o.keep, "keep", false, "")
	f.BoolVar(&o.list, "list", false, "")
	return c
}

func (o *callOptions) run(ctx context.Context, args []string) error {
	if o.list || len(args) == 0 {
		id, _ := optionalID(args, 0)
		m, err := o.locate(ctx, id)
		if err != nil {
			return err
		}
		return o.show(ctx, m)
	}
	if o.answered == o.silent {
		return usage(o.words.Usage.FlagNeeded, "--answered, --silent")
	}
	id, rest := optionalID(args, 1)
	m, err := o.locate(ctx, id)
	if err != nil {
		return err
	}
	book, err := m.book(ctx)
	if err != nil {
		return err
	}
	made, promise, err := o.made(m, book, rest[0])
	if err != nil {
		return err
	}
	cmds := []incident.Command{made}
	if o.keep && promise != "" && made.Answered {
		cmds = append(cmds, incident.KeepPromise{ID: promise, How: made.Name})
	}
	return m.act(ctx, cmds...)
}

// book is what the ladders of an incident are worked out from.
func (m *matter) book(ctx context.Context) (ladder.Book, error) {
	_, svc, err := m.profile(ctx)
	b := ladder.Book{Inventory: &inventory.Service{}, State: m.state, Now: m.now}
	if svc != nil {
		b.Inventory, b.Holiday = svc.Inventory, calendar.Holidays(svc.Calendar)
	}
	return b, err
}

// starts are the ladders asked for, what the step at hand needs first.
func (o *callOptions) starts(b ladder.Book) []ladder.Start {
	step := incident.StepTriage
	if next := b.State.Next(b.Now); len(next) > 0 {
		step = next[0].Step
	}
	starts := b.Starts(step)
	if o.purpose == "" {
		return starts
	}
	return slices.DeleteFunc(starts, func(s ladder.Start) bool { return s.For != o.purpose && string(s.Purpose) != o.purpose })
}

// made finds whom one means: on the first ladder they stand on, else among the people of the inventory, else by a name
// nobody has written down.
func (o *callOptions) made(m *matter, b ladder.Book, who string) (incident.MakeCall, string, error) {
	at, err := m.past(o.at)
	if err != nil {
		return incident.MakeCall{}, "", err
	}
	call := incident.MakeCall{At: at, CallMade: incident.CallMade{Who: who, Name: who, For: o.purpose}}
	promise := ""
	starts := o.starts(b)
	if o.purpose != "" && len(starts) == 0 {
		return call, "", incident.Refuse(incident.CodeNotFound, o.purpose)
	}
	found := false
	for _, s := range starts {
		l := b.Ladder(s)
		if i, ok := l.Find(who); ok {
			call, promise, found = l.Call(i, way(l, i, o.means), o.answered), s.Promise, true
			call.At = at
			break
		}
	}
	if !found {
		for _, p := range b.Inventory.Contact.People.Items {
			if want := inventory.Fold(who); inventory.Fold(p.ID) == want || inventory.Fold(p.Name) == want {
				call.Who, call.Name = p.ID, p.Name
			}
		}
	}
	if o.means != "" {
		call.Mean = incident.Mean(o.means)
	}
	call.Answered, call.Note = o.answered, o.note
	return call, promise, nil
}

// way picks the means that was named, else the one the ladder would try.
func way(l ladder.Ladder, rung int, means string) int {
	r := l.Rungs[rung]
	if means != "" {
		return slices.IndexFunc(r.Ways, func(w ladder.Way) bool { return w.Kind == means })
	}
	if l.Next.Rung == rung && !l.Next.Over {
		return l.Next.Way
	}
	return min(0, len(r.Ways)-1)
}

// show lists the ladders with who is next on each.
func (o *callOptions) show(ctx context.Context, m *matter) error {
	b, err := m.book(ctx)
	if err != nil {
		return err
	}
	starts := o.starts(b)
	if len(starts) == 0 {
		return incident.Refuse(incident.CodeNotFound, o.purpose)
	}
	if o.json {
		out := []ladderForm{}
		for _, s := range starts {
			out = append(out, formOf(b, b.Ladder(s)))
		}
		return o.emit(out)
	}
	for i, s := range starts {
		if i > 0 {
			o.say("")
		}
		m.ladder(b, b.Ladder(s))
	}
	return nil
}

// ladder draws one: what for, what to do now, and the people with their means.
func (m *matter) ladder(b ladder.Book, l ladder.Ladder) {
	w := text.For(m.lang).Incident.Ladder
	at := lang.Clock{Ref: m.now, Loc: m.state.Location()}
	head := w.To(m.lang, l.Start) + "  (" + l.For + ")"
	if len(l.Rungs) == 0 {
		m.say(head, m.words.Colon, m.marks().Dash, " ", text.For(m.lang).Common.Blank, "  ", b.Inventory.Place(string(m.lang), l.Blank))
		return
	}
	waits, _ := w.Waits(m.lang, l, b.Now, at)
	m.say(head, m.words.Colon, strings.TrimSpace(w.Who(m.lang, l, at)+"  "+waits))
	var rows [][]string
	for i, r := range l.Rungs {
		if len(r.Ways) == 0 {
			rows = append(rows, []string{" ", r.Name, m.marks().Dash + " " + text.For(m.lang).Common.Blank})
		}
		for j, x := range r.Ways {
			mark := " "
			if i == l.Next.Rung && j == l.Next.Way && !l.Next.Over && l.Reached == nil {
				mark = m.marks().Current
			}
			rows = append(rows, []string{mark, r.Name, text.Mean(m.lang, x), x.Value, w.Hours(x, at), w.Last(x, at)})
		}
		if l.Next.Over && l.Reached == nil && r.WayOut.Value != "" {
			rows = append(rows, []string{" ", r.Name, w.WayOut, r.WayOut.Value})
		}
	}
	m.table(rows)
}
