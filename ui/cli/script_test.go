package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/rogpeppe/go-internal/testscript"

	"shirei/ui/shell"
)

// TestMain lets scripts run shirei in this binary. What they set as NOW is its clock.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"shirei": func() {
		if shell.Inside(os.Args[1:]) {
			os.Exit(exitDone)
		}
		clock := time.Now
		if now, err := time.Parse(time.RFC3339, os.Getenv("NOW")); err == nil {
			clock = func() time.Time { return now }
		}
		os.Exit(run(os.Args[1:], world{
			in: os.Stdin, out: os.Stdout, errs: os.Stderr, env: os.Getenv, clock: clock,
			newID: func() string { return uuid.Must(uuid.NewV7()).String() },
		}))
	}})
}

func TestScripts(t *testing.T) { testscript.Run(t, scripts()) }

func scripts() testscript.Params {
	return testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			facts, err := os.Getwd()
			e.Setenv("FACTS", facts+"/../../incident/exchange/testdata/facts")
			e.Setenv("EXAMPLE", facts+"/../../assets/example")
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("TZ", "Asia/Tokyo")
			e.Setenv("LANG", "en_US.UTF-8")
			e.Setenv("USER", "sato")
			e.Setenv("TERM", "xterm")
			e.Setenv("NOW", "2026-11-20T14:14:00+09:00")
			e.Setenv("GORACE", "atexit_sleep_ms=0") // else each command built with -race waits a second before it ends
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"json": jsonCommand, "keep": keepCommand, "exits": exitsCommand, "lines": linesCommand, "bytes": bytesCommand,
			"head": headCommand, "swap": swapCommand,
		},
	}
}

// jsonCommand checks a field: json FILE PATH VALUE. The path goes by dots; FILE:2 is its second line.
func jsonCommand(ts *testscript.TestScript, neg bool, args []string) {
	got := field(ts, args[0], args[1])
	if want := args[2]; (got == want) == neg {
		ts.Fatalf("%s is %s", args[1], got)
	}
}

// keepCommand keeps a field in a variable: keep NAME FILE PATH.
func keepCommand(ts *testscript.TestScript, _ bool, args []string) {
	ts.Setenv(args[0], field(ts, args[1], args[2]))
}

func field(ts *testscript.TestScript, file, path string) string {
	name, number, _ := strings.Cut(file, ":")
	line, _ := strconv.Atoi(number)
	text := ts.ReadFile(name)
	if line > 0 {
		text = strings.Split(text, "\n")[line-1]
	}
	var v any
	ts.Check(json.NewDecoder(strings.NewReader(text)).Decode(&v))
	for key := range strings.SplitSeq(path, ".") {
		switch at := v.(type) {
		case map[string]any:
			found, ok := at[key]
			if !ok {
				ts.Fatalf("no %s in %s", key, path)
			}
			v = found
		case []any:
			if key == "len" {
				v = len(at)
				continue
			}
			i, err := strconv.Atoi(key)
			ts.Check(err)
			v = at[i]
		default:
			ts.Fatalf("nothing below %s", key)
		}
	}
	if v == nil {
		return "null"
	}
	return fmt.Sprint(v)
}

// exitsCommand runs a command and checks its exit code: exits CODE COMMAND...
func exitsCommand(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	code := 0
	if err != nil {
		_, digits, _ := strings.Cut(err.Error(), "exit status ")
		code, _ = strconv.Atoi(digits)
	}
	if fmt.Sprint(code) != args[0] {
		ts.Fatalf("exit code %d", code)
	}
}

// linesCommand counts the lines of a file: lines FILE N.
func linesCommand(ts *testscript.TestScript, _ bool, args []string) {
	if n := strings.Count(ts.ReadFile(args[0]), "\n"); fmt.Sprint(n) != args[1] {
		ts.Fatalf("%d lines", n)
	}
}

// bytesCommand writes a file from a quoted Go string: bytes FILE QUOTED [TIMES].
func bytesCommand(ts *testscript.TestScript, _ bool, args []string) {
	text, err := strconv.Unquote(args[1])
	ts.Check(err)
	times := 1
	if len(args) > 2 {
		times, err = strconv.Atoi(args[2])
		ts.Check(err)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.Repeat([]byte(text), times), 0o644))
}

// headCommand keeps the first lines of a file: head FROM TO N.
func headCommand(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[2])
	ts.Check(err)
	lines := strings.SplitAfter(ts.ReadFile(args[0]), "\n")
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(strings.Join(lines[:n], "")), 0o644))
}

// swapCommand copies a file with one piece of it replaced: swap FROM TO OLD NEW.
func swapCommand(ts *testscript.TestScript, _ bool, args []string) {
	text := ts.ReadFile(args[0])
	if !strings.Contains(text, args[2]) {
		ts.Fatalf("%s does not hold %q", args[0], args[2])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(strings.Replace(text, args[2], args[3], 1)), 0o644))
}
