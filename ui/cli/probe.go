package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"shirei/incident/clean"
	"shirei/incident/inventory"
	"shirei/ui/probe"
	words "shirei/ui/term/probe"
	"shirei/ui/text"
)

// runner runs commands of inventories, those that were accepted on this machine; nil where nothing is run, over SSH or
// without a home to keep the list in.
func (a *app) runner() *probe.Runner {
	dir, err := a.stateDir()
	if err != nil || a.env("SSH_CONNECTION") != "" {
		return nil
	}
	return &probe.Runner{Trust: probe.Trust{Path: filepath.Join(dir, "trusted-commands")}}
}

type probeOptions struct {
	*app
	yes bool
}

func (a *app) inventoryRun() *cobra.Command {
	o := probeOptions{app: a}
	c := a.command("run [SERVICE] PATH", 1, 2, o.run)
	c.Flags().BoolVar(&o.yes, "yes", false, "")
	return c
}

// run shows the command an entry declares and runs it once that is confirmed. --yes confirms only what a person has
// accepted on this machine before.
func (o *probeOptions) run(ctx context.Context, args []string) error {
	t, path := &text.For(o.lang).Probe, args[len(args)-1]
	svc, err := o.service(ctx, args[:len(args)-1])
	if err != nil {
		return err
	}
	e, _ := inventory.NewView(svc.Inventory, string(o.lang), o.clock()).Entry(path)
	line := probe.Of(e)
	if line == "" {
		return told{fmt.Sprintf(t.None, clean.Line(path)), t.NoneNext, nil}
	}
	r := o.runner()
	if r == nil {
		return told{t.Remote, "", nil}
	}
	defer r.Close()
	has, err := r.Trust.Has(svc.ID, line)
	if err != nil {
		return o.unrun(err)
	}
	if err := o.look(svc.ID, e, line, r.Most()); err != nil {
		return err
	}
	if sure, err := o.sure(has); err != nil || !sure {
		return err
	}
	if err := r.Trust.Accept(svc.ID, line); err != nil {
		return o.unrun(err)
	}
	p, err := r.Start(ctx, svc.ID, probe.Command{Line: line})
	if err != nil {
		return o.unrun(err)
	}
	s := p.Wait(r.Most() + time.Minute)
	return o.outcome(svc.ID, path, line, s, r.Most())
}

// look shows the command word for word, with what it is for and where it comes from, beside the answer.
func (o *probeOptions) look(service string, e inventory.Entry, line string, limit time.Duration) error {
	c := text.For(o.lang)
	fmt.Fprintf(o.errs, "%s  %s  %s\n", clean.Line(e.Title), clean.Line(service), c.Origin(e))
	mark := "$ "
	for part := range strings.SplitSeq(probe.Plain(line), "\n") {
		fmt.Fprintln(o.errs, mark+part)
		mark = "> "
	}
	_, err := fmt.Fprintln(o.errs, c.Probe.How(words.Span(c, limit)))
	return err
}

// sure asks whether to run it.
func (o *probeOptions) sure(has bool) (bool, error) {
	t := &text.For(o.lang).Probe
	switch {
	case o.yes && has:
		return true, nil
	case o.yes:
		return false, o.unrun(&probe.Error{Reason: probe.Untrusted})
	case has:
		fmt.Fprint(o.errs, t.Sure)
	default:
		fmt.Fprint(o.errs, t.SureNew)
	}
	yes, err := o.saidYes()
	if err == nil && !yes {
		err = told{t.NotRun, "", nil}
	}
	return yes, err
}

// outcome prints the output and how it ended. The run fails where the command failed.
func (o *probeOptions) outcome(service, path, line string, s probe.State, limit time.Duration) error {
	var err error
	if o.json {
		err = o.emit(map[string]any{
			"service": service, "path": path, "command": line, "exit": s.Exit, "seconds": s.Took.Seconds(),
			"timed_out": s.Late, "lost_bytes": s.Lost, "output": strings.ToValidUTF8(s.Output, "\uFFFD"),
		})
	} else {
		if s.Output != "" {
			fmt.Fprintln(o.out, strings.TrimRight(clean.Block(s.Output), "\n"))
		}
		o.note(words.Outcome(text.For(o.lang), s, limit))
	}
	if err == nil && (s.Exit != 0 || s.Late) {
		return silent{errors.New("the command failed")}
	}
	return err
}

// unrun words why a command is not run.
func (o *probeOptions) unrun(err error) error {
	var e *probe.Error
	if !errors.As(err, &e) {
		return err
	}
	m := words.Refusal(text.For(o.lang), e)
	return told{m.What, m.Next, err}
}
