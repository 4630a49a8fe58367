package clean

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestLine(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "checkout 5xx 12%", "checkout 5xx 12%"},
		{"japanese", "決済の一部が完了しない、復旧見込み〜15:30", "決済の一部が完了しない、復旧見込み〜15:30"},
		{"breaks", "a\nb\r\nc\rd\te", "a b c d e"},
		{"rare breaks", "a\vb\fc\u0085d\u2028e\u2029f", "a b c d e f"},
		{"controls", "a\x00b\x01c\x7fd\u0081e\x08", "abcde"},
		{"colour", "\x1b[1;31mred\x1b[0m", "red"},
		{"private CSI", "\x1b[?1049hscreen\x1b[2 q", "screen"},
		{"title, bell", "\x1b]0;owned\x07rest", "rest"},
		{"title, ST", "\x1b]0;owned\x1b\\rest", "rest"},
		{"title, C1 ST", "\x1b]0;owned\u009crest", "rest"},
		{"hyperlink", "\x1b]8;;https://x.example\x1b\\word\x1b]8;;\x1b\\.", "word."},
		{"clipboard", "a\x1b]52;c;aGVsbG8=\x07b", "ab"},
		{"DCS", "a\x1bPq#0;2;0\x1b\\b", "ab"},
		{"SOS PM APC", "a\x1bXs\x1b\\b\x1b^p\x1b\\c\x1b_a\x1b\\d", "abcd"},
		{"C1 CSI", "a\u009b31mb", "ab"},
		{"C1 OSC", "a\u009d0;t\u009cb", "ab"},
		{"single ESC", "\x1bcreset \x1b7 \x1b(B.", "reset  ."},
		{"ESC at the end", "a\x1b", "a"},
		{"ESC before wide", "\x1b障害", "障害"},
		{"open CSI", "\x1b[31", ""},
		{"open CSI before wide", "\x1b[31障害", "障害"},
		{"open OSC keeps the text", "\x1b]0;the rest of the log", "the rest of the log"},
		{"open OSC, next line", "\x1b]0;first\nsecond\x07", "first second"},
		{"open OSC, other sequence", "\x1b]2;first\x1b[0msecond", "firstsecond"},
		{"open DCS", "\x1bP1;2 text", " text"},
		{"bidi", "a\u202eb\u2066c\u2069d\u200ee\u200ff\u061cg", "abcdefg"},
		{"zero width", "a\u200bb\u200dc\ufeffd\u00ade\ufe0ff\U000e0041g\U000e0100h", "abcdefgh"},
		{"invalid", "a\xffb\xe3\x81", "a\ufffdb\ufffd\ufffd"},
		{"half a rune around a sequence", "\xe3\x1b[m\x81\x82", "\ufffd\ufffd\ufffd"},
		{"surrogate", "\xed\xa0\x80", "\ufffd\ufffd\ufffd"},
		{"raw 8-bit CSI", "a\x9b31m", "a\ufffd31m"},
		{"a real U+FFFD", "a\ufffdb", "a\ufffdb"},
		{"empty", "", ""},
	} {
		if got := Line(c.in); got != c.want {
			t.Errorf("%s: Line(%q) = %q, want %q", c.name, c.in, got, c.want)
		}
	}
}

func TestBlock(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"a\nb\r\nc\rd", "a\nb\nc\nd"},
		{"a\r\n\r\nb\n\r", "a\n\nb\n\n"},
		{"\tif x {", "    if x {"},
		{"a\u2028b\u0085c", "a\nb\nc"},
		{"\x1b[31mERROR\x1b[0m\nnext", "ERROR\nnext"},
		{"already\n    clean\n", "already\n    clean\n"},
	} {
		if got := Block(c.in); got != c.want {
			t.Errorf("Block(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestCleanTextIsNotCopied(t *testing.T) {
	line, block := strings.Repeat("障害 outage ", 50), strings.Repeat("障害 outage\n", 50)
	n := testing.AllocsPerRun(20, func() {
		if Line(line) != line || Block(block) != block {
			t.Error("clean text changed")
		}
	})
	if n != 0 {
		t.Errorf("%v allocations for clean text, want 0", n)
	}
}

// fragment makes what breaks cleaners likely: introducers, terminators, halves.
var fragment = rapid.OneOf(
	rapid.String(),
	rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 6), func(b []byte) string { return string(b) }),
	rapid.SampledFrom([]string{"\x1b", "\x1b[", "\x1b]", "\x1bP", "\x1b\\", "\x07", "\u009b", "\u009c", "\u009d",
		"31m", "0;", "\r", "\n", "\t", "\x00", "\u202e", "\u2028", "\u200d", "\ufe0f", "障害", "text"}),
)

