package report

import (
	"io"
	"iter"
	"time"

	"shirei/incident"
	"shirei/incident/lang"
)

// Reader is whom a document is for.
type Reader string

const (
	ForInternal Reader = "internal" // the postmortem
	ForClient   Reader = "client"   // the client's report, without internal names
)

// Doc is what a document is written from.
type Doc struct {
	State *incident.State
	// Entries yields the entries in the order of their time; they are read more than once and not kept.
	Entries iter.Seq2[incident.Entry, error]
	Lang    lang.Lang
	For     Reader
	Now     time.Time
	Profile incident.Profile
	// File gives the path, from where the document will stand, of what an entry keeps beside it; nil, or empty: no link.
	File func(incident.Entry) string
}

func (d Doc) entries() iter.Seq2[incident.Entry, error] {
	if d.Entries == nil {
		return func(func(incident.Entry, error) bool) {}
	}
	return d.Entries
}

// Postmortem streams a document as GitHub-flavoured Markdown. Whatever the texts hold, it has no HTML and its timeline is
// one table, in which nothing is lost of what an entry says. What was not written is drafted from the record. Memory does not grow with the
// entries. Errors are those of the writer and of the entries.
func Postmortem(w io.Writer, d Doc) error {
	doc := &document{
		page: newPage(w), Doc: d, s: d.State, w: wordsOf(d.Lang), loc: d.State.Location(), ledger: d.State.Ledger(d.Now),
	}
	doc.clock = lang.Clock{Ref: d.Now, Loc: doc.loc}
	if d.For == ForClient {
		doc.names = doc.internalNames()
		doc.client()
	} else {
		doc.internal()
	}
	if doc.err != nil {
		return doc.err
	}
	return doc.Flush()
}

type document struct {
	page
	Doc
	s       *incident.State
	w       *words
	loc     *time.Location
	clock   lang.Clock
	ledger  []incident.Promise
	found   []incident.Entry // of the timeline, what was supposed and asked
	decided string           // the decision that was made last above the row at hand
	names   []alias          // people, and what they are called outside
	err     error            // of the entries
}
