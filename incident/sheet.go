package incident

import (
	"slices"
	"time"
)

// VerifyMinutes is how long verifying a measure takes where nobody said (PRODUCT.md, the rollback decision).
const VerifyMinutes = 5

// Sheet is what a decision on measures is weighed on. Texts may be empty: not known yet.
type Sheet struct {
	Suspected  string   `json:"suspected,omitempty"`  // the change under suspicion
	Reversible string   `json:"reversible,omitempty"` // yes, no, partly; migrations and outside effects
	Why        string   `json:"why,omitempty"`        // why it cannot be undone, or only partly
	Rollback   int      `json:"rollback,omitempty"`   // minutes; 0: not known
	Verify     int      `json:"verify,omitempty"`     // minutes; 0: VerifyMinutes
	Trend      string   `json:"trend,omitempty"`      // worse, steady, better
	Decider    string   `json:"decider,omitempty"`
	Approver   string   `json:"approver,omitempty"`
	Emergency  string   `json:"emergency,omitempty"` // the rule if the approver cannot be reached
	Evidence   string   `json:"evidence,omitempty"`  // yes, no: is evidence kept
	Leak       string   `json:"leak,omitempty"`      // yes, no, unknown: may personal data have leaked
	Options    []Option `json:"options,omitempty"`
	Limits     []Limit  `json:"limits,omitempty"`
	Objections []Objection
	Called     time.Time // when objections were last asked for, or heard
	CallFor    time.Time // when everybody was asked at once; zero: nobody was
	CallAbout  string    // what is about to be decided then, if that was said
	CallBy     string    // who asked
}

// Option is one measure that is weighed.
type Option struct {
	ID         string `json:"id"`
	Measure    string `json:"measure"`
	How        string `json:"how,omitempty"`
	Effect     string `json:"effect,omitempty"`
	Minutes    int    `json:"minutes,omitempty"` // 0: not known
	Reversible string `json:"reversible,omitempty"`
	Decider    string `json:"decider,omitempty"`
	Source     string `json:"source,omitempty"` // the inventory entry it came from
}

// Limit is an instant that a measure must be done before: an agreed limit, the opening, the nightly batch.
type Limit struct {
	What string    `json:"what"`
	At   time.Time `json:"at"`
}

// Objection is a strong objection, or its absence, with who spoke.
type Objection struct {
	Who  string `json:"who"`
	Text string `json:"text,omitempty"` // empty: none
}

// SheetFilled fills fields of the sheet; only those given change.
type SheetFilled struct {
	Suspected  *string   `json:"suspected,omitempty"`
	Reversible *string   `json:"reversible,omitempty"`
	Why        *string   `json:"why,omitempty"`
	Rollback   *int      `json:"rollback,omitempty"`
	Verify     *int      `json:"verify,omitempty"`
	Trend      *string   `json:"trend,omitempty"`
	Decider    *string   `json:"decider,omitempty"`
	Approver   *string   `json:"approver,omitempty"`
	Emergency  *string   `json:"emergency,omitempty"`
	Evidence   *string   `json:"evidence,omitempty"`
	Leak       *string   `json:"leak,omitempty"`
	Options    *[]Option `json:"options,omitempty"` // instead of all that were there
	Limits     *[]Limit  `json:"limits,omitempty"`

	// What two people add or take off apart stands side by side.
	AddOptions  []Option `json:"add_options,omitempty"`
	DropOptions []string `json:"drop_options,omitempty"` // by their ids
	AddLimits   []Limit  `json:"add_limits,omitempty"`
	DropLimits  []Limit  `json:"drop_limits,omitempty"`
}

func (SheetFilled) Kind() Kind { return "sheet.filled" }
func (b SheetFilled) apply(s *State, _ Event) {
	t := &s.Sheet
	set(&t.Suspected, b.Suspected)
	set(&t.Reversible, b.Reversible)
	set(&t.Why, b.Why)
	set(&t.Rollback, b.Rollback)
	set(&t.Verify, b.Verify)
	set(&t.Trend, b.Trend)
	set(&t.Decider, b.Decider)
	set(&t.Approver, b.Approver)
	set(&t.Emergency, b.Emergency)
	set(&t.Evidence, b.Evidence)
	set(&t.Leak, b.Leak)
	set(&t.Options, b.Options)
	set(&t.Limits, b.Limits)
	b.merge(t)
}

