package inventory

import (
	"cmp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/token"
)

// page is a YAML text by its lines, with the changes to be made in it. Lines count from 0; a stretch of them ends before
// its last number.
type page struct {
	lines   []string // without their ends
	ends    []string // "\n", "\r\n", or nothing at the end of the text
	newline string   // what new lines end in
	comment []int    // the byte where a line's comment begins, -1 where it has none
	last    int      // the line behind the document: that of "...", or the number of lines
	cuts    []cut
}

// cut puts text in the place of the lines from one to before another; nothing is cut where both are the same.
type cut struct {
	from, to int
	text     string // whole lines
}

// newPage takes a text apart, whose tokens they are. The text holds no \r but in \r\n.
func newPage(text string, tokens token.Tokens) *page {
	p := &page{newline: "\n"}
	if strings.Count(text, "\r\n")*2 > strings.Count(text, "\n") {
		p.newline = "\r\n"
	}
	for line := range strings.Lines(text) {
		body := strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		p.lines, p.ends = append(p.lines, body), append(p.ends, line[len(body):])
	}
	p.comment = slices.Repeat([]int{-1}, len(p.lines))
	p.last = len(p.lines)
	for _, tk := range tokens {
		i := tk.Position.Line - 1
		switch {
		case i < 0 || i >= len(p.lines):
		case tk.Type == token.DocumentEndType:
			p.last = min(p.last, i)
		case tk.Type == token.CommentType:
			p.comment[i] = commentAt(p.lines[i], strings.TrimSuffix(tk.Value, "\r"))
		}
	}
	return p
}

// commentAt finds the sign a comment begins with, which stands behind a space or at the beginning of its line.
func commentAt(line, words string) int {
	for at := len(line) - len(words) - 1; at >= 0; at-- {
		if line[at] == '#' && strings.HasPrefix(line[at+1:], words) && (at == 0 || line[at-1] == ' ' || line[at-1] == '\t') {
			return at
		}
	}
	return -1
}

// lone tells of a line that holds nothing but a comment.
func (p *page) lone(i int) bool {
	return p.comment[i] >= 0 && strings.TrimSpace(p.lines[i][:p.comment[i]]) == ""
}

// trim gives the end of a stretch without the blank lines and comments at its foot.
func (p *page) trim(from, to int) int {
	for to > from+1 && (strings.TrimSpace(p.lines[to-1]) == "" || p.lone(to-1)) {
		to--
	}
	return to
}

// above gives the line where the comment begins that stands right above a line, at the same indentation.
func (p *page) above(from, indent int) int {
	for from > 0 && p.lone(from-1) && p.comment[from-1] == indent {
		from--
	}
	return from
}

// indent counts the spaces a line begins with.
func (p *page) indent(i int) int {
	return len(p.lines[i]) - len(strings.TrimLeft(p.lines[i], " "))
}

// remark gives the comment behind what a line says, with the space before it.
func (p *page) remark(i int) string {
	if p.comment[i] < 0 || p.lone(i) {
		return ""
	}
	return p.lines[i][len(strings.TrimRight(p.lines[i][:p.comment[i]], " \t")):]
}

func (p *page) insert(at int, text string) { p.cuts = append(p.cuts, cut{at, at, text}) }

func (p *page) remove(from, to int) { p.cuts = append(p.cuts, cut{from, to, ""}) }

// replace puts text in the place of lines, and keeps the remark on the first of them: behind the first new line, or above
// it where a block of text begins there.
func (p *page) replace(from, to int, text string) {
	remark := p.remark(from)
	first, rest, _ := strings.Cut(text, "\n")
	switch {
	case remark == "":
	case strings.HasSuffix(first, "|") || strings.HasSuffix(first, "|-"):
		indent := len(first) - len(strings.TrimLeft(first, " "))
		text = first[:indent] + strings.TrimLeft(remark, " \t") + "\n" + text
	default:
		text = first + remark + "\n" + rest
	}
	p.cuts = append(p.cuts, cut{from, to, text})
}

// String is the text with the changes made. What is put in at a line comes before what is cut there, and what was put
// there first comes first.
func (p *page) String() string {
	cuts := slices.Clone(p.cuts)
	slices.SortStableFunc(cuts, func(a, b cut) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(min(a.to-a.from, 1), min(b.to-b.from, 1)))
	})
	var b strings.Builder
	at := 0
	for _, c := range cuts {
		p.copy(&b, at, c.from)
		if at = max(at, c.to); c.text == "" {
			continue
		}
		if b.Len() > 0 && !strings.HasSuffix(b.String(), "\n") {
			b.WriteString(p.newline)
		}
		b.WriteString(strings.ReplaceAll(c.text, "\n", p.newline))
	}
	p.copy(&b, at, len(p.lines))
	return b.String()
}

func (p *page) copy(b *strings.Builder, from, to int) {
	for i := from; i < to; i++ {
		b.WriteString(p.lines[i])
		b.WriteString(p.ends[i])
	}
}

// indented puts spaces before each line of a text that holds something.
func indented(text string, n int) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if line != "\n" {
			b.WriteString(strings.Repeat(" ", n))
		}
		b.WriteString(line)
	}
	return b.String()
}
