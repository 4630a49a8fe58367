package inventory

import (
	"slices"
	"strings"

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
		hits = s.book.marks(s.book.view.Find(s.find.Value()))
	}
	s.shown, s.ofBlanks = s.shown[:0], s.blanksOnly
	if s.ofBlanks {
		for i, b := range s.book.blanks {
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
		words := strings.Fields(inv.Fold(s.find.Value()))
		text := make([]int, 0, len(s.shown)) // those found by what they say
		named := s.shown[:0]
		for _, i := range s.shown {
			if slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(s.book.rows[i].folded, w) }) {
				text = append(text, i)
			} else {
				named = append(named, i)
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
	if sec := s.sections.Selected(); sec > 0 && s.book.rows[row].section != sec {
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

// rowOf gives the row behind a line of the list.
func (s *pane) rowOf(shown int) int {
	if s.ofBlanks {
		return s.book.blanks[shown].row
	}
	return shown
}

// selected is the row under the cursor, or the one open in detail; -1 where there is none.
func (s *pane) selected() int {
	if s.book == nil {
		return -1
	}
	if s.detail >= 0 {
		return s.detail
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
	if at < 0 || s.detail < 0 && s.focus != entries {
		return row{}, false
	}
	return s.book.rows[at], true
}
