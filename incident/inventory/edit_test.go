package inventory

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"shirei/incident"
)

const forEdits = `service:
  id: shop
  zone: Asia/Tokyo
monitoring:
  dashboards:
    - id: top
      first: true
      url: https://example.jp/
      layer: [app]
    - id: db
  routes:
    - id: page
      first_taker: sato
  checks: {na: none}
access:
  accounts:
    - id: cloud
      password_place: hunter2
      secret_ok: true
response:
  deciders:
    - id: boss
      contact: ito
  measures:
    - id: stop
      decider: boss
contact:
  people:
    - id: sato
      then: ito
    - id: ito
  first_report:
    to: [sato, ito]
`

func parsed(t testing.TB, doc string) *Service {
	t.Helper()
	s, err := Parse([]byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Every rule that a file is held to holds for an edit; the path names the field.
func TestApplyRefuses(t *testing.T) {
	s := parsed(t, forEdits)
	top := "monitoring.dashboards.top"
	for _, c := range []struct {
		name  string
		edits []incident.InventoryEdit
		code  string
		path  string
		says  string
	}{
		{"no such kind", []incident.InventoryEdit{set(s, "monitoring.graphs.a", "url", `"x"`)}, CodeUnknownPath, "monitoring.graphs.a", "no such entry"},
		{"a section", []incident.InventoryEdit{set(s, "monitoring", "na", `"x"`)}, CodeUnknownPath, "monitoring", "no such entry"},
		{"a field", []incident.InventoryEdit{set(s, top+".url", "na", `"x"`)}, CodeUnknownPath, top + ".url", "no such entry"},
		{"a list removed", []incident.InventoryEdit{{Path: "monitoring.dashboards", Remove: true}}, CodeUnknownPath, "monitoring.dashboards", "no such entry"},
		{"unknown key", []incident.InventoryEdit{set(s, top, "link", `"x"`)}, CodeUnknownKey, top + ".link", "url"},
		{"a key that asks for a secret", []incident.InventoryEdit{set(s, "access.accounts.cloud", "password", `"x"`)}, CodeSecret, "access.accounts.cloud.password", "where it is kept"},
		{"unknown key of a list", []incident.InventoryEdit{set(s, "monitoring.routes", "to", `"x"`)}, CodeUnknownKey, "monitoring.routes.to", "na"},
		{"not JSON", []incident.InventoryEdit{set(s, top, "shows", `x`)}, CodeSyntax, top + ".shows", ""},
		{"a list for a text", []incident.InventoryEdit{set(s, top, "shows", `["a"]`)}, CodeWrongType, top + ".shows", "text wanted"},
		{"text for a flag", []incident.InventoryEdit{set(s, "monitoring.dashboards.db", "first", `"yes"`)}, CodeWrongType, "monitoring.dashboards.db.first", "true or false"},
		{"a text for ways", []incident.InventoryEdit{set(s, "contact.people.ito", "means", `"03"`)}, CodeWrongType, "contact.people.ito.means", "a list wanted"},
		{"url", []incident.InventoryEdit{set(s, top, "url", `"ftp://x"`)}, CodeBadURL, top + ".url", "http"},
		{"zone", []incident.InventoryEdit{set(s, "service", "zone", `"Mars"`)}, CodeBadZone, "service.zone", "Mars"},
		{"hours of a way", []incident.InventoryEdit{set(s, "contact.people.ito", "means", `[{"kind":"phone","value":"1","hours":"9-25"}]`)}, CodeBadHours, "contact.people.ito.means.#1.hours", "9-25"},
		{"choice", []incident.InventoryEdit{set(s, "response.measures.stop", "kind", `"pray"`)}, CodeUnknownChoice, "response.measures.stop.kind", "degrade"},
		{"layer", []incident.InventoryEdit{set(s, top, "layer", `["app","disk"]`)}, CodeUnknownLayer, top + ".layer", "disk"},
		{"number", []incident.InventoryEdit{set(s, "response.measures.stop", "minutes", `1.5`)}, CodeBadNumber, "response.measures.stop.minutes", "1.5"},
		{"date", []incident.InventoryEdit{set(s, top, "reviewed", `"2026-02-30"`)}, CodeBadDate, top + ".reviewed", "2026-02-30"},
		{"period", []incident.InventoryEdit{set(s, top, "review_every", `"often"`)}, CodeBadPeriod, top + ".review_every", "often"},
		{"na without a reason", []incident.InventoryEdit{set(s, top, "shows", `{"na":null}`)}, CodeMissingReason, top + ".shows", "reason"},
		{"dangling", []incident.InventoryEdit{set(s, "response.measures.stop", "decider", `"nobody"`)}, CodeDangling, "response.measures.stop.decider", "nobody"},
		{"a decider is no desk", []incident.InventoryEdit{added("investigation.integrations.x", "desk", `"boss"`)}, CodeDangling, "investigation.integrations.x.desk", "boss"},
		{"circle", []incident.InventoryEdit{set(s, "contact.people.ito", "then", `"sato"`)}, CodeCircular, "contact.people.sato.then", "sato → ito → sato"},
		{"two first", []incident.InventoryEdit{set(s, "monitoring.dashboards.db", "first", "true")}, CodeTwoFirst, "monitoring.dashboards.db.first", "top"},
		{"id taken", []incident.InventoryEdit{added(top, "url", `"https://b.example/"`)}, CodeDuplicateID, top, `"top"`},
		{"id taken by an edit before", []incident.InventoryEdit{added("monitoring.dashboards.new"), added("monitoring.dashboards.new")}, CodeDuplicateID, "monitoring.dashboards.new", `"new"`},
		{"bad id", []incident.InventoryEdit{added("monitoring.dashboards.a b")}, CodeBadID, "monitoring.dashboards.a b.id", `"a b"`},
		{"id of an entry", []incident.InventoryEdit{set(s, top, "id", `"best"`)}, CodeFixedID, top + ".id", `"top"`},
		{"id of the service", []incident.InventoryEdit{set(s, "service", "id", `"mall"`)}, CodeFixedID, "service.id", `"shop"`},
		{"secret", []incident.InventoryEdit{set(s, top, "shows", `"password: hunter2"`)}, CodeSecret, top + ".shows", "where it is kept"},
		{"no longer let pass", []incident.InventoryEdit{set(s, "access.accounts.cloud", "secret_ok", "null")}, CodeSecret, "access.accounts.cloud.password_place", "where it is kept"},
		{"a person others name", []incident.InventoryEdit{removed(s, "contact.people.ito")}, CodeInUse, "contact.people.ito", "boss"},
		{"a decider others name", []incident.InventoryEdit{removed(s, "response.deciders.boss")}, CodeInUse, "response.deciders.boss", "Measures"},
		{"a list with entries does not apply", []incident.InventoryEdit{set(s, "monitoring.dashboards", "na", `"none"`)}, CodeNotEmpty, "monitoring.dashboards.na", "2 entries"},
		{"too big", []incident.InventoryEdit{set(s, "service", "slo", `"`+strings.Repeat("x", maxMiB<<20)+`"`)}, CodeTooBig, "", "2 MiB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			after, err := s.Apply(c.edits...)
			var ps Problems
			if !errors.As(err, &ps) || after != nil {
				t.Fatalf("got %v, %v", after, err)
			}
			p := ps[0]
			if p.Code != c.code || p.Path != c.path || p.Line != 0 || len(ps) != 1 || !strings.Contains(p.Words("en"), c.says) {
				t.Errorf("%q at %q: %v", p.Code, p.Path, err)
			}
			if said := p.Words("ja"); said == "" || strings.Contains(said, "%!") || strings.Contains(said, "hunter2") {
				t.Errorf("in Japanese: %q", said)
			}
			if !reflect.DeepEqual(s, parsed(t, forEdits)) {
				t.Fatal("what was edited has changed")
			}
		})
	}
}

// What edits make of the inventory, as it would be written; what they are made on stays.
func TestApply(t *testing.T) {
	s := parsed(t, forEdits)
	for _, c := range []struct {
		name  string
		edits []incident.InventoryEdit
		path  string
		want  string // of the entry, empty where it is gone
	}{
		{"answers of every type", []incident.InventoryEdit{set(s, "monitoring.dashboards.db", "name", `"ＤＢ"`, "shows", `{"na":"none"}`, "layer", `["db","infra"]`)},
			"monitoring.dashboards.db", "id: db\nname: ＤＢ\nshows: {na: \"none\"}\nlayer: [db, infra]\n"},
		{"minutes as they are written", []incident.InventoryEdit{set(s, "response.measures.stop", "minutes", `"1h30m"`)},
			"response.measures.stop", "id: stop\nminutes: 90\ndecider: boss\n"},
		{"cleared by null and by nothing", []incident.InventoryEdit{set(s, "monitoring.dashboards.top", "url", "null", "layer", "[]", "first", "false")}, "monitoring.dashboards.top", "id: top\n"},
		{"added, with an id of any script", []incident.InventoryEdit{added("contact.people.שָׁלוֹם", "name", `"שלום"`)}, "contact.people.שָׁלוֹם", "id: שָׁלוֹם\nname: שלום\n"},
		{"added where none applied", []incident.InventoryEdit{added("monitoring.checks.c", "look", `"x"`)}, "monitoring.checks.c", "id: c\nlook: x\n"},
		{"a secret with leave", []incident.InventoryEdit{set(s, "monitoring.dashboards.db", "shows", `"password: hunter2"`, "secret_ok", "true")},
			"monitoring.dashboards.db", "id: db\nsecret_ok: true\nshows: \"password: hunter2\"\n"},
		{"another answer of an entry that may", []incident.InventoryEdit{set(s, "access.accounts.cloud", "login", `"SSO"`)},
			"access.accounts.cloud", "id: cloud\nsecret_ok: true\nlogin: SSO\npassword_place: hunter2\n"},
		{"removed", []incident.InventoryEdit{removed(s, "monitoring.dashboards.db")}, "monitoring.dashboards.db", ""},
		{"removed twice", []incident.InventoryEdit{removed(s, "monitoring.dashboards.db"), removed(s, "monitoring.dashboards.db")}, "monitoring.dashboards.db", ""},
		{"removed with those that name it", []incident.InventoryEdit{removed(s, "response.measures.stop"), removed(s, "response.deciders.boss")}, "response.deciders.boss", ""},
		{"first passed on", []incident.InventoryEdit{set(s, "monitoring.dashboards.db", "first", "true"), set(s, "monitoring.dashboards.top", "first", "null")}, "monitoring.dashboards.db", "id: db\nfirst: true\n"},
		{"cleared, once", []incident.InventoryEdit{removed(s, "contact.first_report")}, "contact.first_report", ""},
		{"the service keeps its id", []incident.InventoryEdit{removed(s, "service")}, "service", "id: shop\n"},
		{"its own id again", []incident.InventoryEdit{set(s, "service", "id", `"shop"`, "name", `"店"`)}, "service", "id: shop\nname: 店\nzone: Asia/Tokyo\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			after, err := s.Apply(c.edits...)
			if err != nil {
				t.Fatal(err)
			}
			got, _ := FormatEntry(after, c.path)
			if string(got) != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if !reflect.DeepEqual(after, parsed(t, string(Format(after)))) {
				t.Error("does not read as it is")
			}
			if !reflect.DeepEqual(s, parsed(t, forEdits)) {
				t.Fatal("what was edited has changed")
			}
		})
	}
}

