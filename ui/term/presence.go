package term

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/ui/term/screen"
)

// How long after a key somebody counts as typing, and after how long without one as idle.
const (
	typingFor = 8 * time.Second
	idleAfter = 5 * time.Minute
)

// presence tells the others what this session is about, and finds out who else is here.
type presence struct {
	said    desk.Here // what was last announced
	keyed   time.Time // the last key
	wrote   time.Time // the last one that was text
	telling bool      // an announcement is on its way
	looking bool      // and a look at the others
	greeted bool      // whoever uses the same name was told of
}

// announced is sent when the others have been told; present brings who is here.
type (
	announced struct{ said desk.Here }
	present   struct {
		here  []desk.Here
		moved error
	}
)

// pressed takes note of a key; text is one that was typed into a field.
func (p *presence) pressed(now time.Time, text bool) {
	if p.keyed = now; text {
		p.wrote = now
	}
}

// mine is what this session is about.
func (r *Root) mine() desk.Here {
	p := &r.presence
	h := desk.Here{
		Session: r.env.Session, Stream: r.place.Stream, Remote: r.env.Remote, Seen: p.keyed,
		Typing: !p.wrote.IsZero() && r.env.Now.Sub(p.wrote) < typingFor && r.top().Typing(),
		Idle:   r.env.Now.Sub(p.keyed) >= idleAfter,
	}
	if at, ok := r.at.(interface{ Step() incident.Step }); ok {
		h.Step = at.Step()
	}
	return h
}

// announce tells the others, if anything has changed that they see. One announcement is on its way at a time, so that
// none overtakes another.
func (r *Root) announce() tea.Cmd {
	if r.env.Session == "" || r.presence.telling {
		return nil
	}
	h := r.mine()
	if h.Same(r.presence.said) {
		return nil
	}
	r.presence.telling = true
	seat, ctx, log := r.env.Seat, r.ctx, r.opt.log
	return func() tea.Msg {
		if err := seat.Announce(ctx, h); err != nil {
			log(err) // nobody's work depends on it
		}
		return announced{h}
	}
}

// look finds out who is here, while an incident is on the glass, and whether the database is still where it was opened.
func (r *Root) look() tea.Cmd {
	if r.presence.looking || r.env.Session == "" {
		return nil
	}
	r.presence.looking = true
	seat, ctx, log, was := r.env.Seat, r.ctx, r.opt.log, r.env.Here
	others := r.place.Stream != "" || !r.presence.greeted
	return func() tea.Msg {
		found := present{was, seat.Standing(ctx)}
		if !others || found.moved != nil {
			return found
		}
		here, err := seat.Present(ctx, "")
		if err != nil {
			log(err)
		}
		found.here = here
		return found
	}
}

// stand says that the database is gone from its place, for as long as it is, and that it is back.
func (r *Root) stand(moved error) {
	switch was := r.moved; {
	case moved != nil && (was == nil || r.toast.Text == "" || !r.opt.Now().Before(r.toast.until)):
		r.fail(moved)
	case moved == nil && was != nil:
		r.say(screen.Toast{Text: r.env.Words.Common.Presence.Back})
	}
	r.moved = moved
}

// presences takes what came of announcing and looking, and tells whether the message was that.
func (r *Root) presences(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case announced:
		r.presence.telling, r.presence.said = false, msg.said
		for i, h := range r.env.Here {
			if h.Session == msg.said.Session {
				r.env.Here[i] = msg.said
				r.env.Here[i].Name, r.env.Here[i].Since, r.env.Here[i].Watches = h.Name, h.Since, r.env.Seat.Watches()
			}
		}
		return nil, true
	case present:
		r.presence.looking, r.env.Here = false, msg.here
		r.stand(msg.moved)
		r.greet()
		return nil, true
	}
	return nil, false
}

// greet says once, at the start, that somebody else who is present uses the same name.
func (r *Root) greet() {
	if r.presence.greeted {
		return
	}
	r.presence.greeted = true
	for _, h := range r.env.Here {
		if name := r.env.Seat.Who(); h.Name == name && h.Session != r.env.Session {
			words := r.env.Words.Common.Presence
			said := words.Already(name)
			if !r.env.Remote { // there the key is the name
				said += words.Another
			}
			r.say(screen.Toast{Text: said})
			return
		}
	}
}
