package severity

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/inventory"
	"shirei/incident/when"
	"shirei/ui/term/step/panel"
	"shirei/ui/term/widget"
)

// people are whom the inventory says to call: the escalations of the severity, and who decides, in order.
func (p *Pane) people() []widget.Field {
	if p.c.View == nil {
		return nil
	}
	st, w, inv := p.env.Styles, p.words(), panel.Inventory(p.c)
	rows := []widget.Field{panel.Heading(st, "escalation", w.Escalation)}
	for _, e := range p.escalations() {
		span := st.Glyphs.Dash
		if e.After.Set {
			span = when.Span(time.Duration(e.After.N)*time.Minute, string(p.env.Lang))
		}
		rows = append(rows, p.person("monitoring.escalation."+e.ID, e.To.Value, span, p.level(e)))
	}
	rows = append(rows, p.blank("monitoring.escalation", len(rows) == 1)...)
	rows = append(rows, panel.Heading(st, "deciders", w.Deciders))
	deciders := slices.Clone(inv.Response.Deciders.Items)
	slices.SortStableFunc(deciders, func(a, b inventory.Decider) int { return cmp.Compare(order(a), order(b)) })
	for i, d := range deciders {
		rows = append(rows, p.person("response.deciders."+d.ID, d.ID, strconv.Itoa(i+1), clean.Line(d.Scope.Value)))
	}
	return append(rows, p.blank("response.deciders", len(deciders) == 0)...)
}

// order puts deciders without a place last.
func order(d inventory.Decider) int {
	if d.Order.Set {
		return d.Order.N
	}
	return 1 << 30
}

// person is somebody to call, with the best way to reach them now. The row names the entry and the person.
func (p *Pane) person(path, id, lead, more string) widget.Field {
	who := panel.Named(panel.Inventory(p.c), id)
	if id == "" {
		who = p.env.Styles.Glyphs.Dash + " " + p.env.Words.Common.Blank
	}
	line := panel.Beside(lead, who, panel.Reach(p.env, p.c, id), p.env.Styles.Dim.Render(more))
	return panel.Button("call:"+path+":"+id, line)
}

func (p *Pane) blank(path string, none bool) []widget.Field {
	said := panel.BlankAt(p.env, p.c, path, "severity")
	switch {
	case !none:
		return nil
	case said == "": // there are some for other severities, or the list does not apply
		said = p.env.Words.Common.NotApplicable
	}
	return []widget.Field{panel.Button("blank:"+path, p.env.Styles.Dim.Render(said))}
}

// escalations are those of the severity that is set, the earliest first; before that, all.
func (p *Pane) escalations() []inventory.Escalation {
	sev := string(p.c.State.Severity.Severity)
	var out []inventory.Escalation
	for _, e := range panel.Inventory(p.c).Monitoring.Escalation.Items {
		if level := e.Level.Value; level == "" || sev == "" || level == sev {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b inventory.Escalation) int {
		at := func(e inventory.Escalation) int {
			if e.After.Set {
				return e.After.N
			}
			return 1 << 30
		}
		return cmp.Compare(at(a), at(b))
	})
	return out
}

// level names the severity of an escalation where none is set yet.
func (p *Pane) level(e inventory.Escalation) string {
	if p.c.State.Severity.Severity != "" || e.Level.Value == "" {
		return ""
	}
	return p.lang().Severity(incident.Severity(e.Level.Value))
}

// when is what the inventory says an escalation is for.
func (p *Pane) when(path string) string {
	for _, e := range panel.Inventory(p.c).Monitoring.Escalation.Items {
		if "monitoring.escalation."+e.ID == path {
			return clean.Line(e.When.Value)
		}
	}
	return ""
}

// condition is what makes an incident of a severity, by the inventory, and where that stands.
func (p *Pane) condition(s incident.Severity) string {
	if p.c.View == nil {
		return ""
	}
	for _, x := range panel.Inventory(p.c).Monitoring.Severity.Items {
		if x.Level.Value == string(s) {
			return panel.Beside(p.words().Condition, panel.Answer(p.env, x.When), panel.Source(p.env, p.c, "monitoring.severity."+x.ID))
		}
	}
	blank := panel.BlankAt(p.env, p.c, "monitoring.severity", "severity")
	if blank == "" {
		return ""
	}
	return p.words().Condition + " " + blank
}

// GapField is the blank of the inventory under the cursor, by its path; empty where none is.
func (p *Pane) GapField() string {
	if kind, path := panel.Split(p.rows.Current()); kind == "blank" && panel.BlankAt(p.env, p.c, path, "") != "" {
		return path
	}
	return ""
}
