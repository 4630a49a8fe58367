package crew

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
)

// Take seats whoever sits at this console. From somebody who sits there it is asked for, or taken with a reason.
func (r Room) Take(role incident.Role) tea.Cmd {
	if o, ok := r.offered(role); ok && o.Asked() == r.me() && o.To == r.me() {
		return r.accept(o) // it is handed to them already
	}
	switch holder := r.state().Roles[role].Who; holder {
	case "":
		return r.act(incident.TakeRole{Role: role, Who: r.me()}, r.words().Took(r.role(role)))
	case r.me():
		return screen.Send(screen.Toast{Text: r.words().Yours(r.role(role))})
	default:
		return pick(r.held(role), append(r.ofOffer(role), r.fromHolder(role, holder)...))
	}
}

// held titles the questions about a seat.
func (r Room) held(role incident.Role) string {
	colon := r.Env.Words.Common.Colon
	if who := r.state().Roles[role].Who; who != "" {
		return r.role(role) + colon + clean.Line(who)
	}
	return r.role(role) + colon + r.words().Vacant
}

// fromHolder is what can be done about a seat that somebody else holds. One who is active there is asked before it is
// taken from them (issue: taking the chair from someone active asks both).
func (r Room) fromHolder(role incident.Role, holder string) []choice {
	w := r.words()
	ask := choice{"ask", w.AskFor(clean.Line(holder)), func() tea.Cmd {
		return r.act(incident.OfferHandover{Role: role, To: r.me()}, r.reach(w.Asked(clean.Line(holder)), holder))
	}}
	now := choice{"now", w.TakeNow, func() tea.Cmd {
		return r.why(r.held(role), w.TakeNowWhy, func(why string) tea.Cmd {
			return r.act(incident.TakeRole{Role: role, Who: r.me(), Reason: why}, w.Took(r.role(role)))
		})
	}}
	switch o, waits := r.offered(role); {
	case waits && o.By == r.me():
		return []choice{now}
	case r.active(holder):
		ask.do = func() tea.Cmd {
			return r.act(incident.OfferHandover{Role: role, To: r.me()}, w.AskedFirst(clean.Line(holder)))
		}
		return []choice{ask}
	}
	return []choice{ask, now}
}

// active tells of somebody that they are at this incident and have pressed a key lately.
func (r Room) active(who string) bool {
	return slices.ContainsFunc(r.Env.Here, func(h desk.Here) bool {
		return h.Name == who && h.Stream == r.state().Stream && !h.Idle && !h.Watches
	})
}

// seat offers what can be done with a seat: the answer to an offer first.
func (r Room) seat(role incident.Role) tea.Cmd {
	w, holder, me := r.words(), r.state().Roles[role].Who, r.me()
	choices := r.ofOffer(role)
	switch holder {
	case "":
		choices = append(choices,
			choice{"take", w.Take, func() tea.Cmd { return r.Take(role) }},
			choice{"give", w.Give, func() tea.Cmd { return r.give(role) }},
			choice{"record", w.Record, func() tea.Cmd {
				return r.choose(r.held(role), nil, func(who string) tea.Cmd {
					return r.act(incident.TakeRole{Role: role, Who: who}, w.Recorded(r.role(role), clean.Line(who)))
				})
			}})
	case me:
		choices = append(choices,
			choice{"give", w.Give, func() tea.Cmd { return r.give(role) }},
			choice{"leave", w.Leave, func() tea.Cmd { return r.leave(role) }})
	default:
		choices = append(choices, r.fromHolder(role, holder)...)
	}
	return pick(r.held(role), append(choices, choice{"read", w.Read, func() tea.Cmd { return r.brief(nil) }}))
}

// ofOffer is what whoever sits here can do about an offer of a seat that still waits.
func (r Room) ofOffer(role incident.Role) []choice {
	w := r.words()
	o, ok := r.offered(role)
	switch {
	case !ok:
		return nil
	case o.Asked() == r.me():
		return []choice{
			{"accept", r.yes(o), func() tea.Cmd { return r.accept(o) }},
			{"refuse", w.Refuse, func() tea.Cmd { return r.refuse(o) }},
		}
	case o.By == r.me():
		return []choice{{"withdraw", w.Withdraw, func() tea.Cmd { return r.act(incident.WithdrawHandover{Offer: o.ID}, w.Withdrawn) }}}
	}
	return nil
}

// offered gives the offer of a seat that still waits.
func (r Room) offered(role incident.Role) (incident.Offer, bool) {
	i := slices.IndexFunc(r.state().Offers, func(o incident.Offer) bool { return o.Role == role && o.State(r.Env.Now).Open() })
	if i < 0 {
		return incident.Offer{}, false
	}
	return r.state().Offers[i], true
}

// give asks to whom a seat is handed, and offers it.
func (r Room) give(role incident.Role) tea.Cmd {
	w := r.words()
	return r.choose(w.GiveTitle(r.role(role)), []string{r.state().Roles[role].Who, r.me()}, func(who string) tea.Cmd {
		if o, ok := r.offered(role); ok && o.Asked() == r.me() && o.To == who {
			return r.accept(o) // they have asked for it already
		}
		return r.act(incident.OfferHandover{Role: role, To: who}, r.reach(w.Offered(clean.Line(who)), who))
	})
}

// leave empties a seat; of the chair that is confirmed.
func (r Room) leave(role incident.Role) tea.Cmd {
	w := r.words()
	gone := r.act(incident.TakeRole{Role: role}, w.Left(r.role(role)))
	if role != incident.Commander {
		return gone
	}
	return screen.Send(screen.Ask{Confirm: widget.Confirm{Title: r.held(role), Effect: w.LeaveEffect, Yes: w.Leave}, Yes: gone})
}

// yes names the accepting of an offer: the taker reads the brief first.
func (r Room) yes(o incident.Offer) string {
	if o.Asked() == o.To {
		return r.words().ReadFirst
	}
	return r.words().Agree
}

// accept shows the brief to the taker, who accepts there; a holder who is asked for the seat confirms.
func (r Room) accept(o incident.Offer) tea.Cmd {
	w := r.words()
	if o.Asked() == o.To {
		return r.brief(&o)
	}
	return screen.Send(screen.Ask{
		Confirm: widget.Confirm{Title: r.held(o.Role), Effect: w.AgreeEffect(r.role(o.Role), clean.Line(o.To)), Yes: w.Agree},
		Yes:     r.act(incident.AnswerHandover{Offer: o.ID, Accept: true}, w.Passed(r.role(o.Role), clean.Line(o.To))),
	})
}

// refuse asks why not.
func (r Room) refuse(o incident.Offer) tea.Cmd {
	w := r.words()
	return r.why(r.held(o.Role), w.RefuseWhy, func(why string) tea.Cmd {
		return r.act(incident.AnswerHandover{Offer: o.ID, Why: why}, w.Refused)
	})
}
