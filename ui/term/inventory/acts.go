package inventory

import (
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	inv "shirei/incident/inventory"
	"shirei/ui/term/screen"
)

// Do does the acts of the inventory's keys.
func (s *pane) Do(action string) (tea.Cmd, bool) {
	switch {
	case action == "inv.services":
		return s.toShelf(), true
	case s.book == nil:
		return s.doShelf(action)
	case s.past != nil:
		return s.doPast(action)
	case s.form == nil && s.focus == entries && s.part() != ofEntries:
		if p := s.parts[s.part()]; p != nil {
			if cmd, ok := p.Do(action); ok {
				return cmd, true
			}
		}
	}
	if cmd, ok := s.doEdit(action); ok {
		return cmd, true
	}
	return s.doLook(action)
}

// doPast does the acts of the history.
func (s *pane) doPast(action string) (tea.Cmd, bool) {
	switch action {
	case "history.back":
		return s.past.bringBack(), true
	case "inv.history":
		s.past = nil
	}
	return nil, action != "move"
}

// doLook does what changes nothing in the inventory.
func (s *pane) doLook(action string) (tea.Cmd, bool) {
	switch action {
	case "open", "inv.edit":
		return s.enter(), true
	case "swap":
		return s.swap(), true
	case "find":
		return s.look(), true
	case "inv.blanks":
		cmd := s.close()
		s.blanksOnly, s.focus = !s.blanksOnly, entries
		s.filter()
		s.list.Select(0)
		return cmd, true
	case "inv.layers":
		cmd := s.close()
		s.layersOnly = !s.layersOnly && len(s.to.Layers) > 0
		s.filter()
		s.list.Select(0)
		return cmd, true
	case "inv.history":
		return s.remember(), true
	case "link", "copy", "inv.note", "run":
		return s.about(action), true
	}
	return nil, false
}

// doEdit does what changes the inventory: the rows' own acts first, where an entry is open.
func (s *pane) doEdit(action string) (tea.Cmd, bool) {
	switch action {
	case "add":
		return s.add(), true
	case "undo":
		return s.undo(), true
	case "inv.reviewed":
		return s.review(), true
	case "inv.editor":
		return s.editYAML(), true
	}
	if s.form != nil {
		return s.form.Do(action)
	}
	switch action {
	case "strike":
		return s.remove(), true
	case "inv.na":
		r, _ := s.current()
		return s.naEntry(r), true
	}
	return nil, false
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
		return s.copied(r)
	case "run":
		return screen.Send(screen.Run{
			Stream: s.to.Stream, Service: s.book.svc.ID, What: r.called(), From: s.source(r), Command: r.Command,
		})
	}
	return screen.Do(screen.Act{
		Stream: s.to.Stream, Said: s.env.Words.Inventory.Noted,
		Cmd: incident.TakeNote{Text: fmt.Sprintf(s.env.Words.Inventory.Looked, r.kind, r.title), As: incident.EntryObservation},
	})
}

// source says where something comes from, with the day it was last found true.
func (s *pane) source(r row) string {
	return s.env.Words.Common.From(s.env.Words.Inventory.Title, clean.Line(r.Reviewed))
}

// copied copies what the row under the cursor of an open entry says, else the one thing of the entry.
func (s *pane) copied(r row) tea.Cmd {
	text := r.Copy
	if s.form != nil {
		id := s.form.form.Current()
		if f, ok := s.form.field(id); ok && s.form.answer(id) != nil && !s.form.masked(id) {
			if text = inv.WriteAnswer(f, s.form.answer(id)); chosen(f) {
				text = s.form.worded(id, s.form.answer(id))
			}
		}
	}
	if text == "" {
		return screen.Send(screen.Toast{Text: s.env.Words.Inventory.NoCopy})
	}
	return screen.Send(screen.Copy{Text: text, Said: s.said(r, text)})
}

// said tells what was copied, unless it is a secret.
func (s *pane) said(r row, text string) string {
	for _, l := range r.Lines() {
		if l.Secret && l.Raw == text {
			return s.env.Words.Common.Copied
		}
	}
	return fmt.Sprintf(s.env.Words.Inventory.Copied, clean.Line(text))
}

// link opens a page where the person sits; over SSH its address is copied.
func (s *pane) link(r row) tea.Cmd {
	if s.env.Remote {
		return screen.Send(screen.Copy{Text: r.URL, Said: fmt.Sprintf(s.env.Words.Inventory.Copied, r.URL)})
	}
	return screen.Send(screen.Open{URL: r.URL})
}

