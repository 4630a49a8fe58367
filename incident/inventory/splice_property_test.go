package inventory

import (
	"fmt"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"shirei/incident"
)

// In a document the program wrote, an edit in place gives what writing it anew would.
func TestSpliceAsFormat(t *testing.T) {
	shop := example(t, examples[0])
	rapid.Check(t, func(t *rapid.T) {
		s := anyService(t, &Service{}, shop)
		after, edits := edited(t, s, rapid.IntRange(1, 5).Draw(t, "edits"))
		got, want := string(Splice(Format(s), after, edits)), string(Format(after))
		if got != want {
			t.Fatalf("%s\n%s\ngave\n%s\nwant\n%s", Format(s), show(edits), got, want)
		}
		out, ok := splice(string(Format(s)), after, edits, false)
		if !ok || string(out) != want {
			t.Fatalf("not made in place: %s\n%s\ngave\n%s\nwant\n%s", Format(s), show(edits), out, want)
		}
	})
}

// Whatever two inventories say, their difference leads from one to the other.
func TestDiffIsExact(t *testing.T) {
	shop := example(t, examples[0])
	rapid.Check(t, func(t *rapid.T) {
		before := anyService(t, &Service{}, shop)
		after := anyService(t, before, shop, before)
		if before.Service.ID != after.Service.ID && before.Service.ID != "" {
			t.Skip("another service")
		}
		edits := Diff(before, after)
		got, err := before.Apply(edits...)
		if err != nil || !reflect.DeepEqual(got, after) {
			t.Fatalf("%v\n%s\nof\n%s\ngave\n%s\nwant\n%s", err, show(edits), Format(before), Format(got), Format(after))
		}
	})
}

var keyLine = regexp.MustCompile(`^ *(- )?[a-z_]+:`)

// commented puts a comment of its own above, or behind, some of the lines of a document, and blank lines.
func commented(t *rapid.T, s *Service) (doc string, comments []string) {
	var b strings.Builder
	for line := range strings.Lines(string(Format(s))) {
		indent := len(line) - len(strings.TrimLeft(line, " "))
		comment := fmt.Sprintf("# c%d.", len(comments))
		switch rapid.IntRange(0, 8).Draw(t, "at") {
		case 0:
			b.WriteString(strings.Repeat(" ", indent) + comment + "\n")
			comments = append(comments, comment)
		case 1:
			b.WriteString("\n  " + comment + "\n")
			comments = append(comments, comment)
		case 2:
			if keyLine.MatchString(line) {
				line = strings.TrimSuffix(line, "\n") + "   " + comment + "\n"
				comments = append(comments, comment)
			}
		}
		b.WriteString(line)
	}
	if back, err := Parse([]byte(b.String())); err != nil || !reflect.DeepEqual(back, s) {
		t.Skip("a comment fell into a text")
	}
	return b.String(), comments
}

// Comments of a person survive, but for those of what was removed.
func TestSpliceKeepsComments(t *testing.T) {
	shop := example(t, examples[0])
	rapid.Check(t, func(t *rapid.T) {
		s := anyService(t, &Service{}, shop)
		doc, comments := commented(t, s)
		e := editOf(t, s)
		after, err := s.Apply(e)
		if err != nil {
			t.Skip("refused")
		}
		edits := Diff(s, after)
		out := string(Splice([]byte(doc), after, edits))
		back, err := Parse([]byte(out))
		if err != nil || !reflect.DeepEqual(back, after) {
			t.Fatalf("%v\n%s\nof\n%s\ngave\n%s", err, show(edits), doc, out)
		}
		lost := 0
		for _, c := range comments {
			if !strings.Contains(out, c) {
				lost++
			}
		}
		if allowed := mayGo(doc, s, e, after); lost > allowed {
			t.Fatalf("%d comments lost, %d may: %s\nof\n%s\ngave\n%s", lost, allowed, show(edits), doc, out)
		}
	})
}

// mayGo counts the comments that an edit may take along: none where it answers fields that held one line; else those
// within the entry and right above it, and those behind the keys of a list and a section that it empties.
func mayGo(doc string, s *Service, e incident.InventoryEdit, after *Service) int {
	if !e.Remove && !clears(s, e) {
		return 0
	}
	lines := strings.Split(doc, "\n")
	from, to := entryLines(doc, e.Path)
	for from > 0 && strings.HasPrefix(strings.TrimSpace(lines[from-1]), "# c") {
		from--
	}
	n := 0
	for _, line := range lines[from:to] {
		n += strings.Count(line, "# c")
	}
	return n + 2
}

// clears tells of an edit that takes an answer away or replaces one of several lines.
func clears(s *Service, e incident.InventoryEdit) bool {
	for key, raw := range e.Set {
		was := string(s.Answer(e.Path + "." + key))
		if string(raw) == "null" || string(raw) == "false" || string(raw) == `""` || key == "na" || strings.Contains(was, `\n`) || strings.HasPrefix(was, "[{") {
			return true
		}
	}
	return false
}

// entryLines finds the lines of an entry, from the tree alone.
func entryLines(doc, path string) (from, to int) {
	a, _ := locate(path)
	root, _ := readText([]byte(doc))
	to = strings.Count(doc, "\n") + 1
	if root == nil {
		return 0, to
	}
	at := root.get(a.kind.section)
	end := func(n *node, key string) {
		for i, p := range n.pairs {
			if p.key == key {
				from = p.line - 1
				if i+1 < len(n.pairs) {
					to = n.pairs[i+1].line - 1
				}
			}
		}
	}
	end(root, a.kind.section)
	if at == nil || a.kind.key == "" {
		return from, to
	}
	end(at, a.kind.key)
	if list := at.get(a.kind.key); list != nil && a.id != "" {
		for i, item := range list.items {
			if item.get("id").string() == a.id {
				from = list.dash[i] - 1
				if i+1 < len(list.items) {
					to = list.dash[i+1] - 1
				}
			}
		}
	}
	return from, to
}

// The examples, as they were written by hand, are edited in place: nothing falls back to being written anew.
func TestSpliceExamples(t *testing.T) {
	for _, name := range examples {
		doc, err := os.ReadFile("../../assets/example/" + name)
		if err != nil {
			t.Fatal(err)
		}
		began := example(t, name)
		rapid.Check(t, func(t *rapid.T) {
			after, edits := edited(t, began, rapid.IntRange(1, 4).Draw(t, "edits"))
			out, ok := splice(string(doc), after, edits, false)
			if back, err := Parse(out); !ok || err != nil || !reflect.DeepEqual(back, after) {
				t.Fatalf("%v\n%s\ngave\n%s", err, show(edits), out)
			}
		})
	}
}
