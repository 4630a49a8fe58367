package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"shirei/incident"
	"shirei/incident/when"
)

// part writes a written part under its heading, or the draft in its place. A single text is a paragraph, several are a list.
func (d *document) part(mark string, p incident.Part, draft func() []string) {
	d.heading(mark, d.Lang.Part(p))
	items := d.s.Parts[p]
	if len(items) == 0 {
		items = draft()
	}
	switch {
	case len(items) == 1 && p != incident.PartFactors:
		d.paragraph(items[0])
	default:
		d.list(items...)
	}
}

func (d *document) summary() { d.part("##", incident.PartSummary, d.draftSummary) }
func (d *document) impact()  { d.part("##", incident.PartImpact, d.draftImpact) }

// draftSummary tells the course by its times, and the symptom.
func (d *document) draftSummary() []string {
	out := []string{d.course()}
	if f := d.s.FactOf(incident.FactSymptom, d.Profile); f.Text != "" {
		out = append(out, d.sure(d.w.symptom, f))
	}
	return out
}

// course joins the milestones that are known into a sentence; the date is said once a day.
func (d *document) course() string {
	var said []string
	var last time.Time
	for _, m := range []struct {
		m    incident.Milestone
		form string
	}{
		{incident.Began, d.w.summaryBegan}, {incident.Detected, d.w.summaryDetected}, {incident.Mitigated, d.w.summaryMitigated},
		{incident.Recovered, d.w.summaryRecovered},
	} {
		if at := d.s.Mark(m.m); !at.IsZero() {
			at = at.In(d.loc)
			clock := d.day(at)
			if !last.IsZero() && day(at, d.Lang) == day(last, d.Lang) {
				clock = at.Format("15:04")
			}
			said, last = append(said, fmt.Sprintf(m.form, clock)), at
		}
	}
	if d.s.Mark(incident.Recovered).IsZero() {
		said = append(said, d.w.summaryOpen)
	}
	if ttr := d.s.Metrics().TTR; ttr != nil {
		said = append(said, fmt.Sprintf(d.w.summaryTook, when.Span(*ttr, string(d.Lang))))
	}
	return strings.Join(said, d.w.and)
}

// sure words a fact with its label, marked where it is not confirmed.
func (d *document) sure(label string, f incident.Fact) string {
	text := label + d.w.colon + f.Text
	if f.Confidence != incident.Confirmed {
		text = fmt.Sprintf(phrasingOf(d.Lang).mark, text, d.Lang.Confidence(f.Confidence))
	}
	return text
}

func (d *document) draftImpact() []string {
	var out []string
	reach := d.s.FactOf(incident.FactReach, d.Profile)
	if reach.Text == "" {
		out = append(out, d.w.reach+d.w.colon+d.w.unknown)
	} else {
		out = append(out, d.sure(d.w.reach, reach))
	}
	if f, ok := d.s.Facts[incident.FactWorking]; ok && f.Text != "" {
		out = append(out, d.sure(d.w.working, f))
	}
	n := 0
	for _, q := range d.s.Triage.Inquiries {
		n += q.Count
	}
	if n > 0 {
		out = append(out, fmt.Sprintf(d.w.inquiries, n))
	}
	return out
}

func (d *document) causes() {
	d.heading("##", d.w.causes)
	d.part("###", incident.PartTrigger, d.draftTrigger)
	d.part("###", incident.PartCause, d.draftCause)
	d.part("###", incident.PartFactors, d.draftFactors)
	d.heading("##", d.Lang.Part(incident.PartWhys))
	whys := d.s.Parts[incident.PartWhys]
	if len(whys) == 0 {
		whys = d.draftWhys()
	}
	d.numbered(whys...)
}

// draftTrigger offers the cause of the fact sheet where the root cause was written apart, and the changes that were noted.
func (d *document) draftTrigger() []string {
	out := d.factTrigger()
	if len(d.s.Triage.Changes)+len(out) == 0 {
		return []string{d.w.unwritten}
	}
	for _, c := range d.s.Triage.Changes {
		out = append(out, d.w.changesBefore+d.w.colon+c.What)
	}
	return out
}

