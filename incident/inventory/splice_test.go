package inventory

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"shirei/incident"
)

// set is an edit as a person makes it on what stands.
func set(s *Service, path string, pairs ...string) incident.InventoryEdit {
	e := incident.InventoryEdit{Path: path, Set: map[string]json.RawMessage{}, Was: s.Answers(path)}
	for i := 0; i < len(pairs); i += 2 {
		e.Set[pairs[i]] = json.RawMessage(pairs[i+1])
	}
	return e
}

func added(path string, pairs ...string) incident.InventoryEdit {
	e := set(&Service{}, path, pairs...)
	e.New = true
	return e
}

func removed(s *Service, path string) incident.InventoryEdit {
	return incident.InventoryEdit{Path: path, Remove: true, Was: s.Answers(path)}
}

const byHand = `# Our shop. Ask 佐藤 before changing this.
---
service:
    id: shop     # never changes
    "name": 'Shop'
    client: A社   # signs

    # zone of the office
    zone: Asia/Tokyo

# 1. Watching
monitoring:   # see the wiki

    dashboards:   # exactly one is first
    # the one to open
    - name: Overview
      id: top
      url:   # still to find

      layer: [app,
        db]   # both
    # old, kept for comparison
    - {id: old, url: "https://example.jp/old"}   # flow
      # a foot note of old
    -   id: wide
        shows: >
          folded
          text
    checks:
contact:
    people:
    - id: sato
      means:   # in order
      - kind: phone   # his own
        value: 03-0000-0001
      - {kind: mail, value: sato@example.jp}
# the end
`

// What a person wrote stays to the byte around the change.
func TestSpliceByHand(t *testing.T) {
	s, err := Parse([]byte(byHand))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name     string
		edits    []incident.InventoryEdit
		old, new string // what changes in the text; nothing else does
	}{
		{"a remark stays behind its line", []incident.InventoryEdit{set(s, "service", "name", `"店"`)}, `    "name": 'Shop'`, "    name: 店"},
		{"a blank key is filled, its remark stays", []incident.InventoryEdit{set(s, "monitoring.dashboards.top", "url", `"https://example.jp/"`)},
			"      url:   # still", "      url: https://example.jp/   # still"},
		{"an answer of two lines becomes one", []incident.InventoryEdit{set(s, "monitoring.dashboards.top", "layer", `["db"]`)},
			"      layer: [app,\n        db]   # both\n", "      layer: [db]\n"},
		{"an answer behind the dash", []incident.InventoryEdit{set(s, "monitoring.dashboards.top", "name", `"All"`)}, "    - name: Overview\n", "    - name: All\n"},
		{"a new answer in its place", []incident.InventoryEdit{set(s, "monitoring.dashboards.top", "first", "true")}, "    - name: Overview\n", "    - name: Overview\n      first: true\n"},
		{"a new answer at a wider indentation", []incident.InventoryEdit{set(s, "monitoring.dashboards.wide", "name", `"W"`)}, "    -   id: wide\n", "    -   id: wide\n        name: W\n"},
		{"text of several lines", []incident.InventoryEdit{set(s, "monitoring.dashboards.wide", "shows", `"a\nb"`)},
			"        shows: >\n          folded\n          text\n", "        shows: |-\n          a\n          b\n"},
		{"text of several lines under a remark", []incident.InventoryEdit{set(s, "service", "client", `"a\nb"`)},
			"    client: A社   # signs\n", "    # signs\n    client: |-\n      a\n      b\n"},
		{"an answer taken back", []incident.InventoryEdit{set(s, "service", "client", "null")}, "    client: A社   # signs\n", ""},
		{"an entry in braces is written out", []incident.InventoryEdit{set(s, "monitoring.dashboards.old", "shows", `"x"`)},
			`    - {id: old, url: "https://example.jp/old"}   # flow` + "\n", "    - id: old   # flow\n      url: https://example.jp/old\n      shows: x\n"},
		{"removed with the comment above", []incident.InventoryEdit{removed(s, "monitoring.dashboards.old")},
			"    # old, kept for comparison\n    - {id: old, url: \"https://example.jp/old\"}   # flow\n", ""},
		{"the first of a list removed", []incident.InventoryEdit{removed(s, "monitoring.dashboards.top")},
			byHand[strings.Index(byHand, "    # the one to open"):strings.Index(byHand, "    # old,")], ""},
		{"an entry at the end of its list", []incident.InventoryEdit{added("monitoring.dashboards.new", "name", `"N"`)},
			"          text\n", "          text\n    - id: new\n      name: \"N\"\n"},
		{"the first entry under a blank key", []incident.InventoryEdit{added("monitoring.checks.c", "look", `"見る"`)},
			"    checks:\n", "    checks:\n      - id: c\n        look: 見る\n"},
		{"a kind that was missing", []incident.InventoryEdit{added("monitoring.routes.r", "to", `"電話"`)},
			"monitoring:   # see the wiki\n", "monitoring:   # see the wiki\n    routes:\n      - id: r\n        to: 電話\n"},
		{"a section that was missing", []incident.InventoryEdit{set(s, "access.leaver", "rule", `"r"`)},
			"    checks:\n", "    checks:\naccess:\n  leaver:\n    rule: r\n"},
		{"a list left empty goes with its section", []incident.InventoryEdit{removed(s, "contact.people.sato")},
			byHand[strings.Index(byHand, "contact:"):strings.Index(byHand, "# the end")], ""},
		{"ways to reach a person", []incident.InventoryEdit{set(s, "contact.people.sato", "means", `[{"kind":"chat","value":"#ops"}]`)},
			byHand[strings.Index(byHand, "      means:"):strings.Index(byHand, "# the end")], "      means:   # in order\n        - {kind: chat, value: \"#ops\"}\n"},
		{"does not apply", []incident.InventoryEdit{set(s, "monitoring.checks", "na", `"なし"`)}, "    checks:\n", "    checks: {na: \"なし\"}\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			after, err := s.Apply(c.edits...)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Count(byHand, c.old) != 1 {
				t.Fatalf("%q stands %d times", c.old, strings.Count(byHand, c.old))
			}
			want := strings.Replace(byHand, c.old, c.new, 1)
			if got := string(Splice([]byte(byHand), after, c.edits)); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			windows := strings.ReplaceAll(byHand, "\n", "\r\n")
			if got := string(Splice([]byte("\ufeff"+windows), after, c.edits)); got != "\ufeff"+strings.ReplaceAll(want, "\n", "\r\n") {
				t.Errorf("with CRLF:\n%q", got)
			}
		})
	}
}

