package markdown

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"shirei/ui/term/termtest"
	"shirei/ui/term/theme"
	"shirei/ui/text/cell"
)

func styles() theme.Styles { return theme.New(true, colorprofile.ANSI256, theme.Unicode()) }

func plain(src string, w int) string {
	return ansi.Strip(strings.Join(Render([]byte(src), w, styles()), "\n"))
}

const document = `# ポストモーテム：決済の一部が完了しない

## 概要

14:02 からカード決済の約12%が**失敗**。\<b\> は文字のまま。続きの行
はここでつながる。\
改行は残る。

## タイムライン

| 時刻 | 種別 | 内容 |
| --- | :---: | ---: |
| 14:02 | 検知 | checkout 5xx 12% |
| 14:06 | 切分 | PayGate の与信応答が遅延。ステータスページに障害情報の掲載なし、窓口へ架電して折り返し待ち |
| 14:10 | メモ | 縦棒 a\|b と &lt;script&gt; |

- 改善項目
  1. タイムアウトを戻す
  2. 監視を追加 [手順](https://wiki.example.jp/a)
- <https://example.jp>

> 引用の一行目
> 二行目

` + "```\nkubectl rollout undo\n```\n" + `
---
`

func TestRenderGolden(t *testing.T) {
	for name, w := range map[string]int{"wide": 76, "narrow": 40} {
		lines := Render([]byte(document), w, styles())
		f, err := termtest.Draw(strings.Join(lines, "\n"), w, len(lines))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		termtest.Golden(t, name, f)
	}
}

func TestInline(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"entity", `a &lt;b&gt; &amp;amp; &#x41; &nope; & ;`, `a <b> &amp; A &nope; & ;`},
		{"escape", `\*a\* \&lt; \\ \q`, `*a* &lt; \ \q`},
		{"code", "`a &lt; \\*`", `a &lt; \*`},
		{"html", `x <b onclick=1>y</b>`, `x <b onclick=1>y</b>`},
		{"link", `[手順](https://a.example/?a=1&amp;b=2)`, `手順 (https://a.example/?a=1&b=2)`},
		{"same link", `[https://a.example](https://a.example)`, `https://a.example`},
		{"image", `![図](a.png)`, `図 (a.png)`},
		{"emphasis", `*a* **b** ***c***`, `a b c`},
		{"escape character", "a&#27;[2J b\x1b[31mc&#x202e;d", `a[2J bcd`},
	} {
		if got := plain(c.src, 200); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestHeadingIsStrong(t *testing.T) {
	if got, want := Render([]byte("### 影響"), 40, styles())[0], styles().Strong.Over("影響"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestReadTable(t *testing.T) {
	for _, c := range []struct {
		name, src    string
		ok           bool
		before, rows int
	}{
		{"plain", "|a|b|\n|-|-|\n|1|2|", true, 0, 1},
		{"without outer pipes", "a|b\n:-|-:\n1|2\n3", true, 0, 2},
		{"after a paragraph", "words\n|a|\n|-|\n|1|", true, 1, 1},
		{"too few dashes", "|a|b|\n|-|\n", false, 0, 0},
		{"colons only", "|a|\n|:|", false, 0, 0},
		{"no rows", "|a|b|\n|---|---|", true, 0, 0},
		{"a colon inside", "|a|\n|-:-|", false, 0, 0},
	} {
		before, tab, ok := readTable(strings.Split(c.src, "\n"))
		if ok != c.ok || len(before) != c.before || len(tab.rows) != c.rows {
			t.Errorf("%s: %v %q %v", c.name, ok, before, tab)
		}
	}
	if got := splitRow(`| a\|b | c\\ | |`); len(got) != 3 || got[0] != "a|b" || got[1] != `c\\` || got[2] != "" {
		t.Errorf("cells %q", got)
	}
}

// Whatever a document holds, no line is wider than asked for and nothing but styles reaches the terminal.
func TestRenderFits(t *testing.T) {
	piece := rapid.SampledFrom([]string{
		"# ", "- ", "1. ", "> ", "|", "---", "|---|---|\n", "\n", "\n\n", "    ", "`", "```\n", "*", "**", "\\", "[", "](", ")", "<", ">",
		"&#27;", "&#0;", "\x1b[31m", "\x00", "\u202e", "障害", "決済の一部が完了しない。", "a b", "👩‍👩‍👧", "\xff", "é", "x", "~~", "[x] ",
	})
	rapid.Check(t, func(t *rapid.T) {
		src := strings.Join(rapid.SliceOfN(piece, 0, 40).Draw(t, "src"), "")
		w := rapid.IntRange(narrowest, 60).Draw(t, "w")
		for _, l := range Render([]byte(src), w, styles()) {
			if cell.Width(l) > w {
				t.Fatalf("%d cells of %d: %q", cell.Width(l), w, l)
			}
			if bare := ansi.Strip(l); strings.ContainsAny(bare, "\x1b\x00\n\r\t\u202e") {
				t.Fatalf("unclean: %q", l)
			}
		}
	})
}

func BenchmarkRender(b *testing.B) {
	var doc strings.Builder
	doc.WriteString("| 時刻 | 種別 | 内容 |\n| --- | --- | --- |\n")
	for range 1000 {
		doc.WriteString("| 14:02 | 検知 | PayGate の与信応答が遅延。ステータスページに障害情報の掲載なし |\n")
	}
	for b.Loop() {
		Render([]byte(doc.String()), 60, styles())
	}
}
