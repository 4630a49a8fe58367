package incident

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLastOf(t *testing.T) {
	if got := lastOf("short\n"); got != "short\n" {
		t.Errorf("%q", got)
	}
	lines := lastOf(strings.Repeat("0123456789\n", shownBytes/5))
	if !strings.HasPrefix(lines, "…\n0123456789\n") || len(lines) > shownBytes+4 {
		t.Errorf("%d bytes that begin with %q", len(lines), lines[:20])
	}
	if one := lastOf(strings.Repeat("障", shownBytes)); !utf8.ValidString(one) || !strings.HasPrefix(one, "…障") {
		t.Errorf("it begins with %q", one[:12])
	}
}
