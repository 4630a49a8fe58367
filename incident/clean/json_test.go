package clean

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

func TestJSON(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`{"a":"障害 é 🚨"}`, `{"a":"障害 é 🚨"}`},
		{"\"\x7f\u009b\u202e\u2066\u200f\u061c\"", `"\u007f\u009b\u202e\u2066\u200f\u061c"`},
		{"\"a\u202eb\"", `"a\u202eb"`},
	} {
		if got := string(JSON([]byte(c.in))); got != c.want {
			t.Errorf("%q: %q", c.in, got)
		}
	}
}

// Whatever a text holds, its JSON says the same afterwards, and nothing in it acts.
func TestJSONMeansTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.RuneFrom([]rune("a\x7f\u0080\u009b\u202a\u202e\u2069\u200e\u061c\"\\")))).Draw(t, "text")
		data, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		var got string
		inert := JSON(data)
		if err := json.Unmarshal(inert, &got); err != nil || got != text {
			t.Fatalf("%q became %q (%v)", text, got, err)
		}
		for _, r := range string(inert) {
			if r < ' ' || acts(r) {
				t.Fatalf("%q holds %q", inert, r)
			}
		}
	})
}
