// Package severity is the pane of step 2: five questions, a recommendation that follows the answers, the three
// severities with what each asks for, and, once one is set, its playbook and what is owed since.
package severity

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
	"shirei/ui/term/widget"
	"shirei/ui/text"
	"shirei/ui/text/cell"
)

// Pane is the pane of the severity step. The answers to the questions are its own, kept as a draft of the incident: the
// record holds what was proposed and what was chosen.
type Pane struct {
	env   *screen.Env
	c     screen.Case
	rows  *panel.Panel
	signs map[string]bool
	was   incident.Severity // when it was loaded last
}

// New makes the pane; it shows nothing before its first Load.
func New(env *screen.Env) screen.Step {
	p := &Pane{env: env, signs: map[string]bool{}}
	p.rows = panel.New(env, "severity", func(string, string) tea.Cmd { return nil }, p.press)
	return p
}

// Load brings the incident as it stands. Once the severity is set, the playbook comes to the top.
func (p *Pane) Load(c screen.Case) tea.Cmd {
	other := p.c.State == nil || p.c.State.Stream != c.State.Stream
	p.c = c
	if other {
		p.recall()
	}
	p.show()
	now := c.State.Severity.Severity
	if lines := incident.Playbook(now); now != p.was && len(lines) > 0 && !other {
		p.rows.GoTo("line:" + lines[0])
	}
	p.was = now
	return nil
}

// signsDraft names the answers among the drafts.
const signsDraft = "severity.signs"

// recall brings the answers back that were given to this incident's questions.
func (p *Pane) recall() {
	clear(p.signs)
	for q := range strings.SplitSeq(p.env.Drafts.Text(p.c.State.Stream, signsDraft), ",") {
		if slices.Contains(questions(), q) {
			p.signs[q] = true
		}
	}
}

// mark takes or withdraws an answer. They stay when the severity is set: a later one is judged from them.
func (p *Pane) mark(q string) {
	p.signs[q] = !p.signs[q]
	var given []string
	for _, q := range questions() {
		if p.signs[q] {
			given = append(given, q)
		}
	}
	p.env.Drafts.Put(p.env.Drafts.Key(p.c.State.Stream, signsDraft), strings.Join(given, ","))
	p.show()
}

func (p *Pane) show() { p.rows.Load(p.c.State.Stream, p.list()) }

func (p *Pane) words() *text.Severity { return &p.env.Words.Severity }
func (p *Pane) lang() lang.Lang       { return p.env.Lang }

// Update takes moves and news.
func (p *Pane) Update(msg tea.Msg) tea.Cmd {
	if p.c.State == nil {
		return nil
	}
	if _, ok := msg.(screen.Tick); ok {
		p.show() // what is left of the time that is owed
	}
	return p.rows.Update(msg)
}

// View draws the pane in w by h cells.
func (p *Pane) View(w, h int) widget.Frame {
	if p.c.State == nil {
		return widget.Frame{Lines: widget.Fit(nil, w, h)}
	}
	var top []string
	for _, line := range p.top() { // a reason cut short could say something else
		top = append(top, cell.Wrap(line, w)...)
	}
	return p.rows.View(w, h, top, p.about(p.rows.Current()))
}

// Scope is the place in the key table.
func (p *Pane) Scope() string { return p.rows.Scope() }

// Typing is never true: what is asked here is asked over the screen.
func (p *Pane) Typing() bool { return p.rows.Typing() }

// Back has no step to go.
func (p *Pane) Back() (tea.Cmd, bool) { return p.rows.Back() }

// Leave has nothing half done to act upon.
func (p *Pane) Leave() tea.Cmd { return p.rows.Leave() }

// Do does an action of the key table on the row under the cursor.
func (p *Pane) Do(action string) (tea.Cmd, bool) {
	if p.c.State == nil {
		return nil, false
	}
	kind, rest := panel.Split(p.rows.Current())
	switch {
	case action == "tick" && kind == "line":
		return p.tick(rest), true
	case action == "add" && kind == "line":
		return p.assign(rest), true
	case action == "strike" && kind == "line":
		return p.skip(rest), true
	case action == "tick" && kind == "level":
		return nil, true // setting a severity is no tick: enter does it
	}
	return p.rows.Do(action)
}

