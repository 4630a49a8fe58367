package clean

import "unicode/utf8"

// Escape sequences as in ECMA-48, section 5: an introducer, either ESC and a
// letter or one C1 character, decides how far the sequence goes.

const esc = 0x1b

// sequence returns how many bytes of s belong to the control character r of
// n bytes that s begins with: the whole escape sequence if it introduces one,
// else n.
func sequence(s string, r rune, n int) int {
	if r == esc {
		if len(s) == 1 {
			return 1
		}
		switch c := s[1]; c {
		case '[', ']', 'P', 'X', '^', '_':
			r, n = rune(c)+0x40, 2 // the C1 character that ESC and c stand for
		default:
			return short(s)
		}
	}
	switch r {
	case 0x9b:
		return csi(s, n)
	case 0x9d:
		return controlString(s, n, true)
	case 0x90, 0x98, 0x9e, 0x9f: // DCS, SOS, PM, APC
		return controlString(s, n, false)
	}
	return n
}

// short is ESC, intermediates and a final byte: ESC c, ESC ( B.
func short(s string) int {
	i := span(s, 1, 0x20, 0x2f)
	if i < len(s) && s[i] >= 0x30 && s[i] <= 0x7e {
		i++
	}
	return i
}

// csi ends with its final byte; without one only introducer, parameters and
// intermediates go.
func csi(s string, i int) int {
	i = span(s, i, 0x30, 0x3f)
	i = span(s, i, 0x20, 0x2f)
	if i < len(s) && s[i] >= 0x40 && s[i] <= 0x7e {
		i++
	}
	return i
}

// controlString goes to its terminator: ST, or BEL too where bell is set. Any
// other control character before it means that the string was never closed;
// then only the introducer and its numbers go, and the text that follows
// stays. Stopping at every control character keeps the search linear.
func controlString(s string, body int, bell bool) int {
	for i := body; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !isControl(r) {
			i += n
			continue
		}
		switch {
		case r == 0x9c, r == 0x07 && bell:
			return i + n
		case r == esc && i+1 < len(s) && s[i+1] == '\\':
			return i + 2
		}
		break
	}
	return span(s, body, 0x30, 0x3b) // digits, colon, semicolon
}

// span returns the end of the run of bytes between lo and hi that begins at i.
func span(s string, i int, lo, hi byte) int {
	for i < len(s) && s[i] >= lo && s[i] <= hi {
		i++
	}
	return i
}
