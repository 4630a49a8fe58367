package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/mask"
	"shirei/ui/shell"
)

// tailLines is how many last lines of the output stand in the entry (issue 4, point 5: "the last lines").
const tailLines = 10

// exits ends the program with the exit code of a command that was run.
type exits struct{ code int }

func (e exits) Error() string { return fmt.Sprintf("exit status %d", e.code) }

type runOptions struct {
	*app
	to  string
	raw bool
}

func (a *app) runCommand() *cobra.Command {
	o := &runOptions{app: a}
	c := a.command("run [--to ID] -- COMMAND...", 1, 1<<20, o.run)
	c.Annotations = map[string]string{aCommand: "yes"}
	c.Flags().StringVar(&o.to, "to", "", "")
	c.Flags().BoolVar(&o.raw, "raw", false, "")
	return c
}

// run runs the command, whatever becomes of the record; only where --to names no incident, or an incident stands where the
// command should, nothing is run. The database is not held open meanwhile.
func (o *runOptions) run(ctx context.Context, args []string) error {
	to, ok := o.streams()
	if !ok {
		return incident.Refuse(incident.CodeNoTerminal)
	}
	if len(args) > 1 && args[1] == "--" { // shirei run c0e7 -- uname
		if _, err := exec.LookPath(args[0]); err != nil {
			return usage(o.words.Evidence.ToID, args[0])
		}
	}
	stream, unsaved := o.meant(ctx, o.to)
	if e, ok := desk.AsError(unsaved); ok && o.to != "" && (e.Code == incident.CodeNotFound || e.Code == incident.CodeAmbiguous) {
		return unsaved
	}
	unsaved = errors.Join(unsaved, o.close())
	o.release()
	kept := shell.NewKept(keptBytes)
	r := shell.Run(args, to, kept, o.clock)
	if r.Refused != nil {
		o.refused(args[0], r.Refused)
	}
	ctx = context.WithoutCancel(ctx)        // a signal was the command's
	if unsaved == nil && r.Refused == nil { // a mistyped command is no evidence
		unsaved = o.record(ctx, stream, args, kept, r)
	}
	if unsaved != nil && r.Refused == nil {
		o.rescue(kept, unsaved)
	}
	if err := o.close(); err != nil {
		o.logCause(err)
	}
	r.Pass()
	return exits{r.Exit}
}

func (o *runOptions) streams() (shell.Streams, bool) {
	in, isIn := o.in.(*os.File)
	out, isOut := o.world.out.(*os.File)
	errs, isErr := o.errs.(*os.File)
	return shell.Streams{In: in, Out: out, Err: errs}, isIn && isOut && isErr && o.guest == nil
}

// refused says why nothing was run, as a shell does.
func (o *runOptions) refused(name string, err error) {
	t := &o.words.Evidence
	if errors.Is(err, exec.ErrNotFound) || errors.Is(err, fs.ErrNotExist) {
		o.note(fmt.Sprintf(t.NotFound, name))
		return
	}
	why := err.Error()
	if path := (*fs.PathError)(nil); errors.As(err, &path) {
		why = path.Err.Error()
	}
	o.note(fmt.Sprintf(t.NotRun, name, why))
}

func (o *runOptions) record(ctx context.Context, stream string, args []string, kept *shell.Kept, r shell.Result) error {
	seat, err := o.seat(ctx)
	if err != nil {
		return err
	}
	masked := 0
	if !o.raw {
		args, masked = mask.Args(args, o.words.Evidence.Mark)
	}
	e := o.evidence("output.txt", kept, o.raw)
	ran := incident.CommandRan{Command: quoted(args), Ended: r.Ended, Exit: r.Exit, Masked: masked}
	ran.Host, _ = os.Hostname()
	ran.Dir, _ = os.Getwd()
	if !e.Binary {
		ran.Tail = linesOf(e.last, -tailLines)
	}
	if e.Size == 0 {
		_, err = seat.Act(ctx, stream, incident.TellCommand{CommandRan: ran, Began: r.Began})
	} else {
		_, err = e.keep(ctx, seat, stream, func(of incident.Attached) incident.Command {
			ran.Output = &of
			return incident.TellCommand{CommandRan: ran, Began: r.Began}
		})
	}
	if err == nil {
		o.tell(e, masked)
	}
	return err
}

// rescue keeps the output of a run that could not be recorded; of one that printed nothing there is nothing to keep.
func (o *runOptions) rescue(kept *shell.Kept, unsaved error) {
	if e := o.evidence("output.txt", kept, o.raw); o.rescued(e, unsaved) {
		o.tell(e, 0)
	}
}

// meant is the incident that is meant: the one named, else that of SHIREI_INCIDENT, else the one that is active.
func (a *app) meant(ctx context.Context, id string) (stream string, err error) {
	seat, err := a.seat(ctx)
	if err != nil {
		return "", err
	}
	head, err := a.goesOn(ctx, seat, id)
	return head.Stream, err
}

// goesOn finds the incident that is written into; of one that was merged it is said where it goes on.
func (a *app) goesOn(ctx context.Context, seat *desk.Seat, id string) (desk.Head, error) {
	var from *desk.Head
	head, err := a.choosing(ctx, func(ctx context.Context, id string) (head desk.Head, err error) {
		head, from, err = seat.LocateOn(ctx, id)
		return head, err
	}, cmp.Or(id, a.env("SHIREI_INCIDENT")))
	if err == nil && from != nil {
		a.note(a.words.Crew.Merged(incident.Short(from.Stream), incident.Short(head.Stream), head.Title))
	}
	return head, err
}

var plainArgument = regexp.MustCompile(`^[0-9A-Za-z_@%+=:,./\[\]-]+$`)

// quoted writes arguments as they can be typed into a shell again.
func quoted(args []string) string {
	out := make([]string, len(args))
	for i, arg := range args {
		if out[i] = clean.Line(arg); !plainArgument.MatchString(arg) {
			out[i] = "'" + strings.ReplaceAll(clean.Line(arg), "'", `'\''`) + "'"
		}
	}
	return strings.Join(out, " ")
}
