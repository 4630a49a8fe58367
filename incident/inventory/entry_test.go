package inventory

import (
	"errors"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// What a person made of the text of an entry is the edit that makes it so.
func TestParseEntry(t *testing.T) {
	s := parsed(t, forEdits)
	for _, c := range []struct{ name, path, text, want string }{
		{"unchanged", "monitoring.dashboards.top", "id: top\nfirst: true\nurl: https://example.jp/\nlayer: [app]\n", `{"path":"monitoring.dashboards.top"}`},
		{"changed, cleared, filled", "monitoring.dashboards.top", "# mine\nid: top\nfirst: true\nlayer: [app, db] # both\nshows: 注文\n",
			`{"path":"monitoring.dashboards.top","set":{"layer":["app","db"],"shows":"注文","url":null},"was":{"layer":["app"],"url":"https://example.jp/"}}`},
		{"in braces", "monitoring.dashboards.db", "{id: db, shows: x}", `{"path":"monitoring.dashboards.db","set":{"shows":"x"}}`},
		{"new", "contact.people.abe", "id: abe\nname: 阿部\nmeans:\n  - {kind: phone, value: 1}\n", `{"path":"contact.people.abe","set":{"means":[{"kind":"phone","value":"1"}],"name":"阿部"},"new":true}`},
		{"once", "access.leaver", "rule: 当日に停止\r\n", `{"path":"access.leaver","set":{"rule":"当日に停止"}}`},
		{"once, emptied", "contact.first_report", "# nothing\n", `{"path":"contact.first_report","set":{"to":null},"was":{"to":["sato","ito"]}}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, err := ParseEntry(s, c.path, []byte(c.text))
			if err != nil || string(marshal(e)) != c.want {
				t.Fatalf("%v\n%s\n%s", err, marshal(e), c.want)
			}
			if _, err := s.Apply(e); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestParseEntryProblems(t *testing.T) {
	s := parsed(t, forEdits)
	for _, c := range []struct {
		name, path, text, code string
		line                   int
	}{
		{"unknown kind", "monitoring.graphs.a", "id: a\n", CodeUnknownPath, 0},
		{"a list", "monitoring.dashboards", "- id: a\n", CodeUnknownPath, 0},
		{"a list where an entry is", "monitoring.dashboards.top", "- id: top\n", CodeWrongType, 1},
		{"no id", "monitoring.dashboards.top", "url: https://example.jp/\n", CodeMissingID, 1},
		{"nothing", "monitoring.dashboards.top", "\n\n", CodeMissingID, 1},
		{"another id", "monitoring.dashboards.top", "# c\nid: best\n", CodeFixedID, 2},
		{"not YAML", "monitoring.dashboards.top", "id: top\nurl: \"x\n", CodeSyntax, 2},
		{"url", "monitoring.dashboards.top", "id: top\n\nurl: x\n", CodeBadURL, 3},
		{"secret", "monitoring.dashboards.top", "id: top\nshows: 'password: hunter2'\n", CodeSecret, 2},
		{"dangling", "response.measures.stop", "id: stop\nhow: x\ndecider: nobody\n", CodeDangling, 3},
		{"circle", "contact.people.ito", "id: ito\nthen: sato\n", CodeCircular, 1},
		{"two first", "monitoring.dashboards.db", "id: db\nfirst: true\n", CodeTwoFirst, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ParseEntry(s, c.path, []byte(c.text))
			var ps Problems
			if !errors.As(err, &ps) || len(ps) != 1 || ps[0].Code != c.code || ps[0].Line != c.line {
				t.Fatalf("%+v", err)
			}
		})
	}
}

// The text FormatEntry writes changes nothing; that of another state of the entry makes it that.
func TestParseEntryRoundTrip(t *testing.T) {
	shop := example(t, examples[0])
	rapid.Check(t, func(t *rapid.T) {
		before := anyService(t, shop)
		e := editOf(t, before)
		after, err := before.Apply(e)
		text, there := []byte(nil), false
		if err == nil {
			text, there = FormatEntry(after, e.Path)
		}
		if !there {
			t.Skip("refused, removed, or of a list")
		}
		edit, err := ParseEntry(before, e.Path, text)
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		made, err := before.Apply(edit)
		if err != nil || !reflect.DeepEqual(made, after) {
			t.Fatalf("%v\n%s", err, marshal(edit))
		}
		again, err := ParseEntry(made, e.Path, text)
		if err != nil || again.Set != nil || again.New {
			t.Fatalf("%v\n%s", err, marshal(again))
		}
	})
}
