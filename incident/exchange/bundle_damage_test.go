package exchange

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"testing"
	"testing/iotest"

	"shirei/incident"
)

// TestDamagedBundle changes every byte and cuts at every place of a small bundle.
func TestDamagedBundle(t *testing.T) {
	events, _ := retell(t, read(t, `{"name":"n","started_at":"2026-01-02T03:04:05Z","events":[{"text":"障害"}]}`))
	whole := write(t, append(events, incident.Event{ID: "u", Stream: Stream("n"), Body: incident.Unknown{Name: "x.y", Raw: []byte("{\n}")}}), Stream("n"))
	if _, err := ReadBundle(bytes.NewReader(whole)); err != nil {
		t.Fatal(err)
	}
	for i := range whole {
		if b, err := ReadBundle(bytes.NewReader(whole[:i])); b != nil || code(err) != incident.CodeBadBundle {
			t.Fatalf("cut at %d: %v", i, err)
		}
		for _, c := range []byte{whole[i] ^ 1, whole[i] ^ 0x20, '\n', ' ', '9', 0} {
			if c == whole[i] {
				continue
			}
			damaged := bytes.Clone(whole)
			damaged[i] = c
			b, err := ReadBundle(bytes.NewReader(damaged))
			if got := code(err); b != nil || got != incident.CodeBadBundle && got != incident.CodeNewer {
				t.Fatalf("byte %d made %q: %v", i, c, err)
			}
		}
	}
	for _, more := range []string{"\n", " ", string(whole)} {
		if b, err := ReadBundle(strings.NewReader(string(whole) + more)); b != nil || code(err) != incident.CodeBadBundle {
			t.Errorf("with %q after it: %v", more, err)
		}
	}
}

// seal makes a bundle of lines, with a trailer that fits.
func seal(t *testing.T, lines ...string) string {
	t.Helper()
	text := strings.Join(lines, "\n") + "\n"
	events := 0
	for _, line := range lines[1:] {
		if !strings.HasPrefix(line, `{"blob"`) {
			events++
		}
	}
	return text + string(sealed(t, text, events, key()).line())
}

func sealed(t *testing.T, text string, events int, with ed25519.PrivateKey) trailer {
	t.Helper()
	sum := sha256.Sum256([]byte(text))
	end := trailer{Events: events, SHA256: hex.EncodeToString(sum[:])}
	end.Signature = ed25519.Sign(with, end.message())
	return end
}

func headLine(t *testing.T) string {
	t.Helper()
	line, _, _ := strings.Cut(string(write(t, nil, "s")), "\n")
	return line
}

func TestRefusedBundle(t *testing.T) {
	head := headLine(t)
	good := `{"id":"a","stream":"s","kind":"x.y","body":{}}`
	for _, c := range []struct{ file, code, args string }{
		{"", "bad_bundle", "|1|cut_off"},
		{"hello\n", "bad_bundle", "|1|no_bundle"},
		{`{"format":"zip","version":2}` + "\n", "bad_bundle", "|1|no_bundle"},
		{`{"format":"shirei-bundle","version":2}` + "\n", "bad_bundle", "|1|no_bundle"},
		{`{"format":"shirei-bundle","version":1,"streams":["s"]}` + "\n", "bad_bundle", "|1|unsigned"},
		{`{"format":"shirei-bundle","version":3,"store":[]}` + "\n", "newer", "3|2|bundle"},
		{head + "\n" + good + "\n", "bad_bundle", "|2|cut_off"},
		{head + "\n" + good + "\n" + `{"events":2,"sha256":"x"}` + "\n", "bad_bundle", "|3|event_count|1|2"},
		{head + "\n" + good + "\n" + `{"events":1,"sha256":"x"}` + "\n", "bad_bundle", "|3|changed"},
		{seal(t, head, good, good), "bad_bundle", "|3|twice_there|a"},
		{seal(t, head, `{"id":"a","stream":"t","kind":"x.y","body":{}}`), "bad_bundle", "|2|stray|t"},
		{seal(t, head, `{"id":"a","stream":"s","kind":"x.y"}`), "bad_bundle", "|2|no_event"},
		{seal(t, head, `{"id":"a","stream":"s","body":{}}`), "bad_bundle", "|2|no_event"},
		{seal(t, head, good, `{`), "bad_bundle", "|3|json|unexpected end of JSON input"},
	} {
		_, err := ReadBundle(strings.NewReader(c.file))
		var e *incident.Error
		if !errors.As(err, &e) || string(e.Code) != c.code || strings.Join(e.Args, "|") != c.args {
			t.Errorf("%s: %v", c.file, err)
		}
	}
	if _, err := ReadBundle(strings.NewReader(seal(t, head, good))); err != nil {
		t.Error(err)
	}
}

