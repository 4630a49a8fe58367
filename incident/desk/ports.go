package desk

import (
	"context"
	"iter"
	"time"

	"shirei/incident"
)

// Store is the memory behind the desk. What Write has returned from without an error is on disk.
//
// Errors are [*incident.Error]: CodeBusy (locked for too long), CodeFull, CodeReadOnly, CodeDamaged, CodeNewer,
// CodeNotADatabase, CodeNotSaved for anything else that kept a write from happening, CodeNotFound.
type Store interface {
	// Write runs fn in one transaction that holds the write lock from its beginning; an error of fn undoes all of it.
	Write(ctx context.Context, fn func(Tx) error) error

	// State gives the state of an incident as it stands, without folding. CodeNotFound if there is none.
	State(ctx context.Context, stream string) (*incident.State, error)
	// Heads lists incidents, the newest first.
	Heads(ctx context.Context, which HeadFilter) ([]Head, error)
	// Timeline gives a window of an incident's entries, in time order.
	Timeline(ctx context.Context, stream string, w Window) (Slice, error)
	// Entries gives every entry in time order, streamed.
	Entries(ctx context.Context, stream string) iter.Seq2[incident.Entry, error]
	// Threads gives an incident's hypotheses, questions and actions, in time order.
	Threads(ctx context.Context, stream string) ([]incident.Entry, error)
	// Attachments gives the entries of an incident that keep something beside them, in time order.
	Attachments(ctx context.Context, stream string) ([]incident.Entry, error)
	// Merged gives the incidents that are over as duplicates of this one and are here, as its links say.
	Merged(ctx context.Context, stream string) ([]string, error)
	// Blob gives the content of a digest (see incident.Attached). CodeNotFound if it is not here.
	Blob(ctx context.Context, digest string) ([]byte, error)
	// Entry finds an entry by its id or a unique end of it.
	Entry(ctx context.Context, stream, id string) (incident.Entry, error)
	// Events gives the events of some streams (none named: of all) in fold order within each stream, streamed.
	Events(ctx context.Context, streams ...string) iter.Seq2[incident.Event, error]
	// Since gives the events of a stream whose order is higher, in fold order.
	Since(ctx context.Context, stream string, order int64) ([]incident.Event, error)
	// Find gives the incidents whose title or any entry holds every word, the newest first.
	Find(ctx context.Context, words string, limit int) ([]Hit, error)

	Services(ctx context.Context) ([]ServiceRow, error)
	// Service gives one service's inventory as it came. CodeNotFound if there is none.
	Service(ctx context.Context, id string) (ServiceRow, error)

	// Changes lists the changes of services, the newest first.
	Changes(ctx context.Context, which ChangeFilter) ([]incident.ServiceChange, error)

	Drafts
	Presence
	Carrier
	// Changed is sent to after every write, by this process or another. Sends are merged; a slow poll stands behind it.
	Changed(ctx context.Context) <-chan struct{}
	// Standing is CodeMoved while the store is not where it was opened any more; then nothing is written.
	Standing(ctx context.Context) error
	// Rebuild folds every projection anew from the events and tells how many streams there were.
	Rebuild(ctx context.Context) (int, error)
	// Check looks the store over.
	Check(ctx context.Context) ([]Finding, error)
	Close() error
}

