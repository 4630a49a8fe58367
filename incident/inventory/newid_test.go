package inventory

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNewID(t *testing.T) {
	s := parsed(t, "monitoring:\n  dashboards:\n    - id: top\n    - id: top-2\n    - id: dashboard\n    - id: "+strings.Repeat("長", maxID)+"\n")
	for name, want := range map[string]string{
		"Overview": "overview", "決済  ダッシュボード（本番）": "決済-ダッシュボード-本番", "ＥＣサイト　１": "ecサイト-1", "Top": "top-3", "שָׁלוֹם עולם": "שָׁלוֹם-עולם",
		"e\u0301a": "e\u0301a", "--a__b--": "a__b", "": "dashboard-2", "！？": "dashboard-2", strings.Repeat("長", 80): strings.Repeat("長", maxID-2) + "-2",
	} {
		if got := NewID(s, "monitoring.dashboards", name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// Whatever the name, an entry can be added under the id that is made of it.
func TestNewIDCanBeAdded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := &Service{}
		for range 3 {
			name := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"a", "Ａ", "\u0301", strings.Repeat("e\u0301", 50)})).Draw(t, "name")
			e := added("contact.people." + NewID(s, "contact.people", name))
			next, err := s.Apply(e)
			if err != nil {
				t.Fatalf("%q: %v", name, err)
			}
			if s = next; !strings.Contains(string(Format(s)), "id:") {
				t.Fatal("not written")
			}
		}
		if _, err := Parse(Format(s)); err != nil {
			t.Fatal(err)
		}
	})
}
