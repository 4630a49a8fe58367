package mask

import (
	"bytes"
	"strings"
)

// shapes are those of keys and tokens that are never anything else, the secret being all of it.
var shapes = []string{
	`\b(?:AKIA|ASIA)[0-9A-Z]{16}\b`, // AWS
	`\bgh[pousr]_[0-9A-Za-z]{20,}`,  // GitHub
	`\bgithub_pat_[0-9A-Za-z_]{20,}`,
	`\bglpat-[0-9A-Za-z_-]{16,}`,
	`\bxox[abeoprs]-[0-9A-Za-z-]{10,}`,     // Slack
	`\b(?:sk|rk|pk)_live_[0-9A-Za-z]{10,}`, // Stripe
	`\bsk-[0-9A-Za-z_-]{20,}`,
	`\bAIza[0-9A-Za-z_-]{35}`,                                            // Google
	`\beyJ[0-9A-Za-z_-]{10,}\.eyJ[0-9A-Za-z_-]{5,}(?:\.[0-9A-Za-z_-]+)?`, // JWT
	`hooks\.slack\.com/services/T[0-9A-Z]+/[0-9A-Za-z/]*`,
}

// keyBlock begins a private key; userinfo is user:password@host in a URL.
const (
	keyBlock = `-----BEGIN [A-Z ]*PRIVATE KEY`
	userinfo = `://[^/\s:@]+:[^/\s@$<{*]+@`
)

var (
	known      = pattern(strings.Join(append([]string{keyBlock, userinfo}, shapes...), "|"))
	knownSigns = []string{"PRIVATE KEY", "AKIA", "ASIA", "gh", "github_pat_", "glpat-", "xox", "_live_", "sk-", "AIza", "eyJ", "hooks.slack"}
)

// Names announce a secret where they stand before a colon or an equals sign; for an expression that ignores case.
const Names = `password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key|パスワード|合言葉|暗証番号|秘密鍵|トークン|APIキー`

// esc is the colour that a program may put between a name and its value.
const esc = `(?:\x1b\[[0-9;]*m)*`

// named is a word that ends in a name: DB_PASSWORD, client-secret, MYSQL_PWD. What follows a name is no part of it but for
// a number or a plural.
const named = `(?:[0-9a-z_.-]*(?:` + Names + `|credentials?|private[_-]?key|_pwd|_pass)s?[0-9]*)`

// value is what is assigned: in quotes to their end, else one word.
const value = `(?:\\?"((?:[^"\\\r\n]|\\[^"\r\n])+)|'([^'\r\n]+)|「([^」\r\n]+)|([^\s"'\x1b「」&;,<>|)(` + "`" + `]+))`

// rules are applied in this order: what an earlier one has masked, a later one leaves.
var rules = []rule{
	{expr: pattern(strings.Join(shapes, "|")), near: lower(knownSigns[1:])},
	{expr: pattern(`://[^/\s:@"'<>]*:([^/\s"'<>$]+)@`), near: []string{"://"}, spares: standIn},
	{
		expr: pattern(`(?i)\b(?:proxy-)?authorization["']?` + esc + `\s*[:=]` + esc + `\s*["']?(?:(?:basic|bearer|digest|token|negotiate|ntlm|apikey|aws4-hmac-sha256)\s+)?([^"'\r\n\x1b]+)`),
		near: []string{"authorization"}, spares: standIn,
	},
	{expr: pattern(`(?i)\b(?:bearer|basic)\s+([0-9a-z._~+/-]{16,}=*)`), near: []string{"bearer", "basic"}, spares: word},
	{expr: pattern(`(?i)\b(?:set-)?cookie["']?` + esc + `\s*:` + esc + `\s*["']?([^"'\r\n=;\x1b]+=[^"'\r\n\x1b]+)`), near: []string{"cookie"}},
	{
		expr: pattern(`(?i)` + named + `["'\\]*` + esc + `\s*(?:=>|[:=：＝]|は)` + esc + `\s*` + esc + value),
		near: announced, spares: unassigned,
	},
	{expr: pattern(`(?i)(?:^|[\s"'])--?` + named + `\s+` + value), near: announced, spares: unassigned},
	{expr: pattern(`(?i)[?&](?:x-amz-signature|signature|sig|auth|code|key|jwt)=([^\s"'&<>]+)`), near: []string{"="}, spares: unassigned},
}

// announced are the beginnings of [Names], in small letters.
var announced = []string{
	"passw", "passphrase", "secret", "token", "key", "credential", "_pwd", "_pass", "パスワード", "合言葉", "暗証番号", "秘密鍵", "トークン", "キー",
}

func lower(signs []string) []string {
	out := make([]string, len(signs))
	for i, s := range signs {
		out[i] = strings.ToLower(s)
	}
	return out
}

// standIns is what stands where a secret would: a variable, a place to fill in, stars.
var standIns = pattern(`^(?:\$|%[A-Za-z_]+%|<[^>]*>?$|\{\{|\$?\{|\*+$|[xX.]{3,}$|\.\.\.|…)`)

func standIn(v []byte) bool { return standIns().Match(v) }

// none are the values that say that there is no secret, or only of what kind it is.
var none = map[string]bool{
	"true": true, "false": true, "null": true, "nil": true, "none": true, "yes": true, "no": true, "undefined": true, "required": true,
	"missing": true, "empty": true, "invalid": true, "expired": true, "unknown": true, "string": true, "bearer": true, "basic": true,
}

// unassigned tells of a value that is no secret: one or two characters, a stand-in, or a word like true.
func unassigned(v []byte) bool {
	return len(v) < 3 || standIn(v) || none[strings.ToLower(string(v))]
}

// word tells of a long word of letters alone, as prose may have it.
func word(v []byte) bool {
	return !bytes.ContainsFunc(v, func(r rune) bool { return r < 'A' || r > 'z' || r > 'Z' && r < 'a' })
}
