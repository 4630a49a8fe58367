package incident

import (
	"strings"
	"time"
)

// State is an incident folded from its events, without its entries: those are rows of their own, since there may be
// a hundred thousand of them and no rule looks at one that it is not told of.
type State struct {
	Stream   string
	Title    string
	Service  string
	Zone     string // IANA name of the incident's own wall clock
	Lang     string // the language it was recorded in, if the file said so
	Drill    bool
	Imported string    // the name of the facts file it was retold from
	Digest   string    // of that file's content
	Declared time.Time // the declaration; zero for an imported incident

	Roles map[Role]Holding
	Sat   []Tenure // who has sat in the seats so far, in the order they sat down
	Marks map[Milestone]Mark

	Triage   Triage
	Severity Standing
	Playbook map[string]Ticked
	Facts    map[FactKey]Fact

	Reports []Report
	Copied  []Copied // copied out and not yet recorded as sent
	SizeUps []SizeUp

	Terms    []Due // the due instants as they were resolved when their acts happened
	Promised []Due // what somebody promised besides
	Handling map[string]Handling

	Asks   []Ask
	Offers []Offer // hand-overs
	Links  []Link

	Sheet     Sheet
	Decisions []Decision

	Conditions []Condition
	Tasks      []Task

	Skipped   map[Step]string
	End       Ending
	ClosedAt  time.Time
	Reopening time.Time // of the last reopening

	Gaps        []Gap
	Calls       []Call
	Parts       map[Part][]string
	Written     map[Part]Writing // who wrote each part last, or emptied it
	ActionItems []ActionItem

	Counts Counts
}

// Counts are the figures of the timeline.
type Counts struct {
	Entries int // notes that stand
	Key     int // of them, key events
}

// NewState is an incident of which nothing is known yet.
func NewState(stream string) *State {
	return &State{
		Stream: stream, Roles: map[Role]Holding{}, Marks: map[Milestone]Mark{}, Playbook: map[string]Ticked{},
		Facts: map[FactKey]Fact{}, Handling: map[string]Handling{}, Skipped: map[Step]string{}, Parts: map[Part][]string{}, Written: map[Part]Writing{},
		Triage: Triage{Layers: map[Layer]LayerState{}},
	}
}

// Known tells whether the incident exists: it was declared or imported.
func (s *State) Known() bool { return !s.Declared.IsZero() || s.Imported != "" }

// Short is the id people read out.
func (s *State) Short() string { return Short(s.Stream) }

// shortDigits is how much of the tail people read out; more of it tells two incidents apart that begin alike.
const shortDigits = 4

// Tail is the random end of a stream's UUID, of which any unique prefix names the incident (its beginning is a clock).
func Tail(stream string) string {
	h := strings.ReplaceAll(stream, "-", "")
	return h[max(0, len(h)-12):]
}

// Short gives the short id of a stream: the beginning of its [Tail].
func Short(stream string) string {
	t := Tail(stream)
	return t[:min(shortDigits, len(t))]
}

// Location is the incident's own wall clock; UTC if its zone is unknown here.
func (s *State) Location() *time.Location {
	if s.Zone != "" {
		if loc, err := time.LoadLocation(s.Zone); err == nil {
			return loc
		}
	}
	return time.UTC
}

// Apply folds one event in. Events come in the order of their (Order, ID); see [Fold].
func (s *State) Apply(e Event) { e.Body.apply(s, e) }
