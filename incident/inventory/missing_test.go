package inventory

import (
	"errors"
	"testing"
)

func TestFillWhatIsMissing(t *testing.T) {
	s, err := Parse([]byte(`
service: {id: shop, zone: Asia/Tokyo}
change:
  emergency: {rule: 事後に承認}
  capacity: {na: 従量課金}
response:
  deciders: [{id: lead, name: 運用責任者, contact: sato}]
investigation:
  integrations: [{id: paygate, name: PayGate, purpose: 決済}]
contact:
  people: [{id: sato, name: 佐藤 健}]
`))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path, name, typed string
		edited, key, want string // the path of the edit, and a key with its answer
		said              string
		problem           string
	}{
		{path: "investigation.integrations.paygate.status_page", typed: "https://status.example.com", edited: "investigation.integrations.paygate", key: "status_page", want: `"https://status.example.com"`, said: "https://status.example.com"},
		{path: "investigation.integrations.paygate.status_page", typed: "status.example.com", problem: CodeBadURL},
		{path: "investigation.integrations.paygate.desk", typed: "佐藤　健", edited: "investigation.integrations.paygate", key: "desk", want: `"sato"`, said: "佐藤 健"},
		{path: "investigation.integrations.paygate.desk", typed: "田中", problem: CodeDangling},
		{path: "contact.people.sato.means", typed: "電話 03-0000-1101 平日 9:00-18:00", edited: "contact.people.sato", key: "means", want: `[{"kind":"phone","value":"03-0000-1101","hours":"平日 9:00-18:00"}]`, said: "電話 03-0000-1101 平日 9:00-18:00"},
		{path: "change.emergency.approver", typed: "lead", edited: "change.emergency", key: "approver", want: `"lead"`, said: "運用責任者 (佐藤 健)"},
		{path: "monitoring.dashboards", name: "決済", typed: "https://grafana.example.jp/d/pay", edited: "monitoring.dashboards.決済", key: "url", want: `"https://grafana.example.jp/d/pay"`, said: "決済 https://grafana.example.jp/d/pay"},
		{path: "monitoring.dashboards", name: "決済", edited: "monitoring.dashboards.決済", key: "name", want: `"決済"`, said: "決済"},
		{path: "monitoring.dashboards", name: " ", problem: CodeMissingID},
		{path: "service.own_desk", typed: "AKIAIOSFODNN7EXAMPLE", problem: CodeSecret},
	} {
		m, ok := s.Missing(c.path)
		if !ok {
			t.Errorf("%s is not missing", c.path)
			continue
		}
		edit, said, err := s.Fill(m, c.name, c.typed)
		var found Problems
		if c.problem != "" {
			if !errors.As(err, &found) || found[0].Code != c.problem {
				t.Errorf("%s %q: %v, want %s", c.path, c.typed, err, c.problem)
			}
			continue
		}
		if err != nil || edit.Path != c.edited || string(edit.Set[c.key]) != c.want || said != c.said || edit.New != (c.name != "") {
			t.Errorf("%s %q: %+v %s, said %q, %v", c.path, c.typed, edit, edit.Set[c.key], said, err)
		}
	}
	for _, path := range []string{"顧客の一覧", "investigation.integrations.paygate.purpose", "investigation.integrations.gone.desk", "investigation.integrations", "monitoring.dashboards.x", "change", "change.capacity.scaling"} {
		if m, ok := s.Missing(path); ok {
			t.Errorf("%s is missing: %+v", path, m)
		}
	}
}
