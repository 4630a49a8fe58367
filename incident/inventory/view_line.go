package inventory

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
)

// listLine stands for a list with no entries.
func (k *kindView) listLine(na string) Line {
	return Line{
		Key: k.at, Label: k.title, Value: k.doesNotApply(na), State: stateOf(false, na),
		Step: k.need.step, Weight: k.need.minutes,
	}
}

// lines adds the words of one field; the ways to reach a person take one line each.
func (k *kindView) lines(to []Line, f *fieldSpec, e reflect.Value) []Line {
	field := e.FieldByIndex(f.index).Addr().Interface()
	state, na, shown := k.shows(f, e, field)
	if !shown {
		return to
	}
	if means, ok := field.(*Means); ok && state == Filled {
		return append(to, k.meanLines(f.label, means.List)...)
	}
	line := Line{Key: f.label, Label: Label(k.lang, f.label), State: state, Step: f.need.step, Weight: f.need.minutes}
	switch state {
	case NA:
		line.Raw, line.Value = na, k.doesNotApply(na)
	case Filled:
		_, line.Raw = answerIn(field)
		line.Value = k.word(f, field, line.Raw)
		line.Secret = secret(f, base(e), line.Raw)
	}
	return append(to, line)
}

// shows gives the state of a field, and why it does not apply. A field that is blank is not shown
// unless it ought to be filled, and no other answers in its place; what the title says is not said
// again.
func (k *kindSpec) shows(f *fieldSpec, e reflect.Value, field any) (state State, na string, shown bool) {
	if state, na = stateIn(field); state != Blank {
		return state, na, !inTitle(f)
	}
	if f.need.minutes == 0 {
		return Blank, "", false
	}
	state, _ = k.answer(e, *f)
	if na := base(e).NA; state == Blank && na != "" {
		return NA, na, true
	}
	return state, "", state != Filled
}

func inTitle(f *fieldSpec) bool { return f.key == "name" || f.key == "na" || f.key == "id" }

// stateIn gives the state of a field by its address, and why it does not apply.
func stateIn(field any) (state State, na string) {
	switch field := field.(type) {
	case *string:
		return stateOf(*field != "", ""), ""
	case *Text:
		return field.State(), field.NA
	case *Number:
		return field.State(), field.NA
	case *Texts:
		return field.State(), field.NA
	case *Means:
		return field.State(), field.NA
	}
	return Blank, ""
}

// secret tells whether an answer is to be drawn masked.
func secret(f *fieldSpec, b *Base, raw string) bool {
	return b.SecretOK && likelySecret(raw, f.check == "place")
}

func (k *kindView) meanLines(key string, means []Mean) []Line {
	var out []Line
	for _, way := range means {
		out = append(out, Line{Key: key, Label: k.meanLabel(key, way), Value: meanWord(way), Raw: way.Value, State: Filled})
	}
	return out
}

func (k *kindView) meanLabel(key string, way Mean) string {
	if way.Kind != "" {
		key = "mean_kind." + way.Kind
	}
	return Label(k.lang, key)
}

func meanWord(way Mean) string {
	if way.Hours == "" {
		return way.Value
	}
	return way.Value + " (" + way.Hours + ")"
}

// hasWords tells whether people read the values of a field in other words than the YAML has.
func hasWords(f *fieldSpec) bool {
	switch f.check {
	case "ref", "person", "minutes", "days":
		return true
	}
	return choices[f.check] != nil
}

// word puts a value as a person reads it.
func (k *kindView) word(f *fieldSpec, field any, raw string) string {
	if !hasWords(f) {
		return raw
	}
	list, ok := field.(*Texts)
	if !ok {
		return k.wordOf(f, raw)
	}
	values := slices.Clone(list.Values)
	for i, value := range values {
		values[i] = k.wordOf(f, value)
	}
	return strings.Join(values, Label(k.lang, "comma"))
}

func (k *kindView) wordOf(f *fieldSpec, value string) string {
	switch f.check {
	case "ref", "person":
		return cmp.Or(k.names()[value], value)
	case "minutes", "days":
		return value + Label(k.lang, "unit."+f.check)
	}
	return Label(k.lang, f.check+"."+value)
}

func (k *kindView) doesNotApply(reason string) string {
	if reason == "" {
		return ""
	}
	return Label(k.lang, "does_not_apply") + " (" + reason + ")"
}
