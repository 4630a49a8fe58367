package inventory

import (
	"iter"
	"reflect"
	"strings"
)

// references finds ids that name nobody. A field that asks for whoever is in
// charge may name a person or a decider; a contact must be a person.
func (d *decoder) references(s *Service) {
	known := s.known()
	for _, r := range d.refs {
		switch {
		case known.names(r):
		case r.check == "ref":
			d.problems.add(r.line, r.path, CodeDangling, r.value, "contact.people, response.deciders")
		default:
			d.problems.add(r.line, r.path, CodeDangling, r.value, "contact.people")
		}
	}
}

// knownIDs are the ids that a field may refer to.
type knownIDs struct{ people, deciders map[string]bool }

func (s *Service) known() knownIDs {
	known := knownIDs{map[string]bool{}, map[string]bool{}}
	for _, p := range s.Contact.People.Items {
		known.people[p.ID] = true
	}
	for _, p := range s.Response.Deciders.Items {
		known.deciders[p.ID] = true
	}
	return known
}

func (known knownIDs) names(r ref) bool {
	return known.people[r.value] || r.check == "ref" && known.deciders[r.value]
}

// UsedBy gives the paths of the fields that refer to an entry, which only people and deciders have.
func (s *Service) UsedBy(path string) []string {
	a, ok := locate(path)
	if !ok || a.id == "" || a.kind.path() != "contact.people" && a.kind.path() != "response.deciders" {
		return nil
	}
	var out []string
	for r := range s.refs() {
		if r.value == a.id && (r.check == "ref" || a.kind.path() == "contact.people") {
			out = append(out, r.path)
		}
	}
	return out
}

// refs walks every field that refers to a person or decider.
func (s *Service) refs() iter.Seq[ref] {
	return func(yield func(ref) bool) {
		for k, v := range s.kinds() {
			fields := k.refFields()
			if len(fields) == 0 {
				continue
			}
			for _, e := range k.entries(v) {
				for _, f := range fields {
					for _, id := range valuesOf(e.FieldByIndex(f.index)) {
						if !yield(ref{value: id, path: k.entryPath(base(e).ID) + "." + f.key, check: f.check}) {
							return
						}
					}
				}
			}
		}
	}
}

func (k *kindSpec) refFields() (out []fieldSpec) {
	for _, f := range k.fields {
		if f.check == "ref" || f.check == "person" {
			out = append(out, f)
		}
	}
	return out
}

// valuesOf gives the texts of a field that holds one or several.
func valuesOf(v reflect.Value) []string {
	switch field := v.Addr().Interface().(type) {
	case *Text:
		if field.Value != "" {
			return []string{field.Value}
		}
	case *Texts:
		return field.Values
	}
	return nil
}

// ladder finds circles in who is tried next, each circle once.
func (d *decoder) ladder(s *Service) {
	next := map[string]string{}
	for _, p := range s.Contact.People.Items {
		next[p.ID] = p.Then.Value
	}
	walked := map[string]string{} // id to the id its walk began at
	for _, p := range s.Contact.People.Items {
		id := p.ID
		if walked[id] != "" { // on the way of another, or an id that stands twice
			continue
		}
		for id != "" && walked[id] == "" {
			walked[id] = p.ID
			id = next[id]
		}
		if id == "" || walked[id] != p.ID {
			continue
		}
		circle := []string{id}
		for at := next[id]; at != id; at = next[at] {
			circle = append(circle, at)
		}
		path := "contact.people." + id + ".then"
		d.problems.add(d.lines[path], path, CodeCircular, strings.Join(append(circle, id), " → "))
	}
}
