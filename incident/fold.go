package incident

import (
	"cmp"
	"slices"
	"time"
)

// Sort puts events into the order in which they are folded, however they arrived.
func Sort(events []Event) {
	slices.SortFunc(events, func(a, b Event) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID))
	})
}

// UndoneActs answers which acts of a stream have been taken back. The events come in fold order and are read from the last
// one, since an undo can itself be undone.
func UndoneActs(events []Event) map[string]bool {
	undone := map[string]bool{}
	for i := len(events) - 1; i >= 0; i-- {
		if e := &events[i]; e.Undoes != "" && !undone[e.Act] {
			undone[e.Undoes] = true
		}
	}
	return undone
}

// Fold folds the events of one stream, in any order of arrival, into the state and the entries that stand.
// Entries come in fold order; corrections, strikes and moves have been applied to them.
func Fold(stream string, events []Event) (*State, []Entry) {
	if !slices.IsSortedFunc(events, func(a, b Event) int { return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID)) }) {
		events = slices.Clone(events)
		Sort(events)
	}
	undone := UndoneActs(events)
	s := NewState(stream)
	entries := make([]Entry, 0, len(events))
	var at map[string]int // of entries, built when the first amendment comes
	for _, e := range events {
		if undone[e.Act] {
			continue
		}
		s.Apply(e)
		if entry, ok := EntryOf(e); ok {
			if at != nil {
				at[entry.ID] = len(entries)
			}
			entries = append(entries, entry)
			continue
		}
		a, ok := e.Body.(Amendment)
		if !ok {
			continue
		}
		if at == nil {
			at = indexEntries(entries)
		}
		if i, ok := at[a.TargetID()]; ok {
			s.Counts.add(a.Amend(&entries[i], e))
		}
	}
	return s, entries
}

func indexEntries(entries []Entry) map[string]int {
	at := make(map[string]int, len(entries))
	for i := range entries {
		at[entries[i].ID] = i
	}
	return at
}

func (c *Counts) add(d Counts) {
	c.Entries += d.Entries
	c.Key += d.Key
}

// earlier gives the earlier of two times, a zero one counting as unknown.
func earlier(a, b time.Time) time.Time {
	if a.IsZero() || (!b.IsZero() && b.Before(a)) {
		return b
	}
	return a
}

// later gives the later of two times, a zero one counting as unknown.
func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
