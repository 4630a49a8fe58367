package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/inventory"
	"shirei/incident/lang"
	"shirei/incident/when"
)

// internal writes the postmortem, a section each.
func (d *document) internal() {
	d.top()
	d.summary()
	d.impact()
	d.times()
	d.causes()
	d.lessons()
	d.decisions()
	d.reports()
	d.promises()
	d.timeline()
	d.threads()
	d.seats()
	d.gaps()
	d.recovery()
	d.triage()
	for _, p := range []incident.Part{incident.PartPermanent, incident.PartPrevention, incident.PartElsewhere} {
		if len(d.s.Parts[p]) > 0 {
			d.heading("##", d.Lang.Part(p))
			d.list(d.s.Parts[p]...)
		}
	}
	d.actions()
}

func (d *document) top() {
	drill := ""
	if d.s.Drill {
		drill = d.w.drill
	}
	d.heading("#", drill+d.w.postmortem+d.w.colon+d.s.Title)
	if d.s.Drill {
		d.paragraph(d.w.drillNote)
	}
	rows := [][]string{
		{d.w.id, d.s.Short()}, {d.w.service, d.service()}, {d.w.severity, d.severities()},
		{d.w.status, d.Lang.Status(d.s.Status())}, {d.w.commander, d.or(d.commanders(), d.w.unknown)},
	}
	for _, l := range d.s.Links {
		rows = append(rows, []string{begun(d.Lang.Link(l.Kind)), fmt.Sprintf(phrasingOf(d.Lang).mark, l.Title, incident.Short(l.To))})
	}
	if d.s.End.Reason != "" {
		rows = append(rows, []string{d.w.ended, d.s.End.Reason})
	}
	if d.s.Imported != "" {
		rows = append(rows, []string{d.w.imported, d.s.Imported})
	}
	d.table([]string{d.w.item, d.w.content}, rows)
}

// begun is a word as a line begins with it.
func begun(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(first)) + word[size:]
}

// severities names the severity as it was set, one after the other.
func (d *document) severities() string {
	var all []string
	for _, s := range append(slices.Clone(d.s.Severity.Past), d.s.Severity.Severity) {
		all = append(all, d.Lang.Severity(s))
	}
	return strings.Join(all, " → ")
}

func (d *document) service() string {
	if d.Profile.Name != "" && d.Profile.ID == d.s.Service {
		return d.Profile.Name
	}
	return d.or(d.s.Service, d.w.unknown)
}

// or gives a word for what is not known.
func (d *document) or(text, otherwise string) string {
	if clean.Line(text) == "" {
		return otherwise
	}
	return text
}

// stamp writes a time with its date on the incident's own wall clock.
func (d *document) stamp(t time.Time) string {
	if t.IsZero() {
		return d.w.unknown
	}
	return when.Stamp(t, d.loc)
}

func (d *document) times() {
	d.heading("##", d.w.times)
	d.paragraph(fmt.Sprintf(d.w.zone, d.loc))
	var rows [][]string
	for _, m := range incident.Milestones() {
		rows = append(rows, []string{d.Lang.Milestone(m), d.stamp(d.s.Mark(m))})
	}
	d.table([]string{d.w.milestone, d.w.at}, rows)
	m := d.s.Metrics()
	rows = nil
	for i, v := range []*time.Duration{m.TTD, m.TTA, m.FirstReport, m.TTM, m.TTR} {
		value := d.w.noFigure
		if v != nil {
			value = fmt.Sprintf(d.w.wholeMinutes, when.Minutes(*v))
			if *v >= time.Hour {
				value = fmt.Sprintf(phrasingOf(d.Lang).mark, when.Span(*v, string(d.Lang)), value)
			}
		}
		rows = append(rows, []string{d.Lang.MetricName(lang.Metrics()[i]), value})
	}
	d.table([]string{d.w.metric, d.w.value}, rows)
	if pairs := d.s.Disorder(); len(pairs) > 0 {
		d.paragraph(d.w.disorder)
		for _, p := range pairs {
			d.put("- ", fmt.Sprintf(d.w.disorderPair, d.Lang.Milestone(p[0]), d.Lang.Milestone(p[1])), "\n")
		}
		d.put("\n")
	}
}

func (d *document) promises() {
	d.heading("##", d.w.promises)
	if len(d.ledger) == 0 {
		d.paragraph(d.w.noPromise)
		return
	}
	decided := map[string]bool{}
	for _, x := range d.s.Decisions {
		decided[x.What] = true
	}
	var rows [][]string
	for _, p := range d.ledger {
		if p.Kind == incident.PromiseCustom && decided[p.What] { // a wait, whose words stand with its decision
			p.What = d.Lang.Outcome(incident.WaitUntil)
		}
		late := "-"
		if p.Late > 0 {
			late = when.Span(p.Late, string(d.Lang))
		}
		rows = append(rows, []string{d.Lang.Promise(p), d.stamp(p.At), d.or(p.Owner, "-"), d.stands(p), late})
	}
	d.table([]string{d.w.promise, d.w.due, d.w.owner, d.w.state, d.w.lateBy}, rows)
}

