// Package recovery is the pane of step 5: is it really over, is the data right, has everyone been told.
package recovery

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/inventory"
	"shirei/incident/when"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
	"shirei/ui/term/widget"
	"shirei/ui/text"
	"shirei/ui/text/cell"
)

const (
	tag  = "recovery" // of acts that may want a reason
	name = "recovery" // of drafts
)

// Pane is the pane of the step.
type Pane struct {
	env      *screen.Env
	c        screen.Case
	rows     *panel.Panel
	minute   time.Time // of the times left that the rows show
	recorded bool      // the recovery was recorded with a reason: its row is to show the record
}

// New makes the pane; it is empty until Load.
func New(env *screen.Env) screen.Step {
	p := &Pane{env: env}
	p.rows = panel.New(env, name, p.commit, p.press)
	return p
}

// Load brings the incident as it stands.
func (p *Pane) Load(c screen.Case) tea.Cmd {
	p.c, p.minute = c, p.env.Now.Truncate(time.Minute)
	p.rows.Load(c.State.Stream, p.list())
	if p.recorded {
		p.recorded = false
		p.rows.Settle(c.State.Stream, name, "recovered")
	}
	return nil
}

// Update takes keys, pastes and news.
func (p *Pane) Update(msg tea.Msg) tea.Cmd {
	cmd := p.rows.Update(msg)
	done, ok := msg.(screen.Acted)
	if !ok || done.Act.Tag != tag {
		return cmd
	}
	if done.Err != nil {
		return tea.Batch(cmd, p.askReason(done))
	}
	if a, ok := done.Act.Cmd.(incident.Recover); ok && a.Reason != "" {
		p.recorded = true
	}
	return cmd
}

// tock brings the times left up to date once a minute.
func (p *Pane) tock() {
	if p.env.Now.Truncate(time.Minute).Equal(p.minute) {
		return
	}
	p.c.Ledger = p.c.State.Ledger(p.env.Now)
	p.Load(p.c)
}

// askReason asks for the reason an act was refused for want of, and does it again with it.
func (p *Pane) askReason(done screen.Acted) tea.Cmd {
	e, ok := desk.AsError(done.Err)
	if !ok || e.Code != incident.CodeReasonNeeded {
		return nil
	}
	t, act := p.words(), "recover"
	if _, ok := done.Act.Cmd.(incident.Resolve); ok {
		act = "resolve"
	}
	hint := t.ReasonOpen(len(p.c.State.OpenConditions()))
	if len(e.Args) > 1 && e.Args[0] == "watch" {
		hint = t.ReasonWatch(p.c.At(p.env.Now).Show(e.Args[1]))
	}
	return p.reason(act, hint, func(why string) tea.Cmd {
		switch a := done.Act.Cmd.(type) {
		case incident.Recover:
			a.Reason = why
			return p.do(a, done.Act.Said)
		case incident.Resolve:
			a.Reason = why
			return p.do(a, done.Act.Said)
		}
		return nil
	})
}

// reason asks why an act is done; nothing said does nothing. What is half typed is a draft of that act alone.
func (p *Pane) reason(act, hint string, then func(string) tea.Cmd) tea.Cmd {
	t := p.words()
	return screen.Send(screen.Prompt{
		Title: t.ReasonTitle, Label: t.ReasonLabel, Hint: hint, Field: "recovery.reason." + act, Stream: p.c.State.Stream,
		Then: func(s string) tea.Cmd {
			if s = strings.TrimSpace(s); s == "" {
				return nil
			}
			return then(s)
		},
	})
}

// View draws the pane.
func (p *Pane) View(w, h int) widget.Frame {
	if p.c.State == nil {
		return widget.Frame{Lines: widget.Fit(nil, w, h)}
	}
	p.tock()
	return p.rows.View(w, h, p.top(w), p.about())
}

// top says how much of the definition is met, and how long the watch runs.
func (p *Pane) top(w int) []string {
	t, st, s := p.words(), p.env.Styles, p.c.State
	line := st.Strong.Render(t.Progress(len(s.Conditions)-len(s.OpenConditions()), len(s.Conditions)))
	if len(s.Conditions) == 0 {
		line = st.Dim.Render(t.NoConditions)
	}
	if watch, ok := p.watch(); ok {
		at := p.wall(watch.At)
		if p.env.Now.After(watch.At) {
			line += "  " + st.Soon.Render(t.WatchOver(at))
		} else {
			line += "  " + t.Watch(at, p.env.Lang.Remaining(watch, p.env.Now))
		}
	}
	return []string{cell.CutTail(line, w, st.Glyphs.Ellipsis)}
}

// watch is the watch window while it runs.
func (p *Pane) watch() (incident.Promise, bool) {
	i := slices.IndexFunc(p.c.Ledger, func(x incident.Promise) bool { return x.Kind == incident.PromiseWatch && x.State.Open() })
	if i < 0 {
		return incident.Promise{}, false
	}
	return p.c.Ledger[i], true
}

// Scope is the place in the key table.
func (p *Pane) Scope() string { return p.rows.Scope() }

// Typing tells that letters go into a field.
func (p *Pane) Typing() bool { return p.rows.Typing() }

// Back leaves the field that is edited.
func (p *Pane) Back() (tea.Cmd, bool) { return p.rows.Back() }

func (p *Pane) words() *text.Recovery { return &p.env.Words.Recovery }

func (p *Pane) wall(t time.Time) string { return when.Clock(t, p.env.Now, p.c.State.Location()) }

// do asks for an act that may be refused for want of a reason.
func (p *Pane) do(cmd incident.Command, said string) tea.Cmd {
	return screen.Do(screen.Act{Stream: p.c.State.Stream, Cmd: cmd, Said: said, Tag: tag})
}

// defined finds a condition in the inventory by the words it was taken over with.
func (p *Pane) defined(words string) (inventory.Condition, bool) {
	for _, c := range panel.Inventory(p.c).Response.Recovery.Items {
		if c.Name == words || c.Name == "" && c.Check.Value == words {
			return c, true
		}
	}
	return inventory.Condition{}, false
}

// jobs are the inventory's jobs that are not on the list of reruns yet.
func (p *Pane) jobs() []inventory.Job {
	return slices.DeleteFunc(slices.Clone(panel.Inventory(p.c).Investigation.Jobs.Items), func(j inventory.Job) bool {
		return slices.ContainsFunc(p.c.State.Tasks, func(t incident.Task) bool { return t.Kind == incident.TaskRerun && t.What == jobName(j) })
	})
}

func jobName(j inventory.Job) string {
	if j.Name == "" {
		return j.ID
	}
	return j.Name
}
