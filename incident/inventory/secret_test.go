package inventory

import (
	"testing"

	"pgregory.net/rapid"
)

// Whatever the expressions take for a secret has one of the signs that are looked for first.
func TestSecretSigns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		if text := rapid.StringMatching(told().String()).Draw(t, "told"); told().MatchString(text) && !containsAny(plainCase(text), toldNames) {
			t.Errorf("%q has no name", text)
		}
	})
}
