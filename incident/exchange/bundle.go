package exchange

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"iter"
	"slices"
	"time"
	"unicode/utf8"

	"shirei/incident"
	"shirei/incident/clean"
)

// A bundle is JSON Lines: a header, one event a line, and a trailer with their number and the SHA-256 of every byte
// before the trailer. It carries events between stores; any number of bundles in any order add up to the same.
const (
	bundleFormat  = "shirei-bundle"
	bundleVersion = 1
)

// Header is the first line of a bundle. Format and Version are set by [WriteBundle].
type Header struct {
	Format  string    `json:"format"`
	Version int       `json:"version"`
	MadeAt  time.Time `json:"made_at"`
	Streams []string  `json:"streams"` // every event belongs to one of them
}

// Bundle is a bundle that was read and found whole.
type Bundle struct {
	Header
	Events []incident.Event
}

// trailer is the last line.
type trailer struct {
	Events int    `json:"events"`
	SHA256 string `json:"sha256"`
}

// envelope is an event as it stands on its line. Its body follows as the last field: as the JSON it is, or, if that
// would not survive on one line of JSON or act on a terminal, in base64.
type envelope struct {
	ID         string        `json:"id"`
	Stream     string        `json:"stream"`
	Order      int64         `json:"order"`
	OccurredAt time.Time     `json:"occurred_at,omitzero"`
	RecordedAt time.Time     `json:"recorded_at,omitzero"`
	Actor      string        `json:"actor"`
	Words      string        `json:"words,omitempty"`
	Via        incident.Via  `json:"via"`
	Act        string        `json:"act"`
	Undoes     string        `json:"undoes,omitempty"`
	Kind       incident.Kind `json:"kind"`
}

// WriteBundle writes the events to w as they come. If it fails, or the sequence does, the trailer is missing, and what
// was written is refused by [ReadBundle]. An event of a stream that the header does not list is an error.
func WriteBundle(w io.Writer, header Header, events iter.Seq2[incident.Event, error]) error {
	out := bufio.NewWriterSize(w, 1<<16)
	b := bundleWriter{sum: sha256.New(), to: out, streams: setOf(header.Streams)}
	header.Format, header.Version, header.MadeAt = bundleFormat, bundleVersion, header.MadeAt.UTC()
	header.Streams = slices.Concat([]string{}, header.Streams)
	if err := b.line(header, nil); err != nil {
		return err
	}
	for e, err := range events {
		if err != nil {
			return err
		}
		if err := b.event(e); err != nil {
			return err
		}
	}
	if _, err := out.Write(trailerLine(b.events, b.sum)); err != nil {
		return err
	}
	return out.Flush()
}

type bundleWriter struct {
	to      io.Writer
	sum     hash.Hash
	streams map[string]bool
	events  int
}

func (b *bundleWriter) event(e incident.Event) error {
	body, err := incident.EncodeBody(e.Body)
	if err != nil {
		return err
	}
	if e.ID == "" || e.Body.Kind() == "" || !b.streams[e.Stream] {
		return fmt.Errorf("event %q of kind %q in stream %q does not belong into this bundle", e.ID, e.Body.Kind(), e.Stream)
	}
	b.events++
	return b.line(envelope{
		ID: e.ID, Stream: e.Stream, Order: e.Order, OccurredAt: e.OccurredAt.UTC(), RecordedAt: e.RecordedAt.UTC(),
		Actor: e.Actor, Words: e.Words, Via: e.Via, Act: e.Act, Undoes: e.Undoes, Kind: e.Body.Kind(),
	}, bodyField(body))
}

// line writes one value and, before its closing brace, further fields.
func (b *bundleWriter) line(v any, more []byte) error {
	data, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("write bundle: %w", err)
	}
	data = clean.JSON(data)
	data = append(append(data[:len(data)-1], more...), '}', '\n')
	b.sum.Write(data)
	_, err = b.to.Write(data)
	return err
}

// bodyField writes the body as it is where it stands on one line of valid JSON that may be shown on a terminal, so that
// the bytes come back as they were.
func bodyField(body []byte) []byte {
	plain := json.Valid(body) && utf8.Valid(body) && bytes.Equal(clean.JSON(body), body)
	if plain && len(bytes.TrimSpace(body)) == len(body) && !bytes.ContainsAny(body, "\r\n") {
		return append([]byte(`,"body":`), body...)
	}
	data, err := json.Marshal(body)
	if err != nil {
		panic("exchange: bytes that JSON cannot write: " + err.Error())
	}
	if body == nil {
		data = []byte(`""`)
	}
	return append([]byte(`,"base64":`), data...)
}

func trailerLine(events int, sum hash.Hash) []byte {
	data, err := json.Marshal(trailer{events, hex.EncodeToString(sum.Sum(nil))})
	if err != nil {
		panic("exchange: a trailer that JSON cannot write: " + err.Error())
	}
	return append(data, '\n')
}

func setOf(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}