// stands words how a promise stands. Once the incident is over, a text that has not gone out is one that was not sent,
// whatever time it would still have had.
func (d *document) stands(p incident.Promise) string {
	over := !d.s.Active() || !d.s.Mark(incident.Recovered).Before(d.s.Reopening) && !d.s.Mark(incident.Recovered).IsZero()
	switch p.Kind {
	case incident.PromiseFirstReport, incident.PromiseUpdate, incident.PromiseClosingWord:
		switch {
		case !over || !p.State.Open():
		case p.State == incident.Overdue:
			return d.w.unsentLate
		default:
			return d.w.unsent
		}
	}
	return d.Lang.PromiseState(p.State)
}

func (d *document) gaps() {
	d.heading("##", d.w.lost)
	if len(d.s.Gaps) == 0 {
		d.paragraph(d.w.noGap)
		return
	}
	var rows [][]string
	for i, g := range d.s.Gaps {
		closed, step := "-", "-"
		if !g.Closed.IsZero() {
			closed = d.stamp(g.Closed)
		}
		if g.Step != "" {
			step = d.Lang.StepShort(g.Step)
		}
		rows = append(rows, []string{
			strconv.Itoa(i + 1), d.missed(g), step, d.stamp(g.Opened), closed, when.Span(d.s.Cost(g, d.Now), string(d.Lang)), d.foundOut(g),
		})
	}
	d.table([]string{"#", d.w.gap, d.w.step, d.w.from, d.w.to2, d.w.cost, d.w.found}, rows)
	d.paragraph(fmt.Sprintf(d.w.union, when.Span(d.s.Lost(d.Now), string(d.Lang))))
}

// missed words what was missing: the place in the inventory, or a person's own words.
func (d *document) missed(g incident.Gap) string {
	return inventory.PlaceLabel(string(d.Lang), g.Field, g.Name)
}

// foundOut is what a gap turned out to be, or why it was given up.
func (d *document) foundOut(g incident.Gap) string {
	switch {
	case g.GaveUp && g.Reason != "":
		return fmt.Sprintf(phrasingOf(d.Lang).mark, d.w.gaveUp, g.Reason)
	case g.GaveUp:
		return d.w.gaveUp
	case g.Closed.IsZero() && g.Value == "":
		return d.w.stillOpen
	}
	return d.or(g.Value, "-")
}

func (d *document) recovery() {
	d.heading("##", d.w.recovery)
	if len(d.s.Conditions) == 0 {
		d.paragraph(d.w.noCondition)
	} else {
		var rows [][]string
		for i, c := range d.s.Conditions {
			state, at := d.w.open, "-"
			if c.Done {
				state, at = d.w.done, d.stamp(c.At)
			}
			rows = append(rows, []string{strconv.Itoa(i + 1), c.Text, state, at, d.or(c.Evidence, "-")})
		}
		d.table([]string{"#", d.w.condition, d.w.state, d.w.at, d.w.evidence}, rows)
	}
	if len(d.s.Tasks) == 0 {
		return
	}
	d.heading("###", d.w.tasks)
	var rows [][]string
	for _, t := range d.s.Tasks {
		state := d.Lang.LineState(incident.LineOpen)
		if t.Done {
			state = d.Lang.LineState(incident.LineDone)
		}
		rows = append(rows, []string{d.Lang.TaskKind(t.Kind), t.What, d.or(t.Who, "-"), state, d.or(t.Checked, "-")})
	}
	d.table([]string{d.w.kind, d.w.what, d.w.owner, d.w.state, d.w.checkedBy}, rows)
}

func (d *document) actions() {
	d.heading("##", d.w.actions)
	if len(d.s.ActionItems) == 0 {
		d.paragraph(d.w.noAction)
		return
	}
	var rows [][]string
	for _, a := range d.s.ActionItems {
		due, kind := "-", "-"
		if !a.Due.IsZero() {
			due = a.Due.In(d.loc).Format(time.DateOnly)
		}
		if a.Kind != "" {
			kind = d.Lang.ItemKind(a.Kind)
		}
		rows = append(rows, []string{a.Text, kind, d.or(a.Owner, "-"), due, d.Lang.ItemState(a.State)})
	}
	d.table([]string{d.w.text, d.w.kind, d.w.owner, d.w.due, d.w.state}, rows)
}
