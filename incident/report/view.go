package report

import (
	"fmt"
	"strings"
	"time"

	"shirei/incident"
)

// view is what a template of a text sees; every [Value] says something even where nothing is known.
type view struct {
	Label, Title, Service, Now string
	Client                     string // whom the service is run for; empty: a blank of the inventory
	Audience                   incident.Audience
	Stage                      incident.Stage
	Number                     int
	Outside, WantsNext         bool

	Symptom, Began, Reach, Working, Cause, Doing, Outlook, Next, Desk Value
	Last, Changed                                                     Value // the text before to this audience
	Detected, Mitigated, Recovered, Lasted, Elapsed                   Value
	Status, Severity, Commander, Suspects, Cleared, Decision          Value
	Inquiries, ClientTold, ReportDue, Interim, Permanent, Prevention  Value

	in  Input
	p   *phrasing
	loc *time.Location
}

func newView(in Input) *view {
	v := &view{in: in, p: phrasingOf(in.Lang), loc: in.State.Location()}
	v.Audience, v.Stage, v.Number = in.Audience, in.Stage, in.State.NextNumber(in.Audience)
	v.Outside, v.WantsNext = in.Audience.Outside(), in.Stage.WantsNext()
	v.Client = tameLine(in.Profile.Client)
	v.Title, v.Service, v.Now = tameLine(in.State.Title), v.service(), v.wall(in.Now)
	if v.Title == "" {
		v.Title = v.Service
	}
	v.Label = v.label()
	v.facts()
	v.record()
	v.results()
	return v
}

func (v *view) wall(t time.Time) string { return wall(t.In(v.loc), v.in.Now, v.in.Lang) }
func (v *view) full(t time.Time) string { return full(t.In(v.loc), v.in.Now, v.in.Lang) }

func (v *view) service() string {
	for _, name := range []string{v.in.Profile.Name, v.in.State.Service} {
		if name = tameLine(name); name != "" {
			return name
		}
	}
	return v.p.service
}

// label is the text's number, or its name where it bears none.
func (v *view) label() string {
	stage := string(v.Stage)
	if name, ok := v.p.named[stage]; ok {
		return name
	}
	return fmt.Sprintf(v.p.label, v.Number) + v.p.suffix[stage]
}

func (v *view) facts() {
	v.Symptom = v.needed(incident.FactSymptom, v.fact(incident.FactSymptom))
	v.Began, v.Reach, v.Working = v.fact(incident.FactBegan), v.fact(incident.FactReach), v.fact(incident.FactWorking)
	v.Cause, v.Doing, v.Outlook = v.fact(incident.FactCause), v.fact(incident.FactDoing), v.fact(incident.FactOutlook)
	v.Desk = v.needed(incident.FactDesk, v.fact(incident.FactDesk))
	next := v.in.Next
	if next.IsZero() {
		next, _ = time.Parse(time.RFC3339, v.in.State.Facts[incident.FactNext].Text)
	}
	v.Next = v.needed(incident.FactNext, v.moment(next, v.wall))
}

func (v *view) moment(t time.Time, write func(time.Time) string) Value {
	if t.IsZero() {
		return sure("", v.p.checking)
	}
	return sure(write(t), "")
}

