package inventory

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/ui/term/screen"
)

// loaded is what the store had to say. It is meant for one screen only, since every screen sees it.
type loaded struct {
	to       *pane
	services []desk.ServiceRow
	book     *book  // nil: nothing was chosen, or there is none
	missing  string // the service asked for that has no inventory
	ask      bool   // let the person choose, if that is open
	err      error
}

// chosen is the service a person picked.
type chosen struct {
	to *pane
	id string
}

// load reads the inventory of a service; with no id that of the only one.
func (s *pane) load(id string, ask bool) tea.Cmd {
	env, now, have := *s.env, s.env.Now, s.book
	s.loading = true
	return func() tea.Msg {
		out := loaded{to: s, ask: ask}
		ctx := context.Background()
		if out.services, out.err = env.Seat.Services(ctx); out.err != nil {
			return out
		}
		if id == "" && len(out.services) == 1 {
			id = out.services[0].ID
		}
		if id == "" {
			return out
		}
		svc, err := env.Seat.Service(ctx, id)
		switch e, ok := desk.AsError(err); {
		case ok && e.Code == incident.CodeNotFound:
			out.missing = id
		case err != nil:
			out.err = err
		case have != nil && have.svc == svc:
			out.book = have
		default:
			out.book = newBook(svc, &env, now)
		}
		return out
	}
}

// take brings what was loaded. Place and search stay.
func (s *pane) take(l loaded) tea.Cmd {
	s.loading, s.failed = false, l.err != nil
	if l.err != nil {
		return screen.Send(screen.Failed{Err: l.err})
	}
	s.services, s.missing = l.services, l.missing
	if l.book == nil {
		s.book = nil
		if l.ask && l.missing == "" && len(l.services) > 1 {
			return s.choose()
		}
		return nil
	}
	if l.book != s.book {
		s.bring(l.book)
	}
	return nil
}

// reload asks once more where the store has changed in the meantime.
func (s *pane) reload() tea.Cmd {
	if !s.again {
		return nil
	}
	s.again = false
	return s.load(s.service, false)
}

// bring replaces the book; the cursor stays on its entry.
func (s *pane) bring(b *book) {
	path, open := s.to.Path, s.to.Path != ""
	if at := s.selected(); at >= 0 {
		path, open = s.book.rows[at].Path, s.detail >= 0
	}
	s.book, s.detail, s.shown = b, -1, nil
	s.inLayers = b.marks(b.view.OfLayers("", s.to.Layers...))
	s.sections.SetLen(len(b.sections))
	s.filter()
	s.goTo(path, open)
}

// goTo puts the cursor on an entry, and opens it if asked to.
func (s *pane) goTo(path string, open bool) {
	at := s.book.find(path)
	if at < 0 {
		return
	}
	if i := slices.IndexFunc(s.shown, func(i int) bool { return s.rowOf(i) == at }); i >= 0 {
		s.list.Select(i)
	}
	if open {
		s.open(at)
	}
}

// choose lets the person pick a service.
func (s *pane) choose() tea.Cmd {
	items := make([]screen.Item, len(s.services))
	for i, r := range s.services {
		items[i] = screen.Item{ID: r.ID, Label: r.Name, Detail: r.ID}
	}
	return screen.Send(screen.Pick{
		Title: s.env.Words.Inventory.Choose, Items: items,
		Then: func(id string) tea.Cmd { return screen.Send(chosen{s, id}) },
	})
}
