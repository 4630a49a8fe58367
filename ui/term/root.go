// Package term is the console: one Bubble Tea program that routes messages to an overlay, a field, a screen or the key
// table, and composes the frame. What there is to see is drawn by the screens.
package term

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident/lang"
	"shirei/ui/term/crew"
	"shirei/ui/term/keymap"
	"shirei/ui/term/overlay"
	"shirei/ui/term/screen"
	"shirei/ui/text"
)

// Root is the root model: a router, and nothing else.
type Root struct {
	ctx      context.Context
	opt      Options
	env      *screen.Env
	caps     caps
	at       screen.Screen
	place    screen.Place
	kept     map[string]screen.Screen // screens keep their place
	trail    []screen.Place
	overlays []screen.Pane
	calls    *crew.Calls // nil until the store is open
	toast    toast
	wake     <-chan struct{}
	made     time.Time
	ticked   time.Time // what the clock said at the last tick
	drawn    tea.View  // the last frame
	same     bool      // nothing has changed since
	saving   bool      // a save of drafts is on its way
	presence presence
	quiet    bool  // the bell is off
	moved    error // the database is not where it was opened
	close    func()
	failed   error // why it could not be opened
}

// toast is something said for a few seconds.
type toast struct {
	screen.Toast
	until time.Time
}

// toastFor is how long a toast stands.
const toastFor = 5 * time.Second

// Init opens the store and the first screen while the program starts: it stands before the first frame is flushed.
func (r *Root) Init() tea.Cmd {
	return tea.Batch(r.opening(), r.tick(), r.settled(), tea.RequestBackgroundColor)
}

// settled asks for the size once more. A terminal that is resized while the program starts, as a pane of tmux is that is
// split, tells it before anybody listens.
func (r *Root) settled() tea.Cmd {
	return tea.Tick(settleTime, func(time.Time) tea.Msg { return tea.RequestWindowSize() })
}

// settleTime is longer than the library takes to start, and shorter than anybody takes to read.
const settleTime = 300 * time.Millisecond

// tick comes every second since the console was made, not with the second of the clock: the many consoles of one server
// do not all draw at the same moment.
func (r *Root) tick() tea.Cmd {
	return tea.Tick(time.Second-time.Since(r.made)%time.Second, func(t time.Time) tea.Msg { return screen.Tick{Now: t} })
}

// leastSetBack is a step of the clock that is told; smaller ones are how clocks are kept right.
const leastSetBack = 30 * time.Second

// clocked says that the machine's clock was set back, since what is recorded next stands above what was recorded before.
// Which of the two was wrong is not for the program to guess.
func (r *Root) clocked() {
	was, now := r.ticked, r.env.Now.Round(0) // as it is shown: without the reading that never goes back
	if r.ticked = now; was.Sub(now) < leastSetBack {
		return
	}
	at := func(t time.Time) string { return t.In(r.clock().Loc).Format("15:04") }
	r.say(screen.Toast{Text: r.env.Words.Common.Presence.SetBack(at(was), at(now)), Bad: true})
}

// watch waits for the next change of the store.
func (r *Root) watch() tea.Cmd {
	wake := r.wake
	return func() tea.Msg {
		if _, ok := <-wake; !ok {
			return nil
		}
		return screen.Woken{}
	}
}

// Update routes a message.
func (r *Root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	r.same = r.idle(msg)
	cmd := r.route(msg)
	if r.env.Drafts.Unsaved() && !r.saving {
		r.saving = true
		cmd = tea.Batch(cmd, tea.Tick(draftDelay, func(time.Time) tea.Msg { return saveDrafts{} }))
	}
	if tell := r.announce(); tell != nil {
		cmd = tea.Batch(cmd, tell)
	}
	return r, cmd
}

func (r *Root) route(msg tea.Msg) tea.Cmd {
	if r.caps.take(msg) {
		r.env.Styles = r.caps.styles(r.opt.Glyphs)
		return nil
	}
	switch msg := msg.(type) {
	case opened:
		return r.begin(msg)
	case tea.KeyPressMsg:
		return r.key(msg)
	case tea.PasteMsg:
		r.presence.pressed(r.opt.Now(), true)
		return r.top().Update(msg)
	case screen.Tick:
		r.env.Now = r.opt.Now()
		r.clocked()
		return tea.Batch(r.tick(), r.look(), r.everyone(screen.Tick{Now: r.env.Now}), r.beneath(screen.Tick{Now: r.env.Now}))
	case screen.Woken:
		return tea.Batch(r.watch(), r.look(), r.everyone(msg), r.beneath(msg))
	case screen.Go:
		return r.goTo(msg.To)
	case screen.Close:
		r.pop()
		return nil
	case screen.Overlay:
		r.overlays = append(r.overlays, msg.Pane)
		return nil
	case screen.Perform:
		return r.do(msg.Action, nil)
	case screen.Toast:
		r.say(msg)
		return nil
	}
	if cmd, ok := r.effect(msg); ok {
		return cmd
	}
	if cmd, ok := r.presences(msg); ok {
		return cmd
	}
	if pane, ok := overlay.New(r.env, msg); ok {
		r.overlays = append(r.overlays, pane)
		return nil
	}
	return r.everyone(msg)
}

