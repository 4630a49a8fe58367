package markdown

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"shirei/incident/clean"
)

// fragment draws a piece of text that holds inline marks only.
func (r *renderer) fragment(s string) string {
	src := []byte(s)
	doc := r.inline.Parse(text.NewReader(src))
	var parts []string
	for c := doc.FirstChild(); c != nil; c = c.NextSibling() {
		parts = append(parts, r.spans(c, src))
	}
	return strings.Join(parts, "\n")
}

// spans draws the inline content of a block; hard line breaks are \n.
func (r *renderer) spans(n ast.Node, src []byte) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.span(&b, c, src)
	}
	return b.String()
}

func (r *renderer) span(b *strings.Builder, n ast.Node, src []byte) {
	switch n := n.(type) {
	case *ast.Text:
		value := string(n.Segment.Value(src))
		if !n.IsRaw() {
			value = resolve(value)
		}
		b.WriteString(clean.Line(value))
		switch {
		case n.HardLineBreak():
			b.WriteByte('\n')
		case n.SoftLineBreak():
			b.WriteByte(' ')
		}
	case *ast.String:
		b.WriteString(clean.Line(string(n.Value)))
	case *ast.Emphasis:
		b.WriteString(r.st.Strong.Over(r.spans(n, src)))
	case *ast.Link:
		r.link(b, r.spans(n, src), string(n.Destination))
	case *ast.Image:
		r.link(b, r.spans(n, src), string(n.Destination))
	case *ast.AutoLink:
		b.WriteString(clean.Line(string(n.URL(src))))
	case *ast.RawHTML: // shown, not obeyed
		for i := range n.Segments.Len() {
			seg := n.Segments.At(i)
			b.WriteString(clean.Line(string(seg.Value(src))))
		}
	default:
		b.WriteString(r.spans(n, src))
	}
}

// link is its text with the address behind it, unless they are the same.
func (r *renderer) link(b *strings.Builder, words, url string) {
	url = clean.Line(resolve(url))
	b.WriteString(words)
	if url != "" && url != words {
		b.WriteString(r.st.Dim.Render(" (" + url + ")"))
	}
}

// resolve takes backslash escapes and character references out in one pass, so that an escaped & begins no reference
// (CommonMark 0.31, 2.4 and 2.5).
func resolve(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch end := strings.IndexByte(s[i:], ';'); {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			i++
			b.WriteByte(s[i])
		case s[i] == '&' && end > 1 && end <= longestReference:
			b.WriteString(html.UnescapeString(s[i : i+end+1]))
			i += end
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// longestReference is the length of &CounterClockwiseContourIntegral; the longest of HTML5.
const longestReference = 32
