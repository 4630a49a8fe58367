package cell

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// texts draws what screens hold: Japanese, Latin, kinsoku characters, combining
// marks, emoji, zero-width characters and styling.
var texts = rapid.Custom(func(t *rapid.T) string {
	part := rapid.OneOf(
		rapid.StringOfN(rapid.RuneFrom([]rune("障害対応のログ、。「」（）っょー・々カナｶﾅ　")), 1, 9, -1),
		rapid.StringOfN(rapid.RuneFrom([]rune("shop v2.31 ()%,-")), 1, 9, -1),
		rapid.SampledFrom([]string{"\x1b[1m", "\x1b[7;38;5;203m", "\x1b[m", "e\u0301", "か\u3099", "🚨", "👨‍👩‍👧", "⚠️", "\u200b", "한글", "…", "—", "✓", "│"}),
	)
	return strings.Join(rapid.SliceOfN(part, 0, 8).Draw(t, "parts"), "")
})

func TestWidthAgreesWithLipGloss(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := texts.Draw(t, "s")
		if got, want := Width(s), lipgloss.Width(s); got != want {
			t.Fatalf("Width(%q) = %d, Lip Gloss says %d", s, got, want)
		}
	})
}

// The shortcut table must never differ from the decoder it stands in for.
func TestPlainRunesAgreeWithLipGloss(t *testing.T) {
	count := 0
	for r := rune(0x20); r <= 0xffff; r++ {
		s := string(r)
		n, w := plain(s)
		if n == 0 {
			continue
		}
		count++
		if w != ansi.StringWidth(s) || n != len(s) {
			t.Errorf("%U: %d cells, Lip Gloss says %d", r, w, ansi.StringWidth(s))
		}
		if pair := s + "あ" + s; ansi.StringWidth(pair) != 2*w+2 {
			t.Errorf("%U joins its neighbours", r)
		}
	}
	if count < 20000 {
		t.Fatalf("only %d characters take the shortcut", count)
	}
}

func TestCutAndPad(t *testing.T) {
	for _, c := range []struct {
		s            string
		w            int
		cut, tail    string
		pad, padLeft string
	}{
		{"障害対応", 5, "障害", "障害…", "障害 ", " 障害"},
		{"障害対応", 8, "障害対応", "障害対応", "障害対応", "障害対応"},
		{"abc", 5, "abc", "abc", "abc  ", "  abc"},
		{"abcdef", 4, "abcd", "abc…", "abcd", "abcd"},
		{"abcdef", 0, "", "", "", ""},
		{"障害", 1, "", "…", " ", " "},
		{"", 2, "", "", "  ", "  "},
		{"か\u3099き", 3, "か\u3099", "か\u3099…", "か\u3099 ", " か\u3099"},
		{"\x1b[1m障害\x1b[m対応", 3, "\x1b[1m障\x1b[m", "\x1b[1m障…\x1b[m", "\x1b[1m障\x1b[m ", " \x1b[1m障\x1b[m"},
	} {
		if got := Cut(c.s, c.w); got != c.cut {
			t.Errorf("Cut(%q, %d) = %q, want %q", c.s, c.w, got, c.cut)
		}
		if got := CutTail(c.s, c.w, "…"); got != c.tail {
			t.Errorf("CutTail(%q, %d) = %q, want %q", c.s, c.w, got, c.tail)
		}
		if got := Pad(c.s, c.w); got != c.pad {
			t.Errorf("Pad(%q, %d) = %q, want %q", c.s, c.w, got, c.pad)
		}
		if got := PadLeft(c.s, c.w); got != c.padLeft {
			t.Errorf("PadLeft(%q, %d) = %q, want %q", c.s, c.w, got, c.padLeft)
		}
	}
}

