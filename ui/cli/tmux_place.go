package cli

import (
	"context"
	"os/exec"
	"slices"
	"strconv"
	"strings"
)

// whose is the option of a session that says who opened it.
const whose = "@shirei"

// plainName takes off a name what means something to tmux.
var plainName = strings.NewReplacer(".", "_", ":", "_", "#", "_", "%", "_", "=", "_")

// title is the name of a window: several people's stand beside each other.
func (w *warRoom) title() string { return w.incident() + " " + w.who }

// session goes to the incident's session, opening it where there is none. Where somebody else opened it, it is a view of
// one's own into the same windows, so that nobody types at another's console.
func (w *warRoom) session(ctx context.Context) error {
	place, size := w.name, []string{"-x", strconv.Itoa(w.width), "-y", strconv.Itoa(w.height)}
	if !w.has(ctx, w.name) {
		if err := w.lay(ctx, slices.Concat([]string{"new-session", "-d", "-s", w.name, "-n", w.title()}, size)...); err != nil {
			return err
		}
		if _, err := w.ask(ctx, "set-option", "-t", "="+w.name+":", whose, w.who); err != nil {
			return err
		}
	} else if by, err := w.ask(ctx, "show-options", "-qv", "-t", "="+w.name+":", whose); err != nil || by != w.who {
		if place, err = w.view(ctx, w.name, size); err != nil {
			return err
		}
	}
	w.release() // what is pressed from here on is for what runs in the panes
	in := exec.CommandContext(context.WithoutCancel(ctx), w.tmux, "attach-session", "-t", "="+place)
	in.Stdin, in.Stdout, in.Stderr = w.in, w.world.out, w.errs
	return in.Run()
}

// window opens a window of the session one is in. Where others look at it too, they go on seeing what they see.
func (w *warRoom) window(ctx context.Context) error {
	seen, err := w.ask(ctx, "display-message", "-p", "#{session_attached} #{session_name}\n#{client_name}")
	if err != nil {
		return err
	}
	seen, client, _ := strings.Cut(seen, "\n")
	attached, session, _ := strings.Cut(seen, " ")
	if n, _ := strconv.Atoi(attached); n < 2 {
		return w.lay(ctx, "new-window", "-n", w.title())
	}
	place, err := w.view(ctx, session, nil)
	if err == nil {
		_, err = w.ask(ctx, "switch-client", "-c", client, "-t", "="+place)
	}
	return err
}

// view makes or finds a session of one's own that shares the windows of another, with one's console in front.
func (w *warRoom) view(ctx context.Context, of string, size []string) (name string, err error) {
	if name = of + "-" + w.who; !w.has(ctx, name) {
		if _, err = w.ask(ctx, slices.Concat([]string{"new-session", "-d", "-t", "=" + of, "-s", name}, size)...); err != nil {
			return "", err
		}
	}
	windows, err := w.ask(ctx, "list-windows", "-t", "="+name, "-F", "#{window_id} #{window_name}")
	if err != nil {
		return "", err
	}
	for window := range strings.Lines(windows) {
		if id, title, _ := strings.Cut(strings.TrimSpace(window), " "); title == w.title() {
			_, err = w.ask(ctx, "select-window", "-t", "="+name+":"+id)
			return name, err
		}
	}
	return name, w.lay(ctx, "new-window", "-t", "="+name+":", "-n", w.title())
}

func (w *warRoom) has(ctx context.Context, session string) bool {
	return exec.CommandContext(ctx, w.tmux, "has-session", "-t", "="+session).Run() == nil
}
