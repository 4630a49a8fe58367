package inventory

import (
	"errors"
	"testing"
)

// An id that stands twice is told, and the ladder over it is walked to its end: it was walked without end before.
func TestLadderOverDuplicateIDs(t *testing.T) {
	for _, then := range []string{"", "      then: b\n", "      then: a\n"} {
		_, err := Parse([]byte("contact:\n  people:\n    - id: a\n      name: A\n" + then +
			"    - id: a\n      name: B\n    - id: b\n      name: C\n"))
		var found Problems
		if !errors.As(err, &found) {
			t.Fatalf("%q: %v", then, err)
		}
		codes := map[string]int{}
		for _, p := range found {
			codes[p.Code]++
		}
		if codes[CodeDuplicateID] != 1 || codes[CodeCircular] > 0 && then != "      then: a\n" {
			t.Errorf("%q: %v", then, found)
		}
	}
}
