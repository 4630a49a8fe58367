package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	xterm "github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/report"
	"shirei/incident/when"
	"shirei/ui/term"
	"shirei/ui/term/screen"
)

// consoleCommand makes the command without a name: the console's home.
func (a *app) consoleCommand(use string) *cobra.Command {
	return a.command(use, 0, 0, func(ctx context.Context, _ []string) error { return a.console(ctx, "") })
}

func (a *app) openCommand() *cobra.Command {
	return a.command("open [ID]", 0, 1, func(ctx context.Context, args []string) error {
		id, _ := optionalID(args, 0)
		return a.console(ctx, id)
	})
}

// console opens the console at home, or at an incident.
func (a *app) console(ctx context.Context, id string) error {
	if err := a.canDraw(); err != nil {
		return err
	}
	if err := a.askName(); err != nil {
		return err
	}
	return a.runConsole(context.WithoutCancel(ctx), func(ctx context.Context) (screen.Place, error) {
		seat, err := a.seat(ctx)
		if err != nil || id == "" {
			return screen.Place{Screen: screen.Home}, err
		}
		head, err := seat.Locate(ctx, id)
		return screen.Place{Screen: screen.Incident, Stream: head.Stream}, err
	})
}

// runConsole hands the terminal over; the store is opened, and the place found, while it is set up. Signals are the
// console's from here on.
func (a *app) runConsole(ctx context.Context, find func(context.Context) (screen.Place, error)) error {
	a.release()
	if err := a.out.Flush(); err != nil {
		return err
	}
	folder, err := os.Getwd()
	if err != nil {
		folder = "."
	}
	o := term.Options{
		Lang: a.lang, Glyphs: a.marks(), Now: a.clock, Out: folder, Remote: a.env("SSH_CONNECTION") != "", Log: a.logCause,
		Templates: builtin(), Overrides: a.templates(),
		Open: func(ctx context.Context) (term.Opening, error) {
			at, err := find(ctx)
			if err != nil {
				return term.Opening{}, err
			}
			return a.opening(ctx, at)
		},
		Save: func(_ context.Context, name, text string) (string, error) { return saveNew(folder, name, text) },
		Export: func(ctx context.Context, e screen.Export) (string, error) {
			return a.exportNew(ctx, a.store.seat, folder, e)
		},
	}
	o.Guides, _ = a.guides()
	if !o.Remote {
		o.Opener, o.Editor = opener(), a.editor()
	}
	if o.Runner = a.runner(); o.Runner != nil {
		defer o.Runner.Close()
	}
	return term.Run(ctx, a.in, a.world.out, o)
}

// opening sits down at the desk and takes up what a killed session of the same person has left half typed.
func (a *app) opening(ctx context.Context, at screen.Place) (term.Opening, error) {
	who, _ := a.name()
	via := incident.ViaConsole
	if a.guest != nil {
		via = incident.ViaSSH
	}
	o := term.Opening{Seat: a.store.seat.For(desk.Principal{Name: who, Via: via}), At: at}
	var err error
	if o.Session, o.End, err = o.Seat.Session(ctx); err != nil {
		return o, err
	}
	o.Drafts, err = o.Seat.Adopt(ctx, o.Session)
	return o, err
}

// exportNew writes an incident's document into a new file of the folder.
func (a *app) exportNew(ctx context.Context, seat *desk.Seat, folder string, e screen.Export) (string, error) {
	state, err := seat.State(ctx, e.Stream)
	if err != nil {
		return "", err
	}
	speaking := *a
	speaking.speak(e.Lang)
	m := &matter{app: &speaking, seat: seat, stream: e.Stream, state: state, now: seat.Now()}
	kind := "postmortem"
	if e.For == string(report.ForClient) {
		kind = "report"
	}
	var b strings.Builder
	if err := m.document(ctx, &b, report.Reader(e.For), filepath.Join(folder, documentName), &beside{}); err != nil {
		return "", err
	}
	return saveNew(folder, incident.Short(e.Stream)+"-"+kind+".md", b.String())
}

// canDraw refuses the console where it cannot be drawn.
func (a *app) canDraw() error {
	if t := a.env("TERM"); t == "" || t == "dumb" || !isTerminal(a.in) || !isTerminal(a.world.out) {
		return incident.Refuse(incident.CodeNoTerminal)
	}
	return nil
}

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && xterm.IsTerminal(f.Fd())
}

// askName asks once for the name that stands in the record, where nobody has said one.
func (a *app) askName() error {
	suggested, chosen := a.name()
	if chosen {
		return nil
	}
	fmt.Fprintf(a.out, a.words.AskName, clean.Line(suggested))
	if err := a.out.Flush(); err != nil {
		return err
	}
	name, err := readLine(a.in)
	if err != nil {
		return err
	}
	if name = clean.Line(strings.TrimSpace(name)); name == "" {
		name = suggested
	}
	a.as = name
	dir, err := a.configDir()
	if err != nil {
		return nil //nolint:nilerr // nowhere to keep it; it is asked again next time
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return unwritable(dir, err)
	}
	path := filepath.Join(dir, "name")
	if err := os.WriteFile(path, []byte(name+"\n"), 0o600); err != nil {
		return unwritable(path, err)
	}
	return nil
}

// readLine reads one line and not a byte more: what follows is for the console.
func readLine(in io.Reader) (string, error) {
	var line []byte
	for b := make([]byte, 1); len(line) < 4096; {
		n, err := in.Read(b)
		switch {
		case n == 1 && (b[0] == '\n' || b[0] == '\r'):
			return string(line), nil
		case n == 1:
			line = append(line, b[0])
		case errors.Is(err, io.EOF):
			return string(line), nil
		case err != nil:
			return "", err
		}
	}
	return string(line), nil
}

// saidYes tells whether somebody answers a question with yes, in either language. Anything else is a no.
func (a *app) saidYes() (bool, error) {
	answer, err := readLine(a.in)
	return slices.Contains([]string{"y", "yes", "はい"}, strings.ToLower(strings.TrimSpace(when.Fold(answer)))), err
}

// openTimeout is how long a desktop's opener may take to hand a link on.
const openTimeout = 10 * time.Second

// opener opens links with the desktop; nil where there is none.
func opener() func(context.Context, string) error {
	tool := "xdg-open"
	if runtime.GOOS == "darwin" {
		tool = "open"
	}
	path, err := exec.LookPath(tool)
	if err != nil {
		return nil
	}
	return func(ctx context.Context, url string) error {
		ctx, cancel := context.WithTimeout(ctx, openTimeout)
		defer cancel()
		return exec.CommandContext(ctx, path, url).Run()
	}
}
