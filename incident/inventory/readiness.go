package inventory

import (
	"reflect"
	"slices"
	"time"
)

// Verdict is what the pitfalls say about taking a service on.
type Verdict string

// 0-1 pitfalls, 2-3, and 4 or more.
const (
	VerdictOK         Verdict = "ok"
	VerdictAgreeFirst Verdict = "agree_first"
	VerdictDoNotTake  Verdict = "do_not_take"
)

// PassScore is the weighted score from which an inventory passes.
const PassScore = 0.9

// Report is how ready an inventory is for an outage.
type Report struct {
	Sections   []SectionScore
	Filled     int // fields of all sections that are filled or do not apply
	Total      int
	Score      float64 // 0 to 1, weighted by the minutes blanks cost
	Blanks     []Field // worst first
	First      []Field // of those the ten to fill first: what they cost in an outage times what they add to the score
	Stale      []Stale
	Pitfalls   [7]Pitfall
	Verdict    Verdict
	Boundaries []BoundaryLine // all five
}

// SectionScore is one section of a Report.
type SectionScore struct {
	Section string
	Filled  int // fields that are filled or do not apply
	Total   int
	Score   float64
	weight  float64
}

// BoundaryLine is one line of responsibility: what it lacks and on what it rests.
type BoundaryLine struct {
	Line       string   // notification, first_response …
	Missing    []string // of who, when, what
	AgreedWith string   // uncleaned; empty where nobody wrote it
	AgreedOn   string   // 2026-09-01
}

// Readiness weighs the inventory as it stands at now.
func (s *Service) Readiness(now time.Time) Report {
	r := Report{Pitfalls: s.pitfalls(), Stale: s.stale(now), Boundaries: s.boundaryLines()}
	for k, v := range s.kinds() {
		if k.section == "pitfalls" {
			continue
		}
		if len(r.Sections) == 0 || r.Sections[len(r.Sections)-1].Section != k.section {
			r.Sections = append(r.Sections, SectionScore{Section: k.section})
		}
		r.Blanks = append(r.Blanks, r.Sections[len(r.Sections)-1].count(k, v)...)
	}
	var weight float64
	for i := range r.Sections { // each Score is still a sum of weights
		sec := &r.Sections[i]
		r.Filled += sec.Filled
		r.Total += sec.Total
		r.Score += sec.Score
		weight += sec.weight
		sec.Score /= sec.weight
	}
	r.Score /= weight
	r.Blanks = worstFirst(r.Blanks)
	r.First = toDoFirst(r.Blanks)
	r.Verdict = verdict(r.PitfallCount())
	return r
}

// count adds a kind to its section and gives its blanks. A kind has the same
// weight however many entries it has: forty dashboards do not make up for a
// missing rollback.
func (sec *SectionScore) count(k *kindSpec, v reflect.Value) (blanks []Field) {
	have, want := 0, 0
	one := func(weight int, state State) {
		want += weight
		sec.Total++
		if state != Blank {
			sec.Filled++
			have += weight
		}
	}
	if k.list {
		for _, f := range k.listField(v) {
			one(f.Weight, f.State)
			if f.State == Blank {
				blanks = append(blanks, f)
			}
		}
	}
	for _, e := range k.entries(v) {
		k.each(e, func(f *fieldSpec, state State, value string) {
			one(f.need.minutes, state)
			if state == Blank {
				blanks = append(blanks, k.field(e, f, state, value))
			}
		})
	}
	if want > 0 {
		sec.weight += float64(k.need.minutes)
		sec.Score += float64(k.need.minutes) * float64(have) / float64(want)
	}
	for i := range blanks {
		blanks[i].gain = float64(k.need.minutes) * float64(blanks[i].Weight) / float64(want)
	}
	return blanks
}

// firstMost is how many blanks are to be done first.
const firstMost = 10

// toDoFirst picks the blanks that cost most for what they weigh, the first of equal ones in their order.
func toDoFirst(blanks []Field) []Field {
	worth := func(f Field) float64 { return float64(f.Weight) * f.gain }
	var out []Field
	for _, f := range blanks {
		if len(out) == firstMost && worth(f) <= worth(out[firstMost-1]) {
			continue
		}
		at := len(out)
		for at > 0 && worth(out[at-1]) < worth(f) {
			at--
		}
		out = slices.Insert(out, at, f)
		out = out[:min(len(out), firstMost)]
	}
	return out
}

// Rest are the blanks that are not among the first to fill, worst first.
func (r Report) Rest() []Field {
	first := map[string]bool{}
	for _, f := range r.First {
		first[f.Path] = true
	}
	out := make([]Field, 0, len(r.Blanks)-len(r.First))
	for _, f := range r.Blanks {
		if !first[f.Path] {
			out = append(out, f)
		}
	}
	return out
}

// PitfallCount counts the pitfalls; one that nobody can answer is one.
func (r Report) PitfallCount() int {
	n := 0
	for _, p := range r.Pitfalls {
		if p.Answer != "no" {
			n++
		}
	}
	return n
}

// Pass tells whether the inventory is fit: a score of 0.9 or more and no pitfall.
// Stale entries only warn.
func (r Report) Pass() bool { return r.Score >= PassScore && r.PitfallCount() == 0 }

func verdict(pitfalls int) Verdict {
	switch {
	case pitfalls <= 1:
		return VerdictOK
	case pitfalls <= 3:
		return VerdictAgreeFirst
	}
	return VerdictDoNotTake
}

func (s *Service) boundaryLines() []BoundaryLine {
	var out []BoundaryLine
	for k, v := range s.kinds() {
		if k.section != "boundaries" {
			continue
		}
		agreed := v.Interface().(Boundary)
		line := BoundaryLine{Line: k.key, AgreedWith: agreed.AgreedWith.Value, AgreedOn: agreed.AgreedOn.Value}
		k.each(v, func(f *fieldSpec, state State, _ string) {
			if state == Blank && slices.Contains([]string{"who", "when", "what"}, f.key) {
				line.Missing = append(line.Missing, f.key)
			}
		})
		out = append(out, line)
	}
	return out
}