func (p *Pane) press(id string) tea.Cmd {
	switch kind, rest := panel.Split(id); kind {
	case "sign":
		p.mark(rest)
	case "level":
		return p.set(incident.Severity(rest))
	case "line":
		return p.tick(rest)
	}
	return nil
}

func (p *Pane) act(cmd incident.Command) tea.Cmd {
	return screen.Do(screen.Act{Stream: p.c.State.Stream, Cmd: cmd})
}

// questions lists the signs by the codes of their phrases, as they are asked.
func questions() []string {
	return []string{"sign.main_down", "sign.main_partly", "sign.at_stake", "sign.growing", "sign.no_workaround"}
}

// recommend gives what the answers lead to.
func (p *Pane) recommend() (incident.Severity, []incident.Phrase) {
	return incident.Recommend(incident.Signs{
		MainDown: p.signs["sign.main_down"], MainPartly: p.signs["sign.main_partly"], AtStake: p.signs["sign.at_stake"],
		Growing: p.signs["sign.growing"], NoWorkaround: p.signs["sign.no_workaround"],
	})
}

func (p *Pane) answered() bool {
	return slices.ContainsFunc(questions(), func(q string) bool { return p.signs[q] })
}

// why words the reasons of the recommendation.
func (p *Pane) why(phrases []incident.Phrase) string {
	var out []string
	for _, x := range phrases {
		out = append(out, p.lang().Phrase(x, p.c.At(p.env.Now)))
	}
	return strings.Join(out, p.env.Words.Common.And)
}

// set sets a severity with the reasons of the recommendation, or asks why if it is lower than that or than it stands.
func (p *Pane) set(to incident.Severity) tea.Cmd {
	stands := p.c.State.Severity.Severity
	if to == stands {
		return screen.Send(screen.Toast{Text: p.words().Already})
	}
	cmd := incident.SetSeverity{To: to}
	if p.answered() {
		proposed, phrases := p.recommend()
		cmd.Proposed = proposed
		if to == proposed {
			cmd.Reason = p.why(phrases)
		}
	}
	// A recommendation that lowers is no reason by itself: a person says why.
	if lower(to, stands) || lower(to, cmd.Proposed) {
		return p.askReason(cmd)
	}
	return p.act(cmd)
}

// lower tells that a severity is less bad than another one that is set.
func lower(a, b incident.Severity) bool {
	all := incident.Severities()
	return b != "" && slices.Index(all, a) > slices.Index(all, b)
}

func (p *Pane) askReason(cmd incident.SetSeverity) tea.Cmd {
	w := p.words()
	return screen.Send(screen.Prompt{
		Title: w.ReasonTitle, Label: w.ReasonLabel, Hint: w.ReasonHint, Ghost: cmd.Reason,
		Then: func(said string) tea.Cmd {
			if cmd.Reason = strings.TrimSpace(said); cmd.Reason == "" {
				return screen.Send(screen.Toast{Text: w.ReasonHint, Bad: true})
			}
			return p.act(cmd)
		},
	})
}

func (p *Pane) tick(line string) tea.Cmd {
	to := incident.LineDone
	if s := p.c.State.Playbook[line].State; s == incident.LineDone || s == incident.LineSkipped {
		to = incident.LineOpen
	}
	return p.act(incident.MarkPlaybook{Line: line, State: to})
}

func (p *Pane) assign(line string) tea.Cmd {
	w := p.words()
	return screen.Send(screen.Prompt{
		Title: w.WhoTitle, Label: w.Who, Hint: p.lang().Playbook(line), Value: p.c.State.Playbook[line].Who,
		Then: func(who string) tea.Cmd {
			if strings.TrimSpace(who) == "" {
				return nil
			}
			return p.act(incident.MarkPlaybook{Line: line, State: incident.LineAssigned, Who: who})
		},
	})
}

func (p *Pane) skip(line string) tea.Cmd {
	w := p.words()
	return screen.Send(screen.Prompt{
		Title: w.SkipTitle, Label: w.ReasonLabel, Hint: w.SkipHint,
		Then: func(why string) tea.Cmd {
			if strings.TrimSpace(why) == "" {
				return screen.Send(screen.Toast{Text: w.SkipHint, Bad: true})
			}
			return p.act(incident.MarkPlaybook{Line: line, State: incident.LineSkipped, Reason: why})
		},
	})
}
