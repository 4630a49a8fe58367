package incident

import (
	"time"
)

// Family is what the outage looks like from outside.
type Family string

// Families lists the symptom families of PRODUCT.md, in the order they are offered.
func Families() []Family {
	return []Family{"login", "payment", "slow", "errors", "vendor", "job", "data", "surge", "change", "security", "content", "other"}
}

// Layer is one of the four parts that are isolated one by one.
type Layer string

const (
	LayerExternal Layer = "external"
	LayerApp      Layer = "app"
	LayerDB       Layer = "db"
	LayerInfra    Layer = "infra"
)

// Layers lists the four layers in the order they are isolated.
func Layers() []Layer { return []Layer{LayerExternal, LayerApp, LayerDB, LayerInfra} }

// Verdict is what is thought of a layer.
type Verdict string

const (
	VerdictOpen      Verdict = ""
	VerdictSuspected Verdict = "suspected"
	VerdictCleared   Verdict = "cleared"
)

// Answer is the result of one first check.
type Answer string

const (
	AnswerNormal   Answer = "normal"
	AnswerAbnormal Answer = "abnormal"
	AnswerUnclear  Answer = "unclear"
)

// Triage is what is seen, by whom, how wide, and which layer it sits in.
type Triage struct {
	Family    Family
	FoundBy   FoundBy
	Reach     Reach
	Layers    map[Layer]LayerState
	Checks    []Check
	Changes   []Change
	Inquiries []Inquiry
	SearchEnd string // how far we pursue it
	Takeover  string // to whom it goes then
}

// Reach is how wide the outage is.
type Reach struct{ Period, Count, Target string }

// LayerState is what is known of one layer.
type LayerState struct {
	Verdict  Verdict
	Owner    string
	Evidence []string
}

// Check is one first check with its answer and a line of evidence.
type Check struct {
	Layer    Layer     `json:"layer"`
	Check    string    `json:"check"`
	Answer   Answer    `json:"answer"`
	Evidence string    `json:"evidence,omitempty"`
	At       time.Time `json:"at,omitzero"`
	// Guide is the step of the layer guide that was answered, "payment/methods"; empty for a check of the inventory. Check
	// then holds its words in the language of whoever answered.
	Guide string `json:"guide,omitempty"`
}

// same tells whether two answers are to the same check.
func (c Check) same(d Check) bool {
	if c.Guide != "" || d.Guide != "" {
		return c.Guide == d.Guide
	}
	return c.Layer == d.Layer && c.Check == d.Check
}

// Change is something that was changed lately.
type Change struct {
	What  string    `json:"what"`
	Who   string    `json:"who,omitempty"`
	At    time.Time `json:"at,omitzero"`
	CanBe string    `json:"undo,omitempty"` // how it is undone; empty: not known
	Ref   string    `json:"ref,omitempty"`
}

// Inquiry is a count of customers who asked.
type Inquiry struct {
	Count    int       `json:"count"`
	Text     string    `json:"text,omitempty"`
	Answered string    `json:"answered_by,omitempty"`
	At       time.Time `json:"at,omitzero"`
}

// SymptomSorted says what the outage looks like; only the fields given change.
type SymptomSorted struct {
	Family  *Family  `json:"family,omitempty"`
	FoundBy *FoundBy `json:"found_by,omitempty"`
	Period  *string  `json:"period,omitempty"`
	Count   *string  `json:"count,omitempty"`
	Target  *string  `json:"target,omitempty"`
}

func (SymptomSorted) Kind() Kind { return "symptom.sorted" }
func (b SymptomSorted) apply(s *State, _ Event) {
	set(&s.Triage.Family, b.Family)
	set(&s.Triage.FoundBy, b.FoundBy)
	set(&s.Triage.Reach.Period, b.Period)
	set(&s.Triage.Reach.Count, b.Count)
	set(&s.Triage.Reach.Target, b.Target)
}

func set[T any](to *T, from *T) {
	if from != nil {
		*to = *from
	}
}

// LayerAssessed suspects a layer, clears it, or gives it an owner.
type LayerAssessed struct {
	Layer    Layer   `json:"layer"`
	Verdict  Verdict `json:"verdict,omitempty"`
	Owner    string  `json:"owner,omitempty"`
	Evidence string  `json:"evidence,omitempty"`
}

func (LayerAssessed) Kind() Kind { return "layer.assessed" }
func (b LayerAssessed) apply(s *State, _ Event) {
	l := s.Triage.Layers[b.Layer]
	l.Verdict = b.Verdict
	if b.Owner != "" {
		l.Owner = b.Owner
	}
	if b.Evidence != "" {
		l.Evidence = append(l.Evidence, b.Evidence)
	}
	s.Triage.Layers[b.Layer] = l
}
func (b LayerAssessed) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryLayer, b.Evidence, Say("layer.assessed", string(b.Layer), string(b.Verdict))
}

