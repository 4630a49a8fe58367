package inventory

import (
	"encoding/json"
	"slices"
	"testing"

	"shirei/incident"
)

// What an edit changes is told with the names people read, and secrets are not told.
func TestTell(t *testing.T) {
	s := example(t, examples[0])
	d, p := s.Monitoring.Dashboards.Items[0], s.Contact.People.Items[0]
	raw := func(text string) json.RawMessage { return json.RawMessage(text) }
	for _, c := range []struct {
		edit   incident.InventoryEdit
		ja, en []Told
	}{
		{
			incident.InventoryEdit{Path: "monitoring.dashboards." + d.ID, Set: map[string]json.RawMessage{"url": raw(`"https://new.example.jp/"`), "updated": raw(`"2026-11-22"`)}},
			[]Told{{Entry: "ダッシュボード > " + d.Name, Name: d.Name, Field: "URL", Now: "https://new.example.jp/"}},
			[]Told{{Entry: "Dashboards > " + d.Name, Name: d.Name, Field: "URL", Now: "https://new.example.jp/"}},
		},
		{
			incident.InventoryEdit{Path: "monitoring.routes.x", Remove: true, Was: map[string]json.RawMessage{"name": raw(`"夜間"`)}},
			[]Told{{Entry: "アラートの通知経路 > 夜間", Name: "夜間", Removed: true}}, []Told{{Entry: "Alert routes > 夜間", Name: "夜間", Removed: true}},
		},
		{
			incident.InventoryEdit{Path: "response.notices", Set: map[string]json.RawMessage{"na": raw("null")}, Was: map[string]json.RawMessage{"na": raw(`"なし"`)}},
			[]Told{{Entry: Label("ja", "response.notices"), Name: Label("ja", "response.notices"), Field: Label("ja", "na"), Was: "なし"}}, []Told{{Entry: Label("en", "response.notices"), Name: Label("en", "response.notices"), Field: Label("en", "na"), Was: "なし"}},
		},
		{
			incident.InventoryEdit{Path: "access.leaver", Set: map[string]json.RawMessage{"owner": raw(`"` + p.ID + `"`)}, Was: map[string]json.RawMessage{"owner": raw(`{"na":"外部"}`)}},
			[]Told{{Entry: Label("ja", "access.leaver"), Name: Label("ja", "access.leaver"), Field: Label("ja", "leaver.owner"), Was: "対象外 (外部)", Now: p.Name}},
			[]Told{{Entry: Label("en", "access.leaver"), Name: Label("en", "access.leaver"), Field: Label("en", "leaver.owner"), Was: "Does not apply (外部)", Now: p.Name}},
		},
		{
			incident.InventoryEdit{Path: "service", Set: map[string]json.RawMessage{"client": raw("null")}, Was: map[string]json.RawMessage{"client": raw(`"token ghp_0123456789abcdefghij0123"`)}},
			[]Told{{Entry: Label("ja", "service"), Name: Label("ja", "service"), Field: Label("ja", "service.client"), Was: starred("token ghp_0123456789abcdefghij0123", false)}},
			[]Told{{Entry: Label("en", "service"), Name: Label("en", "service"), Field: Label("en", "service.client"), Was: starred("token ghp_0123456789abcdefghij0123", false)}},
		},
	} {
		for lang, want := range map[string][]Told{"ja": c.ja, "en": c.en} {
			if got := s.Tell(lang, c.edit); !slices.Equal(got, want) {
				t.Errorf("%s: %+v\nwant %+v", lang, got, want)
			}
		}
	}
}
