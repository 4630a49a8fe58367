package incident

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"
)

// Kind names an act in the past tense of the domain, as stored.
type Kind string

// Via tells through which surface an act came in.
type Via string

const (
	ViaConsole Via = "console"
	ViaCLI     Via = "cli"
	ViaSSH     Via = "ssh"    // the key is the actor
	ViaImport  Via = "import" // retold from a file: its own entries already tell what the acts would
)

// Event is one thing that happened, as it is stored and never changed.
type Event struct {
	ID     string // UUID; version 7 when made live, version 5 when imported
	Stream string
	// Order places the event in its stream: microseconds UTC, stamped inside the write transaction, strictly rising.
	Order      int64
	OccurredAt time.Time // when it happened; zero means not known
	RecordedAt time.Time // when it was written down
	Actor      string
	Words      string // whose words these are, if not the actor's
	Via        Via
	Act        string // groups the events of one act
	Undoes     string // the act this event takes back
	Body       Body
}

// Body is what an event says. Its JSON form is versioned by adding fields only.
type Body interface {
	Kind() Kind
	apply(s *State, e Event)
}

// teller is a body that shows on the timeline.
type teller interface {
	tell(e *Entry)
}

// Unknown is the body of a kind this program does not know (or cannot read): kept as it came, shown raw, without effect.
type Unknown struct {
	Name Kind
	Raw  json.RawMessage
}

func (u Unknown) Kind() Kind        { return u.Name }
func (Unknown) apply(*State, Event) {}
func (u Unknown) tell(e *Entry)     { e.Kind, e.Text = EntryUnknown, string(u.Name)+" "+string(u.Raw) }

// EncodeBody writes a body as the JSON that is stored.
func EncodeBody(b Body) ([]byte, error) {
	if u, ok := b.(Unknown); ok {
		return u.Raw, nil
	}
	data, err := json.Marshal(b)
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", b.Kind(), err)
	}
	return data, nil
}

// DecodeBody reads a stored body. It never fails: what it cannot read comes back as [Unknown].
func DecodeBody(k Kind, data []byte) Body {
	if read, ok := bodies[k]; ok {
		if b, err := read(data); err == nil {
			return b
		}
	}
	return Unknown{Name: k, Raw: append(json.RawMessage(nil), data...)}
}

func reads[T Body](data []byte) (Body, error) {
	var b T
	if d := bytes.TrimLeft(data, " \t\r\n"); len(d) == 0 || d[0] != '{' { // null would pass for an empty body
		return nil, errors.New("no object")
	}
	err := json.Unmarshal(data, &b)
	return b, err
}

