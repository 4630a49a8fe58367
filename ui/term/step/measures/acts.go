package measures

import (
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/when"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
	"shirei/ui/term/widget"
)

// commit records a row of the sheet.
func (p *Pane) commit(id, value string) tea.Cmd {
	var f incident.FillSheet
	switch id {
	case "rollback", "verify":
		n, _ := minutesIn(value) // its row takes digits only
		if id == "rollback" {
			f.Rollback = &n
		} else {
			f.Verify = &n
		}
	default:
		*field(&f, id) = &value
	}
	cmd := p.act(f)
	if id == "leak" && value == "yes" {
		return tea.Batch(cmd, p.offerClock())
	}
	return cmd
}

func field(f *incident.FillSheet, id string) **string {
	return map[string]**string{
		"suspected": &f.Suspected, "reversible": &f.Reversible, "why": &f.Why, "trend": &f.Trend, "decider": &f.Decider,
		"approver": &f.Approver, "emergency": &f.Emergency, "evidence": &f.Evidence, "leak": &f.Leak,
	}[id]
}

// promptReportDays is by when the authority is told, in calendar days from knowing (PRODUCT.md, the promise ledger).
const promptReportDays = 5

// offerClock offers the legal clock, unless it runs already.
func (p *Pane) offerClock() tea.Cmd {
	t := p.words()
	if slices.ContainsFunc(p.c.State.Promised, func(d incident.Due) bool { return d.What == t.LeakPromise }) {
		return nil
	}
	due := p.env.Now.In(p.c.State.Location()).AddDate(0, 0, promptReportDays)
	return screen.Send(screen.Ask{
		Confirm: widget.Confirm{Title: t.LeakTitle, Effect: t.LeakEffect + "\n" + when.Stamp(due, p.c.State.Location()), Yes: t.LeakYes},
		Yes:     p.act(incident.MakePromise{What: t.LeakPromise, Due: due}),
	})
}

// press does what a row says.
func (p *Pane) press(id string) tea.Cmd {
	kind, rest := panel.Split(id)
	switch kind {
	case "decide":
		return p.decide(option{})
	case "option":
		if o, ok := p.option(id); ok {
			return p.decide(o)
		}
	case "option+":
		return p.addOption()
	case "limit+", "limit":
		return p.addLimit()
	case "objection+":
		return p.hear()
	case "carry":
		return p.carry(incident.Carry(rest))
	case "mitigated":
		if at := p.c.State.Mark(incident.Mitigated); !at.IsZero() {
			return p.already(p.env.Lang.Milestone(incident.Mitigated), at)
		}
		return p.act(incident.RecordMilestone{Milestone: incident.Mitigated})
	case "earlier":
		if i, err := strconv.Atoi(rest); err == nil && i < len(p.c.State.Decisions) {
			d := p.c.State.Decisions[i]
			return screen.Send(screen.Show{Title: p.words().Earlier, Text: p.sentence(d.DecisionMade, d.At)})
		}
	}
	return nil
}

// carry records how far the decision has come, once.
func (p *Pane) carry(step incident.Carry) tea.Cmd {
	d, ok := p.standing()
	if !ok {
		return nil
	}
	if at := d.Carried[step]; !at.IsZero() {
		return p.already(p.env.Lang.Carry(step), at)
	}
	return p.act(incident.CarryDecision{Decision: d.ID, Step: step})
}

func (p *Pane) already(what string, at time.Time) tea.Cmd {
	return screen.Send(screen.Toast{Text: p.words().Already(what, p.wall(at))})
}

// hear asks who spoke, then what the objection is; nothing said is none.
func (p *Pane) hear() tea.Cmd {
	t := p.words()
	chain := panel.NewChain(p.env, p.c.State.Stream, "measures.objection")
	return chain.Ask(screen.Prompt{Title: t.ObjectionTitle, Label: t.Who, Field: "who", Then: func(who string) tea.Cmd {
		if who = strings.TrimSpace(who); who == "" {
			return nil
		}
		return chain.Ask(screen.Prompt{
			Title: t.ObjectionTitle, Label: clean.Line(who) + " " + t.ObjectionLabel, Hint: t.ObjectionHint, Field: "text",
			Then: func(text string) tea.Cmd {
				return chain.Act(incident.HearObjection{Who: who, Text: strings.TrimSpace(text)})
			},
		})
	}})
}

