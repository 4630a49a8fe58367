package desk

import (
	"bytes"
	"maps"
	"slices"

	"shirei/incident"
)

// guardTx is a write transaction as a principal may use it; see guard.
type guardTx struct {
	tx    Tx
	who   Principal
	roles map[incident.Role]incident.Holding // who held which seat before the act
}

func (g *guardTx) State(stream string) (*incident.State, error) {
	st, err := g.tx.State(stream)
	if err != nil {
		return nil, err
	}
	if st.Known() && !g.who.sees(st.Service) {
		return incident.NewState(stream), nil
	}
	g.roles = maps.Clone(st.Roles)
	return st, nil
}

// see answers CodeNotFound unless a stream that was begun exists for the principal.
func (g *guardTx) see(stream string) error {
	if g.who.Services == nil {
		return nil
	}
	if own, err := g.who.seesOwn(stream); own {
		return err
	}
	st, err := g.tx.State(stream)
	if err == nil && st.Known() && !g.who.sees(st.Service) {
		err = notFound(nil, stream)
	}
	return err
}

func (g *guardTx) Exists(stream string) (bool, error) {
	if err := g.see(stream); err != nil {
		return false, err
	}
	return g.tx.Exists(stream)
}

func (g *guardTx) Entry(stream, id string) (incident.Entry, bool) {
	if g.see(stream) != nil {
		return incident.Entry{}, false
	}
	return g.tx.Entry(stream, id)
}

func (g *guardTx) Service(id string) (ServiceRow, error) {
	if !g.who.sees(id) {
		return ServiceRow{}, notFound(nil, id)
	}
	return g.tx.Service(id)
}

// LastAct refuses one that the principal could not have done: who has the same name at the machine may do more.
func (g *guardTx) LastAct(stream, actor string, about ...string) ([]incident.Event, error) {
	if err := g.see(stream); err != nil {
		return nil, err
	}
	events, err := g.tx.LastAct(stream, actor, about...)
	if err != nil || g.who.Grant != GrantRespond {
		return events, err
	}
	for _, e := range events {
		what := ofKind(e)
		if b, ok := e.Body.(incident.RoleTaken); ok && b.Who != actor {
			what = forRole
		}
		if what != free {
			return nil, g.who.refuse(what)
		}
	}
	return events, nil
}

// Append refuses events that the principal may not record, and any in an incident that does not exist for them, before
// or after.
func (g *guardTx) Append(events []incident.Event, state *incident.State) error {
	if err := g.afterwards(events, state); err != nil {
		return err
	}
	for _, e := range events {
		if err := g.see(e.Stream); err != nil {
			return err
		}
	}
	if err := g.permit(events); err != nil {
		return err
	}
	return g.tx.Append(events, state)
}

// afterwards refuses what would leave an incident in a service that the principal does not see.
func (g *guardTx) afterwards(events []incident.Event, state *incident.State) error {
	if state == nil || len(events) == 0 || g.who.sees(state.Service) {
		return nil
	}
	if _, ok := incident.ServiceOf(events[0].Stream); ok {
		return nil
	}
	if state.Service == "" {
		return incident.Refuse(incident.CodeEmpty, "service")
	}
	return notFound(nil, state.Service)
}

// Merge takes events whole, whoever wrote them.
func (g *guardTx) Merge(events []incident.Event) (int, error) {
	if !g.who.whole() {
		return 0, g.who.refuse(forImport)
	}
	return g.tx.Merge(events)
}

func (g *guardTx) Refold(stream string) error {
	if err := g.see(stream); err != nil {
		return err
	}
	return g.tx.Refold(stream)
}

func (g *guardTx) DropDraft(key DraftKey) error { return g.tx.DropDraft(key) }

// permit refuses the events of an act that are reserved to a commander.
func (g *guardTx) permit(events []incident.Event) error {
	if g.who.Grant != GrantRespond {
		return nil
	}
	accepted := slices.ContainsFunc(events, func(e incident.Event) bool {
		b, ok := e.Body.(incident.HandoverAnswered)
		return ok && b.Accept
	})
	for _, e := range events {
		what := ofKind(e)
		if what == free && !(accepted && e.Body.Kind() == incident.RoleTaken{}.Kind()) {
			what = g.reserved(e)
		}
		if what != free {
			return g.who.refuse(what)
		}
	}
	return nil
}

// ofKind tells what an event is reserved as by its kind alone.
func ofKind(e incident.Event) string {
	what, known := needsCommand[e.Body.Kind()]
	if !known {
		return forUnknown
	}
	return what
}

// reserved tells what an event that its kind leaves free is reserved as, by what it says.
func (g *guardTx) reserved(e incident.Event) string {
	switch b := e.Body.(type) {
	case incident.SeveritySet:
		if all := incident.Severities(); b.From != "" && slices.Index(all, b.To) > slices.Index(all, b.From) {
			return forSeverity
		}
	case incident.RoleTaken: // one's own seat, or an empty one for oneself
		if holder := g.roles[b.Role].Who; holder != e.Actor && (holder != "" || b.Who != e.Actor) {
			return forRole
		}
	case incident.HandoverOffered:
		if b.From != e.Actor && b.To != e.Actor {
			return forRole
		}
	case incident.EntryCorrected, incident.EntryStruck, incident.EntryMoved:
		target := b.(incident.Amendment).TargetID()
		if of, ok := g.tx.Entry(e.Stream, target); !ok || of.Actor != e.Actor {
			return forAmend
		}
	case incident.InventoryEdited:
		if removes(b.InventoryEdit) {
			return forInventory
		}
	}
	return free
}

// removes tells whether an edit takes away an entry or an answer that stood.
func removes(e incident.InventoryEdit) bool {
	for key, answer := range e.Set {
		if bytes.Equal(answer, null) && len(e.Was[key]) > 0 && !bytes.Equal(e.Was[key], null) {
			return true
		}
	}
	return e.Remove
}
