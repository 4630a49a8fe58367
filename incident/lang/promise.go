package lang

import (
	"strconv"
	"strings"
	"time"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/when"
)

// Promise says what is owed, and to whom: "first report (client)". A custom one is in the words of the person.
func (l Lang) Promise(p incident.Promise) string {
	w := l.words()
	switch {
	case (p.Kind == incident.PromiseCustom || p.Kind == incident.PromiseAsk) && p.What != "":
		return clean.Line(p.What)
	case p.Kind == incident.PromiseEscalation && p.What != "":
		return put(w.escalate, l.Rung(p.What))
	}
	return l.addressed(w.term.to, word(w.promise, p.Kind), p)
}

// PromiseShort says it for the header strip; of an escalation only who is reached.
func (l Lang) PromiseShort(p incident.Promise) string {
	w := l.words()
	switch {
	case (p.Kind == incident.PromiseCustom || p.Kind == incident.PromiseAsk) && p.What != "":
		return clean.Line(p.What)
	case p.Kind == incident.PromiseEscalation && p.What != "":
		return l.Rung(p.What)
	case p.Kind == incident.PromiseReport:
		return word(w.promiseShort, p.Kind) // there is but one
	}
	return l.addressed(w.term.toShort, word(w.promiseShort, p.Kind), p)
}

func (l Lang) addressed(shape, what string, p incident.Promise) string {
	if p.Audience == "" || p.Kind == incident.PromiseEscalation {
		return what
	}
	return put(shape, what, l.Audience(p.Audience))
}

// PromiseNamed words a promise of which only the id or the name is at hand: "first_report.client", "update.client.2",
// "escalation.1", "promise.1-ab12f3" (of which the number is told). What else an id holds is shown as it is, cleaned.
func (l Lang) PromiseNamed(id string) string {
	kind, rest, _ := strings.Cut(incident.ShortID(id), ".")
	if kind == "promise" {
		kind = string(incident.PromiseCustom)
	}
	what, ok := l.words().promise[incident.PromiseKind(kind)]
	if !ok {
		return clean.Line(id)
	}
	audience, number := rest, ""
	if i := strings.LastIndexByte(rest, '.'); i >= 0 && isNumber(rest[i+1:]) {
		audience, number = rest[:i], rest[i+1:]
	} else if isNumber(rest) {
		audience, number = "", rest
	}
	if audience != "" {
		what = put(l.words().term.to, what, l.Audience(incident.Audience(audience)))
	}
	if number != "" {
		what += " #" + number
	}
	return what
}

func isNumber(s string) bool {
	_, err := strconv.Atoi(s)
	return err == nil
}

// Rung says who an escalation reaches; a policy may name anybody.
func (l Lang) Rung(to string) string { return word(l.words().rung, to) }

// span writes a duration for a strip: as when.Span does, in English without its blanks.
func (l Lang) span(d time.Duration) string {
	text := when.Span(d, string(l))
	if l == JA {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, " ", ""), "min", "m")
}

// Remaining says how long a promise still runs or by how much it is over; of a settled one, how it ended.
// The overdue time stops with the incident, as [incident.Promise.Late] does.
func (l Lang) Remaining(p incident.Promise, now time.Time) string {
	w := l.words()
	switch {
	case p.State == incident.Overdue:
		return put(w.term.over, l.span(p.Late))
	case p.State.Open():
		if left := p.At.Sub(now); left >= 0 {
			return put(w.term.left, l.span(left))
		}
		return put(w.term.over, l.span(now.Sub(p.At)))
	case p.State == incident.KeptLate:
		return put(w.term.late, l.span(p.Late))
	}
	return l.PromiseState(p.State)
}

// Term words a term as a policy writes it: "30m" is 30分 or 30 min, "4bh" 4営業時間, "1bd" 1営業日.
func (l Lang) Term(s string) string {
	t, err := incident.ParseTerm(s)
	w := l.words().term
	switch {
	case err != nil:
		return clean.Line(s)
	case t.Days == 1:
		return put(w.day, "1")
	case t.Days > 0:
		return put(w.days, strconv.Itoa(t.Days))
	case t.Hours > 0:
		return put(w.hours, strconv.Itoa(int(t.Hours.Hours())))
	case t.Plain > 0:
		return when.Span(t.Plain, string(l))
	}
	return w.never
}
