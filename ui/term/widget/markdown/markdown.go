// Package markdown draws Markdown in a terminal, from goldmark's tree: headings strong, tables aligned in cells, lists
// and quotes indented, links as text (url). It draws what the program's own documents hold and keeps the text of what
// they do not. Everything is cleaned after entities are resolved, so no document can send a control character.
//
// Only goldmark's parser is imported: its extensions compile regular expressions at import, which every start of the
// program would pay for (0.8 ms of 1.4). Tables are therefore read here, by the rules of GitHub Flavored Markdown 0.29.
package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"shirei/incident/clean"
	"shirei/ui/term/theme"
	"shirei/ui/text/cell"
)

// narrowest is the least number of cells that a block is wrapped to, however deep it is nested.
const narrowest = 8

// Render draws a document in lines of at most width cells. Time is linear in the length of the document.
func Render(src []byte, width int, st theme.Styles) []string {
	src = []byte(clean.Block(string(src)))
	r := renderer{st: st, src: src, blocks: parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	), inline: parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1)),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
	)}
	r.children(r.blocks.Parse(text.NewReader(src)), max(width, narrowest))
	return r.lines
}

type renderer struct {
	st     theme.Styles
	src    []byte
	blocks parser.Parser
	inline parser.Parser // of a table's cells, where no block can begin
	lines  []string
}

// children draws the blocks in a block, an empty line between them.
func (r *renderer) children(n ast.Node, w int) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c != n.FirstChild() && !tight(c) {
			r.lines = append(r.lines, "")
		}
		r.block(c, w)
	}
}

// tight tells a block that follows the one before it with no empty line between: those of a tight list.
func tight(n ast.Node) bool {
	item, ok := n.Parent().(*ast.ListItem)
	if !ok {
		return false
	}
	list, ok := item.Parent().(*ast.List)
	return ok && list.IsTight
}

func (r *renderer) block(n ast.Node, w int) {
	switch n := n.(type) {
	case *ast.Heading:
		r.heading(n, w)
	case *ast.Paragraph, *ast.TextBlock:
		r.paragraph(n, w)
	case *ast.List:
		r.list(n, w)
	case *ast.Blockquote:
		r.indented(n, w, r.st.Rule.Render(r.st.Glyphs.V)+" ", r.st.Rule.Render(r.st.Glyphs.V)+" ")
	case *ast.ThematicBreak:
		r.lines = append(r.lines, r.st.Rule.Render(strings.Repeat(r.st.Glyphs.H, w)))
	default:
		if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 { // code and raw HTML stand as they are
			r.verbatim(n, w)
			return
		}
		r.children(n, w)
	}
}

// heading is strong; that of the document and of a chapter has a rule below it.
func (r *renderer) heading(n *ast.Heading, w int) {
	words := r.spans(n, r.src)
	for _, l := range cell.Wrap(words, w) {
		r.lines = append(r.lines, r.st.Strong.Over(l))
	}
	if n.Level <= 2 {
		r.lines = append(r.lines, r.st.Rule.Render(strings.Repeat(r.st.Glyphs.H, min(w, max(cell.Width(words), narrowest)))))
	}
}

func (r *renderer) paragraph(n ast.Node, w int) {
	source := make([]string, 0, n.Lines().Len())
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		source = append(source, strings.TrimRight(string(seg.Value(r.src)), "\r\n"))
	}
	before, t, ok := readTable(source)
	if !ok {
		r.lines = append(r.lines, cell.Wrap(r.spans(n, r.src), w)...)
		return
	}
	if len(before) > 0 {
		r.lines = append(r.lines, cell.Wrap(r.fragment(strings.Join(before, "\n")), w)...)
		r.lines = append(r.lines, "")
	}
	r.table(t, w)
}

func (r *renderer) list(n *ast.List, w int) {
	number := n.Start
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c != n.FirstChild() && !n.IsTight {
			r.lines = append(r.lines, "")
		}
		mark := r.st.Glyphs.Bullet + " "
		if n.IsOrdered() {
			mark = strconv.Itoa(number) + string(n.Marker) + " "
			number++
		}
		r.indented(c, w, mark, cell.Spaces(cell.Width(mark)))
	}
}

// indented draws what a block holds behind a mark: first on its first line, rest on the others.
func (r *renderer) indented(n ast.Node, w int, first, rest string) {
	outside := r.lines
	r.lines = nil
	r.children(n, max(w-cell.Width(first), narrowest))
	inside := r.lines
	r.lines = outside
	if len(inside) == 0 {
		inside = []string{""}
	}
	for i, l := range inside {
		if i == 0 {
			r.lines = append(r.lines, cell.Cut(first+l, w))
		} else {
			r.lines = append(r.lines, cell.Cut(rest+l, w))
		}
	}
}

func (r *renderer) verbatim(n ast.Node, w int) {
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		line := clean.Line(strings.TrimRight(string(seg.Value(r.src)), "\r\n"))
		r.lines = append(r.lines, r.st.Dim.Render(cell.CutTail("  "+line, w, r.st.Glyphs.Ellipsis)))
	}
}