func TestRowAndSkip(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Row(20, "決済の一部", "残2分"), "決済の一部     残2分"},
		{Row(12, "決済の一部が完了しない", "残2分"), "決済の 残2分"},
		{Row(4, "決済", "残2分"), "残2 "},
		{Row(6, "決済", ""), "決済  "},
		{Skip("決済の一部", 4), "の一部"},
		{Skip("決済の一部", 3), " の一部"},
		{Skip("abc", 3), ""},
		{Skip("abc", 9), ""},
		{Skip("\x1b[1m決済\x1b[mの", 2), "\x1b[1m済\x1b[mの"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestCutsFillExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := texts.Draw(t, "s")
		w := rapid.IntRange(0, 24).Draw(t, "w")
		if got := Width(Cut(s, w)); got > w {
			t.Fatalf("Cut(%q, %d) has %d cells", s, w, got)
		}
		if got := Width(CutTail(s, w, "…")); got > w {
			t.Fatalf("CutTail(%q, %d) has %d cells", s, w, got)
		}
		for name, got := range map[string]string{"Pad": Pad(s, w), "PadTail": PadTail(s, w, "…"), "PadLeft": PadLeft(s, w), "Row": Row(w, s, "残2分")} {
			if Width(got) != w {
				t.Fatalf("%s(%q, %d) = %q has %d cells", name, s, w, got, Width(got))
			}
			if opened(got) != "" && opened(s) == "" {
				t.Fatalf("%s(%q, %d) = %q leaves a style open", name, s, w, got)
			}
		}
		if got, want := Width(Skip(s, w)), max(0, Width(s)-w); got != want {
			t.Fatalf("Skip(%q, %d) has %d cells, want %d", s, w, got, want)
		}
	})
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name, s string
		w       int
		want    string
	}{
		{"words", "the quick brown fox", 9, "the quick|brown fox"},
		{"long word", "aaaaaaaaaa bb", 4, "aaaa|aaaa|aa|bb"},
		{"Japanese anywhere", "決済が完了しない", 6, "決済が|完了し|ない"},
		{"comma goes down with its word's last character", "決済が、完了", 6, "決済|が、完|了"},
		{"small kana", "できなくなった", 10, "できなく|なった"},
		{"opening bracket goes down", "決済「完了」", 6, "決済|「完|了」"},
		{"mixed", "v2.31をshopへ反映", 10, "v2.31を|shopへ反映"},
		{"nothing but commas", "、、、、", 4, "、、|、、"},
		{"lines kept", "一\n\n二\r\n三", 10, "一||二|三"},
		{"indent kept", "  aa bb", 5, "  aa|bb"},
		{"spaces hang", "abc    def", 3, "abc|def"},
		{"empty", "", 3, ""},
		{"too narrow", "決済", 1, "決|済"},
		{"style", "\x1b[1m決済が完了\x1b[m", 4, "\x1b[1m決済\x1b[m|\x1b[1mが完\x1b[m|\x1b[1m了\x1b[m"},
	} {
		if got := strings.Join(Wrap(c.s, c.w), "|"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestWrapParts keeps a label with what it says.
func TestWrapParts(t *testing.T) {
	for _, c := range []struct {
		in   string
		w    int
		want []string
	}{
		{"", 10, []string{""}},
		{"根拠：番号  担当：佐藤", 22, []string{"根拠：番号  担当：佐藤"}},
		{"根拠：番号  担当：佐藤", 21, []string{"根拠：番号", "担当：佐藤"}},
		{"根拠：注文番号3件  担当：佐藤", 12, []string{"根拠：注文番", "号3件", "担当：佐藤"}},
		{"根拠：注文番号3件  済", 12, []string{"根拠：注文番", "号3件  済"}},
	} {
		if got := WrapParts(c.in, c.w); !slices.Equal(got, c.want) {
			t.Errorf("%q in %d cells: %q, want %q", c.in, c.w, got, c.want)
		}
	}
}

func TestWrapFitsAndLosesNothing(t *testing.T) {
	ink := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) {
				return -1
			}
			return r
		}, ansi.Strip(s))
	}
	rapid.Check(t, func(t *rapid.T) {
		s := texts.Draw(t, "s")
		w := rapid.IntRange(2, 20).Draw(t, "w")
		lines := Wrap(s, w)
		for _, l := range lines {
			if Width(l) > w {
				t.Fatalf("Wrap(%q, %d): line %q has %d cells", s, w, l, Width(l))
			}
			if opened(l) != "" {
				t.Fatalf("Wrap(%q, %d): line %q leaves a style open", s, w, l)
			}
		}
		if got := ink(strings.Join(lines, "")); got != ink(s) {
			t.Fatalf("Wrap(%q, %d) holds %q, want %q", s, w, got, ink(s))
		}
	})
}

func TestWrapKeepsLineStartsClean(t *testing.T) {
	words := rapid.StringOfN(rapid.RuneFrom([]rune("障害対応のログ")), 2, 5, -1)
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(words, 1, 9).Draw(t, "words"), rapid.SampledFrom([]string{"、", "。", "「", "」", "っ", "ー"}).Draw(t, "mark"))
		for i, l := range Wrap(s, rapid.IntRange(6, 20).Draw(t, "w")) {
			r := []rune(l)
			if i > 0 && noStart(r[0]) {
				t.Fatalf("a line of %q begins with %q", s, r[0])
			}
			if noEnd(r[len(r)-1]) && !strings.HasSuffix(s, l) {
				t.Fatalf("a line of %q ends with %q", s, r[len(r)-1])
			}
		}
	})
}

// sink takes results, so that no call is left out.
var sink int

func TestPlainTextAllocatesNothing(t *testing.T) {
	for _, s := range []string{"checkout 5xx 12%", "決済の一部が完了しない", "─│…"} {
		if n := testing.AllocsPerRun(100, func() { sink = len(Cut(s, 3)) + len(Skip(s, 2)) + len(Spaces(90)) + Width(s) }); n > 0 {
			t.Errorf("%q: %v allocations", s, n)
		}
	}
	if n := testing.AllocsPerRun(100, func() { sink = len(Pad("決済の一部", 40)) }); n > 1 {
		t.Errorf("Pad: %v allocations", n)
	}
}

func BenchmarkWidthJapanese(b *testing.B) {
	for b.Loop() {
		Width("14:07  変更   13:48 shop v2.31 反映（鈴木）")
	}
}

func BenchmarkWrapJapanese(b *testing.B) {
	s := strings.Repeat("決済の一部が完了しない、PayGateへ照会中。", 10)
	for b.Loop() {
		Wrap(s, 60)
	}
}
