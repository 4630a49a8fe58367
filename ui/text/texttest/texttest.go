// Package texttest compares the words of the two languages, and reads the source that hands out the codes to be worded, for
// the tests of every catalog.
package texttest

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// Agree holds two catalogs equal: the same keys, as many items, nothing empty or missing, and in each text the same holes,
// which holes finds, sorted.
func Agree(t *testing.T, at string, ja, en reflect.Value, holes func(string) []string) {
	t.Helper()
	switch ja.Kind() {
	case reflect.Struct:
		for i := range ja.NumField() {
			Agree(t, at+"."+ja.Type().Field(i).Name, ja.Field(i), en.Field(i), holes)
		}
	case reflect.Map:
		for _, k := range append(ja.MapKeys(), en.MapKeys()...) {
			a, b := ja.MapIndex(k), en.MapIndex(k)
			if !a.IsValid() || !b.IsValid() {
				t.Errorf("%s[%v] stands in one language only", at, k)
				continue
			}
			Agree(t, fmt.Sprintf("%s[%v]", at, k), a, b, holes)
		}
	case reflect.Slice, reflect.Array:
		if ja.Len() != en.Len() {
			t.Errorf("%s: %d items in ja, %d in en", at, ja.Len(), en.Len())
			return
		}
		for i := range ja.Len() {
			Agree(t, fmt.Sprintf("%s[%d]", at, i), ja.Index(i), en.Index(i), holes)
		}
	case reflect.String:
		if strings.TrimSpace(ja.String()) == "" || strings.TrimSpace(en.String()) == "" {
			t.Errorf("%s is empty: %q, %q", at, ja, en)
		}
		if a, b := holes(ja.String()), holes(en.String()); !slices.Equal(a, b) {
			t.Errorf("%s: %v in ja, %v in en", at, a, b)
		}
	case reflect.Func:
		if ja.IsNil() || en.IsNil() {
			t.Errorf("%s is missing in a language", at)
		}
	default:
		t.Errorf("%s is a %s, which cannot be compared", at, ja.Kind())
	}
}

// Source walks the syntax of the Go files of a folder, tests left out, as [ast.Inspect] does.
func Source(t *testing.T, dir string, visit func(ast.Node) bool) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no source in %s: %v", dir, err)
	}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, data, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, visit)
	}
}
