package desk

import (
	"context"

	"shirei/incident"
)

// Link says that one incident belongs to another, in both of them and as one act. One that is a duplicate of the other
// ends with that reason, which withdraws what is still owed of it; both timelines stay. An undo by who linked them takes
// it back in both. CodeNotFound if there is no such incident.
func (s *Seat) Link(ctx context.Context, stream, to string, how incident.LinkKind, reason string) (Outcome, error) {
	return s.write(ctx, stream, func(tx Tx, out *Outcome) error {
		other := &Outcome{Stream: to}
		if err := load(tx, other); err != nil {
			return err
		}
		if err := load(tx, out); err != nil {
			return err
		}
		act := s.opt.NewID()
		if err := s.relate(ctx, tx, out, act, incident.Relate{How: how, Other: other.State, Reason: reason}); err != nil {
			return err
		}
		if other.State.LinkedTo(stream, how.Back()) { // from before it was reopened
			return nil
		}
		return s.relate(ctx, tx, other, act, incident.Relate{How: how.Back(), Other: out.State, Reason: reason})
	})
}

// relate decides one side of a link under the id of the act that both sides share.
func (s *Seat) relate(ctx context.Context, tx Tx, out *Outcome, act string, cmd incident.Relate) error {
	env, err := s.envOf(ctx, out.State)
	if err != nil {
		return err
	}
	env.Act = act
	return s.decideIn(tx, out, cmd, env)
}
