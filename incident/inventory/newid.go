package inventory

import (
	"strconv"
	"strings"
	"unicode"

	"shirei/incident/when"
)

// maxID is how many characters an id may have.
const maxID = 64

// NewID makes an id of an entry's name that no entry of its kind has: letters and digits of any script in lower case,
// with - for what stands between them. A name without any gives the word of the kind.
func NewID(s *Service, kindPath, name string) string {
	a, ok := locate(kindPath)
	if !ok {
		return ""
	}
	id := clip(idOf(name), maxID)
	if id == "" {
		id = a.kind.kind
	}
	if !a.kind.list {
		return id
	}
	v := a.kind.in(s)
	taken := make(map[string]bool, v.FieldByName("Items").Len())
	for _, e := range a.kind.entries(v) {
		taken[base(e).ID] = true
	}
	for n, first := 2, id; taken[id]; n++ {
		tail := "-" + strconv.Itoa(n)
		id = clip(first, maxID-len(tail)) + tail
	}
	return id
}

func idOf(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(when.Fold(name)) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '_' {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// clip gives the first n characters, without the marks of one that is cut off.
func clip(text string, n int) string {
	runes := []rune(text)
	if len(runes) <= n {
		return text
	}
	for n > 0 && unicode.IsMark(runes[n]) {
		n--
	}
	return strings.TrimRight(string(runes[:n]), "-")
}
