package inventory

import (
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

// appendFold appends the folded text. What is nearly all of a text, ASCII, kana
// and Chinese characters, is taken in runs.
func appendFold(to []byte, text string) []byte {
	start := len(to)
	for len(text) > 0 {
		if n := plainRun(text); n > 0 {
			to = appendLower(to, text[:n])
			text = text[n:]
			continue
		}
		r, size := utf8.DecodeRuneInString(text)
		text = text[size:]
		last, width := utf8.DecodeLastRune(to[start:])
		if made, ok := voice(last, r); ok {
			to, r = to[:len(to)-width], made
		} else {
			r = foldRune(r)
		}
		to = utf8.AppendRune(to, r)
	}
	return to
}

// plainRun gives the bytes at the front that are ASCII, or kana or Chinese
// characters that fold to themselves whatever stands before them.
func plainRun(text string) int {
	i := 0
	for i < len(text) {
		switch c := text[i]; {
		case c < utf8.RuneSelf:
			i++
		case c >= 0xe4 && c <= 0xe9 || c == 0xe3: // U+3000 to U+9FFF
			if i+2 >= len(text) || c == 0xe3 && (text[i+1] < 0x81 || text[i+1] > 0x83 || text[i+1] == 0x82 && text[i+2] >= 0x99 && text[i+2] <= 0x9a) ||
				text[i+1]&0xc0 != 0x80 || text[i+2]&0xc0 != 0x80 {
				return i
			}
			i += 3
		default:
			return i
		}
	}
	return i
}

func appendLower(to []byte, text string) []byte {
	start := len(to)
	to = append(to, text...)
	for i, c := range to[start:] {
		if c >= 'A' && c <= 'Z' {
			to[start+i] = c + 'a' - 'A'
		}
	}
	return to
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
