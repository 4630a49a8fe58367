package widget

import (
	"shirei/ui/term/theme"
	"shirei/ui/text/cell"
)

// List is a window over rows that live elsewhere. It knows how many there are
// and asks for those in sight only, so that a hundred thousand cost no more than
// forty. With Follow it keeps to the end, as a timeline does, until someone
// moves away from it; rows that arrive then are counted.
type List struct {
	Follow bool // keep to the end while the last row is selected

	n, sel, top int
	height      int
	seen        int             // rows that had arrived when the end was last in sight
	rowHeight   func(i int) int // nil: every row is one line
}

// SetHeight sets the lines the list takes.
func (l *List) SetHeight(h int) {
	l.height = max(h, 1)
	l.keep()
}

// SetRowHeight says how many lines a row takes, where that is not one. It is
// asked for rows near the window only.
func (l *List) SetRowHeight(f func(i int) int) {
	l.rowHeight = f
	l.keep()
}

// SetLen says how many rows there are now. Rows are taken to have come at the
// end; see Shift for others.
func (l *List) SetLen(n int) {
	atEnd := l.sel >= l.n-1
	l.n = max(n, 0)
	if l.Follow && atEnd {
		l.sel = l.n - 1
	}
	l.keep()
}

// Len returns the number of rows.
func (l *List) Len() int { return l.n }

// Selected returns the selected row, or -1 when there is none.
func (l *List) Selected() int {
	if l.n == 0 {
		return -1
	}
	return l.sel
}

// Select moves to a row, or to the nearest there is.
func (l *List) Select(i int) {
	l.sel = i
	l.keep()
}

// Top returns the first row in sight.
func (l *List) Top() int { return l.top }

// Fresh returns how many rows came below since the end was last in sight.
func (l *List) Fresh() int { return max(l.n-l.seen, 0) }

// AtEnd reports that the last row is selected, so that new ones are followed.
func (l *List) AtEnd() bool { return l.sel >= l.n-1 }

// Key handles a key named by keymap.Fold and reports whether it moved in the list.
func (l *List) Key(k string) bool {
	switch k {
	case "j", "down":
		l.sel++
	case "k", "up":
		l.sel--
	case "pgdown":
		l.sel = max(l.last(), l.sel+1)
		l.top = l.sel
	case "pgup":
		l.top = min(l.back(l.top), max(l.top-1, 0))
		l.sel = l.top
	case "g", "home":
		l.sel = 0
	case "G", "end":
		l.sel = l.n - 1
	default:
		return false
	}
	l.keep()
	return true
}

// tall returns the lines of a row.
func (l *List) tall(i int) int {
	if l.rowHeight == nil {
		return 1
	}
	return max(l.rowHeight(i), 1)
}

// back returns the first row of the window that ends with row i.
func (l *List) back(i int) int {
	for used := 0; i >= 0; i-- {
		if used += l.tall(i); used > l.height {
			break
		}
	}
	return max(i+1, 0)
}

// last returns the last row wholly in sight.
func (l *List) last() int {
	i := l.top
	for used := 0; i < l.n; i++ {
		if used += l.tall(i); used > l.height {
			break
		}
	}
	return max(i-1, 0)
}

// keep brings selection and window back within bounds, the selection in sight,
// and no blank below while there are rows above.
func (l *List) keep() {
	l.sel = min(max(l.sel, 0), max(l.n-1, 0))
	l.top = min(max(l.top, 0), max(l.n-1, 0), l.sel)
	if l.n == 0 || l.height == 0 {
		return
	}
	if first := l.back(l.sel); l.top < first {
		l.top = min(first, l.sel)
	}
	if end := l.back(l.n - 1); l.top > end {
		l.top = end
	}
	if l.last() == l.n-1 || l.sel == l.n-1 {
		l.seen = l.n
	}
}

// RowFunc draws one line of a row in at most width cells: line counts from 0
// within the row.
type RowFunc func(i, line, width int, selected bool) string

// View draws the rows in sight as exactly the list's height of lines, w cells each, with marks where rows lie out of it.
func (l *List) View(st theme.Styles, w int, row RowFunc) []string {
	last := l.last()
	above, below := l.top > 0, last < l.n-1
	if !above && !below {
		return l.Rows(w, row)
	}
	return Marked(st, l.Rows(w-MoreCells, row), w, above, below)
}

// Rows is [List.View] without the marks.
func (l *List) Rows(w int, row RowFunc) []string {
	out := make([]string, 0, l.height)
	for i := l.top; i < l.n && len(out) < l.height; i++ {
		for line := 0; line < l.tall(i) && len(out) < l.height; line++ {
			out = append(out, cell.Pad(row(i, line, w, i == l.sel), w))
		}
	}
	for len(out) < l.height {
		out = append(out, cell.Spaces(w))
	}
	return out
}