// enter goes on: from a section to its entries, from an entry to its form, from a blank into its row; a list without
// entries gets its first one.
func (s *pane) enter() tea.Cmd {
	at := s.selected()
	switch {
	case s.focus == sections:
		s.focus = entries
	case s.part() != ofEntries || at < 0 || s.form != nil:
	case s.ofBlanks:
		return s.toBlank(s.shown[s.list.Selected()])
	case s.isList(at) && s.book.rows[at].NA == "":
		k, _ := inv.KindOf(s.book.rows[at].Path)
		return s.name(k, "", "")
	default:
		s.open(s.book.rows[at].Path)
	}
	return nil
}

// isList tells of a row that stands for a list without entries.
func (s *pane) isList(row int) bool {
	return inv.IsList(s.book.rows[row].Path)
}

// toBlank goes into the row of a blank, to be typed in; a list without entries gets its first one.
func (s *pane) toBlank(i int) tea.Cmd {
	if i < 0 || i >= len(s.book.blanks()) {
		return nil
	}
	b := s.book.blanks()[i]
	path := s.book.rows[b.row].Path
	s.pointAt(path)
	if b.key == "" && s.isList(b.row) {
		k, _ := inv.KindOf(path)
		return s.name(k, "", "")
	}
	s.open(path)
	if s.form != nil {
		return s.form.enter(b.key)
	}
	return nil
}

// toGap goes on to what the place of a gap asks for: the name of an entry, where a list is blank.
func (s *pane) toGap() tea.Cmd {
	at := s.book.find(s.to.Path)
	if s.to.Gap == "" || at < 0 || !s.isList(at) {
		return nil
	}
	k, _ := inv.KindOf(s.to.Path)
	return s.name(k, "", "")
}

// open opens an entry as a form.
func (s *pane) open(path string) {
	s.form, s.past, s.focus = nil, nil, entries
	if e, ok := newEntry(s, path); ok && !inv.IsList(path) {
		s.form = e
	}
}

// close leaves the entry with the cursor on it in the list; a choice made in its row is recorded.
func (s *pane) close() tea.Cmd {
	if s.form == nil {
		return nil
	}
	cmd, path := s.form.form.Leave(), s.form.path
	s.form, s.past = nil, nil
	s.pointAt(path)
	return cmd
}

func (s *pane) swap() tea.Cmd {
	cmd := s.close()
	if s.focus == entries {
		s.focus = sections
	} else {
		s.focus = entries
	}
	return cmd
}

// look puts the cursor into the search. One that is in force is gone on with.
func (s *pane) look() tea.Cmd {
	cmd := s.close()
	s.focus = entries
	s.find.Focus()
	s.find.CursorEnd()
	return cmd
}

// words lets the search take a key or a paste; a ghost, the last search, is taken with right.
func (s *pane) words(msg tea.Msg) {
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
	if s.part() != ofEntries && s.form == nil { // what is drawn there knows
		return ""
	}
	r, ok := s.current()
	switch {
	case (action == "link" || action == "copy" || action == "inv.note" || action == "run") && !ok:
		return words.NoEntry
	case action == "link" && r.URL == "":
		return words.NoLink
	case action == "copy" && r.Copy == "" && s.form == nil:
		return words.NoCopy
	case action == "run" && r.Command == "":
		return words.Edit.NoRun
	case action == "inv.note" && s.to.Stream == "":
		return words.NoCase
	case action == "inv.layers" && len(s.to.Layers) == 0:
		return words.NoLayer
	}
	return ""
}

// revised takes the outcome of an edit.
func (s *pane) revised(done screen.Revised) tea.Cmd {
	if s.book == nil || done.Revise.Service != s.book.svc.ID {
		return nil
	}
	var cmd tea.Cmd
	if s.form != nil {
		cmd = s.form.Update(done)
	}
	path, added := addedPath(done.Revise.Tag)
	switch {
	case added && done.Err != nil:
		return tea.Batch(cmd, s.askAgain(path, done))
	case errors.As(done.Err, new(*inv.Conflict)): // somebody else was here
		return tea.Batch(cmd, s.load(s.service, false))
	case done.Err != nil:
		return cmd
	case added:
		s.after = path
	}
	said := tea.Cmd(nil)
	if _, filled := s.fills(done.Revise.Edits); filled {
		s.to.Gap = ""
		said = screen.Send(screen.Toast{Text: s.env.Words.Inventory.Edit.GapClosed})
	}
	if s.again = s.loading; s.again {
		return tea.Batch(cmd, said)
	}
	return tea.Batch(cmd, said, s.load(s.service, false))
}

// broughtBack takes the outcome of a version that was brought back.
func (s *pane) broughtBack(msg brought) tea.Cmd {
	if msg.err != nil {
		return screen.Send(screen.Revised{Revise: screen.Revise{Service: s.service}, Err: msg.err})
	}
	return tea.Batch(screen.Send(screen.Toast{Text: s.env.Words.Inventory.Edit.History.Brought}), s.load(s.service, false))
}
