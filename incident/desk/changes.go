package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"shirei/incident"
	"shirei/incident/inventory"
)

// Changed is what an act on a service's change log led to.
type Changed struct {
	Change incident.ServiceChange
	Again  bool   // it was recorded before, and nothing was written
	Told   []Head // the open incidents on whose timelines it stands
}

// RequestChange asks for a change of a service. An emergency without a rule takes the inventory's. CodeNotFound if neither an
// inventory nor an incident of that service is known.
func (s *Seat) RequestChange(ctx context.Context, service string, r incident.RequestChange) (Changed, error) {
	id, err := s.changing(ctx, service)
	if err != nil {
		return Changed{}, err
	}
	r.Rule = s.ruleOf(ctx, id, r.ChangePlan)
	return s.log(ctx, id, func(*Changed) (incident.Command, error) { return r, nil })
}

// RecordChange tells of a change that was carried out. With a reference that the service's log knows already it is that
// change: one that was only asked for is done then, and nothing is written twice. Else as [Seat.RequestChange].
func (s *Seat) RecordChange(ctx context.Context, service string, r incident.RecordChange) (Changed, error) {
	id, err := s.changing(ctx, service)
	if err != nil {
		return Changed{}, err
	}
	r.Rule = s.ruleOf(ctx, id, r.ChangePlan)
	return s.log(ctx, id, func(out *Changed) (incident.Command, error) {
		if r.Ref == "" {
			return r, nil
		}
		known, err := s.store.Changes(ctx, ChangeFilter{Service: id, Ref: r.Ref, Limit: 1})
		if err != nil || len(known) == 0 {
			return r, err
		}
		out.Change = known[0]
		if out.Again = out.Change.Finished.Done(); out.Again {
			return nil, nil
		}
		return incident.FinishChange{Of: out.Change, By: r.By, At: r.At, Told: true}, nil
	})
}

// ruleOf gives the rule by which an emergency goes ahead: as it was said, else as the inventory has it, if it can be read.
func (s *Seat) ruleOf(ctx context.Context, service string, plan incident.ChangePlan) string {
	if plan.Emergency && strings.TrimSpace(plan.Rule) == "" {
		if svc, err := s.Service(ctx, service); err == nil {
			return svc.Inventory.Change.Emergency.Rule.Value
		}
	}
	return plan.Rule
}

// ActOnChange does something to a change, which is named by its id or a unique end of it. The act is made for the change as
// it stands under the write lock. CodeNotFound, CodeAmbiguous.
func (s *Seat) ActOnChange(ctx context.Context, id string, act func(incident.ServiceChange) incident.Command) (Changed, error) {
	found, err := s.Change(ctx, id)
	if err != nil {
		return Changed{}, err
	}
	return s.log(ctx, found.Service, func(out *Changed) (incident.Command, error) {
		now, err := s.Change(ctx, found.ID)
		out.Change = now
		return act(now), err
	})
}

// log decides a command about a service's changes, appends what follows, and puts it on the timelines of the open incidents
// of that service; all of it or nothing.
func (s *Seat) log(ctx context.Context, service string, make func(*Changed) (incident.Command, error)) (Changed, error) {
	var out Changed
	err := s.store.Write(ctx, func(tx Tx) error {
		cmd, err := make(&out)
		if err != nil || out.Again {
			return err
		}
		heads, open, err := s.openOf(ctx, tx, service)
		if err != nil {
			return err
		}
		env := s.env(nil, "")
		env.Open = open
		events, err := s.appendIn(tx, service, cmd, env)
		if err != nil {
			return err
		}
		for _, e := range events {
			out.Change.Take(e)
		}
		return s.tell(tx, &out, events, heads, open)
	})
	if err != nil {
		return Changed{}, err
	}
	return out, nil
}

// openOf gives the incidents of a service that are open, drills aside.
func (s *Seat) openOf(ctx context.Context, tx Tx, service string) (heads []Head, open []*incident.State, err error) {
	all, err := s.store.Heads(ctx, HeadFilter{Active: true, Service: service})
	for _, h := range all {
		if h.Drill {
			continue
		}
		st, err := tx.State(h.Stream)
		if err != nil {
			return nil, nil, err
		}
		heads, open = append(heads, h), append(open, st)
	}
	return heads, open, err
}

// tell puts what touches the service on the timelines of its open incidents, under the id of the same act. What lies longer
// back than anybody looks is not told.
func (s *Seat) tell(tx Tx, out *Changed, events []incident.Event, heads []Head, open []*incident.State) error {
	last := events[len(events)-1]
	switch last.Body.(type) {
	case incident.ChangeRequested, incident.ChangeStarted, incident.ChangeFinished, incident.ChangeUndone:
	default:
		return nil
	}
	env := s.env(nil, "")
	env.Act = last.Act
	for i, st := range open {
		if last.OccurredAt.Before(st.Since()) {
			continue
		}
		note := incident.TellChange{At: last.OccurredAt, ChangeTold: incident.ChangeTold{
			Service: out.Change.Service, Change: out.Change.ID, State: out.Change.State(), What: out.Change.What, By: who(out.Change),
			Before: !st.During(last.OccurredAt),
		}}
		told, err := incident.DecideBlind(st.Stream, note, s.by(), env)
		if err != nil {
			return err
		}
		if err := tx.Append(told, nil); err != nil {
			return err
		}
		out.Told = append(out.Told, heads[i])
	}
	return nil
}

