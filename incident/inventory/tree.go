package inventory

import (
	"github.com/goccy/go-yaml/ast"
)

// node is the YAML as this package needs it: text, list, or keys with values,
// each with its line.
type node struct {
	line  int
	shape shape // empty for null
	text  string
	bool  bool
	flow  bool // written in { } or [ ]
	pairs []pair
	items []*node
	dash  []int // the line of each item's dash, in a list that is no flow
}

type pair struct {
	key   string
	line  int
	value *node
}

// get finds a key, nil where it is not there or holds nothing.
func (n *node) get(key string) *node {
	for _, p := range n.pairs {
		if p.key == key {
			return p.value
		}
	}
	return nil
}

// string is the text of a node that may not be there.
func (n *node) string() string {
	if n == nil {
		return ""
	}
	return n.text
}

// builder turns the parser's tree into nodes.
type builder struct{ problem *Problem }

func (b *builder) node(in ast.Node) *node {
	if in == nil {
		return nil
	}
	line := in.GetToken().Position.Line
	switch n := in.(type) {
	case *ast.NullNode:
		return &node{line: line}
	case *ast.BoolNode:
		return &node{line: line, shape: shapeText, text: n.Token.Value, bool: true}
	case *ast.StringNode:
		return &node{line: line, shape: shapeText, text: n.Value}
	case *ast.LiteralNode:
		return &node{line: line, shape: shapeText, text: n.Value.Value}
	case *ast.MappingNode:
		out := b.mapping(n.Values, line)
		out.flow = n.IsFlowStyle
		return out
	case *ast.MappingValueNode:
		return b.mapping([]*ast.MappingValueNode{n}, line)
	case *ast.SequenceNode:
		out := &node{line: line, shape: shapeList, flow: n.IsFlowStyle}
		for _, v := range n.Values {
			out.items = append(out.items, b.node(v))
		}
		if !n.IsFlowStyle {
			for _, e := range n.Entries {
				out.dash = append(out.dash, e.Start.Position.Line)
			}
		}
		return out
	case *ast.CommentGroupNode:
		return nil
	case ast.ScalarNode:
		return &node{line: line, shape: shapeText, text: n.GetToken().Value}
	}
	b.problem = &Problem{Line: line, Code: CodeSyntax, Args: []any{in.Type().String()}}
	return nil
}

func (b *builder) mapping(values []*ast.MappingValueNode, line int) *node {
	out := &node{line: line, shape: shapeMap}
	if len(values) > 0 {
		out.line = values[0].Key.GetToken().Position.Line
	}
	for _, v := range values {
		key := v.Key.GetToken()
		if _, ok := v.Key.(ast.ScalarNode); !ok {
			b.problem = &Problem{Line: key.Position.Line, Code: CodeComplexKey}
			return out
		}
		out.pairs = append(out.pairs, pair{key.Value, key.Position.Line, b.node(v.Value)})
	}
	return out
}
