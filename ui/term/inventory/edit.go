package inventory

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	inv "shirei/incident/inventory"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
)

// What a revision was asked for by, in its Tag.
const (
	rowTag = "row " // a field's path follows
	addTag = "add " // the path of the entry that is added
)

// revise asks for edits of this inventory. In an incident's gap the one that fills it closes it.
func (s *pane) revise(tag, said string, edits ...incident.InventoryEdit) tea.Cmd {
	r := screen.Revise{Service: s.book.svc.ID, Edits: edits, Said: said, Tag: tag}
	if value, ok := s.fills(edits); ok {
		return screen.Send(screen.Fill{Stream: s.to.Stream, Gap: s.to.Gap, Value: value, Revise: r})
	}
	return screen.Send(r)
}

// clock is the service's clock.
func (s *pane) clock() *time.Location {
	zone := s.book.svc.Profile.Zone
	if zone == "" {
		return s.env.Now.Location()
	}
	return desk.LoadZone(zone)
}

// today is the day by the service's clock.
func (s *pane) today() string { return s.env.Now.In(s.clock()).Format(time.DateOnly) }

// addable are the kinds of which an entry can be added where the cursor is, that of its row first.
func (s *pane) addable() []inv.Kind {
	at, section := s.kindHere(), s.sectionHere()
	var out []inv.Kind
	for _, k := range inv.Kinds() {
		if k.List && (section == "" || k.Section == section) {
			out = append(out, k)
		}
	}
	slices.SortStableFunc(out, func(a, b inv.Kind) int { return first(b.Path == at) - first(a.Path == at) })
	return out
}

func first(is bool) int {
	if is {
		return 1
	}
	return 0
}

// kindHere is the path of the kind of the row under the cursor.
func (s *pane) kindHere() string {
	if at := s.selected(); at >= 0 {
		if k, ok := inv.KindOf(s.book.rows[at].Path); ok {
			return k.Path
		}
	}
	return ""
}

// sectionHere is the key of the section that is on; of all sections, that of the row under the cursor.
func (s *pane) sectionHere() string {
	if key := s.book.sections[max(s.sections.Selected(), 0)].key; key != "" {
		return key
	}
	if at := s.selected(); at >= 0 {
		return s.book.rows[at].Section
	}
	return ""
}

// add asks for the kind of a new entry, where there are several, and for its name.
func (s *pane) add() tea.Cmd {
	words := s.env.Words.Inventory.Edit
	if s.form != nil && s.form.kind.List {
		return s.name(s.form.kind, "", "")
	}
	kinds := s.addable()
	if len(kinds) < 2 {
		if len(kinds) == 0 {
			return screen.Send(screen.Toast{Text: words.NoAdd})
		}
		return s.name(kinds[0], "", "")
	}
	items := make([]screen.Item, len(kinds))
	for i, k := range kinds {
		items[i] = screen.Item{ID: k.Path, Label: s.kindName(k), Detail: inv.Label(string(s.env.Lang), k.Section)}
	}
	return screen.Send(screen.Pick{Title: words.AddKind, Items: items, Then: func(path string) tea.Cmd {
		k, _ := inv.KindOf(path)
		return s.name(k, "", "")
	}})
}

func (s *pane) kindName(k inv.Kind) string { return inv.Label(string(s.env.Lang), k.Kind) }

// name asks what a new entry is called and adds it.
func (s *pane) name(k inv.Kind, typed, wrong string) tea.Cmd {
	words := s.env.Words.Inventory.Edit
	hint := words.AddHint
	if wrong != "" {
		hint = wrong
	}
	return screen.Send(screen.Prompt{
		Title: words.Add(s.kindName(k)), Label: words.AddName, Hint: hint, Value: typed,
		Field: "add." + k.Path, Stream: incident.ServiceStream(s.book.svc.ID), Hides: hides,
		Then: func(name string) tea.Cmd {
			if name = strings.TrimSpace(name); name == "" {
				return nil
			}
			path := k.Path + "." + inv.NewID(s.book.svc.Inventory, k.Path, name)
			return s.revise(addTag+path, "", incident.InventoryEdit{Path: path, New: true, Set: map[string]json.RawMessage{"name": quoted(name)}})
		},
	})
}

// hides tells of a text that must not be a draft: it looks like a secret.
func hides(text string) bool { return inv.LooksSecret(inv.FieldForm{}, text) }

// addedPath is the path of the entry that a revision was to add.
func addedPath(tag string) (string, bool) { return strings.CutPrefix(tag, addTag) }

// askAgain asks once more for the name of an entry that was refused, with what was typed and what is wrong with it.
func (s *pane) askAgain(path string, done screen.Revised) tea.Cmd {
	var problems inv.Problems
	k, ok := inv.KindOf(path)
	if !ok || !errors.As(done.Err, &problems) || len(problems) == 0 {
		return nil
	}
	return s.name(k, text(done.Revise.Edits[0].Set["name"]), bare(problems[0], string(s.env.Lang)))
}

