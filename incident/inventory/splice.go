package inventory

import (
	"bytes"
	"reflect"
	"slices"
	"strings"

	"shirei/incident"
)

// Splice gives the document with the edits in place, whose outcome is after: an answer is changed where it stands, and
// comments, order, quoting and blank lines elsewhere stay to the byte. Where that cannot be done, as in a document written
// in braces as a whole, it is Format(after). A removed entry takes the comment right above it along. Where edits is nil, it
// is all in which after differs from the document.
func Splice(doc []byte, after *Service, edits []incident.InventoryEdit) []byte {
	body, mark := bytes.CutPrefix(doc, []byte("\ufeff"))
	for _, whole := range []bool{false, true} {
		out, ok := splice(string(body), after, edits, whole)
		if !ok {
			break
		}
		if back, err := Parse(out); err == nil && reflect.DeepEqual(back, after) {
			return marked(out, mark)
		}
	}
	out := Format(after)
	if bytes.Contains(doc, []byte("\r\n")) {
		out = bytes.ReplaceAll(out, []byte("\n"), []byte("\r\n"))
	}
	return marked(out, mark)
}

// marked puts the byte order mark back that some editors begin a file with.
func marked(text []byte, mark bool) []byte {
	if mark {
		return append([]byte("\ufeff"), text...)
	}
	return text
}

// splice makes the edits in the text, without looking whether the outcome is right. Whole rewrites each changed entry.
func splice(text string, after *Service, edits []incident.InventoryEdit, whole bool) (out []byte, ok bool) {
	defer func() {
		if recover() != nil { // the parser has been seen to name lines that are not there
			out, ok = nil, false
		}
	}()
	if strings.Contains(strings.ReplaceAll(text, "\r\n", "\n"), "\r") {
		return nil, false // ends a line for some readers, and for others not
	}
	tokens, problems := tokenize([]byte(text))
	if len(problems) > 0 {
		return nil, false
	}
	root, problem := read(tokens)
	if problem != nil {
		return nil, false
	}
	before, problems := decode(root)
	if len(problems) > 0 || root != nil && (root.flow || root.shape != "" && root.shape != shapeMap) {
		return nil, false
	}
	w := &splicer{page: newPage(text, tokens), before: before, after: after, whole: whole, touched: map[*kindSpec]bool{}}
	if edits == nil {
		edits = Diff(before, after)
	}
	for _, e := range edits {
		if a, known := locate(e.Path); known {
			w.touched[a.kind] = true
		}
	}
	w.document(root)
	return []byte(w.page.String()), true
}

// splicer walks the document beside the model and writes down what to change in the text.
type splicer struct {
	*page
	before, after *Service
	touched       map[*kindSpec]bool
	whole         bool
}

// part is a key or an item with what it holds, and its lines without the blank ones and comments at its foot.
type part struct {
	key      string
	node     *node
	from, to int
}

// parts takes the keys of a block apart; end is the line where the block ends.
func (w *splicer) parts(n *node, end int) []part {
	out := make([]part, len(n.pairs))
	for i := len(n.pairs) - 1; i >= 0; i-- {
		p := n.pairs[i]
		out[i] = part{key: p.key, node: p.value, from: p.line - 1, to: w.trim(p.line-1, end)}
		end = p.line - 1
	}
	return out
}

// items takes a list apart.
func (w *splicer) items(n *node, end int) []part {
	out := make([]part, len(n.items))
	for i := len(n.items) - 1; i >= 0; i-- {
		from := n.dash[i] - 1
		out[i] = part{key: n.items[i].get("id").string(), node: n.items[i], from: from, to: w.trim(from, end)}
		end = from
	}
	return out
}

// empty tells of a key with nothing behind it.
func (p part) empty() bool { return p.node == nil || p.node.shape == "" }

// placeFor gives the line for something new: behind the last part that comes before it in the order of the form, which keys
// tell; first where there is none.
func placeFor(parts []part, keys []string, key string, first int) int {
	for i := slices.Index(keys, key) - 1; i >= 0; i-- {
		if at := slices.IndexFunc(parts, func(p part) bool { return p.key == keys[i] }); at >= 0 {
			return parts[at].to
		}
	}
	return first
}
