package report

import (
	"fmt"

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
		d.put("### ", md.Inline(d.stamp(r.At)+" "+fmt.Sprintf(d.w.reportNo, r.Number)+" "+d.Lang.Audience(r.Audience)), "\n\n")
		d.particulars(r)
		d.put(md.Quote(r.Text), "\n\n")
	}
}

func (d *document) particulars(r incident.Report) {
	some := false
	field := func(label, text string) {
		if text != "" {
			some = true
			d.field(label, d.w.colon, text)
		}
	}
	if r.Stage != "" {
		field(d.w.kind, d.Lang.Stage(r.Stage))
	}
	field(d.w.means, r.Means)
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
