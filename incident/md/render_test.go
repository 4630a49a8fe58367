package md

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"pgregory.net/rapid"

	"shirei/incident/clean"
)

var (
	gfm = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))
	tag = regexp.MustCompile(`<[^>]*>`)
)

// shown is what a reader sees of a document, with single spaces.
func shown(t fataler, source string) string {
	var b bytes.Buffer
	if err := gfm.Convert([]byte(source), &b); err != nil {
		t.Fatalf("%v", err)
	}
	return words(html.UnescapeString(tag.ReplaceAllString(b.String(), "")))
}

func words(s string) string { return strings.Join(strings.Fields(s), " ") }

type fataler interface{ Fatalf(string, ...any) }

// kinds counts the nodes of a document by what they are, and refuses those
// that text must never become.
func kinds(t fataler, source string) map[string]int {
	count := map[string]int{}
	err := ast.Walk(gfm.Parser().Parse(text.NewReader([]byte(source))), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		count[n.Kind().String()]++
		switch n.(type) {
		case *ast.RawHTML, *ast.HTMLBlock, *ast.Link, *ast.Image, *ast.CodeSpan, *ast.CodeBlock, *ast.FencedCodeBlock, *ast.Emphasis,
			*ast.LinkReferenceDefinition, *extast.Strikethrough, *extast.TaskCheckBox, *extast.FootnoteLink, *ast.ThematicBreak:
			return ast.WalkStop, fmt.Errorf("text became %s", n.Kind())
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatalf("%v in %q", err, source)
	}
	return count
}

// inert holds every promise of the package against two texts.
func inert(t fataler, a, b string) {
	want, both := words(clean.DocLine(a)), words(clean.DocLine(a)+" "+clean.DocLine(b))
	check := func(name, source, want string, only ...string) {
		got := kinds(t, source)
		for _, k := range append(only, "Document", "Text", "String", "AutoLink") {
			delete(got, k)
		}
		if len(got) > 0 {
			t.Fatalf("%s: unexpected %v in %q", name, got, source)
		}
		if s := shown(t, source); s != want {
			t.Fatalf("%s: shows %q, want %q; source %q", name, s, want, source)
		}
	}
	check("inline", Inline(a), want, "Paragraph")
	check("under a line", "x\n"+Inline(a), words("x "+want), "Paragraph")
	check("beside", Inline(a)+" "+Inline(b), both, "Paragraph")
	check("heading", "## "+Inline(a), want, "Heading")
	check("item", "- "+Inline(a), want, "List", "ListItem", "TextBlock")
	check("text", Text(a), want, "Paragraph")
	check("quote", Quote(a+"\n"+b), both, "Paragraph", "Blockquote")
	check("bullet", Item(a+"\n"+b), both, "Paragraph", "List", "ListItem", "TextBlock")

	toTheLetter(t, a)
	table := Row("h1", "h2") + "\n| --- | --- |\n" + Row(a, b) + "\n" + Row(b, a) + "\n"
	got := kinds(t, table)
	if got["Table"] != 1 || got["TableRow"] != 2 || got["TableCell"] != 6 || got["Paragraph"] != 0 {
		t.Fatalf("table: %v in %q", got, table)
	}
	if s, want := shown(t, table), words("h1 h2 "+both+" "+clean.DocLine(b)+" "+clean.DocLine(a)); s != want {
		t.Fatalf("table: shows %q, want %q; source %q", s, want, table)
	}
}

// toTheLetter wants one block that shows a text with its lines and their indentation.
func toTheLetter(t fataler, a string) {
	source := []byte("before\n\n" + Fence(a) + "\n\nafter\n")
	doc := gfm.Parser().Parse(text.NewReader(source))
	block, ok := doc.FirstChild().NextSibling().(*ast.FencedCodeBlock)
	if !ok || doc.ChildCount() != 3 {
		t.Fatalf("not one block: %q", source)
	}
	want := strings.Trim(clean.DocBlock(a), "\n") + "\n"
	if got := string(block.Lines().Value(source)); got != want && got != strings.TrimPrefix(want, "\n") {
		t.Fatalf("shows %q, want %q", got, want)
	}
}

// Every document is one block, so lines of a quote stay together.
func TestHardBreaks(t *testing.T) {
	got := kinds(t, Quote("a | b\n--|--\nhttp://x.example/\nd"))
	if got["Paragraph"] != 1 || got["Blockquote"] != 1 || got["Table"] != 0 || got["AutoLink"] != 1 {
		t.Errorf("%v", got)
	}
}

var part = rapid.OneOf(
	rapid.String(),
	rapid.StringMatching("[ -/:-@\\[-`{-~a1]{1,6}"),
	rapid.SampledFrom([]string{" ", " ", "\n", "\n\n", "\t", "    ", "**", "__", "_", "*", "~", "~~", "~~~", "```", "|", `\`, "\\|", "](", "![", "[x] ", "[^1]",
		"]: ", "<b>", "<!--", "-->", "&lt;", "&#0;", "1. ", "# ", " ##", "---", "===", "--|--", "> ", "- ", "+ ", "http://x.example/", "https://", "www.x.example",
		"a@x.example", "mailto:", "(", ")", "word", "障害", "。", "　", "\u00a0", "\x00", "\x1b[m", "\u202e", "\u200d", "\ufe0f", "\U000e0102"}),
)

func TestInert(t *testing.T) {
	texts := rapid.Map(rapid.SliceOfN(part, 0, 10), func(p []string) string { return strings.Join(p, "") })
	rapid.Check(t, func(rt *rapid.T) {
		inert(rt, texts.Draw(rt, "a"), texts.Draw(rt, "b"))
	})
}

func FuzzInert(f *testing.F) {
	f.Add("a | b", "--|--")
	f.Add("#######", "0")
	f.Add("**x** `y` <z>", `\| [a](b) http://x.example/*`)
	f.Fuzz(func(t *testing.T, a, b string) { inert(t, a, b) })
}