// addLimit asks for an instant: "what @time". What cannot be read is asked for again as it was typed.
func (p *Pane) addLimit() tea.Cmd {
	t := p.words()
	chain := panel.NewChain(p.env, p.c.State.Stream, "measures.limit")
	return chain.Ask(screen.Prompt{Title: t.LimitTitle, Label: t.LimitLabel, Hint: t.LimitHint, Field: "limit", Then: func(s string) tea.Cmd {
		l, err := p.readLimit(s)
		switch {
		case strings.TrimSpace(s) == "":
			return nil
		case err != nil:
			return tea.Batch(screen.Send(screen.Failed{Err: err}), p.addLimit())
		}
		return chain.Act(incident.FillSheet{AddLimits: []incident.Limit{l}})
	}})
}

// readLimit reads "what @time"; the last @ parts them.
func (p *Pane) readLimit(s string) (incident.Limit, error) {
	i := strings.LastIndexAny(s, "@＠")
	if i < 0 {
		return incident.Limit{}, incident.Refuse(incident.CodeBadTime, s)
	}
	_, clock, _ := strings.Cut(keymap.FoldText(s[i:]), "@")
	at, err := when.ParseFuture(clock, p.env.Now, p.c.State.Location())
	if err != nil {
		return incident.Limit{}, err
	}
	what := strings.TrimSpace(s[:i])
	if what == "" {
		return incident.Limit{}, incident.Refuse(incident.CodeEmpty, "what")
	}
	return incident.Limit{What: what, At: at}, nil
}

// Do does an action of the key table.
func (p *Pane) Do(action string) (tea.Cmd, bool) {
	if p.c.State == nil {
		return nil, false
	}
	if p.deciding {
		return p.decision.Do(action)
	}
	id := p.sheet.Current()
	kind, rest := panel.Split(id)
	o, isOption := p.option(id)
	switch {
	case action == "add" && (kind == "limit" || kind == "limit+"):
		return p.addLimit(), true
	case action == "add" && kind == "objection+":
		return p.hear(), true
	case action == "add":
		return p.addOption(), true
	case action == "tick" && isOption:
		return p.weigh(o), true
	case action == "strike" && isOption && o.weighed:
		return p.weigh(o), true
	case action == "strike" && kind == "limit":
		return p.dropLimit(rest), true
	case action == "copy" && isOption:
		return p.copy(firstOf(o.command, o.How, o.Measure)), true
	case action == "copy" && id == "decider":
		return p.copy(firstOf(p.sheet.Value(id), p.offers[id].value)), true
	}
	return p.sheet.Do(action)
}

func (p *Pane) dropLimit(index string) tea.Cmd {
	i, err := strconv.Atoi(index)
	if err != nil || i >= len(p.c.State.Sheet.Limits) {
		return nil
	}
	return p.act(incident.FillSheet{DropLimits: p.c.State.Sheet.Limits[i : i+1]})
}

func (p *Pane) copy(s string) tea.Cmd {
	return screen.Send(screen.Copy{Text: clean.Block(s), Said: p.env.Words.Common.Copied})
}

func firstOf(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}

// about is what is said below the rows on the one under the cursor.
func (p *Pane) about() string {
	t, id := p.words(), p.sheet.Current()
	if o, ok := p.option(id); ok {
		return p.optionAbout(o)
	}
	switch kind, rest := panel.Split(id); kind {
	case "criterion":
		return p.aboutCriterion(rest)
	case "limit":
		return t.OwnLimit
	case "carry", "mitigated":
		return t.RecordNow
	}
	if said := p.otherDecider(); id == "decider" && said != "" {
		return p.env.Styles.Glyphs.Warn + " " + said
	}
	if o, ok := p.offers[id]; ok {
		if p.sheet.Value(id) == "" && o.value != "" {
			return strings.TrimSpace(o.about + "  " + t.TakeHint)
		}
		return o.about
	}
	if owed(id) && p.sheet.Value(id) == "" {
		return panel.Beside(t.BlankOf(p.sheet.Label(id)), panel.BlankAt(p.env, p.c, blankOf(id), "decide"))
	}
	return ""
}
