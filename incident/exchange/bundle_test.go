package exchange

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"pgregory.net/rapid"

	"shirei/incident"
)

func seq(events []incident.Event) iter.Seq2[incident.Event, error] {
	return func(yield func(incident.Event, error) bool) {
		for _, e := range events {
			if !yield(e, nil) {
				return
			}
		}
	}
}

// key is the store's in these tests.
func key() ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))
}

func sign(message []byte) ([]byte, error) { return ed25519.Sign(key(), message), nil }

func head(streams ...string) Header {
	return Header{MadeAt: clock, Store: "store-a", Key: key().Public().(ed25519.PublicKey), By: "佐藤", Host: "ops1", Streams: streams}
}

// contents are what the tests keep beside events; blob finds them.
var contents = [][]byte{[]byte("500 500 500\n"), {0, 1, 0xff}}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func blob(wanted string) ([]byte, error) {
	for _, c := range contents {
		if digest(c) == wanted {
			return c, nil
		}
	}
	return nil, incident.Refuse(incident.CodeNotFound, wanted)
}

func write(t interface{ Fatal(...any) }, events []incident.Event, streams ...string) []byte {
	var b bytes.Buffer
	if err := WriteBundle(&b, head(streams...), Contents{seq(events), blob}, sign); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func code(err error) incident.Code {
	var e *incident.Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

func TestBundleOfAnOutage(t *testing.T) {
	events, _ := retell(t, read(t, string(files(t)["kddi-2022-07-02-volte.json"])))
	stream := events[0].Stream
	for i := range events {
		events[i].Order = int64(i + 1)
	}
	got, err := ReadBundle(iotest.OneByteReader(bytes.NewReader(write(t, events, stream))))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got.Events, events) || !got.MadeAt.Equal(clock) || !reflect.DeepEqual(got.Streams, []string{stream}) {
		t.Errorf("%+v", got.Header)
	}
	a, _ := incident.Fold(stream, events)
	b, _ := incident.Fold(stream, got.Events)
	if !reflect.DeepEqual(a, b) {
		t.Error("another state")
	}
}

func TestBundleLines(t *testing.T) {
	e := incident.Event{
		ID: "e1", Stream: "s", Order: 7, OccurredAt: clock, RecordedAt: clock.Add(time.Microsecond), Actor: "佐藤", Words: "w",
		Via: incident.ViaCLI, Act: "a", Undoes: "u", Body: incident.Unknown{Name: "later.kind", Raw: []byte(`{"z": 1.0, "a":"<\/>"}`)},
	}
	want := `{"format":"shirei-bundle","version":2,"made_at":"2026-11-21T12:00:00Z","store":"store-a","key":"` +
		base64.StdEncoding.EncodeToString(key().Public().(ed25519.PublicKey)) + `","by":"佐藤","host":"ops1","streams":["s"]}
{"id":"e1","stream":"s","order":7,"occurred_at":"2026-11-21T12:00:00Z","recorded_at":"2026-11-21T12:00:00.000001Z","actor":"佐藤","words":"w","via":"cli","act":"a","undoes":"u","kind":"later.kind","body":{"z": 1.0, "a":"<\/>"}}
`
	got := string(write(t, []incident.Event{e}, "s"))
	if !strings.HasPrefix(got, want) || !strings.HasPrefix(got[len(want):], `{"events":1,"blobs":0,"sha256":"`) || strings.Count(got, "\n") != 3 {
		t.Errorf("%s", got)
	}
}

// drawEvents makes events of known and unknown kinds, with bodies that JSON Lines could not hold as they are.
func drawEvents(t *rapid.T) []incident.Event {
	times := rapid.Custom(func(t *rapid.T) time.Time {
		if us := rapid.Int64Range(-1e15, 2e15).Draw(t, "us"); us%5 != 0 {
			return time.UnixMicro(us).UTC()
		}
		return time.Time{}
	})
	text := rapid.String()
	var out []incident.Event
	for i := range rapid.IntRange(0, 6).Draw(t, "n") {
		var body incident.Body = incident.NoteTaken{Text: text.Draw(t, "text"), As: incident.EntryAction}
		if rapid.Bool().Draw(t, "unknown") {
			raw := rapid.OneOf(
				rapid.SampledFrom([]string{"null", "{}", " {}", "{\n}", "", `{"a":`, `{"b":1e400,"b":2}`, "\"\u2028\"", "\"\xff\""}), text,
			).Draw(t, "raw")
			body = incident.Unknown{Name: "x.y", Raw: json.RawMessage(raw)}
		}
		out = append(out, incident.Event{
			ID: fmt.Sprint("e", i), Stream: rapid.SampledFrom([]string{"a", "b"}).Draw(t, "stream"), Order: rapid.Int64().Draw(t, "order"),
			OccurredAt: times.Draw(t, "occurred"), RecordedAt: times.Draw(t, "recorded"), Actor: text.Draw(t, "actor"),
			Words: text.Draw(t, "words"), Via: incident.ViaCLI, Act: text.Draw(t, "act"), Undoes: text.Draw(t, "undoes"), Body: body,
		})
	}
	return out
}

func TestBundleRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := drawEvents(t)
		got, err := ReadBundle(bytes.NewReader(write(t, events, "a", "b")))
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Events) != len(events) {
			t.Fatalf("%d events of %d", len(got.Events), len(events))
		}
		for i, e := range events {
			if u, ok := e.Body.(incident.Unknown); ok {
				g, ok := got.Events[i].Body.(incident.Unknown)
				if !ok || !bytes.Equal(g.Raw, u.Raw) {
					t.Fatalf("body %q came back as %q", u.Raw, g.Raw)
				}
				got.Events[i].Body = e.Body
			}
			if !reflect.DeepEqual(got.Events[i], e) {
				t.Fatalf("%+v came back as %+v", e, got.Events[i])
			}
		}
	})
}

