package inventory

import (
	"strings"

	"github.com/goccy/go-yaml/token"
)

// The form is at most six levels deep; these leave room for odd indentation and
// keep the parser's recursion short.
const (
	maxFlowDepth = 16
	maxIndent    = 64
)

// refuse looks through the tokens for what the form does not use and what could
// make the parser work without end: anchors and aliases (bombs), tags, several
// documents, deep nesting. It runs before the parser.
func refuse(tokens token.Tokens) Problems {
	var ps Problems
	depth, content := 0, false
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
		case token.MappingKeyType:
			ps.add(line, "", CodeComplexKey)
		case token.DocumentHeaderType:
			if content {
				ps.add(line, "", CodeDocuments)
			}
		case token.CommentType:
			if knownSecret(tk.Value) {
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
