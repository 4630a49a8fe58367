package keymap

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident/when"
)

// Fold names a key press for Match: full-width letters, digits and signs an
// input method sends become the ASCII keys they stand on, and a space of either
// width is "space". Fold only where no field has the focus; in a field the
// characters are text.
func Fold(msg tea.KeyPressMsg) string {
	if msg.Text == "" {
		return msg.Keystroke()
	}
	if s := FoldText(msg.Text); s != " " {
		return s
	}
	return "space"
}

// FoldText turns full-width characters into the ASCII ones on the same keys: for
// key names, and for the commands and times typed in a line.
func FoldText(s string) string {
	return strings.Map(asASCII, when.Fold(s))
}

// asASCII follows the signs a Japanese layout sends for the ASCII keys.
func asASCII(r rune) rune {
	switch r {
	case '・':
		return '/'
	case '、':
		return ','
	case '。':
		return '.'
	case '「':
		return '['
	case '」':
		return ']'
	case 'ー', '−', '‐':
		return '-'
	case '〜':
		return '~'
	case '￥', '¥':
		return '\\'
	case '’', '‘':
		return '\''
	case '”', '“':
		return '"'
	}
	return r
}
