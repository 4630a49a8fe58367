package inventory

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// foldOne folds a text sign by sign.
func foldOne(text string) string {
	var out []rune
	for _, r := range text {
		if len(out) > 0 {
			if made, ok := voice(out[len(out)-1], r); ok {
				out[len(out)-1] = made
				continue
			}
		}
		out = append(out, foldRune(r))
	}
	return string(out)
}

func TestFoldInRuns(t *testing.T) {
	for text, want := range map[string]string{
		"ＰａｙＧａｔｅ　ＡＰＩ": "paygate api", "ﾀﾞｯｼｭﾎﾞｰﾄﾞ": "ダッシュボード", "カ\u3099ハ\u309a": "ガパ", "ﾞ": "゛", "A\u3099": "a\u3099",
		"ÄÖ Ж İ Ⱥ": "äö ж i ⱥ", "@[`{AZaz": "@[`{azaz", "ABCDEFGHIJKL": "abcdefghijkl", "決済ABCDEFGH決": "決済abcdefgh決", "": "",
	} {
		if got := Fold(text); got != want || foldOne(text) != want {
			t.Errorf("%q: %q, sign by sign %q, want %q", text, got, foldOne(text), want)
		}
	}
}

// What is taken in runs is what comes out sign by sign; folding twice changes nothing.
func FuzzFold(f *testing.F) {
	for _, seed := range []string{"ﾀﾞｯｼｭﾎﾞｰﾄﾞ", "カ\u3099か\u3099", "\xe3\x82", "\xe4aA", "x\xffＡﾟ", "ÀAAAAAAAAÀ", strings.Repeat("Aé決", 9)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := Fold(text)
		if got != foldOne(text) || !utf8.ValidString(got) || utf8.ValidString(text) && Fold(got) != got {
			t.Fatalf("%q: %q, sign by sign %q", text, got, foldOne(text))
		}
	})
}
