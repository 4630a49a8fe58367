package recovery

import (
	"strings"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/inventory"
	"shirei/ui/term/step/panel"
	"shirei/ui/term/widget"
)

// list is the rows of the step.
func (p *Pane) list() []widget.Field {
	rows := p.conditionRows()
	rows = append(rows, p.jobRows()...)
	rows = append(rows, p.dataRows()...)
	rows = append(rows, p.wordRows()...)
	rows = append(rows, p.timeRows()...)
	return append(rows, p.endRows()...)
}

func (p *Pane) mark(done bool) string {
	if done {
		return p.env.Styles.Glyphs.Check + " "
	}
	return p.env.Styles.Glyphs.Todo + " "
}

func (p *Pane) conditionRows() []widget.Field {
	t, st, s := p.words(), p.env.Styles, p.c.State
	rows := []widget.Field{panel.Heading(st, "conditions", t.Conditions)}
	if len(s.Conditions) == 0 {
		rows = append(rows, panel.Line(st, "noconditions", st.Glyphs.Dash+" "+t.NoConditions))
	}
	for _, c := range s.Conditions {
		line := p.mark(c.Done) + clean.Line(c.Text)
		if c.Done {
			line += "  " + clean.Line(c.Evidence) + "  " + clean.Line(c.By) + " " + p.wall(c.At)
		}
		rows = append(rows, panel.Button("cond:"+c.Text, line))
	}
	return append(rows, panel.Button("cond+", t.AddCondition))
}

func (p *Pane) jobRows() []widget.Field {
	t, st := p.words(), p.env.Styles
	rows := append([]widget.Field{panel.Heading(st, "jobs", t.Jobs)}, p.taskRows(incident.TaskRerun)...)
	for _, j := range p.jobs() {
		rows = append(rows, panel.Button("job:"+j.ID, st.Ghost.Render("  "+clean.Line(jobName(j))+"  "+t.Inventory)))
	}
	if list := panel.Inventory(p.c).Investigation.Jobs; len(list.Items) == 0 && list.NA == "" {
		rows = append(rows, panel.Line(st, "nojobs", st.Glyphs.Dash+" "+t.NoJobs))
	}
	return append(rows, panel.Button("job+", t.AddJob))
}

func (p *Pane) dataRows() []widget.Field {
	t := p.words()
	rows := append([]widget.Field{panel.Heading(p.env.Styles, "data", t.Data)}, p.taskRows(incident.TaskCorrect)...)
	return append(rows, panel.Button("data+", t.AddData))
}

func (p *Pane) taskRows(kind incident.TaskKind) []widget.Field {
	t := p.words()
	var rows []widget.Field
	for _, x := range p.c.State.Tasks {
		if x.Kind != kind {
			continue
		}
		line := []string{p.mark(x.Done) + clean.Line(x.What)}
		if x.Who != "" {
			line = append(line, t.For(clean.Line(x.Who)))
		}
		if x.Checked != "" {
			line = append(line, t.CheckedNow(clean.Line(x.Checked)))
		}
		rows = append(rows, panel.Button("task:"+x.ID, strings.Join(line, "  ")))
	}
	return rows
}

