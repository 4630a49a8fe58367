package inventory

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// maxMiB bounds the file; it is refused before anything reads it, so that a
// large wrong file costs nothing. Ten thousand short entries fit.
const maxMiB = 2

// Parse reads the YAML form. What is wrong comes back all at once as Problems,
// and then there is no service: a half-read inventory would show false blanks.
func Parse(data []byte) (*Service, error) { return parse(data, false) }

// ParseNamed is Parse for a document that is to be kept as a service's: it must also say which service it is (service.id).
func ParseNamed(data []byte) (*Service, error) { return parse(data, true) }

func parse(data []byte, named bool) (*Service, error) {
	root, problems := readText(data)
	if len(problems) > 0 {
		return nil, problems
	}
	s, problems := decode(root)
	if named && (s == nil || s.Service.ID == "") {
		problems.add(lineOfID(root), "service.id", CodeMissingID)
	}
	if len(problems) > 0 {
		return nil, problems.told()
	}
	return s, nil
}

// lineOfID is where the id of the service is missing: the key that is blank, the section, or the top.
func lineOfID(root *node) int {
	line := 1
	if root == nil {
		return line
	}
	for _, sec := range root.pairs {
		if sec.key != "service" {
			continue
		}
		line = sec.line
		if sec.value == nil {
			break
		}
		for _, p := range sec.value.pairs {
			if p.key == "id" {
				line = p.line
			}
		}
	}
	return line
}

// readText reads YAML of any shape.
func readText(data []byte) (*node, Problems) {
	tokens, problems := tokenize(data)
	if len(problems) > 0 {
		return nil, problems
	}
	root, problem := read(tokens)
	if problem != nil {
		return nil, Problems{*problem}
	}
	return root, nil
}

// tokenize takes YAML apart, and refuses what the form does not use.
func tokenize(data []byte) (token.Tokens, Problems) {
	if len(data) > maxMiB<<20 {
		line := 1 + bytes.Count(data[:maxMiB<<20], []byte("\n")) // where the limit is passed
		return nil, Problems{{Line: line, Code: CodeTooBig, Args: []any{maxMiB}}}
	}
	if !utf8.Valid(data) {
		return nil, Problems{{Line: lineOfBadByte(data), Code: CodeNotUTF8}}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")) // the lexer counts some of them twice
	tokens := lexer.Tokenize(string(data))
	if problems := refuse(tokens); len(problems) > 0 {
		return nil, problems.told()
	}
	return tokens, nil
}

// read builds our own tree. The parser has been seen to panic on broken input,
// and its error text draws the whole source, so only its bare message is taken.
func read(tokens token.Tokens) (root *node, problem *Problem) {
	defer func() {
		if r := recover(); r != nil {
			problem = &Problem{Code: CodeSyntax, Args: []any{fmt.Sprint(r)}}
		}
	}()
	// Duplicate keys are found by us: all of them, and not in quadratic time.
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		p := Problem{Code: CodeSyntax, Args: []any{"?"}}
		var se *yaml.SyntaxError
		if errors.As(err, &se) {
			p.Args = []any{se.Message}
			p.Line = se.Token.Position.Line
		}
		return nil, &p
	}
	var body ast.Node
	for _, doc := range file.Docs {
		if doc.Body != nil {
			body = doc.Body
		}
	}
	b := builder{}
	root = b.node(body)
	if b.problem != nil {
		return nil, b.problem
	}
	return root, nil
}

// told puts problems in the order of their lines and keeps the first ones.
func (ps Problems) told() Problems {
	slices.SortStableFunc(ps, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
	if over := len(ps) - most; over > 0 {
		ps = append(ps[:most:most], Problem{Line: ps[most].Line, Code: CodeTooMany, Args: []any{over}})
	}
	return ps
}

func lineOfBadByte(data []byte) int {
	line := 1
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			break
		}
		if r == '\n' {
			line++
		}
		data = data[size:]
	}
	return line
}
