package inventory

import (
	"strings"
	"unicode"
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
func Fold(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	var last rune // not yet written, since a voicing mark may follow
	for _, r := range text {
		if made, ok := voice(last, r); ok {
			last = made
			continue
		}
		if last != 0 {
			b.WriteRune(last)
		}
		last = foldRune(r)
	}
	if last != 0 {
		b.WriteRune(last)
	}
	return b.String()
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
