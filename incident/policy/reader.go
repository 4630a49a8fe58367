package policy

import (
	"errors"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"shirei/incident"
)

// reader walks the file's tree and keeps the first fault it meets.
type reader struct{ err error }

// fault says what is wrong and on which line, counted from 1. The words are in ui/text.
func (r *reader) fault(at *token.Token, fault string, piece ...string) {
	if r.err != nil {
		return
	}
	line := lineOf(at)
	r.err = incident.Refuse(incident.CodeBadFile, append([]string{File, strconv.Itoa(line), fault}, piece...)...)
}

func syntaxError(err error) error {
	line, what := 0, err.Error()
	var e yaml.Error
	if errors.As(err, &e) {
		line, what = lineOf(e.GetToken()), e.GetMessage()
	}
	refused := incident.Refuse(incident.CodeBadFile, File, strconv.Itoa(line), "syntax", what)
	refused.Cause = err
	return refused
}

func lineOf(t *token.Token) int {
	if t == nil || t.Position == nil {
		return 0
	}
	return t.Position.Line
}

// maxDepth is how deep flow collections may nest: {escalate: [{…}]} in a row, and one to spare.
const maxDepth = 4

// look refuses, before the parser, what a policy does not need and what would keep the parser busy for long: anchors,
// aliases, merges, tags, directives, deep nesting.
func (r *reader) look(tokens token.Tokens) {
	depth := 0
	for _, t := range tokens {
		switch t.Type {
		case token.AnchorType, token.AliasType, token.MergeKeyType, token.TagType, token.DirectiveType:
			r.fault(t, "alias")
		case token.SequenceStartType, token.MappingStartType:
			if depth++; depth > maxDepth {
				r.fault(t, "too_deep")
			}
		case token.SequenceEndType, token.MappingEndType:
			depth--
		}
	}
}

// fields hands each key of a mapping to take, which answers false for a key it does not know.
func (r *reader) fields(n ast.Node, name string, take func(key string, value ast.Node) bool) {
	var pairs []*ast.MappingValueNode
	switch n := n.(type) {
	case *ast.MappingNode:
		pairs = n.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{n}
	default:
		r.fault(n.GetToken(), "not_a_map", name)
		return
	}
	seen := map[string]bool{}
	for _, pair := range pairs {
		key := r.scalar(pair.Key)
		switch {
		case r.err != nil:
			return
		case seen[key]:
			r.fault(pair.Key.GetToken(), "twice", key)
		case !take(key, pair.Value):
			r.fault(pair.Key.GetToken(), "unknown_key", key)
		}
		seen[key] = true
	}
}

// scalar gives a plain value as it is written, a missing one or a collection as nothing, which no field takes.
func (r *reader) scalar(n ast.Node) string {
	switch n := n.(type) {
	case *ast.StringNode:
		return strings.TrimSpace(n.Value)
	case ast.ScalarNode:
		if t := n.GetToken(); t != nil && n.Type() != ast.NullType {
			return strings.TrimSpace(t.Value)
		}
	}
	return ""
}

// term reads "30m", "4bh", "1bd" or "-". Parts of a minute are no term: nothing shown would be true to them.
func (r *reader) term(n ast.Node) incident.Term {
	text := r.scalar(n)
	t, err := incident.ParseTerm(text)
	if err != nil || text == "" || t.Plain%time.Minute != 0 {
		r.fault(n.GetToken(), "bad_term", text)
	}
	return t
}

// plain reads a term that runs day and night: the rules count these without a calendar.
func (r *reader) plain(n ast.Node) incident.Term {
	t := r.term(n)
	if t.Days > 0 || t.Hours > 0 {
		r.fault(n.GetToken(), "plain_term", t.String())
	}
	return t
}

// name reads whom an escalation reaches: a code of [incident.Rung] or a name in free words.
func (r *reader) name(n ast.Node) string {
	text := r.scalar(n)
	if text == "" || utf8.RuneCountInString(text) > 100 || strings.ContainsFunc(text, unicode.IsControl) {
		r.fault(n.GetToken(), "bad_text", text)
	}
	return text
}