// wordRows are the closing words still owed; without any the heading is left out.
func (p *Pane) wordRows() []widget.Field {
	t := p.words()
	var rows []widget.Field
	for _, x := range p.c.Ledger {
		if x.Kind == incident.PromiseClosingWord && x.State.Open() {
			line := t.Owed(p.env.Lang.Promise(x), p.wall(x.At), p.env.Lang.Remaining(x, p.env.Now))
			rows = append(rows, panel.Button("word:"+x.ID, line))
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return append([]widget.Field{panel.Heading(p.env.Styles, "words", t.Words)}, rows...)
}

func (p *Pane) timeRows() []widget.Field {
	rows := []widget.Field{panel.Heading(p.env.Styles, "times", p.words().Times)}
	for _, m := range []incident.Milestone{incident.Mitigated, incident.Recovered} {
		f := widget.Field{ID: string(m), Label: p.env.Lang.Milestone(m), Kind: widget.Time, Ghost: p.words().NowWord}
		if at := p.c.State.Mark(m); !at.IsZero() {
			f.Value = p.wall(at)
		}
		rows = append(rows, f)
	}
	return rows
}

// endRows record that it is over, or that it is not.
func (p *Pane) endRows() []widget.Field {
	t, s, st := p.words(), p.c.State, p.env.Styles
	switch s.Status() {
	case incident.StatusActive, incident.StatusMitigated:
		return []widget.Field{panel.Line(st, "later", t.ResolveLater)}
	case incident.StatusRecovered:
		return []widget.Field{panel.Button("resolve", t.Resolve), panel.Button("reopen", t.Reopen)}
	}
	rows := []widget.Field{}
	if at := s.Mark(incident.ResolvedAt); !at.IsZero() {
		rows = append(rows, panel.Line(st, "resolved", t.Resolved(p.wall(at))))
	}
	return append(rows, panel.Button("reopen", t.Reopen))
}

// about is what is said below the rows on the one under the cursor.
func (p *Pane) about() string {
	t, inv := p.words(), panel.Inventory(p.c)
	kind, rest := panel.Split(p.rows.Current())
	switch kind {
	case "cond":
		for _, c := range p.c.State.Conditions {
			if c.Text == rest && c.Done {
				return t.Untick
			}
		}
		c, ok := p.defined(rest)
		if !ok {
			return ""
		}
		return panel.Beside(t.Check(panel.Answer(p.env, c.Check)), t.WantedEvidence(panel.Answer(p.env, c.Evidence)),
			said(t.CheckedBy, panel.Named(inv, c.By.Value)), panel.Source(p.env, p.c, "response.recovery."+c.ID))
	case "job":
		for _, j := range inv.Investigation.Jobs.Items {
			if j.ID == rest {
				return panel.Beside(t.TakeJob, p.aboutJob(j))
			}
		}
	case "task":
		for _, j := range inv.Investigation.Jobs.Items {
			if p.kindOf(rest) == incident.TaskRerun && p.nameOf(rest) == jobName(j) {
				return p.aboutJob(j)
			}
		}
	case "word":
		return t.WordsAbout
	case string(incident.Mitigated), string(incident.Recovered):
		return t.TimeAbout
	case "reopen":
		return t.ReopenHint
	}
	return ""
}

// aboutJob says how a job is run again and its data put right, and by whom; a blank is one in its place.
func (p *Pane) aboutJob(j inventory.Job) string {
	t := p.words()
	owner := ""
	if id := j.Owner.Value; id != "" {
		owner = t.For(panel.Beside(panel.Named(panel.Inventory(p.c), id), panel.Reach(p.env, p.c, id)))
	}
	return panel.Beside(t.Rerun(panel.Answer(p.env, j.Rerun)), t.Correction(panel.Answer(p.env, j.Correction)),
		said(t.Schedule, j.Schedule.Value), owner, panel.Source(p.env, p.c, "investigation.jobs."+j.ID))
}

// GapField is the blank of the inventory under the cursor, by its path; empty where none is.
func (p *Pane) GapField() string {
	if p.c.State == nil || p.c.View == nil {
		return ""
	}
	inv := panel.Inventory(p.c)
	kind, rest := panel.Split(p.rows.Current())
	switch {
	case kind == "cond+" && inv.Response.Recovery.State() == inventory.Blank:
		return "response.recovery"
	case kind == "job+" && inv.Investigation.Jobs.State() == inventory.Blank:
		return "investigation.jobs"
	case kind == "job":
		for _, j := range inv.Investigation.Jobs.Items {
			if j.ID == rest && j.Rerun.State() == inventory.Blank {
				return "investigation.jobs." + j.ID + ".rerun"
			}
		}
	}
	return ""
}

// said words a value of the inventory; a blank one is left out.
func said(word func(string) string, value string) string {
	if value == "" {
		return ""
	}
	return word(clean.Line(value))
}
