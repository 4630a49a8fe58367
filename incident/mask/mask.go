// Package mask finds what is likely a secret in text that is about to be kept, and puts a mark in its place: keys and
// tokens by their shape, passwords in URLs, headers, assignments and options by what announces them, private key blocks, numbers of payment cards.
//
// It errs towards masking: what is kept of an outage is read by many. It cannot find a secret that looks like any word.
package mask

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Text gives the text with mark in the place of each likely secret, and how many there were. Text without one comes back
// as it is. Masking again changes nothing.
func Text(text []byte, mark string) ([]byte, int) {
	m := &masker{mark: []byte(mark)}
	text = m.keys(text)
	low := lowered(text)
	for _, r := range rules {
		before := m.count
		if text = m.apply(text, low, r); m.count > before {
			low = lowered(text)
		}
	}
	text = m.cards(text)
	return text, m.count
}

// String is [Text] for a string.
func String(text, mark string) (string, int) {
	out, n := Text([]byte(text), mark)
	return string(out), n
}

// pattern is a regular expression that is compiled at its first use.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// rule is a shape on one line, with the secret in its last group, or all of it without one.
type rule struct {
	expr   func() *regexp.Regexp
	near   []string // one of them, in small letters, stands in every text the shape is found in
	spares func(value []byte) bool
}

// signs gives the signs of the shape that stand in a text, which takes far less time than looking for the shape.
func (r rule) signs(low []byte) [][]byte {
	var out [][]byte
	for _, sign := range r.near {
		if bytes.Contains(low, []byte(sign)) {
			out = append(out, []byte(sign))
		}
	}
	return out
}

type masker struct {
	mark  []byte
	count int
}

// apply masks one shape, in the lines alone that hold a sign of it, so that hardly any text is looked through by an
// expression. low is the text in small letters.
func (m *masker) apply(text, low []byte, r rule) []byte {
	signs := r.signs(low)
	if len(signs) == 0 {
		return text
	}
	var out []byte
	done := 0
	for start := 0; start < len(text); {
		end := len(text)
		if i := bytes.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i + 1
		}
		if slices.ContainsFunc(signs, func(sign []byte) bool { return bytes.Contains(low[start:end], sign) }) {
			before := m.count
			if line := m.line(text[start:end], r); m.count > before {
				out = append(append(out, text[done:start]...), line...)
				done = end
			}
		}
		start = end
	}
	if done == 0 {
		return text
	}
	return append(out, text[done:]...)
}

func (m *masker) line(line []byte, r rule) []byte {
	var out []byte
	last := 0
	for _, at := range r.expr().FindAllSubmatchIndex(line, -1) {
		from, to := secretIn(at)
		if value := line[from:to]; m.kept(value) || r.spares != nil && r.spares(value) {
			continue
		}
		out = append(append(out, line[last:from]...), m.mark...)
		last = to
		m.count++
	}
	if last == 0 {
		return line
	}
	return append(out, line[last:]...)
}

// secretIn is the last group that took part, else the whole.
func secretIn(at []int) (from, to int) {
	for i := len(at) - 2; i >= 2; i -= 2 {
		if at[i] >= 0 {
			return at[i], at[i+1]
		}
	}
	return at[0], at[1]
}

// kept tells that a value was masked before. A mark holds no blank, so a value that holds one holds it whole.
func (m *masker) kept(value []byte) bool { return len(value) == 0 || bytes.Contains(value, m.mark) }

// lowered puts ASCII letters into small ones, byte for byte.
func lowered(text []byte) []byte {
	out := bytes.Clone(text)
	for i, c := range out {
		if c >= 'A' && c <= 'Z' {
			out[i] = c - 'A' + 'a'
		}
	}
	return out
}

// Known tells of the shapes of keys and tokens that are never anything else.
func Known(text string) bool { return mayBeKnown(text) && known().MatchString(text) }

// mayBeKnown looks for what those shapes ask for at least: hardly any text has it, and it is found much faster.
func mayBeKnown(text string) bool {
	return slices.ContainsFunc(knownSigns, func(sign string) bool { return strings.Contains(text, sign) }) ||
		strings.Contains(text, "@") && strings.Contains(text, "://")
}
