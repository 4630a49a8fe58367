package report

import (
	"reflect"
	"strconv"
	"strings"

	"shirei/incident"
)

// decisions writes each decision with what it was weighed on and what became of it.
func (d *document) decisions() {
	d.heading("##", d.w.decisions)
	if len(d.s.Decisions) == 0 {
		d.paragraph(d.w.noDecision)
	}
	var weighed []incident.Option
	for i, x := range d.s.Decisions {
		d.put("### ", strconv.Itoa(i+1), ". ", d.Lang.Outcome(x.Outcome), d.w.colon, d.stamp(x.At), "\n\n")
		d.paragraph(x.What)
		d.reasons(x)
		chosen, others := d.options(x)
		if chosen != "" {
			d.field(d.w.chosen, d.w.colon, chosen)
		}
		d.put("\n")
		if len(others) > 0 && !reflect.DeepEqual(x.Options, weighed) {
			d.heading("####", d.w.options)
			d.table([]string{d.w.measure, d.w.how, d.w.effect, d.w.minutes, d.w.decider}, others)
		}
		weighed = x.Options
	}
}

func (d *document) reasons(x incident.Decision) {
	d.field(d.w.reason, d.w.colon, d.or(x.Reason, d.w.unwritten))
	d.field(d.w.decidedBy, d.w.colon, d.or(x.Decider, d.w.unknown))
	for _, f := range [][2]string{{d.w.approvedBy, x.Approver}, {d.w.change, x.Change}} {
		if f[1] != "" {
			d.field(f[0], d.w.colon, f[1])
		}
	}
	if !x.Until.IsZero() {
		d.field(d.w.until, d.w.colon, d.stamp(x.Until))
	}
	for _, o := range x.Objections {
		d.field(d.w.objections, d.w.colon, o.Who+d.w.colon+d.or(o.Text, d.w.noObjection))
	}
	var carried []string
	for _, c := range incident.Carries() {
		if at, ok := x.Carried[c]; ok {
			carried = append(carried, d.Lang.Carry(c)+" "+d.stamp(at))
		}
	}
	if len(carried) > 0 {
		d.field(d.w.carried, d.w.colon, strings.Join(carried, d.w.and))
	}
	if x.Result != "" {
		d.field(d.w.result, d.w.colon, x.Result)
	}
}

// options parts the option that was chosen, whose words are the decision's own, from the others.
func (d *document) options(x incident.Decision) (chosen string, others [][]string) {
	for _, o := range x.Options {
		minutes := "-"
		if o.Minutes > 0 {
			minutes = strconv.Itoa(o.Minutes)
		}
		if o.Measure != x.What {
			others = append(others, []string{o.Measure, d.or(o.How, "-"), d.or(o.Effect, "-"), minutes, d.or(o.Decider, "-")})
			continue
		}
		var parts []string
		for _, f := range [][2]string{{d.w.how, o.How}, {d.w.effect, o.Effect}, {d.w.minutes, minutes}} {
			if f[1] != "" && f[1] != "-" {
				parts = append(parts, f[0]+" "+f[1])
			}
		}
		chosen = strings.Join(parts, d.w.and)
	}
	return chosen, others
}