// factTrigger gives the cause of the fact sheet if no other section does.
func (d *document) factTrigger() []string {
	written := d.s.Parts[incident.PartCause]
	if len(written) == 0 || slices.Contains(written, d.s.Facts[incident.FactCause].Text) {
		return nil
	}
	return d.factCause()
}

// factCause words the cause of the fact sheet; one that is not confirmed is said not to be known.
func (d *document) factCause() []string {
	f := d.s.FactOf(incident.FactCause, d.Profile)
	switch {
	case f.Text == "":
		return nil
	case f.Confidence == incident.Confirmed:
		return []string{f.Text}
	}
	return []string{fmt.Sprintf(d.w.unsureCause, d.Lang.Confidence(f.Confidence), f.Text)}
}

func (d *document) draftCause() []string {
	if cause := d.factCause(); cause != nil {
		return cause
	}
	var suspects []string
	for _, l := range incident.Layers() {
		if d.s.Triage.Layers[l].Verdict == incident.VerdictSuspected {
			suspects = append(suspects, d.Lang.Layer(l))
		}
	}
	if len(suspects) > 0 {
		return []string{fmt.Sprintf(d.w.suspectedLayers, strings.Join(suspects, d.w.and))}
	}
	return []string{d.w.unwritten}
}

func (d *document) draftFactors() []string {
	var out []string
	if lost := d.s.Lost(d.Now); lost > 0 {
		out = append(out, fmt.Sprintf(d.w.lostBadly, when.Span(lost, string(d.Lang))))
	}
	if len(out) == 0 {
		out = append(out, d.w.askTeam)
	}
	return out
}

// draftWhys asks what the figures raise.
func (d *document) draftWhys() []string {
	out := []string{d.w.whyCause}
	m := d.s.Metrics()
	for _, q := range []struct {
		d    *time.Duration
		form string
	}{{m.TTD, d.w.whyDetect}, {m.TTM, d.w.whyMitigate}, {m.TTR, d.w.whyRecover}} {
		if q.d != nil && *q.d > 0 {
			out = append(out, fmt.Sprintf(q.form, when.Span(*q.d, string(d.Lang))))
		}
	}
	if _, late := d.keeping(); late > 0 {
		out = append(out, fmt.Sprintf(d.w.whyLate, late))
	}
	if lost := d.s.Lost(d.Now); lost > 0 {
		out = append(out, fmt.Sprintf(d.w.whyMissing, when.Span(lost, string(d.Lang))))
	}
	return out
}

// keeping counts the promises kept in time, and those missed or kept late.
func (d *document) keeping() (kept, late int) {
	for _, p := range d.ledger {
		switch p.State {
		case incident.Kept:
			kept++
		case incident.KeptLate, incident.Overdue:
			late++
		}
	}
	return kept, late
}

func (d *document) lessons() {
	d.part("##", incident.PartWell, d.draftWell)
	d.part("##", incident.PartBadly, d.draftBadly)
	d.part("##", incident.PartLucky, func() []string { return []string{d.w.askTeam} })
}

func (d *document) draftWell() []string {
	var out []string
	if kept, _ := d.keeping(); kept > 0 {
		out = append(out, fmt.Sprintf(d.w.keptWell, kept))
	}
	if n := len(d.s.Conditions) - len(d.s.OpenConditions()); n > 0 {
		out = append(out, fmt.Sprintf(d.w.ticked, n))
	}
	return d.orAsk(out)
}

func (d *document) draftBadly() []string {
	var out []string
	if _, late := d.keeping(); late > 0 {
		out = append(out, fmt.Sprintf(d.w.keptBadly, late))
	}
	if lost := d.s.Lost(d.Now); lost > 0 {
		out = append(out, fmt.Sprintf(d.w.lostBadly, when.Span(lost, string(d.Lang))))
	}
	if len(d.s.Disorder()) > 0 {
		out = append(out, d.w.disorderBadly)
	}
	return d.orAsk(out)
}

func (d *document) orAsk(items []string) []string {
	if len(items) == 0 {
		return []string{d.w.askTeam}
	}
	return items
}