// Documents that leave little to keep.
func TestSpliceOddDocuments(t *testing.T) {
	for _, c := range []struct{ name, doc, want string }{
		{"nothing", "", "service:\n  name: x\n"},
		{"comments alone", "# a\n\n# b", "# a\n\n# b\nservice:\n  name: x\n"},
		{"no newline at the end", "service:\n  id: a", "service:\n  id: a\n  name: x\n"},
		{"braces", "{service: {id: a}}", "service:\n  id: a\n  name: x\n"},
		{"a section in braces", "# c\nservice: {id: a}   # d\ncontact: {}\n", "# c\nservice:   # d\n  id: a\n  name: x\ncontact: {}\n"},
		{"the end marked", "service:\n  id: a\n...\n", "service:\n  id: a\n  name: x\n...\n"},
		{"a lone return", "service:\r  id: a\r", "service:\n  id: a\n  name: x\n"},
		{"sections in another order", "contact:\n  people:\n    - id: a\nservice:\n  zone: UTC\n", "contact:\n  people:\n    - id: a\nservice:\n  name: x\n  zone: UTC\n"},
		{"a head, then the first section", "# head\n\n# the people\ncontact:\n  people:\n    - id: a\n", "# head\n\nservice:\n  name: x\n# the people\ncontact:\n  people:\n    - id: a\n"},
		{"a text kept to its last blank line", "service:\n  id: a\n  client: |+\n    b\n\ncontact:\n  people:\n    - id: a\n", "service:\n  id: a\n  name: x\n  client: |+\n    b\n\ncontact:\n  people:\n    - id: a\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := Parse([]byte(c.doc))
			if err != nil {
				t.Fatal(err)
			}
			e := set(s, "service", "name", `"x"`)
			after, err := s.Apply(e)
			if err != nil {
				t.Fatal(err)
			}
			got := Splice([]byte(c.doc), after, []incident.InventoryEdit{e})
			if string(got) != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if back, err := Parse(got); err != nil || !reflect.DeepEqual(back, after) {
				t.Error(err)
			}
		})
	}
}