// bodies is the list of every kind this program knows; a golden file per kind keeps old bodies readable.
var bodies = map[Kind]func([]byte) (Body, error){
	Declared{}.Kind():          reads[Declared],
	Imported{}.Kind():          reads[Imported],
	Retitled{}.Kind():          reads[Retitled],
	NoteTaken{}.Kind():         readNote,
	EntryCorrected{}.Kind():    reads[EntryCorrected],
	EntryStruck{}.Kind():       reads[EntryStruck],
	EntryMoved{}.Kind():        reads[EntryMoved],
	EntryFlagged{}.Kind():      reads[EntryFlagged],
	EntryProgressed{}.Kind():   reads[EntryProgressed],
	ActUndone{}.Kind():         reads[ActUndone],
	RoleTaken{}.Kind():         reads[RoleTaken],
	MilestoneRecorded{}.Kind(): reads[MilestoneRecorded],
	SymptomSorted{}.Kind():     reads[SymptomSorted],
	LayerAssessed{}.Kind():     reads[LayerAssessed],
	CheckAnswered{}.Kind():     reads[CheckAnswered],
	ChangeNoted{}.Kind():       reads[ChangeNoted],
	InquiryLogged{}.Kind():     reads[InquiryLogged],
	SearchBounded{}.Kind():     reads[SearchBounded],
	SeveritySet{}.Kind():       reads[SeveritySet],
	PlaybookMarked{}.Kind():    reads[PlaybookMarked],
	FactSet{}.Kind():           reads[FactSet],
	ReportCopied{}.Kind():      reads[ReportCopied],
	ReportSent{}.Kind():        reads[ReportSent],
	SizedUp{}.Kind():           reads[SizedUp],
	TermsSet{}.Kind():          reads[TermsSet],
	PromiseMade{}.Kind():       reads[PromiseMade],
	PromiseKept{}.Kind():       reads[PromiseKept],
	PromiseExtended{}.Kind():   reads[PromiseExtended],
	PromiseHanded{}.Kind():     reads[PromiseHanded],
	PromiseWithdrawn{}.Kind():  reads[PromiseWithdrawn],
	PromiseSnoozed{}.Kind():    reads[PromiseSnoozed],
	SheetFilled{}.Kind():       reads[SheetFilled],
	ObjectionHeard{}.Kind():    reads[ObjectionHeard],
	DecisionMade{}.Kind():      reads[DecisionMade],
	DecisionCarried{}.Kind():   reads[DecisionCarried],
	ConditionTicked{}.Kind():   reads[ConditionTicked],
	TaskNoted{}.Kind():         reads[TaskNoted],
	Resolved{}.Kind():          reads[Resolved],
	Reopened{}.Kind():          reads[Reopened],
	Ended{}.Kind():             reads[Ended],
	Closed{}.Kind():            reads[Closed],
	StepSkipped{}.Kind():       reads[StepSkipped],
	GapOpened{}.Kind():         reads[GapOpened],
	GapClosed{}.Kind():         reads[GapClosed],
	CallMade{}.Kind():          reads[CallMade],
	AttachmentAdded{}.Kind():   reads[AttachmentAdded],
	CommandRan{}.Kind():        reads[CommandRan],
	PartWritten{}.Kind():       reads[PartWritten],
	ActionItemAdded{}.Kind():   reads[ActionItemAdded],
	ActionItemChanged{}.Kind(): reads[ActionItemChanged],
	AskMade{}.Kind():           reads[AskMade],
	AskAnswered{}.Kind():       reads[AskAnswered],
	AskDone{}.Kind():           reads[AskDone],
	AskTakenBack{}.Kind():      reads[AskTakenBack],
	HandoverOffered{}.Kind():   reads[HandoverOffered],
	HandoverAnswered{}.Kind():  reads[HandoverAnswered],
	HandoverWithdrawn{}.Kind(): reads[HandoverWithdrawn],
	ObjectionsCalled{}.Kind():  reads[ObjectionsCalled],
	Linked{}.Kind():            reads[Linked],
	InventoryRevised{}.Kind():  reads[InventoryRevised],
	InventoryEdited{}.Kind():   reads[InventoryEdited],
	ChangeRequested{}.Kind():   reads[ChangeRequested],
	ChangeApproved{}.Kind():    reads[ChangeApproved],
	ChangeRefused{}.Kind():     reads[ChangeRefused],
	ChangeScheduled{}.Kind():   reads[ChangeScheduled],
	ChangeNoticed{}.Kind():     reads[ChangeNoticed],
	ChangeStarted{}.Kind():     reads[ChangeStarted],
	ChangeFinished{}.Kind():    reads[ChangeFinished],
	ChangeVerified{}.Kind():    reads[ChangeVerified],
	ChangeUndone{}.Kind():      reads[ChangeUndone],
	ChangeTold{}.Kind():        reads[ChangeTold],
}

// Kinds lists every kind this program knows, sorted.
func Kinds() []Kind { return slices.Sorted(maps.Keys(bodies)) }

// micro cuts a time to the microseconds that are stored, in UTC; the zero time stays zero.
func micro(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.UTC().Truncate(time.Microsecond)
}
