package md

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// place says where a text will stand, for the rules that differ.
type place int

const (
	lineStart place = iota // a block may begin here
	tableCell
)

// escape works on one cleaned line without outer spaces. It first marks the
// bytes that must not act, then writes them as entities or with a backslash.
func escape(s string, at place) string {
	if s == "" {
		return ""
	}
	m := make(marks, len(s))
	m.inlines(s, at)
	if at == lineStart {
		m.block(s)
	}
	m.backslashes(s)
	m.links(s)

	var b strings.Builder
	b.Grow(len(s) + 8)
	for i := range len(s) {
		switch {
		case !m[i]:
			b.WriteByte(s[i])
		case s[i] == '<':
			b.WriteString("&lt;")
		case s[i] == '&':
			b.WriteString("&amp;")
		default:
			b.WriteByte('\\')
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// marks tells for each byte of a text whether it is escaped; only ASCII
// punctuation ever is.
type marks []bool

// inlines marks what could begin or end an inline construct.
func (m marks) inlines(s string, at place) {
	dollar := false
	for i := 0; i < len(s); {
		end := i + 1
		switch c := s[i]; c {
		case '`', '<':
			m[i] = true
		case '&':
			m[i] = isEntity(s[i:])
		case '|':
			m[i] = at == tableCell
		case '[': // a footnote
			m[i] = strings.HasPrefix(s[end:], "^")
		case ']': // a link, an image, a link reference definition
			m[i] = end < len(s) && strings.IndexByte("([:", s[end]) >= 0
		case '$': // the closing one of $mathematics$
			m[i] = dollar && !isWord(after(s, end)) && before(s, i) != ' '
			dollar = true
		case '*', '_', '~':
			for end < len(s) && s[end] == c {
				end++
			}
			if delimits(c, end-i, before(s, i), after(s, end)) || i == 0 && at == lineStart && c != '~' {
				m.all(i, end)
			}
		}
		i = end
	}
}

func (m marks) all(from, to int) {
	for i := from; i < to; i++ {
		m[i] = true
	}
}

// delimits reports whether a run of n characters c between two others can open
// or close emphasis (section 6.4 of the spec) or strike out. Only ASCII space
// counts as space: that errs on the side of escaping.
func delimits(c byte, n int, before, after rune) bool {
	switch c {
	case '_':
		if isWord(before) && isWord(after) {
			return false
		}
	case '~': // one alone never closes after a space: ~12 % stays
		return n > 1 || before != ' '
	}
	return before != ' ' || after != ' '
}

// block marks the first character of what would begin a block: a heading, a
// quote or alert, a list item, a task box, a thematic break, the row that
// makes a table of the line above.
func (m marks) block(s string) {
	switch c := s[0]; c {
	case '>':
		m[0] = true
	case '#':
		rest := strings.TrimLeft(s, "#")
		m[0] = len(s)-len(rest) <= 6 && endsWord(rest)
	case '-', '+':
		m[0] = endsWord(s[1:])
	case '=':
		m[0] = strings.Trim(s, "=") == ""
	case '[':
		m[0] = m[0] || len(s) > 1 && s[1] == '!' || len(s) > 2 && s[2] == ']' && strings.IndexByte(" xX", s[1]) >= 0
	default:
		if i := len(s) - len(strings.TrimLeft(s, "0123456789")); i > 0 && i <= 9 && i < len(s) {
			m[i] = m[i] || (s[i] == '.' || s[i] == ')') && endsWord(s[i+1:])
		}
	}
	if strings.Trim(s, "-:| ") == "" && strings.Contains(s, "-") {
		m[0] = true
	}
	// A heading drops the # that end its line.
	if body := strings.TrimRight(s, "#"); body != s && (body == "" || strings.HasSuffix(body, " ")) {
		m[len(body)] = true
	}
}

func endsWord(rest string) bool { return rest == "" || rest[0] == ' ' }

// backslashes marks those that would escape what follows, or break the line.
func (m marks) backslashes(s string) {
	for i := range len(s) {
		if s[i] == '\\' {
			m[i] = i+1 == len(s) || isPunct(s[i+1])
		}
	}
}

// links keeps URLs that need no escape. In one that does, a reader that makes
// links would take the escape for a part of it, so its scheme is broken up.
func (m marks) links(s string) {
	for from := 0; from < len(s); {
		to := strings.IndexByte(s[from:], ' ')
		if to < 0 {
			to = len(s) - from
		}
		to += from
		if at := linkAt(s[from:to]); at >= 0 && m.any(from+at, to) {
			for i := from; i < to; i++ {
				switch {
				case strings.HasPrefix(s[i:to], "://"):
					m[i] = true
				case i+4 <= to && strings.EqualFold(s[i:i+4], "www."):
					m[i+3] = true
				}
			}
		}
		from = to + 1
	}
}

func (m marks) any(from, to int) bool {
	for _, marked := range m[from:to] {
		if marked {
			return true
		}
	}
	return false
}

// linkAt is where the first URL of a word begins (its scheme may begin
// earlier), or -1.
func linkAt(word string) int {
	at := strings.Index(word, "://")
	for i := 0; i+4 <= len(word) && (at < 0 || i < at); i++ {
		if strings.EqualFold(word[i:i+4], "www.") {
			return i
		}
	}
	return at
}

// isEntity reports whether s begins with a character reference, known or not.
func isEntity(s string) bool {
	body := s[1:]
	set := func(r rune) bool { return r < 0x80 && isWord(r) }
	body = strings.TrimPrefix(body, "#")
	rest := strings.TrimLeftFunc(body, set)
	return rest != body && rest[:min(1, len(rest))] == ";"
}

// before and after are the neighbours of a run; the end of the text is a space.
func before(s string, i int) rune {
	if i == 0 {
		return ' '
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r
}

func after(s string, i int) rune {
	if i == len(s) {
		return ' '
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

func isPunct(c byte) bool {
	return c > ' ' && c < 0x7f && !isWord(rune(c))
}
