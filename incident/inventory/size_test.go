package inventory

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// many is an inventory of n dashboards, as short or as full as an entry gets.
func many(n int, full bool) []byte {
	var b bytes.Buffer
	b.WriteString("monitoring:\n  dashboards:\n")
	for i := range n {
		fmt.Fprintf(&b, "    - id: d%d\n      name: ダッシュボード %d\n      url: https://example.jp/d/%d\n", i, i, i)
		if full {
			b.WriteString("      shows: 注文数・完了率・応答時間\n      layer: [app, db]\n      reviewed: 2026-09-01\n")
		}
	}
	return b.Bytes()
}

func TestTenThousandEntries(t *testing.T) {
	s, err := Parse(many(10000, true))
	if err != nil || len(s.Monitoring.Dashboards.Items) != 10000 {
		t.Fatal(err)
	}
	if v := NewView(s, "ja", lookedAt); len(v.Find("ダッシュボード 9999")) != 1 {
		t.Error("the last one is not found")
	}
}

// A quarter of a megabyte of anything is refused or read: were the time to grow with the square, this would not end.
func TestHostileSizesEnd(t *testing.T) {
	for _, seed := range []string{
		"\"", "'", ":", ": ", "a: ", "abc ", "abc\n", "# c\n", "%a\n", "! ", "-", "- ", "---\n", "&a ", "*a ", "? ", ",", "|\n",
		"a\n b\n", "a: b\r", "a: \"x\n", "[", "]", "{a: ", "\t", " ", "\n", "- - a\n", "a: |\n", "a: >\n\n", "x: [a,\n", "<<: a\n", "\\", "@", "`", "- a\n", "- a: 1\n", "[a,", "- - - a\n",
	} {
		data := []byte(strings.Repeat(seed, (1<<18)/len(seed)))
		s, err := Parse(data)
		if err == nil && len(Format(s)) > 0 {
			t.Errorf("%q was read as %s", seed, Format(s))
		}
	}
	var keys bytes.Buffer
	for i := 0; keys.Len() < 1<<18; i++ {
		fmt.Fprintf(&keys, "k%d: v\n", i)
	}
	if _, err := Parse(keys.Bytes()); err == nil {
		t.Error("many keys were read")
	}
}

func BenchmarkParse5000(b *testing.B) {
	data := many(5000, true)
	for b.Loop() {
		if _, err := Parse(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNewView5000(b *testing.B) {
	s, err := Parse(many(5000, true))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		NewView(s, "ja", lookedAt)
	}
}

func BenchmarkFind5000(b *testing.B) {
	s, err := Parse(many(5000, true))
	if err != nil {
		b.Fatal(err)
	}
	v := NewView(s, "ja", lookedAt)
	for b.Loop() {
		if n := len(v.Find("ダッシュ 499")); n != 15 {
			b.Fatal(n)
		}
	}
}

// However broken the text, Parse returns, with a service or with problems that
// name lines of the text; what it accepts survives being written.
func FuzzParse(f *testing.F) {
	f.Add([]byte("service:\n  name: x\n"))
	f.Add(many(3, true))
	for _, seed := range []string{"a: &b [*b, *b]", "? [a]\n: b", "service: {na: x}", strings.Repeat("[", 100), "- - - a", "a: |\n  x\n y", "\"", "service:\n  closed_days: [12-29/01-03]\n"} {
		f.Add([]byte(seed))
	}
	for _, name := range examples {
		f.Add(Format(example(f, name)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := Parse(data)
		if err != nil {
			for _, p := range err.(Problems) {
				if p.Line < 0 || p.Line > 1+bytes.Count(data, []byte("\n"))+bytes.Count(data, []byte("\r")) || p.Words("ja") == "" {
					t.Fatalf("%+v", p)
				}
			}
			return
		}
		s.Readiness(lookedAt)
		NewView(s, "en", lookedAt).Find("x")
		back, err := Parse(Format(s))
		if err != nil || !reflect.DeepEqual(s, back) {
			t.Fatalf("what was written reads differently: %v\n%s", err, Format(s))
		}
	})
}
