package incident

import (
	"slices"
	"time"
)

// Part is a written part of the postmortem. A part holds paragraphs or items; a new draft leaves written parts alone.
type Part string

const (
	PartSummary    Part = "summary"
	PartImpact     Part = "impact"
	PartTrigger    Part = "trigger"
	PartCause      Part = "cause"
	PartFactors    Part = "factors"
	PartWhys       Part = "whys"
	PartWell       Part = "well"
	PartBadly      Part = "badly"
	PartLucky      Part = "lucky"
	PartPermanent  Part = "permanent" // the permanent fix
	PartPrevention Part = "prevention"
	PartElsewhere  Part = "elsewhere" // where else it could happen
)

// PartsOf lists the parts in the order of the document.
func PartsOf() []Part {
	return []Part{
		PartSummary, PartImpact, PartTrigger, PartCause, PartFactors, PartWhys, PartWell, PartBadly, PartLucky,
		PartPermanent, PartPrevention, PartElsewhere,
	}
}

// ThinParts lists the parts a reader would miss that are still empty.
func (s *State) ThinParts() []Part {
	var out []Part
	for _, p := range []Part{PartSummary, PartImpact, PartTrigger, PartCause, PartFactors, PartWell, PartBadly} {
		if len(s.Parts[p]) == 0 {
			out = append(out, p)
		}
	}
	return out
}

// PartWritten writes a part anew; no items clear it.
type PartWritten struct {
	Part  Part     `json:"part"`
	Items []string `json:"items,omitempty"`
}

func (PartWritten) Kind() Kind { return "part.written" }
func (b PartWritten) apply(s *State, e Event) {
	s.Written[b.Part] = Writing{e.Actor, e.OccurredAt}
	if len(b.Items) == 0 {
		delete(s.Parts, b.Part)
		return
	}
	s.Parts[b.Part] = b.Items
}

// Writing is who wrote a part, and when.
type Writing struct {
	By string
	At time.Time
}

// WritePart writes a part of the postmortem. Refused: an unknown part; with Was, a part somebody else wrote meanwhile.
type WritePart struct {
	Part  Part
	Items []string
	Was   *[]string // what stood there when the writing began; nil: it is written over whatever stands there
	When  When
}

func (a WritePart) decide(c *casework) error {
	if err := wordOf("part", a.Part, PartsOf()); err != nil {
		return err
	}
	items := slices.DeleteFunc(slices.Clone(a.Items), func(t string) bool { return !said(t) })
	if stands := c.state.Parts[a.Part]; a.Was != nil && !slices.Equal(*a.Was, stands) && !slices.Equal(items, stands) {
		w := c.state.Written[a.Part]
		return Refuse(CodePartChanged, string(a.Part), w.By, w.At.Format(time.RFC3339))
	}
	return c.at(a.When, PartWritten{Part: a.Part, Items: items})
}

// ItemKind tells what an action item is for.
type ItemKind string

// ItemKinds lists them.
func ItemKinds() []ItemKind { return []ItemKind{"prevent", "detect", "mitigate", "process"} }

// ItemState is how far an action item has come.
type ItemState string

// ItemStates lists them.
func ItemStates() []ItemState { return []ItemState{"open", "doing", "done", "dropped"} }

// ActionItem is something that will change, by whom and when.
type ActionItem struct {
	ID    string    `json:"id"`
	Text  string    `json:"text"`
	Kind  ItemKind  `json:"kind,omitempty"`
	Owner string    `json:"owner,omitempty"`
	Due   time.Time `json:"due,omitzero"`
	State ItemState `json:"state,omitempty"`
}

// Open tells whether it is still to be done.
func (a ActionItem) Open() bool { return a.State == "" || a.State == "open" || a.State == "doing" }

// ActionItemAdded adds an action item.
type ActionItemAdded struct{ ActionItem }

func (ActionItemAdded) Kind() Kind { return "action_item.added" }
func (b ActionItemAdded) apply(s *State, _ Event) {
	s.ActionItems = append(s.ActionItems, b.ActionItem)
}

// ActionItemChanged replaces an action item.
type ActionItemChanged struct{ ActionItem }

func (ActionItemChanged) Kind() Kind { return "action_item.changed" }
func (b ActionItemChanged) apply(s *State, _ Event) {
	for i := range s.ActionItems {
		if s.ActionItems[i].ID == b.ID {
			s.ActionItems[i] = b.ActionItem
		}
	}
}

// AddItem adds an action item. Refused: no text, an unknown kind.
type AddItem struct {
	ActionItem
	When When
}

// ChangeItem replaces an action item. Refused: no such item, a number that several go by, no text, an unknown kind or state.
type ChangeItem ActionItem

func (a AddItem) decide(c *casework) error {
	a.ID, a.Due = c.counted("item", len(c.state.ActionItems)), micro(a.Due)
	if err := checkItem(a.ActionItem); err != nil {
		return err
	}
	return c.at(a.When, ActionItemAdded{a.ActionItem})
}

func (a ChangeItem) decide(c *casework) error {
	x, err := c.state.ItemNamed(a.ID)
	if err != nil {
		return err
	}
	if err := checkItem(ActionItem(a)); err != nil {
		return err
	}
	a.ID, a.Due = x.ID, micro(a.Due)
	return c.record(time.Time{}, ActionItemChanged{ActionItem(a)})
}

func checkItem(a ActionItem) error {
	if !said(a.Text) {
		return Refuse(CodeEmpty, "text")
	}
	if a.Kind != "" {
		if err := wordOf("kind", a.Kind, ItemKinds()); err != nil {
			return err
		}
	}
	if a.State != "" {
		return wordOf("state", a.State, ItemStates())
	}
	return nil
}

// OpenItems counts the action items still to be done.
func (s *State) OpenItems() int {
	n := 0
	for _, a := range s.ActionItems {
		n += bit(a.Open())
	}
	return n
}
