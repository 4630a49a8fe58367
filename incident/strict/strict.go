// Package strict reads a small YAML file that a person wrote for the program, and takes nothing it does not know: what is
// misspelt is told with its line, and never passed over.
package strict

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"shirei/incident"
)

// Reader walks a file's tree and keeps the first fault it meets.
type Reader struct {
	file  string
	depth int // how deep flow collections, {a: [{…}]}, may nest
	err   error
}

// New makes a reader. File is how errors name the file; a caller that knows its path puts that in its place as the first
// argument. Max is the most the file may hold, in bytes; above it the error is [incident.CodeTooBig]. The tree is nil
// after a fault, and where the file holds nothing but comments.
func New(file string, data []byte, max, depth int) (*Reader, ast.Node) {
	r := &Reader{depth: depth, file: file}
	if len(data) > max {
		r.err = incident.Refuse(incident.CodeTooBig, file, strconv.Itoa(max>>10)+" KB")
		return r, nil
	}
	tokens := lexer.Tokenize(string(data))
	if r.look(tokens); r.err != nil {
		return r, nil
	}
	tree, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		r.err = r.syntax(err)
		return r, nil
	}
	return r, r.document(tree)
}

// Err is the first fault, an [incident.Error] of CodeBadFile (file, line, fault, piece) or CodeTooBig; nil without any.
func (r *Reader) Err() error { return r.err }

// Fault says what is wrong and where. The words are in ui/text.
func (r *Reader) Fault(at ast.Node, fault string, piece ...string) {
	r.fault(at.GetToken(), fault, piece...)
}

func (r *Reader) fault(at *token.Token, fault string, piece ...string) {
	if r.err == nil {
		r.err = incident.Refuse(incident.CodeBadFile, append([]string{r.file, strconv.Itoa(lineOf(at)), fault}, piece...)...)
	}
}

func (r *Reader) syntax(err error) error {
	line, what := 0, err.Error()
	var e yaml.Error
	if errors.As(err, &e) {
		line, what = lineOf(e.GetToken()), e.GetMessage()
	}
	refused := incident.Refuse(incident.CodeBadFile, r.file, strconv.Itoa(line), "syntax", what)
	refused.Cause = err
	return refused
}

// lineOf counts from 1; 0 where the parser does not say.
func lineOf(t *token.Token) int {
	if t == nil || t.Position == nil {
		return 0
	}
	return t.Position.Line
}

// look refuses, before the parser, what no such file needs and what would keep the parser busy for long: anchors,
// aliases, merges, tags, directives, deep nesting.
func (r *Reader) look(tokens token.Tokens) {
	depth := 0
	for _, t := range tokens {
		switch t.Type {
		case token.AnchorType, token.AliasType, token.MergeKeyType, token.TagType, token.DirectiveType:
			r.fault(t, "alias")
		case token.SequenceStartType, token.MappingStartType:
			if depth++; depth > r.depth {
				r.fault(t, "too_deep")
			}
		case token.SequenceEndType, token.MappingEndType:
			depth--
		}
	}
}

// document gives the file's only document; nil where it holds nothing but comments.
func (r *Reader) document(tree *ast.File) ast.Node {
	var bodies []ast.Node
	for _, d := range tree.Docs {
		if d.Body != nil && d.Body.Type() != ast.NullType && d.Body.Type() != ast.CommentType {
			bodies = append(bodies, d.Body)
		}
	}
	switch len(bodies) {
	case 0:
		return nil
	case 1:
		return bodies[0]
	}
	r.fault(bodies[1].GetToken(), "documents")
	return nil
}

// Fields hands each key of a mapping to take, which answers false for a key it does not know.
func (r *Reader) Fields(n ast.Node, name string, take func(key string, value ast.Node) bool) {
	var pairs []*ast.MappingValueNode
	switch n := n.(type) {
	case *ast.MappingNode:
		pairs = n.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{n}
	default:
		r.Fault(n, "not_a_map", name)
		return
	}
	seen := map[string]bool{}
	for _, pair := range pairs {
		key := r.Scalar(pair.Key)
		switch {
		case r.err != nil:
			return
		case seen[key]:
			r.Fault(pair.Key, "twice", key)
		case !take(key, pair.Value):
			r.Fault(pair.Key, "unknown_key", key)
		}
		seen[key] = true
	}
}

// Items gives what a list holds.
func (r *Reader) Items(n ast.Node, name string) []ast.Node {
	list, ok := n.(*ast.SequenceNode)
	if !ok {
		r.Fault(n, "not_a_list", name)
		return nil
	}
	return slices.Clip(list.Values)
}

// Scalar gives a plain value as it is written, a missing one or a collection as nothing, which no field takes.
func (r *Reader) Scalar(n ast.Node) string {
	switch n := n.(type) {
	case *ast.StringNode:
		return strings.TrimSpace(n.Value)
	case *ast.LiteralNode: // a text over several lines
		return strings.TrimSpace(n.Value.Value)
	case ast.ScalarNode:
		if t := n.GetToken(); t != nil && n.Type() != ast.NullType {
			return strings.TrimSpace(t.Value)
		}
	}
	return ""
}
