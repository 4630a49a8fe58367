package term

import (
	tea "charm.land/bubbletea/v2"

	"shirei/ui/term/probe"
	"shirei/ui/term/screen"
)

// run opens the look at a command. Over SSH it is only shown: the machine is not the one the person sits at, and others
// may not be meant to run things there.
func (r *Root) run(asked screen.Run) tea.Cmd {
	env, ctx, runner := r.env, r.ctx, r.opt.Runner
	if env.Remote {
		runner = nil
	}
	return func() tea.Msg { return screen.Overlay{Pane: probe.New(ctx, env, runner, asked)} }
}
