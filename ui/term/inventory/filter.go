package inventory

import (
	"slices"

	inv "shirei/incident/inventory"
)

// filter brings into the list what the section, the layers, the blanks and the search leave. The cursor stays on its
// entry where that is still there.
func (s *pane) filter() {
	if s.book == nil {
		return
	}
	at := s.selected()
	var hits []bool
	if s.finding {
		hits = s.book.hits(s.find.Value())
	}
	s.shown, s.ofBlanks = s.shown[:0], s.blanksOnly
	if s.ofBlanks {
		for i, b := range s.book.blanks() {
			if s.keeps(b.row, hits) {
				s.shown = append(s.shown, i)
			}
		}
	} else {
		for i := range s.book.rows {
			if s.keeps(i, hits) {
				s.shown = append(s.shown, i)
			}
		}
	}
	s.order()
	s.list.SetLen(len(s.shown))
	s.list.Select(max(slices.IndexFunc(s.shown, func(i int) bool { return s.rowOf(i) == at }), 0))
}

// order brings to the top what is found by its name, and in an incident what is looked at first. Blanks stay as they
// are: worst first.
func (s *pane) order() {
	switch {
	case s.ofBlanks:
	case s.finding:
		query := inv.Fold(s.find.Value())
		text := make([]int, 0, len(s.shown)) // those found by what they say
		named := s.shown[:0]
		for _, i := range s.shown {
			if holds(s.book.folded(i), query) {
				named = append(named, i)
			} else {
				text = append(text, i)
			}
		}
		s.shown = append(named, text...)
	case s.layersOnly:
		slices.SortStableFunc(s.shown, func(a, b int) int { return rank(s.book.rows[a].Entry) - rank(s.book.rows[b].Entry) })
	}
}

// keeps tells whether a row stays. A search looks everywhere, whatever the section and the layers.
func (s *pane) keeps(row int, hits []bool) bool {
	if s.finding {
		return hits[row]
	}
	if at := s.sections.Selected(); !s.book.sections[at].all && s.book.sections[at].part == ofEntries && s.book.rows[row].section != at {
		return false
	}
	return !s.layersOnly || s.inLayers[row]
}

// rank puts what one looks at in an outage first.
func rank(e *inv.Entry) int {
	order := []string{"dashboard", "check", "log", "integration", "measure", "rollback", "runbook"}
	i := slices.Index(order, e.Kind)
	if i < 0 {
		i = len(order)
	}
	if e.First {
		return 2 * i
	}
	return 2*i + 1
}

// part is what is drawn in place of entries.
func (s *pane) part() int {
	if s.finding || s.ofBlanks || s.book == nil {
		return ofEntries
	}
	return s.book.sections[max(s.sections.Selected(), 0)].part
}

// nextBlank is the worst blank that is no field of the entry at a path, within what the filters leave; -1 where there is
// none.
func (s *pane) nextBlank(path string) int {
	return slices.IndexFunc(s.book.blanks(), func(b blank) bool { return s.book.rows[b.row].Path != path })
}

// blankName words a blank by where it is.
func (s *pane) blankName(b blank) string {
	r := s.book.rows[b.row]
	what := r.kind
	if b.key == "" {
		return r.title
	}
	if r.title != r.kind {
		what += "  " + r.title
	}
	if b.field != "" {
		what += "  " + s.env.Styles.Glyphs.Dash + " " + b.field
	}
	return what
}

// rowOf gives the row behind a line of the list.
func (s *pane) rowOf(shown int) int {
	if s.ofBlanks {
		return s.book.blanks()[shown].row
	}
	return shown
}

// selected is the row under the cursor, or the one that is open; -1 where there is none.
func (s *pane) selected() int {
	if s.book == nil {
		return -1
	}
	if s.form != nil {
		return s.book.find(s.form.path)
	}
	at := s.list.Selected()
	if at < 0 || at >= len(s.shown) {
		return -1
	}
	return s.rowOf(s.shown[at])
}

// current is the row the acts are about: none while the sections have the cursor.
func (s *pane) current() (row, bool) {
	at := s.selected()
	if at < 0 || s.form == nil && (s.focus != entries || s.part() != ofEntries) {
		return row{}, false
	}
	return s.book.rows[at], true
}