// everyone brings a message to the screen and to what lies over it.
func (r *Root) everyone(msg tea.Msg) tea.Cmd {
	cmds := []tea.Cmd{r.at.Update(msg)}
	if r.calls != nil {
		cmds = append(cmds, r.calls.Update(msg))
	}
	for _, o := range r.overlays {
		cmds = append(cmds, o.Update(msg))
	}
	return tea.Batch(cmds...)
}

// top is what has the keys.
func (r *Root) top() screen.Pane {
	if n := len(r.overlays); n > 0 {
		return r.overlays[n-1]
	}
	return r.at
}

func (r *Root) pop() {
	if n := len(r.overlays); n > 0 {
		r.overlays = r.overlays[:n-1]
	}
}

// key routes a key: what is typed into first, then the key table, then whoever is on top.
func (r *Root) key(msg tea.KeyPressMsg) tea.Cmd {
	on := r.top()
	r.env.Now = r.opt.Now() // "now" and "-5m" count from the key, not from the last tick
	r.presence.pressed(r.env.Now, on.Typing())
	r.toast = toast{} // it was read, or is not worth hiding the keys
	switch msg.String() {
	case "ctrl+c":
		return tea.Sequence(r.flush(), tea.Quit)
	case "esc":
		return r.back(on)
	case "ctrl+k":
		return r.do("palette", nil)
	}
	if on.Typing() {
		return on.Update(msg)
	}
	if a, ok := r.env.Keys.Match(on.Scope(), keymap.Fold(msg)); ok {
		return r.do(a.ID, msg)
	}
	return on.Update(msg)
}

// back goes one step back: in the pane, out of it, to the place before.
func (r *Root) back(on screen.Pane) tea.Cmd {
	if cmd, ok := on.Back(); ok {
		return cmd
	}
	if len(r.overlays) > 0 {
		r.pop()
		return nil
	}
	if n := len(r.trail); n > 0 {
		to := r.trail[n-1]
		r.trail = r.trail[:n-1]
		return r.show(to)
	}
	if r.place.Screen != screen.Home {
		return r.show(screen.Place{Screen: screen.Home})
	}
	return nil
}

// do does an action of the key table; key is the press behind it, nil from the palette.
func (r *Root) do(id string, key tea.Msg) tea.Cmd {
	switch id {
	case "help":
		return r.help()
	case "palette":
		return r.palette()
	case "quit":
		return tea.Sequence(r.flush(), tea.Quit)
	case "back":
		return r.back(r.top())
	case "bell":
		return r.hush()
	}
	on := r.top()
	if on == screen.Pane(r.at) {
		if why := r.at.Disabled(id); why != "" {
			r.say(screen.Toast{Text: why})
			return nil
		}
	}
	if cmd, ok := on.Do(id); ok {
		return cmd
	}
	if r.calls != nil {
		if cmd, ok := r.calls.Do(id); ok {
			return cmd
		}
	}
	if key != nil {
		return on.Update(key)
	}
	return nil
}

// say shows a toast.
func (r *Root) say(t screen.Toast) {
	stands := toastFor
	if t.Bad {
		stands *= 2 // what went wrong, and what to do next
	}
	r.toast = toast{Toast: t, until: r.opt.Now().Add(stands)}
}

// clock is how the screen words times.
func (r *Root) clock() lang.Clock {
	if on, ok := r.at.(interface{ Clock() lang.Clock }); ok {
		return on.Clock()
	}
	return lang.Clock{Ref: r.env.Now, Loc: r.env.Now.Location()}
}

// fail shows an error: what happened, and what to do next, with times as the screen shows them.
func (r *Root) fail(err error) {
	what, next := text.ErrorAt(err, r.env.Lang, r.clock())
	if next != "" {
		what += "  " + next
	}
	r.opt.log(err)
	r.say(screen.Toast{Text: what, Bad: true})
}
