package inventory

import (
	"slices"
	"sync"
)

// Kind is the form of one kind of entry, as one fills it in.
type Kind struct {
	Path    string // monitoring.dashboards, or service
	Section string
	Kind    string // in the singular: dashboard
	List    bool   // false for an entry that exists once
	Step    string // the step of an incident that a blank would stop, and the minutes it would cost there
	Minutes int
	Fields  []FieldForm // in the order of the YAML
}

// FieldForm is one field of a Kind.
type FieldForm struct {
	Key     string
	Label   string // for Label(lang, …): dashboard.url
	Type    FieldType
	Check   string   // the name of the rule its value must pass; empty where anything goes
	Choices []string // the values it may take, where they are few; Label words check.value
	Ref     string   // "person": the id of a person; "ref": of a person or decider; else empty
	Or      string   // the key of the field that answers in its place
	Common  bool     // every kind has it: id, name, na, the dates and names of review and change, secret_ok
	Step    string
	Minutes int // 0 where it may well stay blank
}

// FieldType is what a field holds.
type FieldType string

// The types of fields: one text, a whole number, several texts, the ways to reach a person, yes or no.
const (
	TypeText   FieldType = "text"
	TypeNumber FieldType = "number"
	TypeTexts  FieldType = "texts"
	TypeMeans  FieldType = "means"
	TypeBool   FieldType = "bool"
)

// Kinds gives the forms of all kinds in the order of the YAML.
func Kinds() []Kind { return slices.Clone(forms()) }

// KindOf gives the form of the kind that a path of a kind, an entry or a field belongs to.
func KindOf(path string) (Kind, bool) {
	a, _ := locate(path)
	if a.kind == nil {
		return Kind{}, false
	}
	i := slices.IndexFunc(forms(), func(k Kind) bool { return k.Path == a.kind.path() })
	return forms()[i], true
}

// Field gives the form of one field of the kind.
func (k Kind) Field(key string) (FieldForm, bool) {
	i := slices.IndexFunc(k.Fields, func(f FieldForm) bool { return f.Key == key })
	if i < 0 {
		return FieldForm{}, false
	}
	return k.Fields[i], true
}

// IsList tells whether a path names a whole list, of which nothing is said but that it does not apply.
func IsList(path string) bool {
	a, ok := locate(path)
	return ok && a.isList()
}

// AnswerPath is where an answer of an entry stands, for [Service.Answer]; what is said of a whole list stands at the list.
func AnswerPath(entry, key string) string {
	if IsList(entry) {
		return entry
	}
	return entry + "." + key
}

var forms = sync.OnceValue(func() []Kind {
	var out []Kind
	for _, k := range kindsBySpecificity() {
		form := Kind{
			Path: k.path(), Section: k.section, Kind: k.kind, List: k.list,
			Step: k.need.step, Minutes: k.need.minutes,
		}
		for _, f := range k.fields {
			form.Fields = append(form.Fields, f.form())
		}
		out = append(out, form)
	}
	return out
})

func (f fieldSpec) form() FieldForm {
	form := FieldForm{
		Key: f.key, Label: f.label, Type: f.fieldType(), Check: f.check, Choices: choices[f.check], Or: f.or,
		Common: len(f.index) > 1, // promoted from Base
		Step:   f.need.step, Minutes: f.need.minutes,
	}
	if f.check == "ref" || f.check == "person" {
		form.Ref = f.check
	}
	return form
}

func (f fieldSpec) fieldType() FieldType {
	for _, t := range []FieldType{TypeNumber, TypeTexts, TypeMeans, TypeBool} {
		if f.typ == t.holds() {
			return t
		}
	}
	return TypeText
}
