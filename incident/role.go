package incident

import (
	"slices"
	"strings"
	"time"
)

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

// layerRole begins the seats of the layers' owners.
const layerRole = "layer."

// OwnerOf is the seat of a layer's owner.
func OwnerOf(l Layer) Role { return Role(layerRole + string(l)) }

// Layer gives the layer whose owner sits there, if it is such a seat.
func (r Role) Layer() (Layer, bool) {
	l, ok := strings.CutPrefix(string(r), layerRole)
	return Layer(l), ok && slices.Contains(Layers(), Layer(l))
}

// AllRoles lists the seats and those of the layers' owners.
func AllRoles() []Role {
	all := Roles()
	for _, l := range Layers() {
		all = append(all, OwnerOf(l))
	}
	return all
}

// Holding is who sits in a seat, and since when.
type Holding struct {
	Who   string
	Since time.Time
}

// Tenure is how long somebody sat in a seat.
type Tenure struct {
	Role  Role
	Who   string
	From  time.Time
	Until time.Time // zero: they sit there still
}

// seat keeps who sits in a seat from when on, and that whoever sat there has left it. Whoever stays has never left.
func (s *State) seat(r Role, who string, at time.Time) {
	for i := len(s.Sat) - 1; i >= 0; i-- {
		if t := &s.Sat[i]; t.Role == r && t.Until.IsZero() {
			if t.Who == who {
				return
			}
			t.Until = at
			break
		}
	}
	if who != "" {
		s.Sat = append(s.Sat, Tenure{Role: r, Who: who, From: at})
	}
}

// Held gives who sat in a seat at an instant: of two, who came later. Empty: nobody did.
func (s *State) Held(r Role, at time.Time) string {
	for _, t := range slices.Backward(s.Sat) {
		if t.Role == r && !t.From.After(at) && (t.Until.IsZero() || at.Before(t.Until)) {
			return t.Who
		}
	}
	return ""
}

// firstIn is who sat in a seat first: what is told of earlier times was theirs.
func (s *State) firstIn(r Role) string {
	if i := slices.IndexFunc(s.Sat, func(t Tenure) bool { return t.Role == r }); i >= 0 {
		return s.Sat[i].Who
	}
	return ""
}

// Seats lists what somebody holds.
func (s *State) Seats(who string) []Role {
	return slices.DeleteFunc(AllRoles(), func(r Role) bool { return s.Roles[r].Who != who })
}

// RoleTaken seats somebody.
type RoleTaken struct {
	Role   Role   `json:"role"`
	Who    string `json:"who"`
	Reason string `json:"reason,omitempty"` // of taking it from somebody who has not handed it over
}

func (RoleTaken) Kind() Kind { return "role.taken" }
func (b RoleTaken) apply(s *State, e Event) {
	if s.Roles[b.Role].Who != b.Who {
		s.replaceOffers(b.Role, e.OccurredAt)
	}
	if b.Role == Commander {
		delete(s.Handling, chairID) // who takes the chair owes anew
	}
	if l, ok := b.Role.Layer(); ok {
		layer := s.Triage.Layers[l]
		layer.Owner = b.Who
		s.Triage.Layers[l] = layer
	}
	s.seat(b.Role, b.Who, e.OccurredAt)
	if b.Who == "" {
		delete(s.Roles, b.Role)
		return
	}
	s.Roles[b.Role] = Holding{Who: b.Who, Since: e.OccurredAt}
}
func (b RoleTaken) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryRole, b.Reason, Say("role.taken", string(b.Role), b.Who)
}

// TakeRole seats somebody; an empty Who empties the seat. Refused: an unknown role; the chair, while another holds it and
// has not handed it over, without a reason.
type TakeRole struct {
	Role   Role
	Who    string
	Reason string
}

func (t TakeRole) decide(c *casework) error {
	if err := wordOf("role", t.Role, AllRoles()); err != nil {
		return err
	}
	holder := c.state.Roles[t.Role].Who
	if t.Role == Commander && holder != "" && holder != t.Who && holder != c.by.Name && !said(t.Reason) {
		return Refuse(CodeReasonNeeded, "take_chair", holder)
	}
	return c.record(time.Time{}, RoleTaken(t))
}
