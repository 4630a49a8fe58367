package cell

import (
	"strings"
	"unicode/utf8"
)

// noStart reports what never begins a line, by the usual rules (kinsoku, JIS X
// 4051). A switch, since it is asked for every character of every wrapped text.
func noStart(r rune) bool {
	switch r {
	case '、', '。', '，', '．', '・', '：', '；', '？', '！', '」', '』', '）', '］', '｝', '】', '〉',
		'》', '〕', '〟', '’', '”', 'ー', '々', '〻', 'ゝ', 'ゞ', 'ヽ', 'ヾ', '〜', '～', '‐', '–',
		'…', '‥', 'ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ', 'っ', 'ゃ', 'ゅ', 'ょ', 'ゎ', 'ゕ', 'ゖ', 'ァ', 'ィ',
		'ゥ', 'ェ', 'ォ', 'ッ', 'ャ', 'ュ', 'ョ', 'ヮ', 'ヵ', 'ヶ', '゛', '゜', '｡', '､', '･', '｣',
		'％', '℃', '°', ')', ']', '}', ',', '.', '!', '?', ':', ';', '%':
		return true
	}
	return false
}

// noEnd reports what never ends a line.
func noEnd(r rune) bool {
	switch r {
	case '「', '『', '（', '［', '｛', '【', '〈', '《', '〔', '〝', '‘', '“', '｢', '￥', '＄', '＃',
		'(', '[', '{':
		return true
	}
	return false
}

// minWrap is the narrowest line that holds any character.
const minWrap = 2

// Wrap breaks s into lines of at most w cells: Latin text at spaces, Japanese
// anywhere the rules for line starts and ends allow, a longer word where the line
// is full. A character that may not begin a line takes its predecessor down with
// it. Spaces at a break are dropped, line breaks in s are kept, a tab counts as
// two spaces, and styling is closed and reopened at each break. There is always
// at least one line. A width under 2 is taken as 2, since a wide character has
// to fit.
func Wrap(s string, w int) []string {
	w = max(w, minWrap)
	if strings.ContainsAny(s, "\r\t") {
		s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", "  ").Replace(s)
	}
	lines := make([]string, 0, 1+len(s)/(w+1))
	for {
		head, rest, more := strings.Cut(s, "\n")
		lines = wrapParagraph(lines, head, w)
		if !more {
			return restyle(lines)
		}
		s = rest
	}
}

// WrapParts is [Wrap] for parts that stand side by side with two spaces between them: a line ends where a part does, so
// that a label stays with what it says; only a part wider than a line is broken.
func WrapParts(s string, w int) []string {
	var lines []string
	for part := range strings.SplitSeq(s, "  ") {
		last := len(lines) - 1
		if last >= 0 && Width(lines[last])+2+Width(part) <= w {
			lines[last] += "  " + part
			continue
		}
		lines = append(lines, Wrap(part, w)...)
	}
	return lines
}

// wrapParagraph appends the lines of a text without line breaks.
func wrapParagraph(lines []string, s string, w int) []string {
	for {
		n := fit(s, w)
		lines = append(lines, trimEnd(s[:n], w))
		if s = s[n:]; s == "" {
			return lines
		}
		if s = trimStart(s); Width(s) == 0 {
			lines[len(lines)-1] += s // only closing styles were left
			return lines
		}
	}
}

// fit returns how many bytes of s go on a line of w cells.
func fit(s string, w int) int {
	var cells, size, good int
	prev := ""
	for size < len(s) {
		n, cw := next(s[size:])
		c := s[size : size+n]
		if c[0] != esc {
			if prev != "" && Breaks(prev, c) {
				good = size
			}
			if cells+cw > w && !isSpace(c) {
				if good > 0 && Width(trimStart(s[:good])) > 0 {
					return good
				}
				return size
			}
			prev = c
		}
		cells += cw
		size += n
	}
	return size
}

// Breaks reports whether a line may end between two neighbouring graphemes.
func Breaks(a, b string) bool {
	if isSpace(b) {
		return false // a space stays with the word before it
	}
	if isSpace(a) {
		return true
	}
	ra, _ := utf8.DecodeLastRuneInString(a)
	rb, _ := utf8.DecodeRuneInString(b)
	if !wide(ra) && !wide(rb) {
		return false
	}
	return !noStart(rb) && !noEnd(ra)
}

// wide reports a script written without spaces between its words.
func wide(r rune) bool { return r >= 0x2e80 && r != utf8.RuneError }

// isSpace reports a space a line may end at, the ideographic one included.
func isSpace(c string) bool { return c == " " || c == "\u3000" }

// trimEnd drops the spaces at a line's end, also those that hang over the width
// before a closing escape sequence.
func trimEnd(s string, w int) string {
	s = strings.TrimRight(s, " \u3000")
	n, _, _, fits := prefix(s, w)
	if fits {
		return s
	}
	kept := s[:n]
	for n < len(s) {
		d, _ := next(s[n:])
		if !isSpace(s[n : n+d]) {
			kept += s[n : n+d]
		}
		n += d
	}
	return kept
}

func trimStart(s string) string {
	i := 0
	for i < len(s) {
		n, _ := next(s[i:])
		if s[i] == esc || !isSpace(s[i:i+n]) {
			break
		}
		i += n
	}
	return s[i:]
}

// restyle closes the style at each line's end and opens it again on the next.
func restyle(lines []string) []string {
	on := ""
	for i, l := range lines {
		if on == "" && strings.IndexByte(l, esc) < 0 {
			continue
		}
		l = on + l
		on = opened(l)
		if on != "" {
			l += reset
		}
		lines[i] = l
	}
	return lines
}
