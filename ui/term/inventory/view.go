package inventory

import (
	"fmt"
	"slices"
	"strings"

	"shirei/incident"
	"shirei/incident/clean"
	inv "shirei/incident/inventory"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

const (
	twoPanes = 110 // cells from which both sides are drawn (CONSOLE.md, rules of the glass)
	leftW    = 40  // cells of the sections beside the entries
	chrome   = 5   // title, two rules, what the keys would take, and the last line
)

// View draws the screen in w by h cells.
func (s *pane) View(w, h int) widget.Frame {
	if s.book == nil {
		return s.without(w, h)
	}
	st := s.env.Styles
	body := max(h-chrome, 1)
	lines := make([]string, 0, h)
	lines = append(lines, s.title(w))
	var f widget.Frame
	if w >= twoPanes {
		rw := w - leftW - 1
		rule := func(tee string) string {
			return st.Rule.Render(strings.Repeat(st.Glyphs.H, leftW) + tee + strings.Repeat(st.Glyphs.H, rw))
		}
		lines = append(lines, rule(st.Glyphs.TeeDown))
		f = s.right(rw, body).At(leftW+1, len(lines))
		lines = append(lines, widget.TwoPane(s.left(leftW, body), f.Lines, leftW, rw, st.Rule.Render(st.Glyphs.V))...)
		lines = append(lines, rule(st.Glyphs.TeeUp))
	} else {
		rule := st.Rule.Render(strings.Repeat(st.Glyphs.H, w))
		lines = append(lines, rule)
		if s.focus == sections && s.past == nil {
			f = widget.Frame{Lines: s.left(w, body)}
		} else {
			f = s.right(w, body).At(0, len(lines))
		}
		lines = append(lines, f.Lines...)
		lines = append(lines, rule)
	}
	lines = append(lines, s.offer(w))
	if s.find.Focused() {
		in := s.search(w).At(0, len(lines))
		f.X, f.Y, f.Caret = in.X, in.Y, in.Caret
		lines = append(lines, in.Lines...)
	} else {
		lines = append(lines, s.readiness(w))
	}
	f.Lines = widget.Fit(lines, w, h)
	return f
}

// title names the service and the filters in force.
func (s *pane) title(w int) string {
	st, words := s.env.Styles, s.env.Words.Inventory
	var on []string
	if s.finding && s.find.Focused() {
		// the words stand in the input
	} else if s.finding {
		on = append(on, fmt.Sprintf(words.Found, clean.Line(s.find.Value())))
	} else if s.layersOnly {
		names := make([]string, len(s.to.Layers))
		for i, l := range s.to.Layers {
			names[i] = s.env.Lang.Layer(incident.Layer(l))
		}
		on = append(on, fmt.Sprintf(words.OnlyLayers, strings.Join(names, inv.Label(string(s.env.Lang), "comma"))))
	}
	if s.blanksOnly {
		on = append(on, words.OnlyBlanks)
	}
	if at := s.sections.Selected(); at != allAt && !s.finding && !s.blanksOnly { // a search looks everywhere
		on = append(on, s.book.sections[at].label)
	}
	if gap := s.gapTitle(); gap != "" {
		on = []string{gap}
	}
	right := cell.CutTail(strings.Join(on, "  "), w/2, st.Glyphs.Ellipsis)
	name := cell.CutTail(" "+words.Title+"  "+clean.Line(s.book.svc.Name), w-cell.Width(right)-3, st.Glyphs.Ellipsis)
	return cell.Row(w, st.Strong.Render(name), st.Accent.Render(right)+" ")
}

// offer shows word for word what opening and copying would take, as far as the line goes.
func (s *pane) offer(w int) string {
	st := s.env.Styles
	r, ok := s.current()
	if !ok {
		return ""
	}
	line := ""
	if r.URL != "" {
		line = " " + st.Strong.Render("o") + " " + st.Dim.Render(clean.Line(r.URL))
	}
	if r.Copy != "" && r.Copy != r.URL {
		line += " " + st.Strong.Render("y") + " " + st.Dim.Render(clean.Line(s.drawn(r)))
	}
	return cell.CutTail(line, w-1, st.Glyphs.Ellipsis)
}

// drawn is what copying takes, masked where it looks like a secret.
func (s *pane) drawn(r row) string {
	for _, l := range r.Lines() {
		if l.Secret && l.Raw == r.Copy {
			return masked
		}
	}
	return r.Copy
}

// search draws the input with the cursor.
func (s *pane) search(w int) widget.Frame {
	st, words := s.env.Styles, s.env.Words.Inventory
	right := words.FindKeys
	if s.finding {
		right = fmt.Sprintf(words.Hits, len(s.shown)) + "   " + right
	}
	left := max(w-cell.Width(right)-6, 8)
	s.find.SetWidth(left)
	in := s.find.View(st)
	if s.find.Empty() && s.find.Ghost() == "" {
		in.Lines[0] = st.Ghost.Render(cell.Pad(words.Ghost, left))
	}
	line := cell.Row(w, " "+st.Accent.Render(st.Glyphs.Prompt)+" "+in.Lines[0], st.Dim.Render(right)+" ")
	in.Lines = []string{line}
	return in.At(3, 0)
}

// readiness says in a line how far the inventory can be relied on.
func (s *pane) readiness(w int) string {
	st, words, r := s.env.Styles, s.env.Words.Inventory, s.book.ready
	parts := []string{
		fmt.Sprintf(words.Ready, int(r.Score*100)), fmt.Sprintf(words.Pitfalls, r.PitfallCount()),
		inv.Label(string(s.env.Lang), "verdict."+string(r.Verdict)),
		fmt.Sprintf(words.AllBlank, len(r.Blanks)), fmt.Sprintf(words.AllStale, s.book.sections[allAt].stale),
	}
	if cell.Width(strings.Join(parts, "   ")) > w-2 { // the verdict is the first page's
		parts = slices.Delete(parts, 2, 3)
	}
	return st.Dim.Render(cell.CutTail(" "+strings.Join(parts, "   "), w-1, st.Glyphs.Ellipsis))
}

// without draws the screen where there is no inventory to show: the choice of one, or how to come by one.
func (s *pane) without(w, h int) widget.Frame {
	st, words := s.env.Styles, s.env.Words.Inventory
	out := []string{st.Strong.Render(" " + words.Title), st.Rule.Render(strings.Repeat(st.Glyphs.H, w)), ""}
	switch {
	case s.shelf != nil:
		out = append(out, s.drawShelf(w, max(h-len(out), 1))...)
	case s.failed:
		out = append(out, "  "+words.Failed)
	default:
		out = append(out, "  "+st.Dim.Render(words.Loading))
	}
	return widget.Frame{Lines: widget.Fit(out, w, h)}
}
