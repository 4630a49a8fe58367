package incident_test

import (
	"slices"
	"testing"

	"shirei/incident"
)

// A part that somebody else wrote since the writing began is not written over unawares.
func TestPartWrittenMeanwhile(t *testing.T) {
	r := opened(t, "10:00", incident.High)
	write := func(was *[]string, items ...string) incident.WritePart {
		return incident.WritePart{Part: incident.PartSummary, Items: items, Was: was}
	}
	r.at("10:05", write(&[]string{}, "甲"))
	r.refuses(write(&[]string{}, "乙"), incident.CodePartChanged, "summary", "sato")
	r.at("10:10", write(&[]string{}, "甲")) // the same text is no conflict
	r.at("10:11", write(&[]string{"甲"}, "乙"))
	r.refuses(write(&[]string{"甲"}), incident.CodePartChanged) // nor is it emptied
	r.at("10:12", write(nil, "丙"))                             // by the command line, over whatever stands
	if got := r.state.Parts[incident.PartSummary]; !slices.Equal(got, []string{"丙"}) {
		t.Errorf("%q", got)
	}
	if w := r.state.Written[incident.PartSummary]; w.By != "sato" || !w.At.Equal(at("10:12")) {
		t.Errorf("%+v", w)
	}
}
