package inventory

import (
	"strings"

	"github.com/goccy/go-yaml/token"

	"shirei/incident/mask"
)

// The form is at most six levels deep; these leave room for odd indentation and
// keep the parser's recursion short.
const (
	maxFlowDepth = 16
	maxIndent    = 64
	maxKeys      = 500 // in one place: the parser's time grows with their square
)

// refuse looks through the tokens for what the form does not use and what could
// make the parser work without end: anchors and aliases (bombs), tags, several
// documents, deep nesting. It runs before the parser.
func refuse(tokens token.Tokens) Problems {
	var ps Problems
	depth, content, directive := 0, false, false
	var keys keyCount
	for i, tk := range tokens {
		line := tk.Position.Line
		switch tk.Type {
		case token.AnchorType:
			ps.add(line, "", CodeAnchor, "&"+next(tokens, i))
		case token.AliasType:
			ps.add(line, "", CodeAlias, "*"+next(tokens, i))
		case token.MergeKeyType:
			ps.add(line, "", CodeAlias, "<<")
		case token.TagType:
			ps.add(line, "", CodeTag, tk.Value)
		case token.DirectiveType:
			ps.add(line, "", CodeTag, "%")
			directive = true
		case token.MappingKeyType:
			ps.add(line, "", CodeComplexKey)
		case token.DocumentHeaderType:
			if content && !directive {
				ps.add(line, "", CodeDocuments)
			}
			directive = false
		case token.CommentType:
			if mask.Known(tk.Value) {
				ps.add(line, "", CodeSecret)
			}
			continue
		case token.InvalidType:
			ps.add(line, "", CodeSyntax, invalidWords(tk))
		case token.SequenceStartType, token.MappingStartType:
			depth++
		case token.SequenceEndType, token.MappingEndType:
			depth--
		}
		if depth > maxFlowDepth || (depth == 0 && deepBlock(tokens, i)) {
			ps.add(line, "", CodeTooDeep)
			return ps.first(most)
		}
		if keys.add(tokens, i, depth) > maxKeys {
			ps.add(line, "", CodeTooManyKeys, maxKeys)
			return ps.first(most)
		}
		content = content || (tk.Type != token.DocumentHeaderType && tk.Type != token.DocumentEndType)
	}
	return ps
}

func next(tokens token.Tokens, i int) string {
	if i+1 < len(tokens) && tokens[i+1].Type == token.StringType {
		return tokens[i+1].Value
	}
	return ""
}

// deepBlock tells of an entry or key that begins too far to the right.
func deepBlock(tokens token.Tokens, i int) bool {
	switch tk := tokens[i]; tk.Type {
	case token.SequenceEntryType:
		return tk.Position.Column > maxIndent
	case token.MappingValueType:
		return i > 0 && tokens[i-1].Position.Column > maxIndent
	}
	return false
}

// keyCount counts the keys that stand together: in a block, those of the same
// column with nothing further left between them; in a flow, all.
type keyCount struct {
	column [maxIndent + 2]int
	flow   int
}

func (c *keyCount) add(tokens token.Tokens, i, depth int) int {
	if depth == 0 {
		c.flow = 0
	}
	tk := tokens[i]
	switch {
	case tk.Type == token.MappingValueType && depth > 0:
		c.flow++
		return c.flow
	case tk.Type == token.MappingValueType && i > 0:
		at := min(max(tokens[i-1].Position.Column, 0), maxIndent+1)
		clear(c.column[at+1:])
		c.column[at]++
		return c.column[at]
	case tk.Type == token.SequenceEntryType && depth == 0:
		clear(c.column[min(max(tk.Position.Column, 0), maxIndent)+1:])
	}
	return 0
}

func invalidWords(tk *token.Token) string {
	if tk.Error != "" {
		return tk.Error
	}
	return strings.TrimSpace(firstLine(tk.Value))
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

func (ps Problems) first(n int) Problems {
	if len(ps) <= n {
		return ps
	}
	return append(ps[:n-1:n-1], ps[len(ps)-1])
}