func TestProperties(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := strings.Join(rapid.SliceOfN(fragment, 0, 12).Draw(rt, "parts"), "")
		if why := broken(s); why != "" {
			rt.Fatal(why)
		}
	})
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"", "a\x1b[31mb", "\x1b]0;t\x07x", "\u202e\xff\r\n", "\x1bP\x1b\\"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if why := broken(s); why != "" {
			t.Fatal(why)
		}
	})
}

// broken says which promise of the package does not hold for s.
func broken(s string) string {
	line, block := Line(s), Block(s)
	for _, out := range []string{line, strings.ReplaceAll(block, "\n", "")} {
		if !utf8.ValidString(out) {
			return "invalid UTF-8 in the output"
		}
		for _, r := range out {
			if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || unicode.Is(unicode.Variation_Selector, r) || r == 0x2028 || r == 0x2029 {
				return fmt.Sprintf("%U in the output", r)
			}
		}
	}
	switch {
	case Line(line) != line, Block(block) != block:
		return "not idempotent"
	case utf8.ValidString(s) && !strings.ContainsFunc(s, dirty) && line != s:
		return "clean text changed"
	}
	return ""
}

func dirty(r rune) bool { return unicode.IsControl(r) || unicode.IsMark(r) || !unicode.IsPrint(r) }

// hostile are units of which each could make the text be scanned again.
var hostile = []string{"\x1b]", "\x1b]0;x", "\u009d", "\x1bP", "\x1b[", "\x1b[1;", "\xff", "\r"}

// TestHostileMegabyte ends: were the text scanned anew from each introducer, this would take hours.
func TestHostileMegabyte(t *testing.T) {
	for _, unit := range hostile {
		if out := Line(strings.Repeat(unit, (1<<20)/len(unit))); strings.ContainsAny(out, "\x1b\r\u009d") {
			t.Errorf("%q is still there", unit)
		}
	}
}

func BenchmarkHostile(b *testing.B) {
	for _, unit := range hostile {
		b.Run(fmt.Sprintf("%q", unit), func(b *testing.B) {
			s := strings.Repeat(unit, (1<<20)/len(unit))
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				Line(s)
			}
		})
	}
}

func BenchmarkLine(b *testing.B) {
	s := strings.Repeat("\x1b[31m14:05 決済 error\x1b[0m\n", 1<<20/32)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Line(s)
	}
}

func TestDocLine(t *testing.T) {
	for _, c := range []struct{ in, doc, line string }{
		{"⚠\ufe0f 👩\u200d💻", "⚠\ufe0f 👩\u200d💻", "⚠ 👩💻"},
		{"葛\U000e0102城", "葛\U000e0102城", "葛城"},
		{"می\u200cخواهم", "می\u200cخواهم", "میخواهم"},
		{"a\u200b\u200e\u202eb\ufeff\U000e0041\x1b[1m\xff", "ab\ufffd", "ab\ufffd"},
	} {
		if doc, line := DocLine(c.in), Line(c.in); doc != c.doc || line != c.line {
			t.Errorf("%q: %q and %q", c.in, doc, line)
		}
	}
	if got := DocBlock("👩\u200d💻\r\n\tb"); got != "👩\u200d💻\n    b" {
		t.Errorf("%q", got)
	}
}
