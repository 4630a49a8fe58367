package inventory

import (
	"reflect"
	"strings"
	"testing"

	"shirei/incident"
)

// somethingEverywhere changes, adds and removes as much as one can of any inventory.
func somethingEverywhere(s *Service) []incident.InventoryEdit {
	edits := []incident.InventoryEdit{set(s, "service", "name", `"店\n2"`), set(s, "change.capacity", "cache", `"c"`, "measured", "null")}
	edits = append(edits, added("monitoring.dashboards.zz-new", "url", `"https://example.jp/"`))
	for _, k := range kindsBySpecificity() {
		if !k.list {
			continue
		}
		entries := k.entries(k.in(s))
		for i, e := range entries {
			path := k.entryPath(base(e).ID)
			switch {
			case len(entries) == 1 || i == 1:
				if len(s.UsedBy(path)) == 0 {
					edits = append(edits, removed(s, path))
				}
			default:
				edits = append(edits, set(s, path, "name", `"n"`, "updated", `"2026-11-22"`, "updated_by", `"佐藤"`))
			}
		}
	}
	return edits
}

// However a document is written, edits leave one that reads as they say.
func FuzzSplice(f *testing.F) {
	f.Add([]byte(byHand))
	f.Add([]byte(strings.ReplaceAll(byHand, "\n", "\r\n")))
	for _, seed := range []string{
		"", "# a", "{}", "service:\n  name: |+\n    x\n\n\n", "service: {\n name: x }", "monitoring:\n checks:\n -\n   id: a\n # c\n - {id: b}\n", "service:\n  client: \"a\n   b\"\n  zone: UTC",
		"monitoring: {checks: [{id: a}, {id: b}]}", "service: # c\n  # d\n  name: x # e\n  # f\ncontact:", "service:\n  name: 'a #b' #c\n", "---\nservice:\n  name: x\n...\n", "service:\n  main_functions:\n  - a # b\n  # c\n  - d\n",
	} {
		f.Add([]byte(seed))
	}
	for _, name := range examples {
		f.Add(Format(example(f, name)))
	}
	f.Fuzz(func(t *testing.T, doc []byte) {
		s, err := Parse(doc)
		if err != nil {
			return
		}
		edits := somethingEverywhere(s)
		after, err := s.Apply(edits...)
		if err != nil {
			return
		}
		out := Splice(doc, after, edits)
		back, err := Parse(out)
		if err != nil || !reflect.DeepEqual(back, after) {
			t.Fatalf("%v\n%q\nof\n%q", err, out, doc)
		}
		if masked := Masked(doc); masked == nil {
			t.Fatalf("%q", masked)
		}
	})
}

func BenchmarkEditExample(b *testing.B) {
	s := example(b, examples[0])
	benchmarkEdit(b, Format(s))
}

func BenchmarkEdit5000(b *testing.B) { benchmarkEdit(b, many(5000, true)) }

func benchmarkEdit(b *testing.B, doc []byte) {
	s, err := Parse(doc)
	if err != nil {
		b.Fatal(err)
	}
	path := "monitoring.dashboards." + s.Monitoring.Dashboards.Items[0].ID
	e := set(s, path, "shows", `"注文"`)
	for b.Loop() {
		after, err := s.Apply(e)
		if err != nil {
			b.Fatal(err)
		}
		Splice(doc, after, []incident.InventoryEdit{e})
	}
}

func BenchmarkFormat5000(b *testing.B) {
	s, err := Parse(many(5000, true))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		Format(s)
	}
}

func BenchmarkApply5000(b *testing.B) {
	s, err := Parse(many(5000, true))
	if err != nil {
		b.Fatal(err)
	}
	e := set(s, "monitoring.dashboards.d7", "shows", `"注文"`)
	for b.Loop() {
		if _, err := s.Apply(e); err != nil {
			b.Fatal(err)
		}
	}
}