// merge takes off and adds options and limits. The same one added twice is one, the later words on it stand; another one
// under an id that is taken gets an id of its own.
func (b SheetFilled) merge(t *Sheet) {
	if len(b.DropOptions)+len(b.AddOptions) > 0 {
		t.Options = slices.DeleteFunc(slices.Clone(t.Options), func(o Option) bool { return slices.Contains(b.DropOptions, o.ID) })
	}
	for _, o := range b.AddOptions {
		if i := slices.IndexFunc(t.Options, o.same); i >= 0 {
			o.ID = t.Options[i].ID
			t.Options[i] = o
			continue
		}
		o.ID = t.freeID(o.ID)
		t.Options = append(t.Options, o)
	}
	same := func(a Limit) func(Limit) bool {
		return func(b Limit) bool { return a.What == b.What && a.At.Equal(b.At) }
	}
	if len(b.DropLimits)+len(b.AddLimits) > 0 {
		t.Limits = slices.DeleteFunc(slices.Clone(t.Limits), func(l Limit) bool { return slices.ContainsFunc(b.DropLimits, same(l)) })
	}
	for _, l := range b.AddLimits {
		if !slices.ContainsFunc(t.Limits, same(l)) {
			t.Limits = append(t.Limits, l)
		}
	}
}

// same tells that another option is the same measure: of the same entry of the inventory, else the same in every word.
func (o Option) same(other Option) bool {
	if o.Source != "" {
		return o.Source == other.Source
	}
	other.ID = o.ID
	return o == other
}

// freeID is an id for an option that no other one has.
func (t *Sheet) freeID(id string) string {
	for n, from := 2, id; slices.ContainsFunc(t.Options, func(o Option) bool { return o.ID == id }); n++ {
		id = from + "." + itoa(n)
	}
	return id
}

// ObjectionHeard is an objection or its absence.
type ObjectionHeard struct{ Objection }

func (ObjectionHeard) Kind() Kind { return "objection.heard" }
func (b ObjectionHeard) apply(s *State, e Event) {
	s.Sheet.Called = later(s.Sheet.Called, e.OccurredAt)
	s.Sheet.Objections = append(s.Sheet.Objections, b.Objection)
}
func (b ObjectionHeard) tell(e *Entry) {
	e.Kind, e.Text = EntryObjection, b.Text
	e.Phrase = Say("objection.heard", b.Who)
	if b.Text == "" {
		e.Phrase = Say("objection.none", b.Who)
	}
}

// ObjectionWindow is how long everybody has to speak once objections are called for.
const ObjectionWindow = time.Minute

// ObjectionsCalled asks everybody for strong objections.
type ObjectionsCalled struct {
	About string `json:"about,omitempty"` // what is about to be decided
}

func (ObjectionsCalled) Kind() Kind { return "objections.called" }
func (b ObjectionsCalled) apply(s *State, e Event) {
	s.Sheet.Called, s.Sheet.CallFor, s.Sheet.Objections = later(s.Sheet.Called, e.OccurredAt), e.OccurredAt, nil
	s.Sheet.CallAbout, s.Sheet.CallBy = b.About, e.Actor
}
func (b ObjectionsCalled) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryObjection, b.About, Say("objections.called")
}

// CallObjections asks everybody for strong objections; what was heard before belongs to another round.
type CallObjections ObjectionsCalled

func (a CallObjections) decide(c *casework) error {
	return c.record(time.Time{}, ObjectionsCalled(a))
}

// Unheard gives those of some people who have not spoken since objections were called for, and how long they still have;
// nobody once the time is over or nobody was asked.
func (t Sheet) Unheard(present []string, now time.Time) (who []string, left time.Duration) {
	left = t.CallFor.Add(ObjectionWindow).Sub(now)
	if t.CallFor.IsZero() || left <= 0 {
		return nil, 0
	}
	for _, p := range present {
		if !slices.ContainsFunc(t.Objections, func(o Objection) bool { return o.Who == p }) {
			who = append(who, p)
		}
	}
	return who, left
}

