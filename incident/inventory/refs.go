package inventory

import "strings"

// references finds ids that name nobody. A field that asks for whoever is in
// charge may name a person or a decider; a contact must be a person.
func (d *decoder) references(s *Service) {
	people, deciders := map[string]bool{}, map[string]bool{}
	for _, p := range s.Contact.People.Items {
		people[p.ID] = true
	}
	for _, p := range s.Response.Deciders.Items {
		deciders[p.ID] = true
	}
	for _, r := range d.refs {
		switch {
		case people[r.value], r.check == "ref" && deciders[r.value]:
		case r.check == "ref":
			d.problems.add(r.line, r.path, CodeDangling, r.value, "contact.people, response.deciders")
		default:
			d.problems.add(r.line, r.path, CodeDangling, r.value, "contact.people")
		}
	}
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
