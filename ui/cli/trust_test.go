package cli

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"shirei/ui/shell/pty"
)

// On a terminal the first contact asks, and takes the bundle in on a yes only.
func TestFirstContactAsks(t *testing.T) {
	dir := t.TempDir()
	env := map[string]string{"HOME": dir, "SHIREI_AS": "佐藤", "TZ": "Asia/Tokyo", "SHIREI_LANG": "ja"}
	do := func(in io.Reader, errs io.Writer, args ...string) (code int, out string) {
		var b bytes.Buffer
		code = run(args, world{
			in: in, out: &b, errs: errs, env: func(k string) string { return env[k] }, clock: time.Now,
			newID: func() string { return uuid.Must(uuid.NewV7()).String() },
		})
		return code, b.String()
	}
	here, there, file := filepath.Join(dir, "a.db"), filepath.Join(dir, "b.db"), filepath.Join(dir, "a.jsonl")
	for _, args := range [][]string{{"--db", here, "declare", "決済障害"}, {"--db", here, "export", "--format", "bundle", "-o", file}} {
		if code, out := do(strings.NewReader(""), io.Discard, args...); code != exitDone {
			t.Fatal(args, out)
		}
	}
	for _, c := range []struct {
		typed string
		code  int
		says  string
	}{
		{"\n", exitRefused, ""}, {"n\n", exitRefused, ""}, {"y\n", exitDone, "追加しました"},
	} {
		keyboard, terminal, err := pty.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := keyboard.WriteString(c.typed); err != nil {
			t.Fatal(err)
		}
		shown := make(chan string)
		go func() { shown <- readUntilClosed(keyboard) }()
		code, out := do(terminal, terminal, "--db", there, "import", "bundle", file)
		_ = terminal.Close()
		screen := <-shown
		_ = keyboard.Close()
		if code != c.code || !strings.Contains(out, c.says) {
			t.Errorf("typed %q: exit %d, %q", c.typed, code, out)
		}
		for _, want := range []string{"作成者                佐藤", "個々の記録を書いた人ではありません", "[y/N]"} {
			if !strings.Contains(screen, want) {
				t.Errorf("typed %q: the screen lacks %q:\n%s", c.typed, want, screen)
			}
		}
	}
	if code, out := do(strings.NewReader(""), io.Discard, "--db", there, "import", "bundle", file); code != exitDone || !strings.Contains(out, "0件") {
		t.Errorf("trusted, and asked again: %d %q", code, out)
	}
}

// readUntilClosed reads what a terminal shows; its end is an error on Linux.
func readUntilClosed(f *os.File) string {
	var b bytes.Buffer
	_, _ = io.Copy(&b, f)
	return b.String()
}
