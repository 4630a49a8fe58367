package ssh

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSplit(t *testing.T) {
	for line, want := range map[string][]string{
		``:                          nil,
		"  \t ":                     nil,
		`log hi`:                    {"log", "hi"},
		`  log   "二 語"  x `:         {"log", "二 語", "x"},
		`log 全角　の空白`:                {"log", "全角　の空白"},
		`log 'it'\''s down'`:        {"log", "it's down"},
		`log "a \"b\" \\ \n $HOME"`: {"log", `a "b" \ \n $HOME`},
		`log '$(id)' ; sh`:          {"log", "$(id)", ";", "sh"},
		`part write impact ""`:      {"part", "write", "impact", ""},
		`log a\ b`:                  {"log", "a b"},
		"log a\x00b":                {"log", "a\x00b"},
		"log 'two\nlines'":          {"log", "two\nlines"},
		`--reason="長い 理由" --at='10:00' x`: {"--reason=長い 理由", "--at=10:00", "x"},
	} {
		if got, ok := split(line); !ok || !slices.Equal(got, want) {
			t.Errorf("%q: %q, %v", line, got, ok)
		}
	}
	for _, line := range []string{`log it's down`, `log "x`, `log x\`, `"`, `'a"`} {
		if got, ok := split(line); ok {
			t.Errorf("%q is taken as %q", line, got)
		}
	}
}

// TestSplitGivesBackWhatWasQuoted: whatever somebody's shell quotes arrives as it was.
func TestSplitGivesBackWhatWasQuoted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.String()).Draw(t, "words")
		var line strings.Builder
		for _, w := range words {
			line.WriteString("'" + strings.ReplaceAll(w, "'", `'\''`) + "' ")
		}
		if got, ok := split(line.String()); !ok || !slices.Equal(got, words) {
			t.Fatalf("%q became %q, %v", words, got, ok)
		}
	})
}