// record takes what follows from acts rather than from the fact sheet.
func (v *view) record() {
	s, l := v.in.State, v.in.Lang
	began, recovered := s.Mark(incident.Began), s.Mark(incident.Recovered)
	v.Detected, v.Mitigated = v.moment(s.Mark(incident.Detected), v.full), v.moment(s.Mark(incident.Mitigated), v.full)
	v.Recovered, v.Lasted = v.moment(recovered, v.full), sure(span(began, recovered, l), v.p.checking)
	until := v.in.Now
	if !recovered.IsZero() {
		until = recovered
	}
	v.Elapsed = sure(span(began, until, l), v.p.checking)
	v.Status, v.Severity = sure(l.Status(s.Status()), ""), sure(l.Severity(s.Severity.Severity), "")
	v.Commander = sure(tameLine(s.Roles[incident.Commander].Who), v.p.nobody)
	v.Suspects, v.Cleared = v.layers(incident.VerdictSuspected, v.p.unlisted), v.layers(incident.VerdictCleared, v.p.nothing)
	v.Last, v.ClientTold = v.last(v.Audience, v.p.nothing), v.last(incident.Client, v.p.notTold)
	v.Changed = sure(strings.Join(v.changes(), v.p.and), v.p.nothing)
	n := 0
	for _, q := range s.Triage.Inquiries {
		n += q.Count
	}
	v.Inquiries = sure("", v.p.noInquiry)
	if n > 0 {
		v.Inquiries = sure(fmt.Sprintf(v.p.inquiries, n), "")
	}
}

func (v *view) layers(want incident.Verdict, none string) Value {
	var names []string
	for _, l := range incident.Layers() {
		if v.in.State.Triage.Layers[l].Verdict == want {
			names = append(names, v.in.Lang.Layer(l))
		}
	}
	return sure(strings.Join(names, v.p.and), none)
}

func (v *view) last(a incident.Audience, none string) Value {
	r, ok := v.in.State.LastReport(a)
	if !ok {
		return sure("", none)
	}
	at := v.p.checking
	if !r.At.IsZero() {
		at = v.wall(r.At)
	}
	return sure(fmt.Sprintf(v.p.last, r.Number, at), "")
}

// changes names what is new since the last text to the audience. Plain users and the public read no internals.
func (v *view) changes() []string {
	var out []string
	last, told := v.in.State.LastReport(v.Audience)
	for _, m := range []incident.Milestone{incident.Mitigated, incident.Recovered} {
		if at := v.in.State.Mark(m); told && at.After(last.At) {
			out = append(out, v.in.Lang.Milestone(m))
		}
	}
	for _, k := range incident.FactKeys() {
		internal := k == incident.FactCause || k == incident.FactDoing
		if k != incident.FactNext && v.isNew(k) && !(internal && v.Audience == incident.Users) {
			out = append(out, v.p.labels[k])
		}
	}
	return out
}

// results takes what was decided and what will change.
func (v *view) results() {
	s, none := v.in.State, v.p.checking
	v.Decision, v.Interim = sure("", v.p.nothing), sure("", none)
	if n := len(s.Decisions); n > 0 {
		d := s.Decisions[n-1]
		what := tame(d.What)
		v.Interim = sure(what, none)
		v.Decision = sure(fmt.Sprintf(v.p.decision, v.in.Lang.Outcome(d.Outcome), what), "")
	}
	v.Permanent = sure(v.part(incident.PartPermanent), none)
	v.Prevention = sure(v.part(incident.PartPrevention), none)
	if !v.Prevention.Known {
		v.Prevention = sure(v.items(), none)
	}
	if cause := v.part(incident.PartCause); cause != "" && v.Stage == incident.StageFinal && !v.Cause.Sure {
		v.Cause = sure(cause, none)
	}
	v.ReportDue = sure("", none)
	for _, p := range s.Ledger(v.in.Now) {
		if p.Kind == incident.PromiseReport {
			v.ReportDue = v.moment(p.At, v.full)
		}
	}
}

func (v *view) part(p incident.Part) string {
	var items []string
	for _, t := range v.in.State.Parts[p] {
		items = append(items, tame(t))
	}
	return listed(items, "- ")
}

// items lists the action items that stand, without their owners.
func (v *view) items() string {
	var items []string
	for _, a := range v.in.State.ActionItems {
		text := tame(a.Text)
		switch {
		case a.State == "dropped":
			continue
		case !a.Due.IsZero():
			text = fmt.Sprintf(v.p.due, text, day(a.Due.In(v.loc), v.in.Lang))
		}
		items = append(items, text)
	}
	return listed(items, "- ")
}
