package incident

import (
	"cmp"
	"slices"
	"time"
)

// LookBack is how far before the detection changes are looked for (PRODUCT.md, triage).
const LookBack = 72 * time.Hour

// Shortly is how long before the beginning a change comes first among those that may have caused it.
const Shortly = time.Hour

// Since is from when on changes are looked for.
func (s *State) Since() time.Time {
	return cmp.Or(s.Mark(Detected), s.Mark(Began), s.Declared).Add(-LookBack)
}

// During tells whether people were at work on the incident at an instant: a change made then is one that they ought to know
// of.
func (s *State) During(at time.Time) bool {
	from := cmp.Or(s.Mark(Detected), s.Declared)
	return !from.IsZero() && at.After(from) && (s.Active() || at.Before(cmp.Or(s.End.At, s.Mark(ResolvedAt))))
}

// Lately is a change that may have caused the incident: noted in it, or of the service's log, or both.
type Lately struct {
	Change
	Logged *ServiceChange // nil: it stands only in the incident
	Noted  bool           // it was noted in the incident
	During bool           // it was made while people were at work on the incident
	Before time.Duration  // how long before the beginning it was made; zero: not shortly before
}

// Lately lists the changes that were noted and those of the service's log: the one shortly before the beginning first, then
// the newest. What stands in both comes once.
func (s *State) Lately(log []ServiceChange, now time.Time) []Lately {
	began := cmp.Or(s.Mark(Began), s.Mark(Detected))
	var out []Lately
	for _, c := range s.Triage.Changes {
		out = append(out, Lately{Change: c, Noted: true})
	}
	for i := range log {
		c := &log[i]
		if !c.Touched(now) || c.When().Before(s.Since()) {
			continue
		}
		at := slices.IndexFunc(out, func(l Lately) bool { return l.Ref != "" && (l.Ref == c.Ref || l.Ref == c.ID) })
		if at < 0 {
			at, out = len(out), append(out, Lately{Change: c.Noting()})
		}
		out[at].Logged = c
	}
	for i, l := range out {
		if gap := began.Sub(l.At); !began.IsZero() && !l.At.IsZero() && gap >= 0 && gap <= Shortly {
			out[i].Before = max(gap, time.Second)
		}
		out[i].During = s.During(l.At) || l.Logged != nil && slices.Contains(l.Logged.Flagged, s.Stream)
	}
	slices.SortStableFunc(out, func(a, b Lately) int {
		switch {
		case a.Before > 0 && b.Before > 0:
			return cmp.Compare(a.Before, b.Before)
		case a.Before > 0:
			return -1
		case b.Before > 0:
			return 1
		}
		return b.At.Compare(a.At)
	})
	return out
}

// Noting is the change as an incident notes it.
func (c ServiceChange) Noting() Change {
	return Change{What: c.What, Who: c.Who(), At: c.When(), CanBe: c.Undo, Ref: cmp.Or(c.Ref, c.ID)}
}

// Suspect notes a change of the log in an incident and puts it on the decision sheet, with what is known of undoing it, as
// one act. Refused: what [NoteChange] refuses.
func Suspect(c ServiceChange) Command {
	sheet := FillSheet{Suspected: &c.What}
	if answer, why := c.Reversible(); answer != "" {
		sheet.Reversible, sheet.Why = &answer, &why
	}
	return All{NoteChange(c.Noting()), sheet}
}
