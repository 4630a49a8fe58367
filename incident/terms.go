package incident

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

// PromiseKind names what is owed.
type PromiseKind string

const (
	PromiseSeverity    PromiseKind = "severity"
	PromiseFirstReport PromiseKind = "first_report"
	PromiseUpdate      PromiseKind = "update"
	PromiseClosingWord PromiseKind = "closing_word" // the recovery word to everyone who got a first one
	PromiseEscalation  PromiseKind = "escalation"
	PromiseDecide      PromiseKind = "decide"
	PromiseSizeUp      PromiseKind = "sizeup"
	PromiseWatch       PromiseKind = "watch"
	PromiseReport      PromiseKind = "report" // the post-incident report
	PromiseChair       PromiseKind = "chair"
	PromiseAsk         PromiseKind = "ask" // the result of an ask
	PromiseCustom      PromiseKind = "custom"
)

// Due is one thing owed, with its instant as it was resolved when the act behind it happened: another policy or
// calendar later cannot change the past.
type Due struct {
	ID       string        `json:"id"`
	Kind     PromiseKind   `json:"kind"`
	Audience Audience      `json:"audience,omitempty"`
	From     time.Time     `json:"from"`
	At       time.Time     `json:"at"`
	Repeat   time.Duration `json:"repeat,omitempty"` // for the last rung of an escalation
	Offered  time.Time     `json:"offered,omitzero"` // for the chair
	What     string        `json:"what,omitempty"`   // in a person's words, for a custom one
	Owner    string        `json:"owner,omitempty"`
	Reason   Phrase        `json:"reason"`
}

// TermsSet replaces the resolved due instants.
type TermsSet struct {
	Dues []Due `json:"dues"`
}

func (TermsSet) Kind() Kind                { return "terms.set" }
func (b TermsSet) apply(s *State, _ Event) { s.Terms = b.Dues }

// reschedule resolves the due instants anew and records them if an act has changed any.
func (c *casework) reschedule() {
	if len(c.events) == 0 || !c.state.owes() {
		return
	}
	dues := c.state.resolve(c.env)
	if reflect.DeepEqual(dues, c.state.Terms) || len(dues)+len(c.state.Terms) == 0 {
		return
	}
	c.push(c.env.Now, TermsSet{Dues: dues})
}

// owes tells whether due instants are resolved at all: what was retold from a file owes nothing until it is reopened.
func (s *State) owes() bool { return s.Imported == "" || !s.Reopening.IsZero() }

// resolve computes every due instant that follows from the policy, the calendar and the milestones.
func (s *State) resolve(env Env) []Due {
	if s.Declared.IsZero() {
		return nil
	}
	r := resolver{s: s, env: env, row: env.Policy.Rows[s.Severity.Severity]}
	if n := len(s.Severity.Past); n > 0 {
		r.was = env.Policy.Rows[s.Severity.Past[n-1]]
	}
	r.add(Due{ID: "severity", Kind: PromiseSeverity}, func(Row) Term { return env.Policy.Severity }, DeclaredAt)
	if s.Severity.Severity != "" {
		r.firstReports()
		r.escalations()
		r.add(Due{ID: "decide", Kind: PromiseDecide}, func(w Row) Term { return w.Decide }, Detected, DeclaredAt)
		r.sizeUp()
		r.afterRecovery()
		r.restartedWords()
	}
	r.chair()
	r.settled()
	return r.dues
}

type resolver struct {
	s        *State
	env      Env
	row, was Row // of the severity, and of the one before it
	dues     []Due
}

// add resolves one term from the first known milestone of the chain.
func (r *resolver) add(d Due, term func(Row) Term, chain ...Milestone) {
	t := term(r.row)
	from, m := r.s.anchor(chain...)
	if t.IsZero() || from.IsZero() {
		return
	}
	d.From, d.At = from, micro(t.After(from, r.env.Calendar))
	d.Reason = Say("due.from", string(r.s.Severity.Severity), t.String(), string(m), from.Format(time.RFC3339))
	if m != chain[0] {
		d.Reason = Say("due.fallback", append(d.Reason.Args, string(chain[0]))...)
	}
	r.floor(&d, t != term(r.was))
	r.dues = append(r.dues, d)
}

// floor moves a due instant that a change of the severity has changed: it is never earlier than the change plus the new
// row's first-report term (PRODUCT.md, the promise ledger). Escalations are not floored.
func (r *resolver) floor(d *Due, changed bool) {
	if r.s.Severity.Changes < 2 || !changed || d.Kind == PromiseEscalation {
		return
	}
	if at := micro(r.row.FirstReport.After(r.s.Severity.At, r.env.Calendar)); at.After(d.At) {
		d.At = at
		d.Reason = Say("due.changed", string(r.s.Severity.Severity), r.row.FirstReport.String(), r.s.Severity.At.Format(time.RFC3339))
	}
}

// settled puts back what was kept before the severity changed: the change does not make it late, nor in time, afterwards.
func (r *resolver) settled() {
	if r.s.Severity.Changes < 2 {
		return
	}
	for _, old := range r.s.Terms {
		kept := earlier(r.s.Handling[old.ID].KeptAt, r.s.keptBy(old))
		if kept.IsZero() || !kept.Before(r.s.Severity.At) || old.ID == chairID {
			continue
		}
		i := slices.IndexFunc(r.dues, func(d Due) bool { return d.ID == old.ID })
		if i < 0 {
			r.dues = append(r.dues, old)
			continue
		}
		old.Repeat = r.dues[i].Repeat
		r.dues[i] = old
	}
}

