package report

import (
	"strings"

	"shirei/incident"
)

// triage gives the reasons of the severity and the evidence for each layer.
func (d *document) triage() {
	t, st := d.s.Triage, d.s.Severity
	d.heading("##", d.w.triage)
	var rows [][]string
	add := func(label, text string) {
		if text != "" {
			rows = append(rows, []string{label, text})
		}
	}
	rows = append(rows, []string{d.w.severity, d.Lang.Severity(st.Severity)})
	add(d.w.reason, st.Reason)
	var past []string
	for _, p := range st.Past {
		past = append(past, d.Lang.Severity(p))
	}
	add(d.w.past, strings.Join(past, " → "))
	if t.FoundBy != "" {
		add(d.w.foundBy, d.Lang.FoundBy(t.FoundBy))
	}
	if t.Family != "" {
		add(d.w.family, d.Lang.Family(t.Family))
	}
	add(d.w.searchEnd, t.SearchEnd)
	add(d.w.takeover, t.Takeover)
	d.table([]string{d.w.item, d.w.content}, rows)

	rows = nil
	for _, l := range incident.Layers() {
		x, ok := t.Layers[l]
		if !ok {
			continue
		}
		rows = append(rows, []string{d.Lang.Layer(l), d.Lang.Verdict(x.Verdict), d.or(x.Owner, "-"), d.or(strings.Join(x.Evidence, " / "), "-")})
	}
	if len(rows) > 0 {
		d.table([]string{d.w.layer, d.w.verdict, d.w.owner, d.w.evidence}, rows)
	}
}
