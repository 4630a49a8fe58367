package incident

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// PromiseState is computed from the record and the clock; nobody writes "late".
type PromiseState string

const (
	Running   PromiseState = "running"
	DueSoon   PromiseState = "soon"
	Overdue   PromiseState = "overdue"
	Kept      PromiseState = "kept"
	KeptLate  PromiseState = "kept_late"
	Withdrawn PromiseState = "withdrawn"
	Snoozed   PromiseState = "snoozed"
)

// Open tells whether it is still owed.
func (p PromiseState) Open() bool {
	return p == Running || p == DueSoon || p == Overdue || p == Snoozed
}

// Promise is something owed with a time, as it stands at one instant.
type Promise struct {
	Due
	State PromiseState
	Late  time.Duration // how late it was kept, or is by now
	Kept  time.Time
	How   string
	Note  string // why it was extended or withdrawn
}

// soonest is the least warning a promise gives before it is due.
const soonest = 5 * time.Minute

// Ledger lists everything owed at an instant: what is open first, the most overdue of it first, then what is settled.
func (s *State) Ledger(now time.Time) []Promise {
	l := ledger{s: s, now: now, halt: s.halted()}
	for _, d := range s.Terms {
		switch d.Kind {
		case PromiseEscalation, PromiseSizeUp:
		default:
			l.add(d)
		}
	}
	l.escalations()
	l.sizeUps()
	l.nextWords()
	l.asks()
	for _, d := range s.Promised {
		l.add(d)
	}
	slices.SortStableFunc(l.out, func(a, b Promise) int {
		if x, y := a.State.Open(), b.State.Open(); x != y {
			return -cmp.Compare(bit(x), bit(y))
		}
		return a.At.Compare(b.At)
	})
	return l.out
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

type ledger struct {
	s    *State
	now  time.Time
	halt time.Time // the incident ended then; zero while it goes on
	out  []Promise
}

// add works out how one promise stands.
func (l *ledger) add(d Due) Promise { return l.stand(d, l.s.keptBy(d)) }

// stand works out how a promise stands that an act has kept at the given time (zero: none has).
func (l *ledger) stand(d Due, kept time.Time) Promise {
	h := l.s.Handling[d.ID]
	if !h.Extended.IsZero() {
		d.At = h.Extended
	}
	if h.Owner != "" {
		d.Owner = h.Owner
	}
	kept = earlier(h.KeptAt, kept)
	gone := l.relieved(d, h)
	if d.Owner == "" {
		d.Owner = l.s.owner(d, earlier(kept, gone))
	}
	p := Promise{Due: d, Note: h.Why, How: h.How}
	switch {
	case !gone.IsZero() && (kept.IsZero() || gone.Before(kept)): // an act after it was no longer owed changes nothing
		p.State = Withdrawn
	case kept.After(d.At):
		p.State, p.Kept, p.Late = KeptLate, kept, kept.Sub(d.At)
	case !kept.IsZero():
		p.State, p.Kept = Kept, kept
	case l.now.After(d.At):
		p.State, p.Late = Overdue, l.stop(d).Sub(d.At)
	case h.Snoozed.After(l.now):
		p.State = Snoozed
	case l.soon(d):
		p.State = DueSoon
	default:
		p.State = Running
	}
	l.out = append(l.out, p)
	return p
}

// relieved is when a promise ceased to be owed: taken back by hand, by another end of the incident, or by a milestone
// that came before it was due.
func (l *ledger) relieved(d Due, h Handling) time.Time {
	gone := earlier(h.Withdrawn, l.s.End.At)
	if at := l.withdrawnAt(d); d.At.After(at) {
		gone = earlier(gone, at)
	}
	return gone
}

// stop is the clock by which lateness is measured: it stands still once the milestone has come that would have
// withdrawn the promise, or the incident is put away.
func (l *ledger) stop(d Due) time.Time {
	if at := earlier(l.withdrawnAt(d), l.halt); at.After(d.At) && at.Before(l.now) {
		return at
	}
	return l.now
}

// soon warns a fifth of the term ahead, at least five minutes and at most an hour; the chair from when it is offered.
func (l *ledger) soon(d Due) bool {
	if !d.Offered.IsZero() {
		return !l.now.Before(d.Offered)
	}
	ahead := min(max(d.At.Sub(d.From)/5, soonest), time.Hour)
	return d.At.Sub(l.now) <= ahead
}

// keptBy finds the act that keeps a promise of a kind.
func (s *State) keptBy(d Due) time.Time {
	switch d.Kind {
	case PromiseSeverity:
		return s.Mark(SeveritySetAt)
	case PromiseFirstReport:
		var at time.Time
		for _, r := range s.Reports {
			if r.Audience == d.Audience {
				at = earlier(at, r.At)
			}
		}
		return at
	case PromiseUpdate: // one that a reopening has restarted
		for _, r := range s.textsTo(d.Audience) {
			if !r.At.Before(d.From) {
				return r.At
			}
		}
	case PromiseDecide:
		return s.Mark(Decided)
	case PromiseWatch:
		return s.Mark(ResolvedAt)
	case PromiseReport:
		return s.delivered(d.Audience)
	}
	return time.Time{}
}

// delivered is when the post-incident report was delivered, or an interim one to those it is owed to. One from before a
// reopening does not count.
func (s *State) delivered(to Audience) time.Time {
	at := since(s, ReportDelivered)
	for _, r := range s.Reports {
		if (r.Stage == StageFinal || r.Stage == StageInterim && r.Audience == to) && !r.At.Before(s.Reopening) {
			at = earlier(at, r.At)
		}
	}
	return at
}

// withdrawnAt gives the instant from which a promise that is not yet due is no longer owed (PRODUCT.md, the promise ledger).
func (l *ledger) withdrawnAt(d Due) time.Time {
	s, end := l.s, l.halt
	switch d.Kind {
	case PromiseEscalation:
		m := Recovered
		if s.Severity.Severity == Critical {
			m = Mitigated
		}
		return earlier(end, earlier(since(s, m), since(s, Recovered)))
	case PromiseDecide, PromiseSizeUp, PromiseUpdate:
		return earlier(end, since(s, Recovered))
	case PromiseChair:
		return earlier(end, since(s, ResolvedAt))
	case PromiseReport, PromiseClosingWord:
		return s.End.At
	}
	return end
}

// since gives a milestone as far as it withdraws: a reopening starts anew, so an earlier recovery does not count.
func since(s *State, m Milestone) time.Time {
	at := s.Mark(m)
	if !s.Reopening.IsZero() && at.Before(s.Reopening) {
		return time.Time{}
	}
	return at
}

// halted is when the incident ended otherwise, or was closed.
func (s *State) halted() time.Time { return earlier(s.End.At, s.ClosedAt) }

// owner is who owes a promise if nobody was named: communications for words, else the commander. Of one that was settled
// (zero: it is open) it is who sat there then.
func (s *State) owner(d Due, settled time.Time) string {
	role := Commander
	switch d.Kind {
	case PromiseFirstReport, PromiseUpdate, PromiseClosingWord, PromiseReport:
		role = Communications
	}
	if !settled.IsZero() {
		if who := cmp.Or(s.Held(role, settled), s.Held(Commander, settled), s.firstIn(Commander)); who != "" {
			return who
		}
	}
	if h, ok := s.Roles[role]; ok {
		return h.Who
	}
	return s.Roles[Commander].Who
}

// escalations shows each fixed rung, and after the last one the next rung as soon as the one before was reached.
func (l *ledger) escalations() {
	var last Promise
	var repeat time.Duration
	n := 0
	for _, d := range l.s.Terms {
		if d.Kind == PromiseEscalation {
			last, repeat, n = l.add(d), d.Repeat, n+1
		}
	}
	for repeat > 0 && !last.Kept.IsZero() {
		if gone := l.withdrawnAt(last.Due); !gone.IsZero() && !last.Kept.Before(gone) {
			return // reached after it was over: there is no next rung
		}
		n++
		d := last.Due
		d.ID, d.What, d.Audience = "escalation."+strconv.Itoa(n), "next", ""
		d.From, d.At = last.Kept, last.Kept.Add(repeat)
		d.Reason = Say("due.repeated", string(l.s.Severity.Severity), Term{Plain: repeat}.String(), last.Kept.Format(time.RFC3339))
		last = l.add(d)
	}
}

// sizeUps shows the rounds that were done, and the one that is due.
func (l *ledger) sizeUps() {
	for i, u := range l.s.SizeUps {
		if u.Due.IsZero() {
			continue
		}
		d := Due{ID: "sizeup." + strconv.Itoa(i+1), Kind: PromiseSizeUp, At: u.Due, From: u.Due, Reason: Say("due.sizeup")}
		p := Promise{Due: d, State: Kept, Kept: u.At, How: u.Text}
		if u.At.After(u.Due) {
			p.State, p.Late = KeptLate, u.At.Sub(u.Due)
		}
		l.out = append(l.out, p)
	}
	for _, d := range l.s.Terms {
		if d.Kind == PromiseSizeUp {
			l.add(d)
		}
	}
}

// nextWords owes each audience told the next word at the time the last text printed; once recovered, the closing word.
func (l *ledger) nextWords() {
	if l.s.Imported != "" && l.s.Reopening.IsZero() {
		return
	}
	for _, a := range l.s.Told() {
		texts := l.s.textsTo(a)
		for i, r := range texts {
			if r.Next.IsZero() {
				continue
			}
			d := Due{
				ID: "update." + string(a) + "." + strconv.Itoa(r.Number), Kind: PromiseUpdate, Audience: a, From: r.At, At: r.Next,
				Reason: Say("due.told", string(a), strconv.Itoa(r.Number), r.Next.Format(time.RFC3339)),
			}
			var kept time.Time
			if i < len(texts)-1 {
				kept = texts[i+1].At
			}
			if re := l.s.Reopening; !r.Next.After(re) && (kept.IsZero() || !kept.Before(re)) {
				continue // a reopening has restarted it
			}
			l.stand(d, kept)
		}
		l.closingWord(a, texts)
	}
}

// closingWord is owed to everyone who was told, from the recovery on: at the time told, if that lies ahead of it, or
// within half an hour.
func (l *ledger) closingWord(a Audience, texts []Report) {
	recovered := since(l.s, Recovered)
	if recovered.IsZero() {
		return
	}
	d := Due{ID: "closing_word." + string(a), Kind: PromiseClosingWord, Audience: a, From: recovered, At: recovered.Add(closingWithin)}
	d.Reason = Say("due.closing", string(a), recovered.Format(time.RFC3339))
	var kept time.Time
	for _, r := range texts {
		if (r.Stage == StageResolved || r.Stage == StageFinal) && !r.At.Before(recovered) {
			kept = r.At
			break
		}
		if r.Next.After(recovered) {
			d.At = r.Next
		}
	}
	l.stand(d, kept)
}

// closingWithin is how long the recovery word may take where no next word was told.
const closingWithin = 30 * time.Minute

// textsTo gives the texts to an audience in the order they went out, which need not be the order they were recorded in.
func (s *State) textsTo(a Audience) []Report {
	texts := slices.DeleteFunc(slices.Clone(s.Reports), func(r Report) bool { return r.Audience != a })
	slices.SortStableFunc(texts, func(a, b Report) int { return a.At.Compare(b.At) })
	return texts
}

// Owed lists only what is open, the most overdue first.
func (s *State) Owed(now time.Time) []Promise {
	return slices.DeleteFunc(s.Ledger(now), func(p Promise) bool { return !p.State.Open() })
}

// Name is a promise's kind with its audience, as ids are built: "first_report.client".
func (p Promise) Name() string { return strings.TrimSuffix(string(p.Kind)+"."+string(p.Audience), ".") }

func itoa(n int) string { return strconv.Itoa(n) }
