package incident_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// pkg is what `go list` tells of a package; Imports leaves test files out, so a test may use what it likes.
type pkg struct {
	ImportPath string
	Imports    []string
}

// everyPackage lists the packages of the whole module.
func everyPackage(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Imports", "./...")
	cmd.Dir = ".." // the module's root
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var pkgs []pkg
	for dec := json.NewDecoder(out); ; {
		var p pkg
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		pkgs = append(pkgs, p)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	return pkgs
}

const module = "shirei"

// under tells whether an import path is a package or stands below it.
func under(path, root string) bool { return path == root || strings.HasPrefix(path, root+"/") }

// ours gives the path inside the module; ok is false for what is not ours.
func ours(path string) (string, bool) { return strings.CutPrefix(path, module+"/") }

// screenOf names the screen a package belongs to, if it is one. ui/term/screen is what they have in common.
func screenOf(path string) string {
	for _, root := range []string{"ui/term/home", "ui/term/incident", "ui/term/inventory"} {
		if under(path, root) {
			return root
		}
	}
	if rest, ok := strings.CutPrefix(path, "ui/term/step/"); ok {
		name, _, _ := strings.Cut(rest, "/")
		if name == "panel" || name == "steptest" { // what the steps have in common
			return ""
		}
		return "ui/term/step/" + name
	}
	return ""
}

// importRule is a line of ARCHITECTURE.md, "Never". It gets paths inside the module; what is not ours as it is imported.
type importRule struct {
	name, why string
	// broken tells whether a package may not import another.
	broken func(from, to string, isOurs bool) bool
}

// terminal are the packages that draw; nothing that decides may know of them.
var terminal = []string{
	"charm.land/bubbletea", "charm.land/lipgloss", "charm.land/bubbles", "github.com/charmbracelet/bubbletea", "github.com/charmbracelet/lipgloss",
}

var importRules = []importRule{
	{
		"incident imports the standard library and uuid alone", "the rules can be read, tested and moved without anything else",
		func(from, to string, isOurs bool) bool {
			return from == "incident" && (isOurs || strings.Contains(strings.Split(to, "/")[0], ".") && !under(to, "github.com/google/uuid"))
		},
	},
	{
		"the rules do no I/O and draw nothing", "the same answer on every machine and every surface; the clock and the ids are handed in",
		func(from, to string, _ bool) bool {
			return under(from, "incident") && !under(from, "incident/desk") &&
				(slices.Contains([]string{"database/sql", "net/http", "os", "testing"}, to) || slices.ContainsFunc(terminal, func(p string) bool { return under(to, p) }))
		},
	},
	{
		"the rules know neither store nor surface", "incident decides, store remembers, ui faces outward",
		func(from, to string, isOurs bool) bool {
			return under(from, "incident") && isOurs && !under(to, "incident") && !under(to, "assets")
		},
	},
	{
		"store knows no surface", "what remembers does not depend on who looks",
		func(from, to string, isOurs bool) bool { return under(from, "store") && isOurs && under(to, "ui") },
	},
	{
		"ui/term does not import store", "a screen works the same over SQLite, PostgreSQL or a test's memory",
		func(from, to string, isOurs bool) bool {
			return under(from, "ui/term") && isOurs && under(to, "store")
		},
	},
	{
		"a screen does not import another", "screens talk by messages, so that one can be changed or left out alone",
		func(from, to string, isOurs bool) bool {
			a, b := screenOf(from), screenOf(to)
			return isOurs && a != "" && b != "" && a != b && !(a == "ui/term/incident" && strings.HasPrefix(b, "ui/term/step/"))
		},
	},
	{
		"hook, send and ssh do not import each other", "each way in or out can be left out of a build or a deployment",
		func(from, to string, isOurs bool) bool {
			doors := []string{"ui/hook", "ui/send", "ui/ssh"}
			door := func(path string) int {
				return slices.IndexFunc(doors, func(d string) bool { return under(path, d) })
			}
			return isOurs && door(from) >= 0 && door(to) >= 0 && door(from) != door(to)
		},
	},
	{
		"ui/ssh starts no program and knows no screen", "what a session is given is handed in, so that nothing else can be reached from it",
		func(from, to string, isOurs bool) bool {
			return under(from, "ui/ssh") && (to == "os/exec" || isOurs && (under(to, "ui/term") || under(to, "ui/cli")))
		},
	},
	{
		"only ui/cli wires the store to the desk", "one place shows what a running program is made of",
		func(from, to string, isOurs bool) bool {
			return isOurs && under(to, "store") && !under(from, "ui/cli") && !under(from, "store")
		},
	},
	{
		"no lipgloss compat", "it asks the terminal while it is imported, which blocks over SSH and in pipes",
		func(_, to string, _ bool) bool { return under(to, "charm.land/lipgloss/v2/compat") },
	},
	{
		"no glamour", "its import alone takes the start of the process from 3 to over 20 ms",
		func(_, to string, _ bool) bool {
			return under(to, "charm.land/glamour/v2") || under(to, "github.com/charmbracelet/glamour")
		},
	},
}

func TestImportRules(t *testing.T) {
	pkgs := everyPackage(t)
	if len(pkgs) < 5 {
		t.Fatalf("only %d packages: %v", len(pkgs), pkgs)
	}
	for _, p := range pkgs {
		from, _ := ours(p.ImportPath)
		for _, path := range p.Imports {
			to, isOurs := ours(path)
			for _, rule := range importRules {
				if rule.broken(from, to, isOurs) {
					t.Errorf("%s imports %s.\n\t%s: %s.", p.ImportPath, path, rule.name, rule.why)
				}
			}
		}
	}
}

// Every rule catches what it is there for, and leaves alone what is meant to be.
func TestImportRulesBite(t *testing.T) {
	for _, c := range []struct {
		from, to string
		rules    int // how many are broken
	}{
		{"incident", "shirei/incident/lang", 1}, {"incident", "pgregory.net/rapid", 1}, {"incident", "github.com/google/uuid", 0}, {"incident", "encoding/json", 0},
		{"incident/report", "os", 1}, {"incident/lang", "testing", 1}, {"incident/desk", "os", 0}, {"incident/md", "charm.land/lipgloss/v2", 1}, {"incident/alert", "net/http", 1},
		{"incident/report", "database/sql", 1}, {"incident/desk", "shirei/store", 2}, {"incident/report", "shirei/ui/text", 1}, {"incident/report", "shirei/assets", 0},
		{"store", "shirei/ui/text", 1}, {"store/storetest", "shirei/store", 0}, {"store", "shirei/incident/desk", 0},
		{"ui/term/home", "shirei/store", 2}, {"ui/ssh", "shirei/store", 1}, {"ui/cli", "shirei/store", 0}, {"ui/cli", "shirei/incident/desk", 0},
		{"ui/term/home", "shirei/ui/term/incident", 1}, {"ui/term/home", "shirei/ui/term/screen", 0}, {"ui/term/step/triage", "shirei/ui/term/step/measures", 1},
		{"ui/term/step/triage", "shirei/ui/term/step/steptest", 0}, {"ui/term/step", "shirei/ui/term/step/triage", 0}, {"ui/term/incident", "shirei/ui/term/step", 0},
		{"ui/term/incident", "shirei/ui/term/step/triage", 0}, {"ui/term/step/triage", "shirei/ui/term/incident", 1}, {"ui/term", "shirei/ui/term/home", 0},
		{"ui/ssh", "os/exec", 1}, {"ui/ssh", "shirei/ui/term", 1}, {"ui/ssh", "shirei/incident/desk", 0}, {"ui/ssh", "os", 0},
		{"ui/hook", "shirei/ui/send", 1}, {"ui/ssh", "shirei/ui/hook", 1}, {"ui/send", "shirei/ui/send/mail", 0},
		{"ui/term", "charm.land/lipgloss/v2/compat", 1}, {"ui/term/widget", "charm.land/glamour/v2", 1}, {"ui/term", "charm.land/lipgloss/v2", 0},
	} {
		to, isOurs := ours(c.to)
		var broken []string
		for _, r := range importRules {
			if r.broken(c.from, to, isOurs) {
				broken = append(broken, r.name)
			}
		}
		if len(broken) != c.rules {
			t.Errorf("%s imports %s: breaks %q, want %d rules", c.from, c.to, broken, c.rules)
		}
	}
}
