package report

import (
	"time"

	"shirei/incident"
	"shirei/incident/lang"
)

// Line is an entry of the timeline as `timeline --json` prints it. Text is as it came; an act says what it is in What.
type Line struct {
	ID         string             `json:"id"`
	Incident   string             `json:"incident"`    // where it was written: of a merged one, not the one that is read
	OccurredAt *time.Time         `json:"occurred_at"` // null: not known
	RecordedAt time.Time          `json:"recorded_at"`
	Actor      string             `json:"actor"`
	Words      string             `json:"words"`
	Via        incident.Via       `json:"via"`
	Kind       incident.EntryKind `json:"kind"`
	Text       string             `json:"text"`
	Key        bool               `json:"key"`
	Tags       []string           `json:"tags"`
	Struck     bool               `json:"struck"`
	Corrected  bool               `json:"corrected"`
	Moved      bool               `json:"moved"`
	Note       bool               `json:"note"`
	What       string             `json:"what,omitempty"`
	Why        string             `json:"why,omitempty"`
	First      string             `json:"first,omitempty"` // before its first correction
	Progress   incident.Progress  `json:"progress,omitempty"`
	Owner      string             `json:"owner,omitempty"`
	Outcome    string             `json:"outcome,omitempty"`
	Host       string             `json:"host,omitempty"` // where a command was run
	Dir        string             `json:"dir,omitempty"`
	Attached   *incident.Attached `json:"attached,omitempty"`
}

// TimelineLine takes the line of an entry; clock gives the wall clock of its times and of those in an act's words.
func TimelineLine(e incident.Entry, l lang.Lang, clock lang.Clock) Line {
	line := Line{
		ID: e.ID, Incident: e.Stream, OccurredAt: moment(e.OccurredAt, clock.Loc), RecordedAt: e.RecordedAt.In(clock.Loc), Actor: e.Actor, Words: e.Words,
		Via: e.Via, Kind: e.Kind, Text: e.Text, Key: e.Key, Tags: e.Tags, Struck: e.Struck, Corrected: e.Corrected, Moved: e.Moved,
		Note: e.Note, Why: e.Why, First: e.First, Progress: e.Progress, Owner: e.Owner, Outcome: e.Outcome, Attached: e.Attached,
	}
	line.Host, line.Dir = e.Ran()
	if line.Tags == nil {
		line.Tags = []string{}
	}
	if e.Phrase.Code != "" {
		line.What = l.Phrase(e.Phrase, clock)
	}
	return line
}
