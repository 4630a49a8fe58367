package clean

import (
	"fmt"
	"unicode/utf8"
)

// JSON returns a piece of JSON in which no character acts on a terminal: DEL, the C1 controls and the bidirectional
// controls, which JSON lets stand in its strings, become \uXXXX, which means the same (RFC 8259, section 7). Data with
// none of them is returned as it is.
func JSON(data []byte) []byte {
	var out []byte
	start := 0
	for i := 0; i < len(data); {
		r, size := rune(data[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(data[i:])
		}
		if acts(r) {
			out = fmt.Appendf(append(out, data[start:i]...), `\u%04x`, r)
			start = i + size
		}
		i += size
	}
	if start == 0 {
		return data
	}
	return append(out, data[start:]...)
}

// acts tells the characters that JSON lets stand and a terminal would act on.
func acts(r rune) bool {
	return r >= 0x7f && r <= 0x9f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x200e || r == 0x200f || r == 0x61c
}
