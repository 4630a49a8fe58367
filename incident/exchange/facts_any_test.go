package exchange

import (
	"encoding/json"
	"errors"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"shirei/incident"
)

// TestNulledFacts takes real files, empties, drops and shuffles fields at random, and imports what is left.
func TestNulledFacts(t *testing.T) {
	all := files(t)
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom([]string{"kddi-2022-07-02-volte.json", "moj-2026-03-30-waf-upgrade-rollback.json", "dfds-2021-12-10-log4shell.json"}).Draw(t, "file")
		var v map[string]any
		if err := json.Unmarshal(all[name], &v); err != nil {
			t.Fatal(err)
		}
		nullOut(t, v, "")
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		f, err := ReadFacts(data)
		if err != nil {
			t.Fatalf("%s: %v", data, err)
		}
		events, st, err := Retell(f, incident.By{Name: "sato"}, incident.Env{Now: clock})
		if err != nil {
			t.Fatalf("%s: %v", data, err)
		}
		list, _ := v["events"].([]any)
		kept := 0
		for _, e := range list {
			if e != nil {
				kept++
			}
		}
		if st.Counts.Entries != kept || len(events) < kept || f.Difference(st) != nil || len(st.Owed(clock)) > 0 {
			t.Fatalf("%d entries of %d, difference %v", st.Counts.Entries, kept, f.Difference(st))
		}
	})
}

// nullOut sets some values to null, drops some keys, and shuffles the lists.
func nullOut(t *rapid.T, v any, path string) {
	switch v := v.(type) {
	case map[string]any:
		for _, k := range rapid.Permutation(keys(v)).Draw(t, path+"keys") {
			switch n := rapid.IntRange(0, 9).Draw(t, path+k); {
			case k == "name":
			case n == 0:
				v[k] = nil
			case n == 1:
				delete(v, k)
			default:
				nullOut(t, v[k], path+k+".")
			}
		}
	case []any:
		for i, x := range rapid.Permutation(v).Draw(t, path) {
			v[i] = x
		}
		for i := range v {
			if rapid.IntRange(0, 19).Draw(t, path+strconv.Itoa(i)) == 0 {
				v[i] = nil
				continue
			}
			nullOut(t, v[i], path+strconv.Itoa(i)+".")
		}
	}
}

func keys(m map[string]any) []string {
	var out []string
	for _, k := range []string{"at", "audience", "gist", "kind", "text", "users", "notes", "considered", "decided_at", "decision", "reason", "from", "to"} {
		if _, ok := m[k]; ok {
			out = append(out, k)
		}
	}
	for _, k := range []string{"name", "title", "timezone", "summary", "started_at", "detected_at", "mitigated_at", "resolved_at", "severity_hint", "suspect_layers", "impact", "rollback", "external_updates", "events", "action_items", "contributing_factors"} {
		if _, ok := m[k]; ok {
			out = append(out, k)
		}
	}
	return out
}

func FuzzFacts(f *testing.F) {
	for _, data := range files(f) {
		f.Add(data)
	}
	f.Add([]byte(`{"name":"n","events":[{"at":"9999-12-31T23:59:59-01:00"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		facts, err := ReadFacts(data)
		if err != nil {
			var e *incident.Error
			if !errors.As(err, &e) || e.Code != incident.CodeBadFile {
				t.Fatalf("%v", err)
			}
			return
		}
		events, st, err := Retell(facts, incident.By{Name: "sato"}, incident.Env{Now: clock})
		if err != nil {
			var e *incident.Error
			if !errors.As(err, &e) || e.Code != incident.CodeFuture {
				t.Fatalf("%v", err)
			}
			return
		}
		if st.Counts.Entries != len(facts.Events) || len(facts.Difference(st)) > 0 {
			t.Fatalf("%d entries of %d, differs in %v", st.Counts.Entries, len(facts.Events), facts.Difference(st))
		}
		for _, e := range events {
			if _, err := incident.EncodeBody(e.Body); err != nil {
				t.Fatal(err)
			}
		}
	})
}
