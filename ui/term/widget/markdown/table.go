package markdown

import (
	"strings"

	"shirei/ui/text/cell"
)

// align is where the text of a column stands.
type align int

const (
	left align = iota
	right
	center
)

// table is a table as it was written, its cells still with their marks.
type table struct {
	aligns []align
	head   []string
	rows   [][]string
}

// readTable finds a table in the lines of a paragraph: a row, a row of dashes with as many cells, and the rows after
// it (GitHub Flavored Markdown 0.29, 4.10). Before is the paragraph in front of it.
func readTable(lines []string) (before []string, t table, ok bool) {
	for i := 1; i < len(lines); i++ {
		aligns, dashes := delimiters(lines[i])
		if !dashes {
			continue
		}
		head := splitRow(lines[i-1])
		if len(head) != len(aligns) {
			continue
		}
		t = table{aligns: aligns, head: head}
		for _, l := range lines[i+1:] {
			row := splitRow(l)
			for len(row) < len(head) {
				row = append(row, "")
			}
			t.rows = append(t.rows, row[:len(head)])
		}
		return lines[:i-1], t, true
	}
	return nil, table{}, false
}

func delimiters(line string) ([]align, bool) {
	if strings.Trim(line, " \t|:-") != "" || !strings.Contains(line, "-") {
		return nil, false
	}
	var out []align
	for _, c := range splitRow(line) {
		l, r := strings.HasPrefix(c, ":"), strings.HasSuffix(c, ":")
		dashes := strings.TrimSuffix(strings.TrimPrefix(c, ":"), ":")
		if dashes == "" || strings.Trim(dashes, "-") != "" {
			return nil, false
		}
		switch {
		case l && r:
			out = append(out, center)
		case r:
			out = append(out, right)
		default:
			out = append(out, left)
		}
	}
	return out, true
}

// splitRow takes a row apart at the pipes that no backslash stands before.
func splitRow(line string) []string {
	line = strings.TrimSpace(line)
	line = strings.TrimPrefix(line, "|")
	var out []string
	var c strings.Builder
	closed := false
	for i := 0; i < len(line); i++ {
		closed = false
		switch {
		case line[i] == '\\' && i+1 < len(line) && line[i+1] == '|':
			c.WriteByte('|')
			i++
		case line[i] == '|':
			out = append(out, strings.TrimSpace(c.String()))
			c.Reset()
			closed = true
		default:
			if line[i] == '\\' && i+1 < len(line) {
				c.WriteByte('\\')
				i++
			}
			c.WriteByte(line[i])
		}
	}
	if !closed {
		out = append(out, strings.TrimSpace(c.String()))
	}
	return out
}

// gutter is the cells between two columns.
const gutter = 2

// table draws the columns aligned; a cell that is too wide goes on in the next line.
func (r *renderer) table(t table, w int) {
	rows := make([][]string, 0, len(t.rows)+1)
	for _, raw := range append([][]string{t.head}, t.rows...) {
		row := make([]string, len(raw))
		for i, c := range raw {
			row[i] = strings.ReplaceAll(r.fragment(c), "\n", " ")
		}
		rows = append(rows, row)
	}
	widths := columns(rows, w)
	for i, row := range rows {
		r.row(row, widths, t.aligns, w, i == 0)
	}
}

func (r *renderer) row(row []string, widths []int, aligns []align, w int, head bool) {
	cells := make([][]string, len(row))
	tall := 1
	for i, c := range row {
		cells[i] = cell.Wrap(c, widths[i])
		tall = max(tall, len(cells[i]))
	}
	for y := range tall {
		line := ""
		for i, lines := range cells {
			if i > 0 {
				line += cell.Spaces(gutter)
			}
			words := ""
			if y < len(lines) {
				words = lines[y]
			}
			if head {
				words = r.st.Strong.Over(words)
			}
			line += place(words, widths[i], aligns[i])
		}
		r.lines = append(r.lines, cell.Cut(strings.TrimRight(line, " "), w))
	}
	if !head {
		return
	}
	rule := make([]string, len(widths))
	for i, n := range widths {
		rule[i] = strings.Repeat(r.st.Glyphs.H, n)
	}
	r.lines = append(r.lines, r.st.Rule.Render(cell.Cut(strings.Join(rule, cell.Spaces(gutter)), w)))
}

func place(s string, w int, a align) string {
	gap := w - cell.Width(s)
	switch {
	case a == right && gap > 0:
		return cell.Spaces(gap) + s
	case a == center && gap > 1:
		return cell.Pad(cell.Spaces(gap/2)+s, w)
	}
	return cell.Pad(s, w)
}

// columns shares w cells out: each column as wide as its widest cell, and the widest ones cut down while they do not fit.
func columns(rows [][]string, w int) []int {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, c := range row {
			widths[i] = max(widths[i], cell.Width(c), 1)
		}
	}
	for over := total(widths) - w; over > 0; over = total(widths) - w {
		widest, second := 0, 0
		for i, n := range widths {
			if n > widths[widest] {
				widest = i
			}
		}
		for i, n := range widths {
			if i != widest {
				second = max(second, n)
			}
		}
		if widths[widest] <= 2 {
			break // nothing is left to take
		}
		widths[widest] -= min(over, max(widths[widest]-max(second, 2), 1))
	}
	return widths
}

func total(widths []int) int {
	n := gutter * (len(widths) - 1)
	for _, w := range widths {
		n += w
	}
	return n
}
