// Package cell measures, cuts, pads and wraps text in terminal cells, so that no
// screen ever counts runes or bytes. Its counts agree with Lip Gloss: graphemes,
// ambiguous characters one cell wide, escape sequences none. Text may hold SGR
// styling, which is closed where a line is cut. It must be cleaned of other
// control characters before it is drawn; this package only measures.
package cell

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// reset ends every styling a cut may have left open; Lip Gloss writes the same.
const reset = "\x1b[m"

// Width returns how many cells s takes on one line.
func Width(s string) int {
	total := 0
	for len(s) > 0 {
		if n := letters(s); n > 0 {
			total += n
			s = s[n:]
			continue
		}
		n, w := next(s)
		total += w
		s = s[n:]
	}
	return total
}

// Cut returns the longest beginning of s that fits in w cells. A wide character
// is kept whole or left out; nothing is padded.
func Cut(s string, w int) string { return CutTail(s, w, "") }

// CutTail is Cut with a mark in the last cells when something was left out:
// "…", or "~" in the ASCII glyph set. The mark takes the style of the text.
func CutTail(s string, w int, tail string) string {
	if len(s) <= w { // no text takes more cells than bytes
		return s
	}
	whole, _, _, fits := prefix(s, w)
	if fits {
		return s
	}
	if w <= 0 {
		return ""
	}
	if tail == "" {
		return closed(s[:whole])
	}
	tw := Width(tail)
	if tw > w {
		return Cut(tail, w)
	}
	n, _, open, _ := prefix(s, w-tw)
	if open {
		return s[:n] + tail + reset
	}
	return s[:n] + tail
}

// Pad returns s in exactly w cells, cut if it is longer.
func Pad(s string, w int) string { return PadTail(s, w, "") }

// PadTail is Pad with CutTail's mark where something was left out.
func PadTail(s string, w int, tail string) string {
	if w <= 0 {
		return ""
	}
	if _, cells, _, fits := prefix(s, w); fits {
		return s + Spaces(w-cells)
	}
	s = CutTail(s, w, tail)
	if gap := w - Width(s); gap > 0 {
		return s + Spaces(gap)
	}
	return s
}

// PadLeft returns s in exactly w cells with the spaces before it, for numbers
// and times in a column; cut if it is longer.
func PadLeft(s string, w int) string {
	if w <= 0 {
		return ""
	}
	s = Cut(s, w)
	if gap := w - Width(s); gap > 0 {
		return Spaces(gap) + s
	}
	return s
}

// Row returns one line of exactly width cells with left at its beginning and
// right at its end. The right text wins: the left one is cut so that at least
// one space stands between them.
func Row(width int, left, right string) string {
	if width <= 0 {
		return ""
	}
	if right == "" {
		return Pad(left, width)
	}
	rw := Width(right)
	if rw >= width {
		return Pad(right, width)
	}
	left = Cut(left, width-rw-1)
	return left + Spaces(width-rw-Width(left)) + right
}

// Skip returns s without its first n cells, keeping the style that was open
// there. A wide character cut in half leaves a space, so that columns hold.
func Skip(s string, n int) string {
	if n <= 0 {
		return s
	}
	size, w, _, fits := prefix(s, n)
	if fits && w <= n && size == len(s) {
		return ""
	}
	half := ""
	if w < n {
		d, cw := next(s[size:])
		size += d
		half = Spaces(cw - (n - w))
	}
	return opened(s[:size]) + half + s[size:]
}

const blanks = "                                                                                                                                "

// Spaces returns n spaces; none for n below one. Up to 128 it allocates nothing.
func Spaces(n int) string {
	switch {
	case n <= 0:
		return ""
	case n <= len(blanks):
		return blanks[:n]
	}
	return strings.Repeat(" ", n)
}

