package incident_test

import (
	"slices"
	"strings"
	"testing"

	"shirei/incident"
)

// The table of PRODUCT.md: began 09:40, detected 09:50, declared 10:00 on Friday, 20 November 2026; the weekend and
// Labour Thanksgiving Day on Monday follow. Recovered is at 10:20.
func TestDefaultTerms(t *testing.T) {
	type due struct{ id, at, reason string }
	for _, c := range []struct {
		sev  incident.Severity
		dues []due
	}{
		{incident.Critical, []due{
			{"severity", "11-20 10:10", "10m declared"},
			{"first_report.client", "11-20 10:05", "15m detected"}, {"first_report.internal", "11-20 10:05", "15m detected"},
			{"escalation.1", "11-20 10:40", "1h began"}, {"escalation.2", "11-20 11:40", "2h began"},
			{"decide", "11-20 10:10", "20m detected"}, {"sizeup.1", "11-20 10:10", "10m"},
			{"watch", "11-20 10:50", "30m recovered"}, {"report", "11-26 18:00", "3bd recovered"}, {"chair", "11-20 13:00", ""},
		}},
		{incident.High, []due{
			{"severity", "11-20 10:10", "10m declared"},
			{"first_report.client", "11-20 10:20", "30m detected"}, {"first_report.internal", "11-20 10:20", "30m detected"},
			{"escalation.1", "11-20 13:40", "4h began"},
			{"decide", "11-20 10:50", "1h detected"}, {"sizeup.1", "11-20 10:30", "30m"},
			{"watch", "11-20 10:50", "30m recovered"}, {"report", "11-30 18:00", "5bd recovered"}, {"chair", "11-20 13:00", ""},
		}},
		{incident.Medium, []due{
			{"severity", "11-20 10:10", "10m declared"},
			{"first_report.client", "11-20 13:50", "4bh detected"}, {"first_report.internal", "11-20 13:50", "4bh detected"},
			{"escalation.1", "11-24 09:40", "1bd began"},
			{"watch", "11-20 10:50", "30m recovered"}, {"report", "12-07 18:00", "10bd recovered"}, {"chair", "11-20 13:00", ""},
		}},
	} {
		r := newRoom(t, at("2026-11-20 10:00"))
		r.do(incident.Declare{Title: "x", Severity: c.sev, Began: at("2026-11-20 09:40"), Detected: at("2026-11-20 09:50")})
		r.at("2026-11-20 10:20", incident.Recover{})
		var got []due
		for _, d := range r.state.Terms {
			var why []string
			for _, arg := range d.Reason.Args {
				if strings.ContainsAny(arg, "0123456789") && len(arg) < 5 || slices.Contains(incident.Milestones(), incident.Milestone(arg)) {
					why = append(why, arg)
				}
			}
			got = append(got, due{d.ID, clock(d.At), strings.Join(why, " ")})
		}
		if !slices.Equal(got, c.dues) {
			t.Errorf("%s:\n got %v\nwant %v", c.sev, got, c.dues)
		}
	}
}

// Business hours run over the weekend and the holiday.
func TestBusinessTerms(t *testing.T) {
	r := newRoom(t, at("2026-11-20 17:00"))
	r.do(incident.Declare{Title: "x", Severity: incident.Medium})
	r.wants("2026-11-20 17:01", "first_report.client", "2026-11-24 12:00", incident.Running)
	r.wants("2026-11-20 17:01", "escalation.1", "2026-11-24 17:00", incident.Running)
}

