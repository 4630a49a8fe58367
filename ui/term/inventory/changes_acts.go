package inventory

import (
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/when"
	"shirei/ui/term/screen"
	catalog "shirei/ui/text"
)

// Do requests a change, offers what can be done to the one under the cursor, or takes back one's own last act.
func (l *changeLog) Do(action string) (tea.Cmd, bool) {
	if l.svc == nil {
		return nil, false
	}
	switch action {
	case "add":
		return l.request(), true
	case "undo":
		return l.undo(), true
	case "open", "inv.edit":
		if c, ok := l.current(); ok {
			return l.offer(c), true
		}
		return nil, true
	}
	return nil, false
}

// ask asks for one line, which is kept as a draft of this service.
func (l *changeLog) ask(title, label, hint, field string, then func(string) tea.Cmd) tea.Cmd {
	return screen.Send(screen.Prompt{
		Title: title, Label: label, Hint: hint, Field: "change." + field, Stream: incident.ServiceStream(l.svc.ID), Hides: hides,
		Then: func(s string) tea.Cmd { return then(strings.TrimSpace(s)) },
	})
}

// request asks for what is to be changed, one thing after another; only what it is has to be said.
func (l *changeLog) request() tea.Cmd {
	w := l.words()
	var p incident.ChangePlan
	title := w.RequestTitle
	return l.ask(title, w.What, w.WhatHint, "what", func(s string) tea.Cmd {
		if p.What = s; s == "" {
			return nil
		}
		return l.ask(title, w.Reach, w.ReachHint, "reach", func(s string) tea.Cmd {
			p.Reach = s
			return l.ask(title, w.Risk, w.RiskHint, "risk", func(s string) tea.Cmd {
				p.Risk = s
				return l.reversible(p)
			})
		})
	})
}

// reversible asks whether the change can be undone, and how, or why not.
func (l *changeLog) reversible(p incident.ChangePlan) tea.Cmd {
	w := l.words()
	var items []screen.Item
	for _, v := range incident.Reversibles() {
		items = append(items, screen.Item{ID: v, Label: l.env.Lang.Reversible(v)})
	}
	how := func(then func() tea.Cmd) tea.Cmd {
		return l.ask(w.RequestTitle, w.Undo, "", "undo", func(s string) tea.Cmd {
			p.Undo = s
			return then()
		})
	}
	urgent := func() tea.Cmd { return l.urgent(p) }
	return screen.Send(screen.Pick{Title: w.UndoHint, Items: items, Then: func(answer string) tea.Cmd {
		switch answer {
		case "yes":
			return how(urgent)
		case "partly":
			return how(func() tea.Cmd {
				return l.ask(w.RequestTitle, w.Until, "", "until", func(s string) tea.Cmd {
					p.UndoUntil = s
					return l.urgent(p)
				})
			})
		case "no":
			return l.ask(w.RequestTitle, w.Why, "", "why", func(s string) tea.Cmd {
				p.Irreversible = s
				return l.urgent(p)
			})
		}
		return l.urgent(p)
	}})
}

// urgent asks whether it waits for its approval; an emergency goes by the inventory's rule, or by one that is named.
func (l *changeLog) urgent(p incident.ChangePlan) tea.Cmd {
	w := l.words()
	rule := l.svc.Inventory.Change.Emergency.Rule.Value
	send := func() tea.Cmd {
		seat, id := l.env.Seat, l.svc.ID
		return l.do(func() (desk.Changed, error) {
			return seat.RequestChange(context.Background(), id, incident.RequestChange{ChangePlan: p})
		})
	}
	items := []screen.Item{{ID: "usual", Label: w.Usual}, {ID: "emergency", Label: w.Emergency, Detail: clean.Line(rule)}}
	return screen.Send(screen.Pick{Title: w.RequestTitle, Items: items, Then: func(how string) tea.Cmd {
		p.Emergency = how == "emergency"
		if p.Rule = ""; p.Emergency {
			p.Rule = rule
		}
		if p.Emergency && rule == "" {
			return l.ask(w.RequestTitle, w.Rule, w.RuleHint, "rule", func(s string) tea.Cmd {
				p.Rule = s
				return send()
			})
		}
		return send()
	}})
}

// offer lists what can be done to a change now; all that is known of it comes last.
func (l *changeLog) offer(c incident.ServiceChange) tea.Cmd {
	var items []screen.Item
	for _, a := range c.Next() {
		items = append(items, screen.Item{ID: string(a), Label: l.env.Lang.ChangeAct(a)})
	}
	items = append(items, screen.Item{ID: "show", Label: l.words().ShowAll})
	return screen.Send(screen.Pick{Title: clean.Line(c.What), Items: items, Then: func(id string) tea.Cmd {
		if id == "show" {
			return screen.Send(screen.Show{Title: l.words().Log, Text: strings.Join(l.words().Sheet(c, l.env.Lang, l.clock()), "\n")})
		}
		return l.act(c, incident.ChangeAct(id))
	}})
}

