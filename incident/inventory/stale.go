package inventory

import (
	"cmp"
	"reflect"
	"time"
)

// ReviewDays is how long a review holds where the entry says nothing else: a
// quarter.
const ReviewDays = 90

// Stale is an entry nobody has looked at for too long.
type Stale struct {
	Path     string
	Title    string
	Reviewed string // the day it was last reviewed or changed in the program; empty where never
	Due      string // the day by which it should have been reviewed, since which it is stale; empty where never
}

func (s *Service) stale(now time.Time) []Stale {
	var out []Stale
	today := s.today(now)
	for k, v := range s.kinds() {
		if k.section == "pitfalls" {
			continue
		}
		for _, e := range k.entries(v) {
			if stale, ok := s.staleEntry(k, e, today); ok {
				out = append(out, stale)
			}
		}
	}
	return out
}

// staleEntry looks at one entry. A review of the whole inventory (the date on
// `service`) counts for each of its entries; a change of `service` only for itself.
func (s *Service) staleEntry(k *kindSpec, e reflect.Value, today string) (Stale, bool) {
	b := base(e)
	if !k.answered(e) {
		return Stale{}, false // a blank, not a stale answer
	}
	st := Stale{Path: k.entryPath(b.ID), Title: title(k, b), Reviewed: max(b.Reviewed, b.Updated, s.Service.Reviewed)}
	reviewed, err := time.Parse(time.DateOnly, st.Reviewed)
	if err != nil {
		return st, true
	}
	days, ok := ParsePeriod(b.ReviewEvery)
	if !ok {
		days = ReviewDays
	}
	st.Due = reviewed.AddDate(0, 0, days).Format(time.DateOnly)
	return st, today > st.Due
}

// anyFilled tells whether an entry says anything: its name or any field of its own, not what every entry carries.
func anyFilled(k *kindSpec, e reflect.Value) bool {
	if b := base(e); b.Name != "" || b.NA != "" {
		return true
	}
	for _, f := range k.fields {
		if len(f.index) == 2 {
			continue // promoted from Base
		}
		if state, _ := answerOf(e.FieldByIndex(f.index)); state != Blank {
			return true
		}
	}
	return false
}

// answered tells whether an entry holds an answer that may have become untrue. A name and what sorts it (its kind, level
// or layer) are none: a template brings them along.
func (k *kindSpec) answered(e reflect.Value) bool {
	if base(e).NA != "" {
		return true
	}
	for i := range k.fields {
		f := &k.fields[i]
		if len(f.index) == 2 || f.check != "" && choices[f.check] != nil && k.list {
			continue
		}
		if state, _ := answerOf(e.FieldByIndex(f.index)); state != Blank {
			return true
		}
	}
	return false
}

// title is what an entry is called: its name, else its id.
func title(k *kindSpec, b *Base) string {
	return cmp.Or(b.Name, b.ID, k.kind)
}

// today is the day in the service's zone.
func (s *Service) today(now time.Time) string {
	if zone, err := time.LoadLocation(s.Service.Zone.Value); err == nil && s.Service.Zone.Value != "" {
		now = now.In(zone)
	}
	return now.Format(time.DateOnly)
}
