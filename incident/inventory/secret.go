package inventory

import (
	"slices"
	"strings"
	"unicode"

	"shirei/incident/mask"
)

// told is a secret announced by its name: password: hunter2. A value that is a
// place or a stand-in ($VAR, <…>, {…}, ***) is none.
var told = pattern(`(?i)(?:` + mask.Names + `)["']?\s*(?:[:=：＝]|は)\s*["'「]?([!-~]{4,})`)

// toldNames are what the names ask for at least, looked for first: hardly any text has it, and it is found much faster.
var toldNames = []string{"passw", "passphrase", "secret", "token", "key", "パスワード", "合言葉", "暗証番号", "秘密鍵", "トークン", "キー"}

func containsAny(text string, signs []string) bool {
	return slices.ContainsFunc(signs, func(sign string) bool { return strings.Contains(text, sign) })
}

// likelySecret tells whether a value looks like a password, key or token.
// inPlace is true for fields that ask where a password is kept: there a single
// word of mixed signs is taken for the password itself.
func likelySecret(text string, inPlace bool) bool {
	if len(text) < 4 {
		return false
	}
	if mask.Known(text) {
		return true
	}
	if toldSecret(text) {
		return true
	}
	if inPlace && !strings.ContainsAny(text, "-_") {
		return mixed(text, 6, 2)
	}
	return mixed(text, 24, 3)
}

// plainCase puts letters into the lower case that (?i) takes them for: ſ is an s.
func plainCase(text string) string { return strings.ToLower(strings.ToUpper(text)) }

func toldSecret(text string) bool {
	if !containsAny(plainCase(text), toldNames) {
		return false
	}
	for _, m := range told().FindAllStringSubmatchIndex(text, -1) {
		word, rest := text[m[2]:m[3]], firstLine(text[m[3]:])
		if !standIn(word) && (strings.TrimSpace(rest) == "" || mixed(word, 4, 2)) {
			return true
		}
	}
	return false
}

func standIn(value string) bool {
	return managers().MatchString(value) || strings.ContainsAny(value[:1], "$<{*[(#%/-") || strings.Contains(value, "://") || strings.HasPrefix(value, "...")
}

// managers are products whose names look like passwords.
var managers = pattern(`(?i)^(?:1password|lastpass|bitwarden|keepass(?:xc)?|vault)\b`)

// mixed tells of one long word of several classes of ASCII signs: nobody writes
// such a word by hand. Addresses, paths and names with dots or dashes are not.
func mixed(text string, atLeast, classes int) bool {
	if len(text) < atLeast || strings.Contains(text, "://") || managers().MatchString(text) {
		return false
	}
	var upper, lower, digit, sign int
	for _, r := range text {
		switch {
		case r <= ' ' || r > '~' || strings.ContainsRune("/\\:.,()", r):
			return false
		case unicode.IsUpper(r):
			upper = 1
		case unicode.IsLower(r):
			lower = 1
		case unicode.IsDigit(r):
			digit = 1
		case r != '-' && r != '_':
			sign = 1
		}
	}
	return digit == 1 && upper+lower+digit+sign >= classes
}

// secretKey tells of a key of the YAML that asks for a secret outright.
func secretKey(key string) bool {
	key = strings.ToLower(key)
	for _, word := range []string{"password", "passwd", "passphrase", "secret", "token", "api_key", "apikey", "access_key", "private_key", "パスワード"} {
		if strings.Contains(key, word) {
			return true
		}
	}
	return false
}
