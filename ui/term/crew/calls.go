package crew

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/ui/term/screen"
)

// Calls is the line by which the incidents call whoever sits at this console: the most pressing call with the keys that
// answer it. It takes no key from what is typed into, and nothing moves for it.
type Calls struct {
	env   *screen.Env
	on    func() (screen.Case, bool) // the incident on the glass
	held  map[string]held            // the others that go on, by stream
	asked int                        // counts reads, so that one which comes late is dropped
	took  int                        // the read that is shown
	glass string                     // the incident that was on the glass at the last tick
	seen  map[string]bool            // calls that were put away
	chair map[string]string          // who was last seen in the chair, by stream
	lost  map[string]string          // who took the chair from here without a hand-over
	began time.Time                  // when it began to listen
	rung  map[string]bool            // calls that have rung
	now   func() time.Time
	foot  shown
}

// held is an incident as it was last read.
type held struct {
	order int64
	state *incident.State
}

// call is one thing the room wants. Yes and no are what the two keys do; nil: that key does nothing.
type call struct {
	id          string
	rank        rank
	room        Room
	text        string
	tail        string    // stands after the text and is never cut: how long is left
	since       time.Time // when somebody here was asked for it: it rings; zero: it does not
	loud        bool
	yes, no     string // what the keys are labelled
	doYes, doNo func() tea.Cmd
}

// rank orders calls, the most pressing first.
type rank int

const (
	goesElsewhere rank = iota
	hearObjection
	answerSeat
	answerAsk
	resultDue
	pressChair
	tellNews
	offerChair
	carryAsk
)

// heldMsg brings the incidents that go on.
type heldMsg struct {
	asked int
	held  map[string]held
}

// NewCalls begins to listen; on gives the incident on the glass, if one is, and now the time to the moment.
func NewCalls(env *screen.Env, on func() (screen.Case, bool), now func() time.Time) *Calls {
	return &Calls{
		env: env, on: on, held: map[string]held{}, seen: map[string]bool{}, chair: map[string]string{}, lost: map[string]string{},
		began: env.Now, rung: map[string]bool{}, now: now,
	}
}

// Load reads the incidents that go on, outside Update; those that have not changed are not read again, nor the one on the
// glass, whose screen reads it.
func (c *Calls) Load() tea.Cmd {
	c.asked++
	seat, have, asked, glass := c.env.Seat, c.held, c.asked, c.stream()
	return func() tea.Msg {
		ctx := context.Background()
		heads, err := seat.Heads(ctx, desk.HeadFilter{Active: true})
		if err != nil {
			return screen.Failed{Err: err}
		}
		next, news := make(map[string]held, len(heads)), false
		for _, h := range heads {
			if was, ok := have[h.Stream]; ok && was.order == h.Order || h.Stream == glass {
				if ok {
					next[h.Stream] = was
				}
				continue
			}
			if st, err := seat.State(ctx, h.Stream); err == nil {
				next[h.Stream], news = held{h.Order, st}, true
			}
		}
		if !news && len(next) == len(have) {
			return nil // nothing to draw
		}
		return heldMsg{asked, next}
	}
}

// stream is the incident on the glass; empty where none is.
func (c *Calls) stream() string {
	if on, ok := c.on(); ok {
		return on.State.Stream
	}
	return ""
}

// Update takes what was read, reads anew what is no longer on the glass, and rings for who calls.
func (c *Calls) Update(msg tea.Msg) tea.Cmd {
	cmd := c.take(msg)
	c.note(c.all())
	switch msg.(type) {
	case heldMsg, screen.Tick: // the glass is read by its screen, and heard of at the next second
		return tea.Batch(cmd, c.ring())
	}
	return cmd
}

// ring rings once for what was asked of whoever sits here since this console was opened.
func (c *Calls) ring() (cmd tea.Cmd) {
	for _, x := range c.all() {
		if !x.since.Before(c.began) && !c.rung[x.id] {
			c.rung[x.id] = true
			cmd = screen.Send(screen.Ring{})
		}
	}
	return cmd
}

func (c *Calls) take(msg tea.Msg) tea.Cmd {
	c.watchChairs()
	switch msg := msg.(type) {
	case heldMsg:
		if msg.asked > c.took {
			c.took, c.held = msg.asked, msg.held
		}
	case screen.Tick:
		if now := c.stream(); now != c.glass {
			c.glass = now
			return c.Load()
		}
	case screen.Woken:
		return c.Load()
	case screen.Acted:
		if msg.Err == nil {
			return c.Load()
		}
	}
	return nil
}

