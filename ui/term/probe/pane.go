// Package probe is the overlay in which a command of the inventory is looked at, accepted, run and told of. Nothing runs
// before it was shown word for word.
package probe

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/ui/probe"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	"shirei/ui/text"
)

type phase int

const (
	looking phase = iota
	starting
	running
	ending
	done
)

// Pane shows one command and what came of it.
type Pane struct {
	env    *screen.Env
	ctx    context.Context // of the console; what is run ends with it
	runner *probe.Runner   // nil: nothing can be run here
	asked  screen.Run
	plain  string // the command as it is looked at

	at       phase
	trusted  bool // accepted on this machine before
	accepted bool // ticked now
	wrong    error
	proc     *probe.Process
	glance   time.Duration
	state    probe.State

	scroll widget.Scroll
	lines  []string // of what is shown, wrapped to inner
	inner  int
}

// New shows a command; it reads which commands are accepted on this machine, so it is called outside Update. A nil runner
// only shows.
func New(ctx context.Context, env *screen.Env, runner *probe.Runner, asked screen.Run) *Pane {
	p := &Pane{env: env, ctx: ctx, runner: runner, asked: asked, plain: probe.Plain(asked.Command), glance: glance}
	if runner != nil {
		p.trusted, p.wrong = runner.Trust.Has(asked.Service, asked.Command)
	}
	return p
}

// started answers what starting the command came to, progress how far it has come. They are the pane's own.
type (
	started struct {
		pane *Pane
		proc *probe.Process
		err  error
	}
	progress struct {
		pane  *Pane
		state probe.State
	}
)

// glance is how often a running command's output is brought to the glass.
const glance = 150 * time.Millisecond

// Update takes moves and the news of the run.
func (p *Pane) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		p.scroll.Key(keymap.Fold(msg))
	case started:
		return p.begun(msg)
	case progress:
		return p.came(msg)
	case screen.Acted:
		if msg.Act.Tag == p.tag() && msg.Err == nil && !p.unanswered(msg.Act) {
			return screen.Send(screen.Close{})
		}
	}
	return nil
}

func (p *Pane) begun(msg started) tea.Cmd {
	if msg.pane != p {
		return nil
	}
	if msg.err != nil {
		p.at, p.wrong = looking, msg.err
		return nil
	}
	p.proc, p.trusted = msg.proc, true
	if p.at == ending {
		p.proc.Stop()
	} else {
		p.at = running
	}
	return p.watch()
}

// watch waits for more of the output, or for the end.
func (p *Pane) watch() tea.Cmd {
	proc, most := p.proc, p.glance
	return func() tea.Msg { return progress{p, proc.Wait(most)} }
}

func (p *Pane) came(msg progress) tea.Cmd {
	if msg.pane != p {
		return nil
	}
	p.state, p.inner = msg.state, 0
	if p.state.Done {
		p.at = done
		return nil
	}
	return p.watch()
}

// run starts the command, after accepting it if that is new.
func (p *Pane) run() tea.Cmd {
	t := &p.env.Words.Probe
	switch {
	case p.runner == nil || p.wrong != nil:
		return nil
	case !p.trusted && !p.accepted:
		return screen.Send(screen.Toast{Text: t.NotYet})
	}
	p.at, p.state, p.inner = starting, probe.State{}, 0
	p.scroll.GoTo(0)
	runner, ctx, asked, accept := p.runner, p.ctx, p.asked, !p.trusted
	return func() tea.Msg {
		if accept {
			if err := runner.Trust.Accept(asked.Service, asked.Command); err != nil {
				return started{p, nil, err}
			}
		}
		proc, err := runner.Start(ctx, asked.Service, probe.Command{Line: asked.Command, Incident: asked.Stream})
		return started{p, proc, err}
	}
}

// Do does the acts of the key table.
func (p *Pane) Do(action string) (tea.Cmd, bool) {
	switch {
	case action == "copy":
		return p.copy(), true
	case action == "tick" && p.at == looking && p.runner != nil && !p.trusted && p.wrong == nil:
		p.accepted = !p.accepted
	case action == "probe.go" && p.at == looking, action == "run" && p.at == done:
		return p.run(), true
	case action == "probe.go" && p.at == done && p.answers():
		return p.answer(), true
	case (action == "probe.go" || action == "inv.note") && p.at == done:
		return p.note(), true
	case action == "move" || action == "tick" && p.at == done: // space turns the page
		return nil, false
	}
	return nil, true
}

// copy takes the command before it was run, and its output afterwards, both as they are.
func (p *Pane) copy() tea.Cmd {
	t := &p.env.Words.Probe
	if p.at == looking {
		return screen.Send(screen.Copy{Text: p.asked.Command, Said: t.CopiedIt})
	}
	return screen.Send(screen.Copy{Text: p.state.Output, Said: t.Copied})
}

// tag marks the act that records the outcome, so that the pane closes once it is recorded and not before.
func (p *Pane) tag() string { return "probe." + p.asked.Stream + "." + p.asked.Command }

// note puts the outcome onto the timeline: a line that says it, and the output below it as it came.
func (p *Pane) note() tea.Cmd {
	t := &p.env.Words.Probe
	if p.asked.Stream == "" {
		return screen.Send(screen.Toast{Text: t.NoCase})
	}
	return screen.Do(screen.Act{
		Stream: p.asked.Stream, Said: t.Recorded, Tag: p.tag(),
		Cmd: incident.TakeNote{Text: Entry(p.env.Words, p.asked.What, p.state, p.limit()), As: incident.EntryObservation},
	})
}

func (p *Pane) limit() time.Duration {
	if p.runner == nil {
		return probe.Limit
	}
	return p.runner.Most()
}

// Back stops what runs; the next one closes the pane.
func (p *Pane) Back() (tea.Cmd, bool) {
	switch p.at {
	case starting:
		p.at = ending
	case running:
		p.at = ending
		p.proc.Stop()
	case ending:
	default:
		return nil, false
	}
	return nil, true
}

// Scope is the place in the key table.
func (p *Pane) Scope() string { return keymap.InProbe }

// Typing is never true.
func (p *Pane) Typing() bool { return false }

// refusal words why nothing is run, if that is so.
func (p *Pane) refusal() text.Message {
	t := &p.env.Words.Probe
	var e *probe.Error
	switch {
	case p.runner == nil && p.env.Remote:
		return text.Message{What: t.Remote}
	case p.runner == nil:
		return text.Message{What: t.NoRunner}
	case errors.As(p.wrong, &e):
		return Refusal(p.env.Words, e)
	}
	return text.Message{}
}
