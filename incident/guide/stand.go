package guide

import (
	"slices"
	"strings"
	"time"

	"shirei/incident"
	"shirei/incident/lang"
)

// Stand is how far a guide has been followed, by the answers in the record.
type Stand struct {
	Answers map[string]incident.Check // by the id of the step
	Next    int                       // the place of the first step without an answer; -1: all have one
	// Verdicts is what the answers alone say of the layers. Where two contradict each other the later one holds; Grounds
	// keeps the steps of both, by layer, the latest last.
	Verdicts map[incident.Layer]incident.Verdict
	Grounds  map[incident.Layer][]string
	// Left are the layers the record has not cleared, through the guide or otherwise.
	Left []incident.Layer
	// Splits is the place of the open step whose answers would differ most among those that are left; -1: none would.
	Splits int
}

// Stand reads the record. The order in which the answers stand in it does not matter, only when they were given.
func (g Guide) Stand(t incident.Triage) Stand {
	s := Stand{
		Answers: map[string]incident.Check{}, Next: -1, Splits: -1,
		Verdicts: map[incident.Layer]incident.Verdict{}, Grounds: map[incident.Layer][]string{},
	}
	for _, x := range g.Steps {
		for _, c := range t.Checks {
			if c.Guide == g.Key(x) {
				s.Answers[x.ID] = c
			}
		}
	}
	given := slices.DeleteFunc(slices.Clone(g.Steps), func(x Step) bool { _, ok := s.Answers[x.ID]; return !ok })
	slices.SortStableFunc(given, func(a, b Step) int { return s.Answers[a.ID].At.Compare(s.Answers[b.ID].At) })
	for _, x := range given {
		for l, v := range x.effect(s.Answers[x.ID].Answer).verdicts() {
			s.Verdicts[l] = v
			s.Grounds[l] = append(s.Grounds[l], x.ID)
		}
	}
	for _, l := range incident.Layers() {
		if t.Layers[l].Verdict != incident.VerdictCleared {
			s.Left = append(s.Left, l)
		}
	}
	s.ahead(g)
	return s
}

// ahead finds what to look at next, and what would separate the layers that are left.
func (s *Stand) ahead(g Guide) {
	most := 0
	for i, x := range g.Steps {
		if _, ok := s.Answers[x.ID]; ok {
			continue
		}
		if s.Next < 0 {
			s.Next = i
		}
		if n := x.separates(s.Left); n > most {
			s.Splits, most = i, n
		}
	}
}

// effect of an answer; one that could not be given says nothing.
func (s Step) effect(a incident.Answer) Effect {
	switch a {
	case incident.AnswerNormal:
		return s.Normal
	case incident.AnswerAbnormal:
		return s.Abnormal
	}
	return Effect{}
}

func (e Effect) verdicts() map[incident.Layer]incident.Verdict {
	out := map[incident.Layer]incident.Verdict{}
	for _, l := range e.Suspect {
		out[l] = incident.VerdictSuspected
	}
	for _, l := range e.Clear {
		out[l] = incident.VerdictCleared
	}
	return out
}

// separates says how differently the step's two answers speak of the layers: the sum, over each two of them, of how much
// further apart one answer puts them than the other does. What moves all alike separates nothing.
func (s Step) separates(layers []incident.Layer) int {
	weight := map[incident.Verdict]int{incident.VerdictSuspected: 1, incident.VerdictCleared: -1}
	normal, abnormal := s.Normal.verdicts(), s.Abnormal.verdicts()
	sum := 0
	for i, a := range layers {
		for _, b := range layers[i+1:] {
			d := weight[abnormal[a]] - weight[normal[a]] - weight[abnormal[b]] + weight[normal[b]]
			sum += max(d, -d)
		}
	}
	return sum
}

// Answer is the act of answering a step: the answer, and the assessment of each layer it moves, which names the step as
// its ground. A layer that an earlier answer to the same step moved is set back, unless somebody has judged it since; one
// that somebody suspects on grounds of their own is not cleared over their head.
// Said is a line of evidence in the person's own words. Nil for a step the guide does not have.
func (g Guide) Answer(t incident.Triage, id string, a incident.Answer, said string, l lang.Lang) incident.All {
	step, ok := g.Step(id)
	if !ok {
		return nil
	}
	check := incident.Check{Layer: step.Layer, Check: step.Words(l).Look, Answer: a, Evidence: said, Guide: g.Key(step)}
	all := incident.All{incident.AnswerCheck(check)}
	before, after := g.Stand(t), g.Stand(with(t, check))
	named := step.effect(a).verdicts()
	for _, layer := range incident.Layers() {
		was, to := t.Layers[layer].Verdict, after.Verdicts[layer]
		_, speaks := named[layer]
		takenBack := before.Verdicts[layer] != to && was == before.Verdicts[layer]
		theirs := was == incident.VerdictSuspected && before.Verdicts[layer] != was
		if to != was && (speaks && !(theirs && to == incident.VerdictCleared) || takenBack) {
			all = append(all, incident.AssessLayer{LayerAssessed: incident.LayerAssessed{
				Layer: layer, Verdict: to, Evidence: ground(check, l),
			}})
		}
	}
	return all
}

// with is the triage with an answer given after all others.
func with(t incident.Triage, c incident.Check) incident.Triage {
	t.Checks = slices.DeleteFunc(slices.Clone(t.Checks), func(x incident.Check) bool { return x.Guide == c.Guide })
	for _, x := range t.Checks {
		if !x.At.Before(c.At) {
			c.At = x.At.Add(time.Nanosecond)
		}
	}
	t.Checks = append(t.Checks, c)
	return t
}

// ground words an answer as the evidence of a verdict: what was seen, and what was looked at. The entry of the check
// stands beside it on the timeline, so an aside in its name is left out.
func ground(c incident.Check, l lang.Lang) string {
	form := map[lang.Lang][3]string{lang.JA: {"：", "（", "）"}, lang.EN: {": ", " (", ")"}}[l]
	look := c.Check
	if i := strings.Index(look, form[1]); i > 0 && strings.HasSuffix(look, form[2]) {
		look = look[:i]
	}
	look += form[0] + l.Answer(c.Answer)
	if strings.TrimSpace(c.Evidence) == "" {
		return look
	}
	return c.Evidence + form[1] + look + form[2]
}
