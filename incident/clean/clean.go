// Package clean takes out of text from outside whatever a terminal or a
// document would act on instead of showing: control characters, escape
// sequences, bidirectional controls, invisible format characters and invalid
// UTF-8. The raw text stays with its owner; what comes from here is for
// drawing and exporting.
package clean

import (
	"strings"
	"unicode/utf8"
)

// Line returns s as one line. Every line break (\n, \r\n, \r, VT, FF, NEL,
// U+2028, U+2029) and every tab becomes one space; control characters, escape
// sequences, bidirectional controls and zero-width characters are removed;
// each byte of invalid UTF-8 becomes U+FFFD. Text with nothing to remove is
// returned as it is, without allocating. Time is linear in len(s).
func Line(s string) string { return scrub(s, " ", " ", false) }

// Block is Line for text of several lines: every line break becomes \n and
// every tab four spaces.
func Block(s string) string { return scrub(s, "\n", "    ", false) }

// DocLine is Line for a document, which no terminal counts in cells: the joiners and variation selectors stay, of which
// emoji, variants of ideographs in names, and the letters of some scripts are made.
func DocLine(s string) string { return scrub(s, " ", " ", true) }

// DocBlock is Block for a document; see DocLine.
func DocBlock(s string) string { return scrub(s, "\n", "    ", true) }

func scrub(s, lineBreak, tab string, forms bool) string {
	keepLF := lineBreak == "\n"
	start := nextDirty(s, 0, keepLF, forms)
	if start == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:start])
	for i := start; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			b.WriteRune(utf8.RuneError)
		case r == '\t':
			b.WriteString(tab)
		case isBreak(r):
			b.WriteString(lineBreak)
			if r == '\r' && strings.HasPrefix(s[i+n:], "\n") {
				n++
			}
		default:
			n = sequence(s[i:], r, n)
		}
		i += n
		next := nextDirty(s, i, keepLF, forms)
		b.WriteString(s[i:next])
		i = next
	}
	return b.String()
}

// nextDirty returns the index of the first byte at or after i that does not
// stay as it is, or len(s).
func nextDirty(s string, i int, keepLF, forms bool) int {
	for i < len(s) {
		if c := s[i]; c < utf8.RuneSelf {
			if c < ' ' && (c != '\n' || !keepLF) || c == 0x7f {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || isControl(r) || isInvisible(r) && !(forms && isForm(r)) || r == 0x2028 || r == 0x2029 {
			return i
		}
		i += n
	}
	return i
}

func isControl(r rune) bool { return r < ' ' || r >= 0x7f && r <= 0x9f }

func isBreak(r rune) bool {
	return r >= '\n' && r <= '\r' || r == 0x85 || r == 0x2028 || r == 0x2029
}

// isInvisible reports the characters that draw nothing of their own: they
// change the order or the form of their neighbours, or the number of cells a
// terminal counts.
func isInvisible(r rune) bool {
	if r < 0xad {
		return false
	}
	switch {
	case r == 0xad, r == 0x34f, r == 0x61c, // soft hyphen, grapheme joiner, Arabic letter mark
		r >= 0x180b && r <= 0x180f,   // Mongolian variation selectors
		r >= 0x200b && r <= 0x200f,   // zero-width space and joiners, direction marks
		r >= 0x202a && r <= 0x202e,   // bidirectional embeddings and overrides
		r >= 0x2060 && r <= 0x206f,   // word joiner, isolates, deprecated controls
		r >= 0xfe00 && r <= 0xfe0f,   // variation selectors
		r == 0xfeff,                  // byte order mark
		r >= 0xfff9 && r <= 0xfffb,   // interlinear annotation
		r >= 0xe0000 && r <= 0xe0fff: // tags, more variation selectors
		return true
	}
	return false
}

// isForm reports the invisible characters that only change how their neighbours look: the zero-width joiner and
// non-joiner, and the variation selectors.
func isForm(r rune) bool {
	return r == 0x200c || r == 0x200d || r >= 0xfe00 && r <= 0xfe0f || r >= 0xe0100 && r <= 0xe01ef
}
