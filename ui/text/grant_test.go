package text

import (
	"testing"

	"shirei/incident/desk"
)

func TestEveryGrantHasWords(t *testing.T) {
	for _, l := range both {
		e := For(l).Errors
		if len(e.Grants) != len(desk.Grants()) || len(e.Reserved) != len(desk.Reserved()) {
			t.Errorf("%s has words for %d grants and %d reserved acts", l, len(e.Grants), len(e.Reserved))
		}
		for _, g := range desk.Grants() {
			if e.Grants[string(g)] == "" {
				t.Errorf("%s has no words for the grant %q", l, g)
			}
		}
		for _, what := range desk.Reserved() {
			if e.Reserved[what] == "" {
				t.Errorf("%s has no words for the reserved act %q", l, what)
			}
		}
	}
}
