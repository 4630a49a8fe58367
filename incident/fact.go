package incident

import (
	"slices"
	"strings"
	"time"
)

// FactKey names a fact of the fact sheet, which feeds every text.
type FactKey string

const (
	FactSymptom FactKey = "symptom"
	FactBegan   FactKey = "began"
	FactReach   FactKey = "reach"
	FactWorking FactKey = "working" // what still works
	FactCause   FactKey = "cause"
	FactDoing   FactKey = "doing"
	FactOutlook FactKey = "outlook"
	FactNext    FactKey = "next" // the next word
	FactDesk    FactKey = "desk" // whom to ask
)

// FactKeys lists the facts in the order of the sheet.
func FactKeys() []FactKey {
	return []FactKey{FactSymptom, FactBegan, FactReach, FactWorking, FactCause, FactDoing, FactOutlook, FactNext, FactDesk}
}

// Confidence tells how sure a fact is.
type Confidence string

const (
	Confirmed Confidence = "confirmed"
	Suspected Confidence = "suspected"
	Checking  Confidence = "checking"
)

// Confidences lists them, the surest first.
func Confidences() []Confidence { return []Confidence{Confirmed, Suspected, Checking} }

// Fact is one line of the fact sheet. FactNext is written as RFC 3339.
type Fact struct {
	Text       string
	Confidence Confidence
	At         time.Time
	By         string
}

// FactSet writes a line of the fact sheet; an empty text clears it.
type FactSet struct {
	Key        FactKey    `json:"key"`
	Text       string     `json:"text,omitempty"`
	Confidence Confidence `json:"confidence,omitempty"`
}

func (FactSet) Kind() Kind { return "fact.set" }
func (b FactSet) apply(s *State, e Event) {
	if b.Text == "" && (b.Confidence == "" || b.Confidence == Checking) {
		delete(s.Facts, b.Key)
		return
	}
	s.Facts[b.Key] = Fact{Text: b.Text, Confidence: b.Confidence, At: e.OccurredAt, By: e.Actor}
}

// SetFact writes a line of the fact sheet. The confidence is confirmed unless another is named.
// Refused: an unknown fact or confidence, a next word that is no time.
type SetFact struct {
	Key        FactKey
	Text       string
	Confidence Confidence
	When       When
}

func (a SetFact) decide(c *casework) error {
	if err := wordOf("fact", a.Key, FactKeys()); err != nil {
		return err
	}
	if a.Confidence == "" && a.Text != "" {
		a.Confidence = Confirmed
	}
	if a.Confidence != "" {
		if err := wordOf("confidence", a.Confidence, Confidences()); err != nil {
			return err
		}
	}
	if a.Key == FactNext && a.Text != "" {
		if _, err := time.Parse(time.RFC3339, a.Text); err != nil {
			return Refuse(CodeBadTime, a.Text)
		}
	}
	return c.at(a.When, FactSet{Key: a.Key, Text: a.Text, Confidence: a.Confidence})
}

// FactOf gives a fact as a text would use it: what was written, else what follows from the record, else still checking.
func (s *State) FactOf(k FactKey, p Profile) Fact {
	if f, ok := s.Facts[k]; ok {
		return f
	}
	switch k {
	case FactBegan:
		if at := s.Mark(Began); !at.IsZero() {
			return Fact{Text: at.Format(time.RFC3339), Confidence: Confirmed, At: at}
		}
	case FactReach:
		r := s.Triage.Reach
		parts := slices.DeleteFunc([]string{r.Period, r.Count, r.Target}, func(x string) bool { return !said(x) })
		if len(parts) > 0 {
			return Fact{Text: strings.Join(parts, " / "), Confidence: Suspected}
		}
	case FactDesk:
		if p.OwnDesk != "" {
			return Fact{Text: p.OwnDesk, Confidence: Confirmed}
		}
	}
	return Fact{Confidence: Checking}
}

// Blocking lists the facts without which a text of the stage may not leave (PRODUCT.md, facts and texts).
// The time of the text itself is always there; a closing text promises no next word.
func (s *State) Blocking(stage Stage, p Profile) []FactKey {
	need := []FactKey{FactSymptom, FactDesk}
	if stage.WantsNext() {
		need = append(need, FactNext)
	}
	return slices.DeleteFunc(need, func(k FactKey) bool { return strings.TrimSpace(s.FactOf(k, p).Text) != "" })
}
