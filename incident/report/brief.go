package report

import (
	"fmt"
	"strings"
	"time"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/incident/when"
)

// Brief is what somebody who takes a seat has to know, from the record (PRODUCT.md, roles).
type Brief struct {
	State     []string `json:"state"`    // five lines
	Promises  []string `json:"promises"` // open ones, the soonest first
	Open      []string `json:"open"`     // hypotheses and questions nobody has settled
	RuledOut  []string `json:"ruled_out"`
	Decisions []string `json:"decisions"`
	People    []string `json:"people"`
	Told      []string `json:"told"` // what each audience was last told, and when the next word is due
	Gaps      []string `json:"gaps"`
	Words     []string `json:"words"` // of the text the client was last sent
}

// BriefOf writes the brief as things stand at an instant. Threads are the incident's hypotheses, questions and actions.
func BriefOf(s *incident.State, threads []incident.Entry, now time.Time, l lang.Lang) Brief {
	b := briefing{s: s, now: now, l: l, loc: s.Location(), w: briefWordsOf(l), clock: lang.Clock{Ref: now, Loc: s.Location()}}
	out := Brief{State: b.state(), Promises: b.promises(), Decisions: b.decisions(), People: b.people(), Told: b.told(), Words: b.words()}
	for _, e := range threads {
		switch {
		case e.Struck:
		case e.Progress == incident.ProgressRuledOut:
			out.RuledOut = append(out.RuledOut, b.thread(e))
		case e.Progress == incident.ProgressOpen && (e.Kind == incident.EntryHypothesis || e.Kind == incident.EntryQuestion):
			out.Open = append(out.Open, b.thread(e))
		case e.Kind == incident.EntryAction && e.Progress != incident.ProgressFinished:
			out.People = append(out.People, fmt.Sprintf(b.w.does, b.who(e.Owner), tameLine(e.Head()), b.l.Stands(e.Kind, e.Progress)))
		}
	}
	for _, g := range GapsOf(s, now, l) {
		if g.Closed == nil {
			out.Gaps = append(out.Gaps, fmt.Sprintf(b.w.gap, tameLine(g.Label), when.Span(time.Duration(g.Minutes)*time.Minute, string(l))))
		}
	}
	return out
}

// Text writes the brief as the taker reads it. Parts with nothing in them say so in one line.
func (b Brief) Text(l lang.Lang) string {
	w := briefWordsOf(l)
	var out strings.Builder
	full := false // the part before had lines of its own
	for i, part := range []struct {
		title string
		lines []string
	}{
		{w.state, b.State}, {w.promises, b.Promises}, {w.open, b.Open}, {w.ruledOut, b.RuledOut}, {w.decisions, b.Decisions},
		{w.people, b.People}, {w.told, b.Told}, {w.gaps, b.Gaps}, {w.words, b.Words},
	} {
		if part.title == w.words && len(part.lines) == 0 {
			continue // what was told says it already
		}
		if i > 0 && (len(part.lines) > 0 || full) {
			out.WriteString("\n")
		}
		if full = len(part.lines) > 0; !full {
			out.WriteString(part.title + w.colon + w.none + "\n")
			continue
		}
		out.WriteString(part.title + "\n")
		for _, line := range part.lines {
			out.WriteString("  " + line + "\n")
		}
	}
	return out.String()
}

type briefing struct {
	s     *incident.State
	now   time.Time
	l     lang.Lang
	loc   *time.Location
	w     *briefWords
	clock lang.Clock
}

func (b *briefing) at(t time.Time) string { return when.Clock(t, b.now, b.loc) }

func (b *briefing) who(name string) string {
	if name = tameLine(name); name != "" {
		return name
	}
	return b.w.nobody
}

