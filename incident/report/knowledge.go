package report

import (
	"slices"
	"time"

	"shirei/incident"
	"shirei/incident/lang"
)

// Knowledge is what an incident knows, does and does not know: the three columns of a size-up.
type Knowledge struct {
	Known   []Matter `json:"known"`
	Doing   []Matter `json:"doing"`
	Unknown []Matter `json:"unknown"`
}

// Matter is one line of it.
type Matter struct {
	Kind  MatterKind `json:"kind"`
	ID    string     `json:"id,omitempty"` // of the entry, the ask or the gap; empty for a fact
	Label string     `json:"label,omitempty"`
	Text  string     `json:"text"`
	State string     `json:"state"` // worded
	Owner string     `json:"owner,omitempty"`
	At    *time.Time `json:"at"` // since when; nil: not known
}

// MatterKind says what a line of [Knowledge] is.
type MatterKind string

const (
	MatterFact       MatterKind = "fact"
	MatterLayer      MatterKind = "layer"
	MatterHypothesis MatterKind = "hypothesis"
	MatterQuestion   MatterKind = "question"
	MatterAction     MatterKind = "action"
	MatterAsk        MatterKind = "ask"
	MatterMeasure    MatterKind = "measure"
	MatterGap        MatterKind = "gap"
)

// KnowledgeOf sorts the record into what is known, done and not known. Threads are the entries that are hypotheses,
// questions and actions; those that are settled count as known, or are left out where they say nothing more.
func KnowledgeOf(s *incident.State, threads []incident.Entry, now time.Time, l lang.Lang) Knowledge {
	k := knowing{s: s, now: now, l: l, loc: s.Location(), out: Knowledge{Known: []Matter{}, Doing: []Matter{}, Unknown: []Matter{}}}
	k.facts()
	k.layers()
	for _, e := range threads {
		if !e.Struck {
			k.thread(e)
		}
	}
	k.asks()
	k.measure()
	k.gaps()
	return k.out
}

type knowing struct {
	s   *incident.State
	now time.Time
	l   lang.Lang
	loc *time.Location
	out Knowledge
}

// facts are known when somebody has written them; cause, reach and outlook are asked for until then.
func (k *knowing) facts() {
	for _, key := range incident.FactKeys() {
		f, set := k.s.Facts[key]
		m := Matter{Kind: MatterFact, Label: k.l.Fact(key), Text: tameLine(f.Text), State: k.l.Confidence(f.Confidence), Owner: tameLine(f.By), At: moment(f.At, k.loc)}
		if at, err := time.Parse(time.RFC3339, f.Text); err == nil {
			m.Text = wall(at.In(k.loc), k.now, k.l)
		}
		asked := key == incident.FactCause || key == incident.FactReach || key == incident.FactOutlook
		switch {
		case key == incident.FactDoing && set:
			k.out.Doing = append(k.out.Doing, m)
		case set && f.Confidence != incident.Checking && f.Text != "":
			k.out.Known = append(k.out.Known, m)
		case set || asked:
			k.out.Unknown = append(k.out.Unknown, m)
		}
	}
}

func (k *knowing) layers() {
	for _, layer := range incident.Layers() {
		st := k.s.Triage.Layers[layer]
		m := Matter{Kind: MatterLayer, Label: k.l.Layer(layer), State: k.l.Verdict(st.Verdict), Owner: tameLine(st.Owner)}
		if n := len(st.Evidence); n > 0 {
			m.Text = tameLine(st.Evidence[n-1])
		}
		if st.Verdict != incident.VerdictOpen {
			k.out.Known = append(k.out.Known, m)
		}
	}
}

func (k *knowing) thread(e incident.Entry) {
	m := Matter{ID: e.ID, Text: tameLine(e.Head()), State: k.l.Stands(e.Kind, e.Progress), Owner: tameLine(e.Owner), At: moment(e.OccurredAt, k.loc)}
	if out := tameLine(e.Outcome); out != "" {
		m.Text += " → " + out
	}
	settled := slices.Contains([]incident.Progress{incident.ProgressConfirmed, incident.ProgressRuledOut, incident.ProgressAnswered}, e.Progress)
	switch e.Kind {
	case incident.EntryHypothesis, incident.EntryQuestion:
		m.Kind = MatterKind(e.Kind)
		if settled {
			k.out.Known = append(k.out.Known, m)
		} else {
			k.out.Unknown = append(k.out.Unknown, m)
		}
	case incident.EntryAction:
		m.Kind = MatterAction
		if e.Progress != incident.ProgressFinished {
			k.out.Doing = append(k.out.Doing, m)
		}
	}
}

func (k *knowing) asks() {
	for _, a := range k.s.Asks {
		if st := a.State(k.now); st.Open() {
			k.out.Doing = append(k.out.Doing, Matter{
				Kind: MatterAsk, ID: a.ID, Text: tameLine(a.What), State: k.l.AskState(st), Owner: tameLine(a.Who), At: moment(a.At, k.loc),
			})
		}
	}
}

// measure is the last decision, while it is carried out.
func (k *knowing) measure() {
	if len(k.s.Decisions) == 0 || k.s.Done(incident.StepMeasures) {
		return
	}
	d := k.s.Decisions[len(k.s.Decisions)-1]
	m := Matter{Kind: MatterMeasure, Label: k.l.Outcome(d.Outcome), Text: tameLine(d.What), Owner: tameLine(d.Decider), At: moment(d.At, k.loc)}
	if reached, _ := d.Reached(); reached != "" {
		m.State = k.l.Carry(reached)
	}
	k.out.Doing = append(k.out.Doing, m)
}

func (k *knowing) gaps() {
	for _, g := range GapsOf(k.s, k.now, k.l) {
		if g.Closed == nil {
			k.out.Unknown = append(k.out.Unknown, Matter{Kind: MatterGap, ID: g.ID, Text: tameLine(g.Label), State: k.l.Stands(incident.EntryGap, ""), At: g.Opened})
		}
	}
}
