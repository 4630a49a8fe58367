// Package md writes text from outside as GitHub-flavoured Markdown that shows
// exactly that text and does nothing else: no HTML, links, images, lists or
// emphasis arise from what somebody typed. Bare URLs stay as they are, and
// readers may link them.
//
// As little as possible is escaped, so that the words can still be found in
// the file. What is escaped follows the GitHub Flavored Markdown spec, 0.29,
// and GitHub's alerts and footnotes. A result is safe beside other text if a
// space or a line end stands between them.
package md

import (
	"strings"

	"shirei/incident/clean"
)

// Inline is s on one line, for a paragraph, a heading, a list item or the
// inside of emphasis. Outer spaces go.
func Inline(s string) string {
	return escape(strings.Trim(clean.DocLine(s), " "), lineStart)
}

// Cell is s on one line for a cell of a table; line breaks become spaces.
func Cell(s string) string {
	return escape(strings.Trim(clean.DocLine(s), " "), tableCell)
}

// Row is one line of a table, each cell passed through Cell, without the line end.
func Row(cells ...string) string {
	var b strings.Builder
	b.WriteString("|")
	for _, c := range cells {
		b.WriteString(" " + Cell(c) + " |")
	}
	return b.String()
}

// Text is s as paragraphs: its line breaks are kept as hard breaks, its empty
// lines part paragraphs, indentation goes. There is no line end after the
// last line.
func Text(s string) string { return lines(s, "", "") }

// Quote is Text as a block quote.
func Quote(s string) string { return lines(s, "> ", "> ") }

// Item is Text as one bullet of a list.
func Item(s string) string { return lines(s, "- ", "  ") }

// Fence is s as a block to the letter, its lines and their indentation kept. The fence is longer than any in it.
func Fence(s string) string {
	s = strings.Trim(clean.DocBlock(s), "\n")
	run, longest := 0, 2
	for _, r := range s {
		if run++; r != '`' {
			run = 0
		}
		longest = max(longest, run)
	}
	fence := strings.Repeat("`", longest+1)
	return fence + "\n" + s + "\n" + fence
}

// lines writes first before the first line and rest before every other.
func lines(s, first, rest string) string {
	var b strings.Builder
	prefix, wasBlank, brk := first, false, ""
	for line := range strings.SplitSeq(clean.DocBlock(s), "\n") {
		line = strings.Trim(line, " ")
		switch {
		case line == "":
			wasBlank = true
			continue
		case b.Len() == 0:
		case wasBlank:
			b.WriteString("\n" + strings.TrimRight(rest, " ") + "\n")
		default:
			b.WriteString(brk + "\n")
		}
		b.WriteString(prefix + escape(line, lineStart))
		prefix, wasBlank, brk = rest, false, hardBreak(line)
	}
	return b.String()
}

// hardBreak keeps the backslash out of a URL, and apart from a backslash, that
// ends the line.
func hardBreak(line string) string {
	last := line[strings.LastIndexByte(line, ' ')+1:]
	if linkAt(last) >= 0 || strings.HasSuffix(last, `\`) {
		return ` \`
	}
	return `\`
}