// Tx is one write transaction.
type Tx interface {
	// State gives the state to decide on; a new one if the stream is unknown.
	State(stream string) (*incident.State, error)
	// Exists tells whether anything was ever said in the stream.
	Exists(stream string) (bool, error)
	Entry(stream, id string) (incident.Entry, bool)
	// Service gives a service's inventory as it stands. CodeNotFound if there is none.
	Service(id string) (ServiceRow, error)
	// LastAct gives the events of the actor's last act that stands, for an undo: of any kind, or of one that begins with
	// one of about.
	LastAct(stream, actor string, about ...string) ([]incident.Event, error)
	// Append stamps the events' orders and writes them with the state they lead to, its head and its entries.
	// With a nil state the events are blind (see incident.Blind): only the counts change.
	Append(events []incident.Event, state *incident.State) error
	// Merge adds events that carry their orders already, skips those known by id, and folds the streams touched anew.
	// It answers how many were new. The same id with anything else in it is CodeDiffers.
	Merge(events []incident.Event) (int, error)
	Trusting
	// Refold folds a stream's projections anew from its events.
	Refold(stream string) error
	// PutBlob keeps content and gives its digest; the same content is kept once.
	PutBlob(content []byte) (digest string, err error)
	// DropDraft removes a draft in the transaction that sends it.
	DropDraft(key DraftKey) error
}

// Head is the small row of an incident that lists are drawn from.
type Head struct {
	Stream    string
	Title     string
	Service   string
	Severity  incident.Severity
	Status    incident.Status
	Active    bool
	Drill     bool
	Commander string
	Began     time.Time // the first milestone known, for the elapsed time
	Ended     time.Time // recovered, resolved or ended; zero while it goes on
	Order     int64     // of its last event
	Counts    incident.Counts
}

// HeadFilter narrows a list of heads. The zero value means all.
type HeadFilter struct {
	Active  bool   // only those people still work on
	Service string // only of this service
	Tail    string // whose tail or full id begins with this
	Limit   int    // 0: no limit
}

// ChangeFilter narrows a list of changes. The zero value means all.
type ChangeFilter struct {
	Service string    // only of this service
	Since   time.Time // whose [incident.ServiceChange.When] is not before this
	Ref     string    // only with this reference
	ID      string    // whose id is this or ends so
	Limit   int       // 0: no limit
}

// Window is a part of a timeline. The zero value means its last 200 entries.
type Window struct {
	Before *Cursor // entries before this place, nearest last
	After  *Cursor // entries after it, nearest first
	Limit  int     // 0: 200
	Match  Match
}

// Match narrows a timeline; the zero value takes everything.
type Match struct {
	Kinds  []incident.EntryKind
	Author string
	Tag    string
	Key    bool
	Text   string // every word of it, in any case
}

// Cursor is a place in a timeline: entries are sorted by (At, Order, ID), those of unknown time first.
type Cursor struct {
	At    time.Time
	Order int64
	ID    string
}

// Slice is what a window shows.
type Slice struct {
	Entries []incident.Entry
	Before  int // how many matching entries lie before the first one
	After   int // and after the last one
}

// Hit is an incident found by words, with the first entry that holds them.
type Hit struct {
	Head  Head
	Entry incident.Entry // zero if the title was hit
}

// ServiceRow is a service's inventory as it stands: as it was last imported, with the edits since then.
type ServiceRow struct {
	ID, Name  string
	YAML      string
	Revision  string // the YAML as it was last imported or rewritten, into which edits are spliced
	RevisedAt time.Time
	RevisedBy string
	Model     []byte // what the YAML says, packed; empty where this program cannot read it
}

// DraftKey names half-typed text: in which session, of which incident ("" for none), in which field.
type DraftKey struct{ Session, Stream, Field string }

// Draft is half-typed text.
type Draft struct {
	DraftKey
	Actor string
	Text  string
	At    time.Time
}

// Drafts keeps half-typed text across a crash.
type Drafts interface {
	// Session opens a session; its drafts are its own while the process lives, and orphans afterwards.
	Session(ctx context.Context, actor string) (id string, end func(), err error)
	SaveDraft(ctx context.Context, d Draft) error // an empty text removes it
	DraftsOf(ctx context.Context, session string) ([]Draft, error)
	// Adopt hands the actor's orphaned drafts to a session and gives them back.
	Adopt(ctx context.Context, session, actor string) ([]Draft, error)
}

// Finding is something the check has to say. Codes are worded by ui/text.
type Finding struct {
	Code string
	Args []string
	Bad  bool
}
