package inventory

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/ui/term/screen"
)

// Do does the acts of the inventory's keys.
func (s *pane) Do(action string) (tea.Cmd, bool) {
	switch action {
	case "open":
		return s.enter(), true
	case "swap":
		s.swap()
	case "find":
		s.look()
	case "inv.blanks":
		s.blanksOnly, s.detail, s.focus = !s.blanksOnly, -1, entries
		s.filter()
		s.list.Select(0)
	case "inv.layers":
		s.layersOnly, s.detail = !s.layersOnly && len(s.to.Layers) > 0, -1
		s.filter()
		s.list.Select(0)
	case "link", "copy", "inv.note":
		return s.about(action), true
	default:
		return nil, false
	}
	return nil, true
}

// about does what is about the entry under the cursor.
func (s *pane) about(action string) tea.Cmd {
	r, ok := s.current()
	if why := s.Disabled(action); !ok || why != "" {
		return screen.Send(screen.Toast{Text: why})
	}
	switch action {
	case "link":
		return s.link(r)
	case "copy":
		return screen.Send(screen.Copy{Text: r.Copy, Said: s.said(r)})
	}
	return screen.Do(screen.Act{
		Stream: s.to.Stream, Said: s.env.Words.Inventory.Noted,
		Cmd: incident.TakeNote{Text: fmt.Sprintf(s.env.Words.Inventory.Looked, r.kind, r.title), As: incident.EntryObservation},
	})
}

// said tells what was copied, unless it is a secret.
func (s *pane) said(r row) string {
	for _, l := range r.Lines() {
		if l.Secret && l.Raw == r.Copy {
			return s.env.Words.Common.Copied
		}
	}
	return fmt.Sprintf(s.env.Words.Inventory.Copied, clean.Line(r.Copy))
}

// link opens a page where the person sits; over SSH its address is copied.
func (s *pane) link(r row) tea.Cmd {
	if s.env.Remote {
		return screen.Send(screen.Copy{Text: r.URL, Said: fmt.Sprintf(s.env.Words.Inventory.Copied, r.URL)})
	}
	return screen.Send(screen.Open{URL: r.URL})
}

// enter goes on: from nothing to a choice of service, from a section to its entries, from an entry to its detail.
func (s *pane) enter() tea.Cmd {
	switch {
	case s.book == nil && len(s.services) > 0:
		return s.choose()
	case s.book == nil || s.detail >= 0:
	case s.focus == sections:
		s.focus = entries
	default:
		if at := s.selected(); at >= 0 {
			s.open(at)
		}
	}
	return nil
}

func (s *pane) open(row int) {
	s.detail, s.focus = row, entries
	s.scroll.GoTo(0)
}

// close leaves the detail with the cursor on its entry.
func (s *pane) close() { s.detail = -1 }

func (s *pane) swap() {
	s.detail = -1
	if s.focus == entries {
		s.focus = sections
	} else {
		s.focus = entries
	}
}

// look puts the cursor into the search. One that is in force is gone on with.
func (s *pane) look() {
	if s.book == nil {
		return
	}
	s.detail, s.focus = -1, entries
	s.find.Focus()
	s.find.CursorEnd()
}

// typed lets the search take a key or a paste; a ghost, the last search, is taken with right.
func (s *pane) typed(msg tea.Msg) {
	before := s.find.Value()
	used := s.find.Update(msg)
	if press, ok := msg.(tea.KeyPressMsg); ok && !used && press.String() == "right" {
		s.find.AcceptGhost()
	}
	if s.find.Value() == before {
		return
	}
	s.finding = !s.find.Empty()
	s.filter()
	s.list.Select(0)
}

// Disabled says why an action cannot be done now.
func (s *pane) Disabled(action string) string {
	words := s.env.Words.Inventory
	r, ok := s.current()
	switch {
	case (action == "link" || action == "copy" || action == "inv.note") && !ok:
		return words.NoEntry
	case action == "link" && r.URL == "":
		return words.NoLink
	case action == "copy" && r.Copy == "":
		return words.NoCopy
	case action == "inv.note" && s.to.Stream == "":
		return words.NoCase
	case action == "inv.layers" && len(s.to.Layers) == 0:
		return words.NoLayer
	}
	return ""
}
