package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"
)

// Facts is one real outage retold as facts and times. Texts are as they came; a field that was null or missing is
// empty, and a time that is not known is zero. Times are UTC; Zone is the incident's own wall clock.
type Facts struct {
	Name    string // the file's identity: importing the same name twice adds nothing
	Title   string
	Service string
	Summary string
	Lang    string // "ja", "en" …
	Zone    string // IANA name

	Began, Detected, Mitigated, Recovered time.Time

	Trigger  string
	Cause    string
	Factors  []string
	Impact   Impact
	Severity string // the hint: a severity, " - ", and a reason
	Layers   []string
	Rollback Rollback
	Updates  []Update
	Events   []Happening
	Items    []Item
}

// Impact is who and what was hit.
type Impact struct {
	From, To              time.Time
	Users, Records, Notes string
}

// Rollback is the decision about rolling back, which may have been another one.
type Rollback struct {
	Considered       bool
	At               time.Time
	Decision, Reason string
}

// Update is a text that went out.
type Update struct {
	At             time.Time
	Audience, Gist string
}

// Happening is one event of the file.
type Happening struct {
	At         time.Time
	Kind, Text string
}

// Item is something that was to change afterwards.
type Item struct{ Text, Kind string }

// Digest identifies what the file says: the SHA-256, in hexadecimal, of everything that is read from it. Layout, key
// order, extra keys and the offset in which a time is written do not count.
func (f *Facts) Digest() string {
	data, err := json.Marshal(f)
	if err != nil {
		panic("exchange: facts hold a time that JSON cannot write: " + err.Error()) // ReadFacts lets none through
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
