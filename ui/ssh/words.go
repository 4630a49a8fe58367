package ssh

import "strings"

// blanks part words; a full-width blank is a letter of the text, as in a shell.
const blanks = " \t\r\n"

// split parts a command line into words as a shell does, with nothing expanded: '…' takes all as it is, "…" all but \" and
// \\, and a backslash outside takes the next letter. It is false where a quote is not closed: a shell would go on asking,
// and what was meant is not for us to guess.
func split(line string) (words []string, ok bool) {
	for line = strings.TrimLeft(line, blanks); line != ""; line = strings.TrimLeft(line, blanks) {
		var word string
		if word, line, ok = cutWord(line); !ok {
			return nil, false
		}
		words = append(words, word)
	}
	return words, true
}

// cutWord reads a word up to the blank behind it.
func cutWord(line string) (word, rest string, ok bool) {
	var b strings.Builder
	quote := byte(0) // in which the text stands
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote == 0 && strings.IndexByte(blanks, c) >= 0:
			return b.String(), line[i:], true
		case c == '\\' && quote != '\'':
			if i++; i == len(line) {
				return "", "", false
			}
			if quote == '"' && line[i] != '"' && line[i] != '\\' {
				b.WriteByte(c)
			}
			b.WriteByte(line[i])
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), "", quote == 0
}
