package exchange

import (
	"errors"
	"maps"
	"slices"
	"time"

	"shirei/incident"
)

// Retell builds the incident of a facts file out of its acts, one by one and by the rules, so that the caller only
// has to append the events. All of them are one act: an import cannot be undone piece by piece. Ids are those of
// [IDs]; the env's own id source is not used. Orders are left to the store.
// Refused: a time more than two minutes ahead ([incident.CodeFuture]: the time, the path of the item).
func Retell(f *Facts, by incident.By, env incident.Env) (events []incident.Event, st *incident.State, err error) {
	by.Via = incident.ViaImport
	ids := IDs(f.Name)
	whole := ids("act")()
	st = incident.NewState(Stream(f.Name))
	for _, a := range f.Acts() {
		env.NewID = ids(a.Path)
		done, err := incident.Decide(st, a.Cmd, by, env)
		if err != nil {
			var refused *incident.Error
			if errors.As(err, &refused) {
				refused.Args = append(refused.Args, a.Path)
			}
			return nil, nil, err
		}
		for i := range done {
			done[i].Act = whole
		}
		events = append(events, done...)
	}
	return events, st, nil
}

// Difference names the fields in which the file differs from the incident that was retold from another one of its
// name: "title", "began", "events" and so on. What people changed in the incident since then counts too.
// The texts of the single events are not in the state: "events" is named where their number differs, or where nothing
// else does and yet the digests do.
func (f *Facts) Difference(old *incident.State) []string {
	_, want, err := Retell(f, incident.By{}, incident.Env{Now: f.latest()})
	if err != nil {
		return []string{"events"}
	}
	var out []string
	for _, d := range []struct {
		name string
		same bool
	}{
		{"title", want.Title == old.Title}, {"service", want.Service == old.Service}, {"timezone", want.Zone == old.Zone},
		{"language", want.Lang == old.Lang},
		{"severity", want.Severity.Severity == old.Severity.Severity && want.Severity.Reason == old.Severity.Reason},
		{"began", sameMark(want, old, incident.Began)}, {"detected", sameMark(want, old, incident.Detected)},
		{"mitigated", sameMark(want, old, incident.Mitigated)}, {"recovered", sameMark(want, old, incident.Recovered)},
		{"layers", maps.EqualFunc(want.Triage.Layers, old.Triage.Layers, func(a, b incident.LayerState) bool { return a.Verdict == b.Verdict })},
		{"reach", want.Triage.Reach == old.Triage.Reach && want.Facts[incident.FactReach].Text == old.Facts[incident.FactReach].Text},
		{"summary", samePart(want, old, incident.PartSummary)}, {"impact", samePart(want, old, incident.PartImpact)},
		{"trigger", samePart(want, old, incident.PartTrigger)}, {"cause", samePart(want, old, incident.PartCause)},
		{"factors", samePart(want, old, incident.PartFactors)},
		{"reports", slices.EqualFunc(want.Reports, old.Reports, sameReport)},
		{"decision", slices.EqualFunc(want.Decisions, old.Decisions, sameDecision)},
		{"events", want.Counts.Entries == old.Counts.Entries},
		{"action_items", slices.EqualFunc(want.ActionItems, old.ActionItems, sameItem)},
	} {
		if !d.same {
			out = append(out, d.name)
		}
	}
	if len(out) == 0 && f.Digest() != old.Digest {
		return []string{"events"}
	}
	return out
}

// latest is the latest time in the file: a clock at which nothing in it is ahead.
func (f *Facts) latest() time.Time {
	all := []time.Time{f.Began, f.Detected, f.Mitigated, f.Recovered, f.Rollback.At}
	for _, e := range f.Events {
		all = append(all, e.At)
	}
	for _, u := range f.Updates {
		all = append(all, u.At)
	}
	return slices.MaxFunc(all, time.Time.Compare)
}

func sameMark(a, b *incident.State, m incident.Milestone) bool { return a.Mark(m).Equal(b.Mark(m)) }

func samePart(a, b *incident.State, p incident.Part) bool {
	return slices.Equal(a.Parts[p], b.Parts[p])
}

func sameReport(a, b incident.Report) bool {
	return a.Audience == b.Audience && a.Text == b.Text && a.At.Equal(b.At)
}

func sameDecision(a, b incident.Decision) bool {
	return a.What == b.What && a.Reason == b.Reason && a.Outcome == b.Outcome && a.At.Equal(b.At)
}

func sameItem(a, b incident.ActionItem) bool { return a.Text == b.Text && a.Kind == b.Kind }