// who did the last thing to a change.
func who(c incident.ServiceChange) string { return cmp.Or(c.Undone.By, c.Who()) }

// changing finds the service a change is of: of which there is an inventory, or at least an incident; with none named, the
// only one there is.
func (s *Seat) changing(ctx context.Context, named string) (string, error) {
	if strings.TrimSpace(named) == "" {
		rows, err := s.store.Services(ctx)
		switch {
		case err != nil:
			return "", err
		case len(rows) == 1:
			return rows[0].ID, nil
		}
		return "", incident.Refuse(incident.CodeEmpty, "service")
	}
	row, err := s.find(ctx, named)
	if !isCode(err, incident.CodeNotFound) {
		return row.ID, err
	}
	heads, listing := s.store.Heads(ctx, HeadFilter{})
	if listing != nil {
		return "", listing
	}
	at := slices.IndexFunc(heads, func(h Head) bool { return inventory.Fold(h.Service) == inventory.Fold(named) })
	if at < 0 {
		return "", err
	}
	return heads[at].Service, nil
}

// Changes lists the changes of a service (none named: of all), the newest first, those from an instant on.
func (s *Seat) Changes(ctx context.Context, service string, since time.Time) ([]incident.ServiceChange, error) {
	if service != "" {
		id, err := s.changing(ctx, service)
		if err != nil {
			return nil, err
		}
		service = id
	}
	return s.store.Changes(ctx, ChangeFilter{Service: service, Since: since})
}

// ChangesOf lists the changes of an incident's service that may have to do with it: from 72 hours before it was detected.
func (s *Seat) ChangesOf(ctx context.Context, st *incident.State) ([]incident.ServiceChange, error) {
	if st.Service == "" {
		return nil, nil
	}
	return s.store.Changes(ctx, ChangeFilter{Service: st.Service, Since: st.Since()})
}

// Change finds a change by its id or a unique end of it. CodeNotFound, CodeAmbiguous.
func (s *Seat) Change(ctx context.Context, id string) (incident.ServiceChange, error) {
	id = strings.TrimSpace(id)
	if id == "" {
		return incident.ServiceChange{}, incident.Refuse(incident.CodeNotFound, id)
	}
	found, err := s.store.Changes(ctx, ChangeFilter{ID: id, Limit: most})
	switch {
	case err != nil:
		return incident.ServiceChange{}, err
	case len(found) == 0:
		return incident.ServiceChange{}, incident.Refuse(incident.CodeNotFound, id)
	case len(found) > 1:
		args := []string{id}
		for _, c := range found {
			args = append(args, c.ID+" "+c.What)
		}
		return incident.ServiceChange{}, incident.Refuse(incident.CodeAmbiguous, args...)
	}
	return found[0], nil
}

// UndoChange takes back what one recorded last of a service's changes, also from the timelines of incidents. Refused:
// CodeNothingToUndo; CodeCannotUndo if others have since done something to a change that would be gone.
func (s *Seat) UndoChange(ctx context.Context, service string) error {
	id, err := s.changing(ctx, service)
	if err != nil {
		return err
	}
	return s.store.Write(ctx, func(tx Tx) error {
		last, err := tx.LastAct(incident.ServiceStream(id), s.who.Name, "change.")
		if err != nil {
			return err
		}
		return s.takeBackChange(ctx, tx, id, last, "")
	})
}

// takeBackChange undoes the events of one act on a service's changes, and what it has put on the timelines of incidents that
// are still open, but for the one where that is done already.
func (s *Seat) takeBackChange(ctx context.Context, tx Tx, service string, last []incident.Event, but string) error {
	if len(last) > 0 {
		if _, begins := last[0].Body.(incident.ChangeRequested); begins {
			if err := s.alone(ctx, last[0]); err != nil {
				return err
			}
		}
	}
	if err := s.append(tx, service, incident.Undo{Events: last}); err != nil {
		return err
	}
	open, err := s.store.Heads(ctx, HeadFilter{Active: true, Service: service})
	for _, h := range open {
		if h.Stream == but {
			continue
		}
		if err := s.takeBackIn(ctx, tx, h.Stream, last[0].Act); err != nil {
			return err
		}
	}
	return err
}

// takeBackTold undoes the act on a service's changes of which a timeline tells.
func (s *Seat) takeBackTold(ctx context.Context, tx Tx, told incident.ChangeTold, act, stream string) error {
	record, err := s.recordOf(ctx, incident.ServiceStream(told.Service))
	if err != nil {
		return err
	}
	record = slices.DeleteFunc(record, func(e incident.Event) bool { return e.Act != act })
	if len(record) == 0 {
		return nil
	}
	return s.takeBackChange(ctx, tx, told.Service, record, stream)
}

// alone refuses to take a change back to which something was done since.
func (s *Seat) alone(ctx context.Context, began incident.Event) error {
	record, err := s.recordOf(ctx, began.Stream)
	if err != nil {
		return err
	}
	undone := incident.UndoneActs(record)
	for _, e := range record {
		if id, ok := incident.ChangeOf(e); ok && id == began.ID && e.Act != began.Act && !undone[e.Act] {
			return incident.Refuse(incident.CodeCannotUndo, "change")
		}
	}
	return nil
}
