package report

import (
	"cmp"
	"slices"
	"strings"

	"shirei/incident"
)

// commanders names who sat in the chair, one after the other.
func (d *document) commanders() string {
	var names []string
	for _, t := range d.s.Sat {
		if t.Role == incident.Commander {
			names = append(names, t.Who)
		}
	}
	if len(names) == 0 {
		return d.s.Roles[incident.Commander].Who
	}
	return strings.Join(names, " → ")
}

// seats tells who sat where from when to when.
func (d *document) seats() {
	if len(d.s.Sat) == 0 {
		return
	}
	d.heading("##", d.w.seats)
	var rows [][]string
	for _, r := range incident.AllRoles() {
		for _, t := range d.s.Sat {
			if t.Role != r {
				continue
			}
			until := d.w.toTheEnd
			switch {
			case !t.Until.IsZero():
				until = d.stamp(t.Until)
			case d.s.Active():
				until = d.w.still
			}
			rows = append(rows, []string{d.Lang.Role(r), t.Who, d.stamp(t.From), until})
		}
	}
	d.table([]string{d.w.role, d.w.name, d.w.from, d.w.until2}, rows)
}

// isThread tells of what was supposed and asked, and of actions that somebody was given.
func isThread(e incident.Entry) bool {
	asked := e.Kind == incident.EntryHypothesis || e.Kind == incident.EntryQuestion
	return e.Note && (asked || e.Kind == incident.EntryAction && e.Progress != incident.ProgressOpen)
}

// threads lists them as the timeline has found them, with what became of each: first what nobody has settled.
func (d *document) threads() {
	d.heading("##", d.w.threads)
	found := d.found
	if len(found) == 0 {
		d.paragraph(d.w.noThread)
		return
	}
	slices.SortStableFunc(found, func(a, b incident.Entry) int { return cmp.Compare(settled(a), settled(b)) })
	var rows [][]string
	for _, e := range found {
		state := d.Lang.Stands(e.Kind, e.Progress)
		if e.Via == incident.ViaImport && e.Progress == incident.ProgressOpen { // its file does not say
			state = "-"
		}
		rows = append(rows, []string{d.Lang.Entry(e.Kind), e.Head(), state, d.or(e.Owner, "-"), d.or(e.Outcome, "-"), d.entryTime(e)})
	}
	d.table([]string{d.w.kind, d.w.text, d.w.state, d.w.byWhom, d.w.outcome, d.w.time}, rows)
}

// settled tells how far an entry has come, in the order of a list: what is open comes first.
func settled(e incident.Entry) int {
	switch e.Progress {
	case incident.ProgressOpen:
		return 0
	case incident.ProgressAssigned, incident.ProgressStarted:
		return 1
	}
	return 2
}
