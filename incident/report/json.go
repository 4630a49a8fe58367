package report

import (
	"bufio"
	"encoding/json"
	"io"

	"shirei/incident/lang"
)

// JSON writes everything that is known of an incident as one object, its timeline streamed. Texts are unaltered.
func JSON(w io.Writer, d Doc) error {
	out := bufio.NewWriterSize(w, 64<<10)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	s := d.State
	clock := lang.Clock{Ref: d.Now, Loc: s.Location()}
	fields := []struct {
		name  string
		value any
	}{
		{"status", StatusOf(s, d.Now, d.Lang)}, {"triage", d.triageForm()}, {"facts", d.factForms()}, {"reports", d.reportForms()},
		{"decisions", d.decisionForms()}, {"conditions", d.conditionForms()}, {"tasks", list(s.Tasks)}, {"gaps", GapsOf(s, d.Now, d.Lang)}, {"calls", d.callForms()},
		{"roles", d.tenureForms()}, {"links", d.linkForms()}, {"action_items", list(s.ActionItems)}, {"parts", s.Parts},
	}
	out.WriteString("{\n")
	for _, f := range fields {
		out.WriteString(`"` + f.name + `":`)
		if err := enc.Encode(f.value); err != nil {
			return err
		}
		out.WriteString(",")
	}
	out.WriteString(`"timeline":[`)
	first := true
	for e, err := range d.entries() {
		if err != nil {
			return err
		}
		if !first {
			out.WriteString(",")
		}
		first = false
		if err := enc.Encode(TimelineLine(e, d.Lang, clock)); err != nil {
			return err
		}
	}
	out.WriteString("]}\n")
	return out.Flush()
}

// list is never null in JSON.
func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}
