package inventory

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/ui/term/screen"
)

// loaded is what the store had to say. It is meant for one screen only, since every screen sees it.
type loaded struct {
	to       *pane
	services []desk.ServiceRow
	shelf    []shelfRow // where nothing was chosen
	book     *book      // nil: nothing was chosen, or there is none
	missing  string     // the service asked for that has no inventory
	err      error
}

// load reads the inventory of a service; with no id that of the only one, where any means that one is to be opened.
func (s *pane) load(id string, only bool) tea.Cmd {
	env, now, have := *s.env, s.env.Now, s.book
	only = only || s.shelf == nil || !s.shelf.asked
	s.loading = true
	return func() tea.Msg {
		out := loaded{to: s}
		ctx := context.Background()
		if out.services, out.err = env.Seat.Services(ctx); out.err != nil {
			return out
		}
		if id == "" && only && len(out.services) == 1 {
			id = out.services[0].ID
		}
		if id == "" {
			out.shelf = shelve(ctx, &env, out.services, now)
			return out
		}
		svc, err := env.Seat.Service(ctx, id)
		switch e, ok := desk.AsError(err); {
		case ok && e.Code == incident.CodeNotFound:
			out.missing = id
			out.shelf = shelve(ctx, &env, out.services, now)
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
		s.book, s.form, s.past = nil, nil, nil
		s.bringShelf(l.shelf)
		return nil
	}
	s.shelf = nil
	if l.book == s.book {
		return s.arrive()
	}
	first := s.book == nil
	gone := s.bring(l.book)
	return tea.Batch(gone, s.loadParts(), s.arrive(), s.begin(first))
}

// begin puts the cursor into the row the place names, the first time it is seen.
func (s *pane) begin(first bool) tea.Cmd {
	if !first {
		return nil
	}
	return s.toGap()
}

// reload asks once more where the store has changed in the meantime.
func (s *pane) reload() tea.Cmd {
	if !s.again {
		return nil
	}
	s.again = false
	return s.load(s.service, false)
}

// bring replaces the book; the cursor and what is open stay. An entry that is gone is told.
func (s *pane) bring(b *book) tea.Cmd {
	path, first := s.to.Path, s.book == nil
	if at := s.selected(); at >= 0 {
		path = s.book.rows[at].Path
	}
	at := s.sections.Selected()
	s.book, s.shown = b, nil
	s.inLayers = b.marks(b.view.InLayers("", s.to.Layers...))
	s.sections.SetLen(len(b.sections))
	if first {
		at = allAt
	}
	s.sections.Select(at)
	s.filter()
	switch {
	case s.form != nil && !s.form.load():
		title := s.form.row.called()
		s.form, s.past = nil, nil
		return screen.Send(screen.Toast{Text: s.env.Words.Inventory.Edit.Gone(title)})
	case first:
		s.goTo(path)
	default:
		s.pointAt(path)
	}
	if s.past != nil {
		return s.past.load()
	}
	return s.form.arrived()
}

// arrive opens the entry that was added, at its first blank.
func (s *pane) arrive() tea.Cmd {
	if s.book == nil || s.after == "" || s.book.find(s.after) < 0 {
		return nil
	}
	path := s.after
	s.after = ""
	s.open(path)
	if s.form != nil {
		s.form.fresh = true
		return s.form.onward("name")
	}
	return nil
}

// goTo opens what a path names: an entry, or one of its fields.
func (s *pane) goTo(path string) {
	if path == "" {
		return
	}
	key := ""
	if s.book.find(path) < 0 {
		at := strings.LastIndexByte(path, '.')
		path, key = path[:max(at, 0)], path[at+1:]
	}
	if s.book.find(path) < 0 {
		return
	}
	s.pointAt(path)
	s.open(path)
	if s.form != nil && key != "" {
		s.form.goTo(key, s.to.Gap != "")
	}
}

// pointAt puts the cursor of the list on an entry.
func (s *pane) pointAt(path string) {
	at := s.book.find(path)
	if i := slices.IndexFunc(s.shown, func(i int) bool { return s.rowOf(i) == at }); at >= 0 && i >= 0 {
		s.list.Select(i)
	}
}

// loadParts brings the inventory to what is drawn in place of entries.
func (s *pane) loadParts() tea.Cmd {
	var cmds []tea.Cmd
	for _, of := range []int{ofReadiness, ofChanges} {
		if s.parts[of] == nil {
			if p := newPart(s.env, of); p != nil {
				s.parts[of] = p
			}
		}
		if r, ok := s.parts[of].(*readiness); ok {
			r.from = s.to
		}
		if p := s.parts[of]; p != nil {
			cmds = append(cmds, p.Load(s.book.svc))
		}
	}
	return tea.Batch(cmds...)
}
