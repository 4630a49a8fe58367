package cli

import (
	"bytes"
	"testing"
)

// However the writes are cut, a character that acts is escaped, and every other one comes through.
func TestInertJSONInPieces(t *testing.T) {
	const in, want = "\"障\u202e害🚨\u009b\xff\"\n", "\"障\\u202e害🚨\\u009b\xff\"\n"
	for size := 1; size <= len(in); size++ {
		var out bytes.Buffer
		w := &inertJSON{to: &out}
		for rest := []byte(in); len(rest) > 0; {
			n, err := w.Write(rest[:min(size, len(rest))])
			if err != nil {
				t.Fatal(err)
			}
			rest = rest[n:]
		}
		if out.String() != want {
			t.Errorf("by %d: %q", size, out.String())
		}
	}
}
