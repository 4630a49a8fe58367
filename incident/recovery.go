package incident

import (
	"slices"
	"time"
)

// Condition is one line of the recovery definition.
type Condition struct {
	Text     string
	Done     bool
	Evidence string
	By       string
	At       time.Time
}

// Task is a job to rerun or data to correct after the outage.
type Task struct {
	ID      string   `json:"id"`
	Kind    TaskKind `json:"kind"`
	What    string   `json:"what"`
	Who     string   `json:"who,omitempty"`
	Checked string   `json:"checked,omitempty"` // by whom
	Done    bool     `json:"done,omitempty"`
}

// TaskKind tells a job from data.
type TaskKind string

const (
	TaskRerun   TaskKind = "rerun"
	TaskCorrect TaskKind = "correct"
)

// ConditionTicked adds a condition, ticks it with evidence, or takes the tick off.
type ConditionTicked struct {
	Text     string `json:"text"`
	Done     bool   `json:"done"`
	Evidence string `json:"evidence,omitempty"`
}

func (ConditionTicked) Kind() Kind { return "condition.ticked" }
func (b ConditionTicked) apply(s *State, e Event) {
	c := Condition{Text: b.Text, Done: b.Done, Evidence: b.Evidence, By: e.Actor, At: e.OccurredAt}
	if i := slices.IndexFunc(s.Conditions, func(c Condition) bool { return c.Text == b.Text }); i >= 0 {
		s.Conditions[i] = c
		return
	}
	s.Conditions = append(s.Conditions, c)
}
func (b ConditionTicked) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryCondition, b.Evidence, Say("condition.ticked", b.Text)
	if !b.Done {
		e.Phrase = Say("condition.open", b.Text)
	}
}

// TaskNoted adds a task or says how it stands.
type TaskNoted struct{ Task }

func (TaskNoted) Kind() Kind { return "task.noted" }
func (b TaskNoted) apply(s *State, _ Event) {
	if i := slices.IndexFunc(s.Tasks, func(t Task) bool { return t.ID == b.ID }); i >= 0 {
		s.Tasks[i] = b.Task
		return
	}
	s.Tasks = append(s.Tasks, b.Task)
}
func (b TaskNoted) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryCondition, b.What, Say("task.open", string(b.Task.Kind))
	if b.Done {
		e.Phrase = Say("task.done", string(b.Task.Kind))
	}
}

// OpenConditions lists the conditions that are not ticked yet.
func (s *State) OpenConditions() []string {
	var out []string
	for _, c := range s.Conditions {
		if !c.Done {
			out = append(out, c.Text)
		}
	}
	return out
}

// TickCondition adds a condition or ticks it. Refused: no text, a tick without evidence.
type TickCondition ConditionTicked

// NoteTask adds a task (empty ID) or changes it. Refused: an unknown kind or task, a number that several go by, nothing said.
type NoteTask Task

// Recover records that the service is restored. Refused: open conditions without a reason, a time in the future.
type Recover struct {
	At     time.Time
	Reason string
}

func (a TickCondition) decide(c *casework) error {
	if !said(a.Text) {
		return Refuse(CodeEmpty, "condition")
	}
	if a.Done && !said(a.Evidence) {
		return Refuse(CodeEmpty, "evidence")
	}
	return c.record(time.Time{}, ConditionTicked(a))
}

func (a NoteTask) decide(c *casework) error {
	if err := wordOf("task", a.Kind, []TaskKind{TaskRerun, TaskCorrect}); err != nil {
		return err
	}
	if !said(a.What) {
		return Refuse(CodeEmpty, "what")
	}
	if a.ID == "" {
		a.ID = c.counted("task", len(c.state.Tasks))
	} else {
		t, err := c.state.TaskNamed(a.ID)
		if err != nil {
			return err
		}
		a.ID = t.ID
	}
	return c.record(time.Time{}, TaskNoted{Task(a)})
}

func (a Recover) decide(c *casework) error {
	return RecordMilestone{Milestone: Recovered, At: Moment(a.At), Reason: a.Reason}.decide(c)
}

// openConditions asks for a reason where the recovery definition is not met.
func (c *casework) openConditions(reason string) error {
	open := c.state.OpenConditions()
	if len(open) == 0 {
		return nil
	}
	if !said(reason) {
		return Refuse(CodeReasonNeeded, append([]string{"open_conditions"}, open...)...)
	}
	return c.record(time.Time{}, NoteTaken{Text: reason, As: EntryDecision})
}
