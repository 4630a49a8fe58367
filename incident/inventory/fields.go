package inventory

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
)

// Field is one answer an inventory ought to hold.
type Field struct {
	Path    string // monitoring.dashboards.top.url, or a kind with no entries: monitoring.dashboards
	Section string
	Kind    string // dashboard
	Entry   string // the entry's id; empty for a kind and for entries that exist once
	Key     string // for Label: dashboard.url, monitoring.dashboards
	State   State
	Step    string // the step of an incident that a blank would stop: triage, severity, report, decide, recover, postmortem
	Weight  int    // minutes a blank would cost there, by the experience of the authors
	Value   string
	gain    float64 // what filling a blank adds to the score, not yet divided by the weight of all
}

// Fields lists every answer that ought to be there, in the order of the form.
// Fields nobody would miss (a capacity's name, a log's keeping time) are left out.
func (s *Service) Fields() []Field {
	var out []Field
	for k, v := range s.kinds() {
		if k.list {
			out = append(out, k.listField(v)...)
		}
		for _, e := range k.entries(v) {
			out = append(out, k.entryFields(e)...)
		}
	}
	return out
}

// listField stands for a whole list: blank where it has no entries. A list that
// nobody misses has none.
func (k *kindSpec) listField(v reflect.Value) []Field {
	if k.need.minutes == 0 {
		return nil
	}
	na := v.FieldByName("NA").String()
	return []Field{{
		Path: k.path(), Section: k.section, Kind: k.kind, Key: k.path(),
		State: stateOf(v.FieldByName("Items").Len() > 0, na),
		Step:  k.need.step, Weight: k.need.minutes, Value: na,
	}}
}

func (k *kindSpec) entryFields(e reflect.Value) []Field {
	var out []Field
	k.each(e, func(f *fieldSpec, state State, value string) {
		out = append(out, k.field(e, f, state, value))
	})
	return out
}

// each walks the answers an entry ought to hold.
func (k *kindSpec) each(e reflect.Value, visit func(f *fieldSpec, state State, value string)) {
	na := base(e).NA
	for i := range k.fields {
		f := &k.fields[i]
		if f.need.minutes == 0 {
			continue
		}
		state, value := k.answer(e, *f)
		if state == Blank && na != "" {
			state, value = NA, na
		}
		visit(f, state, value)
	}
}

// field is one answer of an entry as it is told.
func (k *kindSpec) field(e reflect.Value, f *fieldSpec, state State, value string) Field {
	out := Field{
		Path: k.entryPath(base(e).ID) + "." + f.key, Section: k.section, Kind: k.kind,
		Key: f.label, State: state, Step: f.need.step, Weight: f.need.minutes, Value: value,
	}
	if k.list {
		out.Entry = base(e).ID
	}
	return out
}

// answer gives the state of a field and its text; a blank one may be answered by
// the field that stands in for it.
func (k *kindSpec) answer(e reflect.Value, f fieldSpec) (State, string) {
	state, value := answerOf(e.FieldByIndex(f.index))
	if state == Blank && f.or != "" {
		return answerOf(e.FieldByIndex(k.fields[k.byKey[f.or]].index))
	}
	return state, value
}

func answerOf(v reflect.Value) (State, string) { return answerIn(v.Addr().Interface()) }

// answerIn takes a field by its address, which copies nothing.
func answerIn(field any) (State, string) {
	switch field := field.(type) {
	case *string:
		return stateOf(*field != "", ""), *field
	case *Text:
		return field.State(), cmp.Or(field.Value, field.NA)
	case *Number:
		return field.State(), cmp.Or(field.String(), field.NA)
	case *Texts:
		return field.State(), cmp.Or(field.String(), field.NA)
	case *Means:
		return field.State(), cmp.Or(field.String(), field.NA)
	}
	return Blank, ""
}

// Steps are the steps a blank can stop, in the order of an incident.
func Steps() []string {
	return []string{"triage", "severity", "report", "decide", "recover", "postmortem"}
}

// worstFirst orders blanks by the minutes they cost, then by the step they stop, and leaves the rest as it was.
func worstFirst(blanks []Field) []Field {
	steps := Steps()
	ranked := map[[2]int][]int{} // thousands of blanks share a few ranks
	for i, b := range blanks {
		rank := [2]int{-b.Weight, slices.Index(steps, b.Step)}
		ranked[rank] = append(ranked[rank], i)
	}
	out := make([]Field, 0, len(blanks))
	for _, rank := range slices.SortedFunc(maps.Keys(ranked), func(a, b [2]int) int { return slices.Compare(a[:], b[:]) }) {
		for _, i := range ranked[rank] {
			out = append(out, blanks[i])
		}
	}
	return out
}