// watchChairs notices who took the chair from whoever sits here.
func (c *Calls) watchChairs() {
	me := c.env.Seat.Who()
	for _, r := range c.rooms() {
		st := r.state()
		now, was := st.Roles[incident.Commander].Who, c.chair[st.Stream]
		c.chair[st.Stream] = now
		if now == was || was != me || now == "" {
			continue
		}
		handed := slices.ContainsFunc(st.Offers, func(o incident.Offer) bool {
			return o.Role == incident.Commander && o.Accepted && o.To == now
		})
		if !handed {
			c.lost[st.Stream] = now
		}
	}
}

// rooms are the incidents that may call: the one on the glass as it is drawn, and the others that go on.
func (c *Calls) rooms() []Room {
	var rooms []Room
	on, shown := c.on()
	if shown && on.State.Active() {
		rooms = append(rooms, Room{Env: c.env, Stands: c.stands(on)})
	}
	streams := make([]string, 0, len(c.held))
	for stream := range c.held {
		streams = append(streams, stream)
	}
	slices.Sort(streams)
	for _, stream := range streams {
		if st := c.held[stream].state; !shown || stream != on.State.Stream {
			rooms = append(rooms, Room{Env: c.env, Stands: c.stands(screen.Case{State: st})})
		}
	}
	return rooms
}

// stands gives an incident as it stands whenever it is asked for: what opens from a call follows the record.
func (c *Calls) stands(was screen.Case) func() screen.Case {
	return func() screen.Case {
		if on, ok := c.on(); ok && on.State.Stream == was.State.Stream {
			was = on
		} else if h, ok := c.held[was.State.Stream]; ok {
			was = screen.Case{State: h.state}
		}
		return was
	}
}

// all lists the calls, the most pressing first. Who only watches can answer none, and is not asked.
func (c *Calls) all() []call {
	if c.env.Seat == nil {
		return nil
	}
	out := c.mergedCalls()
	if c.env.Seat.Watches() {
		return out
	}
	for _, r := range c.rooms() {
		found := slices.Concat(r.objectionCalls(c), r.seatCalls(c), r.askCalls(c), c.chairCalls(r))
		for _, x := range found {
			if x.id = r.state().Stream + " " + x.id; !c.seen[x.id] {
				x.room = r
				out = append(out, x)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b call) int { return int(a.rank - b.rank) })
	return out
}

// mergedCalls tell whoever has a merged incident on the glass where it goes on: what is written in it is read there alone.
func (c *Calls) mergedCalls() []call {
	on, shown := c.on()
	if !shown {
		return nil
	}
	into, merged := on.State.MergedInto()
	if !merged {
		return nil
	}
	w := c.env.Words.Relate
	x := call{
		id: on.State.Stream + " merged", rank: goesElsewhere, loud: true, since: into.At, text: w.Call(incident.Short(into.To), name(into.Title)), yes: w.Move,
		room: Room{Env: c.env, Stands: func() screen.Case { return on }},
	}
	x.doYes = func() tea.Cmd {
		return screen.Send(screen.Go{To: screen.Place{Screen: screen.Incident, Stream: into.To}})
	}
	return []call{x}
}

// Do answers the call that is shown.
func (c *Calls) Do(action string) (tea.Cmd, bool) {
	if action != "answer.yes" && action != "answer.no" {
		return nil, false
	}
	all := c.all()
	if len(all) == 0 {
		return screen.Send(screen.Toast{Text: c.env.Words.Incident.Crew.NoCall}), true
	}
	if !c.settled(all) {
		return screen.Send(screen.Toast{Text: c.env.Words.Incident.Crew.JustChanged}), true
	}
	do := all[0].doYes
	if action == "answer.no" {
		do = all[0].doNo
	}
	if do == nil {
		return nil, true
	}
	return do(), true
}

// away puts a call away on this console.
func (c *Calls) away(r Room, id string) func() tea.Cmd {
	return func() tea.Cmd {
		c.seen[r.state().Stream+" "+id] = true
		return nil
	}
}

// newsFor is how long the outcome of an offer or an ask is told to those it concerns.
const newsFor = 30 * time.Minute

// fresh tells whether something has only just happened.
func (r Room) fresh(at time.Time) bool { return r.Env.Now.Sub(at) < newsFor }

// name is somebody's name as it may be drawn.
func name(s string) string { return clean.Line(s) }
