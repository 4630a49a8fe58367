package incident

import (
	"slices"
	"time"
)

// FoundBy tells who noticed first.
type FoundBy string

// Finders lists who can have noticed first.
func Finders() []FoundBy { return []FoundBy{"monitoring", "customer", "staff", "vendor", "check"} }

// Declared opens an incident.
type Declared struct {
	Title      string   `json:"title"`
	Service    string   `json:"service,omitempty"`
	Zone       string   `json:"zone,omitempty"`
	Drill      bool     `json:"drill,omitempty"`
	Conditions []string `json:"conditions,omitempty"` // the recovery definition as it stood then
}

func (Declared) Kind() Kind { return "incident.declared" }
func (b Declared) apply(s *State, e Event) {
	s.Title, s.Service, s.Zone, s.Drill = b.Title, b.Service, b.Zone, b.Drill
	s.Declared = e.OccurredAt
	s.follow(DeclaredAt, e.OccurredAt)
	for _, c := range b.Conditions {
		s.Conditions = append(s.Conditions, Condition{Text: c})
	}
}
func (b Declared) tell(e *Entry) { e.Kind, e.Text = EntryDeclared, b.Title }

// Imported opens an incident that is retold from a facts file. It has no declaration and owes nothing.
type Imported struct {
	Name    string `json:"name"`
	Digest  string `json:"digest"`
	Title   string `json:"title"`
	Service string `json:"service,omitempty"`
	Zone    string `json:"zone,omitempty"`
	Lang    string `json:"lang,omitempty"`
}

func (Imported) Kind() Kind { return "incident.imported" }
func (b Imported) apply(s *State, _ Event) {
	s.Imported, s.Digest, s.Title, s.Service, s.Zone, s.Lang = b.Name, b.Digest, b.Title, b.Service, b.Zone, b.Lang
}

// Retitled gives the incident another title or service.
type Retitled struct {
	Title      string   `json:"title,omitempty"`
	Service    string   `json:"service,omitempty"`
	Zone       string   `json:"zone,omitempty"`
	Conditions []string `json:"conditions,omitempty"` // the recovery definition of the service it was moved to
}

func (Retitled) Kind() Kind { return "incident.retitled" }
func (b Retitled) apply(s *State, _ Event) {
	if b.Title != "" {
		s.Title = b.Title
	}
	if b.Service != "" {
		s.Service, s.Zone = b.Service, b.Zone
	}
	for _, text := range b.Conditions {
		if !slices.ContainsFunc(s.Conditions, func(c Condition) bool { return c.Text == text }) {
			s.Conditions = append(s.Conditions, Condition{Text: text})
		}
	}
}

// Declare opens an incident; who declares takes the chair. Refused: one that is open already, no title, an unknown finder or severity, a time in the future.
type Declare struct {
	Title    string
	Severity Severity // may be unset
	Began    time.Time
	Detected time.Time
	FoundBy  FoundBy
	Drill    bool
}

func (d Declare) decide(c *casework) error {
	if c.state.Known() {
		return Refuse(CodeAlreadyDone) // no surface can ask for this twice, so the general words do
	}
	if !said(d.Title) {
		return Refuse(CodeEmpty, "title")
	}
	if d.FoundBy != "" {
		if err := wordOf("found-by", d.FoundBy, Finders()); err != nil {
			return err
		}
	}
	p := c.env.Service
	err := c.record(time.Time{}, Declared{Title: d.Title, Service: p.ID, Zone: p.Zone, Drill: d.Drill, Conditions: p.Conditions})
	if err != nil {
		return err
	}
	for _, m := range []struct {
		m  Milestone
		at time.Time
	}{{Began, d.Began}, {Detected, d.Detected}} {
		if m.at.IsZero() {
			continue
		}
		if err := (RecordMilestone{Milestone: m.m, At: Moment(m.at)}).decide(c); err != nil {
			return err
		}
	}
	if d.FoundBy != "" {
		if err := c.record(time.Time{}, SymptomSorted{FoundBy: &d.FoundBy}); err != nil {
			return err
		}
	}
	if c.by.Name != "" {
		if err := c.record(time.Time{}, RoleTaken{Role: Commander, Who: c.by.Name}); err != nil {
			return err
		}
	}
	if d.Severity != "" {
		return SetSeverity{To: d.Severity}.decide(c)
	}
	return nil
}

// Retell opens an incident from a facts file; the acts that follow carry the times of the file.
type Retell struct{ Name, Digest, Title, Service, Zone, Lang string }

func (r Retell) decide(c *casework) error {
	if c.state.Known() {
		return Refuse(CodeAlreadyDone, "import")
	}
	c.recordUndated(Imported(r))
	return nil
}

// Rename gives the incident another title, or moves it to the service of the environment, whose recovery conditions
// join those it has.
type Rename struct {
	Title     string
	ToService bool
}

func (r Rename) decide(c *casework) error {
	b := Retitled{Title: r.Title}
	if r.ToService {
		p := c.env.Service
		b.Service, b.Zone, b.Conditions = p.ID, p.Zone, p.Conditions
	}
	if b.Title == "" && b.Service == "" {
		return Refuse(CodeEmpty, "title")
	}
	return c.record(time.Time{}, b)
}
