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
	v := e.FieldByIndex(f.index)
	state, raw, shown := k.shows(f, e, v)
	if !shown {
		return to
	}
	if means, ok := v.Addr().Interface().(*Means); ok && state == Filled {
		return append(to, k.meanLines(f.label, means.List)...)
	}
	line := Line{
		Key: f.label, Label: Label(k.lang, f.label), Raw: raw, State: state,
		Step: f.need.step, Weight: f.need.minutes,
	}
	switch state {
	case NA:
		line.Value = k.doesNotApply(raw)
	case Filled:
		line.Value = k.word(f, v, raw)
		line.Secret = secret(f, base(e), raw)
	}
	return append(to, line)
}

// shows gives the state of a field and its answer as in the YAML. A field that is blank is not
// shown unless it ought to be filled, and no other answers in its place.
func (k *kindSpec) shows(f *fieldSpec, e, v reflect.Value) (state State, raw string, shown bool) {
	if f.key == "name" || f.key == "na" || f.key == "id" || v.Kind() == reflect.Bool {
		return Blank, "", false
	}
	state, raw = answerOf(v)
	if state != Blank {
		return state, raw, true
	}
	if f.need.minutes == 0 {
		return Blank, "", false
	}
	state, _ = k.answer(e, *f)
	if na := base(e).NA; state == Blank && na != "" {
		return NA, na, true
	}
	return state, raw, state != Filled
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
func (k *kindView) word(f *fieldSpec, v reflect.Value, raw string) string {
	if !hasWords(f) {
		return raw
	}
	list, ok := v.Addr().Interface().(*Texts)
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
