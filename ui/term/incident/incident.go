// Package incident is the screen of one incident: what it is and what is owed on top, the step at hand beside the
// timeline, the composer below.
package incident

import (
	"context"
	"maps"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/inventory"
	"shirei/incident/lang"
	"shirei/ui/term/gap"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/step"
)

// twoPanes is the width from which panel and timeline stand side by side (CONSOLE.md, rules of the glass).
const twoPanes = 110

// focus is which part has the keys.
type focus int

const (
	onTimeline focus = iota
	onPanel
	onComposer
)

// Screen is the screen of one incident.
type Screen struct {
	env      *screen.Env
	stream   string
	at       screen.Case
	loaded   bool
	gone     bool
	focus    focus
	before   focus // where the composer was called from
	step     incident.Step
	panels   map[incident.Step]screen.Step
	timeline *timeline
	composer *composer
	wide     bool            // at the last View
	late     map[string]bool // the promises that were late when the record was last looked at; nil: it never was
}

// loadedMsg brings the incident as it stands.
type loadedMsg struct {
	stream string
	state  *incident.State
	gone   bool
	// changes are those of the service that may have to do with it; err: they could not be read.
	changes []incident.ServiceChange
	err     error
}

// servedMsg brings the service's inventory.
type servedMsg struct {
	stream  string
	service *desk.Service
	view    *inventory.View
}

// New makes the screen; Init loads it.
func New(env *screen.Env, to screen.Place) *Screen {
	s := &Screen{env: env, stream: to.Stream, panels: map[incident.Step]screen.Step{}}
	s.timeline = newTimeline(env, to.Stream)
	s.composer = newComposer(env, to.Stream)
	s.turnTo(to)
	return s
}

// turnTo goes to the step a place names.
func (s *Screen) turnTo(to screen.Place) {
	if to.Step != "" {
		s.step, s.focus = to.Step, onPanel
	}
}

// Init loads the incident and the end of its timeline.
func (s *Screen) Init() tea.Cmd { return tea.Batch(s.load(), s.timeline.load()) }

// againMsg brings all that is shown of the incident.
type againMsg []tea.Msg

// again reads what is shown anew, as one message: what somebody wrote takes one frame, on every screen of a server.
func (s *Screen) again() tea.Cmd {
	state, entries := s.load(), s.timeline.load()
	return func() tea.Msg { return againMsg{state(), entries()} }
}

func (s *Screen) taken(msg tea.Msg) tea.Cmd {
	if failed, ok := msg.(screen.Failed); ok {
		return screen.Send(failed)
	}
	return s.Update(msg)
}

// load reads the incident, outside Update.
func (s *Screen) load() tea.Cmd {
	seat, stream := s.env.Seat, s.stream
	return func() tea.Msg {
		st, err := seat.State(context.Background(), stream)
		if err != nil {
			return loadedMsg{stream: stream, gone: true}
		}
		changes, err := seat.ChangesOf(context.Background(), st)
		return loadedMsg{stream: stream, state: st, changes: changes, err: err}
	}
}

// serve reads the service's inventory. It is worded anew only after a revision; the first frame does not wait for it.
func (s *Screen) serve() tea.Cmd {
	if s.at.State.Service == "" {
		return nil
	}
	seat, stream, st, have, lang, now := s.env.Seat, s.stream, s.at.State, s.at.Service, s.env.Lang, s.env.Now
	return func() tea.Msg {
		svc, err := seat.ServiceOf(context.Background(), st)
		switch {
		case err != nil:
			return screen.Failed{Err: err}
		case svc == have:
			return nil
		case svc == nil:
			return servedMsg{stream: stream}
		}
		return servedMsg{stream: stream, service: svc, view: inventory.NewView(svc.Inventory, string(lang), now)}
	}
}

// Update takes what was loaded, the clock, and keys.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loadedMsg:
		if msg.stream == s.stream {
			return s.take(msg)
		}
	case servedMsg:
		if msg.stream == s.stream {
			s.at.Service, s.at.View = msg.service, msg.view
			return s.bring()
		}
	case entriesMsg:
		s.timeline.take(msg)
	case againMsg:
		var cmds []tea.Cmd
		for _, m := range msg {
			cmds = append(cmds, s.taken(m))
		}
		return tea.Batch(cmds...)
	case screen.Woken:
		return s.again()
	case screen.Acted:
		return s.acted(msg)
	case screen.Revised:
		gap.Revised(s.env, s.stream, msg)
		return tea.Batch(s.panel().Update(msg), s.load())
	case screen.Tick:
		return s.tick()
	case screen.Go:
		s.turnTo(msg.To)
		if s.loaded {
			s.timeline.setClock(s.at.State.Location())
			s.composer.loc = s.at.State.Location()
		}
		return s.bring()
	case tea.KeyPressMsg, tea.PasteMsg:
		return s.key(msg)
	default:
		return s.panel().Update(msg)
	}
	return nil
}

func (s *Screen) take(msg loadedMsg) tea.Cmd {
	if s.gone = msg.gone; s.gone {
		return nil
	}
	s.at.State, s.at.Changes, s.loaded = msg.state, msg.changes, true
	s.timeline.setClock(s.at.State.Location())
	s.composer.loc = s.at.State.Location()
	ring := s.owed()
	if s.step == "" {
		s.step = incident.StepTriage
		if len(s.at.Next) > 0 {
			s.step = s.at.Next[0].Step
		}
	}
	if msg.err != nil {
		ring = tea.Batch(ring, screen.Send(screen.Failed{Err: msg.err}))
	}
	return tea.Batch(ring, s.bring(), s.serve())
}

