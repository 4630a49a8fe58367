package ssh

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// security is the page that says what holds each protection.
func security(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile("../../SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

// TestWhatSecurityNamesIsThere: a protection whose test or file is gone is a promise nobody keeps.
func TestWhatSecurityNamesIsThere(t *testing.T) {
	tests, scripts := map[string][]string{}, map[string]bool{}
	declared := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		switch {
		case strings.HasSuffix(path, ".txtar"):
			scripts[filepath.Base(path)] = true
		case strings.HasSuffix(path, "_test.go"):
			text, err := os.ReadFile(path)
			for _, m := range declared.FindAllStringSubmatch(string(text), -1) {
				tests[m[1]] = append(tests[m[1]], strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), "../../"))
			}
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	page := security(t)
	named := regexp.MustCompile("(?:`([a-z/]+)` )?\\b((?:Test|Fuzz)[A-Z]\\w+)").FindAllStringSubmatch(page, -1)
	for _, m := range named {
		in := tests[m[2]]
		if len(in) == 0 || m[1] != "" && !strings.Contains(strings.Join(in, " ")+" ", m[1]+" ") {
			t.Errorf("%s is not in %s, but in %v", m[2], m[1], in)
		}
	}
	for _, name := range regexp.MustCompile(`\w+\.txtar`).FindAllString(page, -1) {
		if !scripts[name] {
			t.Errorf("there is no script %s", name)
		}
	}
	for _, m := range regexp.MustCompile("`((?:incident|ui|store|assets)/[a-z_/.]+)`").FindAllStringSubmatch(page, -1) {
		if _, err := os.Stat("../../" + m[1]); err != nil {
			t.Error(err)
		}
	}
	if len(named) < 20 {
		t.Errorf("only %d tests are named: the page is not read as it is written", len(named))
	}
}

// TestSecurityTellsTheBounds as they are.
func TestSecurityTellsTheBounds(t *testing.T) {
	l := Limits{}.withDefaults()
	want := fmt.Sprintf("sessions (%d), half-open connections (%d), %.0f s to log in, %d keys a try, %d failures an address in %.0f min, %.0f h idle, "+
		"a dead client within a minute, %.0f min without a session, a terminal of %dx%d",
		l.Sessions, l.HalfOpen, l.Handshake.Seconds(), l.Tries, l.Failures, l.Window.Minutes(), l.Idle.Hours(), l.Vacant.Minutes(), maxColumns, maxRows)
	if !strings.Contains(security(t), want) {
		t.Errorf("SECURITY.md does not say: %s", want)
	}
}
