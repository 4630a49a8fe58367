package exchange

import (
	"bufio"
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
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

// A bundle is JSON Lines: a header, one event a line, what the events keep beside them, and a trailer with the numbers of
// both, the SHA-256 of every byte before the trailer, and a signature over all that by the store that packed it. It carries
// events between stores; any number of bundles in any order add up to the same. The first version was not signed and is not
// read any more.
const (
	bundleFormat  = "shirei-bundle"
	bundleVersion = 2
)

// Header is the first line of a bundle. Format and Version are set by [WriteBundle].
type Header struct {
	Format  string            `json:"format"`
	Version int               `json:"version"`
	MadeAt  time.Time         `json:"made_at"`
	Store   string            `json:"store"`          // the id of the store that packed it
	Key     ed25519.PublicKey `json:"key"`            // of that store
	By      string            `json:"by,omitempty"`   // who packed it, as they say
	Host    string            `json:"host,omitempty"` // on which machine, as it says
	Streams []string          `json:"streams"`        // every event belongs to one of them
}

// Bundle is a bundle that was read and found whole.
type Bundle struct {
	Header
	Events []incident.Event
	Blobs  [][]byte // the content that events name (see [incident.AttachedTo]), as far as the packer had it
}

// MaxBundle is how much is packed and read at once, in bytes: it is held in memory until all of it was checked.
const MaxBundle = 1 << 30

// Contents are what is packed.
type Contents struct {
	Events iter.Seq2[incident.Event, error]
	Blob   func(digest string) ([]byte, error) // content by its SHA-256; CodeNotFound where it is not there
}

// Sign signs a message with the private key of the store that packs a bundle.
type Sign func(message []byte) ([]byte, error)

// trailer is the last line.
type trailer struct {
	Events    int    `json:"events"`
	Blobs     int    `json:"blobs"`
	SHA256    string `json:"sha256"`
	Signature []byte `json:"signature,omitempty"`
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

// WriteBundle writes the events to w as they come, then what they keep beside them, and signs it. If it fails, or the
// sequence or the signing does, the trailer is missing, and what was written is refused by [ReadBundle]. An event of a
// stream that the header does not list is an error, and so is a signature that does not fit the header's key. Refused:
// CodeTooBig beyond [MaxBundle].
func WriteBundle(w io.Writer, header Header, from Contents, sign Sign) error {
	out := bufio.NewWriterSize(w, 1<<16)
	b := bundleWriter{sum: sha256.New(), to: out, streams: setOf(header.Streams), seen: map[string]bool{}}
	header.Format, header.Version, header.MadeAt = bundleFormat, bundleVersion, header.MadeAt.UTC()
	header.Streams = slices.Concat([]string{}, header.Streams)
	if err := b.line(header, nil); err != nil {
		return err
	}
	for e, err := range from.Events {
		if err != nil {
			return err
		}
		if err := b.event(e); err != nil {
			return err
		}
	}
	err := b.blobs(from.Blob)
	if err != nil {
		return err
	}
	end := trailer{Events: b.events, Blobs: b.written, SHA256: hex.EncodeToString(b.sum.Sum(nil))}
	if end.Signature, err = sign(end.message()); err != nil {
		return err
	}
	if !signed(header.Key, end) {
		return fmt.Errorf("the signature does not fit the key of store %s", header.Store)
	}
	if _, err := out.Write(end.line()); err != nil {
		return err
	}
	return out.Flush()
}

type bundleWriter struct {
	to      io.Writer
	sum     hash.Hash
	streams map[string]bool
	events  int
	size    int
	named   []string // the content that events name, each once
	seen    map[string]bool
	written int // of the content named
}

// blobLine is content on its line.
type blobLine struct {
	Blob   string `json:"blob"` // its SHA-256
	Base64 []byte `json:"base64"`
}

// blobs writes what the events keep beside them; what is not there stays out.
func (b *bundleWriter) blobs(get func(string) ([]byte, error)) error {
	for _, digest := range b.named {
		data, err := get(digest)
		if refused := (*incident.Error)(nil); errors.As(err, &refused) && refused.Code == incident.CodeNotFound {
			continue
		}
		if err == nil {
			b.written++
			err = b.line(blobLine{digest, data}, nil)
		}
		if err != nil {
			return err
		}
	}
	return nil
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
	if kept := incident.AttachedTo(e.Body); kept != nil && !b.seen[kept.SHA256] {
		b.seen[kept.SHA256] = true
		b.named = append(b.named, kept.SHA256)
	}
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
	if b.size += len(data); b.size > MaxBundle {
		return incident.Refuse(incident.CodeTooBig, "bundle", fmt.Sprint(MaxBundle>>20, " MB"))
	}
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

// line is the trailer as it stands in the file.
func (t trailer) line() []byte {
	data, err := json.Marshal(t)
	if err != nil {
		panic("exchange: a trailer that JSON cannot write: " + err.Error())
	}
	return append(data, '\n')
}

// message is what is signed. It begins with the format, so that the signature counts for nothing else.
func (t trailer) message() []byte {
	t.Signature = nil
	return fmt.Appendf(nil, "%s %d\n%s", bundleFormat, bundleVersion, t.line())
}

// signed tells whether the trailer was signed with the key.
func signed(key ed25519.PublicKey, t trailer) bool {
	return len(key) == ed25519.PublicKeySize && ed25519.Verify(key, t.message(), t.Signature)
}

func setOf(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}