// A bundle may be looked at on a terminal: nothing in it acts there, and all of it comes back.
func TestBundleIsInert(t *testing.T) {
	const evil = "a\u009b2J \u202eb\u202c \x7f"
	events := []incident.Event{{ID: "e", Stream: "s", Actor: evil, Words: evil, Act: "a", Body: incident.NoteTaken{Text: evil}}}
	data := write(t, events, "s")
	if bytes.ContainsAny(data, "\u009b\u202e\u202c\x7f") {
		t.Errorf("%q", data)
	}
	got, err := ReadBundle(bytes.NewReader(data))
	if err != nil || !reflect.DeepEqual(got.Events, events) {
		t.Errorf("%+v %v", got, err)
	}
}

// What events keep beside them comes along once; what the packer does not have does not.
func TestBundleOfAttachments(t *testing.T) {
	keep := func(id string, data []byte) incident.Event {
		return incident.Event{ID: id, Stream: "s", Body: incident.AttachmentAdded{Attached: incident.Attached{SHA256: digest(data), Name: "n", Size: 1}}}
	}
	events := []incident.Event{keep("a", contents[0]), keep("b", contents[1]), keep("c", contents[0]), keep("d", []byte("lost"))}
	whole := string(write(t, events, "s"))
	got, err := ReadBundle(strings.NewReader(whole))
	if err != nil || !reflect.DeepEqual(got.Blobs, contents) || len(got.Events) != 4 {
		t.Fatalf("%q %v", got.Blobs, err)
	}
	lines := strings.SplitAfter(whole, "\n") // header, four events, two contents, trailer
	line := func(i int) string { return strings.TrimSuffix(lines[i], "\n") }
	for args, file := range map[string]string{
		"|4|stray_blob|" + excerpt(digest(contents[1])): seal(t, line(0), line(1), line(5), line(6), line(2)),
		"|4|stray_blob|" + excerpt(digest(contents[0])): seal(t, line(0), line(1), line(5), line(5)),
		"|3|changed":        seal(t, line(0), line(1), strings.Replace(line(5), "NTAw", "NDAw", 1)),
		"|4|blob_count|1|0": seal(t, line(0), line(1), line(5)),
	} {
		_, err := ReadBundle(strings.NewReader(file))
		if e := (*incident.Error)(nil); !errors.As(err, &e) || strings.Join(e.Args, "|") != args {
			t.Errorf("%v, want %s", err, args)
		}
	}
	fails := func(string) ([]byte, error) { return nil, errors.New("broken") }
	if err := WriteBundle(&bytes.Buffer{}, head("s"), Contents{seq(events), fails}, sign); err == nil {
		t.Error("what could not be read was left out")
	}
}

func TestFingerprint(t *testing.T) {
	print := Fingerprint(key().Public().(ed25519.PublicKey))
	if len(print) != 39 || strings.Count(print, "-") != 7 {
		t.Errorf("%s", print)
	}
	for typed, same := range map[string]bool{
		print: true, strings.ToUpper(print): true, strings.ReplaceAll(print, "-", ""): true, strings.ReplaceAll(print, "-", " "): true,
		print[:38]: false, "": false, print + "0": false,
	} {
		if SameFingerprint(typed, print) != same {
			t.Errorf("%q", typed)
		}
	}
	for want, h := range map[string]Header{"a (b)": {By: "a", Host: "b"}, "a": {By: "a"}, "b": {Host: "b"}, "": {}} {
		if h.Whose() != want {
			t.Errorf("%q, want %q", h.Whose(), want)
		}
	}
}
