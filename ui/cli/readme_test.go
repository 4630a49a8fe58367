package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The commands of the README work as they stand, in their order, in a database that is new, beside the examples.
func TestReadme(t *testing.T) {
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var script strings.Builder
	script.WriteString("mkdir assets/example\ncp $EXAMPLE/metrics-saas.yaml assets/example\n")
	run := func(lines []string) {
		for _, line := range lines {
			script.WriteString("exec sh -c '" + strings.ReplaceAll(line, "'", "''") + "'\n")
			if !strings.Contains(line, " > ") {
				script.WriteString("stdout .\n")
			}
		}
	}
	run(promised(t, string(data), "## Command line\n", 10))
	script.WriteString("grep 'card payments do not complete' postmortem.md\ngrep 障害報告書 report.md\nexists report.md\n")
	run(promised(t, string(data), "## The inventory\n", 8))
	run(promised(t, string(data), "### In an outage\n", 8))
	run(promised(t, string(data), "### Run it\n", 12))
	for _, line := range promised(t, string(data), "### Start one\n", 10) { // terminals and servers: they are asked whether they take it
		if line, _, _ = strings.Cut(line, "  "); strings.HasPrefix(line, "shirei ") {
			run([]string{line + " --help"})
		}
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "readme.txtar"), []byte(script.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	p := scripts()
	p.Dir = dir
	testscript.Run(t, p)
}

// promised gives the lines of the first block of commands below a heading.
func promised(t *testing.T, page, heading string, atLeast int) []string {
	t.Helper()
	_, section, _ := strings.Cut(page, heading)
	_, block, _ := strings.Cut(section, "```sh\n")
	block, _, closed := strings.Cut(block, "```")
	lines := strings.Split(strings.TrimSpace(block), "\n")
	if !closed || len(lines) < atLeast {
		t.Fatalf("%q has only %d lines of commands", heading, len(lines))
	}
	return lines
}
