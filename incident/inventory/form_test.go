package inventory

import (
	"reflect"
	"testing"
)

// Every field of the model is in the form, with words in both languages and values one can choose from where it has a rule of choice.
func TestForms(t *testing.T) {
	seen := 0
	for _, k := range Kinds() {
		for _, f := range k.Fields {
			seen++
			for _, lang := range []string{"ja", "en"} {
				if word := Label(lang, f.Label); word == f.Label || word == "" {
					t.Errorf("%s has no word in %s", f.Label, lang)
				}
				for _, c := range f.Choices {
					if key := f.Check + "." + c; Label(lang, key) == key {
						t.Errorf("%s has no word in %s", key, lang)
					}
				}
			}
			if f.Or != "" && !hasField(k, f.Or) {
				t.Errorf("%s is answered by %s, which is not there", f.Label, f.Or)
			}
		}
	}
	if seen < 300 {
		t.Errorf("%d fields", seen)
	}
}

func hasField(k Kind, key string) bool {
	for _, f := range k.Fields {
		if f.Key == key {
			return true
		}
	}
	return false
}

func TestKindOf(t *testing.T) {
	for path, want := range map[string]string{
		"service": "service", "service.zone": "service", "monitoring.dashboards": "monitoring.dashboards", "monitoring.dashboards.top": "monitoring.dashboards",
		"monitoring.dashboards.top.url": "monitoring.dashboards", "contact.people.sato.means.#1.hours": "contact.people", "access.leaver.rule": "access.leaver",
		"boundaries.change.who": "boundaries.change", "monitoring": "", "": "", "nowhere.x": "",
	} {
		if k, ok := KindOf(path); k.Path != want || ok != (want != "") {
			t.Errorf("%q: %q", path, k.Path)
		}
	}
	for _, c := range []struct {
		path, key string
		want      FieldForm
	}{
		{"monitoring.dashboards", "first", FieldForm{Key: "first", Label: "dashboard.first", Type: TypeBool}},
		{"investigation.logs", "command", FieldForm{Key: "command", Label: "log.command", Type: TypeText, Or: "url", Step: "triage", Minutes: 5}},
		{"contact.first_report", "to", FieldForm{Key: "to", Label: "first_report.to", Type: TypeTexts, Check: "person", Ref: "person", Step: "report", Minutes: 5}},
		{"response.rollbacks", "minutes", FieldForm{Key: "minutes", Label: "rollback.minutes", Type: TypeNumber, Check: "minutes", Step: "decide", Minutes: 5}},
		{"contact.people", "updated_by", FieldForm{Key: "updated_by", Label: "person.updated_by", Type: TypeText, Common: true}},
	} {
		if got := fieldForm(t, c.path, c.key); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%+v", got)
		}
	}
}
