package crew

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/when"
)

// seatCalls are the hand-overs that wait for whoever sits here, or that have ended without them.
func (r Room) seatCalls(c *Calls) []call {
	var out []call
	offers := r.state().Offers
	for i, o := range offers {
		later := slices.ContainsFunc(offers[i+1:], func(x incident.Offer) bool { return x.Role == o.Role })
		if x, ok := r.seatCall(c, o); ok && !later {
			out = append(out, x)
		}
	}
	return out
}

func (r Room) seatCall(c *Calls, o incident.Offer) (call, bool) {
	w, me := r.words(), r.me()
	state, concerns := o.State(r.Env.Now), o.By == me || o.From == me || o.To == me
	waits, held := r.waits(o), r.state().Roles[o.Role]
	switch { // news of a seat that has moved on since is none
	case state.Open() && o.Asked() == me:
		x := call{
			id: o.ID, rank: answerSeat, since: o.At, loud: state == incident.OfferUnanswered, yes: r.yes(o), no: w.Refuse,
			doYes: func() tea.Cmd { return r.accept(o) }, doNo: func() tea.Cmd { return r.refuse(o) },
		}
		x.text = w.CallGiven(name(o.By), r.role(o.Role))
		if o.By == o.To {
			x.text = w.CallWanted(name(o.To), r.role(o.Role))
		}
		if x.loud {
			x.tail = waits
		}
		return x, true
	case state == incident.OfferUnanswered && concerns:
		return call{
			id: o.ID + " unanswered", rank: answerSeat, loud: true, text: w.CallSilent(name(o.Asked()), r.role(o.Role), waits),
			yes: w.Change, doYes: func() tea.Cmd { return r.seat(o.Role) },
		}, true
	case state == incident.OfferAccepted && o.By == me && o.To != me && held.Who == o.To && r.fresh(o.Answered):
		x := call{id: o.ID + " taken", rank: tellNews, text: w.CallTaken(name(o.To), r.role(o.Role)), yes: w.PutAway}
		x.doYes = c.away(r, x.id)
		return x, true
	case state == incident.OfferRefused && concerns && o.Asked() != me && !held.Since.After(o.Answered) && r.fresh(o.Answered):
		return call{
			id: o.ID + " refused", rank: answerSeat, text: w.CallRefused(name(o.Asked()), r.role(o.Role), name(o.Why)),
			yes: w.Change, doYes: func() tea.Cmd { return r.seat(o.Role) }, no: w.PutAway, doNo: c.away(r, o.ID+" refused"),
		}, true
	case state == incident.OfferAccepted && o.By == me && o.To == me && held.Who == me && r.fresh(o.Answered):
		return call{
			id: o.ID + " yours", rank: tellNews, text: w.CallYours(r.role(o.Role)), yes: w.Read, doYes: func() tea.Cmd { return r.brief(nil) },
		}, true
	}
	return call{}, false
}

// chairCalls offer the commander to hand the chair over after an hour and press for it after three (issue: the chair),
// and tell who took it from here.
func (c *Calls) chairCalls(r Room) []call {
	w, stream := r.words(), r.state().Stream
	if h := r.state().Roles[incident.Commander]; h.Who != "" && h.Who == c.lost[stream] {
		by, id := h.Who, "lost "+h.Since.Format(time.RFC3339Nano)
		return []call{{id: id, rank: tellNews, loud: true, text: w.CallLost(name(by)), yes: w.PutAway, doYes: c.away(r, id)}}
	}
	due, ok := r.chairDue()
	_, offered := r.offered(incident.Commander)
	if !ok || offered || due.Owner != r.me() {
		return nil
	}
	x := call{
		text: w.CallChair(when.Span(r.Env.Now.Sub(due.From), string(r.Env.Lang))), yes: w.GiveShort,
		doYes: func() tea.Cmd { return r.give(incident.Commander) },
	}
	switch due.State {
	case incident.Overdue:
		x.id, x.rank, x.loud = "chair pressed", pressChair, true
	case incident.DueSoon:
		x.id, x.rank, x.no = "chair offered", offerChair, w.Later
		x.doNo = c.away(r, x.id)
	default:
		return nil
	}
	return []call{x}
}
