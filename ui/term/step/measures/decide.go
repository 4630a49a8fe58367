package measures

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/when"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
	"shirei/ui/term/widget"
	"shirei/ui/text"
)

const (
	tagDecide      = "measures.decide"
	decisionDrafts = "measures.decision"
)

// decide opens the form of a decision, about a measure if one was picked.
func (p *Pane) decide(o option) tea.Cmd {
	p.deciding = true
	if o.Measure != "" {
		p.chosen = o
	}
	p.rebuild()
	outcome := map[string]incident.Outcome{"rollback": incident.RollBack}[o.kind]
	if o.Measure != "" && p.decision.Value("outcome") == "" {
		p.decision.SetValues(map[string]string{"outcome": string(cmp.Or(outcome, incident.Interim))})
	}
	p.decision.GoTo("outcome")
	return nil
}

// decided puts the form away once the decision is recorded.
func (p *Pane) decided() {
	p.deciding, p.chosen = false, option{}
	p.decision = panel.New(p.env, decisionDrafts, func(string, string) tea.Cmd { return nil }, func(string) tea.Cmd { return p.review() })
	p.rebuild()
	p.land = "carry:" + string(incident.CarryStarted)
}

func (p *Pane) decisionRows() []widget.Field {
	t, s := p.words(), p.c.State.Sheet
	row := func(id, label, value, ghost string) widget.Field {
		return widget.Field{ID: id, Label: label, Value: value, Ghost: ghost}
	}
	outcomes := widget.Field{ID: "outcome", Label: t.Outcome, Kind: widget.Choice}
	for _, o := range incident.Outcomes() {
		outcomes.Options = append(outcomes.Options, widget.Option{Value: string(o), Label: p.env.Lang.Outcome(o)})
	}
	decider := cmp.Or(clean.Line(p.chosen.Decider), p.offers["decider"].value)
	until := row("until", t.Until, "", "")
	until.Kind = widget.Time
	return []widget.Field{
		panel.Heading(p.env.Styles, "decision", t.DecideTitle),
		outcomes,
		row("what", t.What, "", clean.Line(p.chosen.Measure)),
		row("reason", t.Reason, "", ""),
		row("decider", t.Decider, s.Decider, decider),
		row("approver", t.Approver, s.Approver, p.offers["approver"].value),
		row("change", t.Change, "", ""),
		until,
		panel.Button("review", t.Review),
	}
}

func (p *Pane) decisionAbout() string {
	switch p.decision.Current() {
	case "until":
		return p.words().UntilAbout
	case "decider":
		return p.offers["decider"].about
	case "approver":
		return p.offers["approver"].about
	}
	return p.words().DecideAbout
}

// drafted reads the form; errs holds what is wrong with which row.
func (p *Pane) drafted() (d incident.DecisionMade, errs map[string]error) {
	v := p.decision.Values()
	said := func(id string) string { return strings.TrimSpace(v[id]) }
	d = incident.DecisionMade{
		Outcome: incident.Outcome(v["outcome"]), What: cmp.Or(said("what"), p.ghost("what")), Reason: said("reason"),
		Decider:  cmp.Or(said("decider"), p.ghost("decider")),
		Approver: said("approver"), Change: said("change"), Options: p.weighed(),
	}
	errs = map[string]error{}
	need := func(id, value string, err error) {
		if value == "" {
			errs[id] = err
		}
	}
	need("outcome", string(d.Outcome), incident.Refuse(incident.CodeEmpty, "outcome"))
	need("what", d.What, incident.Refuse(incident.CodeEmpty, "what"))
	need("reason", d.Reason, incident.Refuse(incident.CodeReasonNeeded, "decision"))
	need("decider", d.Decider, incident.Refuse(incident.CodeEmpty, "decider"))
	if until := said("until"); until != "" {
		at, err := when.ParseFuture(until, p.env.Now, p.c.State.Location())
		if d.Until = at; err == nil && !at.After(p.env.Now) {
			err = incident.Refuse(incident.CodeEmpty, "until")
		}
		if err != nil {
			errs["until"] = err
		}
	} else if d.Outcome == incident.WaitUntil {
		errs["until"] = incident.Refuse(incident.CodeEmpty, "until")
	}
	return d, errs
}

// ghost is what a row of the decision offers. What is done and who decides are taken as offered where nothing else was
// said, since the sentence that is confirmed names them; an approval is not.
func (p *Pane) ghost(id string) string {
	for _, d := range p.decisionRows() {
		if d.ID == id {
			return d.Ghost
		}
	}
	return ""
}

// weighed is what the decision was weighed on: what is on the sheet, and the measure that was picked.
func (p *Pane) weighed() []incident.Option {
	list := slices.Clone(p.c.State.Sheet.Options)
	if p.chosen.Measure != "" && !slices.ContainsFunc(list, func(x incident.Option) bool { return x == p.chosen.Option }) {
		list = append(list, p.chosen.Option)
	}
	return list
}

// review shows the sentence word for word and records the decision once it is confirmed.
func (p *Pane) review() tea.Cmd {
	d, errs := p.drafted()
	first := ""
	for _, id := range []string{"until", "decider", "reason", "what", "outcome"} {
		words := ""
		if err, wrong := errs[id]; wrong {
			words, first = p.fault(err), id
		}
		p.decision.SetError(id, words)
	}
	if first != "" {
		p.decision.GoTo(first)
		return nil
	}
	t := p.words()
	effect := p.sentence(d, p.env.Now)
	if said := p.differs(); said != "" {
		effect += "\n" + said
	}
	if p.c.State.Sheet.Called.IsZero() {
		effect += "\n" + t.Unasked
	}
	act := screen.Act{Stream: p.c.State.Stream, Cmd: incident.MakeDecision{DecisionMade: d}, Sent: p.drafts(), Said: t.Decided, Tag: tagDecide}
	return screen.Send(screen.Ask{Confirm: widget.Confirm{Title: t.ConfirmTitle, Effect: effect, Yes: t.ConfirmYes}, Yes: screen.Do(act)})
}

func (p *Pane) fault(err error) string {
	var typo *when.Error
	if errors.As(err, &typo) {
		err = incident.Refuse(incident.CodeBadTime, typo.Input)
	}
	what, next := text.ErrorAt(err, p.env.Lang, p.c.At(p.env.Now))
	if refused, ok := desk.AsError(err); ok && refused.Code == incident.CodeEmpty {
		return what // what is to be done says the same
	}
	return strings.TrimSpace(what + " " + next)
}

// drafts are the half-typed texts that recording the decision sends.
func (p *Pane) drafts() []desk.DraftKey {
	var keys []desk.DraftKey
	for _, id := range []string{"what", "reason", "decider", "approver", "change", "until"} {
		keys = append(keys, p.env.Drafts.Key(p.c.State.Stream, decisionDrafts+"."+id))
	}
	return keys
}

// sentence is a decision in one sentence, as it is shown before it is recorded and after.
func (p *Pane) sentence(d incident.DecisionMade, at time.Time) string {
	s := text.Sentence{
		At: p.at(at), Outcome: p.env.Lang.Outcome(d.Outcome), What: clean.Line(d.What), Reason: clean.Line(d.Reason),
		Decider: clean.Line(d.Decider), Approver: clean.Line(d.Approver), Change: clean.Line(d.Change),
	}
	if !d.Until.IsZero() {
		s.Until = p.wall(d.Until)
	}
	return p.words().Sentence(s)
}
