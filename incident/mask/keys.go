package mask

import "bytes"

var (
	keyBegins = pattern(keyBlock + `(?: BLOCK)?-----`)
	keyEnds   = pattern(`-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----`)
	keyLine   = pattern(`^[ \t]*(?:[0-9A-Za-z+/=]{16,}|[0-9A-Za-z+/]*={0,2}|[A-Z][A-Za-z-]*: .*)\r?\n?$`)
)

// longestKey is how far behind its beginning the end of a private key is looked for, in bytes.
const longestKey = 64 << 10

// keys masks private keys: all between the beginning, which stays to tell what was there, and the end. Of one that has no
// end, the lines that look like a key's.
func (m *masker) keys(text []byte) []byte {
	if !bytes.Contains(text, []byte("PRIVATE KEY")) {
		return text
	}
	var out []byte
	last := 0
	for {
		at := keyBegins().FindIndex(text[last:])
		if at == nil {
			break
		}
		from := last + at[1]
		to := from + keyLength(text[from:])
		out = append(out, text[last:from]...)
		if inside := bytes.TrimSpace(text[from:to]); len(inside) > 0 && !bytes.Equal(inside, m.mark) {
			out = append(out, m.mark...)
			m.count++
		} else {
			out = append(out, text[from:to]...)
		}
		last = to
	}
	if last == 0 {
		return text
	}
	return append(out, text[last:]...)
}

// keyLength is how much of what follows a beginning belongs to the key.
func keyLength(rest []byte) int {
	near := rest[:min(len(rest), longestKey)]
	if at := keyBegins().FindIndex(near); at != nil {
		near = near[:at[0]]
	}
	if at := keyEnds().FindIndex(near); at != nil {
		return at[1]
	}
	n := bytes.IndexByte(near, '\n') + 1
	if n == 0 {
		return len(near)
	}
	for n < len(near) {
		line := near[n:]
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			line = line[:i+1]
		}
		if !keyLine().Match(line) {
			break
		}
		n += len(line)
	}
	return n
}
