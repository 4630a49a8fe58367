package policy

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"

	"shirei/incident"
	"shirei/incident/strict"
)

// reader reads what only a policy holds.
type reader struct{ *strict.Reader }

// term reads "30m", "4bh", "1bd" or "-". Parts of a minute are no term: nothing shown would be true to them.
func (r reader) term(n ast.Node) incident.Term {
	text := r.Scalar(n)
	t, err := incident.ParseTerm(text)
	if err != nil || text == "" || t.Plain%time.Minute != 0 {
		r.Fault(n, "bad_term", text)
	}
	return t
}

// plain reads a term that runs day and night: the rules count these without a calendar.
func (r reader) plain(n ast.Node) incident.Term {
	t := r.term(n)
	if t.Days > 0 || t.Hours > 0 {
		r.Fault(n, "plain_term", t.String())
	}
	return t
}

// name reads whom an escalation reaches: a code of [incident.Rung] or a name in free words.
func (r reader) name(n ast.Node) string {
	text := r.Scalar(n)
	if text == "" || utf8.RuneCountInString(text) > 100 || strings.ContainsFunc(text, unicode.IsControl) {
		r.Fault(n, "bad_text", text)
	}
	return text
}
