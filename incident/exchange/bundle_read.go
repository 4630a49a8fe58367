package exchange

import (
	"bufio"
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"hash"
	"io"
	"strconv"

	"shirei/incident"
)

// ReadBundle reads a bundle and hands it out only once all of it was found sound: every line, the numbers of events and
// contents, the digest, and the signature by the key in its header. Whether that key is anybody's who is trusted is left to
// the caller.
// Refused: [incident.CodeNewer] for a version that this program does not know, [incident.CodeBadBundle] with the line for
// anything cut, altered or malformed. An error of the reader itself comes back as it is.
func ReadBundle(r io.Reader) (*Bundle, error) {
	b := &bundleReader{in: bufio.NewReaderSize(r, 1<<16), sum: sha256.New(), seen: map[string]bool{}, named: map[string]bool{}}
	line, err := b.next()
	if err == nil {
		err = b.header(line)
	}
	if err != nil {
		return nil, err
	}
	for {
		if line, err = b.next(); err != nil {
			return nil, err
		}
		switch _, err = b.in.Peek(1); {
		case err == io.EOF: // the last line
			if err = b.trailer(line); err != nil {
				return nil, err
			}
			return &b.Bundle, nil
		case err == nil:
			err = b.event(line)
		}
		if err != nil {
			return nil, err
		}
	}
}

type bundleReader struct {
	Bundle
	in      *bufio.Reader
	sum     hash.Hash
	streams map[string]bool
	seen    map[string]bool // ids
	named   map[string]bool // the content that events name and that has not come yet
	number  int             // of the line read last
}

// bad refuses the line read last: with what is wrong with it, and the piece.
func (b *bundleReader) bad(fault string, piece ...string) error {
	return incident.Refuse(incident.CodeBadBundle, append([]string{"", strconv.Itoa(b.number), fault}, piece...)...)
}

func (b *bundleReader) next() ([]byte, error) {
	b.number++
	line, err := b.in.ReadBytes('\n')
	if err == io.EOF {
		return nil, b.bad("cut_off")
	}
	return line, err
}

func (b *bundleReader) header(line []byte) error {
	var is struct { // read first: a newer version may write all else in another way
		Format  string `json:"format"`
		Version int    `json:"version"`
	}
	if err := json.Unmarshal(line, &is); err != nil || is.Format != bundleFormat || is.Version < 1 {
		return b.bad("no_bundle")
	}
	switch {
	case is.Version > bundleVersion:
		return incident.Refuse(incident.CodeNewer, strconv.Itoa(is.Version), strconv.Itoa(bundleVersion), "bundle")
	case is.Version < bundleVersion:
		return b.bad("unsigned")
	}
	if err := json.Unmarshal(line, &b.Header); err != nil || b.Store == "" || len(b.Key) != ed25519.PublicKeySize {
		return b.bad("no_bundle")
	}
	b.streams = setOf(b.Streams)
	b.MadeAt = b.MadeAt.UTC()
	b.sum.Write(line)
	return nil
}

func (b *bundleReader) event(line []byte) error {
	b.sum.Write(line)
	var v struct {
		envelope
		Body   json.RawMessage `json:"body"`
		Base64 *[]byte         `json:"base64"`
		Blob   *string         `json:"blob"`
	}
	if err := json.Unmarshal(line, &v); err != nil {
		return b.bad("json", err.Error())
	}
	if v.Blob != nil && v.Base64 != nil && v.ID == "" {
		return b.blob(*v.Blob, *v.Base64)
	}
	switch {
	case v.ID == "" || v.Kind == "" || (v.Body == nil) == (v.Base64 == nil):
		return b.bad("no_event")
	case !b.streams[v.Stream]:
		return b.bad("stray", excerpt(v.Stream))
	case b.seen[v.ID]:
		return b.bad("twice_there", excerpt(v.ID))
	}
	b.seen[v.ID] = true
	if v.Base64 != nil {
		v.Body = *v.Base64
	}
	e := incident.Event{
		ID: v.ID, Stream: v.Stream, Order: v.Order, OccurredAt: v.OccurredAt.UTC(), RecordedAt: v.RecordedAt.UTC(),
		Actor: v.Actor, Words: v.Words, Via: v.Via, Act: v.Act, Undoes: v.Undoes, Body: incident.DecodeBody(v.Kind, v.Body),
	}
	if kept := incident.AttachedTo(e.Body); kept != nil {
		b.named[kept.SHA256] = true
	}
	b.Events = append(b.Events, e)
	return nil
}

// blob takes content that an event before it names, once.
func (b *bundleReader) blob(digest string, data []byte) error {
	sum := sha256.Sum256(data)
	switch {
	case hex.EncodeToString(sum[:]) != digest:
		return b.bad("changed")
	case !b.named[digest]:
		return b.bad("stray_blob", excerpt(digest))
	}
	delete(b.named, digest)
	b.Blobs = append(b.Blobs, data)
	return nil
}

// trailer checks the whole. It must be written exactly as [WriteBundle] writes it, so that no byte of it may differ.
func (b *bundleReader) trailer(line []byte) error {
	var t trailer
	switch err := json.Unmarshal(line, &t); {
	case err != nil || t.SHA256 == "":
		return b.bad("cut_off")
	case t.Events != len(b.Events):
		return b.bad("event_count", strconv.Itoa(len(b.Events)), strconv.Itoa(t.Events))
	case t.Blobs != len(b.Blobs):
		return b.bad("blob_count", strconv.Itoa(len(b.Blobs)), strconv.Itoa(t.Blobs))
	case t.SHA256 != hex.EncodeToString(b.sum.Sum(nil)):
		return b.bad("changed")
	case !signed(b.Key, t):
		return b.bad("forged")
	case !bytes.Equal(line, t.line()):
		return b.bad("changed")
	}
	return nil
}
