package report

import (
	"strings"
	"testing"

	"shirei/incident"
	"shirei/incident/lang"
)

// An incident that is over before anybody was told: what was not sent says so, and a time that is not known is no duration.
func TestOverBeforeAnybodyWasTold(t *testing.T) {
	for _, l := range langs {
		w, words := stories[l], wordsOf(l)
		r := newRecord(t, w.profile).at("14:02")
		r.do(w.chief, incident.Declare{Title: w.title, Detected: clockTime("14:01")}, incident.SetSeverity{To: incident.High})
		first := l.PromiseState(incident.Running)
		if got := row(markdown(t, r.doc(l, ForInternal)), l, incident.PromiseFirstReport); !strings.Contains(got, first) {
			t.Errorf("while it goes on: %s", got)
		}
		r.at("14:10").do(w.hand, incident.RecordMilestone{Milestone: incident.Recovered, Reason: "x"})
		doc := markdown(t, r.doc(l, ForInternal))
		if got := row(doc, l, incident.PromiseFirstReport); !strings.Contains(got, words.unsent) || strings.Contains(got, first) {
			t.Errorf("once it is over: %s", got)
		}
		if want := "| " + words.lasted + " | " + words.unknown + " |"; !strings.Contains(markdown(t, r.doc(l, ForClient)), want) {
			t.Errorf("lacks %q", want)
		}
		r.at("15:10")
		if got := row(markdown(t, r.doc(l, ForInternal)), l, incident.PromiseFirstReport); !strings.Contains(got, words.unsentLate) {
			t.Errorf("past its time: %s", got)
		}
	}
}

// row is the line of a kind of promise to the client in the table of promises.
func row(doc string, l lang.Lang, k incident.PromiseKind) string {
	name := l.Promise(incident.Promise{Due: incident.Due{Kind: k, Audience: incident.Client}})
	for line := range strings.Lines(doc) {
		if strings.HasPrefix(line, "| "+name+" |") {
			return line
		}
	}
	return ""
}

// The timeline of the document says what the console's does: which incident, which condition, which gap.
func TestTimelineNamesItsMatters(t *testing.T) {
	for _, l := range langs {
		w := stories[l]
		doc := markdown(t, outage(t, w, "").doc(l, ForInternal))
		_, doc, _ = strings.Cut(doc, "## "+wordsOf(l).timeline)
		doc, _, _ = strings.Cut(doc, "\n## ")
		for text, times := range map[string]int{w.title: 1, w.condition: 1, w.gap: 2} {
			if n := strings.Count(doc, text); n != times {
				t.Errorf("%q stands %d times in the timeline", text, n)
			}
		}
	}
}
