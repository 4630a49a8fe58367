package widget

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// unit is what the cursor steps over: one grapheme, a line break, or a paste
// that is held aside and drawn as a chip.
type unit struct {
	text string // as it was typed or pasted
	show string // as it is drawn: cleaned, or the chip's words
	w    int    // cells of show
	chip bool
}

const newline = "\n"

// A paste beyond these is held as a chip: more could neither be read nor edited
// in place, and wrapping a megabyte at every key would stall the console.
const (
	maxPasteBytes = 4 << 10
	maxPasteLines = 8 // in a one-line field, where lines cannot be seen
)

// buffer is edited text with a cursor between two units.
type buffer struct {
	units []unit
	at    int    // the cursor stands before units[at]
	cut   []unit // what ctrl+u or ctrl+w took last
}

func (b *buffer) value() string {
	var s strings.Builder
	for _, u := range b.units {
		s.WriteString(u.text)
	}
	return s.String()
}

// insert puts text at the cursor. The grapheme before it may grow, as when a
// dakuten arrives by itself, so that one is split anew.
func (b *buffer) insert(units ...unit) {
	if len(units) == 0 {
		return
	}
	tail := append([]unit(nil), b.units[b.at:]...)
	head := b.units[:b.at]
	if n := len(head); n > 0 && !head[n-1].chip && !units[0].chip {
		if joined := split(head[n-1].text + units[0].text); len(joined) == 1 {
			head, units = head[:n-1], append(joined, units[1:]...)
		}
	}
	b.units = append(head, units...)
	b.at = len(b.units)
	b.units = append(b.units, tail...)
}

// remove takes out the units from a to z and leaves the cursor there.
func (b *buffer) remove(a, z int) {
	a, z = max(a, 0), min(z, len(b.units))
	if a < z {
		b.units = append(b.units[:a], b.units[z:]...)
		b.at = a
	}
}

// kill is remove that can be brought back with yank.
func (b *buffer) kill(a, z int) {
	if a < z {
		b.cut = append([]unit(nil), b.units[a:z]...)
	}
	b.remove(a, z)
}

// lineStart and lineEnd bound the line the cursor is on.
func (b *buffer) lineStart() int {
	i := b.at
	for i > 0 && b.units[i-1].text != newline {
		i--
	}
	return i
}

func (b *buffer) lineEnd() int {
	i := b.at
	for i < len(b.units) && b.units[i].text != newline {
		i++
	}
	return i
}

// wordLeft and wordRight step over spaces and then over one kind of character,
// so that Japanese moves by script: 障害対応 | の | ログ.
func (b *buffer) wordLeft() int {
	i := b.at
	for i > 0 && b.units[i-1].kind() == kindSpace {
		i--
	}
	for k := i; i > 0 && b.units[i-1].kind() == b.units[k-1].kind(); {
		i--
	}
	return i
}

func (b *buffer) wordRight() int {
	i := b.at
	for i < len(b.units) && b.units[i].kind() == kindSpace {
		i++
	}
	for k := i; i < len(b.units) && b.units[i].kind() == b.units[k].kind(); {
		i++
	}
	return i
}

const (
	kindSpace = iota
	kindWord
	kindHiragana
	kindKatakana
	kindHan
	kindMark
	kindChip
)

func (u unit) kind() int {
	if u.chip {
		return kindChip
	}
	r, _ := utf8.DecodeRuneInString(u.text)
	switch {
	case unicode.IsSpace(r):
		return kindSpace
	case unicode.Is(unicode.Hiragana, r):
		return kindHiragana
	case unicode.Is(unicode.Katakana, r) || r == 'ー':
		return kindKatakana
	case unicode.Is(unicode.Han, r):
		return kindHan
	case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_':
		return kindWord
	}
	return kindMark
}

// split makes units of text; its bytes are kept as they came.
func split(s string) []unit {
	units := make([]unit, 0, len(s)/2)
	g := displaywidth.StringGraphemes(s)
	for g.Next() {
		units = append(units, newUnit(g.Value(), g.Width()))
	}
	return units
}

func newUnit(text string, w int) unit {
	u := unit{text: text, show: text, w: w}
	if len(text) == 1 && text[0] >= 0x20 && text[0] < 0x7f {
		return u
	}
	first, size := utf8.DecodeRuneInString(text)
	switch {
	case text == newline:
		u.show, u.w = "", 1 // drawn as the theme's newline mark
	case !utf8.ValidString(text) || strings.ContainsFunc(text, hostile):
		u.show, u.w = "", 1 // drawn as the theme's odd mark
	case strings.ContainsAny(text, "\u200d\ufe0f\ufe0e"):
		// Terminals disagree on joined emoji: draw the first one alone.
		u.show, u.w = text[:size], displaywidth.Rune(first)
	case w == 0:
		u.show, u.w = "", 1
	}
	return u
}

// hostile reports a rune that may not reach a terminal: control and escape
// characters, and format characters such as bidirectional overrides, except the
// joiners a grapheme may need.
func hostile(r rune) bool {
	return unicode.IsControl(r) || r != '\u200d' && unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r) || r == '\u2028' || r == '\u2029'
}

// normalPaste turns the line ends of a bracketed paste, which a terminal sends
// as \r, into \n.
func normalPaste(s string) string {
	if !strings.Contains(s, "\r") {
		return s
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
}

// Commas writes a count with its thousands apart: 1,024.
func Commas(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