// Reversibles lists the answers to whether something can be undone; empty: nobody said.
func Reversibles() []string { return []string{"yes", "partly", "no", ""} }

// FillSheet fills fields of the decision sheet. Refused: negative minutes, an unknown word.
type FillSheet SheetFilled

// HearObjection records a strong objection, or that there is none. Refused: nobody named.
type HearObjection Objection

func (a FillSheet) decide(c *casework) error {
	for _, n := range []*int{a.Rollback, a.Verify} {
		if n != nil && (*n < 0 || *n > 7*24*60) {
			return Refuse(CodeUnknownWord, "minutes", itoa(*n))
		}
	}
	for _, f := range []struct {
		field string
		value *string
		words []string
	}{
		{"reversible", a.Reversible, Reversibles()}, {"trend", a.Trend, []string{"worse", "steady", "better", ""}},
		{"evidence", a.Evidence, []string{"yes", "no", ""}}, {"leak", a.Leak, []string{"yes", "no", "unknown", ""}},
	} {
		if f.value == nil {
			continue
		}
		if err := wordOf(f.field, *f.value, f.words); err != nil {
			return err
		}
	}
	if a.Options != nil {
		options := append([]Option{}, *a.Options...)
		a.Options = &options
	}
	if a.Limits != nil {
		limits := append([]Limit{}, whole(*a.Limits)...) // never null in JSON, which would say nothing of them
		a.Limits = &limits
	}
	a.AddLimits, a.DropLimits = whole(a.AddLimits), whole(a.DropLimits)
	return c.record(time.Time{}, SheetFilled(a))
}

// whole gives limits to the microsecond, as they are recorded.
func whole(limits []Limit) []Limit {
	out := slices.Clone(limits)
	for i := range out {
		out[i].At = micro(out[i].At)
	}
	return out
}

func (a HearObjection) decide(c *casework) error {
	if !said(a.Who) {
		return Refuse(CodeEmpty, "who")
	}
	return c.record(time.Time{}, ObjectionHeard{Objection(a)})
}

// DecideBy is the instant by which measures have to be decided, and why that one.
type DecideBy struct {
	At      time.Time
	Reason  Phrase
	Unknown bool      // the minutes a rollback takes are not known
	Passed  bool      // it is over
	Done    time.Time // if it were started now, it would be done and verified then; zero if the minutes are not known
}

// DecideBy computes it: the earliest of the policy time and, for every limit, the limit less rollback and verification.
// While the minutes are not known only the policy time counts.
func (s *State) DecideBy(now time.Time, limits []Limit) DecideBy {
	need := time.Duration(s.Sheet.Rollback+s.verify()) * time.Minute
	d := DecideBy{Unknown: s.Sheet.Rollback == 0}
	take := func(at time.Time, why Phrase) {
		if d.At.IsZero() || at.Before(d.At) {
			d.At, d.Reason = at, why
		}
	}
	for _, p := range s.Ledger(now) {
		switch {
		case p.Kind == PromiseDecide:
			take(p.At, p.Reason)
		case p.Kind == PromiseEscalation && p.State.Open() && p.State != Overdue && !d.Unknown:
			take(p.At.Add(-need), Say("limit.escalation", p.At.Format(time.RFC3339), itoa(int(need.Minutes()))))
		}
	}
	if !d.Unknown {
		for _, l := range slices.Concat(s.Sheet.Limits, limits) {
			take(l.At.Add(-need), Say("limit.named", l.What, l.At.Format(time.RFC3339), itoa(int(need.Minutes()))))
		}
		d.Done = now.Add(need)
	}
	d.Passed = !d.At.IsZero() && now.After(d.At)
	return d
}

func (s *State) verify() int {
	if s.Sheet.Verify > 0 {
		return s.Sheet.Verify
	}
	return VerifyMinutes
}