// An unknown anchor falls back, the reason says so, and the milestone stays unknown.
func TestFallbackAnchors(t *testing.T) {
	for _, c := range []struct {
		began, detected   string
		escalation, first string
		fallback          []string // of the escalation's reason: from what, instead of what
	}{
		{"09:30", "09:45", "13:30", "10:15", nil},
		{"", "09:45", "13:45", "10:15", []string{"detected", "began"}},
		{"", "", "14:00", "10:30", []string{"declared", "began"}},
		{"09:30", "", "13:30", "10:30", nil},
	} {
		r := newRoom(t, at("10:00"))
		d := incident.Declare{Title: "x", Severity: incident.High}
		if c.began != "" {
			d.Began = at(c.began)
		}
		if c.detected != "" {
			d.Detected = at(c.detected)
		}
		r.do(d)
		e := r.wants("10:00", "escalation.1", c.escalation, incident.Running)
		f, _ := r.promise("10:00", "first_report.client")
		if !f.At.Equal(at(c.first)) {
			t.Errorf("%+v: first report at %s", c, clock(f.At))
		}
		if c.fallback == nil && e.Reason.Code != "due.from" || c.fallback != nil &&
			(e.Reason.Code != "due.fallback" || e.Reason.Args[2] != c.fallback[0] || e.Reason.Args[4] != c.fallback[1]) {
			t.Errorf("%+v: reason %v", c, e.Reason)
		}
		if (c.detected == "") != (f.Reason.Code == "due.fallback") {
			t.Errorf("%+v: reason of the first report %v", c, f.Reason)
		}
		if c.began == "" && !r.state.Mark(incident.Began).IsZero() || c.detected == "" && !r.state.Mark(incident.Detected).IsZero() {
			t.Errorf("%+v: a milestone was guessed: %v", c, r.state.Marks)
		}
	}
}

// Setting or correcting an anchor later resolves the due instants anew; clearing it falls back again.
func TestAnchorsSetLater(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	r.wants("10:01", "first_report.client", "10:30", incident.Running)
	r.at("10:02", mark(incident.Detected, "09:50"))
	r.wants("10:03", "first_report.client", "10:20", incident.Running)
	r.wants("10:03", "decide", "10:50", incident.Running)
	r.wants("10:03", "escalation.1", "13:50", incident.Running)
	r.at("10:04", mark(incident.Detected, "09:55"), mark(incident.Began, "09:00"))
	r.wants("10:05", "first_report.client", "10:25", incident.Running)
	r.wants("10:05", "escalation.1", "13:00", incident.Running)
	r.at("10:06", incident.RecordMilestone{Milestone: incident.Detected, At: incident.When{Unknown: true}})
	r.wants("10:07", "first_report.client", "10:30", incident.Running)
}

// Other audiences are owed a first report only if the service declares them.
func TestDeclaredAudiences(t *testing.T) {
	r := newRoom(t, at("10:00"))
	r.env.Service.Audiences = []string{"users", "client", "users"}
	r.do(incident.Declare{Title: "x", Severity: incident.High})
	var got []string
	for _, p := range r.state.Owed(r.now) {
		if p.Kind == incident.PromiseFirstReport {
			got = append(got, p.Name())
		}
	}
	if want := []string{"first_report.client", "first_report.internal", "first_report.users"}; !slices.Equal(got, want) {
		t.Errorf("owed %v, want %v", got, want)
	}
}

func TestSeverityChange(t *testing.T) {
	r := opened(t, "10:00", incident.Medium)
	r.wants("10:01", "decide", "", "")
	r.at("12:00", incident.SetSeverity{To: incident.Critical})
	// recomputed 10:15, 10:20 and 10:10; the change plus 15 minutes is later
	r.wants("12:01", "first_report.client", "12:15", incident.DueSoon)
	r.wants("12:01", "decide", "12:15", incident.DueSoon)
	if p := r.wants("12:01", "sizeup.1", "12:15", incident.DueSoon); p.Reason.Code != "due.changed" {
		t.Errorf("reason %v", p.Reason)
	}
	r.wants("12:01", "escalation.1", "11:00", incident.Overdue) // excepted
	r.wants("12:01", "chair", "13:00", incident.DueSoon)        // has nothing to do with it

	r = opened(t, "10:00", incident.High) // the recomputed time is the later one
	r.at("10:02", incident.SetSeverity{To: incident.Medium, Reason: "影響は一部"})
	r.wants("10:03", "first_report.client", "14:02", incident.Running)
	r.wants("10:03", "decide", "", "")
	r.wants("10:03", "sizeup.1", "", "")
	r.at("10:04", incident.Recover{})
	r.at("10:20", incident.SetSeverity{To: incident.High})
	r.wants("10:21", "watch", "10:34", incident.Running) // the same in either row
	r.wants("10:21", "report", "2026-11-27 18:00", incident.Running)
}

