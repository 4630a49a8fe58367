package exchange

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"shirei/incident"
)

// Act is one act a person would have done, with the path of the item that tells of it.
type Act struct {
	Path string
	Cmd  incident.Command
}

// unsaid stands where an item of the file has no text: the item is kept all the same.
const unsaid = "(—)"

// undated is the time of what nobody dated; it sets no milestone.
var undated = incident.When{Unknown: true}

// Acts retells the file in the acts that would have built the incident.
//
// Where things go that have no place of their own: a severity hint that names no severity is a line of the impact;
// the impact's period is the reach of the triage; the users hit are the fact reach. A suspected layer that is none of
// the four is left out.
func (f *Facts) Acts() []Act {
	a := &acts{f: f}
	a.add("", incident.Retell{
		Name: f.Name, Digest: f.Digest(), Title: f.Title, Service: f.Service, Zone: f.Zone, Lang: f.Lang,
	})
	a.severity()
	a.milestones()
	a.triage()
	a.parts()
	a.notes()
	a.reports()
	a.decision()
	a.items()
	return a.out
}

type acts struct {
	f   *Facts
	out []Act
}

func (a *acts) add(path string, cmd incident.Command) { a.out = append(a.out, Act{path, cmd}) }

func (a *acts) severity() {
	if sev, reason := severityOf(a.f.Severity); sev != "" {
		a.add("severity_hint", incident.SetSeverity{To: sev, Reason: reason, When: undated})
	}
}

func (a *acts) milestones() {
	for _, m := range []struct {
		path string
		mark incident.Milestone
		at   time.Time
	}{
		{"started_at", incident.Began, a.f.Began}, {"detected_at", incident.Detected, a.f.Detected},
		{"mitigated_at", incident.Mitigated, a.f.Mitigated}, {"resolved_at", incident.Recovered, a.f.Recovered},
	} {
		if !m.at.IsZero() {
			a.add(m.path, incident.RecordMilestone{Milestone: m.mark, At: incident.Moment(m.at)})
		}
	}
}

func (a *acts) triage() {
	if p := a.f.period(); p != "" {
		a.add("impact.from", incident.SortSymptom{Period: &p})
	}
	seen := map[incident.Layer]bool{}
	for i, word := range a.f.Layers {
		l, ok := layerOf(word)
		if !ok || seen[l] {
			continue
		}
		seen[l] = true
		body := incident.LayerAssessed{Layer: l, Verdict: incident.VerdictSuspected}
		a.add(index("suspect_layers", i), incident.AssessLayer{LayerAssessed: body, When: undated})
	}
	if u := a.f.Impact.Users; said(u) {
		a.add("impact.users", incident.SetFact{Key: incident.FactReach, Text: u, Confidence: incident.Confirmed, When: undated})
	}
}

// period writes from when to when it hit anyone, at the incident's own wall clock; open where an end is not known.
func (f *Facts) period() string {
	s := incident.State{Zone: f.Zone}
	write := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.In(s.Location()).Format("2006-01-02 15:04")
	}
	if f.Impact.From.IsZero() && f.Impact.To.IsZero() {
		return ""
	}
	return strings.TrimSpace(write(f.Impact.From) + " – " + write(f.Impact.To))
}

func (a *acts) parts() {
	f := a.f
	impact := []string{f.Impact.Users, f.Impact.Records, f.Impact.Notes}
	if sev, hint := severityOf(f.Severity); sev == "" {
		impact = append(impact, hint)
	}
	for _, p := range []struct {
		path  string
		part  incident.Part
		items []string
	}{
		{"summary", incident.PartSummary, []string{f.Summary}}, {"impact", incident.PartImpact, impact},
		{"trigger", incident.PartTrigger, []string{f.Trigger}}, {"root_cause", incident.PartCause, []string{f.Cause}},
		{"contributing_factors", incident.PartFactors, f.Factors},
	} {
		if slices.ContainsFunc(p.items, said) {
			a.add(p.path, incident.WritePart{Part: p.part, Items: p.items, When: undated})
		}
	}
}

func (a *acts) notes() {
	for i, e := range a.f.Events {
		a.add(index("events", i), incident.TakeNote{Text: orUnsaid(e.Text), As: kindOf(e.Kind), At: momentOf(e.At)})
	}
}

// reports go out in the order of their times; the first to an audience is its first report.
func (a *acts) reports() {
	order := make([]int, len(a.f.Updates))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return a.f.Updates[x].At.Compare(a.f.Updates[y].At) })
	told := map[incident.Audience]bool{}
	for _, i := range order {
		u := a.f.Updates[i]
		r := incident.ReportSent{
			Audience: incident.Audience(orUnsaid(strings.TrimSpace(u.Audience))), Stage: incident.StageUpdate,
			Lang: a.f.Lang, Text: orUnsaid(u.Gist),
		}
		if !told[r.Audience] {
			told[r.Audience], r.Stage = true, incident.StageFirst
		}
		a.add(index("external_updates", i), incident.SendReport{ReportSent: r, At: momentOf(u.At), After: true, Retold: true})
	}
}

// decision is recorded whatever was decided, and whether or not its time is known.
func (a *acts) decision() {
	b := a.f.Rollback
	if !said(b.Decision) && !said(b.Reason) && b.At.IsZero() {
		return
	}
	made := incident.DecisionMade{Outcome: outcomeOf(b), What: orUnsaid(b.Decision), Reason: b.Reason}
	a.add("rollback", incident.MakeDecision{DecisionMade: made, When: momentOf(b.At), After: true})
}

func (a *acts) items() {
	for i, t := range a.f.Items {
		item := incident.ActionItem{Text: orUnsaid(t.Text), Kind: itemKindOf(t.Kind)}
		a.add(index("action_items", i), incident.AddItem{ActionItem: item, When: undated})
	}
}

func index(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }

// momentOf is the time of an act; the zero time is one that is not known, not now.
func momentOf(t time.Time) incident.When { return incident.When{At: t, Unknown: t.IsZero()} }

func orUnsaid(s string) string {
	if said(s) {
		return s
	}
	return unsaid
}
