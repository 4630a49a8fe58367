package exchange

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"shirei/incident"
)

// clock is later than everything in the ten files.
var clock = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

func retell(t testing.TB, f *Facts) ([]incident.Event, *incident.State) {
	t.Helper()
	events, st, err := Retell(f, incident.By{Name: "sato"}, incident.Env{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	return events, st
}

func read(t testing.TB, data string) *Facts {
	t.Helper()
	f, err := ReadFacts([]byte(data))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func files(t testing.TB) map[string][]byte {
	t.Helper()
	paths, err := filepath.Glob("testdata/facts/*.json")
	if err != nil || len(paths) != 10 {
		t.Fatalf("%d files, %v", len(paths), err)
	}
	out := map[string][]byte{}
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(p)] = data
	}
	return out
}

// form is the file as a test reads it, apart from the reader under test.
type form struct {
	Name, Timezone string
	Trigger        string
	RootCause      string            `json:"root_cause"`
	Factors        []string          `json:"contributing_factors"`
	SeverityHint   string            `json:"severity_hint"`
	SuspectLayers  []string          `json:"suspect_layers"`
	Impact         map[string]any    `json:"impact"`
	Rollback       map[string]any    `json:"rollback"`
	Updates        []map[string]any  `json:"external_updates"`
	Events         []map[string]any  `json:"events"`
	Items          []map[string]any  `json:"action_items"`
	Metrics        map[string]*int64 `json:"metrics"`
}

func TestTenOutages(t *testing.T) {
	for name, data := range files(t) {
		t.Run(name, func(t *testing.T) {
			var want form
			if err := json.Unmarshal(data, &want); err != nil {
				t.Fatal(err)
			}
			events, st := retell(t, read(t, string(data)))
			checkFigures(t, st, want)
			checkTexts(t, st, want)
			checkEvents(t, events, want)
			if owed := st.Owed(clock); len(owed) > 0 {
				t.Errorf("open promises: %v", owed)
			}
			if st.Zone != want.Timezone || st.Imported != want.Name || st.Stream != Stream(want.Name) {
				t.Errorf("zone %q, imported %q, stream %q", st.Zone, st.Imported, st.Stream)
			}
		})
	}
}

func checkFigures(t *testing.T, st *incident.State, want form) {
	t.Helper()
	m := st.Metrics()
	for key, d := range map[string]*time.Duration{"ttd_min": m.TTD, "ttm_min": m.TTM, "ttr_min": m.TTR} {
		if w := want.Metrics[key]; w == nil || d == nil || *d != time.Duration(*w)*time.Minute {
			t.Errorf("%s: %v", key, d)
		}
	}
	got := []int{st.Counts.Entries, len(st.Reports), len(st.Decisions), len(st.ActionItems), st.OpenItems()}
	if w := []int{len(want.Events), len(want.Updates), 1, len(want.Items), len(want.Items)}; !reflect.DeepEqual(got, w) {
		t.Errorf("entries, reports, decisions, items, open items: %v, want %v", got, w)
	}
	for _, never := range []incident.Milestone{incident.DeclaredAt, incident.SeveritySetAt, incident.ResolvedAt, incident.Responded} {
		if !st.Mark(never).IsZero() {
			t.Errorf("%s must stay unknown", never)
		}
	}
	if at, dated := st.Mark(incident.Decided), want.Rollback["decided_at"] != nil; at.IsZero() == dated {
		t.Errorf("decided %v, the file has %v", at, want.Rollback["decided_at"])
	}
	if len(want.Updates) > 0 == st.Mark(incident.FirstReport).IsZero() {
		t.Errorf("first report %v", st.Mark(incident.FirstReport))
	}
	if st.Active() || st.Status() != incident.StatusResolved {
		t.Errorf("status %s", st.Status())
	}
}

func checkTexts(t *testing.T, st *incident.State, want form) {
	t.Helper()
	if d := st.Decisions[0]; d.What != want.Rollback["decision"] || d.Reason != want.Rollback["reason"] {
		t.Errorf("decision %+v", d.DecisionMade)
	}
	if considered := want.Rollback["considered"] == true; (st.Decisions[0].Outcome == incident.RollBack) != considered {
		t.Errorf("outcome %q of %q", st.Decisions[0].Outcome, st.Decisions[0].What)
	}
	sev, reason, _ := strings.Cut(want.SeverityHint, " - ")
	if string(st.Severity.Severity) != sev || st.Severity.Reason != reason {
		t.Errorf("severity %+v", st.Severity)
	}
	for part, w := range map[incident.Part][]string{
		incident.PartTrigger: {want.Trigger}, incident.PartCause: {want.RootCause}, incident.PartFactors: want.Factors,
		incident.PartImpact: {want.Impact["users"].(string), want.Impact["requests_or_records"].(string), want.Impact["notes"].(string)},
	} {
		if !reflect.DeepEqual(st.Parts[part], w) {
			t.Errorf("%s: %q, want %q", part, st.Parts[part], w)
		}
	}
	for _, l := range want.SuspectLayers {
		if st.Triage.Layers[incident.Layer(l)].Verdict != incident.VerdictSuspected {
			t.Errorf("layer %s is not suspected", l)
		}
	}
	if (st.Triage.Reach.Period == "") != (want.Impact["from"] == nil && want.Impact["to"] == nil) {
		t.Errorf("period %q", st.Triage.Reach.Period)
	}
}

// checkEvents holds the timeline of a document to the file: every event, once, in its own words, at its own time.
func checkEvents(t *testing.T, events []incident.Event, want form) {
	t.Helper()
	seen := map[string]bool{}
	var told []map[string]any
	for i := range events {
		e := events[i]
		if seen[e.ID] || e.Via != incident.ViaImport || e.Stream != Stream(want.Name) || e.Act != events[0].Act {
			t.Errorf("event %+v", e)
		}
		seen[e.ID] = true
		events[i].Order = int64(i + 1)
	}
	_, entries := incident.Fold(Stream(want.Name), events)
	for _, e := range entries {
		if e.Told() {
			told = append(told, map[string]any{"at": e.OccurredAt, "kind": string(e.Kind), "text": e.Text})
		}
	}
	for _, w := range want.Events {
		at, err := time.Parse(time.RFC3339, w["at"].(string))
		if err != nil {
			t.Fatal(err)
		}
		w["at"] = at.UTC()
	}
	if !reflect.DeepEqual(told, want.Events) {
		t.Errorf("told\n%v\nwant\n%v", told, want.Events)
	}
}

func TestSameFileMakesSameEvents(t *testing.T) {
	for name, data := range files(t) {
		a, st := retell(t, read(t, string(data)))
		b, _ := retell(t, read(t, string(data)))
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%s: not the same twice", name)
		}
		f := read(t, string(data))
		if d := f.Difference(st); d != nil {
			t.Errorf("%s differs from itself: %v", name, d)
		}
		if f.Digest() != st.Digest {
			t.Errorf("%s: digest", name)
		}
	}
}

