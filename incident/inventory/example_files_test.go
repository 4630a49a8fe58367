package inventory

import (
	"cmp"
	"fmt"
	"os"
	"reflect"
	"slices"
	"testing"
	"time"
)

var examples = []string{"shop-ec.yaml", "metrics-saas.yaml"}

// lookedAt is shortly after the day the examples were last reviewed.
var lookedAt = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

func example(t testing.TB, name string) *Service {
	t.Helper()
	data, err := os.ReadFile("../../assets/example/" + name)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestExamplesPass(t *testing.T) {
	for _, name := range examples {
		s := example(t, name)
		r := s.Readiness(lookedAt)
		if r.Score <= 0.9 || r.PitfallCount() != 0 || !r.Pass() || r.Verdict != VerdictOK || len(gaps(r)) > 0 || len(r.Boundaries) != 5 || len(r.Stale) > 0 {
			t.Errorf("%s: score %.2f, pitfalls %+v, stale %v, boundaries %v, blanks %v", name, r.Score, r.Pitfalls, r.Stale, r.Boundaries, r.Blanks)
		}
		back, err := Parse(Format(s))
		if err != nil || !reflect.DeepEqual(s, back) {
			t.Errorf("%s does not survive being written: %v", name, err)
		}
	}
}

// Every field of the form is shown filled by one of the examples, since they
// are its documentation.
func TestExamplesShowEveryField(t *testing.T) {
	shown := map[string]bool{}
	for _, name := range examples {
		for k, v := range example(t, name).kinds() {
			for _, e := range k.entries(v) {
				for _, f := range k.fields {
					if !e.FieldByIndex(f.index).IsZero() {
						shown[k.kind+"."+f.key] = true
					}
				}
			}
		}
	}
	for _, sec := range schema() {
		for _, k := range sec.kinds {
			for _, f := range k.fields {
				ofEvery := len(f.index) == 2 // promoted from Base
				if !ofEvery && !shown[k.kind+"."+f.key] && k.kind != "answer" {
					t.Errorf("no example shows %s", k.kind+"."+f.key)
				}
			}
		}
	}
}

// One section emptied: the blanks to expect, the pitfalls and the verdict.
func TestSectionEmptied(t *testing.T) {
	for _, c := range []struct {
		section  string
		blanks   []string // some that must be there
		first    string   // one that must be among the worst
		pitfalls map[int]string
		verdict  Verdict
	}{
		{"monitoring", []string{"monitoring.watches", "monitoring.routes", "monitoring.severity", "monitoring.escalation", "monitoring.dashboards", "monitoring.checks"},
			"monitoring.routes", map[int]string{1: "unknown"}, VerdictOK},
		{"access", []string{"access.accounts", "access.leaver.rule", "access.leaver.owner"},
			"access.accounts", map[int]string{2: "unknown"}, VerdictOK},
		{"response", []string{"response.measures", "response.deciders", "response.notices", "response.rollbacks", "response.recovery", "response.major.rollback_after", "response.runbooks", "response.limits"},
			"response.measures", map[int]string{}, VerdictOK},
		{"investigation", []string{"investigation.integrations", "investigation.logs", "investigation.ends", "investigation.impact", "investigation.jobs", "investigation.vendor_outage.text", "investigation.facts.collector"},
			"investigation.integrations", map[int]string{3: "unknown", 4: "unknown", 5: "unknown"}, VerdictAgreeFirst},
		{"change", []string{"change.release.approver", "change.emergency.rule", "change.sensitive", "change.patches.every", "change.capacity.scaling"},
			"change.sensitive", map[int]string{6: "unknown", 7: "unknown"}, VerdictAgreeFirst},
		{"contact", []string{"contact.people", "contact.first_report.cadence", "contact.post_report.due_days"},
			"contact.people", map[int]string{1: "yes"}, VerdictOK},
		{"boundaries", []string{"boundaries.notification.who", "boundaries.reporting.what"},
			"boundaries.notification.who", map[int]string{}, VerdictOK},
	} {
		for _, name := range examples {
			t.Run(c.section+" of "+name, func(t *testing.T) {
				s := example(t, name)
				full := s.Readiness(lookedAt).Score
				empty(s, c.section)
				checkEmptied(t, s.Readiness(lookedAt), full, c.section, c.blanks, c.first, c.pitfalls, c.verdict)
			})
		}
	}
}

func checkEmptied(t *testing.T, r Report, full float64, section string, blanks []string, first string, pitfalls map[int]string, verdict Verdict) {
	t.Helper()
	var paths []string
	for i, b := range r.Blanks {
		if b.Section != section {
			t.Errorf("%s is blank in another section", b.Path)
		}
		if i > 0 && b.Weight > r.Blanks[i-1].Weight {
			t.Errorf("%s is worse than the one before it", b.Path)
		}
		paths = append(paths, b.Path)
	}
	for _, want := range blanks {
		if !slices.Contains(paths, want) {
			t.Errorf("%s is not told as blank", want)
		}
	}
	if i := slices.Index(paths, first); i < 0 || r.Blanks[i].Weight != r.Blanks[0].Weight {
		t.Errorf("%s is not among the worst: %v", first, paths)
	}
	for _, p := range r.Pitfalls {
		want := pitfalls[p.N]
		if want == "" {
			want = "no"
		}
		by := map[string]string{"unknown": ByNobody}[p.Answer]
		if p.Answer != want || (want != "no") != (len(p.Evidence) > 0) || p.By != cmp.Or(by, ByFields) {
			t.Errorf("pitfall %d %s: %s %v, want %s", p.N, p.Key, p.Answer, p.Evidence, want)
		}
	}
	if r.Verdict != verdict {
		t.Errorf("verdict %s, want %s", r.Verdict, verdict)
	}
	for _, sec := range r.Sections {
		if (sec.Section == section) != (sec.Score == 0) {
			t.Errorf("section %s has score %.2f", sec.Section, sec.Score)
		}
	}
	if r.Score > full-0.05 {
		t.Errorf("score only fell from %.2f to %.2f", full, r.Score)
	}
}

// empty takes a whole section away.
func empty(s *Service, section string) {
	for _, sec := range schema() {
		if sec.key == section {
			reflect.ValueOf(s).Elem().Field(sec.index).SetZero()
		}
	}
}

func TestFourPitfallsMeanDoNotTake(t *testing.T) {
	s := example(t, "shop-ec.yaml")
	empty(s, "investigation")
	s.Pitfalls.SilentJobs = Answer{Answer: Text{Value: "no"}, Because: Text{Value: "no jobs"}}
	if r := s.Readiness(lookedAt); r.PitfallCount() != 2 || r.Verdict != VerdictAgreeFirst {
		t.Error("a person's no must count where the fields are blank:", r.Pitfalls)
	}
	empty(s, "change")
	if r := s.Readiness(lookedAt); r.PitfallCount() != 4 || r.Verdict != VerdictDoNotTake || r.Pass() {
		t.Error(r.PitfallCount(), r.Verdict)
	}
}

// Each pitfall by one field of the example.
func TestPitfallByOneField(t *testing.T) {
	for n, blank := range map[int]func(*Service){
		1: func(s *Service) { s.Monitoring.Routes.Items[0].NobodyAnswers = Text{} },
		2: func(s *Service) { s.Access.Accounts.Items[1].MFAEmergency = Text{} },
		3: func(s *Service) { s.Investigation.Ends.Items = s.Investigation.Ends.Items[:3] },
		4: func(s *Service) { s.Investigation.Integrations.Items[2].Retry = Text{} },
		5: func(s *Service) { s.Investigation.Jobs.Items[0].WatchedBy = Text{} },
		6: func(s *Service) { s.Change.Capacity.ProtectFirst = Text{} },
		7: func(s *Service) { s.Change.Sensitive.Items[0].Holder = Text{} },
	} {
		for _, said := range []string{"", "no"} {
			s := example(t, "shop-ec.yaml")
			blank(s)
			reflect.ValueOf(&s.Pitfalls).Elem().Field(n - 1).FieldByName("Answer").FieldByName("Value").SetString(said)
			for _, p := range s.Readiness(lookedAt).Pitfalls {
				want := map[bool]string{true: "yes", false: "no"}[p.N == n]
				if p.Answer != want || len(p.Evidence) != map[string]int{"yes": 1, "no": 0}[want] || p.By != ByFields || len(p.Looked) == 0 {
					t.Errorf("blank %d, said %q: pitfall %d is %s %v by %s", n, said, p.N, p.Answer, p.Evidence, p.By)
				}
			}
		}
	}
	s := example(t, "shop-ec.yaml")
	s.Pitfalls.Surge.Answer.Value = "yes"
	if r := s.Readiness(lookedAt); r.Pitfalls[5].Answer != "yes" || r.Pitfalls[5].By != ByPerson || r.Pass() {
		t.Error("a person's yes must stand")
	}
}

func TestDoesNotApplyIsAnAnswer(t *testing.T) {
	s := example(t, "shop-ec.yaml")
	s.Investigation.Jobs = List[Job]{NA: "バッチなし"}
	s.Investigation.Integrations.Items[0] = Integration{Base: Base{ID: "paygate", NA: "解約済み"}}
	if r := s.Readiness(lookedAt); !r.Pass() || len(r.Blanks) > 0 {
		t.Error(r.Score, r.Blanks, r.Pitfalls)
	}
}

func TestBoundaryGaps(t *testing.T) {
	s := example(t, "shop-ec.yaml")
	s.Boundaries.Change.When = Text{}
	s.Boundaries.Reporting = Boundary{}
	r := s.Readiness(lookedAt)
	if got := fmt.Sprint(gaps(r)); got != "[change:when reporting:who reporting:when reporting:what]" {
		t.Error(got)
	}
	if b := r.Boundaries[0]; b.Line != "notification" || b.AgreedWith != "A社 小林" || b.AgreedOn != "2026-08-20" {
		t.Errorf("%+v", b)
	}
}

// gaps are what the five lines lack.
func gaps(r Report) (out []string) {
	for _, b := range r.Boundaries {
		for _, m := range b.Missing {
			out = append(out, b.Line+":"+m)
		}
	}
	return out
}

func TestStale(t *testing.T) {
	s := example(t, "shop-ec.yaml") // reviewed as a whole on 2 November
	at := func(month time.Month, day int) int {
		return len(s.Readiness(time.Date(2027, month, day, 3, 0, 0, 0, time.UTC)).Stale)
	}
	if n := at(1, 31); n != 0 {
		t.Errorf("%d entries stale on day 90", n)
	}
	if n := at(2, 1); n < 60 {
		t.Errorf("only %d entries stale on day 91", n)
	}
	s.Change.Sensitive.Items[2].ReviewEvery = "10d"
	s.Monitoring.Dashboards.Items[0].Reviewed = "2026-11-15"
	s.Monitoring.Dashboards.Items[0].ReviewEvery = "1w"
	got := s.Readiness(time.Date(2026, 11, 22, 15, 30, 0, 0, time.UTC)).Stale // the 23rd in Tokyo
	if fmt.Sprint(got) != "[{monitoring.dashboards.overview ショップ全体 2026-11-15 2026-11-22} {change.sensitive.cert-shop shop.example.jp の証明書 2026-11-02 2026-11-12}]" {
		t.Error(got)
	}
	s.Monitoring.Dashboards.Items[0].Updated = "2026-11-20"
	s.Service.Updated, s.Service.Reviewed = "2026-11-20", ""
	for _, st := range s.Readiness(time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)).Stale {
		if st.Path == "monitoring.dashboards.overview" || st.Path == "service" {
			t.Error("changed two days ago:", st)
		} else if st.Reviewed != "" {
			t.Error("a change of service counts for no other entry:", st)
		}
	}
	s = &Service{Access: Access{Leaver: Leaver{Base: Base{Updated: "2026-01-01"}}}} // cleared again
	s.Monitoring.Dashboards.Items = []Dashboard{{Base: Base{ID: "a"}, URL: Text{Value: "https://a.example.jp"}}, {Base: Base{ID: "b", Name: "B"}, Layers: Texts{Values: []string{"db"}}}}
	if got := s.Readiness(lookedAt).Stale; fmt.Sprint(got) != "[{monitoring.dashboards.a a  }]" {
		t.Error("never reviewed:", got)
	}
}
