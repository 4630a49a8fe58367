package report

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"shirei/incident"
	"shirei/incident/inventory"
	"shirei/incident/md"
)

// timeline streams the entries as one table: every note in its own words, every live act by what it is.
func (d *document) timeline() {
	d.heading("##", d.w.timeline)
	d.rows(d.w.noEntry, []string{d.w.time, d.w.kind, d.w.who, d.w.what}, incident.Entry.Told, func(e incident.Entry, what string) []string {
		return []string{d.entryTime(e), d.Lang.Entry(e.Kind), d.who(e), what}
	})
}

// rows streams the entries that are wanted as one table, and says how many were struck.
func (d *document) rows(none string, head []string, want func(incident.Entry) bool, row func(incident.Entry, string) []string) {
	struck, n := 0, 0
	var before said
	for e, err := range d.entries() {
		if err != nil {
			d.err = err
			return
		}
		if e.Struck {
			struck++
		}
		if !want(e) {
			continue
		}
		if n == 0 {
			d.tableHead(head...)
		}
		n++
		d.put(d.linked(md.Row(row(e, d.words(e, before))...), e), "\n")
		before = said{e.Act, e.Text}
	}
	if n == 0 {
		d.paragraph(none)
		return
	}
	d.put("\n")
	if struck > 0 && d.For != ForClient {
		d.paragraph(fmt.Sprintf(d.w.struck, struck))
	}
}

// linked puts a link to what the entry keeps beside it at the end of its row. The client's report has none.
func (d *document) linked(row string, e incident.Entry) string {
	if e.Attached == nil || d.File == nil || d.For == ForClient {
		return row
	}
	path := d.File(e)
	if path == "" {
		return row
	}
	to := url.URL{Path: path}
	return strings.TrimSuffix(row, "|") + "[" + md.Cell(e.Attached.Name) + "](" + to.EscapedPath() + ") |"
}

// said is what the entry before said, in which act: one act may write a reason both as a note and as its own.
type said struct{ act, text string }

func (d *document) entryTime(e incident.Entry) string {
	if e.OccurredAt.IsZero() {
		return d.w.unknownTime
	}
	return d.stamp(e.OccurredAt)
}

// who is whose words an entry is in; of a retold one only if the file says so.
func (d *document) who(e incident.Entry) string {
	switch {
	case e.Words != "":
		return e.Words
	case e.Via == incident.ViaImport:
		return "-"
	}
	return d.or(e.Actor, "-")
}

// words gives what an entry says: a note in its own words with what became of it, an act by its phrase, with its text
// only if that stands nowhere else.
func (d *document) words(e incident.Entry, before said) string {
	if e.Note {
		return d.withProgress(e)
	}
	phrase := d.phrase(e)
	if e.Kind == incident.EntryGap {
		_, _, e.Text = e.Missed()
	}
	if e.Kind == incident.EntryDeclared { // a row that says only its kind says nothing
		return d.or(e.Text, d.Lang.Entry(e.Kind))
	}
	if e.Text == "" || d.elsewhere[e.Text] || before == (said{e.Act, e.Text}) {
		return d.or(phrase, d.Lang.Entry(e.Kind))
	}
	if phrase == "" {
		return e.Text
	}
	return phrase + d.w.colon + e.Text
}

// phrase words an act; a recovery condition and a gap bear their number in the sections of their own beside their words.
func (d *document) phrase(e incident.Entry) string {
	p := e.Phrase
	if p.Code == "" {
		return ""
	}
	if p.Code == "milestone.recorded" && len(p.Args) > 0 { // the row bears its time
		return d.Lang.Milestone(incident.Milestone(p.Args[0]))
	}
	if e.Kind == incident.EntryCondition && len(p.Args) > 0 {
		i := slices.IndexFunc(d.s.Conditions, func(c incident.Condition) bool { return c.Text == p.Args[0] })
		switch {
		case i >= 0 && p.Code == "condition.ticked":
			return fmt.Sprintf(d.w.conditionDone, i+1, p.Args[0])
		case i >= 0 && p.Code == "condition.open":
			return fmt.Sprintf(d.w.conditionOpen, i+1, p.Args[0])
		}
	}
	if e.Kind == incident.EntryGap {
		return d.gapPhrase(e)
	}
	said := d.Lang.Phrase(p, d.clock)
	if host, dir := e.Ran(); host+dir != "" && d.For != ForClient { // as scp names a place
		said += " [" + host + ":" + dir + "]"
	}
	return said
}

// gapPhrase words an entry of a gap with its number in the table and what was missing.
func (d *document) gapPhrase(e incident.Entry) string {
	said, n := d.Lang.Phrase(e.Phrase, d.clock), d.gapNumber(e)
	if n > 0 {
		said = fmt.Sprintf(d.w.gapNumber, n, said)
	}
	if field, name, _ := e.Missed(); field != "" {
		said += d.w.colon + inventory.PlaceLabel(string(d.Lang), field, name)
	}
	return said
}

// gapNumber is the place of an entry's gap in its table; 0: the entry is about none.
func (d *document) gapNumber(e incident.Entry) int {
	n := 0
	if field, _, _ := e.Missed(); e.Kind == incident.EntryGap {
		for i, g := range d.s.Gaps {
			if g.Field == field && !g.Opened.After(e.OccurredAt) {
				n = i + 1
			}
		}
	}
	return n
}

// withProgress adds what became of a hypothesis, a question or an action.
func (d *document) withProgress(e incident.Entry) string {
	if e.Progress == incident.ProgressOpen {
		return e.Text
	}
	became := []string{d.Lang.Progress(e.Progress)}
	for _, x := range []string{e.Owner, e.Outcome} {
		if x != "" {
			became = append(became, x)
		}
	}
	return e.Text + " → " + strings.Join(became, d.w.colon)
}
