package inventory

import "strings"

// Label gives the word of a section, kind, field or choice in ja or en. The key
// is as long as the place that asks for it: response.measures, measure.how,
// measure_kind.degrade. Where a long key has no word of its own, its last part
// has. A key without a word comes back as it is.
func Label(lang, key string) string {
	words := labelsEN
	if lang == "ja" {
		words = labelsJA
	}
	if word, ok := words[key]; ok {
		return word
	}
	if i := strings.LastIndexByte(key, '.'); i >= 0 {
		if word, ok := words[key[i+1:]]; ok {
			return word
		}
	}
	return key
}

func kindsBySpecificity() []*kindSpec {
	var out []*kindSpec
	for _, sec := range schema() {
		out = append(out, sec.kinds...)
	}
	return out
}
