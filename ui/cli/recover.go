package cli

import (
	"context"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"shirei/incident"
)

type recoverOptions struct {
	*app
	given func(string) bool

	condition, evidence, reason, at  string
	task, taskID, what, who, checked string
	open, done, mitigated, list      bool
}

func (a *app) recoverCommand() *cobra.Command {
	o := &recoverOptions{app: a}
	c := a.command("recover [ID]", 0, 1, o.run)
	f := c.Flags()
	o.given = f.Changed
	f.StringVar(&o.condition, "condition", "", "")
	f.StringVar(&o.evidence, "evidence", "", "")
	f.BoolVar(&o.open, "open", false, "")
	f.StringVar(&o.reason, "reason", "", "")
	f.StringVar(&o.at, "at", "", "")
	f.BoolVar(&o.mitigated, "mitigated", false, "")
	f.BoolVar(&o.list, "list", false, "")
	f.StringVar(&o.task, "task", "", "")
	f.StringVar(&o.taskID, "task-id", "", "")
	f.StringVar(&o.what, "what", "", "")
	f.StringVar(&o.who, "who", "", "")
	f.StringVar(&o.checked, "checked-by", "", "")
	f.BoolVar(&o.done, "done", false, "")
	return c
}

func (o *recoverOptions) run(ctx context.Context, args []string) error {
	err := o.together(o.given, "evidence: condition", "what who checked-by done: task task-id", "open: condition task task-id")
	if err != nil {
		return err
	}
	id, _ := optionalID(args, 0)
	m, err := o.locate(ctx, id)
	if err != nil {
		return err
	}
	at, err := m.past(o.at)
	if err != nil {
		return err
	}
	switch {
	case o.list:
		return o.show(m)
	case o.condition != "":
		return m.act(ctx, o.tick(m.state))
	case o.task != "" || o.taskID != "":
		work, err := o.work(m.state)
		if err != nil {
			return err
		}
		return m.act(ctx, work)
	case o.mitigated:
		return m.act(ctx, incident.RecordMilestone{Milestone: incident.Mitigated, At: incident.Moment(at)})
	}
	return m.act(ctx, incident.Recover{At: at, Reason: o.reason})
}

// tick ticks a condition, named by its text or by its number in the list.
func (o *recoverOptions) tick(s *incident.State) incident.Command {
	words := o.condition
	if n, err := strconv.Atoi(words); err == nil && n >= 1 && n <= len(s.Conditions) {
		words = s.Conditions[n-1].Text
	}
	return incident.TickCondition{Text: words, Done: !o.open && (o.evidence != "" || stands(s, words)), Evidence: o.evidence}
}

// stands tells whether a condition of that text stands already: a new one without evidence is only added.
func stands(s *incident.State, words string) bool {
	return slices.ContainsFunc(s.Conditions, func(c incident.Condition) bool { return c.Text == words })
}

// work adds a task, or changes the one that is named: only what was given changes.
func (o *recoverOptions) work(s *incident.State) (_ incident.Command, err error) {
	var t incident.Task
	if o.taskID != "" {
		if t, err = s.TaskNamed(o.taskID); err != nil {
			return nil, err
		}
	}
	for to, given := range map[*string]string{&t.What: o.what, &t.Who: o.who, &t.Checked: o.checked} {
		if given != "" {
			*to = given
		}
	}
	if o.task != "" {
		t.Kind = incident.TaskKind(o.task)
	}
	t.Done = o.done || t.Done && !o.open
	return incident.NoteTask(t), nil
}

// show lists the recovery definition and the tasks.
func (o *recoverOptions) show(m *matter) error {
	if o.json {
		return o.emit(map[string]any{"conditions": m.state.Conditions, "tasks": m.state.Tasks, "recovered": mark(m, incident.Recovered)})
	}
	tick := map[bool]string{true: "[x]", false: "[ ]"}
	var rows [][]string
	for i, c := range m.state.Conditions {
		rows = append(rows, []string{tick[c.Done], strconv.Itoa(i + 1), c.Text, c.Evidence})
	}
	for _, t := range m.state.Tasks {
		rows = append(rows, []string{tick[t.Done], m.state.ShownID(t.ID), o.lang.TaskKind(t.Kind) + "  " + t.What, t.Who})
	}
	o.table(rows)
	return nil
}

// mark is the time of a milestone in the incident's own zone; nil if it is not known.
func mark(m *matter, of incident.Milestone) *time.Time {
	at := m.state.Mark(of)
	if at.IsZero() {
		return nil
	}
	at = at.In(m.state.Location())
	return &at
}
