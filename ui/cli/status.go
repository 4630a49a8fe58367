package cli

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/when"
	"shirei/ui/text"
	"shirei/ui/text/cell"
)

func (a *app) statusCommand() *cobra.Command {
	line, tmux := false, false
	c := a.command("status [ID]", 0, 1, func(ctx context.Context, args []string) error {
		id, _ := optionalID(args, 0)
		if line || tmux {
			return a.statusLine(ctx, id, tmux)
		}
		m, err := a.locate(ctx, id)
		if err != nil {
			return err
		}
		if a.json {
			return a.status(m)
		}
		m.show()
		return nil
	})
	c.Flags().BoolVar(&line, "line", false, "")
	c.Flags().BoolVar(&tmux, "tmux", false, "")
	return c
}

// show draws what stands, what is owed and what comes next.
func (m *matter) show() {
	s, a := m.state, m.app
	head := []string{m.mark(), s.Title, s.Service, s.Short(), m.lang.Status(s.Status())}
	if who := s.Roles[incident.Commander].Who; who != "" {
		head = append(head, m.lang.Role(incident.Commander)+" "+who)
	}
	head = append(head, m.elapsed())
	a.say(joined("  ", head...))

	next := s.Next(m.now)
	var steps []string
	for i, step := range incident.Steps() {
		steps = append(steps, strconv.Itoa(i+1)+" "+m.lang.StepShort(step)+" "+m.tick(s.StepState(step, next)))
	}
	a.say(strings.Join(steps, "   "))
	if rows := m.owed(s.Owed(m.now)); len(rows) > 0 {
		a.say("")
		a.say(a.words.Owed)
		a.table(rows)
	}
	if len(next) == 0 {
		return
	}
	a.say("")
	a.say(a.words.Next)
	for _, n := range next {
		a.say("  ", m.lang.Step(n.Step), a.words.Colon, m.lang.Phrase(n.Reason, m.face()))
	}
}

// mark is the severity, after the word for a drill.
func (m *matter) mark() string {
	severity := m.lang.Severity(m.state.Severity.Severity)
	if m.state.Drill {
		return text.For(m.lang).Common.Drill + " " + severity
	}
	return severity
}

func (m *matter) tick(s incident.StepState) string {
	g := m.marks()
	return map[incident.StepState]string{
		incident.StepDone: g.Check, incident.StepCurrent: g.Current, incident.StepSkipOne: g.Skipped, incident.StepOpen: g.Todo,
	}[s]
}

// elapsed is how long the incident lasts, or lasted.
func (m *matter) elapsed() string {
	from, until := m.state.Start(), m.state.Over()
	if from.IsZero() {
		return ""
	}
	if until.IsZero() {
		until = m.now
	}
	return when.Elapsed(until.Sub(from))
}

// statusLine is one line for a status bar: the incident whose next promise is due first. Nothing active is no line.
func (a *app) statusLine(ctx context.Context, id string, tmux bool) error {
	seat, err := a.seat(ctx)
	if err != nil {
		return err
	}
	var heads []desk.Head
	if id == "" {
		heads, err = seat.Heads(ctx, desk.HeadFilter{Active: true})
	} else {
		heads = make([]desk.Head, 1)
		heads[0], err = seat.Locate(ctx, id)
	}
	if err != nil {
		return err
	}
	var first *matter
	var due *incident.Promise
	for _, h := range heads {
		m := &matter{app: a, seat: seat, stream: h.Stream, now: seat.Now()}
		if m.state, err = seat.State(ctx, h.Stream); err != nil {
			return err
		}
		owed := m.state.Owed(m.now)
		if first == nil || len(owed) > 0 && (due == nil || owed[0].At.Before(due.At)) {
			first, due = m, nil
			if len(owed) > 0 {
				due = &owed[0]
			}
		}
	}
	if first == nil {
		return nil
	}
	paint := plainly
	if tmux {
		paint = tmuxStyle
	}
	a.say(first.oneLine(due, paint))
	return nil
}

// lineTitleCells bounds the title in the line for a status bar.
const lineTitleCells = 60

// oneLine says severity, title, how long it lasts, and the nearest promise with what is left of it.
func (m *matter) oneLine(due *incident.Promise, paint painter) string {
	title := cell.CutTail(clean.Line(m.state.Title), lineTitleCells, m.marks().Ellipsis) // the promise behind it has to be seen
	parts := []string{
		paint(string(m.state.Severity.Severity), m.mark()), paint("", m.state.Short()), paint("", title),
		paint("", m.elapsed()),
	}
	if due != nil {
		owed := m.lang.PromiseShort(*due) + " " + when.Clock(due.At, m.now, m.state.Location()) + " " + m.lang.Remaining(*due, m.now)
		if due.State == incident.Overdue {
			owed = m.marks().Warn + " " + owed
		}
		parts = append(parts, paint(string(due.State), owed))
	}
	return joined("  ", parts...)
}

// joined joins what is not empty.
func joined(by string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p = clean.Line(strings.TrimSpace(p)); p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, by)
}
