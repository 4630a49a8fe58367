package report

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/inventory"
	"shirei/incident/lang"
	"shirei/incident/md"
)

// timeline streams the entries as one table: every note in its own words, every live act by what it is and what was said
// with it.
func (d *document) timeline() {
	d.heading("##", d.w.timeline)
	d.rows(d.w.noEntry, []string{d.w.time, d.w.kind, d.w.who, d.w.what}, incident.Entry.Told, func(e incident.Entry, what string) []string {
		if isThread(e) {
			d.found = append(d.found, e)
		}
		if e.Stream != d.s.Stream && e.Stream != "" {
			what = fmt.Sprintf(d.w.merged, incident.Short(e.Stream), what)
		}
		return []string{d.entryTime(e), d.Lang.Entry(e.Kind), d.who(e), what}
	})
}

// rows streams the entries that are wanted as one table, and says how many were struck. What has several lines stands in full
// below it, to the letter: a cell has one.
func (d *document) rows(none string, head []string, want func(incident.Entry) bool, row func(incident.Entry, string) []string) {
	n := 0
	long := map[string]int{} // the numbers of those in full, by the id of their entry
	struck := d.each(want, func(e incident.Entry, what string) {
		if n == 0 {
			d.tableHead(head...)
		}
		n++
		first, more := firstLine(what)
		if more > 0 {
			long[e.ID] = len(long) + 1
			first = d.abridged(e, first, more, long[e.ID])
		}
		d.put(d.linked(md.Row(row(e, first)...), e), "\n")
	})
	if n == 0 {
		d.paragraph(none)
		return
	}
	d.put("\n")
	if struck > 0 && d.For != ForClient {
		d.paragraph(fmt.Sprintf(d.w.struck, struck))
	}
	if len(long) > 0 {
		d.inFull(long, want)
	}
}

// abridged is the first line of an entry of several, with where the others stand.
func (d *document) abridged(e incident.Entry, first string, more, n int) string {
	switch {
	case e.Kind == incident.EntryCommand:
		return fmt.Sprintf(d.w.lastLines, first, more, n)
	case e.Attached != nil:
		return fmt.Sprintf(d.w.firstLines, first, more+1, n)
	}
	return fmt.Sprintf(d.w.inFull, first, more, n)
}

// inFull writes what has several lines. The entries are read again for it, so that no more of them is kept than which.
func (d *document) inFull(long map[string]int, want func(incident.Entry) bool) {
	d.heading("###", d.w.fullTexts)
	d.each(want, func(e incident.Entry, what string) {
		n, ok := long[e.ID]
		if !ok {
			return
		}
		title := fmt.Sprintf(d.w.fullText, n, d.entryTime(e), d.Lang.Entry(e.Kind))
		if d.For == ForClient {
			what = d.outside(what)
		} else {
			title += d.w.and + d.who(e)
		}
		d.paragraph(title)
		d.block(what)
	})
}

// each walks the entries that are wanted with what they say, and counts those that were struck.
func (d *document) each(want func(incident.Entry) bool, do func(e incident.Entry, what string)) (struck int) {
	var before said
	d.decided = ""
	for e, err := range d.entries() {
		if err != nil {
			d.err = err
			return struck
		}
		if e.Struck {
			struck++
		}
		if !want(e) {
			continue
		}
		do(e, d.words(e, before))
		before = said{e.Act, e.Text}
	}
	return struck
}

// firstLine is the first line of a text, and how many follow it.
func firstLine(text string) (first string, more int) {
	text = strings.Trim(clean.DocBlock(text), "\n")
	first, _, _ = strings.Cut(text, "\n")
	return first, strings.Count(text, "\n")
}

// linked puts a link to what the entry keeps beside it at the end of its row, or its name where it is not written beside. The client's report has none.
func (d *document) linked(row string, e incident.Entry) string {
	if e.Attached == nil || d.For == ForClient {
		return row
	}
	path := ""
	if d.File != nil {
		path = d.File(e)
	}
	switch {
	case path != "":
	case e.Kind == incident.EntryAttachment: // it says so itself
		return row
	default:
		return strings.TrimSuffix(row, "|") + md.Cell(fmt.Sprintf(d.w.attached, e.Attached.Name, lang.Bytes(e.Attached.Size))) + " |"
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

// words gives what an entry says, and loses nothing of it: a note in its own words with what became of it, an act by its
// phrase and the words that came with it.
func (d *document) words(e incident.Entry, before said) string {
	if e.Note {
		return d.withProgress(e)
	}
	phrase := d.phrase(e)
	if e.Kind == incident.EntryGap {
		_, _, e.Text = e.Missed()
	}
	switch {
	case e.Kind == incident.EntryDeclared: // a row that says only its kind says nothing
		return d.or(e.Text, d.Lang.Entry(e.Kind))
	case e.Phrase.Code == "promise.made" && e.Text != "":
		return fmt.Sprintf(phrasingOf(d.Lang).mark, e.Text, phrase)
	case e.Text == "" || before == (said{e.Act, e.Text}):
		return d.or(phrase, d.Lang.Entry(e.Kind))
	case phrase == "":
		return e.Text
	case e.Kind == incident.EntryCommand: // what it printed
		return phrase + "\n" + e.Text
	}
	return phrase + d.w.colon + e.Text
}

// phrase words an act; a recovery condition and a gap bear their number in the sections of their own beside their words.
func (d *document) phrase(e incident.Entry) string {
	p := d.Lang.Unsaid(e)
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
	if e.Kind == incident.EntryPromise {
		p = d.named(p)
	}
	said := d.Lang.Phrase(p, d.clock)
	switch {
	case p.Code == "decision.made":
		d.decided = e.Text
	case p.Code == "decision.carried" && d.decided != "":
		return fmt.Sprintf(phrasingOf(d.Lang).mark, said, d.decided)
	}
	if host, dir := e.Ran(); host+dir != "" && d.For != ForClient { // as scp names a place
		said += " [" + host + ":" + dir + "]"
	}
	return said
}

// named puts what was promised in the place of its number.
func (d *document) named(p incident.Phrase) incident.Phrase {
	i := slices.IndexFunc(d.s.Promised, func(x incident.Due) bool { return len(p.Args) > 0 && x.ID == p.Args[0] })
	if i < 0 {
		return p
	}
	args := slices.Clone(p.Args)
	args[0] = fmt.Sprintf(d.w.quoted, d.s.Promised[i].What)
	return incident.Say(p.Code, args...)
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
	waits := e.Via != incident.ViaImport && (e.Kind == incident.EntryHypothesis || e.Kind == incident.EntryQuestion)
	if e.Progress == incident.ProgressOpen && !waits {
		return e.Text
	}
	became := []string{d.Lang.Stands(e.Kind, e.Progress)}
	for _, x := range []string{e.Owner, e.Outcome} {
		if x != "" {
			became = append(became, x)
		}
	}
	return e.Text + " → " + strings.Join(became, d.w.colon)
}