// prefix walks the longest beginning of s within w cells: its bytes, its cells,
// whether a style is open at its end, and whether it is all of s.
func prefix(s string, w int) (size, cells int, open, all bool) {
	for size < len(s) {
		if n := min(letters(s[size:]), w-cells); n > 0 {
			size += n
			cells += n
			continue
		}
		n, cw := next(s[size:])
		if cells+cw > w {
			return size, cells, open, false
		}
		if s[size] == esc {
			open = opens(s[size:size+n], open)
		}
		size += n
		cells += cw
	}
	return size, cells, open, true
}

// closed ends the styling of a cut text.
func closed(s string) string {
	if opened(s) != "" {
		return s + reset
	}
	return s
}

// opened returns the SGR sequences in force at the end of s.
func opened(s string) string {
	if strings.IndexByte(s, esc) < 0 {
		return ""
	}
	on := ""
	for len(s) > 0 {
		n, _ := next(s)
		if s[0] == esc {
			on = carry(on, s[:n])
		}
		s = s[n:]
	}
	return on
}

// carry adds one escape sequence to the styling in force.
func carry(on, seq string) string {
	switch {
	case !strings.HasPrefix(seq, "\x1b[") || seq[len(seq)-1] != 'm':
		return on
	case seq == reset || strings.HasPrefix(seq, "\x1b[0m"):
		return ""
	}
	return on + seq
}

func opens(seq string, open bool) bool {
	before := ""
	if open {
		before = reset
	}
	return carry(before, seq) != ""
}

const esc = '\x1b'

// next returns the bytes and cells of the first grapheme or escape sequence.
// Plain ASCII and common Japanese are answered here, unless what follows could
// join them into one grapheme; the rest is left to Lip Gloss's own decoder.
func next(s string) (size, width int) {
	size, width = plain(s)
	if size > 0 && (size == len(s) || s[size] < 0x80) {
		return size, width
	}
	if size > 0 {
		if n, _ := plain(s[size:]); n > 0 {
			return size, width
		}
	}
	if n := sgr(s); n > 0 {
		return n, 0
	}
	_, width, size, _ = ansi.DecodeSequence(s, 0, nil)
	if size <= 0 {
		return 1, 0
	}
	return size, width
}

// letters counts the printable ASCII s begins with, but for a last one that what follows could join.
func letters(s string) int {
	n := 0
	for n < len(s) && s[n] >= 0x20 && s[n] < 0x7f {
		n++
	}
	if n > 0 && n < len(s) && s[n] >= 0x80 {
		n--
	}
	return n
}

// plain returns the first rune's bytes and cells if it stands in a range whose
// characters never join with one another; else 0.
func plain(s string) (size, width int) {
	c := s[0]
	if c >= 0x20 && c < 0x7f {
		return 1, 1
	}
	if c < 0xe2 || c > 0xef || len(s) < 3 || s[1]&0xc0 != 0x80 || s[2]&0xc0 != 0x80 {
		return 0, 0
	}
	r := rune(c&0x0f)<<12 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f)
	switch {
	case r >= 0x3041 && r <= 0x3096, r >= 0x309b && r <= 0x30ff, // kana
		r >= 0x4e00 && r <= 0x9fff,                             // kanji
		r >= 0x3000 && r <= 0x3029, r >= 0xff01 && r <= 0xff60: // 、。「」 and full-width forms
		return 3, 2
	case r >= 0x2010 && r <= 0x2027, // dashes, bullet, ellipsis
		r >= 0x2500 && r <= 0x25a9: // rules and blocks
		return 3, 1
	}
	return 0, 0
}

// sgr returns the length of the SGR sequence s begins with; else 0.
func sgr(s string) int {
	if len(s) < 3 || s[0] != esc || s[1] != '[' {
		return 0
	}
	for i := 2; i < len(s); i++ {
		switch c := s[i]; {
		case c == 'm':
			return i + 1
		case (c < '0' || c > '9') && c != ';' && c != ':':
			return 0
		}
	}
	return 0
}
