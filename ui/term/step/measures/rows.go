package measures

import (
	"strconv"
	"strings"
	"time"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/ui/term/step/panel"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// rows are the rows of the step: what became of the decision, the sheet, the limits, the measures side by side,
// when one goes back, the objections, the decisions before, and last the row that records one.
func (p *Pane) rows() []widget.Field {
	rows := p.carryRows()
	rows = append(rows, p.sheetRows()...)
	rows = append(rows, p.limitRows()...)
	rows = append(rows, p.optionRows()...)
	rows = append(rows, p.criteriaRows()...)
	rows = append(rows, p.objectionRows()...)
	rows = append(rows, p.earlierRows()...)
	return append(rows, panel.Button("decide", p.words().Decide))
}

// sheetRows are the fields of the sheet.
func (p *Pane) sheetRows() []widget.Field {
	t, s := p.words(), p.c.State.Sheet
	return []widget.Field{
		p.text("suspected", t.Suspected, s.Suspected),
		p.offered(p.choice("reversible", t.Reversible, s.Reversible, p.env.Lang.Reversible, "yes", "partly", "no")),
		p.text("why", t.Why, s.Why),
		p.minutes("rollback", t.Rollback, s.Rollback),
		p.minutes("verify", t.Verify, s.Verify),
		p.choice("trend", t.Trend, s.Trend, p.env.Lang.Trend, "worse", "steady", "better"),
		p.text("decider", t.Decider, s.Decider),
		p.text("approver", t.Approver, s.Approver),
		p.text("emergency", t.Emergency, s.Emergency),
		p.choice("evidence", t.Evidence, s.Evidence, p.env.Lang.Answered, "yes", "no"),
		p.choice("leak", t.Leak, s.Leak, p.env.Lang.Answered, "yes", "no", "unknown"),
	}
}

// owed are the rows the inventory ought to have a value for.
func owed(id string) bool {
	return id == "rollback" || id == "decider" || id == "approver" || id == "emergency"
}

func (p *Pane) text(id, label, value string) widget.Field {
	return p.offered(widget.Field{ID: id, Label: label, Kind: widget.Text, Value: value})
}

func (p *Pane) minutes(id, label string, n int) widget.Field {
	f := widget.Field{ID: id, Label: label, Kind: widget.Minutes}
	if n > 0 {
		f.Value = strconv.Itoa(n)
	}
	return p.offered(f)
}

// offered puts what is on offer into a row, and says so; a blank of the inventory is said in its place.
func (p *Pane) offered(f widget.Field) widget.Field {
	o, ok := p.offers[f.ID]
	switch {
	case ok && (f.Value == "" || f.Value == o.value):
		f.Ghost, f.Note = o.value, o.mark
	case !ok && f.Value == "" && owed(f.ID):
		f.Note = p.env.Words.Common.Blank
	}
	return f
}

func (p *Pane) choice(id, label, value string, word func(string) string, values ...string) widget.Field {
	f := widget.Field{ID: id, Label: label, Kind: widget.Choice, Value: value}
	for _, v := range values {
		f.Options = append(f.Options, widget.Option{Value: v, Label: word(v)})
	}
	return f
}

// limitRows are the instants a measure must be done before: those of the inventory, and those added here.
func (p *Pane) limitRows() []widget.Field {
	t, st := p.words(), p.env.Styles
	rows := []widget.Field{panel.Heading(st, "limits", t.Limits)}
	for i, l := range p.c.Service.Limits(p.c.State, p.env.Now) {
		rows = append(rows, panel.Line(st, "agreed:"+strconv.Itoa(i), p.limit(l)+"  "+t.Inventory))
	}
	for i, l := range p.c.State.Sheet.Limits {
		rows = append(rows, panel.Button("limit:"+strconv.Itoa(i), p.limit(l)))
	}
	return append(rows, panel.Button("limit+", t.AddLimit))
}

// limit is an instant with what it is; one that has gone by says so.
func (p *Pane) limit(l incident.Limit) string {
	line := p.wall(l.At) + "  " + clean.Line(l.What)
	if l.At.Before(p.env.Now) {
		line += "  " + p.words().Gone
	}
	return line
}

func (p *Pane) objectionRows() []widget.Field {
	t, st, s := p.words(), p.env.Styles, p.c.State.Sheet
	strong := 0
	for _, o := range s.Objections {
		if o.Text != "" {
			strong++
		}
	}
	said := t.NotAsked
	if len(s.Objections) > 0 {
		said = t.Asked(len(s.Objections), strong)
	}
	rows := []widget.Field{panel.Heading(st, "objections", t.Objections+"  "+said)}
	for i, o := range s.Objections {
		text := clean.Line(o.Text)
		if text == "" {
			text = t.NoObjection
		}
		rows = append(rows, panel.Line(st, "objection:"+strconv.Itoa(i), clean.Line(o.Who)+"  "+text))
	}
	return append(rows, panel.Button("objection+", t.AskObjection))
}

// carryWidth holds the longest name of a step of carrying out, in cells, in either language.
const carryWidth = 12

// carryRows say what became of the decision that stands, and record it.
func (p *Pane) carryRows() []widget.Field {
	d, ok := p.standing()
	if !ok {
		return nil
	}
	st := p.env.Styles
	row := func(id, name string, at time.Time) widget.Field {
		mark := st.Glyphs.Check
		if at.IsZero() {
			mark = st.Glyphs.Todo
		}
		return panel.Button(id, mark+" "+cell.Pad(name, carryWidth)+"  "+p.at(at))
	}
	rows := []widget.Field{panel.Heading(st, "done", p.words().Done)}
	for _, step := range incident.Carries() {
		rows = append(rows, row("carry:"+string(step), p.env.Lang.Carry(step), d.Carried[step]))
	}
	return append(rows, row("mitigated", p.env.Lang.Milestone(incident.Mitigated), p.c.State.Mark(incident.Mitigated)))
}

// earlierRows list the decisions before the one that stands, the last one first.
func (p *Pane) earlierRows() []widget.Field {
	t, all := p.words(), p.c.State.Decisions
	if _, ok := p.standing(); ok {
		all = all[:len(all)-1]
	}
	if len(all) == 0 {
		return nil
	}
	rows := []widget.Field{panel.Heading(p.env.Styles, "earlier", t.Earlier)}
	for i := len(all) - 1; i >= 0; i-- {
		d := all[i]
		line := []string{p.at(d.At), p.env.Lang.Outcome(d.Outcome), clean.Line(d.What)}
		if !d.Carried[incident.CarryFailed].IsZero() {
			line = append(line, p.env.Lang.Carry(incident.CarryFailed))
		}
		rows = append(rows, panel.Button("earlier:"+strconv.Itoa(i), strings.Join(line, "  ")))
	}
	return rows
}

// at is a time, or a dash where it is not known.
func (p *Pane) at(t time.Time) string {
	if t.IsZero() {
		return p.env.Styles.Glyphs.Dash
	}
	return p.wall(t)
}
