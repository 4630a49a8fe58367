package text

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"shirei/incident/lang"
)

var verb = regexp.MustCompile(`%(\[\d+\])?[+#0-9.]*[a-zA-Z%]`)

// TestLanguagesAgree walks both catalogs: the same keys, no empty word, the same format verbs.
func TestLanguagesAgree(t *testing.T) {
	agree(t, "Catalog", reflect.ValueOf(*For(lang.JA)), reflect.ValueOf(*For(lang.EN)))
}

func agree(t *testing.T, at string, ja, en reflect.Value) {
	t.Helper()
	switch ja.Kind() {
	case reflect.Struct:
		for i := range ja.NumField() {
			agree(t, at+"."+ja.Type().Field(i).Name, ja.Field(i), en.Field(i))
		}
	case reflect.Map:
		for _, k := range append(ja.MapKeys(), en.MapKeys()...) {
			a, b := ja.MapIndex(k), en.MapIndex(k)
			if !a.IsValid() || !b.IsValid() {
				t.Errorf("%s[%v] stands in one language only", at, k)
				continue
			}
			agree(t, fmt.Sprintf("%s[%v]", at, k), a, b)
		}
	case reflect.Slice, reflect.Array:
		if ja.Len() != en.Len() {
			t.Errorf("%s: %d items in ja, %d in en", at, ja.Len(), en.Len())
			return
		}
		for i := range ja.Len() {
			agree(t, fmt.Sprintf("%s[%d]", at, i), ja.Index(i), en.Index(i))
		}
	case reflect.String:
		if strings.TrimSpace(ja.String()) == "" || strings.TrimSpace(en.String()) == "" {
			t.Errorf("%s is empty: %q, %q", at, ja, en)
		}
		if a, b := verbs(ja.String()), verbs(en.String()); !slices.Equal(a, b) {
			t.Errorf("%s: verbs %v in ja, %v in en", at, a, b)
		}
	case reflect.Func:
		if ja.IsNil() || en.IsNil() {
			t.Errorf("%s is missing in a language", at)
		}
	default:
		t.Errorf("%s is a %s, which cannot be compared", at, ja.Kind())
	}
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
