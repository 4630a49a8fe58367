package inventory

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"shirei/incident"
)

// Missing is what a blank of the inventory asks for when somebody finds it out.
type Missing struct {
	Kind  Kind
	Entry string    // the path of the entry; empty where the list has none yet, so that one is added
	Form  FieldForm // the field; of a new entry the one that is missed most, if any is
}

// Missing tells what is asked for at a path; false where it is no blank one can fill: free words, an entry that is gone,
// something that is answered already or does not apply.
func (s *Service) Missing(path string) (Missing, bool) {
	a, ok := locate(path)
	if !ok {
		return Missing{}, false
	}
	k, _ := KindOf(path)
	m := Missing{Kind: k}
	if a.isList() {
		if a.kind.in(s).FieldByName("Items").Len() > 0 {
			return m, false
		}
		for _, f := range k.Fields {
			if !f.Common && f.Minutes > m.Form.Minutes {
				m.Form = f
			}
		}
		return m, true
	}
	entry, there := a.entry(s)
	if a.key == "" || !there {
		return m, false
	}
	m.Entry = a.path()
	m.Form = a.kind.fields[a.kind.byKey[a.key]].form()
	return m, base(entry).NA == "" && answerJSON(entry.FieldByIndex(a.kind.fields[a.kind.byKey[a.key]].index)) == nil
}

// Fill makes the edit that answers m, and the answer in words; name is that of a new entry and else not read. What is
// typed may name people as they are called. Errors are Problems, those of the inventory it would leave too.
func (s *Service) Fill(m Missing, name, typed string) (edit incident.InventoryEdit, said string, err error) {
	raw, said, err := s.read(m.Form, typed)
	if err != nil {
		return edit, "", err
	}
	if m.Entry == "" {
		if strings.TrimSpace(name) == "" {
			return edit, "", Problems{{Code: CodeMissingID}}
		}
		edit = incident.InventoryEdit{
			Path: m.Kind.Path + "." + NewID(s, m.Kind.Path, name), New: true,
			Set: map[string]json.RawMessage{"name": marshal(name)},
		}
		said = strings.TrimSuffix(name+" "+said, " ")
	} else {
		edit.Path = m.Entry
	}
	if string(raw) != "null" {
		if edit.Set == nil {
			edit.Set = map[string]json.RawMessage{}
		}
		edit.Set[m.Form.Key] = raw
	}
	if _, err := s.Apply(edit); err != nil {
		return incident.InventoryEdit{}, "", err
	}
	return edit, said, nil
}

// read reads what was typed for a field, with the names of people in it, and words it.
func (s *Service) read(f FieldForm, typed string) (json.RawMessage, string, error) {
	typed = strings.TrimSpace(typed)
	if f.Key == "" || typed == "" {
		return json.RawMessage("null"), "", nil
	}
	said := typed
	if f.Ref != "" && f.Type == TypeText {
		typed = s.whose(f.Ref, typed)
		said = cmp.Or(s.names()[typed], typed)
	}
	raw, err := ReadAnswer(f, typed)
	if p, ok := err.(Problem); ok {
		return nil, "", Problems{p}
	}
	return raw, said, err
}

// Callable lists whom a reference may name: people, and for "ref" the deciders before them. By id.
func (s *Service) Callable(ref string) []string {
	var out []string
	if ref == "ref" {
		for _, d := range s.Response.Deciders.Items {
			out = append(out, d.ID)
		}
	}
	for _, p := range s.Contact.People.Items {
		if !slices.Contains(out, p.ID) {
			out = append(out, p.ID)
		}
	}
	return out
}

// Called gives what somebody is called: a person's name, a decider's duty with the name; an id nobody has as it is.
func (s *Service) Called(id string) string { return cmp.Or(s.names()[id], id) }

// whose gives the id of whoever is called so, in letters of any case or width; what names nobody as it came.
func (s *Service) whose(ref, typed string) string {
	want, names := Fold(typed), s.names()
	for _, id := range s.Callable(ref) {
		if Fold(id) == want || Fold(names[id]) == want {
			return id
		}
	}
	return typed
}
