package cli

import (
	"context"
	"time"

	"shirei/incident"
	"shirei/incident/when"
)

// show says by when to decide and why, and what was decided so far.
func (o *decideOptions) show(ctx context.Context, m *matter) error {
	_, svc, err := m.profile(ctx)
	if err != nil {
		return err
	}
	by := m.state.DecideBy(m.now, svc.Limits(m.state, m.now))
	if o.json {
		return o.emit(map[string]any{"decide_by": o.decideBy(m, by), "sheet": m.state.Sheet, "decisions": decisions(m.state)})
	}
	if !by.At.IsZero() {
		o.say(o.words.DecideBy, "  ", when.Clock(by.At, m.now, m.state.Location()), "  ", o.lang.Phrase(by.Reason, m.face()))
	}
	if by.Unknown {
		o.say(o.words.MinutesUnknown)
	}
	if by.Passed && !by.Done.IsZero() {
		o.say(o.words.StartNow(when.Clock(by.Done, m.now, m.state.Location())))
	}
	for _, d := range m.state.Decisions {
		at := o.words.NoTime
		if !d.At.IsZero() {
			at = when.Clock(d.At, m.now, m.state.Location())
		}
		o.say(at, "  ", o.lang.Outcome(d.Outcome), "  ", d.What, "  ", d.Reason, "  ", d.Decider)
	}
	return nil
}

func decisions(s *incident.State) []incident.Decision {
	if s.Decisions == nil {
		return []incident.Decision{}
	}
	return s.Decisions
}

func (o *decideOptions) decideBy(m *matter, by incident.DecideBy) any {
	if by.At.IsZero() {
		return nil
	}
	out := map[string]any{
		"at": by.At.In(m.state.Location()), "reason": o.lang.Phrase(by.Reason, m.face()), "passed": by.Passed, "minutes_known": !by.Unknown,
		"done_if_started_now": nil,
	}
	if !by.Done.IsZero() {
		out["done_if_started_now"] = by.Done.In(m.state.Location()).Format(time.RFC3339)
	}
	return out
}
