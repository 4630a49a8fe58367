package report

import (
	"bufio"
	"io"
	"strconv"

	"shirei/incident/md"
)

// page writes a Markdown document as a stream; the buffer keeps the first error until the end.
type page struct{ *bufio.Writer }

func newPage(w io.Writer) page { return page{bufio.NewWriterSize(w, 64<<10)} }

func (p page) put(parts ...string) {
	for _, s := range parts {
		p.WriteString(s)
	}
}

// heading writes the mark ("##") and the text of a heading. The text is from outside, or a word of ours.
func (p page) heading(mark, text string) { p.put(mark, " ", md.Inline(text), "\n\n") }

// paragraph writes text as it came, as paragraphs.
func (p page) paragraph(text string) { p.put(md.Text(text), "\n\n") }

// list writes each text as a bullet.
func (p page) list(texts ...string) {
	for _, t := range texts {
		p.put(md.Item(t), "\n")
	}
	p.put("\n")
}

// numbered writes each text, on one line, as an item of a numbered list.
func (p page) numbered(texts ...string) {
	for i, t := range texts {
		p.put(strconv.Itoa(i+1), ". ", md.Inline(t), "\n")
	}
	p.put("\n")
}

// block writes text to the letter.
func (p page) block(text string) { p.put(md.Fence(text), "\n\n") }

// field is a line of a list: what it is, and the text.
func (p page) field(label, colon, text string) { p.put(md.Item(label+colon+text), "\n") }

// table writes a whole table; it has a row at least.
func (p page) table(head []string, rows [][]string) {
	p.tableHead(head...)
	for _, r := range rows {
		p.put(md.Row(r...), "\n")
	}
	p.put("\n")
}

func (p page) tableHead(cells ...string) {
	p.put(md.Row(cells...), "\n|")
	for range cells {
		p.put(" --- |")
	}
	p.put("\n")
}