func (r *resolver) firstReports() {
	audiences := []Audience{Client, Internal}
	for _, a := range r.env.Service.Audiences {
		if !slices.Contains(audiences, Audience(a)) {
			audiences = append(audiences, Audience(a))
		}
	}
	for _, a := range audiences {
		d := Due{ID: "first_report." + string(a), Kind: PromiseFirstReport, Audience: a}
		r.add(d, func(w Row) Term { return w.FirstReport }, Detected, DeclaredAt)
	}
}

// escalations run from the beginning, or from the reopening.
func (r *resolver) escalations() {
	chain := []Milestone{Began, Detected, DeclaredAt}
	for i, rung := range r.row.Ladder {
		d := Due{ID: "escalation." + strconv.Itoa(i+1), Kind: PromiseEscalation, What: rung.To}
		n := len(r.dues)
		r.add(d, func(Row) Term { return rung.After }, chain...)
		if len(r.dues) == n {
			return
		}
		last := &r.dues[n]
		if re := r.s.Reopening; re.After(last.From) {
			last.From, last.At = re, micro(rung.After.After(re, r.env.Calendar))
			last.Reason = Say("due.reopened", string(r.s.Severity.Severity), rung.After.String(), re.Format(time.RFC3339))
		}
		if i == len(r.row.Ladder)-1 {
			last.Repeat = r.row.Repeat.Plain
		}
	}
}

// sizeUp is due again after every one that was done: often in the first hour, then less often.
func (r *resolver) sizeUp() {
	from, _ := r.s.anchor(DeclaredAt)
	if from.IsZero() || r.row.SizeUp.IsZero() {
		return
	}
	last := later(from, r.s.Reopening)
	for _, u := range r.s.SizeUps {
		last = later(last, u.At)
	}
	term := func(w Row) Term {
		if last.Sub(from) >= time.Hour {
			return w.SizeUpLater
		}
		return w.SizeUp
	}
	t := term(r.row)
	reason := Say("due.rounds", string(r.s.Severity.Severity), t.String(), last.Format(time.RFC3339))
	id := "sizeup." + strconv.Itoa(len(r.s.SizeUps)+1)
	d := Due{ID: id, Kind: PromiseSizeUp, From: last, At: micro(t.After(last, r.env.Calendar)), Reason: reason}
	r.floor(&d, t != term(r.was))
	r.dues = append(r.dues, d)
}

func (r *resolver) afterRecovery() {
	r.add(Due{ID: "watch", Kind: PromiseWatch}, func(w Row) Term { return w.Watch }, Recovered)
	at := r.s.Mark(Recovered)
	if at.IsZero() || r.env.Calendar == nil {
		return
	}
	due := micro(r.env.Calendar.CloseOfBusiness(at, r.row.ReportDays))
	reason := Say("due.from", string(r.s.Severity.Severity), Term{Days: r.row.ReportDays}.String(), string(Recovered), at.Format(time.RFC3339))
	d := Due{ID: "report", Kind: PromiseReport, Audience: Client, From: at, At: due, Reason: reason}
	r.floor(&d, r.row.ReportDays != r.was.ReportDays)
	r.dues = append(r.dues, d)
}

// restarted marks the id of a next word that runs from a reopening.
const restarted = ".reopened"

// restarts tells whether a reopening starts a promise anew, so that what was done about it before no longer counts.
func restarts(id string) bool {
	switch kind, _, _ := strings.Cut(id, "."); PromiseKind(kind) {
	case PromiseEscalation, PromiseClosingWord, PromiseWatch, PromiseReport:
		return true
	}
	return strings.HasSuffix(id, restarted)
}

// restartedWords owes everyone who was told the next word from the reopening on, unless a later time was told already.
func (r *resolver) restartedWords() {
	re := r.s.Reopening
	if re.IsZero() || r.row.Update.IsZero() {
		return
	}
	for _, a := range r.s.Told() {
		texts := slices.DeleteFunc(r.s.textsTo(a), func(t Report) bool { return !t.At.Before(re) })
		if len(texts) == 0 {
			continue
		}
		last := texts[len(texts)-1]
		if last.Next.After(re) {
			continue
		}
		d := Due{
			ID: "update." + string(a) + "." + itoa(last.Number) + restarted, Kind: PromiseUpdate, Audience: a,
			From: re, At: micro(r.row.Update.After(re, r.env.Calendar)),
			Reason: Say("due.reopened", string(r.s.Severity.Severity), r.row.Update.String(), re.Format(time.RFC3339)),
		}
		r.floor(&d, r.s.Severity.At.After(re) && r.row.Update != r.was.Update)
		r.dues = append(r.dues, d)
	}
}

// chairID names the promise to hand over the chair.
const chairID = "chair"

func (r *resolver) chair() {
	h, ok := r.s.Roles[Commander]
	if !ok || h.Since.IsZero() {
		return
	}
	p := r.env.Policy
	r.dues = append(r.dues, Due{
		ID: chairID, Kind: PromiseChair, From: h.Since, At: micro(p.ChairPressed.After(h.Since, nil)), Owner: h.Who,
		Offered: micro(p.ChairOffered.After(h.Since, nil)), Reason: Say("due.chair", h.Who, h.Since.Format(time.RFC3339)),
	})
}