func TestDigest(t *testing.T) {
	base := `{"name":"n","title":"t","started_at":"2026-01-02T09:00:00+09:00"}`
	digest := read(t, base).Digest()
	for _, same := range []string{
		"\ufeff{ \"title\":\"t\",\n\"name\":\"n\", \"sources\":[1,{}], \"started_at\":\"2026-01-02T09:00:00+09:00\", \"summary\":null}",
		`{"name":"n","title":"t","started_at":"2026-01-02 09:00:00+09:00"}`,
	} {
		if read(t, same).Digest() != digest {
			t.Errorf("other digest for %s", same)
		}
	}
	if read(t, strings.Replace(base, `"t"`, `"u"`, 1)).Digest() == digest {
		t.Error("same digest for another title")
	}
}

func TestDifference(t *testing.T) {
	data := string(files(t)["moj-2026-03-30-waf-upgrade-rollback.json"])
	_, old := retell(t, read(t, data))
	for _, c := range []struct{ from, to, want string }{
		{"Justice ministry hosting", "Ministry hosting", "title"},
		{"high - sign-in", "medium - sign-in", "severity"},
		{`"detected_at": "2026-03-30T08:56`, `"detected_at": "2026-03-30T08:57`, "detected"},
		{"Redeploy planned", "Redeploy is planned", "reports"},
		{"Gives teams time", "Gives time", "decision"},
		{"Incident declared", "Incident called", "events"},
		{"Europe/London", "Asia/Tokyo", "timezone,reach"},
		{"Remove the temporary", "Keep the temporary", "action_items"},
		{"False positives of", "Positives of", "cause"},
	} {
		changed := strings.Replace(data, c.from, c.to, 1)
		if got := strings.Join(read(t, changed).Difference(old), ","); got != c.want {
			t.Errorf("%s: %s, want %s", c.to, got, c.want)
		}
	}
}

