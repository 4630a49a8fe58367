package incident_test

import (
	"testing"

	"shirei/incident"
)

// The record keeps who sat in the chair from when to when, and what was settled is owed by who sat there then.
func TestTenures(t *testing.T) {
	r := opened(t, "14:00", incident.High)
	r.at("14:05", told(incident.Client, incident.StageFirst, "14:40"))
	r.at("14:10", incident.TakeRole{Role: incident.Commander, Who: "sato"}) // stays
	r.at("14:20", incident.TakeRole{Role: incident.Commander, Who: "ito"})
	r.at("14:25", incident.TakeRole{Role: incident.Scribe, Who: "kato"})
	r.at("14:30", incident.TakeRole{Role: incident.Scribe})
	for when, want := range map[string]string{"13:59": "", "14:00": "sato", "14:19": "sato", "14:20": "ito", "15:00": "ito"} {
		if got := r.state.Held(incident.Commander, at(when)); got != want {
			t.Errorf("at %s the chair is held by %q, want %q", when, got, want)
		}
	}
	if got := r.state.Held(incident.Scribe, at("14:30")); got != "" {
		t.Errorf("the scribe's seat is held by %q", got)
	}
	if n := len(r.state.Sat); n != 3 {
		t.Errorf("%d tenures: %+v", n, r.state.Sat)
	}
	if p := r.wants("14:30", "first_report.client", "", incident.Kept); p.Owner != "sato" {
		t.Errorf("the first report was %q's", p.Owner)
	}
	if p := r.wants("14:30", "update.client.1", "14:40", incident.Running); p.Owner != "ito" {
		t.Errorf("the next word is %q's", p.Owner)
	}
}
