package term

import (
	"strings"
	"testing"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
	"shirei/ui/text"
)

// What is said for a moment takes a second line rather than lose its end, and never the line one types into.
func TestAToastIsNotCut(t *testing.T) {
	path := "/home/sato/.local/share/shirei/exports/2026-11-20-決済の一部が完了しない-postmortem.md"
	for _, l := range []lang.Lang{lang.JA, lang.EN} {
		words := text.For(l)
		for name, msg := range map[string]screen.Failed{
			"refused": {Err: incident.Refuse(incident.CodeNotGranted, string(desk.GrantRespond), "decision")},
		} {
			c := start(t, l, 80, 24, outage(t))
			c.Send(msg)
			what, next := text.ErrorAt(msg.Err, l, lang.Clock{})
			wantTail(t, name, c, next)
			c.Press("n")
			c.Type("架電中")
			c.Send(msg)
			wantTail(t, name, c, next)
			if f := c.Frame(); !f.Contains("架電中") || !f.Contains(what[:12]) {
				t.Errorf("while typing:\n%s", f)
			}
		}
		c := start(t, l, 80, 24, outage(t))
		c.Send(screen.Toast{Text: words.Common.Written(path)})
		wantTail(t, "written", c, "postmortem.md")
		c.Send(screen.Toast{Text: strings.Repeat("word ", 60)})
		if row := c.Frame().Rows[23]; !strings.Contains(row, "word word") || !strings.Contains(row, "…") {
			t.Errorf("too long by far: %q", row)
		}
	}
}

// wantTail fails where the last line does not end with the last words of a text.
func wantTail(t *testing.T, name string, c *console, text string) {
	t.Helper()
	r := []rune(text)
	if row := c.Frame().Rows[23]; !strings.HasSuffix(strings.TrimRight(row, " "), string(r[max(len(r)-8, 0):])) {
		t.Errorf("%s: the last line is %q, not the end of %q", name, row, text)
	}
}
