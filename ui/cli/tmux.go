package cli

import (
	"cmp"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	xterm "github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"shirei/incident"
)

// tmuxCommand opens a war room in tmux: console, followed timeline, and a shell that knows the incident.
func (a *app) tmuxCommand() *cobra.Command {
	return a.command("tmux [ID]", 0, 1, func(ctx context.Context, args []string) error {
		id, _ := optionalID(args, 0)
		w, err := a.warRoom(ctx, id)
		if err != nil {
			return err
		}
		if a.env("TMUX") != "" { // never one tmux in another: a window of the session one is in
			return w.window(ctx)
		}
		return w.session(ctx)
	})
}

// warRoom is a layout of panes about one incident.
type warRoom struct {
	*app
	tmux   string   // the program
	name   string   // of the session
	who    string   // opens it, as windows and sessions are named
	self   string   // this program
	vars   []string // of the panes
	width  int      // cells of the whole window
	height int
}

func (a *app) warRoom(ctx context.Context, id string) (*warRoom, error) {
	tmux, err := exec.LookPath("tmux")
	if err != nil {
		return nil, told{a.words.Live.NoTmux, a.words.Live.NoTmuxNext, err}
	}
	if err := a.canDraw(); err != nil {
		return nil, err
	}
	m, err := a.locateLast(ctx, id)
	if err != nil {
		return nil, err
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	db, err := filepath.Abs(a.store.path)
	if err != nil {
		return nil, err
	}
	short := incident.Short(m.stream)
	w := &warRoom{app: a, tmux: tmux, name: "shirei-" + short, self: self}
	who, chosen := a.name()
	w.who = plainName.Replace(who)
	w.vars = []string{
		"SHIREI_INCIDENT=" + short, "SHIREI_DB=" + db, "SHIREI_LANG=" + string(a.lang),
		"PATH=" + filepath.Dir(self) + string(os.PathListSeparator) + a.env("PATH"),
	}
	if chosen {
		w.vars = append(w.vars, "SHIREI_AS="+who)
	}
	if f, ok := a.world.out.(*os.File); ok {
		w.width, w.height, _ = xterm.GetSize(f.Fd())
	}
	return w, a.close() // the panes open it for themselves
}

// The cells a war room needs: where all three panes fit beside each other, and where they fit above each other.
// A console is useful from 60x16 on, and shows two panes of its own from 110 columns on (CONSOLE.md): the others go beside it
// only where they leave it those and a margin.
const (
	sideWidth = 56
	roomWide  = 120 + 1 + sideWidth
	roomHigh  = 38
	leastRows = 17 // of the console, where the shell takes what is left
	mostShell = 7
	lowerRows = 14
)

// lay opens the first pane, with the console, by a tmux command, and the others around it. The console keeps the keys.
func (w *warRoom) lay(ctx context.Context, first ...string) error {
	pane := []string{"-P", "-F", "#{pane_id}"}
	console, err := w.ask(ctx, slices.Concat(first, pane, w.runs(w.self, "open", w.incident()))...)
	if err != nil {
		return err
	}
	size, err := w.ask(ctx, "display-message", "-p", "-t", console, "#{window_width} #{window_height}")
	if err != nil {
		return err
	}
	columns, rows, _ := strings.Cut(size, " ")
	width, _ := strconv.Atoi(columns)
	height, _ := strconv.Atoi(rows)
	return w.around(ctx, console, width, height)
}

// around opens the panes beside the console in a window of so many cells.
func (w *warRoom) around(ctx context.Context, console string, width, height int) (err error) {
	pane := []string{"-P", "-F", "#{pane_id}"}
	follow, shell := w.runs(w.self, "timeline", "--follow", w.incident()), w.runs(cmp.Or(w.env("SHELL"), "/bin/sh"))
	split := func(of string, args []string, with []string) (string, error) {
		return w.ask(ctx, slices.Concat([]string{"split-window", "-d", "-t", of}, args, pane, with)...)
	}
	switch {
	case width >= roomWide:
		var side string
		if side, err = split(console, []string{"-h", "-l", strconv.Itoa(sideWidth)}, follow); err == nil {
			_, err = split(side, []string{"-v", "-l", "40%"}, shell)
		}
	case height >= roomHigh:
		var low string
		if low, err = split(console, []string{"-v", "-l", strconv.Itoa(lowerRows)}, shell); err == nil {
			_, err = split(low, []string{"-h", "-b"}, follow) // last, so that its first lines fit
		}
	default: // room for two: the timeline has a window of its own
		var window string
		if _, err = split(console, []string{"-v", "-l", strconv.Itoa(min(max(height-1-leastRows, 3), mostShell))}, shell); err == nil {
			window, err = w.ask(ctx, "display-message", "-p", "-t", console, "#{window_id}")
		}
		if err == nil {
			_, err = w.ask(ctx, append([]string{"new-window", "-d", "-a", "-t", window, "-n", "timeline " + w.who}, follow...)...)
		}
	}
	return err
}

func (w *warRoom) incident() string { return strings.TrimPrefix(w.name, "shirei-") }

// runs is a command of a pane with the environment of the room, which tmux would take from its server otherwise.
func (w *warRoom) runs(args ...string) []string {
	return slices.Concat([]string{"env"}, w.vars, args)
}

// ask runs a command of tmux and gives its answer.
func (w *warRoom) ask(ctx context.Context, args ...string) (string, error) {
	out, err := exec.CommandContext(ctx, w.tmux, args...).Output()
	if failed := (*exec.ExitError)(nil); errors.As(err, &failed) {
		return "", told{w.words.Live.TmuxFailed + w.words.Colon + strings.TrimSpace(string(failed.Stderr)), w.words.Live.TmuxFailedNext, err}
	}
	return strings.TrimSpace(string(out)), err
}
