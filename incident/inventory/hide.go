package inventory

import (
	"slices"
	"strings"
)

// hiddenKey is a line of YAML with one key and its value.
var hiddenKey = pattern(`^(\s*(?:- +)*)([\p{L}\d_.-]+):\s+(.*)$`)

// HideSecrets takes out of a YAML text, which may not be readable, what looks like a secret and does not stand in base as
// it is: what was refused may be kept, but not that. note stands in its place as a comment. problems are those the text was
// refused for, if it was. Lines stay where they are. The second result tells whether anything was taken out.
func HideSecrets(text, base, note string, problems Problems) (string, bool) {
	lines, had, flagged, hid := strings.Split(text, "\n"), map[string]bool{}, map[int]bool{}, false
	for line := range strings.SplitSeq(base, "\n") {
		had[line] = true
	}
	for _, p := range problems {
		if p.Code == CodeSecret && p.Line > 0 {
			flagged[p.Line-1] = true
		}
	}
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		if !flagged[i] && (had[line] || !secretLine(line)) {
			continue
		}
		hid = true
		lines[i] = hidden(line, note)
		for n := within(line, lines[i+1:]); n > 0; n-- {
			i++
			lines[i] = ""
		}
	}
	return strings.Join(lines, "\n"), hid
}

// secretLine tells whether anything on a line looks like a secret.
func secretLine(line string) bool {
	if likelySecret(strings.TrimSpace(line), false) {
		return true
	}
	words := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(" \t\"'{}[],", r) })
	if slices.ContainsFunc(words, func(w string) bool { return likelySecret(w, false) }) {
		return true
	}
	m := hiddenKey().FindStringSubmatch(line)
	if m == nil {
		return false
	}
	value, _, _ := strings.Cut(m[3], " #")
	return likelySecret(strings.Trim(value, `"' `), m[2] == "password_place")
}

// hidden leaves of a line its key, or a comment.
func hidden(line, note string) string {
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	m := hiddenKey().FindStringSubmatch(line)
	switch {
	case m != nil && (m[3] == "" || !strings.ContainsAny(m[3][:1], "{[")):
		return m[1] + m[2] + ":  # " + note
	case strings.HasPrefix(strings.TrimLeft(line, " \t"), "- "):
		return indent + "-  # " + note
	}
	return indent + "# " + note
}

// within counts the lines that go on with what stands on the one before them: a key that is written out, or a text that is
// indented more.
func within(head string, rest []string) (n int) {
	if strings.Contains(head, "-----BEGIN") {
		return 1 + slices.IndexFunc(rest, func(line string) bool { return strings.Contains(line, "-----END") })
	}
	for _, line := range rest {
		if strings.TrimSpace(line) == "" || indentOf(line) <= indentOf(head) {
			break
		}
		n++
	}
	return n
}

// indentOf is where a line begins, behind the dashes of a list.
func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " \t-")) }
