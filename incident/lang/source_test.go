package lang

import (
	"go/ast"
	"go/token"
	"strconv"
	"testing"

	"shirei/ui/text/texttest"
)

// source is what the files of package incident say: its codes by type, and how often arguments come with each phrase.
type source struct {
	codes map[string][]string // type name → values of its constants
	said  map[string]int      // code of a phrase → its arguments; codes ending in "." are completed at run time
}

func readSource(t *testing.T) source {
	t.Helper()
	s := source{codes: map[string][]string{}, said: map[string]int{}}
	texttest.Source(t, "..", s.visit)
	return s
}

func (s source) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.GenDecl:
		s.constants(n)
	case *ast.CallExpr:
		if f, ok := n.Fun.(*ast.Ident); ok && f.Name == "Say" && len(n.Args) > 0 {
			s.say(n)
		}
	}
	return true
}

func (s source) constants(d *ast.GenDecl) {
	if d.Tok != token.CONST {
		return
	}
	for _, spec := range d.Specs {
		v := spec.(*ast.ValueSpec)
		typ, ok := v.Type.(*ast.Ident)
		if !ok {
			continue
		}
		for _, value := range v.Values {
			if text, ok := literal(value); ok {
				s.codes[typ.Name] = append(s.codes[typ.Name], text)
			}
		}
	}
}

func (s source) say(call *ast.CallExpr) {
	code, ok := literal(call.Args[0])
	if sum, is := call.Args[0].(*ast.BinaryExpr); is {
		code, ok = literal(sum.X)
	}
	if !ok {
		return // Say itself hands its code on
	}
	n := len(call.Args) - 1
	if call.Ellipsis.IsValid() { // one more than the reason it is built on
		n = s.said["due.from"] + 1
	}
	s.said[code] = n
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}
