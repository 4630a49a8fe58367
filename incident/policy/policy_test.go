package policy

import (
	"errors"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"shirei/incident"
)

func defaults(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("../../assets/policy.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestDefaultsAreInTheFile reads the file over nothing, so that it has to say all of PRODUCT.md's table itself.
func TestDefaultsAreInTheFile(t *testing.T) {
	got, err := Parse(defaults(t), incident.Policy{})
	if err != nil {
		t.Fatal(err)
	}
	if want := incident.DefaultPolicy(); !reflect.DeepEqual(got, want) {
		t.Errorf("\n got %+v\nwant %+v", got, want)
	}
}

func TestOverlay(t *testing.T) {
	base := incident.DefaultPolicy()
	got, err := Parse([]byte(`
high:
  first_report: 20m
  escalate: [{after: 2bh, to: 部長}, {after: 1bd, to: management}]
  decide: "-"
chair: {pressed: 2h}
`), base)
	if err != nil {
		t.Fatal(err)
	}
	want := incident.DefaultPolicy()
	want.ChairPressed = incident.Term{Plain: 2 * time.Hour}
	row := want.Rows[incident.High]
	row.FirstReport, row.Decide = incident.Term{Plain: 20 * time.Minute}, incident.Term{}
	row.Ladder = []incident.Rung{{After: incident.Term{Hours: 2 * time.Hour}, To: "部長"}, {After: incident.Term{Days: 1}, To: "management"}}
	want.Rows[incident.High] = row
	if !reflect.DeepEqual(got, want) {
		t.Errorf("\n got %+v\nwant %+v", got, want)
	}
	if !reflect.DeepEqual(base, incident.DefaultPolicy()) {
		t.Error("the base was changed")
	}
}

func TestNothingSaidChangesNothing(t *testing.T) {
	for _, in := range []string{"", "\n", "# only a comment\n", "---\n"} {
		got, err := Parse([]byte(in), incident.DefaultPolicy())
		if err != nil || !reflect.DeepEqual(got, incident.DefaultPolicy()) {
			t.Errorf("%q: %+v, %v", in, got, err)
		}
	}
}

func TestFaultsNameTheLine(t *testing.T) {
	for in, want := range map[string][]string{
		"severity: 10m\nhgih: {}":                 {"2", "unknown_key", "hgih"},
		"high:\n  first_report: 30m\n  frist: 1h": {"3", "unknown_key", "frist"},
		"high:\n  first_report: 30":               {"2", "bad_term", "30"},
		"high:\n  first_report: soon":             {"2", "bad_term", "soon"},
		"high:\n  first_report: 1.5s":             {"2", "bad_term", "1.5s"},
		"high:\n  first_report: -30m":             {"2", "bad_term", "-30m"},
		"high:\n  first_report:\n  update: 1h":    {"2", "bad_term", ""},
		"high:\n  first_report: [30m]":            {"2", "bad_term", ""},
		"high:\n  repeat: 1bd":                    {"2", "plain_term", "1bd"},
		"chair: {offered: 4bh}":                   {"1", "plain_term", "4bh"},
		"high:\n  report_days: 0":                 {"2", "bad_number", "0"},
		"high:\n  report_days: many":              {"2", "bad_number", "many"},
		"high: 30m":                               {"1", "not_a_map", "high"},
		"- high":                                  {"1", "not_a_map", File},
		"high:\n  escalate: l3":                   {"2", "not_a_list", "escalate"},
		"high:\n  escalate:\n    - after: 1h\n    - {after: 2h, to: l3}": {"3", "missing", "to"},
		"high:\n  escalate:\n    - to: l3":                               {"3", "missing", "after"},
		"high:\n  escalate:\n    - {after: 1h, to: \"a\\tb\"}":           {"3", "bad_text", "a\tb"},
		"severity: &x 10m":                  {"1", "alias"},
		"severity: !!str 10m":               {"1", "alias"},
		"a: &a 1\nb: *a":                    {"1", "alias"},
		"%YAML 1.2\n---\nseverity: 10m":     {"1", "alias"},
		"high: {<<: {}}":                    {"1", "alias"},
		"high:\n  [[[[[1]]]]]":              {"2", "too_deep"},
		"high: {}\nlow: {}\n":               {"2", "unknown_key", "low"},
		"severity: 10m\nseverity: 20m":      {"2", "twice", "severity"},
		"severity: 10m\n---\nseverity: 20m": {"3", "documents"},
	} {
		_, err := Parse([]byte(in), incident.DefaultPolicy())
		var e *incident.Error
		if !errors.As(err, &e) || e.Code != incident.CodeBadFile {
			t.Errorf("%q: %v", in, err)
			continue
		}
		if !slices.Equal(e.Args[1:], want) {
			t.Errorf("%q: %q, want %q", in, e.Args[1:], want)
		}
	}
}

func TestBrokenYAMLNamesTheLine(t *testing.T) {
	for in, line := range map[string]string{"severity: 10m\nhigh: [": "2", "? {high: 1}\n: 2": "2", "a: b: c": "1"} {
		_, err := Parse([]byte(in), incident.DefaultPolicy())
		var e *incident.Error
		if !errors.As(err, &e) || e.Code != incident.CodeBadFile || e.Args[1] != line {
			t.Errorf("%q: %v", in, err)
		}
	}
}

func TestTooBig(t *testing.T) {
	_, err := Parse([]byte(strings.Repeat("#\n", maxSize)), incident.DefaultPolicy())
	var e *incident.Error
	if !errors.As(err, &e) || e.Code != incident.CodeTooBig {
		t.Error(err)
	}
}

// FuzzParse: whatever a file holds, it gives a policy whose terms are whole minutes and whose rungs are told, or an
// *incident.Error; it never panics.
func FuzzParse(f *testing.F) {
	f.Add(defaults(f))
	for _, in := range []string{"a: &a [*a, *a]", "high: {<<: *x}", "? {a: b}\n: c", "high:\n  escalate:\n  - \n", "\x00", "severity: 1e3", "--- |\n x"} {
		f.Add([]byte(in))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Parse(data, incident.DefaultPolicy())
		var e *incident.Error
		if err != nil && !errors.As(err, &e) {
			t.Fatalf("%T: %v", err, err)
		}
		for _, row := range p.Rows {
			for _, rung := range row.Ladder {
				if rung.To == "" || rung.After.IsZero() || rung.After.Plain%time.Minute != 0 {
					t.Errorf("a rung %+v", rung)
				}
			}
		}
	})
}
