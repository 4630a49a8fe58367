package crew

import (
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/when"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
)

// Ask asks whom, for what and within how many minutes; what was entered on the way stays until it is asked.
func (r Room) Ask() tea.Cmd { return r.askFor("", r.me()) }

// askFor asks whom, but some, for something that may be given already.
func (r Room) askFor(what string, but ...string) tea.Cmd {
	return r.choose(r.words().AskWho, but, func(who string) tea.Cmd { return r.askOf(who, what) })
}

// instead asks somebody else for what is open, and takes the first ask back with it.
func (r Room) instead(a incident.Ask) tea.Cmd {
	return r.choose(r.words().AskWho, []string{r.me(), a.Who}, func(who string) tea.Cmd {
		return r.askOf(who, a.What, r.act(incident.TakeBackAsk{Ask: a.ID, Reason: "→ " + who}, ""))
	})
}

// askOf asks somebody for what is entered; then comes what goes with it.
func (r Room) askOf(who, what string, then ...tea.Cmd) tea.Cmd {
	w := r.words()
	chain := panel.NewChain(r.Env, r.state().Stream, "ask."+who)
	title := w.AskTitle(name(who))
	return chain.Ask(screen.Prompt{Title: title, Label: w.AskWhat, Value: what, Field: "what", Then: func(what string) tea.Cmd {
		if strings.TrimSpace(what) == "" {
			return screen.Send(screen.Toast{Text: w.AskNothing})
		}
		return r.minutes(chain, title, func(n int) tea.Cmd {
			made := saying(chain.Act(incident.MakeAsk{Who: who, What: strings.TrimSpace(what), Minutes: n}), r.reach(w.AskMade(name(who)), who))
			return tea.Batch(append(then, made)...)
		})
	}})
}

// saying adds to an act what is said once it is done.
func saying(act tea.Cmd, said string) tea.Cmd {
	return func() tea.Msg {
		msg := act()
		if a, ok := msg.(screen.Act); ok {
			a.Said = said
			return a
		}
		return msg
	}
}

// usual is the minutes on offer for an ask.
const usual = "10"

// minutes asks until it is told a number.
func (r Room) minutes(chain *panel.Chain, title string, then func(int) tea.Cmd) tea.Cmd {
	w := r.words()
	return chain.Ask(screen.Prompt{Title: title, Label: w.AskMinutes, Ghost: usual, Field: "minutes", Then: func(typed string) tea.Cmd {
		if strings.TrimSpace(typed) == "" {
			typed = usual
		}
		n, err := strconv.Atoi(strings.TrimRight(keymap.FoldText(strings.TrimSpace(typed)), " 分min"))
		if err != nil || n < 1 {
			return tea.Batch(screen.Send(screen.Toast{Text: w.AskBadMinutes, Bad: true}), r.minutes(chain, title, then))
		}
		return then(n)
	}})
}

// acceptAsk says "understood".
func (r Room) acceptAsk(a incident.Ask) tea.Cmd {
	return r.act(incident.AnswerAsk{Ask: a.ID, Accept: true}, r.words().AskTaken)
}

// refuseAsk asks why not.
func (r Room) refuseAsk(a incident.Ask) tea.Cmd {
	w := r.words()
	return r.why(name(a.What), w.RefuseWhy, func(why string) tea.Cmd {
		return r.act(incident.AnswerAsk{Ask: a.ID, Why: why}, w.Refused)
	})
}

// finishAsk asks what came of it.
func (r Room) finishAsk(a incident.Ask) tea.Cmd {
	w, stream := r.words(), r.state().Stream
	return screen.Send(screen.Prompt{Title: name(a.What), Label: w.AskResult, Stream: stream, Field: "ask.done." + a.ID, Then: func(result string) tea.Cmd {
		if strings.TrimSpace(result) == "" {
			return nil
		}
		return r.act(incident.FinishAsk{Ask: a.ID, Result: strings.TrimSpace(result)}, r.Env.Words.Common.Saved)
	}})
}

