package text

import (
	"strings"
	"time"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/ladder"
	"shirei/incident/lang"
	"shirei/incident/when"
)

// To says what a ladder is for: a purpose, whom an escalation has to reach, or the integration whose desk it is.
func (w Ladder) To(l lang.Lang, s ladder.Start) string {
	switch {
	case s.Purpose == ladder.Vendor:
		return clean.Line(s.Name)
	case s.Purpose == ladder.Escalate && s.Name != "":
		return strings.Replace(w.Escalate, "%s", l.Rung(s.Name), 1)
	}
	return w.Purposes[string(s.Purpose)]
}

// Who says who is next and by which means, or that somebody was reached, or that nobody is left.
func (w Ladder) Who(l lang.Lang, x ladder.Ladder, at lang.Clock) string {
	switch {
	case x.Reached != nil:
		return w.Reached(clean.Line(x.Reached.Called()), when.Clock(x.Reached.At, at.Ref, at.Loc))
	case x.Next.NoMeans:
		return w.NoMeans
	case x.Next.Over:
		return w.Over
	}
	r := x.Rungs[x.Next.Rung]
	return w.Next + " " + clean.Line(r.Name) + " " + Mean(l, r.Ways[x.Next.Way])
}

// Waits says how long to wait before the next call, or that it may be made now; waiting tells which. It is empty once
// somebody was reached.
func (w Ladder) Waits(l lang.Lang, x ladder.Ladder, now time.Time, at lang.Clock) (said string, waiting bool) {
	switch left := x.Waits(now); {
	case x.Reached != nil:
		return "", false
	case left > 0:
		return w.Wait(when.Span(left, string(l)), when.Clock(x.Next.From, at.Ref, at.Loc)), true
	case x.Next.Over:
		return "", false
	}
	return w.Now, false
}

// Mean names a way; one without a kind is whatever the inventory says of it.
func Mean(l lang.Lang, x ladder.Way) string {
	if x.Kind == "" {
		return clean.Line(x.Value)
	}
	return l.Mean(incident.Mean(x.Kind))
}

// Hours says whether somebody is there now; empty where their hours are not known.
func (w Ladder) Hours(x ladder.Way, at lang.Clock) string {
	switch {
	case !x.Known:
		return ""
	case x.Open:
		return w.Open
	case x.Opens.IsZero():
		return w.Shut
	}
	return w.Closed(when.Clock(x.Opens, at.Ref, at.Loc))
}

// Last says when the last attempt was, and what became of it.
func (w Ladder) Last(x ladder.Way, at lang.Clock) string {
	if x.Last == nil {
		return ""
	}
	said := w.Silent
	if x.Last.Answered {
		said = w.Answered
	}
	return when.Clock(x.Last.At, at.Ref, at.Loc) + " " + said
}