// What was altered by somebody who can count and hash is still refused: only the store's own key makes the trailer.
func TestForgedBundle(t *testing.T) {
	head := headLine(t)
	one, two := `{"id":"a","stream":"s","kind":"x.y","body":{}}`, `{"id":"b","stream":"s","kind":"x.y","body":{}}`
	whole := seal(t, head, one, two)
	signature := whole[strings.Index(whole, `"signature"`):]
	thief := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{8}, ed25519.SeedSize))
	text := head + "\n" + two + "\n" + one + "\n"
	reordered := sealed(t, text, 2, thief)
	unsigned := reordered
	unsigned.Signature = nil
	for name, file := range map[string]string{
		"lines changed places":                            strings.Replace(whole, one+"\n"+two, two+"\n"+one, 1),
		"so they did, and the digest with them":           text + string(unsigned.line()),
		"and the old signature was kept":                  text + strings.TrimSuffix(string(unsigned.line()), "}\n") + "," + signature,
		"and another key signed it":                       text + string(reordered.line()),
		"and the signature was written in another way":    strings.Replace(whole, `{"events"`, `{ "events"`, 1),
		"and the signature is of another kind of message": text + string(trailer{2, 0, reordered.SHA256, ed25519.Sign(key(), []byte(reordered.SHA256))}.line()),
	} {
		b, err := ReadBundle(strings.NewReader(file))
		if b != nil || code(err) != incident.CodeBadBundle || !strings.Contains(err.Error(), "changed") && !strings.Contains(err.Error(), "forged") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestBundleErrorsPass(t *testing.T) {
	broken := errors.New("broken")
	fails := func(yield func(incident.Event, error) bool) { yield(incident.Event{}, broken) }
	var b bytes.Buffer
	if err := WriteBundle(&b, head(), Contents{Events: fails}, sign); !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
	if err := WriteBundle(&b, head(), Contents{Events: seq(nil)}, func([]byte) ([]byte, error) { return nil, broken }); !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
	if err := WriteBundle(&b, Header{Store: "a", Key: make([]byte, ed25519.PublicKeySize)}, Contents{Events: seq(nil)}, sign); err == nil {
		t.Error("a signature was written that does not fit the key")
	}
	stranger := incident.Event{ID: "a", Stream: "t", Body: incident.ActUndone{}}
	if err := WriteBundle(&b, head("s"), Contents{Events: seq([]incident.Event{stranger})}, sign); err == nil {
		t.Error("an event of another stream was taken")
	}
	if _, err := ReadBundle(iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
	whole := write(t, nil, "s")
	if _, err := ReadBundle(iotest.TimeoutReader(iotest.HalfReader(bytes.NewReader(whole)))); !errors.Is(err, iotest.ErrTimeout) {
		t.Errorf("%v", err)
	}
}

func FuzzBundle(f *testing.F) {
	events, _ := retell(f, read(f, `{"name":"n","events":[{"text":"a"}]}`))
	f.Add(write(f, events, Stream("n")))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := ReadBundle(bytes.NewReader(data))
		if err != nil {
			if c := code(err); c != incident.CodeBadBundle && c != incident.CodeNewer {
				t.Fatal(err)
			}
			return
		}
		again, err := ReadBundle(bytes.NewReader(write(t, b.Events, b.Streams...)))
		if err != nil || len(again.Events) != len(b.Events) {
			t.Fatal(err)
		}
	})
}
