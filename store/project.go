package store

import (
	"encoding/json"
	"fmt"
	"time"

	"shirei/incident"
	"shirei/incident/desk"
)

// foldVersion is raised whenever the same events would fold into other projections than before. Projections of
// another version are folded anew when they are first touched.
const foldVersion = 3

// row is an entry as it is stored. Rows of the same entry are equal with ==.
type row struct {
	occurred, ord                int64
	id                           string
	recorded                     int64
	actor, words, via, act, kind string
	flags                        int64
	text, tags, more             string
}

const (
	flagNote = 1 << iota
	flagKey
	flagStruck
	flagCorrected
	flagMoved
	flagAttached // see the index in the schema
)

func flag(on bool, bit int64) int64 {
	if on {
		return bit
	}
	return 0
}

// extra is what few entries have; it is stored as JSON, empty where there is nothing of it.
type extra struct {
	Phrase   incident.Phrase    `json:"phrase,omitzero"`
	Why      string             `json:"why,omitempty"`
	First    string             `json:"first,omitempty"`
	Progress incident.Progress  `json:"progress,omitempty"`
	Owner    string             `json:"owner,omitempty"`
	Outcome  string             `json:"outcome,omitempty"`
	Attached *incident.Attached `json:"attached,omitempty"`
}

func (x extra) empty() bool {
	return x.Phrase.Code == "" && x.Why == "" && x.First == "" && x.Progress == "" && x.Owner == "" && x.Outcome == "" && x.Attached == nil
}

func rowOf(e *incident.Entry) (row, error) {
	r := row{
		occurred: micros(e.OccurredAt), ord: e.Order, id: e.ID, recorded: micros(e.RecordedAt),
		actor: e.Actor, words: e.Words, via: string(e.Via), act: e.Act, kind: string(e.Kind), text: e.Text,
	}
	r.flags = flag(e.Note, flagNote) | flag(e.Key, flagKey) | flag(e.Struck, flagStruck) | flag(e.Corrected, flagCorrected) | flag(e.Moved, flagMoved) | flag(e.Attached != nil, flagAttached)
	if len(e.Tags) > 0 {
		tags, err := json.Marshal(e.Tags)
		if err != nil {
			return r, err
		}
		r.tags = string(tags)
	}
	x := extra{Phrase: e.Phrase, Why: e.Why, First: e.First, Progress: e.Progress, Owner: e.Owner, Outcome: e.Outcome, Attached: e.Attached}
	if !x.empty() {
		more, err := json.Marshal(x)
		if err != nil {
			return r, err
		}
		r.more = string(more)
	}
	return r, nil
}

func (r *row) entry(stream string) (incident.Entry, error) {
	e := incident.Entry{
		ID: r.id, Stream: stream, Order: r.ord, OccurredAt: fromMicros(r.occurred), RecordedAt: fromMicros(r.recorded),
		Actor: r.actor, Words: r.words, Via: incident.Via(r.via), Act: r.act, Kind: incident.EntryKind(r.kind), Text: r.text,
		Note: r.flags&flagNote != 0, Key: r.flags&flagKey != 0, Struck: r.flags&flagStruck != 0,
		Corrected: r.flags&flagCorrected != 0, Moved: r.flags&flagMoved != 0,
	}
	if r.tags != "" {
		if err := json.Unmarshal([]byte(r.tags), &e.Tags); err != nil {
			return e, fmt.Errorf("tags of %s: %w", r.id, err)
		}
	}
	if r.more != "" {
		var x extra
		if err := json.Unmarshal([]byte(r.more), &x); err != nil {
			return e, fmt.Errorf("entry %s: %w", r.id, err)
		}
		e.Phrase, e.Why, e.First, e.Progress, e.Owner, e.Outcome = x.Phrase, x.Why, x.First, x.Progress, x.Owner, x.Outcome
		e.Attached = x.Attached
	}
	return e, nil
}

const rowColumns = "occurred, ord, id, recorded, actor, words, via, act, kind, flags, text, tags, more"

func (r *row) scan(scan func(...any) error) error {
	return scan(&r.occurred, &r.ord, &r.id, &r.recorded, &r.actor, &r.words, &r.via, &r.act, &r.kind, &r.flags, &r.text, &r.tags, &r.more)
}

func (t *tx) putRow(stream string, r row) error {
	_, err := t.exec("INSERT OR REPLACE INTO entries (stream, "+rowColumns+") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
		stream, r.occurred, r.ord, r.id, r.recorded, r.actor, r.words, r.via, r.act, r.kind, r.flags, r.text, r.tags, r.more)
	return err
}

func (t *tx) dropRow(stream string, r row) error {
	_, err := t.exec("DELETE FROM entries WHERE stream=? AND occurred=? AND ord=? AND id=?", stream, r.occurred, r.ord, r.id)
	return err
}

// headOf takes the small row of an incident from its state.
func headOf(s *incident.State, order int64) desk.Head {
	return desk.Head{
		Stream: s.Stream, Title: s.Title, Service: s.Service, Severity: s.Severity.Severity, Status: s.Status(),
		Active: s.Active(), Drill: s.Drill, Commander: s.Roles[incident.Commander].Who,
		Began: firstMark(s), Ended: s.Over(), Order: order, Counts: s.Counts,
	}
}

func firstMark(s *incident.State) time.Time {
	for _, m := range incident.Milestones() {
		if at := s.Mark(m); !at.IsZero() {
			return at
		}
	}
	return time.Time{}
}

// putHead writes the head and the snapshot of a state. Lines is how many entries the timeline has.
func (t *tx) putHead(s *incident.State, order int64, lines int) error {
	h := headOf(s, order)
	_, err := t.exec(`INSERT OR REPLACE INTO heads (`+headColumns+`, tail, lines, fold) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
		h.Stream, h.Title, h.Service, string(h.Severity), string(h.Status), h.Active, h.Drill, h.Commander,
		micros(h.Began), micros(h.Ended), h.Order, h.Counts.Entries, h.Counts.Key, incident.Tail(h.Stream), lines, foldVersion)
	if err != nil {
		return err
	}
	state, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("snapshot of %s: %w", s.Stream, err)
	}
	_, err = t.exec("INSERT OR REPLACE INTO snapshots (stream, state) VALUES (?,?)", s.Stream, string(state))
	return err
}
