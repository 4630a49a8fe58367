package desk

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"shirei/incident"
)

// Two declarations of one outage that were merged are read as one: what is read of an incident is read of those that ended
// as its duplicates too. Each entry bears in Stream where it was written, and is acted on there.

// windowEntries is how many entries a window has that does not say.
const windowEntries = 200

// Together gives an incident and those that were merged into it, also by way of another.
func (s *Seat) Together(ctx context.Context, stream string) ([]string, error) {
	all := []string{stream}
	for i := 0; i < len(all); i++ {
		more, err := s.store.Merged(ctx, all[i])
		if err != nil {
			return nil, err
		}
		for _, m := range more {
			if !slices.Contains(all, m) {
				all = append(all, m)
			}
		}
	}
	return all, nil
}

// Goes gives the incident that an incident goes on in: itself, or the one it was merged into, unless that is not here.
func (s *Seat) Goes(ctx context.Context, stream string) (string, error) {
	for passed := []string{}; ; {
		st, err := s.store.State(ctx, stream)
		if err != nil {
			return stream, err
		}
		into, merged := st.MergedInto()
		passed = append(passed, stream)
		if !merged || slices.Contains(passed, into.To) {
			return stream, nil
		}
		if _, err := s.store.State(ctx, into.To); err != nil {
			if isCode(err, incident.CodeNotFound) {
				err = nil
			}
			return stream, err
		}
		stream = into.To
	}
}

// LocateOn is Locate for what is written down: where the incident a person means was merged, it is the one that goes on. From
// is the one they meant, if that is another.
func (s *Seat) LocateOn(ctx context.Context, id string) (on Head, from *Head, err error) {
	meant, err := s.Locate(ctx, id)
	if err != nil || meant.Active {
		return meant, nil, err
	}
	goes, err := s.Goes(ctx, meant.Stream)
	if err != nil || goes == meant.Stream {
		return meant, nil, err
	}
	on, err = s.Locate(ctx, goes)
	return on, &meant, err
}

// Timeline gives a window of an incident's entries.
func (s *Seat) Timeline(ctx context.Context, stream string, w Window) (out Slice, err error) {
	all, err := s.Together(ctx, stream)
	if err != nil {
		return Slice{}, err
	}
	if len(all) == 1 {
		return s.store.Timeline(ctx, stream, w)
	}
	for _, one := range all {
		part, err := s.store.Timeline(ctx, one, w)
		if err != nil {
			return Slice{}, err
		}
		out.Entries = append(out.Entries, part.Entries...)
		out.Before, out.After = out.Before+part.Before, out.After+part.After
	}
	byTime(out.Entries)
	limit := cmp.Or(max(w.Limit, 0), windowEntries)
	over := max(len(out.Entries)-limit, 0)
	if w.After != nil && w.Before == nil { // nearest to its beginning
		out.Entries, out.After = out.Entries[:len(out.Entries)-over], out.After+over
	} else {
		out.Entries, out.Before = out.Entries[over:], out.Before+over
	}
	return out, nil
}

// byTime sorts entries of several incidents as one timeline.
func byTime(entries []incident.Entry) {
	slices.SortFunc(entries, func(a, b incident.Entry) int {
		return cmp.Or(a.OccurredAt.Compare(b.OccurredAt), cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID))
	})
}

// Entries streams every entry of an incident in time order.
func (s *Seat) Entries(ctx context.Context, stream string) iter.Seq2[incident.Entry, error] {
	return func(yield func(incident.Entry, error) bool) {
		all, err := s.Together(ctx, stream)
		switch {
		case err != nil:
			yield(incident.Entry{}, err)
		case len(all) == 1:
			s.store.Entries(ctx, stream)(yield)
		default:
			s.walk(ctx, stream, yield)
		}
	}
}

// walk reads a timeline window by window: what is read together is never held as a whole.
func (s *Seat) walk(ctx context.Context, stream string, yield func(incident.Entry, error) bool) {
	for after := (&Cursor{}); ; {
		w, err := s.Timeline(ctx, stream, Window{After: after, Limit: 1000})
		if err != nil {
			yield(incident.Entry{}, err)
			return
		}
		for _, e := range w.Entries {
			if !yield(e, nil) {
				return
			}
			after = &Cursor{At: e.OccurredAt, Order: e.Order, ID: e.ID}
		}
		if w.After == 0 || len(w.Entries) == 0 {
			return
		}
	}
}

// Threads gives an incident's hypotheses, questions and actions, in time order, whatever became of them.
func (s *Seat) Threads(ctx context.Context, stream string) ([]incident.Entry, error) {
	return s.gather(ctx, stream, s.store.Threads)
}

// Attachments gives the entries of an incident that keep something beside them, in time order.
func (s *Seat) Attachments(ctx context.Context, stream string) ([]incident.Entry, error) {
	return s.gather(ctx, stream, s.store.Attachments)
}

// gather reads some entries of an incident and of those merged into it.
func (s *Seat) gather(ctx context.Context, stream string, read func(context.Context, string) ([]incident.Entry, error)) ([]incident.Entry, error) {
	all, err := s.Together(ctx, stream)
	var out []incident.Entry
	for i := 0; i < len(all) && err == nil; i++ {
		var part []incident.Entry
		part, err = read(ctx, all[i])
		out = append(out, part...)
	}
	if len(all) > 1 {
		byTime(out)
	}
	return out, err
}

// Entry finds an entry by its id or a unique end of it.
func (s *Seat) Entry(ctx context.Context, stream, id string) (incident.Entry, error) {
	found, err := s.store.Entry(ctx, stream, id)
	if !isCode(err, incident.CodeNotFound) {
		return found, err
	}
	all, failed := s.Together(ctx, stream)
	if failed != nil {
		return incident.Entry{}, err // the incident itself is not there
	}
	for _, other := range all[1:] {
		if found, also := s.store.Entry(ctx, other, id); !isCode(also, incident.CodeNotFound) {
			return found, also
		}
	}
	return found, err
}
