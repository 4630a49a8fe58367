package cli

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/ui/ssh"
	"shirei/ui/term"
	"shirei/ui/term/screen"
)

// guestCommands are those that run over SSH: they touch incidents and inventories through the desk, and no file, program
// or setting of the machine. One that is not listed does not run.
var guestCommands = []string{
	"status", "who", "timeline", "attachments", "attachment", "promises", "board", "list", "export", "report",
	"declare", "triage", "severity", "fact", "measure", "decide", "recover", "resolve", "reopen", "end", "close",
	"log", "entry correct", "entry strike", "entry move", "entry key", "entry progress", "undo", "role", "handover", "ask", "answer", "size-up",
	"call", "gap", "link", "merge",
	"promise", "keep", "extend", "hand", "withdraw", "snooze", "item add", "item set", "part write", "skip", "rename",
	"change list", "change show", "change record", "change request", "change approve", "change refuse", "change schedule", "change notice",
	"change start", "change done", "change verify", "change undone",
	"inventory list", "inventory show", "inventory check", "inventory questions", "inventory history", "inventory export",
	"inventory set", "inventory add", "inventory remove", "inventory review", "inventory undo",
	"help", "version",
}

// guestLacks are the flags that are refused there: who acts is the key's, which record it is the server's, and so are files.
var guestLacks = []string{"as", "db", "out"}

// guest is a run of one command for somebody who came over SSH.
type guest struct {
	ran     string // the path of the command
	refused error
}

// visitor makes the run of somebody who came over SSH: at the same desk, in their language, bound by their grant.
func (a *app) visitor(v ssh.Visit, args []string, in io.Reader, out, errs io.Writer) *app {
	own := func(name string) string {
		switch {
		case name == "SHIREI_LANG":
			return string(v.Lang)
		case name == "HOME" || strings.HasPrefix(name, "XDG_") || name == "TZ": // the server's policy, templates and zone
			return a.env(name)
		}
		return v.Env(name)
	}
	g := newApp(args, world{in: in, out: out, errs: errs, env: own, clock: a.clock, newID: a.newID})
	g.as, g.guest = v.Name, &guest{}
	g.store = storage{path: a.store.path, seat: a.store.seat.For(desk.Principal{
		Name: v.Name, Via: incident.ViaSSH, Grant: v.Grant, Services: v.Services,
	})}
	return g
}

// runGuest runs one command of somebody who came over SSH.
func (a *app) runGuest(ctx context.Context, v ssh.Visit, args []string, in io.Reader, out, errs io.Writer) ssh.Done {
	g := a.visitor(v, args, in, out, errs)
	g.stopped = ctx.Done()
	err := g.execute(ctx, args)
	if flushed := g.out.Flush(); err == nil {
		err = flushed
	}
	done := ssh.Done{Exit: g.report(err), Command: g.guest.ran}
	if e, ok := desk.AsError(err); ok && (e.Code == incident.CodeNotGranted || e.Code == incident.CodeNotFound) {
		done.Why = strings.Join(append([]string{string(e.Code)}, e.Args...), " ")
	} else if g.guest.refused != nil {
		done.Why = g.guest.refused.Error()
	}
	return done
}

// admit refuses a command, or a flag of it, that does not run over SSH.
func (a *app) admit(c *cobra.Command) error {
	path := pathOf(c)
	words := a.words.Serve
	if !slices.Contains(guestCommands, path) {
		what := cmp.Or(path, "shirei")
		next := words.NotThere.Next + "\n" + fmt.Sprintf(words.Commands, strings.Join(guestCommands, ", "))
		if path == "run" || path == "attach" { // they are for the machine of whoever types them
			next = words.PassOn
		}
		a.guest.refused = told{fmt.Sprintf(words.NotThere.What, what), next, incident.Refuse(incident.CodeUsage, what)}
		return a.guest.refused
	}
	a.guest.ran = path
	for _, name := range guestLacks {
		if c.Flags().Changed(name) {
			a.guest.refused = told{fmt.Sprintf(words.NotFlag.What, "--"+name), words.NotFlag.Next, incident.Refuse(incident.CodeUsage, name)}
			return a.guest.refused
		}
	}
	return nil
}

// remoteConsole makes the console of somebody who came over SSH: no editor, no opener, no program and no file of this machine.
func (a *app) remoteConsole(ctx context.Context, v ssh.Visit, id string, o ...tea.ProgramOption) ssh.Console {
	g := a.visitor(v, nil, nil, io.Discard, io.Discard)
	noFiles := incident.Refuse(incident.CodeNoFiles)
	options := term.Options{
		Lang: v.Lang, Glyphs: g.marks(), Now: a.clock, Remote: true, Log: g.logCause, Templates: builtin(), Overrides: a.templates(),
		Open: func(ctx context.Context) (term.Opening, error) {
			at := screen.Place{Screen: screen.Home}
			if id != "" {
				head, err := g.store.seat.Locate(ctx, id)
				if err != nil {
					return term.Opening{}, err
				}
				at = screen.Place{Screen: screen.Incident, Stream: head.Stream}
			}
			return g.opening(ctx, at)
		},
		Save:   func(context.Context, string, string) (string, error) { return "", noFiles },
		Export: func(context.Context, screen.Export) (string, error) { return "", noFiles },
	}
	options.Guides, _ = a.guides()
	return term.NewRemote(ctx, options, o...)
}
