package incident

import (
	"strings"
	"time"
)

// EntryKind tells what an entry of the timeline is.
type EntryKind string

// The kinds of a note, as a person writes it or a facts file tells it.
const (
	EntryNote          EntryKind = "note"
	EntryDetection     EntryKind = "detection"
	EntryObservation   EntryKind = "observation"
	EntryHypothesis    EntryKind = "hypothesis"
	EntryAction        EntryKind = "action"
	EntryDecision      EntryKind = "decision"
	EntryCommunication EntryKind = "communication"
	EntryEscalation    EntryKind = "escalation"
	EntryRecovery      EntryKind = "recovery"
	EntryQuestion      EntryKind = "question"
	EntryOther         EntryKind = "other"
)

// The kinds of acts that tell themselves on the timeline.
const (
	EntryDeclared   EntryKind = "declared"
	EntryRole       EntryKind = "role"
	EntryMilestone  EntryKind = "milestone"
	EntryLayer      EntryKind = "layer"
	EntryCheck      EntryKind = "check"
	EntryChange     EntryKind = "change"
	EntryInquiry    EntryKind = "inquiry"
	EntrySeverity   EntryKind = "severity"
	EntryReport     EntryKind = "report"
	EntrySizeUp     EntryKind = "sizeup"
	EntryPromise    EntryKind = "promise"
	EntryObjection  EntryKind = "objection"
	EntryChoice     EntryKind = "choice" // a decision made on the sheet
	EntryCondition  EntryKind = "condition"
	EntryGap        EntryKind = "gap"
	EntryAsk        EntryKind = "ask"
	EntryAttachment EntryKind = "attachment"
	EntryCommand    EntryKind = "command"
	EntryLifecycle  EntryKind = "lifecycle"
	EntryUnknown    EntryKind = "unknown"
)

// NoteKinds are the kinds a person can give a note, in the order they are offered.
func NoteKinds() []EntryKind {
	return []EntryKind{
		EntryNote, EntryObservation, EntryHypothesis, EntryAction, EntryDecision, EntryCommunication,
		EntryQuestion, EntryDetection, EntryEscalation, EntryRecovery, EntryOther,
	}
}

// Progress is how far a hypothesis, a question or an action has come.
type Progress string

const (
	ProgressOpen      Progress = ""
	ProgressConfirmed Progress = "confirmed"
	ProgressRuledOut  Progress = "ruled_out"
	ProgressAnswered  Progress = "answered"
	ProgressAssigned  Progress = "assigned"
	ProgressStarted   Progress = "started"
	ProgressFinished  Progress = "finished"
)

// ProgressOf lists what can become of an entry of a kind.
func ProgressOf(k EntryKind) []Progress {
	switch k {
	case EntryHypothesis:
		return []Progress{ProgressConfirmed, ProgressRuledOut}
	case EntryQuestion:
		return []Progress{ProgressAnswered}
	case EntryAction:
		return []Progress{ProgressAssigned, ProgressStarted, ProgressFinished}
	}
	return nil
}

// Entry is one line of the timeline.
type Entry struct {
	ID         string
	Stream     string
	Order      int64
	OccurredAt time.Time // zero: not known
	RecordedAt time.Time
	Actor      string
	Words      string
	Via        Via
	Act        string
	Kind       EntryKind
	// Text is in the words of a person, as they came. Acts say what they are by Phrase and may add a person's words.
	Text      string
	Phrase    Phrase
	Note      bool // written as an entry, not told by an act
	Key       bool
	Tags      []string
	Struck    bool
	Why       string // of the strike
	Corrected bool
	Moved     bool
	First     string // the text before its first correction
	Progress  Progress
	Owner     string    // who does the action, or who answered
	Attached  *Attached // content kept beside it; nil: none
	Outcome   string    // the answer, or why a hypothesis was confirmed or ruled out
}

// Head is the entry's first line; the rest of a pasted block is folded under it.
func (e Entry) Head() string {
	head, _, _ := strings.Cut(strings.ReplaceAll(e.Text, "\r", "\n"), "\n")
	return head
}

// Told tells whether the entry belongs in a document's timeline: every note, and every live act whose time is known.
// The acts of an import are left out, since the file's own entries tell them already.
func (e Entry) Told() bool {
	return !e.Struck && (e.Note || e.Via != ViaImport && !e.OccurredAt.IsZero())
}

// EntryOf gives the line that an event adds to the timeline, if it adds one.
func EntryOf(e Event) (Entry, bool) {
	t, ok := e.Body.(teller)
	if !ok {
		return Entry{}, false
	}
	entry := Entry{
		ID: e.ID, Stream: e.Stream, Order: e.Order, OccurredAt: e.OccurredAt, RecordedAt: e.RecordedAt,
		Actor: e.Actor, Words: e.Words, Via: e.Via, Act: e.Act,
	}
	t.tell(&entry)
	return entry, true
}