// Clock is how this screen words times.
func (s *Screen) Clock() lang.Clock {
	if !s.loaded {
		return lang.Clock{Ref: s.env.Now, Loc: s.env.Now.Location()}
	}
	return s.at.At(s.env.Now)
}

// owed works out anew what is owed and what to do now. What has become late rings once; what was late already when the
// incident was opened does not.
func (s *Screen) owed() (ring tea.Cmd) {
	s.at.Ledger = s.at.State.Ledger(s.env.Now)
	s.at.Next = s.at.State.Next(s.env.Now)
	late := map[string]bool{}
	for _, p := range s.at.Ledger {
		if p.State != incident.Overdue {
			continue
		}
		if late[p.ID] = true; s.late != nil && !s.late[p.ID] {
			ring = screen.Send(screen.Ring{})
		}
	}
	s.late = late
	return ring
}

// tick follows the clock: the panel hears of it only when something has become due.
func (s *Screen) tick() tea.Cmd {
	if !s.loaded {
		return nil
	}
	before := states(s.at.Ledger)
	ring := s.owed()
	if maps.Equal(before, states(s.at.Ledger)) {
		return ring
	}
	return tea.Batch(ring, s.bring())
}

// states tells how each promise stands, by its id.
func states(ledger []incident.Promise) map[string]incident.PromiseState {
	out := make(map[string]incident.PromiseState, len(ledger))
	for _, p := range ledger {
		out[p.ID] = p.State
	}
	return out
}

func (s *Screen) acted(done screen.Acted) tea.Cmd {
	if s.composer.acted(done) {
		s.focus = s.before // one line, one note: what is pressed next is a key again
		if done.Act.Stream != s.stream {
			return screen.Send(screen.Go{To: screen.Place{Screen: screen.Incident, Stream: done.Act.Stream}})
		}
		return tea.Batch(s.light(), s.load(), s.timeline.load())
	}
	if done.Act.Stream != s.stream {
		return nil
	}
	return tea.Batch(s.undone(done), s.panel().Update(done), s.load(), s.timeline.load())
}

// bring gives the panel of the step at hand the incident.
func (s *Screen) bring() tea.Cmd {
	if !s.loaded {
		return nil
	}
	return tea.Batch(s.panel().Load(s.at), s.light())
}

// light tells the panel whether it has the keys.
func (s *Screen) light() tea.Cmd {
	return s.panel().Update(screen.Focus{On: s.focus == onPanel})
}

// panel is the pane of the step at hand, made at its first use.
func (s *Screen) panel() screen.Step {
	at := s.step
	if at == "" {
		at = incident.StepTriage
	}
	p, ok := s.panels[at]
	if !ok {
		p = step.New(s.env, at)
		s.panels[at] = p
	}
	return p
}

func (s *Screen) key(msg tea.Msg) tea.Cmd {
	switch s.focus {
	case onComposer:
		return s.compose(msg)
	case onPanel:
		return s.panel().Update(msg)
	}
	return s.timeline.key(msg)
}

// compose writes into the composer; enter sends, and the composer stays open for the next line.
func (s *Screen) compose(msg tea.Msg) tea.Cmd {
	if press, ok := msg.(tea.KeyPressMsg); ok && press.String() == "enter" {
		if into, merged := s.at.State.MergedInto(); merged {
			return s.whereTo(into.To)
		}
		return s.composer.send()
	}
	s.composer.update(msg)
	return nil
}

// whereTo asks whether a line goes to the incident this one was merged into, which is offered first, or stays here.
func (s *Screen) whereTo(into string) tea.Cmd {
	if s.composer.input.Empty() {
		return nil
	}
	w := s.env.Words.Relate
	return screen.Send(screen.Pick{Title: w.NoteTitle(incident.Short(into)), Items: []screen.Item{
		{ID: into, Label: w.NoteThere(incident.Short(into))}, {ID: s.stream, Label: w.NoteHere(incident.Short(s.stream))},
	}, Then: s.composer.sendTo})
}

// Back goes one step back: out of the composer, out of a field, off a filter, from the panel to the timeline.
func (s *Screen) Back() (tea.Cmd, bool) {
	switch s.focus {
	case onComposer:
		s.composer.input.Blur()
		s.focus = s.before
		return s.light(), true
	case onPanel:
		if cmd, ok := s.panel().Back(); ok {
			return cmd, true
		}
		s.focus = onTimeline
		return s.light(), true
	}
	return s.timeline.back()
}

// Typing tells that letters are text now.
func (s *Screen) Typing() bool {
	return s.focus == onComposer || s.focus == onPanel && s.panel().Typing()
}

// Scope is the place in the key table.
func (s *Screen) Scope() string {
	switch s.focus {
	case onComposer:
		return keymap.InComposer
	case onPanel:
		return s.panel().Scope()
	}
	return keymap.InTimeline
}

// Title is the terminal's title.
func (s *Screen) Title() string {
	if !s.loaded {
		return ""
	}
	return clean.Line(s.at.State.Title)
}