func TestBadFacts(t *testing.T) {
	for _, c := range []struct{ data, line, fault, what string }{
		{"", "1:1", FaultJSON, ""},
		{"{\n  \"name\": \"n\",\n  oops", "3:3", FaultJSON, "invalid character 'o'"},
		{`{"name": "障害", x`, "1:16", FaultJSON, "invalid character 'x'"},
		{`{"name":"n"} {}`, "1:14", FaultJSON, ""},
		{`[1]`, "1:1", FaultType, "[1]"},
		{`null`, "1:1", FaultType, "null"},
		{`{"title": null}`, "1:1", FaultName, "name = null"},
		{"{\"name\":\"n\",\n\"events\":[{},null,{\"at\":\n  \"yesterday\"}]}", "3:3", FaultTime, `events[2].at = "yesterday"`},
		{`{"name":"n","started_at":"2026-02-30T00:00:00Z"}`, "1:26", FaultTime, `started_at = "2026-02-30T00:00:00Z"`},
		{`{"name":"n","started_at":"0000-01-01T00:00:00+09:00"}`, "1:26", FaultTime, "started_at"},
		{`{"name":"n","started_at":1700000000}`, "1:26", FaultTime, "started_at = 1700000000"},
		{`{"name":"n","summary":{"a":1}}`, "1:23", FaultType, `summary = {"a":1}`},
		{`{"name":"n","events":[[1]]}`, "1:23", FaultType, "events[0] = [1]"},
		{`{"name":"n","impact":"all"}`, "1:22", FaultType, `impact = "all"`},
		{`{"name":"n","rollback":{"decided_at":"soon"}}`, "1:38", FaultTime, `rollback.decided_at = "soon"`},
	} {
		_, err := ReadFacts([]byte(c.data))
		var e *incident.Error
		if !errors.As(err, &e) || e.Code != incident.CodeBadFile || len(e.Args) != 4 {
			t.Errorf("%s: %v", c.data, err)
			continue
		}
		if e.Args[1] != c.line || e.Args[2] != c.fault || !strings.HasPrefix(e.Args[3], c.what) {
			t.Errorf("%s: %q, want %s %s %q", c.data, e.Args[1:], c.line, c.fault, c.what)
		}
	}
}

func TestFuture(t *testing.T) {
	f := read(t, `{"name":"n","events":[{"at":"2026-11-21T12:02:01Z","text":"x"}]}`)
	_, _, err := Retell(f, incident.By{}, incident.Env{Now: clock})
	var e *incident.Error
	if !errors.As(err, &e) || e.Code != incident.CodeFuture || e.Args[1] != "events[0]" {
		t.Errorf("%v", err)
	}
}

