package inventory

import (
	"strings"
	"unicode"
)

// known are the shapes of keys and tokens that are never anything else.
var known = pattern(strings.Join([]string{
	`-----BEGIN [A-Z ]*PRIVATE KEY`,
	`\b(?:AKIA|ASIA)[0-9A-Z]{16}\b`, // AWS
	`\bgh[pousr]_[0-9A-Za-z]{20,}`,  // GitHub
	`\bgithub_pat_[0-9A-Za-z_]{20,}`,
	`\bglpat-[0-9A-Za-z_-]{16,}`,
	`\bxox[abeoprs]-[0-9A-Za-z-]{10,}`,     // Slack
	`\b(?:sk|rk|pk)_live_[0-9A-Za-z]{10,}`, // Stripe
	`\bsk-[0-9A-Za-z_-]{20,}`,
	`\bAIza[0-9A-Za-z_-]{35}`,                       // Google
	`\beyJ[0-9A-Za-z_-]{10,}\.eyJ[0-9A-Za-z_-]{5,}`, // JWT
	`hooks\.slack\.com/services/T[0-9A-Z]+/`,
	`://[^/\s:@]+:[^/\s@$<{*]+@`, // user:password@host
}, "|"))

// told is a secret announced by its name: password: hunter2. A value that is a
// place or a stand-in ($VAR, <…>, {…}, ***) is none.
var told = pattern(`(?i)(?:password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key|パスワード|合言葉|暗証番号|秘密鍵|トークン|APIキー)["']?\s*(?:[:=：＝]|は)\s*["'「]?([!-~]{4,})`)

// knownSecret tells of the shapes that are secrets wherever they stand.
func knownSecret(text string) bool { return known().MatchString(text) }

// likelySecret tells whether a value looks like a password, key or token.
// inPlace is true for fields that ask where a password is kept: there a single
// word of mixed signs is taken for the password itself.
func likelySecret(text string, inPlace bool) bool {
	if len(text) < 4 {
		return false
	}
	if knownSecret(text) {
		return true
	}
	for _, m := range told().FindAllStringSubmatchIndex(text, -1) {
		word, rest := text[m[2]:m[3]], firstLine(text[m[3]:])
		if !standIn(word) && (strings.TrimSpace(rest) == "" || mixed(word, 4, 2)) {
			return true
		}
	}
	if inPlace && !strings.ContainsAny(text, "-_") {
		return mixed(text, 6, 2)
	}
	return mixed(text, 24, 3)
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
