package report

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"shirei/incident"
)

// client writes the report for the client: 件名 · 日時 · 影響 · 経緯 · 原因 · 対応 · 再発防止策 · 横展開 · 版/作成/承認.
func (d *document) client() {
	d.clientTop()
	d.section(1, d.w.summary, incident.PartSummary, d.draftSummary)
	d.section(2, d.w.impact, incident.PartImpact, d.draftImpact)
	d.numberedHeading(3, d.w.course)
	d.clientCourse()
	d.numberedHeading(4, d.w.cause)
	d.sub(d.w.direct, incident.PartTrigger, d.clientTrigger)
	d.sub(d.w.root, incident.PartCause, d.clientCause)
	if len(d.s.Parts[incident.PartFactors]) > 0 {
		d.sub(d.w.factors, incident.PartFactors, nil)
	}
	d.numberedHeading(5, d.w.response)
	d.heading("###", d.w.interim)
	d.list(d.outsideAll(d.measures())...)
	d.sub(d.w.permanent, incident.PartPermanent, d.later)
	d.numberedHeading(6, d.w.prevention)
	d.clientPrevention()
	d.section(7, d.w.elsewhere, incident.PartElsewhere, func() []string { return []string{d.w.noElsewhere} })
	d.numberedHeading(8, d.w.told)
	d.clientReports()
	d.paragraph(d.w.closing)
}

func (d *document) clientTop() {
	drill := ""
	if d.s.Drill {
		drill = d.w.drill
	}
	d.heading("#", drill+d.w.clientReport)
	if d.s.Drill {
		d.paragraph(d.w.drillNote)
	}
	began, recovered := d.s.Mark(incident.Began), d.s.Mark(incident.Recovered)
	d.table([]string{d.w.item, d.w.content}, [][]string{
		{d.w.to, d.addressee()}, {d.w.subject, d.outside(d.s.Title)}, {d.w.service, d.service()}, {d.w.began, d.day(began)},
		{d.w.detected, d.day(d.s.Mark(incident.Detected))}, {d.w.recovered, d.recoveredOn(recovered)},
		{d.w.lasted, d.lasted(began, recovered)},
		{d.w.version, d.w.versionValue}, {d.w.madeOn, day(d.Now.In(d.loc), d.Lang)},
		{d.w.madeBy, d.w.fillIn}, {d.w.approval, d.w.fillIn},
	})
	d.paragraph(d.w.apology)
}

// recoveredOn is the day of the recovery; while the outage goes on, that it does.
func (d *document) recoveredOn(t time.Time) string {
	if t.IsZero() && d.s.Active() {
		return d.w.summaryOpen
	}
	return d.day(t)
}

// lasted is how long the outage was; an instant is no answer to that.
func (d *document) lasted(began, recovered time.Time) string {
	if recovered.IsZero() && d.s.Active() {
		return d.w.summaryOpen
	}
	return d.or(span(began, recovered, d.Lang), d.w.unknown)
}

// day writes a time as a letter does, always with its year.
func (d *document) day(t time.Time) string {
	if t.IsZero() {
		return d.w.unknown
	}
	return full(t.In(d.loc), time.Time{}, d.Lang)
}

func (d *document) numberedHeading(n int, text string) {
	d.put("## ", strconv.Itoa(n), ". ", text, "\n\n")
}

func (d *document) section(n int, title string, p incident.Part, draft func() []string) {
	d.numberedHeading(n, title)
	d.body(p, draft)
}

func (d *document) sub(title string, p incident.Part, draft func() []string) {
	d.heading("###", title)
	d.body(p, draft)
}

// body writes a part without internal names, or its draft.
func (d *document) body(p incident.Part, draft func() []string) {
	items := d.s.Parts[p]
	if len(items) == 0 {
		items = draft()
	}
	items = d.outsideAll(items)
	if len(items) == 1 {
		d.paragraph(items[0])
		return
	}
	d.list(items...)
}

func (d *document) later() []string { return []string{d.w.underway} }

// clientTrigger drafts the direct cause; to a client only a confirmed one is a cause.
func (d *document) clientTrigger() []string {
	if out := d.factTrigger(); out != nil && d.s.Facts[incident.FactCause].Confidence == incident.Confirmed {
		return out
	}
	return d.later()
}

