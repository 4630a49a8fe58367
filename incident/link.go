package incident

import (
	"slices"
	"time"
)

// LinkKind says how one incident belongs to another.
type LinkKind string

const (
	LinkDuplicateOf LinkKind = "duplicate_of"
	LinkDuplicate   LinkKind = "duplicate" // the other one is a duplicate of this
	LinkFollows     LinkKind = "follows"
	LinkFollowedBy  LinkKind = "followed_by"
	LinkCausedBy    LinkKind = "caused_by"
	LinkCaused      LinkKind = "caused"
)

// Links lists how incidents can belong together, as a person says it of the one at hand.
func Links() []LinkKind { return []LinkKind{LinkDuplicateOf, LinkFollows, LinkCausedBy} }

// Back is the same link seen from the other incident.
func (k LinkKind) Back() LinkKind {
	return map[LinkKind]LinkKind{
		LinkDuplicateOf: LinkDuplicate, LinkDuplicate: LinkDuplicateOf, LinkFollows: LinkFollowedBy,
		LinkFollowedBy: LinkFollows, LinkCausedBy: LinkCaused, LinkCaused: LinkCausedBy,
	}[k]
}

// Link is another incident that belongs to this one.
type Link struct {
	Kind  LinkKind
	To    string // its stream
	Title string // as it was called when they were linked
	At    time.Time
}

// Linked says that another incident belongs to this one.
type Linked struct {
	How    LinkKind `json:"how"`
	To     string   `json:"to"`
	Title  string   `json:"title,omitempty"`
	Reason string   `json:"reason,omitempty"`
}

func (Linked) Kind() Kind { return "incident.linked" }
func (b Linked) apply(s *State, e Event) {
	if !s.LinkedTo(b.To, b.How) {
		s.Links = append(s.Links, Link{Kind: b.How, To: b.To, Title: b.Title, At: e.OccurredAt})
	}
}
func (b Linked) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryLifecycle, b.Reason, Say("incident.linked", string(b.How), b.Title, Short(b.To))
}

// LinkedTo tells whether a link to another incident stands.
func (s *State) LinkedTo(stream string, how LinkKind) bool {
	return slices.ContainsFunc(s.Links, func(l Link) bool { return l.To == stream && l.Kind == how })
}

// MergedInto gives the incident in which one that is over as its duplicate goes on. One that was reopened stands by itself.
func (s *State) MergedInto() (Link, bool) {
	if s.Active() {
		return Link{}, false
	}
	for _, l := range slices.Backward(s.Links) {
		if l.Kind == LinkDuplicateOf {
			return l, true
		}
	}
	return Link{}, false
}

// Relate links this incident to another; who links both ways does it in both streams with one act. A duplicate ends as
// such, with the reason. Refused: an unknown link, itself, linked so already, a circle.
type Relate struct {
	How    LinkKind
	Other  *State
	Reason string
}

func (a Relate) decide(c *casework) error {
	known := append(Links(), LinkDuplicate, LinkFollowedBy, LinkCaused)
	if err := wordOf("link", a.How, known); err != nil {
		return err
	}
	s, o := c.state, a.Other
	switch {
	case o.Stream == s.Stream:
		return Refuse(CodeItself, s.Short(), string(a.How))
	case s.LinkedTo(o.Stream, a.How) && !(a.How == LinkDuplicateOf && s.Active()): // one that was reopened is merged again
		return Refuse(CodeAlreadyDone, "link")
	case s.LinkedTo(o.Stream, a.How.Back()), a.How == LinkDuplicateOf && o.End.How == EndDuplicate:
		return Refuse(CodeCircle, o.Short())
	}
	if a.How == LinkDuplicateOf && s.Active() {
		if err := (End{How: EndDuplicate, Reason: a.Reason}).decide(c); err != nil {
			return err
		}
	}
	return c.record(time.Time{}, Linked{How: a.How, To: o.Stream, Title: o.Title, Reason: a.Reason})
}
