package term

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"shirei/ui/term/screen"
)

// Remote is a console on the terminal of somebody elsewhere, one of many in this process.
type Remote struct {
	root    *Root
	program *tea.Program
	ctx     context.Context
}

// remoteFrames is Bubble Tea's usual rate: the way there takes longer than a frame, and many share the machine.
const remoteFrames = 60

// NewRemote makes a console that draws where the options of the program say.
func NewRemote(ctx context.Context, o Options, program ...tea.ProgramOption) *Remote {
	root := New(ctx, o)
	own := []tea.ProgramOption{tea.WithFPS(remoteFrames), tea.WithFilter(neverHere)}
	return &Remote{root, tea.NewProgram(root, append(program, own...)...), ctx}
}

// neverHere keeps the program from being stopped as a job: there is no shell to go back to.
func neverHere(_ tea.Model, msg tea.Msg) tea.Msg {
	if _, ok := msg.(tea.SuspendMsg); ok {
		return nil
	}
	return msg
}

// Run runs the console until it is quit, and saves what was half typed.
func (r *Remote) Run() error {
	_, err := r.program.Run()
	return errors.Join(err, r.root.failed, r.root.end(context.WithoutCancel(r.ctx)))
}

// Say shows something on the screen for a moment.
func (r *Remote) Say(text string) { r.program.Send(screen.Toast{Text: text, Bad: true}) }

// Resize says how big the terminal is now, in cells.
func (r *Remote) Resize(w, h int) { r.program.Send(tea.WindowSizeMsg{Width: w, Height: h}) }

// Quit ends the console.
func (r *Remote) Quit() { r.program.Quit() }