// CheckAnswered is the result of a first check.
type CheckAnswered struct{ Check }

func (CheckAnswered) Kind() Kind { return "check.answered" }
func (b CheckAnswered) apply(s *State, e Event) {
	b.At = e.OccurredAt
	for i, c := range s.Triage.Checks {
		if c.same(b.Check) {
			s.Triage.Checks[i] = b.Check
			return
		}
	}
	s.Triage.Checks = append(s.Triage.Checks, b.Check)
}
func (b CheckAnswered) tell(e *Entry) {
	e.Kind, e.Text = EntryCheck, b.Evidence
	e.Phrase = Say("check.answered", string(b.Layer), b.Check.Check, string(b.Answer))
}

// ChangeNoted is a change that may have caused it.
type ChangeNoted struct{ Change }

func (ChangeNoted) Kind() Kind { return "change.noted" }
func (b ChangeNoted) apply(s *State, _ Event) {
	s.Triage.Changes = append(s.Triage.Changes, b.Change)
}
func (b ChangeNoted) tell(e *Entry) { e.Kind, e.Text = EntryChange, b.What }

// InquiryLogged counts customers who asked.
type InquiryLogged struct{ Inquiry }

func (InquiryLogged) Kind() Kind { return "inquiry.logged" }
func (b InquiryLogged) apply(s *State, e Event) {
	b.At = e.OccurredAt
	s.Triage.Inquiries = append(s.Triage.Inquiries, b.Inquiry)
}
func (b InquiryLogged) tell(e *Entry) {
	e.Kind, e.Text, e.Phrase = EntryInquiry, b.Text, Say("inquiry.logged", itoa(b.Count))
}

// SearchBounded says how far the cause is pursued here, and to whom it goes then.
type SearchBounded struct {
	End      string `json:"end,omitempty"`
	Takeover string `json:"takeover,omitempty"`
}

func (SearchBounded) Kind() Kind { return "search.bounded" }
func (b SearchBounded) apply(s *State, _ Event) {
	s.Triage.SearchEnd, s.Triage.Takeover = b.End, b.Takeover
}

// SortSymptom records family, finder and reach. Refused: unknown words, nothing given.
type SortSymptom SymptomSorted

// AssessLayer suspects or clears a layer. Refused: an unknown layer or verdict.
type AssessLayer struct {
	LayerAssessed
	When When
}

// AnswerCheck records the result of a first check. Refused: an unknown layer or answer, no check named.
type AnswerCheck Check

// NoteChange adds a recent change. Refused: nothing said of what it was, a time in the future.
type NoteChange Change

// LogInquiry counts customers who asked. Refused: a count below one.
type LogInquiry Inquiry

// BoundSearch says where the search ends. Refused: nothing given.
type BoundSearch SearchBounded

func (a SortSymptom) decide(c *casework) error {
	b := SymptomSorted(a)
	if b == (SymptomSorted{}) {
		return Refuse(CodeEmpty, "triage")
	}
	if b.Family != nil {
		if err := wordOf("symptom", *b.Family, Families()); err != nil {
			return err
		}
	}
	if b.FoundBy != nil {
		if err := wordOf("found-by", *b.FoundBy, Finders()); err != nil {
			return err
		}
	}
	return c.record(time.Time{}, b)
}

func (a AssessLayer) decide(c *casework) error {
	if err := wordOf("layer", a.Layer, Layers()); err != nil {
		return err
	}
	if err := wordOf("verdict", a.Verdict, []Verdict{VerdictOpen, VerdictSuspected, VerdictCleared}); err != nil {
		return err
	}
	return c.at(a.When, a.LayerAssessed)
}

func (a AnswerCheck) decide(c *casework) error {
	if err := wordOf("layer", a.Layer, Layers()); err != nil {
		return err
	}
	if err := wordOf("answer", a.Answer, []Answer{AnswerNormal, AnswerAbnormal, AnswerUnclear}); err != nil {
		return err
	}
	if !said(a.Check) {
		return Refuse(CodeEmpty, "check")
	}
	return c.record(time.Time{}, CheckAnswered{Check(a)})
}

func (a NoteChange) decide(c *casework) error {
	if !said(a.What) {
		return Refuse(CodeEmpty, "what")
	}
	a.At = micro(a.At)
	return c.record(a.At, ChangeNoted{Change(a)})
}

func (a LogInquiry) decide(c *casework) error {
	if a.Count < 1 {
		return Refuse(CodeEmpty, "count")
	}
	return c.record(time.Time{}, InquiryLogged{Inquiry(a)})
}

func (a BoundSearch) decide(c *casework) error {
	if a == (BoundSearch{}) {
		return Refuse(CodeEmpty, "search-end")
	}
	return c.record(time.Time{}, SearchBounded(a))
}
