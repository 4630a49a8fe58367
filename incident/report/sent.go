package report

import (
	"fmt"
	"strings"

	"shirei/incident"
	"shirei/incident/md"
)

// reports writes every text that went out, word for word.
func (d *document) reports() {
	d.heading("##", d.w.reports)
	if len(d.s.Reports) == 0 {
		d.paragraph(d.w.noReport)
	}
	for _, r := range d.s.Reports {
		d.put("### ", md.Inline(d.stamp(r.At)+" "+d.reportLabel(r)+d.w.and+d.Lang.Audience(r.Audience)), "\n\n")
		d.particulars(r)
		d.put(md.Quote(r.Text), "\n\n")
	}
}

// reportLabel is a text's number and what it was, as the text itself says it.
func (d *document) reportLabel(r incident.Report) string {
	p := phrasingOf(d.Lang)
	if name, ok := p.named[string(r.Stage)]; ok {
		return name
	}
	return fmt.Sprintf(d.w.reportNo, r.Number) + p.suffix[string(r.Stage)]
}

// means words how a text was sent; whoever recorded it may have used words of their own.
func (d *document) means(r incident.Report) string {
	if r.Means == "" {
		return ""
	}
	return d.Lang.Mean(incident.Mean(r.Means))
}

func (d *document) particulars(r incident.Report) {
	some := false
	field := func(label, text string) {
		if text != "" {
			some = true
			d.field(label, d.w.colon, text)
		}
	}
	if kind := d.Lang.Stage(r.Stage); r.Stage != "" && !strings.Contains(d.reportLabel(r), kind) {
		field(d.w.kind, kind)
	}
	field(d.w.means, d.means(r))
	field(d.w.to, r.To)
	if d.s.Imported == "" {
		field(d.w.sentBy, r.By)
	}
	field(d.w.reviewer, r.Reviewer)
	field(d.w.noReview, r.ReviewSkipped)
	if r.Reviewer+r.ReviewSkipped == "" && d.s.Imported == "" {
		field(d.w.reviewer, d.w.unreviewed)
	}
	if !r.Next.IsZero() {
		field(d.w.nextWord, d.stamp(r.Next))
	}
	if some {
		d.put("\n")
	}
}