func TestApplyLists(t *testing.T) {
	s := parsed(t, forEdits)
	after, err := s.Apply(set(s, "monitoring.checks", "na", `"some day"`), removed(s, "monitoring.routes.page"), set(s, "monitoring.routes", "na", `"nobody"`))
	if err != nil || after.Monitoring.Checks.NA != "some day" || after.Monitoring.Routes.NA != "nobody" || after.Monitoring.Routes.Items != nil {
		t.Fatalf("%v %+v", err, after)
	}
	if got := string(after.Answer("monitoring.routes")); got != `{"na":"nobody"}` {
		t.Error(got)
	}
	if s.Answer("monitoring.dashboards") != nil || s.Answer("monitoring.dashboards.top") != nil || s.Answer("nowhere.x") != nil {
		t.Error("an answer where there is none")
	}
}

// Two people at one entry: what they did to different answers merges, what they did to the same one is told.
func TestApplyConflicts(t *testing.T) {
	was := parsed(t, forEdits)
	top := "monitoring.dashboards.top"
	theirs, err := was.Apply(set(was, top, "url", `"https://their.example/"`, "updated", `"2026-11-21"`, "updated_by", `"伊藤"`), removed(was, "monitoring.dashboards.db"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		mine incident.InventoryEdit
		want *Conflict
	}{
		{"another answer", set(was, top, "shows", `"x"`, "updated", `"2026-11-22"`, "updated_by", `"佐藤"`), nil},
		{"the same change", set(was, top, "url", `"https://their.example/"`), nil},
		{"the same answer", set(was, top, "url", `"https://my.example/"`),
			&Conflict{Path: top + ".url", Key: "url", Was: json.RawMessage(`"https://example.jp/"`), Theirs: json.RawMessage(`"https://their.example/"`), Mine: json.RawMessage(`"https://my.example/"`)}},
		{"cleared", set(was, top, "url", `null`),
			&Conflict{Path: top + ".url", Key: "url", Was: json.RawMessage(`"https://example.jp/"`), Theirs: json.RawMessage(`"https://their.example/"`), Mine: json.RawMessage(`null`)}},
		{"removed by me", removed(was, top),
			&Conflict{Path: top + ".url", Key: "url", Was: json.RawMessage(`"https://example.jp/"`), Theirs: json.RawMessage(`"https://their.example/"`)}},
		{"removed by them", set(was, "monitoring.dashboards.db", "shows", `"x"`), &Conflict{Path: "monitoring.dashboards.db", Removed: true}},
		{"removed by both", removed(was, "monitoring.dashboards.db"), nil},
		{"blank before, and still", set(&Service{}, "contact.people.sato", "org", `"A社"`), nil},
		{"blank before, and filled since", set(&Service{}, "contact.people.sato", "then", `null`),
			&Conflict{Path: "contact.people.sato.then", Key: "then", Theirs: json.RawMessage(`"ito"`), Mine: json.RawMessage(`null`)}},
		{"a list that applies since", set(was, "monitoring.checks", "na", `"never"`), nil},
		{"a list for which another reason stands", func() incident.InventoryEdit {
			e := set(was, "monitoring.checks", "na", `"never"`)
			e.Was = map[string]json.RawMessage{"na": json.RawMessage(`"before"`)}
			return e
		}(), &Conflict{Path: "monitoring.checks.na", Key: "na", Was: json.RawMessage(`"before"`), Theirs: json.RawMessage(`"none"`), Mine: json.RawMessage(`"never"`)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			after, err := theirs.Apply(c.mine)
			var got *Conflict
			if c.want == nil {
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			if !errors.As(err, &got) || after != nil || !reflect.DeepEqual(got, c.want) {
				t.Fatalf("%v\n%+v\n%+v", err, got, c.want)
			}
			if got.Words("ja") == "" || got.Error() == "" {
				t.Error("no words")
			}
		})
	}
	merged, err := theirs.Apply(set(was, top, "shows", `"x"`))
	if err != nil || merged.Monitoring.Dashboards.Items[0].URL.Value != "https://their.example/" || merged.Monitoring.Dashboards.Items[0].Shows.Value != "x" {
		t.Error(err, "both changes are not there")
	}
}

func TestUsedBy(t *testing.T) {
	s := parsed(t, forEdits)
	for path, want := range map[string][]string{
		"contact.people.ito":        {"response.deciders.boss.contact", "contact.people.sato.then", "contact.first_report.to"},
		"contact.people.sato":       {"monitoring.routes.page.first_taker", "contact.first_report.to"},
		"response.deciders.boss":    {"response.measures.stop.decider"},
		"monitoring.dashboards.top": nil, "contact.people": nil, "nowhere": nil,
	} {
		if got := s.UsedBy(path); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v", path, got)
		}
	}
}
