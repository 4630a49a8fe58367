package crew

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/when"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// seats is the list of who sits where, over the incident.
type seats struct {
	room Room
	list widget.List
}

// Seats opens the roles and their hand-over.
func (r Room) Seats() tea.Cmd {
	p := &seats{room: r}
	p.list.SetLen(len(incident.AllRoles()))
	return screen.Send(screen.Overlay{Pane: p})
}

// Update moves; the record is read at each View.
func (p *seats) Update(msg tea.Msg) tea.Cmd {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		p.list.Key(keymap.Fold(press))
	}
	return nil
}

// Do asks what is to be done with the seat under the cursor.
func (p *seats) Do(action string) (tea.Cmd, bool) {
	if action != "open" {
		return nil, false
	}
	return p.room.seat(incident.AllRoles()[p.list.Selected()]), true
}

// whoCells hold a name and since when it sits there.
const whoCells = 12

// View draws the seats, and what became of the last offer of the one under the cursor.
func (p *seats) View(w, h int) widget.Frame {
	st, inner := p.room.Env.Styles, w-4
	roles := incident.AllRoles()
	p.list.SetHeight(max(min(len(roles), h-4), 1))
	name := 0
	for _, x := range roles {
		name = max(name, cell.Width(p.room.role(x)))
	}
	lines := p.list.View(st, inner, func(i, _, w int, selected bool) string { return p.row(roles[i], name, w, selected) })
	lines = append(lines, st.Rule.Render(strings.Repeat(st.Glyphs.H, inner)), cell.CutTail(p.about(roles[p.list.Selected()]), inner, st.Glyphs.Ellipsis))
	return widget.Frame{Lines: widget.Boxed(st, p.room.words().SeatsTitle, lines, w)}
}

func (p *seats) row(role incident.Role, name, w int, selected bool) string {
	st, words := p.room.Env.Styles, p.room.words()
	mark := st.Cursor(selected)
	holding, held := p.room.state().Roles[role]
	who, right := st.Dim.Render(st.Glyphs.Dash+" "+words.Vacant), ""
	switch {
	case held:
		who = clean.Line(holding.Who)
		right = p.since(role, holding)
	case role == incident.Commander:
		who = st.Overdue.Render(" " + words.Vacant + " ")
	}
	if o, ok := p.room.offered(role); ok {
		state := o.State(p.room.Env.Now)
		right = p.room.offer(o) + "  " + p.room.waits(o)
		if state == incident.OfferUnanswered {
			right = st.Overdue.Render(" " + right + " ")
		} else {
			right = st.Soon.Render(right)
		}
	}
	line := mark + cell.Pad(p.room.role(role), name) + "  " + cell.PadTail(who, whoCells, st.Glyphs.Ellipsis) + "  "
	line = cell.Row(w, line, cell.CutTail(right, max(w-cell.Width(line), 0), st.Glyphs.Ellipsis))
	return st.Row(line, selected)
}

// since says how long somebody sits there; the chair is warned about as the promise to hand it over is.
func (p *seats) since(role incident.Role, h incident.Holding) string {
	st, env, at := p.room.Env.Styles, p.room.Env, p.room.Stands().At(p.room.Env.Now)
	said := p.room.words().Since(when.Clock(h.Since, at.Ref, at.Loc), when.Span(env.Now.Sub(h.Since), string(env.Lang)))
	if due, ok := p.room.chairDue(); ok && role == incident.Commander {
		switch due.State {
		case incident.Overdue:
			return st.Overdue.Render(" " + said + " ")
		case incident.DueSoon:
			return st.Soon.Render(said)
		}
	}
	return st.Dim.Render(said)
}

// chairDue is the promise to hand the chair over, while it stands.
func (r Room) chairDue() (incident.Promise, bool) {
	for _, p := range r.Stands().Ledger {
		if p.Kind == incident.PromiseChair && p.State.Open() {
			return p, true
		}
	}
	return incident.Promise{}, false
}

// waits says how an offer stands, and for how long once that is a minute.
func (r Room) waits(o incident.Offer) string {
	said, since := r.Env.Lang.OfferState(o.State(r.Env.Now)), r.Env.Now.Sub(o.At)
	if since < time.Minute {
		return said
	}
	return said + " " + when.Span(since.Truncate(time.Minute), string(r.Env.Lang))
}

// offer words who hands a seat to whom.
func (r Room) offer(o incident.Offer) string {
	if o.By == o.To {
		return r.words().Wants(clean.Line(o.To))
	}
	return r.words().HandedTo(clean.Line(o.To))
}

// about tells how the last offer of a seat ended.
func (p *seats) about(role incident.Role) string {
	st, words := p.room.Env.Styles, p.room.words()
	offers := p.room.state().Offers
	for i := len(offers) - 1; i >= 0; i-- {
		o := offers[i]
		if o.Role != role {
			continue
		}
		state := o.State(p.room.Env.Now)
		if state.Open() || state == incident.OfferAccepted {
			break
		}
		return st.Dim.Render(p.room.offer(o) + "  " + p.room.Env.Lang.OfferState(state) + " " + clean.Line(o.Why))
	}
	return st.Faint.Render(words.SeatsHint)
}

func (p *seats) Scope() string         { return keymap.InSeats }
func (p *seats) Typing() bool          { return false }
func (p *seats) Back() (tea.Cmd, bool) { return nil, false }
