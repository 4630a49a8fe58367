package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/inventory"
	"shirei/incident/lang"
	"shirei/incident/when"
	"shirei/ui/text"
)

// usage says that a command was called wrongly, in words.
func usage(form string, args ...any) error {
	for i, arg := range args {
		if s, ok := arg.(string); ok {
			args[i] = clean.Line(s)
		}
	}
	return incident.Refuse(incident.CodeUsage, fmt.Sprintf(form, args...))
}

// flagError words what pflag says of a flag.
func (a *app) flagError(_ *cobra.Command, err error) error {
	var (
		unknown   *pflag.NotExistError
		valueless *pflag.ValueRequiredError
		invalid   *pflag.InvalidValueError
	)
	switch {
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		if short := unknown.GetSpecifiedShortnames(); short != "" {
			name = "-" + short
		}
		return usage(a.words.Usage.UnknownFlag, name)
	case errors.As(err, &valueless):
		return usage(a.words.Usage.NeedsValue, "--"+valueless.GetSpecifiedName())
	case errors.As(err, &invalid):
		return usage(a.words.Usage.BadValue, "--"+invalid.GetFlag().Name, invalid.GetValue())
	}
	return usage("%s", err.Error())
}

// silent ends a run with exit code 1 where everything has been said already.
type silent struct{ error }

// told is an error that was worded where it arose.
type told struct {
	what, next string
	cause      error
}

func (t told) Error() string { return t.what }
func (t told) Unwrap() error { return t.cause }

// report says what went wrong, keeps its cause in the log, and gives the exit code.
func (a *app) report(err error) int {
	if err == nil {
		return exitDone
	}
	if errors.Is(err, syscall.EPIPE) {
		return exitRefused // nobody listens any more
	}
	if ran := (exits{}); errors.As(err, &ran) {
		return ran.code
	}
	a.logCause(err)
	if quiet := (silent{}); errors.As(err, &quiet) {
		return exitRefused
	}
	if errors.Is(err, context.Canceled) {
		fmt.Fprintf(a.errs, "%s\n%s\n", a.words.Interrupted, a.words.InterruptedNext)
		return exitRefused
	}
	what, next := a.worded(err)
	fmt.Fprintf(a.errs, "%s\n%s\n", what, next)
	return codeOf(err)
}

// worded says what happened and what to do next.
func (a *app) worded(err error) (what, next string) {
	if file := (*fileError)(nil); errors.As(err, &file) {
		return fmt.Sprintf(a.words.Unwritable, clean.Line(file.path), clean.Line(file.what)), a.words.UnwritableNext
	}
	if t := (told{}); errors.As(err, &t) {
		return t.what, t.next
	}
	if e, path := (*incident.Error)(nil), (*fs.PathError)(nil); errors.As(err, &e) && e.Code == incident.CodeNotFound && errors.As(e.Cause, &path) {
		return fmt.Sprintf(a.words.NoFile, clean.Line(path.Path)), a.words.NoFileNext
	}
	loc := a.loc
	if loc == nil {
		loc = desk.LoadZone(a.zone())
	}
	what, next = text.ErrorAt(err, a.lang, lang.Clock{Ref: a.clock(), Loc: loc})
	return what, cmp.Or(a.hint(err), next)
}

// codeOf tells wrong usage from what was refused: a word or a time that cannot be read is wrong usage.
func codeOf(err error) int {
	if typo := (*when.Error)(nil); errors.As(err, &typo) {
		return exitUsage
	}
	if e, ok := desk.AsError(err); ok && (e.Code == incident.CodeUsage || e.Code == incident.CodeUnknownWord) {
		return exitUsage
	}
	return exitRefused
}

// logCause appends a cause that no message shows to the log beside the database. It is done as well as can be.
func (a *app) logCause(err error) {
	e, ours := desk.AsError(err)
	if ours && e.Cause == nil || a.store.path == "" {
		return
	}
	f, openErr := os.OpenFile(a.store.path+".log", os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if openErr != nil {
		return
	}
	defer f.Close()
	fmt.Fprintf(f, "%s %s\n", a.clock().UTC().Format(time.RFC3339), clean.Line(err.Error()))
}

// unreadable words an error of the file system about a file that was named.
func unreadable(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return &incident.Error{Code: incident.CodeNotFound, Args: []string{path}, Cause: err}
	}
	var told *fs.PathError
	what := err.Error()
	if errors.As(err, &told) {
		what = told.Err.Error()
	}
	return &incident.Error{Code: incident.CodeBadFile, Args: []string{path, "", what}, Cause: err}
}

// inFile puts the file's name into an error about its content.
func inFile(err error, path string) error {
	e, ok := desk.AsError(err)
	if !ok || len(e.Args) == 0 || !slices.Contains([]incident.Code{incident.CodeBadFile, incident.CodeBadBundle, incident.CodeTooBig}, e.Code) {
		return err
	}
	named := *e
	named.Args = append([]string{path}, e.Args[1:]...)
	return &named
}

// problems lists what is wrong with an inventory, one a line, and gives the error that ends the run.
func (a *app) problems(path string, found inventory.Problems) error {
	a.listProblems(path, found)
	return incident.Refuse(incident.CodeProblems, fmt.Sprint(len(found)))
}

func (a *app) listProblems(path string, found inventory.Problems) {
	if path == "-" {
		path = "stdin"
	}
	for _, p := range found {
		place := clean.Line(filepath.Clean(path))
		if p.Line > 0 { // 0 is the file as a whole
			place += fmt.Sprintf(":%d", p.Line)
		}
		fmt.Fprintf(a.errs, "%s: %s\n", place, clean.Line(p.Words(string(a.lang))))
	}
}
