package report

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/exchange"
)

func flat(s string) string { return strings.Join(strings.Fields(clean.Line(s)), " ") }

// Each of the ten real outages gives a document that holds every event in its own words and in the order of time, and
// every other text of its file once.
func TestRealOutages(t *testing.T) {
	paths, err := filepath.Glob("../exchange/testdata/facts/*.json")
	if err != nil || len(paths) != 10 {
		t.Fatalf("%d files, %v", len(paths), err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			f, err := exchange.ReadFacts(data)
			if err != nil {
				t.Fatal(err)
			}
			events, state, err := exchange.Retell(f, incident.By{Name: "tester", Via: incident.ViaImport}, incident.Env{Now: clockTime("14:00")})
			if err != nil {
				t.Fatal(err)
			}
			for i := range events {
				events[i].Order = int64(i) // as the store stamps them
			}
			_, entries := incident.Fold(state.Stream, events)
			slices.SortStableFunc(entries, func(a, b incident.Entry) int {
				return cmp.Or(a.OccurredAt.Compare(b.OccurredAt), cmp.Compare(a.Order, b.Order))
			})
			for _, l := range langs {
				d := Doc{State: state, Entries: all(entries), Lang: l, For: ForInternal, Now: clockTime("14:00")}
				holds(t, f, d, markdown(t, d))
				d.For = ForClient
				shape(t, markdown(t, d))
			}
		})
	}
}

func holds(t *testing.T, f *exchange.Facts, d Doc, source string) {
	t.Helper()
	once := []string{f.Rollback.Decision, f.Rollback.Reason, f.Cause, f.Trigger, f.Summary, f.Title}
	once = append(once, f.Factors...)
	for _, u := range f.Updates {
		once = append(once, u.Gist)
	}
	for _, i := range f.Items {
		once = append(once, i.Text)
	}
	everything := slices.Clone(once)
	for _, e := range f.Events {
		everything = append(everything, e.Text)
	}
	seen, given := shown(t, source), flat(strings.Join(append(everything, f.Impact.Notes, f.Severity), " \u00b7 "))
	for _, text := range once {
		text = flat(text)
		if want, got := strings.Count(given, text), strings.Count(seen, text); text != "" && got != want {
			t.Errorf("%q stands %d times, want %d", text, got, want)
		}
	}
	w := wordsOf(d.Lang)
	if name := w.time + "/4"; shape(t, source)[name] != len(f.Events) || shape(t, source)["tables "+name] != 1 {
		t.Errorf("%d events gave %v", len(f.Events), shape(t, source))
	}
	happened := slices.Clone(f.Events)
	slices.SortStableFunc(happened, func(a, b exchange.Happening) int { return a.At.Compare(b.At) })
	_, rest, _ := strings.Cut(seen, flat(w.timeline))
	for _, e := range happened {
		i := strings.Index(rest, flat(e.Text))
		if i < 0 {
			t.Fatalf("%q is not in the timeline, or not in its place", e.Text)
		}
		rest = rest[i:]
	}
	if !strings.Contains(source, happened[0].At.In(d.State.Location()).Format("| 2006-01-02 15:04 |")) {
		t.Error("the first event is not at the incident's own wall clock")
	}
}
