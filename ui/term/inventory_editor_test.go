package term

import (
	"os"
	"strings"
	"testing"

	"shirei/incident/lang"
	"shirei/ui/term/screen"
)

// TestYAMLInTheEditor: what is saved is recorded; what is wrong is told with its line and kept.
func TestYAMLInTheEditor(t *testing.T) {
	const path = "monitoring.dashboards.top"
	c := shopOf(t, lang.JA, 80, 24, path)
	s := c.root.at
	ask := func() screen.Editor {
		cmd, _ := s.Do("inv.editor")
		e, ok := cmd().(screen.Editor)
		if !ok {
			t.Fatalf("ctrl+e sends %T", cmd())
		}
		return e
	}
	e := ask()
	if !strings.Contains(e.Text, "ショップ全体") || strings.Contains(e.Text, "sato") {
		t.Fatalf("the editor gets\n%s", e.Text)
	}
	wrong := strings.Replace(e.Text, "https://grafana", "ftp://grafana", 1)
	c.Send(e.Then(wrong)())
	if f := c.Frame(); !f.Contains("まだ記録していません") || !f.Contains("3行目") && !f.Contains("行目") {
		t.Fatalf("it says\n%s", f)
	}
	c.Press("esc")
	if e = ask(); e.Text != wrong {
		t.Fatalf("what was written is gone:\n%s", e.Text)
	}
	c.Send(e.Then(strings.Replace(wrong, "ftp://grafana", "https://new", 1))())
	if got := c.says(t, "shop", path+".url"); got != `"https://new.example.jp/d/top"` {
		t.Errorf("it says %s\n%s", got, c.Frame())
	}
	if e = ask(); strings.Contains(e.Text, "ftp://") {
		t.Error("the draft stays after it was recorded")
	}
}

// TestTheEditorsFileIsOnesOwn.
func TestTheEditorsFileIsOnesOwn(t *testing.T) {
	path, err := own("shop-top.yaml", "id: top\n")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Remove(path) })
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 || !strings.HasSuffix(path, "shop-top.yaml") {
		t.Errorf("%s is %v (%v)", path, info.Mode(), err)
	}
	c := shopOf(t, lang.JA, 80, 24, "monitoring.dashboards.top")
	c.root.env.Remote = true
	c.Press("ctrl+e")
	if f := c.Frame(); !f.Contains("SSH") {
		t.Errorf("over SSH it says\n%s", f)
	}
}