func TestOddFacts(t *testing.T) {
	f := read(t, `{"title":"t","timezone":"Mars/Base","severity_hint":"SEV1, bad","suspect_layers":["Application","db","データベース","moon"],
		"started_at":"2026-01-02T09:00:00+09:00","resolved_at":"2026-01-02T08:00:00+09:00","contributing_factors":["",null,"f"],
		"impact":{"users":4000,"from":"2026-01-02T09:00:00+09:00"},
		"rollback":{"considered":null,"reason":"why"},
		"external_updates":[{"at":"2026-01-02T11:00:00+09:00","audience":"客先","gist":"{{second}}"},{"at":"2026-01-02T10:00:00+09:00","audience":"客先","gist":null},{}],
		"events":[null,{"kind":"rumour","text":" "},"bare"],"action_items":["do",{"text":null,"kind":"later"}]}`)
	_, st := retell(t, f)
	if st.Imported != "t" || st.Zone != "Etc/GMT-9" || st.Severity.Severity != "" {
		t.Errorf("%q %q %q", st.Imported, st.Zone, st.Severity.Severity)
	}
	if got := st.Parts[incident.PartImpact]; !reflect.DeepEqual(got, []string{"4000", "SEV1, bad"}) {
		t.Errorf("impact %q", got)
	}
	if got := st.Triage.Reach.Period; got != "2026-01-02 09:00 –" {
		t.Errorf("period %q", got)
	}
	if got := st.Triage.Layers; len(got) != 2 {
		t.Errorf("layers %v", got)
	}
	if m := st.Metrics(); m.TTR != nil || len(st.Disorder()) != 1 {
		t.Errorf("an end before its start: %v, %v", m.TTR, st.Disorder())
	}
	var reports []string
	for _, r := range st.Reports {
		reports = append(reports, string(r.Audience)+" "+string(r.Stage)+" "+r.Text)
	}
	if want := []string{"(—) first (—)", "客先 first (—)", "客先 update {{second}}"}; !reflect.DeepEqual(reports, want) {
		t.Errorf("reports %q", reports)
	}
	if d := st.Decisions; len(d) != 1 || d[0].What != unsaid || d[0].Reason != "why" || d[0].Outcome != "" {
		t.Errorf("decisions %+v", d)
	}
	if st.Counts.Entries != 2 || len(st.ActionItems) != 2 || st.ActionItems[1].Text != unsaid {
		t.Errorf("%d entries, items %v", st.Counts.Entries, st.ActionItems)
	}
}

func TestZoneOfOffset(t *testing.T) {
	for offset, want := range map[string]string{
		"Z": utc, "+00:00": utc, "+09:00": "Etc/GMT-9", "-07:00": "Etc/GMT+7", "+05:30": utc, "+14:00": "Etc/GMT-14", "-13:00": utc,
	} {
		f := read(t, `{"name":"n","detected_at":"2026-01-02T09:00:00`+offset+`"}`)
		if f.Zone != want {
			t.Errorf("%s: %s, want %s", offset, f.Zone, want)
		}
		if _, err := time.LoadLocation(f.Zone); err != nil {
			t.Error(err)
		}
	}
	if f := read(t, `{"name":"n","timezone":"Local","started_at":"2026-01-02T09:00:00+09:00"}`); f.Zone != "Etc/GMT-9" {
		t.Errorf("Local: %s", f.Zone)
	}
}

func TestOutcome(t *testing.T) {
	for _, c := range []struct {
		considered bool
		text       string
		want       incident.Outcome
	}{
		{true, "Roll back the release", incident.RollBack}, {true, "設定を切り戻す", incident.RollBack},
		{false, "Roll back the release", ""}, {true, "Do not roll back", ""}, {true, "切り戻しではなく再起動", ""},
		{true, "Fix forward", ""}, {true, "", ""},
	} {
		if got := outcomeOf(Rollback{Considered: c.considered, Decision: c.text}); got != c.want {
			t.Errorf("%q: %q", c.text, got)
		}
	}
}
