package incident

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/screen/screentest"
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

// A run's row says what was run and how it ended; what it printed, where it ran and by whom stand where it is opened.
func TestRun(t *testing.T) {
	e, ok := incident.EntryOf(incident.Event{ID: "x", Actor: "佐藤", OccurredAt: noon, RecordedAt: noon, Body: incident.CommandRan{
		Command: "df -h", Host: "web1", Dir: "/srv/app", Ended: noon.Add(3 * time.Second), Exit: 1, Tail: "Filesystem\n/dev/sda1 100%", Output: &incident.Attached{SHA256: "x", Name: "output.txt", Size: 1200},
	}})
	tl := &timeline{env: screentest.Env(lang.JA), cache: map[string][]string{}, width: 80, loc: tokyo}
	if got, want := tl.body(e), "$ df -h → 終了コード 1（3s）（添付 1.2 KB）"; !ok || len(got) != 1 || got[0] != want {
		t.Errorf("row %q, want %q", got, want)
	}
	if got := tl.full(e); !strings.HasPrefix(got, "$ df -h → 終了コード 1（3s）\n\nFilesystem\n/dev/sda1 100%\n\n") ||
		!strings.Contains(got, "実行ホスト: web1\n実行ディレクトリ: /srv/app\n") {
		t.Errorf("in full: %s", got)
	}
}
