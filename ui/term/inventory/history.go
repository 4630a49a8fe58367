package inventory

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	inv "shirei/incident/inventory"
	"shirei/incident/when"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// past is who changed an entry and when, the newest first: a line each, and below them what the one under the cursor
// changed.
type past struct {
	s       *pane
	path    string // empty: the whole inventory
	title   string
	loading bool
	list    widget.List
	all     []desk.Revision
}

// remembered is the history of an entry.
type remembered struct {
	to  *past
	all []desk.Revision
	err error
}

// brought tells that an earlier version was brought back, or why not.
type brought struct {
	to  *pane
	err error
}

// remember opens the history of the entry under the cursor, or of the whole inventory.
func (s *pane) remember() tea.Cmd {
	h := &past{s: s, title: s.book.svc.Name, loading: true}
	if r, ok := s.current(); ok && r.reviewable() {
		h.path, h.title = r.Path, r.called()
	}
	s.past = h
	return h.load()
}

func (h *past) load() tea.Cmd {
	seat, id := h.s.env.Seat, h.s.book.svc.ID
	return func() tea.Msg {
		all, err := seat.InventoryHistory(context.Background(), id, h.path)
		return remembered{h, all, err}
	}
}

// take brings what was read. The cursor stays on its revision.
func (h *past) take(msg remembered) tea.Cmd {
	h.loading = false
	if msg.err != nil {
		return screen.Send(screen.Failed{Err: msg.err})
	}
	at := ""
	if i := h.list.Selected(); i >= 0 {
		at = h.all[i].Event.ID
	}
	h.all = msg.all
	h.list.SetLen(len(h.all))
	h.list.Select(max(slices.IndexFunc(h.all, func(r desk.Revision) bool { return r.Event.ID == at }), 0))
	return nil
}

// bringBack makes the entry what it was after the revision under the cursor, after asking.
func (h *past) bringBack() tea.Cmd {
	i := h.list.Selected()
	if i < 0 {
		return nil
	}
	r, words := h.all[i], h.s.env.Words.Inventory.Edit.History
	var paths []string
	if h.path != "" {
		paths = []string{h.path}
	}
	effect := words.BackEffect
	if h.path == "" && r.Edit == nil {
		effect = words.BackWhole
	}
	s, seat, id := h.s, h.s.env.Seat, h.s.book.svc.ID
	return screen.Send(screen.Ask{
		Confirm: widget.Confirm{Title: words.BackTitle, Effect: effect(h.at(r), clean.Line(r.Event.Actor)), Yes: words.Back},
		Yes: func() tea.Msg {
			_, err := seat.BringBack(context.Background(), id, r.Event.ID, paths...)
			return brought{s, err}
		},
	})
}

// at is when a revision was made, by the service's clock.
func (h *past) at(r desk.Revision) string {
	return when.Clock(r.Event.RecordedAt, h.s.env.Now, h.s.clock())
}

// changesMost are the lines below the revisions for what one of them changed.
const changesMost = 8

// View draws the history in w by h cells.
func (h *past) View(w, height int) []string {
	st, words := h.s.env.Styles, h.s.env.Words.Inventory.Edit.History
	lines := []string{st.Strong.Render(cell.CutTail(" "+words.Title(h.title), w, st.Glyphs.Ellipsis)), ""}
	switch {
	case h.loading:
		return widget.Fit(append(lines, "  "+st.Dim.Render(words.Loading)), w, height)
	case len(h.all) == 0:
		return widget.Fit(append(lines, "  "+st.Dim.Render(words.None)), w, height)
	}
	below := min(changesMost, max(height/2-2, 1))
	h.list.SetHeight(max(min(height-len(lines)-below-2, len(h.all)), 1))
	lines = append(lines, h.list.View(st, w, func(i, _, w int, selected bool) string {
		return h.s.mark(h.line(h.all[i], w-3), w, selected, true)
	})...)
	lines = append(lines, st.Rule.Render(strings.Repeat(st.Glyphs.H, w)))
	changes := h.changes(h.all[max(h.list.Selected(), 0)], w)
	if room := height - len(lines); len(changes) > room {
		changes = append(changes[:max(room-1, 0)], "  "+st.Dim.Render(st.Glyphs.Ellipsis))
	}
	return widget.Fit(append(lines, changes...), w, height)
}