// clientCause drafts the cause from the fact sheet; a suspicion is still being checked.
func (d *document) clientCause() []string {
	f := d.s.FactOf(incident.FactCause, d.Profile)
	if f.Text == "" || f.Confidence != incident.Confirmed {
		return d.later()
	}
	return d.draftCause()
}

func (d *document) measures() []string {
	var out []string
	for _, x := range d.s.Decisions {
		text := x.What
		if !x.At.IsZero() {
			text = d.stamp(x.At) + " " + text
		}
		out = append(out, text)
	}
	if len(out) == 0 {
		return d.later()
	}
	return out
}

func (d *document) clientPrevention() {
	written := d.s.Parts[incident.PartPrevention]
	if len(written) > 0 {
		d.list(d.outsideAll(written)...)
	}
	var rows [][]string
	for _, a := range d.s.ActionItems {
		if a.State == "dropped" {
			continue
		}
		due := "-"
		if !a.Due.IsZero() {
			due = day(a.Due.In(d.loc), d.Lang)
		}
		state := d.Lang.ItemState(a.State)
		if a.State == "" || a.State == "open" {
			state = d.w.planned // a client reads "not begun" as idleness
		}
		rows = append(rows, []string{d.outside(a.Text), due, state})
	}
	switch {
	case len(rows) > 0:
		d.table([]string{d.w.text, d.w.due, d.w.state}, rows)
	case len(written) == 0:
		d.paragraph(d.w.underway)
	}
}

// clientReports lists when the client and the public were told; the texts are with them already.
func (d *document) clientReports() {
	var rows [][]string
	for _, r := range d.s.Reports {
		if r.Audience.Outside() && r.Audience != incident.Vendor {
			to := d.Lang.Audience(r.Audience)
			if r.Audience == incident.Client {
				to = d.w.you
			}
			rows = append(rows, []string{
				d.stamp(r.At), to, d.reportLabel(r), d.or(d.means(r), "-"),
			})
		}
	}
	if len(rows) == 0 {
		d.paragraph(d.w.none)
		return
	}
	d.table([]string{d.w.time, d.w.to, d.w.content, d.w.means}, rows)
}

// clientCourse tells the key events; where none were marked, what was detected, decided, told and recovered.
func (d *document) clientCourse() {
	wants := func(e incident.Entry) bool {
		if !e.Told() || strings.HasPrefix(e.Phrase.Code, "call.") { // whom we called is no matter of theirs
			return false
		}
		if e.Note && d.s.Counts.Key > 0 {
			return e.Key
		}
		switch e.Kind {
		case incident.EntryDetection, incident.EntryDecision, incident.EntryCommunication, incident.EntryRecovery:
			return true
		case incident.EntryMilestone:
			return e.Phrase.Code == "milestone.recorded" && len(e.Phrase.Args) > 0 && outward[incident.Milestone(e.Phrase.Args[0])]
		case incident.EntryReport:
			return e.Phrase.Code == "report.sent" && len(e.Phrase.Args) > 0 && e.Phrase.Args[0] == string(incident.Client)
		}
		return e.Phrase.Code == "decision.made"
	}
	d.rows(d.w.noEntry, []string{d.w.time, d.w.kind, d.w.what}, wants, func(e incident.Entry, what string) []string {
		if e.Phrase.Code == "report.sent" && len(e.Phrase.Args) > 1 { // the reader is the recipient
			what = fmt.Sprintf(d.w.reported, d.Lang.Stage(incident.Stage(e.Phrase.Args[1])))
		}
		return []string{d.entryTime(e), d.Lang.Entry(e.Kind), d.outside(what)}
	})
}

// outward are the milestones a client is told.
var outward = map[incident.Milestone]bool{
	incident.Began: true, incident.Detected: true, incident.Mitigated: true, incident.Recovered: true, incident.ResolvedAt: true,
}

func (d *document) outsideAll(texts []string) []string {
	var out []string
	for _, t := range texts {
		out = append(out, d.outside(t))
	}
	return out
}

// outside replaces the names of people by what they do.
func (d *document) outside(text string) string {
	for _, a := range d.names {
		if strings.Contains(text, a.name) {
			text = a.replace(text)
		}
	}
	return text
}

// addressee is whom the report is for, or a place to fill in.
func (d *document) addressee() string {
	if name := strings.TrimSpace(d.Profile.Client); name != "" {
		return fmt.Sprintf(d.w.addressed, name)
	}
	return d.w.fillIn
}
