package keymap

import "testing"

// The console's own table must hold every rule of New, or nothing starts.
func TestKeysHoldTheRules(t *testing.T) {
	if got := len(Keys().Scopes()); got == 0 {
		t.Fatal("no scopes")
	}
}