// ofAsk offers what can be done with an ask; the answer of somebody who called back is recorded the same way.
func (r Room) ofAsk(a incident.Ask) tea.Cmd {
	w := r.words()
	if !a.State(r.Env.Now).Open() {
		return pick(name(a.What), []choice{{"again", w.AskAgain, func() tea.Cmd { return r.askFor(a.What, a.Who) }}})
	}
	var choices []choice
	if a.Answered.IsZero() {
		choices = append(choices,
			choice{"accept", w.AskAccept, func() tea.Cmd { return r.acceptAsk(a) }},
			choice{"refuse", w.Refuse, func() tea.Cmd { return r.refuseAsk(a) }})
	}
	return pick(name(a.Who)+r.Env.Words.Common.Colon+name(a.What), append(choices,
		choice{"done", w.AskDone, func() tea.Cmd { return r.finishAsk(a) }},
		choice{"withdraw", w.AskWithdraw, func() tea.Cmd { return r.act(incident.TakeBackAsk{Ask: a.ID}, w.AskWithdrawn) }},
		choice{"again", w.AskInstead, func() tea.Cmd { return r.instead(a) }}))
}

// left says how long an ask still has, or for how long its result is overdue.
func (r Room) left(a incident.Ask) string {
	d := a.Due().Sub(r.Env.Now)
	if d < 0 {
		return r.words().Over(r.seconds(-d))
	}
	return r.words().Remains(r.seconds(d))
}

// seconds words a time to the second.
func (r Room) seconds(d time.Duration) string {
	return when.Span(d.Truncate(time.Second), string(r.Env.Lang))
}

// askCalls are the asks that wait for whoever sits here, and what became of those they made.
func (r Room) askCalls(c *Calls) []call {
	var out []call
	for _, a := range r.state().Asks {
		x, ok := r.askedOfMe(a)
		if !ok {
			x, ok = r.askedByMe(c, a)
		}
		if ok {
			out = append(out, x)
		}
	}
	return out
}

func (r Room) askedOfMe(a incident.Ask) (call, bool) {
	w, state := r.words(), a.State(r.Env.Now)
	if a.Who != r.me() || !state.Open() {
		return call{}, false
	}
	x := call{id: a.ID, text: w.CallAsk(name(a.By), name(a.What)), tail: r.left(a), loud: state == incident.AskOverdue || state == incident.AskUnanswered}
	if a.Answered.IsZero() {
		if x.rank, x.yes, x.no = answerAsk, w.AskAccept, w.Refuse; a.By != a.Who {
			x.since = a.At
		}
		x.doYes = func() tea.Cmd { return r.acceptAsk(a) }
		x.doNo = func() tea.Cmd { return r.refuseAsk(a) }
		return x, true
	}
	x.text = w.CallDoing(name(a.What))
	x.rank, x.yes, x.doYes = carryAsk, w.AskDone, func() tea.Cmd { return r.finishAsk(a) }
	if state == incident.AskOverdue {
		x.rank = resultDue
	}
	return x, true
}

func (r Room) askedByMe(c *Calls, a incident.Ask) (call, bool) {
	w, state := r.words(), a.State(r.Env.Now)
	if a.By != r.me() || a.Who == r.me() {
		return call{}, false
	}
	x := call{id: a.ID + " " + string(state), rank: tellNews, yes: w.PutAway}
	x.doYes = c.away(r, x.id)
	switch {
	case state == incident.AskRefused && r.fresh(a.Answered):
		x.text = w.CallAskRefused(name(a.Who), name(a.What), name(a.Why))
	case state == incident.AskFinished && r.fresh(a.Done):
		x.text = w.CallAskDone(name(a.Who), name(a.What), name(a.Result))
	case state == incident.AskUnanswered, state == incident.AskOverdue:
		x.text = w.CallAskOpen(name(a.Who), name(a.What), r.Env.Lang.AskState(state))
		x.tail = r.left(a)
		x.loud, x.yes, x.no = true, w.Change, w.PutAway
		x.doYes, x.doNo = func() tea.Cmd { return r.ofAsk(a) }, c.away(r, x.id)
	default:
		return call{}, false
	}
	return x, true
}
