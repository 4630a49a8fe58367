package incident

import (
	"strings"
	"testing"
	"time"

	"shirei/incident"
)

var (
	tokyo = time.FixedZone("JST", 9*3600)
	noon  = time.Date(2026, 11, 20, 14, 12, 0, 0, tokyo)
)

func TestParseLine(t *testing.T) {
	for _, c := range []struct {
		in    string
		kind  incident.EntryKind
		at    string
		tags  string
		key   bool
		text  string
		wrong string
	}{
		{in: "PayGate窓口へ架電", text: "PayGate窓口へ架電"},
		{in: "/対応 再起動を試す", kind: incident.EntryAction, text: "再起動を試す"},
		{in: "／対応　＠１４：０２　再起動", kind: incident.EntryAction, at: "14:02", text: "再起動"},
		{in: "・仮説 v2.31", kind: incident.EntryHypothesis, text: "v2.31"},
		{in: "/hypothesis timeouts", kind: incident.EntryHypothesis, text: "timeouts"},
		{in: "/hyp timeouts", kind: incident.EntryHypothesis, text: "timeouts"},
		{in: "@-5m ! #db #決済 遅延", at: "14:07", tags: "db 決済", key: true, text: "遅延"},
		{in: "！ 重要", key: true, text: "重要"},
		{in: "@everyone 見てください", text: "@everyone 見てください"},
		{in: "/var/log を確認", text: "/var/log を確認"},
		{in: "/etc", text: "/etc", wrong: "/etc"},
		{in: "/nonsense x", text: "/nonsense x", wrong: "/nonsense"},
		{in: "/ だけ", text: "/ だけ"},
		{in: "/観測 一行目\n二行目 /対応", kind: incident.EntryObservation, text: "一行目\n二行目 /対応"},
		{in: "比率 3/4 @14:02 のまま", text: "比率 3/4 @14:02 のまま"},
		{in: "", text: ""},
	} {
		got := parseLine(c.in, noon, tokyo)
		at := ""
		if !got.at.IsZero() {
			at = got.at.In(tokyo).Format("15:04")
		}
		if got.wrong != c.wrong || c.wrong == "" && (got.kind != c.kind || at != c.at || strings.Join(got.tags, " ") != c.tags || got.key != c.key || got.text != c.text) {
			t.Errorf("%q: %+v at %q", c.in, got, at)
		}
	}
}

// FuzzParseLine: whatever is typed, the text is a part of it, and nothing of it is lost but what was read as a command.
func FuzzParseLine(f *testing.F) {
	for _, s := range []string{"/対応 @14:02 x", "！＃a b", "@-5m", "/ / /", "\n\n", "#", "@99:99 x", "/\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := parseLine(s, noon, tokyo)
		if !strings.HasSuffix(s, got.text) {
			t.Fatalf("%q became %q", s, got.text)
		}
		if got.kind == "" && got.at.IsZero() && len(got.tags) == 0 && !got.key && got.wrong == "" && strings.TrimLeft(s, " 　") != got.text {
			t.Fatalf("%q lost something without a command: %q", s, got.text)
		}
	})
}