// What was kept, in time or late, stays so whatever the severity becomes.
func TestSeverityChangeLeavesKept(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	r.at("10:25", told(incident.Client, incident.StageFirst, ""))
	r.at("10:40", told(incident.Internal, incident.StageFirst, ""))
	r.at("10:50", incident.MakeDecision{DecisionMade: incident.DecisionMade{Outcome: incident.Interim, What: "x", Reason: "y", Decider: "z"}})
	r.at("11:40", incident.KeepPromise{ID: "escalation.1", How: "L3"})
	r.at("12:00", incident.SetSeverity{To: incident.Critical})
	check := func() {
		t.Helper()
		r.wants("12:30", "first_report.client", "10:30", incident.Kept)
		r.wants("12:30", "first_report.internal", "10:30", incident.KeptLate)
		r.wants("12:30", "decide", "11:00", incident.Kept)
		r.wants("12:30", "escalation.1", "14:00", incident.Kept)
	}
	check()
	r.wants("12:30", "escalation.2", "12:00", incident.Overdue)
	r.at("12:10", incident.SetSeverity{To: incident.Medium, Reason: "回避策あり"})
	check()
	r.wants("12:30", "escalation.2", "", "")
}

// Another policy or calendar cannot change the past: nothing moves until an act of this incident moves it.
func TestTermsAreResolvedThen(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	r.env.Policy = incident.DefaultPolicy()
	row := r.env.Policy.Rows[incident.High]
	row.FirstReport.Plain *= 2
	r.env.Policy.Rows[incident.High] = row
	r.fold()
	r.wants("10:01", "first_report.client", "10:30", incident.Running)
}

// An imported incident owes nothing, whatever its file tells.
func TestImportedOwesNothing(t *testing.T) {
	r := newRoom(t, at("10:00"))
	r.by.Via = incident.ViaImport
	r.do(incident.Retell{Name: "a.json", Title: "x"})
	r.refuses(incident.Retell{Name: "a.json"}, incident.CodeAlreadyDone)
	r.refuses(incident.Declare{Title: "x"}, incident.CodeAlreadyDone)
	said := told(incident.Client, incident.StageFirst, "09:30")
	said.At, said.After, said.Retold, said.Text = incident.Moment(at("09:00")), true, true, "{{raw}}"
	r.do(incident.All{incident.SetSeverity{To: incident.Critical, When: incident.When{Unknown: true}}, mark(incident.Began, "08:00"), said})
	if l := r.state.Ledger(at("18:00")); len(l) > 0 {
		t.Errorf("owed: %v", l)
	}
	r.do(mark(incident.Recovered, "09:50"))
	if l := r.state.Ledger(at("18:00")); len(l) > 0 || r.state.Active() || !r.state.Declared.IsZero() || !r.state.Mark(incident.SeveritySetAt).IsZero() {
		t.Errorf("owed: %v; active %v, marks %v", l, r.state.Active(), r.state.Marks)
	}
	if r.state.Status() != incident.StatusResolved {
		t.Errorf("status %s", r.state.Status())
	}
}

func TestTermText(t *testing.T) {
	for text, want := range map[string]string{"30m": "30m", "60m": "1h", "90m": "90m", "4bh": "4bh", "1bd": "1bd", "-": "-", "": "-", " 2h ": "2h"} {
		term, err := incident.ParseTerm(text)
		if err != nil || term.String() != want {
			t.Errorf("%q: %q, %v, want %q", text, term, err, want)
		}
	}
	for _, bad := range []string{"soon", "0m", "-5m", "0bd", "1.5bh", "bd", "1001bd", "1001h", "30s", "90s"} {
		if term, err := incident.ParseTerm(bad); err == nil {
			t.Errorf("%q is read as %q", bad, term)
		}
	}
}
