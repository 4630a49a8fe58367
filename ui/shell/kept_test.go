package shell

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"
)

// However it comes, the beginning and the end are kept, and what lay between them is counted.
func TestKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		limit := rapid.IntRange(2, 40).Draw(t, "limit")
		k, all := NewKept(limit), []byte(nil)
		for range rapid.IntRange(0, 12).Draw(t, "writes") {
			p := rapid.SliceOfN(rapid.Byte(), 0, 60).Draw(t, "p")
			all = append(all, p...)
			if n, err := k.Write(p); n != len(p) || err != nil {
				t.Fatal(n, err)
			}
		}
		head, tail, left := k.Ends()
		if len(head)+len(tail) > limit || int64(len(head)+len(tail))+left != int64(len(all)) {
			t.Fatalf("%d and %d of %d kept, %d left out", len(head), len(tail), len(all), left)
		}
		if !bytes.HasPrefix(all, head) || !bytes.HasSuffix(all, tail) || left == 0 && !bytes.Equal(head, all) {
			t.Fatalf("%q … %q of %q", head, tail, all)
		}
	})
}