// act asks for what an act has to say and does it.
func (l *changeLog) act(c incident.ServiceChange, a incident.ChangeAct) tea.Cmd {
	w, title := l.words(), l.env.Lang.ChangeAct(a)
	field := w.Fields[a]
	line := func(make func(s string) func(incident.ServiceChange) incident.Command) tea.Cmd {
		return l.ask(title, field[0], field[1], string(a), func(s string) tea.Cmd { return l.apply(c, make(s)) })
	}
	switch a {
	case incident.ActApprove:
		if l.env.Seat.Who() != c.Asked.By {
			return l.apply(c, func(c incident.ServiceChange) incident.Command { return incident.ApproveChange{Of: c} })
		}
		return l.ask(title, w.SelfWhy, w.SelfHint, "self", func(s string) tea.Cmd {
			return l.apply(c, func(c incident.ServiceChange) incident.Command { return incident.ApproveChange{Of: c, Why: s} })
		})
	case incident.ActRefuse:
		return line(func(s string) func(incident.ServiceChange) incident.Command {
			return func(c incident.ServiceChange) incident.Command { return incident.RefuseChange{Of: c, Reason: s} }
		})
	case incident.ActSchedule:
		return l.schedule(c, "", "")
	case incident.ActNotice:
		return line(func(s string) func(incident.ServiceChange) incident.Command {
			to, how, _ := strings.Cut(strings.ReplaceAll(s, "　", " "), " ")
			return func(c incident.ServiceChange) incident.Command { return incident.NoticeChange{Of: c, To: to, How: how} }
		})
	case incident.ActStart:
		return l.apply(c, func(c incident.ServiceChange) incident.Command { return incident.StartChange{Of: c} })
	case incident.ActFinish:
		return l.apply(c, func(c incident.ServiceChange) incident.Command { return incident.FinishChange{Of: c} })
	case incident.ActVerify:
		return l.verify(c)
	}
	return line(func(s string) func(incident.ServiceChange) incident.Command {
		return func(c incident.ServiceChange) incident.Command { return incident.TakeBackChange{Of: c, Why: s} }
	})
}

// verify asks whether the service was found healthy, and what was seen.
func (l *changeLog) verify(c incident.ServiceChange) tea.Cmd {
	w, field := l.words(), l.words().Fields[incident.ActVerify]
	items := []screen.Item{{ID: "yes", Label: w.Healthy}, {ID: "no", Label: w.NotNormal}}
	return screen.Send(screen.Pick{Title: clean.Line(c.What), Items: items, Then: func(found string) tea.Cmd {
		return l.ask(l.env.Lang.ChangeAct(incident.ActVerify), field[0], field[1], "seen", func(s string) tea.Cmd {
			return l.apply(c, func(c incident.ServiceChange) incident.Command {
				return incident.VerifyChange{Of: c, Healthy: found == "yes", Evidence: s}
			})
		})
	}})
}

// schedule asks for the window, again with what is wrong if it cannot be read.
func (l *changeLog) schedule(c incident.ServiceChange, value, wrong string) tea.Cmd {
	field := l.words().Fields[incident.ActSchedule]
	hint := field[1]
	if wrong != "" {
		hint = wrong
	}
	return screen.Send(screen.Prompt{
		Title: l.env.Lang.ChangeAct(incident.ActSchedule), Label: field[0], Value: value, Hint: hint,
		Then: func(s string) tea.Cmd {
			from, to, err := window(s, l.env.Now, l.clock().Loc)
			if err != nil {
				what, _ := catalog.ErrorAt(err, l.env.Lang, l.clock())
				return l.schedule(c, s, what)
			}
			return l.apply(c, func(c incident.ServiceChange) incident.Command {
				return incident.ScheduleChange{Of: c, From: from, To: to}
			})
		},
	})
}

// window reads "22:00 23:30", "11-24 22:00 23:30" or a beginning alone: the longest beginning that can be read, and what
// follows it as the end.
func window(s string, now time.Time, loc *time.Location) (from, to time.Time, err error) {
	words := strings.Fields(strings.NewReplacer("〜", " ", "～", " ", "　", " ").Replace(s))
	for n := len(words); n > 0; n-- {
		if from, err = when.ParseFuture(strings.Join(words[:n], " "), now, loc); err != nil {
			continue
		}
		if n < len(words) {
			to, err = when.ParseFuture(strings.Join(words[n:], " "), from, loc)
		}
		return from, to, err
	}
	return from, to, incident.Refuse(incident.CodeBadTime, s)
}

// apply does an act through the desk, on the change as it stands by then.
func (l *changeLog) apply(c incident.ServiceChange, make func(incident.ServiceChange) incident.Command) tea.Cmd {
	seat := l.env.Seat
	return l.do(func() (desk.Changed, error) { return seat.ActOnChange(context.Background(), c.ID, make) })
}

func (l *changeLog) do(act func() (desk.Changed, error)) tea.Cmd {
	said := l.words().Requested
	return func() tea.Msg {
		out, err := act()
		return logActed{to: l, out: out, said: said, err: err}
	}
}

func (l *changeLog) undo() tea.Cmd {
	seat, id, said := l.env.Seat, l.svc.ID, l.words().Undone
	return func() tea.Msg { return logActed{to: l, said: said, err: seat.UndoChange(context.Background(), id)} }
}
