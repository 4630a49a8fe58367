package report

import (
	"cmp"
	"slices"
	"time"

	"shirei/incident"
	"shirei/incident/lang"
)

// choice is for whom, of which kind and in which language a text is.
type choice struct {
	audience incident.Audience
	stage    incident.Stage
	lang     lang.Lang
}

// choice gives what was chosen, and where nothing was, what the record suggests.
func (p *Pane) choice() choice {
	a := cmp.Or(incident.Audience(p.sheet.Value("audience")), p.nextAudience())
	stage := incident.Stage(p.sheet.Value("stage:" + string(a)))
	l := lang.Lang(p.sheet.Value("lang"))
	return choice{a, cmp.Or(stage, p.nextStage(a)), cmp.Or(l, p.ownLang())}
}

// nextAudience is whose copied text waits to be recorded as sent, else who is owed a word first, else the client.
func (p *Pane) nextAudience() incident.Audience {
	if n := len(p.c.State.Copied); n > 0 {
		return p.c.State.Copied[n-1].Audience
	}
	for _, x := range p.c.Ledger {
		switch x.Kind {
		case incident.PromiseFirstReport, incident.PromiseUpdate, incident.PromiseClosingWord, incident.PromiseReport:
			if x.State.Open() && x.Audience != "" {
				return x.Audience
			}
		}
	}
	return incident.Client
}

// nextStage is the kind of text that the record asks for next.
func (p *Pane) nextStage(a incident.Audience) incident.Stage {
	s := p.c.State
	last, told := s.LastReport(a)
	recovered := s.Mark(incident.Recovered)
	if recovered.Before(s.Reopening) {
		recovered = time.Time{}
	}
	had := func(stages ...incident.Stage) bool {
		return slices.ContainsFunc(s.Reports, func(r incident.Report) bool {
			return r.Audience == a && slices.Contains(stages, r.Stage) && !r.At.Before(s.Reopening)
		})
	}
	switch {
	case !recovered.IsZero() && had(incident.StageResolved, incident.StageFinal):
		return incident.StageFinal
	case !recovered.IsZero():
		return incident.StageResolved
	case !told:
		return incident.StageFirst
	case s.Mark(incident.Mitigated).After(last.At):
		return incident.StageMitigated
	}
	return incident.StageUpdate
}

// ownLang is the language the service's people read; else the console's.
func (p *Pane) ownLang() lang.Lang {
	if p.c.Service != nil {
		if l, ok := lang.Parse(p.c.Service.Inventory.Service.Language.Value); ok {
			return l
		}
	}
	return p.lang()
}

// audiences lists those that have templates, and whoever else was told or is owed a word.
func (p *Pane) audiences() []incident.Audience {
	all := slices.Clone(incident.Audiences())
	for _, a := range p.c.State.Told() {
		if !slices.Contains(all, a) {
			all = append(all, a)
		}
	}
	for _, a := range p.c.Profile().Audiences {
		if !slices.Contains(all, incident.Audience(a)) {
			all = append(all, incident.Audience(a))
		}
	}
	return all
}

// nextWord gives the promised time of the next word, if it is one still to come.
func (p *Pane) nextWord() (time.Time, bool) {
	at, err := time.Parse(time.RFC3339, p.c.State.Facts[incident.FactNext].Text)
	return at, err == nil && at.After(p.env.Now)
}

// missing lists what blocks a text of the stage: what is not written, and a next word that has passed already.
func (p *Pane) missing(stage incident.Stage) []incident.FactKey {
	need := p.c.State.Blocking(stage, p.c.Profile())
	if _, ok := p.nextWord(); !ok && stage.WantsNext() {
		need = append(need, incident.FactNext)
	}
	return slices.DeleteFunc(incident.FactKeys(), func(k incident.FactKey) bool { return !slices.Contains(need, k) })
}

// roundTo is what a proposed time is rounded up to: people keep round times.
const roundTo = 5 * time.Minute

// proposal is when the cadence of the severity asks for the next word (PRODUCT.md, the promise ledger).
func (p *Pane) proposal() (time.Time, incident.Term) {
	policy := incident.DefaultPolicy()
	var cal incident.Calendar
	if svc := p.c.Service; svc != nil {
		if svc.Policy.Rows != nil {
			policy = svc.Policy
		}
		if svc.Calendar != nil {
			cal = svc.Calendar
		}
	}
	t := policy.Rows[p.c.State.Severity.Severity].Update
	if t.IsZero() {
		return time.Time{}, t
	}
	at := t.After(p.env.Now, cal)
	if up := at.Truncate(roundTo); up.Before(at) {
		at = up.Add(roundTo)
	}
	return at, t
}
