package journey

import (
	"bytes"
	"html"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// document is an exported file as GitHub would show it.
type document struct{ page string }

var (
	tables  = regexp.MustCompile(`(?s)<table>.*?</table>`)
	lines   = regexp.MustCompile(`(?s)<tr>.*?</tr>`)
	cells   = regexp.MustCompile(`(?s)<td[^>]*>(.*?)</td>`)
	quotes  = regexp.MustCompile(`(?s)<blockquote>(.*?)</blockquote>`)
	markup  = regexp.MustCompile(`<[^>]*>`)
	breaks  = strings.NewReplacer("<br />\n", "\n", "</p>\n<p>", "\n\n")
	escaped = regexp.MustCompile(`<!-- raw HTML omitted -->`)
)

// read parses a file as GitHub-flavoured Markdown; nothing in it may be raw HTML.
func read(t *testing.T, path string) document {
	t.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert(src, &b); err != nil {
		t.Fatal(err)
	}
	if escaped.Match(b.Bytes()) {
		t.Errorf("%s holds raw HTML:\n%s", path, src)
	}
	return document{b.String()}
}

// words is a piece of the page as it is read.
func words(s string) string {
	return strings.TrimSpace(html.UnescapeString(markup.ReplaceAllString(breaks.Replace(s), "")))
}

func (d document) holds(text string) bool { return strings.Contains(words(d.page), text) }

// count tells how often a text stands in the whole document.
func (d document) count(text string) int { return strings.Count(words(d.page), text) }

// tablesWith gives the rows of each table that holds a cell of exactly these words.
func (d document) tablesWith(cell string) [][][]string {
	var out [][][]string
	for _, table := range tables.FindAllString(d.page, -1) {
		var rows [][]string
		found := false
		for _, line := range lines.FindAllString(table, -1) {
			var row []string
			for _, c := range cells.FindAllStringSubmatch(line, -1) {
				row = append(row, words(c[1]))
				found = found || words(c[1]) == cell
			}
			if row != nil {
				rows = append(rows, row)
			}
		}
		if found {
			out = append(out, rows)
		}
	}
	return out
}

// quoted gives the texts that stand word for word.
func (d document) quoted() []string {
	var out []string
	for _, q := range quotes.FindAllStringSubmatch(d.page, -1) {
		out = append(out, words(q[1]))
	}
	return out
}
