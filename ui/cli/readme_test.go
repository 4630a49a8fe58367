package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The commands of the README work as they stand, in their order, in a database that is new.
func TestReadme(t *testing.T) {
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(data), "## Command line\n")
	_, block, _ := strings.Cut(section, "```sh\n")
	block, _, closed := strings.Cut(block, "```")
	lines := strings.Split(strings.TrimSpace(block), "\n")
	if !closed || len(lines) < 10 {
		t.Fatalf("the section has only %d lines of commands", len(lines))
	}
	var script strings.Builder
	for _, line := range lines {
		script.WriteString("exec sh -c '" + strings.ReplaceAll(line, "'", "''") + "'\nstdout .\n")
	}
	script.WriteString("grep 'card payments do not complete' postmortem.md\ngrep 障害報告書 report.md\nexists report.md\n")
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "readme.txtar"), []byte(script.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	p := scripts()
	p.Dir = dir
	testscript.Run(t, p)
}
