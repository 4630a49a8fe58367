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
	// Entries yields the entries in the order of their time; they are read once and not kept.
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
// one table. What was written stands in it once; what was not is drafted from the record. Memory does not grow with the
// entries. Errors are those of the writer and of the entries.
func Postmortem(w io.Writer, d Doc) error {
	doc := &document{
		page: newPage(w), Doc: d, s: d.State, w: wordsOf(d.Lang), loc: d.State.Location(), ledger: d.State.Ledger(d.Now),
	}
	doc.clock = lang.Clock{Ref: d.Now, Loc: doc.loc}
	doc.elsewhere = doc.standing()
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
	s         *incident.State
	w         *words
	loc       *time.Location
	clock     lang.Clock
	ledger    []incident.Promise
	elsewhere map[string]bool // texts of acts that a section of their own holds
	names     []alias         // people, and what they are called outside
	err       error           // of the entries
}

// standing lists the texts that have their place outside the timeline, where their act is told without them.
func (d *document) standing() map[string]bool {
	s, set := d.s, map[string]bool{}
	add := func(texts ...string) {
		for _, t := range texts {
			set[t] = true
		}
	}
	add(s.Title, s.Severity.Reason, s.End.Reason)
	for _, l := range s.Triage.Layers {
		add(l.Evidence...)
	}
	for _, x := range s.Decisions {
		add(x.What, x.Result)
		for _, o := range x.Objections {
			add(o.Text)
		}
	}
	for _, c := range s.Conditions {
		add(c.Evidence)
	}
	for _, t := range s.Tasks {
		add(t.What)
	}
	for _, g := range s.Gaps {
		add(g.Field, g.Value)
	}
	for _, p := range s.Promised {
		add(p.What)
	}
	if len(s.Parts[incident.PartTrigger]) == 0 {
		for _, c := range s.Triage.Changes {
			add(c.What)
		}
	}
	return set
}
