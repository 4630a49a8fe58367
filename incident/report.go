package incident

import (
	"slices"
	"strings"
	"time"
)

// Audience is whom a text is for. The listed ones have templates; an imported one may be any name.
type Audience string

const (
	Client     Audience = "client"
	Users      Audience = "users"
	Internal   Audience = "internal"
	Support    Audience = "support"
	Management Audience = "management"
	Vendor     Audience = "vendor"
	Public     Audience = "public"
)

// Audiences lists those with templates.
func Audiences() []Audience {
	return []Audience{Client, Users, Internal, Support, Management, Vendor, Public}
}

// Outside tells whether the audience stands outside the team, so that a time told to it does not move.
func (a Audience) Outside() bool { return a != Internal && a != Support && a != Management }

// Stage is which kind of text it is.
type Stage string

const (
	StageFirst     Stage = "first"
	StageUpdate    Stage = "update"
	StageVendor    Stage = "vendor" // an outside service is at fault
	StageMitigated Stage = "mitigated"
	StageResolved  Stage = "resolved"
	StageInterim   Stage = "interim" // the report is due and the cause is still unknown
	StageFinal     Stage = "final"
)

// Stages lists them in the order of an incident.
func Stages() []Stage {
	return []Stage{StageFirst, StageUpdate, StageVendor, StageMitigated, StageResolved, StageInterim, StageFinal}
}

// WantsNext tells whether a text of this stage must say when the next word is.
func (s Stage) WantsNext() bool { return s != StageResolved && s != StageFinal }

// Report is a text that is out, word for word. It is never altered; its successor says what changed.
type Report struct {
	ID            string
	Number        int // among those to the same audience, from 1
	Audience      Audience
	Stage         Stage
	Lang          string
	Text          string
	At            time.Time
	By            string
	Means         string
	To            string
	Reviewer      string
	ReviewSkipped string // the reason
	Next          time.Time
	// Due is the promise it answered: when it was owed, if anything was.
	Due time.Time
}

// Copied is a text that was copied out and is not yet known to be sent.
type Copied struct {
	ID       string
	Audience Audience
	Stage    Stage
	Text     string
	At       time.Time
	By       string
}

// ReportCopied says that a text was taken to the clipboard or into a file. It keeps no promise.
type ReportCopied struct {
	Audience Audience `json:"audience"`
	Stage    Stage    `json:"stage"`
	Text     string   `json:"text"`
}

func (ReportCopied) Kind() Kind { return "report.copied" }
func (b ReportCopied) apply(s *State, e Event) {
	s.dropCopied(b.Audience)
	s.Copied = append(s.Copied, Copied{ID: e.ID, Audience: b.Audience, Stage: b.Stage, Text: b.Text, At: e.OccurredAt, By: e.Actor})
}
func (b ReportCopied) tell(e *Entry) {
	e.Kind, e.Phrase = EntryReport, Say("report.copied", string(b.Audience), string(b.Stage))
}

func (s *State) dropCopied(a Audience) {
	kept := s.Copied[:0:0]
	for _, c := range s.Copied {
		if c.Audience != a {
			kept = append(kept, c)
		}
	}
	s.Copied = kept
}

// ReportSent is a text that went out.
type ReportSent struct {
	Audience      Audience  `json:"audience"`
	Stage         Stage     `json:"stage"`
	Lang          string    `json:"lang,omitempty"`
	Text          string    `json:"text"`
	Means         string    `json:"means,omitempty"`
	To            string    `json:"to,omitempty"`
	Reviewer      string    `json:"reviewer,omitempty"`
	ReviewSkipped string    `json:"review_skipped,omitempty"`
	Next          time.Time `json:"next,omitzero"`
}

