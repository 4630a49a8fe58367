package incident

import "time"

// Role is a seat in the war room; one person may hold several.
type Role string

const (
	Commander      Role = "commander"
	Operations     Role = "operations"
	Communications Role = "communications"
	Scribe         Role = "scribe"
)

// Roles lists the seats.
func Roles() []Role { return []Role{Commander, Operations, Communications, Scribe} }

// Holding is who sits in a seat, and since when.
type Holding struct {
	Who   string
	Since time.Time
}

// RoleTaken seats somebody.
type RoleTaken struct {
	Role Role   `json:"role"`
	Who  string `json:"who"`
}

func (RoleTaken) Kind() Kind { return "role.taken" }
func (b RoleTaken) apply(s *State, e Event) {
	if b.Role == Commander {
		delete(s.Handling, chairID) // who takes the chair owes anew
	}
	if b.Who == "" {
		delete(s.Roles, b.Role)
		return
	}
	s.Roles[b.Role] = Holding{Who: b.Who, Since: e.OccurredAt}
}
func (b RoleTaken) tell(e *Entry) {
	e.Kind, e.Phrase = EntryRole, Say("role.taken", string(b.Role), b.Who)
}

// TakeRole seats somebody; an empty Who empties the seat. Refused: an unknown role.
type TakeRole struct {
	Role Role
	Who  string
}

func (t TakeRole) decide(c *casework) error {
	if err := wordOf("role", t.Role, Roles()); err != nil {
		return err
	}
	return c.record(time.Time{}, RoleTaken(t))
}