// remove takes the entry under the cursor out of the inventory, after asking. An entry that exists once is cleared; a list
// that did not apply is blank again.
func (s *pane) remove() tea.Cmd {
	words := s.env.Words.Inventory.Edit
	r, ok := s.current()
	k, known := inv.KindOf(rowPath(r))
	if !ok || !known {
		return screen.Send(screen.Toast{Text: words.NoEdit})
	}
	service := s.book.svc.Inventory
	if inv.IsList(r.Path) {
		if r.NA == "" {
			return screen.Send(screen.Toast{Text: words.Nothing})
		}
		was := map[string]json.RawMessage{"na": quoted(r.NA)}
		return s.revise("", words.Cleared, incident.InventoryEdit{Path: r.Path, Set: map[string]json.RawMessage{"na": orNull(nil)}, Was: was})
	}
	if used := s.names(service.UsedBy(r.Path)); len(used) > 0 {
		return screen.Send(screen.Show{Title: words.Remove(r.called()), Text: words.UsedBy(r.called(), used)})
	}
	was := service.Answers(r.Path)
	if len(was) == 0 && !k.List {
		return screen.Send(screen.Toast{Text: words.Nothing})
	}
	effect, yes, said := words.Removes, words.RemoveIt, words.Removed(r.called())
	if !k.List {
		effect, yes, said = words.Empties, words.Clear, words.Cleared
	}
	return screen.Send(screen.Ask{
		Confirm: widget.Confirm{Title: words.Remove(r.called()), Effect: effect, Yes: yes},
		Yes:     s.revise("", said, incident.InventoryEdit{Path: r.Path, Remove: true, Was: was}),
	})
}

// rowPath is the path of a row; empty for none.
func rowPath(r row) string {
	if r.Entry == nil {
		return ""
	}
	return r.Path
}

// names words the fields that refer to an entry, by what they belong to.
func (s *pane) names(paths []string) []string {
	var out []string
	for _, p := range paths {
		name := s.book.svc.Inventory.Place(string(s.env.Lang), p)
		if at := s.book.find(p[:max(strings.LastIndexByte(p, '.'), 0)]); at >= 0 {
			name = s.env.Words.Inventory.Edit.Called(s.book.rows[at].kind, s.book.rows[at].title)
		}
		if name = clean.Line(name); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// naEntry asks why an entry, or a list without entries, does not apply.
func (s *pane) naEntry(r row) tea.Cmd {
	words := s.env.Words.Inventory.Edit
	if _, ok := inv.KindOf(rowPath(r)); !ok || !r.reviewable() {
		return screen.Send(screen.Toast{Text: words.NoEdit})
	}
	return s.askNA(r.called(), "na."+r.Path, r.NA, func(why string) tea.Cmd {
		if why == "" && r.NA != "" {
			was := map[string]json.RawMessage{"na": quoted(r.NA)}
			return s.revise("", words.Applies, incident.InventoryEdit{Path: r.Path, Set: map[string]json.RawMessage{"na": orNull(nil)}, Was: was})
		}
		e := incident.InventoryEdit{Path: r.Path, Set: map[string]json.RawMessage{"na": quoted(why)}}
		if r.NA != "" {
			e.Was = map[string]json.RawMessage{"na": quoted(r.NA)}
		}
		return s.revise("", words.Marked, e)
	})
}

// askNA asks for the reason why something does not apply; where there is one already, none takes that back.
func (s *pane) askNA(what, field, was string, then func(why string) tea.Cmd) tea.Cmd {
	words := s.env.Words.Inventory.Edit
	hint := words.NAHint
	if was != "" {
		hint = words.NABack
	}
	return screen.Send(screen.Prompt{
		Title: words.NATitle(what), Label: words.NALabel, Hint: hint, Value: was, Field: field, Stream: incident.ServiceStream(s.book.svc.ID), Hides: hides,
		Then: func(why string) tea.Cmd {
			if why = strings.TrimSpace(why); why == was {
				return nil
			}
			return then(why)
		},
	})
}

// review records that the entry under the cursor was found true today; with the cursor on a section, all of its entries,
// after asking.
func (s *pane) review() tea.Cmd {
	words := s.env.Words.Inventory.Edit
	if s.form != nil || s.focus == entries {
		r, ok := s.current()
		if !ok || !s.stands(r) {
			return screen.Send(screen.Toast{Text: words.NoEdit})
		}
		return s.revise("", words.NowSeen(1), s.env.Seat.Reviewed(s.book.svc, r.Path)...)
	}
	var paths []string
	at := s.sections.Selected()
	for _, r := range s.book.rows {
		if s.stands(r) && (s.book.sections[at].all || r.section == at) {
			paths = append(paths, r.Path)
		}
	}
	if len(paths) == 0 {
		return screen.Send(screen.Toast{Text: words.NoEdit})
	}
	title, effect := words.AllSeen(s.book.sections[at].label, len(paths))
	return screen.Send(screen.Ask{
		Confirm: widget.Confirm{Title: title, Effect: effect, Yes: words.SeeIt},
		Yes:     s.revise("", words.NowSeen(len(paths)), s.env.Seat.Reviewed(s.book.svc, paths...)...),
	})
}

// stands tells of a row that is an entry with something in it.
func (s *pane) stands(r row) bool {
	_, ok := inv.KindOf(rowPath(r))
	return ok && r.reviewable() && !r.Entry.Blank && !inv.IsList(r.Path)
}

// undo takes back one's own last edit.
func (s *pane) undo() tea.Cmd {
	return screen.Send(screen.Revise{Service: s.book.svc.ID, Undo: true})
}
