package term

import (
	"strings"
	"testing"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
)

// TestASecretIsRefusedInPlace, can be let pass for the entry, and is masked from then on.
func TestASecretIsRefusedInPlace(t *testing.T) {
	const token = "ghp_0123456789abcdefghijABCDEFGHIJ012345"
	c := shopOf(t, lang.JA, 80, 24, "monitoring.dashboards.top")
	c.Press("j", "j", "j", "enter")
	c.Type(token)
	c.Press("enter")
	f := c.Frame()
	if got := c.says(t, "shop", "monitoring.dashboards.top.shows"); got != "" || !f.Contains("保管場所") || !f.Contains(token) || !f.Contains("機密情報ではない") {
		t.Fatalf("the store has %q and it shows\n%s", got, f)
	}
	c.Send(saveDrafts{})
	if found, err := c.seat.Drafts(t.Context(), c.root.env.Session); err != nil || len(found) > 0 {
		t.Errorf("the secret is among the drafts: %+v (%v)", found, err)
	}
	c.Press("esc", "x")
	if f := c.Frame(); f.Contains(token) || f.Contains("機密情報") {
		t.Fatalf("x leaves\n%s", f)
	}
	c.Press("enter")
	c.Type(token)
	c.Press("enter", "enter", "down", "enter")
	if got := c.says(t, "shop", "monitoring.dashboards.top.shows"); got != `"`+token+`"` {
		t.Fatalf("let pass, it says %s", got)
	}
	if f := c.Frame(); f.Contains(token) || !f.Contains("****") {
		t.Errorf("it is not masked:\n%s", f)
	}
	c.Press("h")
	if f := c.Frame(); f.Contains(token) {
		t.Errorf("the history shows it:\n%s", f)
	}
}

// TestASecretIsNeverADraft, in part or whole, and an unrecorded text is marked.
func TestASecretIsNeverADraft(t *testing.T) {
	c := shopOf(t, lang.JA, 80, 24, "monitoring.dashboards.top")
	c.Press("j", "j", "j", "enter")
	c.Type("password: hunter2")
	c.Send(saveDrafts{})
	c.Press("enter")
	c.Send(saveDrafts{})
	found, err := c.seat.Drafts(t.Context(), c.root.env.Session)
	if f := c.Frame(); err != nil || len(found) > 0 || !f.Caret || !f.Contains("保管場所") {
		t.Fatalf("%+v (%v)\n%s", found, err, f)
	}
	c.Press("esc")
	if f := c.Frame(); f.Caret || !f.Contains("未記録") {
		t.Errorf("it looks recorded:\n%s", f)
	}
}

// TestTheEditorsDraftHoldsNoSecret: what was refused in $EDITOR, or half typed at a question, is kept without it.
func TestTheEditorsDraftHoldsNoSecret(t *testing.T) {
	const path, token = "monitoring.dashboards.top", "ghp_0123456789abcdefghijABCDEFGHIJ012345"
	c := shopOf(t, lang.JA, 80, 24, path)
	drafts := func() string {
		out := ""
		for _, field := range []string{"yaml." + path, "add.monitoring.dashboards", "na." + path} {
			out += c.root.env.Drafts.Text(incident.ServiceStream("shop"), field) + "\n"
		}
		return out
	}
	cmd, _ := c.root.at.Do("inv.editor")
	e, _ := cmd().(screen.Editor)
	c.Send(e.Then(e.Text + "shows: " + token + "\n")())
	if f := c.Frame(); !f.Contains("値は残していません") || !f.Contains("行目") {
		t.Errorf("it says\n%s", f)
	}
	if kept := drafts(); strings.Contains(kept, token) || !strings.Contains(kept, "shows:  # ") {
		t.Errorf("the draft is\n%s", kept)
	}
	c.Press("esc", "a")
	c.Type(token)
	c.Press("esc", "N")
	c.Type("鍵は " + token)
	c.Press("esc")
	if kept := drafts(); strings.Contains(kept, token) {
		t.Errorf("the drafts are\n%s", kept)
	}
}
