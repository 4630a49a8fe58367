package text

import (
	"testing"

	"shirei/incident/desk"
)

func TestEveryGrantHasWords(t *testing.T) {
	for _, l := range both {
		e := For(l).Errors
		if len(e.Grants) != len(desk.Grants()) {
			t.Errorf("%s has words for %d grants", l, len(e.Grants))
		}
		for _, g := range desk.Grants() {
			if e.Grants[string(g)] == "" {
				t.Errorf("%s has no words for the grant %q", l, g)
			}
		}
	}
}
