package cli

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/store"
	"shirei/ui/text"
)

func (a *app) version() string {
	if info, ok := debug.ReadBuildInfo(); ok && Version == "dev" && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return Version
}

func (a *app) doctorCommand() *cobra.Command {
	rebuild := false
	c := a.command("doctor", 0, 0, func(ctx context.Context, _ []string) error { return a.doctor(ctx, rebuild) })
	c.Flags().BoolVar(&rebuild, "rebuild", false, "")
	return c
}

// doctor looks over the program, the terminal and the database. It ends with 1 if anything is wrong.
func (a *app) doctor(ctx context.Context, rebuild bool) error {
	path, pathErr := a.database()
	if !a.json {
		a.say("shirei ", a.version(), "  ", runtime.GOOS, "/", runtime.GOARCH)
		a.say(a.words.Terminal, a.words.Colon, a.terminal())
		a.say(a.words.Database, a.words.Colon, path)
	}
	if pathErr != nil {
		return pathErr
	}
	seat, err := a.seat(ctx)
	if err != nil {
		return a.damage(err)
	}
	if rebuild {
		n, err := seat.Rebuild(ctx)
		if err != nil {
			return a.damage(err)
		}
		if !a.json {
			a.say(a.words.Rebuilt(n))
		}
	}
	found, err := seat.Check(ctx)
	if err != nil {
		return err
	}
	bad := false
	for _, f := range found {
		bad = bad || f.Bad
		if !a.json {
			a.finding(f)
		}
	}
	if a.json {
		err = a.emit(map[string]any{"version": a.version(), "database": path, "findings": findingsJSON(found), "ok": !bad})
	}
	if err == nil && bad {
		err = silent{errors.New("the check found something wrong")}
	}
	return err
}

// damage says what SQLite says of a damaged file, and what else than this check helps.
func (a *app) damage(err error) error {
	e, ok := desk.AsError(err)
	if !ok || e.Code != incident.CodeDamaged || e.Cause == nil {
		return err
	}
	if !a.json {
		a.finding(desk.Finding{Bad: true, Code: store.FindingIntegrity, Args: []string{e.Cause.Error()}})
	}
	what, _ := a.worded(err)
	return told{what, a.words.DamagedNext, err}
}

// finding words one; a code without words is shown as it is.
func (a *app) finding(f desk.Finding) {
	sign := "ok "
	if f.Bad {
		sign = "!! "
	}
	form, ok := a.words.Findings[f.Code]
	if !ok {
		a.say(sign, f.Code, " ", strings.Join(f.Args, " "))
		return
	}
	args := []any{text.For(a.lang).Common.None, text.For(a.lang).Common.None}
	for i := range min(len(f.Args), len(args)) {
		args[i] = clean.Line(f.Args[i])
	}
	a.say(sign, fmt.Sprintf(form, args...))
}

func findingsJSON(found []desk.Finding) []any {
	out := []any{}
	for _, f := range found {
		out = append(out, map[string]any{"code": f.Code, "args": append([]string{}, f.Args...), "bad": f.Bad})
	}
	return out
}

// terminal says what is known of the terminal, for a report of what looks wrong.
func (a *app) terminal() string {
	var out []string
	for _, name := range []string{"TERM", "COLORTERM", "TERM_PROGRAM", "LC_ALL", "LANG", "NO_COLOR", "TMUX", "SSH_CONNECTION"} {
		if v := a.env(name); v != "" {
			out = append(out, name+"="+clean.Line(v))
		}
	}
	return strings.Join(append(out, "lang="+string(a.lang)), " ")
}
