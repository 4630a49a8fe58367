package severity

import (
	"slices"
	"strings"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/when"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// list gives the rows: the questions first while nothing is set, the playbook first afterwards.
func (p *Pane) list() []widget.Field {
	if p.c.State.Severity.Severity == "" {
		return slices.Concat(p.questions(), p.levels(), p.dues(), p.people())
	}
	return slices.Concat(p.playbook(), p.dues(), p.people(), p.questions(), p.levels())
}

// top says what stands, since when and why.
func (p *Pane) top() []string {
	st, s := p.env.Styles, p.c.State.Severity
	if s.Severity == "" {
		return nil
	}
	line := screen.Badge(st, p.lang(), s.Severity)
	if !s.At.IsZero() {
		line += "  " + when.Clock(s.At, p.env.Now, p.c.State.Location()) + " " + p.words().Set
	}
	if len(s.Past) > 0 {
		names := make([]string, 0, len(s.Past)+1)
		for _, x := range s.Past {
			names = append(names, p.lang().Severity(x))
		}
		names = append(names, p.lang().Severity(s.Severity))
		line += st.Dim.Render("  " + p.words().History + " " + strings.Join(names, " "+st.Glyphs.Take+" "))
	}
	if s.Reason != "" {
		line += "  " + clean.Line(s.Reason)
	}
	return []string{line}
}

// box is a tick box that reads without colours.
func (p *Pane) box(mark string) string { return "[" + mark + "] " }

func (p *Pane) questions() []widget.Field {
	st, w := p.env.Styles, p.words()
	rows := []widget.Field{panel.Heading(st, "signs", w.Signs)}
	for _, q := range questions() {
		mark := " "
		if p.signs[q] {
			mark = st.Glyphs.Check
		}
		line := p.box(mark) + p.lang().Phrase(incident.Say(q), p.c.At(p.env.Now))
		if q == "sign.main_down" {
			line += "  " + st.Dim.Render(p.mainFunctions())
		}
		rows = append(rows, panel.Button("sign:"+q, line))
	}
	return rows
}

// mainFunctions names the service's main functions, or says that nobody has.
func (p *Pane) mainFunctions() string {
	names := p.c.Profile().MainFunctions
	switch {
	case len(names) > 0:
		return clean.Line(strings.Join(names, p.env.Words.Common.And))
	case p.c.Service == nil:
		return p.words().NoNames
	}
	return p.env.Styles.Glyphs.Dash + " " + p.words().NoMain
}

// levels are the recommendation and the three severities.
func (p *Pane) levels() []widget.Field {
	st, l := p.env.Styles, p.lang()
	proposed, why := p.recommend()
	head := st.Dim.Render(p.words().Levels)
	if p.answered() {
		head = st.Dim.Render(p.words().Recommended+" ") + st.Strong.Render(l.Severity(proposed)) + st.Dim.Render("  "+p.why(why))
	}
	rows := []widget.Field{{ID: "-levels", Label: head, Kind: widget.Button}}
	for _, s := range incident.Severities() {
		mark := st.Glyphs.Todo
		switch {
		case s == p.c.State.Severity.Severity:
			mark = st.Glyphs.Check
		case s == proposed && p.answered():
			mark = st.Glyphs.Star
		}
		name := cell.Pad(l.Severity(s), cell.Width(l.Severity(incident.Critical)))
		rows = append(rows,
			panel.Button("level:"+string(s), mark+" "+name+"  "+l.SeverityMeaning(s)),
			panel.Line(st, "once:"+string(s), cell.Spaces(cell.Width(name)+4)+l.SeverityAtOnce(s)),
		)
	}
	return rows
}

// terms says what the policy asks of a severity.
func (p *Pane) terms(s incident.Severity) string {
	policy := incident.DefaultPolicy()
	if p.c.Service != nil && p.c.Service.Policy.Rows != nil {
		policy = p.c.Service.Policy
	}
	row := policy.Rows[s]
	var out []string
	add := func(kind incident.PromiseKind, what string, t incident.Term) {
		if !t.IsZero() {
			promise := incident.Promise{Due: incident.Due{Kind: kind, What: what}}
			out = append(out, p.lang().PromiseShort(promise)+" "+p.lang().Term(t.String()))
		}
	}
	add(incident.PromiseFirstReport, "", row.FirstReport)
	add(incident.PromiseUpdate, "", row.Update)
	add(incident.PromiseDecide, "", row.Decide)
	if len(row.Ladder) > 0 {
		add(incident.PromiseEscalation, row.Ladder[0].To, row.Ladder[0].After)
	}
	return p.words().Terms + " " + strings.Join(out, p.env.Words.Common.And)
}

// playbook lists the lines of the severity that stands, with what became of each.
func (p *Pane) playbook() []widget.Field {
	st, s := p.env.Styles, p.c.State
	rows := []widget.Field{panel.Heading(st, "playbook", p.words().Playbook)}
	for _, line := range incident.Playbook(s.Severity.Severity) {
		t := s.Playbook[line]
		mark, more := " ", ""
		switch t.State {
		case incident.LineDone:
			mark = st.Glyphs.Check
		case incident.LineSkipped:
			mark, more = st.Glyphs.Skipped, p.lang().LineState(t.State)+" "+clean.Line(t.Reason)
		case incident.LineAssigned:
			mark, more = st.Glyphs.Current, clean.Line(t.Who)
		}
		rows = append(rows, panel.Button("line:"+line, p.box(mark)+p.lang().Playbook(line)+st.Dim.Render("  "+more)))
	}
	return rows
}

// dues shows what is owed since: of each kind and audience the first instant.
func (p *Pane) dues() []widget.Field {
	st := p.env.Styles
	var rows []widget.Field
	seen := map[string]bool{}
	for _, x := range p.c.Ledger {
		if !x.State.Open() || x.Kind == incident.PromiseChair || x.Kind == incident.PromiseCustom || seen[x.Name()] {
			continue
		}
		seen[x.Name()] = true
		at := when.Clock(x.At, p.env.Now, p.c.State.Location())
		line := cell.Pad(at, max(5, cell.Width(at))) + "  " + p.lang().Promise(x) + "  " + p.lang().Remaining(x, p.env.Now)
		rows = append(rows, panel.Line(st, "due:"+x.ID, line))
	}
	if len(rows) == 0 {
		return nil
	}
	return append([]widget.Field{panel.Heading(st, "owed", p.words().Owed)}, rows...)
}

// about says what can be done with the row under the cursor.
func (p *Pane) about(id string) string {
	w := p.words()
	switch kind, rest := panel.Split(id); kind {
	case "sign":
		if rest == "sign.main_down" && p.c.Service != nil {
			return panel.Beside(w.AboutSign, panel.Source(p.env, p.c, "service"))
		}
		return w.AboutSign
	case "level":
		return panel.Beside(p.condition(incident.Severity(rest)), p.terms(incident.Severity(rest)), w.AboutLevel)
	case "call":
		path, id, _ := strings.Cut(rest, ":")
		return panel.Beside(p.when(path), panel.WayOut(p.env, p.c, id), panel.Source(p.env, p.c, path), w.AboutCall)
	case "line":
		return w.AboutLine
	}
	return ""
}