// line says when, by whom, and which fields.
func (h *past) line(r desk.Revision, w int) string {
	st, words := h.s.env.Styles, h.s.env.Words.Inventory.Edit.History
	what := words.Whole
	if r.Edit != nil {
		what = h.gist(r)
	}
	if r.Undone {
		what = st.Dim.Render(words.Undone+"  ") + st.Dim.Render(what)
	}
	line := st.Dim.Render(cell.Pad(h.at(r), 17)) + cell.PadTail(clean.Line(r.Event.Actor), 12, st.Glyphs.Ellipsis) + "  " + what
	return cell.CutTail(line, w, st.Glyphs.Ellipsis)
}

// gist names the fields a revision changed.
func (h *past) gist(r desk.Revision) string {
	lang, words := string(h.s.env.Lang), h.s.env.Words.Inventory.Edit.History
	var names []string
	switch {
	case r.Edit.Remove:
		names = []string{words.Removed}
	case r.Edit.New:
		names = []string{words.Added}
	default:
		for _, key := range changed(r.Edit.Set) {
			names = append(names, h.label(r.Path, key))
		}
	}
	if h.path == "" {
		return clean.Line(h.s.book.svc.Inventory.PlaceOf(lang, *r.Edit)) + "  " + strings.Join(names, h.s.env.Words.Common.And)
	}
	return strings.Join(names, h.s.env.Words.Common.And)
}

// changed are the fields a revision set, but for the day and the name every one of them leaves.
func changed(set map[string]json.RawMessage) []string {
	keys := slices.Sorted(maps.Keys(set))
	return slices.DeleteFunc(keys, func(k string) bool { return k == "updated" || k == "updated_by" })
}

func (h *past) label(path, key string) string {
	return clean.Line(inv.Label(string(h.s.env.Lang), kindWord(path)+"."+key))
}

// kindWord is the kind of a path in the singular.
func kindWord(path string) string {
	k, _ := inv.KindOf(path)
	return k.Kind
}

// changes lays out what a revision changed: each field with the old answer and the new one.
func (h *past) changes(r desk.Revision, w int) []string {
	st, words := h.s.env.Styles, h.s.env.Words.Inventory.Edit.History
	if r.Edit == nil {
		return []string{"  " + st.Dim.Render(words.Whole)}
	}
	keys := changed(r.Edit.Set)
	if r.Edit.Remove {
		keys = changed(r.Edit.Was)
	}
	labelW := 0
	for _, key := range keys {
		labelW = max(labelW, cell.Width(h.label(r.Path, key)))
	}
	labelW = min(labelW, labelMost, w/3)
	var out []string
	for _, key := range keys {
		says := st.Dim.Render(h.says(r.Path, key, r.Edit.Was[key])) + " " + st.Glyphs.Take + " " + h.says(r.Path, key, r.Edit.Set[key])
		for i, part := range cell.Wrap(says, max(w-labelW-5, 2)) {
			label := ""
			if i == 0 {
				label = h.label(r.Path, key)
			}
			out = append(out, "  "+st.Dim.Render(cell.PadTail(label, labelW, st.Glyphs.Ellipsis))+"  "+part)
		}
	}
	return out
}

// says words one answer of a revision. What the entry draws masked is masked here too.
func (h *past) says(path, key string, raw json.RawMessage) string {
	words := h.s.env.Words
	if why, na := notOurs(raw); na {
		return clean.Line(words.Inventory.Edit.NA + " " + why)
	}
	if len(raw) == 0 || string(raw) == "null" {
		return words.Inventory.Edit.History.Blank
	}
	k, _ := inv.KindOf(path)
	if _, ok := k.Field(key); !ok {
		return clean.Line(string(raw))
	}
	if secret(k, key, raw) {
		return masked
	}
	e := entry{s: h.s, path: path, kind: k, row: row{Entry: &inv.Entry{}}}
	return e.worded(key, raw)
}

// secret tells whether the rules take an answer for a secret: it was let pass then, and is not shown now either.
func secret(k inv.Kind, key string, raw json.RawMessage) bool {
	edit := incident.InventoryEdit{Path: k.Path, Set: map[string]json.RawMessage{key: raw}}
	if k.List {
		edit.Path, edit.New = k.Path+".x", true
	}
	_, err := (&inv.Service{}).Apply(edit)
	var problems inv.Problems
	return errors.As(err, &problems) && slices.ContainsFunc(problems, func(p inv.Problem) bool { return p.Code == inv.CodeSecret })
}