func (ReportSent) Kind() Kind { return "report.sent" }
func (b ReportSent) apply(s *State, e Event) {
	r := Report{
		ID: e.ID, Number: s.reportsTo(b.Audience) + 1, Audience: b.Audience, Stage: b.Stage, Lang: b.Lang, Text: b.Text,
		At: e.OccurredAt, By: e.Actor, Means: b.Means, To: b.To, Reviewer: b.Reviewer, ReviewSkipped: b.ReviewSkipped, Next: b.Next,
	}
	s.Reports = append(s.Reports, r)
	s.dropCopied(b.Audience)
	s.follow(FirstReport, e.OccurredAt)
	if b.Stage == StageFinal {
		s.follow(ReportDelivered, e.OccurredAt)
	}
}
func (b ReportSent) tell(e *Entry) {
	e.Kind, e.Phrase = EntryReport, Say("report.sent", string(b.Audience), string(b.Stage), b.To)
}

func (s *State) reportsTo(a Audience) int {
	n := 0
	for _, r := range s.Reports {
		if r.Audience == a {
			n++
		}
	}
	return n
}

// LastReport gives the text that went to an audience last.
func (s *State) LastReport(a Audience) (Report, bool) {
	texts := s.textsTo(a)
	if len(texts) == 0 {
		return Report{}, false
	}
	return texts[len(texts)-1], true
}

// NextNumber is the number the next text to an audience will bear.
func (s *State) NextNumber(a Audience) int { return s.reportsTo(a) + 1 }

// Told lists the audiences that got a text, in the order they were first told.
func (s *State) Told() []Audience {
	var out []Audience
	seen := map[Audience]bool{}
	for _, r := range s.Reports {
		if !seen[r.Audience] {
			seen[r.Audience] = true
			out = append(out, r.Audience)
		}
	}
	return out
}

// CopyReport records that a text was copied out. Refused: an empty or raw text.
type CopyReport ReportCopied

func (a CopyReport) decide(c *casework) error {
	if err := fitToSend(a.Text); err != nil {
		return err
	}
	return c.record(time.Time{}, ReportCopied(a))
}

// SendReport records a text that went out, word for word. Written in the console it needs a reviewer, or the reason why
// there was none; recorded afterwards (After) it is taken as it was.
// Refused: an empty text, a raw template piece in it (unless Retold), no review, a time in the future, a text that was
// recorded a few minutes ago (unless Again or Retold).
type SendReport struct {
	ReportSent
	Draft  bool // made from the record, so that its words and its number differ each time: it is known by whom it goes to
	Again  bool // it really went out twice
	At     When
	After  bool // told to somebody already; this only records it
	Retold bool // the words of a file about an outage of others, whatever they hold
}

func (a SendReport) decide(c *casework) error {
	if a.Retold && !said(a.Text) {
		return Refuse(CodeEmpty, "text")
	}
	if err := fitToSend(a.Text); err != nil && !a.Retold {
		return err
	}
	if !said(string(a.Audience)) {
		return Refuse(CodeEmpty, "audience")
	}
	if !a.After && !said(a.Reviewer) && !said(a.ReviewSkipped) {
		return Refuse(CodeReasonNeeded, "no_review")
	}
	if !a.Again && !a.Retold && a.repeats(c) {
		return Refuse(CodeAlreadyDone, "report", string(a.Audience))
	}
	a.Next = micro(a.Next)
	return c.at(a.At, a.ReportSent)
}

// repeatSpan is how near to each other two sends of one text are taken for one that was recorded twice.
const repeatSpan = 10 * time.Minute

// repeats tells that the text is recorded already.
func (a SendReport) repeats(c *casework) bool {
	at := a.At.At
	if at.IsZero() {
		at = c.env.Now
	}
	return slices.ContainsFunc(c.state.Reports, func(r Report) bool {
		same := strings.TrimSpace(r.Text) == strings.TrimSpace(a.Text) || a.Draft && r.To == a.To
		return same && r.Audience == a.Audience && r.Stage == a.Stage && at.Sub(r.At).Abs() < repeatSpan
	})
}

// fitToSend refuses texts that must never leave: empty ones and raw templates (PRODUCT.md, facts and texts).
func fitToSend(text string) error {
	if !said(text) {
		return Refuse(CodeEmpty, "text")
	}
	for _, raw := range []string{"<no value>", "{{", "}}"} {
		if strings.Contains(text, raw) {
			return Refuse(CodeReportRaw, raw)
		}
	}
	return nil
}
