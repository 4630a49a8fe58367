package cli

import (
	"slices"
	"testing"
)

// A line of a narrow pane breaks between words and goes on below them.
func TestWrapped(t *testing.T) {
	for _, c := range []struct {
		line    string
		columns int
		want    []string
	}{
		{"  14:12  note  Sato  short", 56, []string{"  14:12  note  Sato  short"}},
		{"  14:12  note  Sato  the payment gateway answers again", 40, []string{"  14:12  note  Sato  the payment gateway", "         answers again"}},
		{"  14:12  note  Sato  the payment gateway", 20, []string{"  14:12  note  Sato", "  the payment", "  gateway"}},
		{"  14:12  観測      佐藤  決済の失敗率が、上がっています。", 42, []string{"  14:12  観測      佐藤  決済の失敗率が、", "         上がっています。"}},
		{"  14:12  note  Sato  the payment gateway answers again", 0, []string{"  14:12  note  Sato  the payment gateway answers again"}},
	} {
		if got := wrapped(c.line, c.columns); !slices.Equal(got, c.want) {
			t.Errorf("%q in %d:\n%q", c.line, c.columns, got)
		}
	}
}
