package desk

import (
	"context"
	"slices"

	"shirei/incident"
)

// Undo takes back one's own last act in an incident. What is owed afterwards is what would be owed without it. Where the
// act linked incidents, changed their service or filled a gap from the inventory, it is taken back there too.
func (s *Seat) Undo(ctx context.Context, stream string) (Outcome, error) {
	return s.write(ctx, stream, func(tx Tx, out *Outcome) error {
		last, err := tx.LastAct(stream, s.who.Name)
		if err != nil {
			return err
		}
		out.Undone = last
		if err := s.takeBack(ctx, tx, out, last); err != nil {
			return err
		}
		for _, e := range last {
			var err error
			switch b := e.Body.(type) {
			case incident.GapClosed:
				err = s.takeBackFilled(ctx, tx, out, e.Act)
			case incident.Linked:
				err = s.takeBackIn(ctx, tx, b.To, e.Act)
			case incident.ChangeTold:
				err = s.takeBackTold(ctx, tx, b, e.Act, stream)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// takeBackIn takes an act back in another stream that it also touched.
func (s *Seat) takeBackIn(ctx context.Context, tx Tx, stream, act string) error {
	record, err := s.recordOf(ctx, stream)
	if err != nil {
		return err
	}
	theirs := slices.DeleteFunc(record, func(e incident.Event) bool { return e.Act != act })
	if len(theirs) == 0 {
		return nil
	}
	return s.takeBack(ctx, tx, &Outcome{Stream: stream}, theirs)
}

// takeBack undoes the events of one act in one stream.
func (s *Seat) takeBack(ctx context.Context, tx Tx, out *Outcome, last []incident.Event) error {
	record, err := s.recordOf(ctx, out.Stream)
	if err != nil {
		return err
	}
	if err := load(tx, out); err != nil {
		return err
	}
	left := out.State // what is left, as far as the terms go by it
	if slices.ContainsFunc(last, func(e incident.Event) bool { return e.Body.Kind() == incident.Retitled{}.Kind() }) {
		act := last[0].Act // it may have moved the incident to a service
		left, _ = incident.Fold(out.Stream, slices.DeleteFunc(slices.Clone(record), func(e incident.Event) bool { return e.Act == act }))
	}
	env, err := s.envOf(ctx, left)
	if err != nil {
		return err
	}
	return s.decideIn(tx, out, incident.Undo{Events: last, Record: record}, env)
}

// recordOf reads every event of a stream. Under the write lock these are all there are.
func (s *Seat) recordOf(ctx context.Context, stream string) (out []incident.Event, err error) {
	for e, err := range s.store.Events(ctx, stream) {
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}
