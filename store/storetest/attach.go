package storetest

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"shirei/incident"
	"shirei/incident/desk"
)

// attach keeps content beside a note.
func (b *bench) attach(stream, text string, content []byte) (digest string) {
	b.t.Helper()
	b.must(b.store.Write(b.ctx, func(tx desk.Tx) (err error) {
		if digest, err = tx.PutBlob(content); err != nil {
			return err
		}
		note := incident.TakeNote{Text: text, Attached: &incident.Attached{SHA256: digest, Name: "log", Size: int64(len(content))}}
		events, err := incident.DecideBlind(stream, note, incident.By{Name: "sato"}, b.env(nil, stream))
		if err != nil {
			return err
		}
		return tx.Append(events, nil)
	}))
	return digest
}

func blobs(t *testing.T, b *bench) {
	stream, other := b.declare("a"), b.declare("b")
	raw := append(bytes.Repeat([]byte("a line\r\n"), 1000), 0, 0xff)
	one, again := b.attach(stream, "one", raw), b.attach(other, "elsewhere", raw)
	two := b.attach(stream, "two", []byte("x"))
	b.note(stream, incident.TakeNote{Text: "nothing beside it"})
	if one != again || one == two || len(one) != 64 || strings.ToLower(one) != one {
		t.Fatalf("the digests are %s, %s and %s", one, again, two)
	}
	got, err := b.store.Attachments(b.ctx, stream)
	b.must(err)
	if !slices.Equal(texts(got), []string{"one", "two"}) || got[0].Attached.SHA256 != one || got[1].Attached.Size != 1 {
		t.Fatalf("attachments are %+v", got)
	}
	content, err := b.store.Blob(b.ctx, one)
	b.must(err)
	if !bytes.Equal(content, raw) {
		t.Fatal("the content did not come back as it went in")
	}
	_, err = b.store.Blob(b.ctx, strings.Repeat("0", 64))
	b.wantCode(err, incident.CodeNotFound)
	_, err = b.store.Attachments(b.ctx, b.id())
	b.wantCode(err, incident.CodeNotFound)
	var left string // by whoever named it nowhere
	b.must(b.store.Write(b.ctx, func(tx desk.Tx) (err error) { left, err = tx.PutBlob([]byte("left")); return err }))
	if n := b.finding("orphan_blobs"); n != "1" {
		t.Errorf("%s orphans were found", n)
	}
	if _, err = b.store.Rebuild(b.ctx); err != nil {
		t.Fatal(err)
	}
	if again, err := b.store.Attachments(b.ctx, stream); err != nil || !slices.Equal(texts(again), texts(got)) {
		t.Fatalf("after a rebuild they are %+v: %v", again, err)
	}
	if n := b.finding("orphan_blobs"); n != "0" {
		t.Errorf("%s orphans are left", n)
	}
	_, err = b.store.Blob(b.ctx, left)
	b.wantCode(err, incident.CodeNotFound)
	for _, digest := range []string{one, two} {
		_, err = b.store.Blob(b.ctx, digest)
		b.must(err)
	}
}

// finding is the first argument of what a check finds by that name.
func (b *bench) finding(code string) string {
	b.t.Helper()
	all, err := b.store.Check(b.ctx)
	b.must(err)
	for _, f := range all {
		if f.Code == code {
			return f.Args[0]
		}
	}
	return "no such finding"
}
