package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"shirei/incident"
)

// node is one JSON value with its place in the file, so that whatever is wrong with it can be pointed at.
type node struct {
	kind       byte   // '{', '[', 's' text, '#' number, 'b' true or false, 0 null or absent
	text       string // of a text, a number, true or false
	fields     map[string]node
	items      []node
	start, end int // byte offsets
}

// parseTree reads a whole JSON file. Of a key that comes twice the last one counts.
func parseTree(data []byte) (node, error) {
	var raw json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		at := len(data)
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) && syntax.Offset > 0 {
			at = int(syntax.Offset) - 1
		}
		bad := badFile(position(data, at), FaultJSON, err.Error())
		bad.Cause = err
		return node{}, bad
	}
	t := treeReader{data: data, dec: json.NewDecoder(bytes.NewReader(data))}
	t.dec.UseNumber()
	n, err := t.value()
	if err != nil && !errors.Is(err, io.EOF) {
		return node{}, badFile(position(data, int(t.dec.InputOffset())), FaultJSON, err.Error())
	}
	return n, nil
}

type treeReader struct {
	data []byte
	dec  *json.Decoder
}

// value reads the value that starts next; its depth is bounded by the check of the syntax before.
func (t *treeReader) value() (node, error) {
	n := node{start: t.next()}
	token, err := t.dec.Token()
	if err != nil {
		return n, err
	}
	switch v := token.(type) {
	case string:
		n.kind, n.text = 's', v
	case json.Number:
		n.kind, n.text = '#', v.String()
	case bool:
		n.kind, n.text = 'b', strconv.FormatBool(v)
	case json.Delim:
		n.kind = byte(v)
		err = t.inside(&n)
	}
	n.end = int(t.dec.InputOffset())
	return n, err
}

func (t *treeReader) inside(n *node) error {
	if n.kind == '{' {
		n.fields = map[string]node{}
	}
	for t.dec.More() {
		key := ""
		if n.kind == '{' {
			token, err := t.dec.Token()
			if err != nil {
				return err
			}
			key, _ = token.(string)
		}
		v, err := t.value()
		if err != nil {
			return err
		}
		if n.kind == '{' {
			n.fields[key] = v
		} else {
			n.items = append(n.items, v)
		}
	}
	_, err := t.dec.Token() // the closing bracket
	return err
}

// next is where the next value starts: the decoder stands before the blanks and marks that part values.
func (t *treeReader) next() int {
	at := int(t.dec.InputOffset())
	return at + len(t.data[at:]) - len(bytes.TrimLeft(t.data[at:], " \t\r\n,:"))
}

// position writes a byte offset as "line:column", both from 1, the column in characters.
func position(data []byte, at int) string {
	at = min(max(at, 0), len(data))
	before := data[:at]
	line := 1 + bytes.Count(before, []byte("\n"))
	column := 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	return fmt.Sprintf("%d:%d", line, column)
}

// What can be wrong with a facts file; the argument after it is the piece meant.
const (
	FaultJSON  = "json"
	FaultName  = "no_name"
	FaultTime  = "no_time"
	FaultType  = "wrong_type"
	FaultAhead = "ahead" // found when it is retold
)

// badFile refuses a file: line, then a fault with its piece, or words that come as they are.
func badFile(line string, what ...string) *incident.Error {
	return incident.Refuse(incident.CodeBadFile, append([]string{"", line}, what...)...)
}
