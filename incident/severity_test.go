package incident_test

import (
	"slices"
	"testing"

	"shirei/incident"
)

// Every combination of the five signs against the rule as PRODUCT.md words it.
func TestRecommend(t *testing.T) {
	for bits := range 32 {
		on := func(i int) bool { return bits>>i&1 == 1 }
		g := incident.Signs{MainDown: on(0), MainPartly: on(1), AtStake: on(2), Growing: on(3), NoWorkaround: on(4)}
		level := 0 // Medium, High, Critical
		if g.MainPartly || g.AtStake {
			level = 1
		}
		if g.MainDown {
			level = 2
		}
		if g.Growing || g.NoWorkaround {
			level = min(level+1, 2)
		}
		want := []incident.Severity{incident.Medium, incident.High, incident.Critical}[level]
		got, why := incident.Recommend(g)
		if got != want {
			t.Errorf("%+v: %s, want %s", g, got, want)
		}
		says := func(code string) bool {
			return slices.ContainsFunc(why, func(p incident.Phrase) bool { return p.Code == code })
		}
		for code, sign := range map[string]bool{
			"sign.main_down": g.MainDown, "sign.main_partly": g.MainPartly && !g.MainDown, "sign.at_stake": g.AtStake,
			"sign.growing": g.Growing, "sign.no_workaround": g.NoWorkaround, "sign.none": bits == 0,
		} {
			if says(code) != sign {
				t.Errorf("%+v: says %s: %v", g, code, !sign)
			}
		}
	}
}

func TestSetSeverity(t *testing.T) {
	r := opened(t, "10:00", "")
	r.refuses(incident.SetSeverity{To: "awful"}, incident.CodeUnknownWord, "severity", "awful", "critical", "high", "medium")
	r.refuses(incident.SetSeverity{To: incident.Medium, Proposed: incident.High}, incident.CodeReasonNeeded, "lower_severity")
	r.do(incident.SetSeverity{To: incident.High, Proposed: incident.Medium}) // unsure means the higher one
	r.refuses(incident.SetSeverity{To: incident.High}, incident.CodeAlreadyDone, "severity", "high")
	r.refuses(incident.SetSeverity{To: incident.Medium, Reason: " "}, incident.CodeReasonNeeded, "lower_severity")
	r.at("10:05", incident.SetSeverity{To: incident.Critical}, incident.SetSeverity{To: incident.Medium, Reason: "縮退で継続"})
	s := r.state.Severity
	if s.Severity != incident.Medium || s.Changes != 3 || s.Reason != "縮退で継続" || !slices.Equal(s.Past, []incident.Severity{incident.High, incident.Critical}) {
		t.Errorf("standing %+v", s)
	}
	if !r.state.Mark(incident.SeveritySetAt).Equal(at("10:00")) {
		t.Errorf("severity_set follows from %s, want the first act", clock(r.state.Mark(incident.SeveritySetAt)))
	}
}

func TestPlaybook(t *testing.T) {
	for sev, n := range map[incident.Severity]int{incident.Critical: 6, incident.High: 6, incident.Medium: 5, "": 0} {
		lines := incident.Playbook(sev)
		if len(lines) != n || len(slices.Compact(slices.Sorted(slices.Values(lines)))) != n {
			t.Errorf("%q: lines %q", sev, lines)
		}
	}
	r := opened(t, "10:00", incident.High)
	r.refuses(incident.MarkPlaybook{Line: "critical.l2", State: incident.LineDone}, incident.CodeUnknownWord, "line", "critical.l2")
	r.refuses(incident.MarkPlaybook{Line: "high.l1", State: "maybe"}, incident.CodeUnknownWord, "state")
	r.refuses(incident.MarkPlaybook{Line: "high.l1", State: incident.LineSkipped}, incident.CodeReasonNeeded, "skip_line")
	r.refuses(incident.MarkPlaybook{Line: "high.l1", State: incident.LineAssigned}, incident.CodeEmpty, "who")
	r.do(incident.MarkPlaybook{Line: "high.l1", State: incident.LineSkipped, Reason: "L2が先に対応"})
	r.do(incident.MarkPlaybook{Line: "high.l2", State: incident.LineAssigned, Who: "鈴木"})
	r.do(incident.MarkPlaybook{Line: "high.l3", State: incident.LineDone})
	p := r.state.Playbook
	if p["high.l1"].Reason != "L2が先に対応" || p["high.l2"].Who != "鈴木" || p["high.l3"].State != incident.LineDone {
		t.Errorf("playbook %v", p)
	}
	r.do(incident.MarkPlaybook{Line: "high.l3", State: incident.LineOpen})
	if _, ok := r.state.Playbook["high.l3"]; ok {
		t.Error("a line that was opened again is still ticked")
	}
}
