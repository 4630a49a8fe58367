package recovery

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
)

// commit records the time of a milestone; an emptied row says that it is not known after all.
func (p *Pane) commit(id, value string) tea.Cmd {
	m := incident.Milestone(id)
	p.rows.SetError(id, "")
	if strings.TrimSpace(value) == "" {
		return p.do(incident.RecordMilestone{Milestone: m, At: incident.When{Unknown: true}}, "")
	}
	if value == p.words().NowWord {
		value = "now"
	}
	at, wrong := panel.Instant(p.env, p.c, value)
	if wrong != "" {
		p.rows.SetError(id, wrong)
		return nil
	}
	if m == incident.Recovered {
		return p.do(incident.Recover{At: at}, "")
	}
	return p.do(incident.RecordMilestone{Milestone: m, At: incident.Moment(at)}, "")
}

// press does what a row says.
func (p *Pane) press(id string) tea.Cmd {
	t, s := p.words(), p.c.State
	kind, rest := panel.Split(id)
	switch kind {
	case "cond":
		return p.tick(rest)
	case "cond+":
		return p.addCondition()
	case "task":
		return p.done(rest)
	case "job":
		return p.takeJob(rest)
	case "job+":
		return p.addTask(incident.TaskRerun, t.JobTitle)
	case "data+":
		return p.addTask(incident.TaskCorrect, t.DataTitle)
	case "word":
		return screen.Send(screen.Go{To: screen.Place{Screen: screen.Incident, Stream: s.Stream, Step: incident.StepFirstReport}})
	case "resolve":
		return p.do(incident.Resolve{}, t.Said.Resolved)
	case "reopen":
		return p.reason("reopen", t.ReopenHint, func(why string) tea.Cmd { return p.do(incident.Reopen{Reason: why}, t.Said.Reopened) })
	}
	return nil
}

// tick asks for the evidence of a condition, or takes its tick off.
func (p *Pane) tick(words string) tea.Cmd {
	t, s := p.words(), p.c.State
	i := slices.IndexFunc(s.Conditions, func(c incident.Condition) bool { return c.Text == words })
	if i < 0 {
		return nil
	}
	if s.Conditions[i].Done {
		return p.do(incident.TickCondition{Text: words}, "")
	}
	c, _ := p.defined(words)
	return p.ask(t.EvidenceTitle, clean.Line(words), panel.Beside(said(t.Check, c.Check.Value), said(t.WantedEvidence, c.Evidence.Value)), "evidence",
		func(evidence string) tea.Cmd {
			return p.do(incident.TickCondition{Text: words, Done: true, Evidence: evidence}, "")
		})
}

func (p *Pane) addCondition() tea.Cmd {
	t := p.words()
	return p.ask(t.ConditionTitle, t.ConditionLabel, "", "condition", func(s string) tea.Cmd {
		return p.do(incident.TickCondition{Text: s}, "")
	})
}

// ask asks for one line that has to say something.
func (p *Pane) ask(title, label, hint, field string, then func(string) tea.Cmd) tea.Cmd {
	return screen.Send(screen.Prompt{
		Title: title, Label: label, Hint: hint, Field: "recovery." + field, Stream: p.c.State.Stream,
		Then: func(s string) tea.Cmd {
			if s = strings.TrimSpace(s); s == "" {
				return nil
			}
			return then(s)
		},
	})
}

// takeJob puts a job of the inventory on the list of reruns.
func (p *Pane) takeJob(id string) tea.Cmd {
	inv := panel.Inventory(p.c)
	for _, j := range p.jobs() {
		if j.ID == id {
			return p.do(incident.NoteTask{Kind: incident.TaskRerun, What: jobName(j), Who: panel.Named(inv, j.Owner.Value)}, "")
		}
	}
	return nil
}

// addTask asks what is to be done and by whom; the second may stay open.
func (p *Pane) addTask(kind incident.TaskKind, title string) tea.Cmd {
	t := p.words()
	chain := panel.NewChain(p.env, p.c.State.Stream, "recovery."+string(kind))
	return chain.Ask(screen.Prompt{Title: title, Label: t.What, Field: "what", Then: func(what string) tea.Cmd {
		if what = strings.TrimSpace(what); what == "" {
			return nil
		}
		return chain.Ask(screen.Prompt{Title: title, Label: t.Who, Field: "who", Then: func(who string) tea.Cmd {
			return chain.Act(incident.NoteTask{Kind: kind, What: what, Who: strings.TrimSpace(who)})
		}})
	}})
}

// done says that a task is done, or that it is not; corrected data is checked by somebody.
func (p *Pane) done(id string) tea.Cmd {
	i := slices.IndexFunc(p.c.State.Tasks, func(x incident.Task) bool { return x.ID == id })
	if i < 0 {
		return nil
	}
	x := p.c.State.Tasks[i]
	x.Done = !x.Done
	if x.Kind == incident.TaskCorrect && x.Done {
		t := p.words()
		return p.ask(t.CheckerTitle, t.Checker, clean.Line(x.What), "checker", func(who string) tea.Cmd {
			x.Checked = who
			return p.do(incident.NoteTask(x), "")
		})
	}
	x.Checked = ""
	return p.do(incident.NoteTask(x), "")
}

// Do does an action of the key table.
func (p *Pane) Do(action string) (tea.Cmd, bool) {
	if p.c.State == nil {
		return nil, false
	}
	kind, rest := panel.Split(p.rows.Current())
	switch action {
	case "add":
		switch {
		case kind == "job", kind == "job+", kind == "task" && p.kindOf(rest) == incident.TaskRerun:
			return p.press("job+"), true
		case kind == "data+", kind == "task":
			return p.press("data+"), true
		}
		return p.addCondition(), true
	case "copy":
		return screen.Send(screen.Copy{Text: p.copied(kind, rest), Said: p.env.Words.Common.Copied}), true
	}
	return p.rows.Do(action)
}

func (p *Pane) kindOf(task string) incident.TaskKind {
	for _, x := range p.c.State.Tasks {
		if x.ID == task {
			return x.Kind
		}
	}
	return ""
}

func (p *Pane) nameOf(task string) string {
	for _, x := range p.c.State.Tasks {
		if x.ID == task {
			return x.What
		}
	}
	return ""
}

// copied is what the copy key takes from a row: of a job its command or how it is rerun, else what the row says.
func (p *Pane) copied(kind, rest string) string {
	if kind == "cond" {
		return clean.Line(rest)
	}
	for _, j := range panel.Inventory(p.c).Investigation.Jobs.Items {
		if kind == "job" && j.ID == rest {
			return clean.Block(firstOf(j.Command.Value, j.Rerun.Value, jobName(j)))
		}
	}
	return clean.Line(strings.TrimSpace(firstOf(p.rows.Value(p.rows.Current()), p.rows.Label(p.rows.Current()))))
}

func firstOf(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}
