package widget

import (
	"strings"
	"testing"

	"shirei/ui/term/theme"
)

// A choice among whole texts is drawn by its word, never by the value behind it.
func TestWholeChoiceKeepsItsWord(t *testing.T) {
	f := NewForm([]Field{{ID: "first", Label: "最初に見る", Kind: Choice, Whole: true, Value: "true", Options: []Option{{"true", "はい"}}}}, nil)
	f.SetSize(40, 1)
	if got := f.View(theme.Styles{}).Lines[0]; !strings.Contains(got, "はい") || strings.Contains(got, "true") {
		t.Errorf("drawn as %q", got)
	}
}
