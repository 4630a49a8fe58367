package journey

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"shirei/incident"
)

// record checks what the store holds, as a second process sees it.
func (o *outage) record(who string) {
	o.t.Helper()
	s := o.status()
	if s.State != "resolved" || s.Severity != "high" || s.Commander != who || s.Title != o.title || (s.Service == "shop") != o.stocked {
		o.t.Errorf("the store holds %+v", s)
	}
	inOrder := []string{"began", "detected", "responded", "declared", "severity_set", "first_report", "decided", "mitigated", "recovered", "resolved"}
	for i, name := range inOrder {
		switch at := s.Milestones[name]; {
		case at == nil:
			o.t.Errorf("%s is not known", name)
		case i > 0 && s.Milestones[inOrder[i-1]] != nil && at.Before(*s.Milestones[inOrder[i-1]]):
			o.t.Errorf("%s %v comes before %s %v", name, at, inOrder[i-1], s.Milestones[inOrder[i-1]])
		}
	}
	for name, value := range s.Metrics {
		if value == nil {
			o.t.Errorf("%s has no figure", name)
		}
	}
	if *s.Metrics["ttd_min"] != 2 || *s.Metrics["tta_min"] != 1 {
		o.t.Errorf("metrics %v %v", *s.Metrics["ttd_min"], *s.Metrics["tta_min"])
	}
	if s.Counts.Reports != 1 || s.Counts.Decisions != 1 || s.Counts.Key != 1 {
		o.t.Errorf("counts %+v", s.Counts)
	}
	kept := slices.ContainsFunc(s.Promises, func(p struct{ ID, State string }) bool { return p.ID == "first_report.client" && p.State == "kept" })
	if !kept {
		o.t.Errorf("the first report's promise is not kept: %+v", s.Promises)
	}
}

// entry is one line of `shirei timeline --json`.
type entry struct {
	Kind, Text, Actor, Via string
	Key, Struck            bool
	Tags                   []string
	OccurredAt             time.Time `json:"occurred_at"`
}

func (o *outage) timeline() []entry {
	o.t.Helper()
	var out []entry
	for line := range strings.Lines(o.shirei("timeline", o.id, "--json")) {
		var e entry
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			o.t.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

// document checks the exported file.
func (o *outage) document() {
	o.t.Helper()
	all := o.timeline()
	note := slices.IndexFunc(all, func(e entry) bool { return e.Text == o.note })
	if note < 0 || all[note].Via != "console" || !all[note].Key || !slices.Equal(all[note].Tags, []string{"shop"}) {
		o.t.Fatalf("the note is not in the store as it was typed: %+v", all)
	}
	d := read(o.t, o.written)
	found := d.tablesWith(o.note)
	if len(found) != 1 {
		o.t.Fatalf("the note stands in %d tables", len(found))
	}
	rows := found[0]
	if len(rows) != len(all) {
		o.t.Errorf("the timeline has %d rows for %d entries", len(rows), len(all))
	}
	for i := 1; i < len(rows); i++ {
		if len(rows[i]) != len(rows[0]) {
			o.t.Errorf("row %d has %d cells: %q", i, len(rows[i]), rows[i])
		}
		if rows[i][0] < rows[i-1][0] {
			o.t.Errorf("row %d is out of order: %q", i, rows[i])
		}
	}
	for _, once := range []string{o.note, o.cause, o.item, o.reason} {
		if n := d.count(once); n != 1 {
			o.t.Errorf("%q stands %d times in the document", once, n)
		}
	}
	if !d.holds(o.l.Outcome(incident.RollBack)) {
		o.t.Error("the decision is not in the document")
	}
	if got := d.quoted(); len(got) != 1 || got[0] != strings.TrimSpace(o.report) {
		o.t.Errorf("the document quotes\n%q\ncopied was\n%q", got, o.report)
	}
	var kept struct{ Reports []struct{ Text string } }
	if err := json.Unmarshal([]byte(o.shirei("export", o.id, "--format", "json")), &kept); err != nil {
		o.t.Fatal(err)
	}
	if len(kept.Reports) != 1 || strings.TrimSpace(kept.Reports[0].Text) != strings.TrimSpace(o.report) || !strings.Contains(o.report, o.title) {
		o.t.Errorf("the store holds %q, copied was %q", kept.Reports, o.report)
	}
}
