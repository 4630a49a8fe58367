package inventory

import (
	"slices"
	"strings"
	"unicode"
)

// readTexts takes a line apart at commas; a text in double quotes may hold them.
func readTexts(typed string) []string {
	var out []string
	for _, part := range splitTyped(typed, ",，、\n") {
		if text := unquoted(part); text != "" {
			out = append(out, text)
		}
	}
	return out
}

func writeTexts(texts []string, sign string) string {
	out := make([]string, len(texts))
	for i, text := range texts {
		out[i] = text
		if strings.ContainsAny(text, ",，、\n") || needsQuotes(text) {
			out[i] = quoteTyped(text)
		}
	}
	return strings.Join(out, sign)
}

// readMeans reads ways to reach a person: a kind, a value, and hours where they follow. What stands in quotes is the value.
func readMeans(typed string) *node {
	out := &node{shape: shapeList}
	for _, part := range splitTyped(typed, ";；\n") {
		if words := splitTyped(part, " 　\t"); len(words) > 0 {
			out.items = append(out.items, readMean(words))
		}
	}
	return out
}

func readMean(words []string) *node {
	way := &node{shape: shapeMap}
	if len(words) == 0 {
		return way
	}
	put := func(key, text string) {
		if text != "" {
			way.pairs = append(way.pairs, pair{key: key, value: &node{shape: shapeText, text: text}})
		}
	}
	if kind := readChoice("mean_kind", choices["mean_kind"], words[0]); slices.Contains(choices["mean_kind"], kind) {
		put("kind", kind)
		words = words[1:]
	}
	if len(words) == 0 {
		return way
	}
	value, hours := words[:1], words[1:]
	if !isQuoted(words[0]) {
		value, hours = splitHours(words)
	}
	for i, word := range value {
		value[i] = unquoted(word)
	}
	for i, word := range hours {
		hours[i] = unquoted(word)
	}
	put("value", strings.Join(value, " "))
	put("hours", strings.Join(hours, " "))
	return way
}

// splitHours parts the words of a value from the hours behind it: the longest tail that can be read as hours, or one that
// is meant for hours and cannot be.
func splitHours(words []string) (value, hours []string) {
	for i := 1; i < len(words); i++ {
		if _, err := ParseHours(strings.Join(words[i:], " ")); err == nil {
			return words[:i], words[i:]
		}
	}
	if i := meantHours(words); i > 0 {
		return words[:i], words[i:]
	}
	return words, nil
}

func writeMeans(ways []Mean, sign string, word func(kind string) string) string {
	out := make([]string, len(ways))
	for i, way := range ways {
		out[i] = writeMean(way, word(way.Kind))
	}
	return strings.Join(out, sign)
}

// writeMean quotes the value wherever reading it would take a part of it for something else.
func writeMean(way Mean, kind string) string {
	var parts []string
	if kind != "" {
		parts = append(parts, kind)
	}
	hours := way.Hours
	if hours != "" && (strings.ContainsAny(hours, ";；\n") || needsQuotes(hours) || hours != strings.Join(strings.Fields(hours), " ")) {
		hours = quoteTyped(hours)
	}
	plain := strings.TrimSpace(strings.Join(append(slices.Clone(parts), way.Value, hours), " "))
	if plain != "" && !strings.ContainsAny(way.Value, ";；\n\"") && sameMean(readMean(splitTyped(plain, " 　\t")), way) {
		return plain
	}
	return strings.TrimSpace(strings.Join(append(parts, quoteTyped(way.Value), hours), " "))
}

func sameMean(n *node, way Mean) bool {
	return n.get("kind").string() == way.Kind && n.get("value").string() == way.Value && n.get("hours").string() == way.Hours
}

// splitTyped takes a line apart at any of the signs that stand outside double quotes. A quote opens only at the beginning
// of a word. Empty parts are left out.
func splitTyped(line, signs string) []string {
	var out []string
	var part strings.Builder
	end := func() {
		if text := strings.TrimSpace(part.String()); text != "" {
			out = append(out, text)
		}
		part.Reset()
	}
	quoted, escaped, last := false, false, ' '
	for _, r := range line {
		begins := unicode.IsSpace(last) || strings.ContainsRune(signs, last)
		last = r
		switch {
		case escaped:
			escaped = false
		case quoted && r == '\\':
			escaped = true
		case r == '"' && (quoted || begins):
			quoted = !quoted
		case !quoted && strings.ContainsRune(signs, r):
			end()
			continue
		}
		part.WriteRune(r)
	}
	end()
	return out
}

// needsQuotes tells of a text that would be read as another without quotes.
func needsQuotes(text string) bool {
	return text == "" || text != strings.TrimSpace(text) || strings.Contains(text, `"`)
}

func isQuoted(part string) bool {
	return len(part) > 1 && strings.HasPrefix(part, `"`) && strings.HasSuffix(part, `"`)
}

var (
	escapes   = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)
	unescapes = strings.NewReplacer(`\\`, `\`, `\"`, `"`, `\n`, "\n")
)

func quoteTyped(text string) string { return `"` + escapes.Replace(text) + `"` }

func unquoted(part string) string {
	if !isQuoted(part) {
		return part
	}
	return unescapes.Replace(part[1 : len(part)-1])
}
