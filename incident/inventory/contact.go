package inventory

// Contact says whom to reach and what they expect to hear (連絡).
type Contact struct {
	People      List[Person] `key:"people" kind:"person" need:"report 30"`
	FirstReport FirstReport  `key:"first_report"`
	PostReport  PostReport   `key:"post_report"`
}

// Person is someone to reach: a person, or a desk.
type Person struct {
	Base
	Org    Text   `key:"org" need:"report 1"`
	Role   Text   `key:"role" need:"report 2"`
	Order  Number `key:"order" check:"order"`
	Means  Means  `key:"means" need:"report 10"`
	Zone   Text   `key:"zone" check:"zone"`
	Wait   Number `key:"wait" check:"minutes"`     // minutes we wait for an answer
	Then   Text   `key:"then" check:"person"`      // who is tried next
	WayOut Text   `key:"way_out" need:"report 10"` // what to do when they cannot be reached
}

// FirstReport is what the first report looks like and how often the next follow.
type FirstReport struct {
	Base
	Template Text   `key:"template" need:"report 5"`
	Cadence  Number `key:"cadence" check:"minutes" need:"report 3"`
	Grain    Text   `key:"grain" need:"report 3"` // how much detail is expected
	To       Texts  `key:"to" check:"person" need:"report 5"`
}

// PostReport is the report owed after recovery.
type PostReport struct {
	Base
	Format  Text   `key:"format" need:"postmortem 5"`
	DueDays Number `key:"due_days" check:"days" need:"postmortem 3"` // business days
	To      Texts  `key:"to" check:"person" need:"postmortem 2"`
}

// Person finds whom an id means: a person, or the person behind a decider.
func (s *Service) Person(id string) (Person, bool) {
	for _, d := range s.Response.Deciders.Items {
		if d.ID == id && d.Contact.Value != "" {
			id = d.Contact.Value
			break
		}
	}
	for _, p := range s.Contact.People.Items {
		if p.ID == id {
			return p, true
		}
	}
	return Person{}, false
}

// Ladder gives who is called in turn, from a person on; it ends where nobody is
// named next, or at someone already called.
func (s *Service) Ladder(id string) []Person {
	var out []Person
	called := map[string]bool{}
	for p, ok := s.Person(id); ok && !called[p.ID]; p, ok = s.Person(p.Then.Value) {
		called[p.ID] = true
		out = append(out, p)
	}
	return out
}
