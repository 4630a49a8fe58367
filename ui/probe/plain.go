package probe

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"shirei/incident/clean"
)

// Plain writes a command so that nothing of it can hide: line breaks stay, and every other character that draws nothing,
// moves the cursor or turns the writing direction stands as its code. It is for looking at, not for running.
func Plain(command string) string {
	var b strings.Builder
	for i, r := range command {
		switch {
		case r == '\n' || r == '\u3000':
			b.WriteRune(r)
		case r == '\t':
			b.WriteString(`\t`)
		case r == utf8.RuneError && !strings.HasPrefix(command[i:], string(utf8.RuneError)):
			fmt.Fprintf(&b, `\x%02x`, command[i])
		case r < utf8.RuneSelf && !unicode.IsPrint(r):
			fmt.Fprintf(&b, `\x%02x`, r)
		case !unicode.IsPrint(r) || clean.Line(string(r)) != string(r):
			fmt.Fprintf(&b, `\u{%x}`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
