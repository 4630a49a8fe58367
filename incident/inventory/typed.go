package inventory

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"shirei/incident/when"
)

// ReadAnswer reads what a person typed into a field, as JSON for an InventoryEdit; nothing typed is null. Several texts
// stand between commas or 、, quoted where they hold one; several ways to reach a person between semicolons, each "phone
// 03-1234-5678 9:00-18:00". Numbers, times, days, hours and words of a choice may be of full width and in Japanese. The
// error is a Problem without path or line; whether an id exists and whether it is a secret, Apply judges.
func ReadAnswer(f FieldForm, typed string) (json.RawMessage, error) {
	null := json.RawMessage("null")
	n := f.read(strings.ToValidUTF8(typed, "\ufffd"))
	if n == nil {
		return null, nil
	}
	v := reflect.New(f.Type.holds()).Elem()
	d := decoder{zones: map[string]bool{}}
	d.field(n, v, place{check: f.Check, secretOK: true})
	if len(d.problems) > 0 {
		return nil, Problem{Code: d.problems[0].Code, Args: d.problems[0].Args}
	}
	if raw := answerJSON(v); raw != nil {
		return raw, nil
	}
	return null, nil
}

// LooksSecret tells of a typed answer that would be refused because it looks like a secret.
func LooksSecret(f FieldForm, typed string) bool {
	n := f.read(strings.ToValidUTF8(typed, "\ufffd"))
	if n == nil {
		return false
	}
	d := decoder{zones: map[string]bool{}}
	d.field(n, reflect.New(f.Type.holds()).Elem(), place{check: f.Check})
	return slices.ContainsFunc(d.problems, func(p Problem) bool { return p.Code == CodeSecret })
}

// WriteAnswer writes an answer as one types it: the inverse of ReadAnswer. A field that is blank or does not apply is empty.
func WriteAnswer(f FieldForm, raw json.RawMessage) string { return WordAnswer("", f, raw) }

// WordAnswer is WriteAnswer with what is chosen from a few in the words of ja or en, and what parts several in its signs;
// ReadAnswer reads those as well.
func WordAnswer(lang string, f FieldForm, raw json.RawMessage) string {
	signs := [2]string{", ", "; "}
	if lang == "ja" {
		signs = [2]string{"、", "；"}
	}
	word := func(check, value string) string {
		if lang == "" || value == "" || choices[check] == nil {
			return value
		}
		return Label(lang, check+"."+value)
	}
	switch v := plainAnswer(fieldSpec{check: f.Check, typ: f.Type.holds()}, raw).Addr().Interface().(type) {
	case *bool:
		if *v {
			return "true"
		}
	case *Text:
		return word(f.Check, v.Value)
	case *Number:
		return v.String()
	case *Texts:
		values := slices.Clone(v.Values)
		for i, value := range values {
			values[i] = word(f.Check, value)
		}
		return writeTexts(values, signs[0])
	case *Means:
		return writeMeans(v.List, signs[1], func(kind string) string { return word("mean_kind", kind) })
	}
	return ""
}

// read gives what was typed as it would stand in the YAML.
func (f FieldForm) read(typed string) *node {
	if strings.TrimSpace(typed) == "" {
		return nil
	}
	switch f.Type {
	case TypeTexts:
		out := &node{shape: shapeList}
		for _, text := range readTexts(typed) {
			out.items = append(out.items, &node{shape: shapeText, text: f.plain(text)})
		}
		return out
	case TypeMeans:
		return readMeans(typed)
	case TypeBool:
		return readBool(typed)
	}
	return &node{shape: shapeText, text: f.plain(typed)}
}

// plain puts a typed text into the signs its rule reads.
func (f FieldForm) plain(text string) string {
	switch f.Check {
	case "minutes", "days", "order":
		return readNumber(f.Check, text)
	case "clock", "date", "closed", "period", "span":
		return readTime(f.Check, text)
	case "url", "zone", "id":
		return strings.TrimSpace(when.Fold(text))
	}
	if known := choices[f.Check]; known != nil {
		return readChoice(f.Check, known, text)
	}
	if f.Type == TypeTexts {
		return text // what stands in quotes is meant
	}
	return trimLine(text)
}

// trimLine takes the spaces around a line away, which are typed by mistake; text of several lines stays as it is.
func trimLine(text string) string {
	if strings.Contains(text, "\n") {
		return text
	}
	return strings.TrimSpace(text)
}

// holds is the type of the model that holds such a field.
func (t FieldType) holds() reflect.Type {
	switch t {
	case TypeNumber:
		return reflect.TypeFor[Number]()
	case TypeTexts:
		return reflect.TypeFor[Texts]()
	case TypeMeans:
		return reflect.TypeFor[Means]()
	case TypeBool:
		return reflect.TypeFor[bool]()
	}
	return reflect.TypeFor[Text]()
}
