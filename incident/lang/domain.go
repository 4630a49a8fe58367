package lang

import "shirei/incident"

// Metric names a figure of an incident, as [incident.Metrics] takes them.
type Metric string

const (
	TTD           Metric = "ttd"
	TTA           Metric = "tta"
	FirstReportIn Metric = "first_report"
	TTM           Metric = "ttm"
	TTR           Metric = "ttr"
)

// Metrics lists the figures in the order of an incident.
func Metrics() []Metric { return []Metric{TTD, TTA, FirstReportIn, TTM, TTR} }

// MetricName names a figure with the milestones it lies between.
func (l Lang) MetricName(m Metric) string { return word(l.words().metric, m) }

// Severity is the same word in both languages; an unset one says so.
func (l Lang) Severity(s incident.Severity) string { return word(l.words().severity, s) }

// SeverityMeaning says what a severity stands for (PRODUCT.md, severity).
func (l Lang) SeverityMeaning(s incident.Severity) string { return word(l.words().meaning, s) }

// SeverityAtOnce says what a severity asks for at once (PRODUCT.md, severity).
func (l Lang) SeverityAtOnce(s incident.Severity) string { return word(l.words().atOnce, s) }

// Playbook words a line of [incident.Playbook].
func (l Lang) Playbook(line string) string { return word(l.words().playbook, line) }

// LineState says what became of a line of the playbook.
func (l Lang) LineState(s incident.LineState) string { return word(l.words().lineState, s) }

// Step is the full name of a step.
func (l Lang) Step(s incident.Step) string { return word(l.words().step, s) }

// StepShort names a step in at most 14 cells.
func (l Lang) StepShort(s incident.Step) string { return word(l.words().stepShort, s) }

// StepState says how a step stands.
func (l Lang) StepState(s incident.StepState) string { return word(l.words().stepState, s) }

// Milestone names a moment of the incident.
func (l Lang) Milestone(m incident.Milestone) string { return word(l.words().milestone, m) }

// Audience says whom a text is for.
func (l Lang) Audience(a incident.Audience) string { return word(l.words().audience, a) }

// Stage says which kind of text it is.
func (l Lang) Stage(s incident.Stage) string { return word(l.words().stage, s) }

// Fact is the label of a line of the fact sheet.
func (l Lang) Fact(k incident.FactKey) string { return word(l.words().fact, k) }

// Confidence says how sure a fact is; an unset one is still being checked (PRODUCT.md, facts and texts).
func (l Lang) Confidence(c incident.Confidence) string {
	if c == "" {
		c = incident.Checking
	}
	return word(l.words().confidence, c)
}

// Layer names one of the four layers.
func (l Lang) Layer(x incident.Layer) string { return word(l.words().layer, x) }

// Verdict says what is thought of a layer.
func (l Lang) Verdict(v incident.Verdict) string { return word(l.words().verdict, v) }

// Answer is the result of a first check.
func (l Lang) Answer(a incident.Answer) string { return word(l.words().answer, a) }

// Family says what the outage looks like from outside.
func (l Lang) Family(f incident.Family) string { return word(l.words().family, f) }

// FoundBy says who noticed first.
func (l Lang) FoundBy(f incident.FoundBy) string { return word(l.words().foundBy, f) }

// Role names a seat of the war room, or that of a layer's owner.
func (l Lang) Role(r incident.Role) string {
	if layer, ok := r.Layer(); ok {
		return put(l.words().ownerOf, l.Layer(layer))
	}
	return word(l.words().role, r)
}

// Seat says who sits in a seat; one that nobody holds says so.
func (l Lang) Seat(who string) string {
	if who == "" {
		return l.words().term.vacant
	}
	return who
}

// AskState says how an ask stands.
func (l Lang) AskState(s incident.AskState) string { return word(l.words().askState, s) }

// OfferState says how a hand-over stands.
func (l Lang) OfferState(s incident.OfferState) string { return word(l.words().offerState, s) }

// Link says how another incident belongs to this one.
func (l Lang) Link(k incident.LinkKind) string { return word(l.words().link, k) }

// Change says how far a change of a service has come.
func (l Lang) Change(s incident.ChangeState) string { return word(l.words().change, s) }

// ChangeAct names what can be done to a change.
func (l Lang) ChangeAct(a incident.ChangeAct) string { return word(l.words().changeAct, a) }

// Mean names a kind of way to reach somebody.
func (l Lang) Mean(m incident.Mean) string { return word(l.words().mean, m) }

// Entry names the kind of a timeline entry in at most 8 cells.
func (l Lang) Entry(k incident.EntryKind) string { return word(l.words().entry, k) }

// Progress says what became of a hypothesis, a question or an action.
func (l Lang) Progress(p incident.Progress) string { return word(l.words().progress, p) }

// Stands says how an entry stands: what became of it, or what it still waits for.
func (l Lang) Stands(k incident.EntryKind, p incident.Progress) string {
	if waits, ok := l.words().unsettled[k]; ok && p == incident.ProgressOpen {
		return waits
	}
	return l.Progress(p)
}

// Outcome says what was decided; an import may not say.
func (l Lang) Outcome(o incident.Outcome) string { return word(l.words().outcome, o) }

// Carry says how far a decision has been carried out.
func (l Lang) Carry(c incident.Carry) string { return word(l.words().carry, c) }

// Reversible words "yes", "partly" or "no" of the decision sheet; unset is unknown.
func (l Lang) Reversible(s string) string { return word(l.words().reversible, s) }

// Trend words "worse", "steady" or "better" of the decision sheet; unset is unknown.
func (l Lang) Trend(s string) string { return word(l.words().trend, s) }

// Answered words "yes", "no" or "unknown" of the decision sheet, for evidence kept and data leaked; unset is unknown.
func (l Lang) Answered(s string) string { return word(l.words().answered, s) }

// Status says where an incident stands, or how else it ended.
func (l Lang) Status(s incident.Status) string { return word(l.words().status, s) }

// Part is the heading of a part of the postmortem.
func (l Lang) Part(p incident.Part) string { return word(l.words().part, p) }

// ItemKind says what an action item is for.
func (l Lang) ItemKind(k incident.ItemKind) string { return word(l.words().itemKind, k) }

// ItemState says how far an action item has come; unset is open.
func (l Lang) ItemState(s incident.ItemState) string {
	if s == "" {
		s = "open"
	}
	return word(l.words().itemState, s)
}

// TaskKind tells a job to rerun from data to correct.
func (l Lang) TaskKind(k incident.TaskKind) string { return word(l.words().task, k) }

// PromiseState says how a promise stands.
func (l Lang) PromiseState(s incident.PromiseState) string { return word(l.words().promiseState, s) }
