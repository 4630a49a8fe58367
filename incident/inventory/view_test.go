package inventory

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func paths(entries []Entry) string {
	out := make([]string, len(entries))
	for i, e := range entries {
		out[i] = e.Path
	}
	return strings.Join(out, " ")
}

func TestViewFind(t *testing.T) {
	v := NewView(example(t, "shop-ec.yaml"), "ja", lookedAt)
	for query, want := range map[string]string{
		"ＰａｙＧａｔｅ 窓口":     "investigation.integrations.paygate", // full width and case
		"売上確定 ﾛｸﾞｸﾞﾙｰﾌﾟ": "investigation.jobs.settle",          // half-width kana
		"小林 誠 部長":        "",                                   // not in one entry
		"03-0000-4401":   "contact.people.paygate-desk",
		"縮退 代引き":         "response.measures.cod-only", // the word of a choice
	} {
		got := paths(v.Find(query))
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: %s", query, got)
		}
	}
	if len(v.Find(" ")) != len(v.Entries()) {
		t.Error("an empty query finds all")
	}
}

func TestViewOfLayers(t *testing.T) {
	s := example(t, "shop-ec.yaml")
	v := NewView(s, "ja", lookedAt)
	if got := paths(v.OfLayers("log", "external", "db")); got != "investigation.logs.log-paygate investigation.logs.log-db" {
		t.Error(got)
	}
	if got := paths(v.OfLayers("job", "app")); strings.Count(got, " ") != 2 {
		t.Error("jobs belong to the application unless said otherwise:", got)
	}
	s.Investigation.Logs.Items = nil
	got := NewView(s, "ja", lookedAt).OfLayers("log", "db")
	if len(got) != 1 || !got[0].Blank || got[0].Lines()[0].State != Blank || got[0].Lines()[0].Weight != 15 {
		t.Errorf("a blank list must show as a blank: %+v", got)
	}
}

func TestViewEntry(t *testing.T) {
	s := example(t, "shop-ec.yaml")
	s.Response.Measures.Items[0].Effect = Text{}
	s.Access.Accounts.Items[0].PasswordPlace.Value = "hunter2"
	s.Access.Accounts.Items[0].SecretOK = true
	v := NewView(s, "ja", lookedAt)
	line := func(path, key string) Line {
		e, ok := v.Entry(path)
		i := slices.IndexFunc(e.Lines(), func(l Line) bool { return l.Key == key })
		if !ok || i < 0 {
			t.Fatalf("%s has no %s", path, key)
		}
		return e.Lines()[i]
	}
	if l := line("response.measures.cod-only", "measure.effect"); l.State != Blank || l.Value != "" || l.Step != "decide" || l.Weight != 5 {
		t.Errorf("%+v", l)
	}
	if l := line("response.measures.cod-only", "measure.minutes"); l.Value != "5分" || l.Label != "所要時間" {
		t.Errorf("%+v", l)
	}
	if l := line("response.major", "major.decider"); l.Value != "運用責任者 (高橋 直樹)" || l.Raw != "d-agency" {
		t.Errorf("%+v", l)
	}
	if l := line("access.accounts.cloud", "account.password_place"); !l.Secret || len(v.Find("hunter2")) > 0 {
		t.Errorf("a secret must be marked and not be found: %+v", l)
	}
	if l := line("response.rollbacks.cdn-rollback", "rollback.irreversible_after"); l.State != NA || l.Value != "対象外 (いつでも前の版に戻せる)" {
		t.Errorf("%+v", l)
	}
	job, _ := v.Entry("investigation.jobs.settle")
	if job.Command == "" || job.Copy != job.Command || job.Stale || job.Reviewed != "2026-11-02" {
		t.Errorf("%+v", job)
	}
	person, _ := v.Entry("contact.people.sato")
	if person.Copy != "03-0000-1101" {
		t.Errorf("a person is copied as the first way to reach them: %q", person.Copy)
	}
	top, _ := v.Entry("monitoring.dashboards.overview")
	if !top.First || top.URL != "https://grafana.example.jp/d/shop-overview" {
		t.Errorf("%+v", top)
	}
}

// An empty inventory shows every kind of every section as a blank in place.
func TestViewOfNothing(t *testing.T) {
	v := NewView(&Service{}, "en", lookedAt)
	kinds := 0
	for _, sec := range schema() {
		if sec.key != "pitfalls" {
			kinds += len(sec.kinds)
		}
	}
	if len(v.Entries()) != kinds || len(v.Sections) != 8 {
		t.Fatal(len(v.Entries()), len(v.Sections))
	}
	for _, e := range v.Entries() {
		if !e.Blank || len(e.Lines()) == 0 {
			t.Errorf("%s: %+v", e.Path, e)
		}
	}
}

// Both languages word every section, kind, field, choice, step and pitfall.
func TestLabels(t *testing.T) {
	keys := []string{"does_not_apply", "comma", "unit.minutes", "unit.days"}
	for _, sec := range schema() {
		keys = append(keys, sec.key)
		for _, k := range sec.kinds {
			keys = append(keys, k.path(), k.kind)
			for _, f := range k.fields {
				keys = append(keys, k.kind+"."+f.key)
				for _, choice := range choices[f.check] {
					keys = append(keys, f.check+"."+choice)
				}
			}
		}
	}
	for _, step := range Steps() {
		keys = append(keys, "step."+step)
	}
	for _, kind := range choices["mean_kind"] {
		keys = append(keys, "mean_kind."+kind)
	}
	for _, key := range keys {
		for _, lang := range []string{"ja", "en"} {
			if Label(lang, key) == key {
				t.Errorf("no word in %s for %s", lang, key)
			}
		}
	}
	for key := range labelsEN {
		if labelsJA[key] == "" {
			t.Errorf("no Japanese for %s", key)
		}
	}
	if len(labelsEN) != len(labelsJA) {
		t.Error("the languages differ in keys")
	}
	if got := PlaceLabel("ja", "investigation.integrations.paygate.retry", "PayGate"); got != "外部連携 > PayGate > リトライ" {
		t.Error(got)
	}
	if got := PlaceLabel("en", "change.release.approver", ""); got != "Release > Approver" {
		t.Error(got)
	}
}

func TestLadder(t *testing.T) {
	s := example(t, "shop-ec.yaml")
	var names []string
	for _, p := range s.Ladder("ito") {
		names = append(names, p.ID)
	}
	if fmt.Sprint(names) != "[ito suzuki takahashi kobayashi yamamoto]" {
		t.Error(names)
	}
	if p, ok := s.Person("d-client"); !ok || p.ID != "kobayashi" {
		t.Error("a decider is a person:", p.ID)
	}
}

func TestFormatEntry(t *testing.T) {
	s := example(t, "shop-ec.yaml")
	got, ok := FormatEntry(s, "response.promises.p-first")
	want := "id: p-first\nname: 一次報告\npromise: first_report\ncritical: \"10m\"\nhigh: \"30m\"\nmedium: \"4bh\"\n"
	if !ok || strings.ReplaceAll(string(got), `"`, "") != strings.ReplaceAll(want, `"`, "") {
		t.Errorf("%s", got)
	}
	if _, ok := FormatEntry(s, "response.promises.none"); ok {
		t.Error("there is no such entry")
	}
}
