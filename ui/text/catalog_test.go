package text

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"shirei/incident/lang"
	"shirei/ui/text/texttest"
)

var verb = regexp.MustCompile(`%(\[\d+\])?[+#0-9.]*[a-zA-Z%]`)

// TestLanguagesAgree walks both catalogs: the same keys, no empty word, the same format verbs.
func TestLanguagesAgree(t *testing.T) {
	texttest.Agree(t, "Catalog", reflect.ValueOf(*For(lang.JA)), reflect.ValueOf(*For(lang.EN)), verbs)
}

// verbs lists the format verbs of a text, each once; verbs without an index count in their order.
func verbs(s string) []string {
	out := verb.FindAllString(s, -1)
	if !strings.Contains(s, "%[") {
		return out
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestNobodyShouts(t *testing.T) {
	quiet(t, "Catalog", reflect.ValueOf(*For(lang.JA)))
	quiet(t, "Catalog", reflect.ValueOf(*For(lang.EN)))
}

// quiet finds exclamation marks (CONSOLE.md, tone).
func quiet(t *testing.T, at string, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			quiet(t, at+"."+v.Type().Field(i).Name, v.Field(i))
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			quiet(t, fmt.Sprintf("%s[%v]", at, k), v.MapIndex(k))
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			quiet(t, fmt.Sprintf("%s[%d]", at, i), v.Index(i))
		}
	case reflect.String:
		if strings.ContainsAny(v.String(), "!！") {
			t.Errorf("%s shouts: %q", at, v)
		}
	}
}