// state is five lines: what and how bad, what is seen, where it sits, what is done about it, what comes next.
func (b *briefing) state() []string {
	s, l := b.s, b.l
	head := fmt.Sprintf(b.w.head, l.Severity(s.Severity.Severity), tameLine(s.Title), l.Status(s.Status()))
	if took := span(s.Start(), b.now, l); took != "" {
		head += fmt.Sprintf(b.w.since, took)
	}
	fact := func(k incident.FactKey) string {
		f := s.Facts[k]
		if text := tameLine(f.Text); text != "" {
			return fmt.Sprintf(b.w.aside, text, l.Confidence(f.Confidence))
		}
		return l.Confidence("")
	}
	layers := map[incident.Verdict][]string{}
	for _, x := range incident.Layers() {
		v := s.Triage.Layers[x].Verdict
		layers[v] = append(layers[v], l.Layer(x))
	}
	list := func(v incident.Verdict) string {
		if len(layers[v]) == 0 {
			return b.w.none
		}
		return strings.Join(layers[v], b.w.and)
	}
	measure := b.w.undecided
	if n := len(s.Decisions); n > 0 {
		measure = b.decision(s.Decisions[n-1])
	}
	next := b.w.nothing
	if steps := s.Next(b.now); len(steps) > 0 {
		next = fmt.Sprintf(b.w.aside, l.Step(steps[0].Step), l.Phrase(steps[0].Reason, b.clock))
	}
	return []string{
		head,
		fmt.Sprintf(b.w.seen, fact(incident.FactSymptom), fact(incident.FactReach)),
		fmt.Sprintf(b.w.layers, list(incident.VerdictSuspected), list(incident.VerdictCleared)),
		fmt.Sprintf(b.w.measure, measure, fact(incident.FactOutlook)),
		fmt.Sprintf(b.w.next, next),
	}
}

func (b *briefing) promises() (out []string) {
	for _, p := range b.s.Owed(b.now) {
		out = append(out, fmt.Sprintf(b.w.promise, b.at(p.At), b.l.Remaining(p, b.now), b.l.Promise(p), b.who(p.Owner)))
	}
	return out
}

func (b *briefing) thread(e incident.Entry) string {
	line := b.l.Entry(e.Kind) + b.w.colon + tameLine(e.Head())
	if why := tameLine(e.Outcome); why != "" {
		line = fmt.Sprintf(b.w.aside, line, why)
	}
	return line
}

func (b *briefing) decision(d incident.Decision) string {
	line := b.l.Outcome(d.Outcome) + b.w.colon + tameLine(d.What)
	if reached, at := d.Reached(); reached != "" {
		line = fmt.Sprintf(b.w.aside, line, b.l.Carry(reached)+" "+b.at(at))
	}
	return line
}

func (b *briefing) decisions() (out []string) {
	for _, d := range b.s.Decisions {
		line := b.decision(d)
		if !d.At.IsZero() {
			line = b.at(d.At) + " " + line
		}
		out = append(out, line+fmt.Sprintf(b.w.because, b.who(d.Decider), tameLine(d.Reason)))
	}
	return out
}

// people says who sits where and what was asked of whom.
func (b *briefing) people() (out []string) {
	for _, r := range incident.AllRoles() {
		h, held := b.s.Roles[r]
		if _, layer := r.Layer(); held {
			out = append(out, b.l.Role(r)+b.w.colon+tameLine(h.Who))
		} else if !layer {
			out = append(out, b.l.Role(r)+b.w.colon+b.w.nobody)
		}
	}
	for _, a := range b.s.Asks {
		if st := a.State(b.now); st.Open() {
			out = append(out, fmt.Sprintf(b.w.asked, tameLine(a.Who), tameLine(a.What), b.at(a.Due()), b.l.AskState(st)))
		}
	}
	return out
}

// words are those the client was last sent: who takes over has to go on from them.
func (b *briefing) words() (out []string) {
	r, sent := b.s.LastReport(incident.Client)
	if !sent {
		return nil
	}
	for line := range strings.Lines(r.Text) {
		if line = tameLine(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

func (b *briefing) told() (out []string) {
	for _, a := range b.s.Told() {
		r, _ := b.s.LastReport(a)
		next := b.w.none
		for _, p := range b.s.Owed(b.now) {
			if p.Audience == a && (p.Kind == incident.PromiseUpdate || p.Kind == incident.PromiseClosingWord) {
				next = b.at(p.At) + " " + b.l.Remaining(p, b.now)
				break
			}
		}
		out = append(out, fmt.Sprintf(b.w.last, b.l.Audience(a), r.Number, b.at(r.At), next))
	}
	return out
}
