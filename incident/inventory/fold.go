package inventory

import (
	"encoding/binary"
	"unicode"
	"unicode/utf8"
)

// halfKana are the half-width katakana from U+FF66 on, as their full-width
// forms; voiced is what ﾞ and ﾟ make of them.
var (
	halfKana = []rune("ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜")
	voiced   = map[rune]rune{
		'カ': 'ガ', 'キ': 'ギ', 'ク': 'グ', 'ケ': 'ゲ', 'コ': 'ゴ', 'サ': 'ザ', 'シ': 'ジ', 'ス': 'ズ', 'セ': 'ゼ', 'ソ': 'ゾ',
		'タ': 'ダ', 'チ': 'ヂ', 'ツ': 'ヅ', 'テ': 'デ', 'ト': 'ド', 'ハ': 'バ', 'ヒ': 'ビ', 'フ': 'ブ', 'ヘ': 'ベ', 'ホ': 'ボ', 'ウ': 'ヴ',
	}
	halfVoiced = map[rune]rune{'ハ': 'パ', 'ヒ': 'ピ', 'フ': 'プ', 'ヘ': 'ペ', 'ホ': 'ポ'}
)

// Fold makes texts comparable that differ in case or width only: ＡＢＣ, abc and
// ABC; ｶﾞ and ガ.
func Fold(text string) string { return string(appendFold(make([]byte, 0, len(text)), text)) }

// appendFold appends the folded text. What nearly all of a text is, ASCII, kana
// and Chinese characters, is copied and then folded where it stands.
func appendFold(to []byte, text string) []byte {
	start := len(to)
	for {
		at := len(to)
		to = append(to, text...)
		n := foldPlain(to[at:])
		if n == len(text) {
			return to
		}
		to = to[:at+n]
		r, size := utf8.DecodeRuneInString(text[n:])
		text = text[n+size:]
		last, width := utf8.DecodeLastRune(to[start:])
		if made, ok := voice(last, r); ok {
			to, r = to[:len(to)-width], made
		} else {
			r = foldRune(r)
		}
		to = utf8.AppendRune(to, r)
	}
}

// foldPlain folds what stands at the front as far as that is ASCII, or kana or
// Chinese characters that are the same folded whatever stands before them, and
// gives how many bytes that are.
func foldPlain(b []byte) int {
	i := 0
	for i < len(b) {
		switch c := b[i]; {
		case c < utf8.RuneSelf:
			if i+8 <= len(b) && lower8(b[i:i+8]) {
				i += 8
				continue
			}
			if c >= 'A' && c <= 'Z' {
				b[i] = c + 'a' - 'A'
			}
			i++
		case i+2 < len(b) && stays(c, b[i+1], b[i+2]):
			i += 3
		default:
			return i
		}
	}
	return i
}

// lower8 puts eight letters into lower case at once, if all are ASCII.
func lower8(b []byte) bool {
	const each, high = 0x0101010101010101, 0x8080808080808080
	x := binary.LittleEndian.Uint64(b)
	if x&high != 0 {
		return false
	}
	capital := (x + (0x80-'A')*each) &^ (x + (0x80-'Z'-1)*each) & high
	binary.LittleEndian.PutUint64(b, x|capital>>2) // 0x80>>2 is the difference of a and A
	return true
}

// stays tells of the three bytes of a character that it is kana (U+3040 to
// U+30FF without the voicing marks) or lies between U+4000 and U+9FFF.
func stays(a, b, c byte) bool {
	if b&0xc0 != 0x80 || c&0xc0 != 0x80 {
		return false
	}
	mark := b == 0x82 && (c == 0x99 || c == 0x9a)
	return a >= 0xe4 && a <= 0xe9 || a == 0xe3 && b >= 0x81 && b <= 0x83 && !mark
}

func voice(last, mark rune) (rune, bool) {
	var made rune
	switch mark {
	case 'ﾞ', '\u3099':
		made = voiced[last]
	case 'ﾟ', '\u309a':
		made = halfVoiced[last]
	}
	return made, made != 0
}

func foldRune(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		r -= '！' - '!'
	case r == '　':
		return ' '
	case r >= 'ｦ' && r <= 'ﾟ':
		return halfKana[r-'ｦ']
	}
	return unicode.ToLower(r)
}
