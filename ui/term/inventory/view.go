package inventory

import (
	"fmt"
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
	if w >= twoPanes {
		rw := w - leftW - 1
		rule := func(tee string) string {
			return st.Rule.Render(strings.Repeat(st.Glyphs.H, leftW) + tee + strings.Repeat(st.Glyphs.H, rw))
		}
		lines = append(lines, rule(st.Glyphs.TeeDown))
		lines = append(lines, widget.TwoPane(s.left(leftW, body), s.right(rw, body), leftW, rw, st.Rule.Render(st.Glyphs.V))...)
		lines = append(lines, rule(st.Glyphs.TeeUp))
	} else {
		rule := st.Rule.Render(strings.Repeat(st.Glyphs.H, w))
		lines = append(lines, rule)
		if s.focus == sections {
			lines = append(lines, s.left(w, body)...)
		} else {
			lines = append(lines, s.right(w, body)...)
		}
		lines = append(lines, rule)
	}
	lines = append(lines, s.offer(w))
	f := widget.Frame{}
	if s.find.Focused() {
		f = s.search(w)
	} else {
		f.Lines = []string{s.readiness(w)}
	}
	f = f.At(0, len(lines))
	f.Lines = widget.Fit(append(lines, f.Lines...), w, h)
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
	if at := s.sections.Selected(); at > 0 && !s.finding { // a search looks everywhere
		on = append(on, s.book.sections[at].label)
	}
	right := cell.CutTail(strings.Join(on, "  "), w/2, st.Glyphs.Ellipsis)
	name := cell.CutTail(" "+words.Title+"  "+clean.Line(s.book.svc.Name), w-cell.Width(right)-3, st.Glyphs.Ellipsis)
	return cell.Row(w, st.Strong.Render(name), st.Accent.Render(right)+" ")
}

// left draws the sections with what is filled of each and how many entries are to be reviewed.
func (s *pane) left(w, h int) []string {
	st, words := s.env.Styles, s.env.Words.Inventory
	s.sections.SetHeight(max(h-1, 1))
	staleW := cell.Width(words.Stale) + 1
	const filledW = 8
	labelW := max(w-3-filledW-staleW, 1)
	head := "  " + cell.Pad(words.Section, labelW) + cell.PadLeft(words.Filled, filledW) + cell.PadLeft(words.Stale, staleW)
	lines := []string{st.Dim.Render(cell.Pad(head, w))}
	return append(lines, s.sections.View(w, func(i, _, w int, selected bool) string {
		sec := s.book.sections[i]
		stale := ""
		if sec.stale > 0 {
			stale = fmt.Sprintf("%s %d", st.Glyphs.Warn, sec.stale)
		}
		figure := sec.figure
		if figure == "" {
			figure = fmt.Sprintf("%d/%d", sec.filled, sec.total)
		}
		line := cell.PadTail(sec.label, labelW, st.Glyphs.Ellipsis) + cell.PadLeft(figure, filledW) + cell.PadLeft(stale, staleW)
		return s.mark(line, w, selected, s.focus == sections)
	})...)
}

// mark draws the row that is selected: with the cursor and painted on the side that has the keys, strong on the other.
func (s *pane) mark(line string, w int, selected, focused bool) string {
	st := s.env.Styles
	if !selected {
		return "  " + line
	}
	if !focused { // one cursor on the glass
		return st.Strong.Render(cell.Pad("  "+line, w))
	}
	return st.Focus.Over(cell.Pad(st.Accent.Render(st.Glyphs.Current)+" "+line, w))
}

// right draws the entries, or the one that is open.
func (s *pane) right(w, h int) []string {
	if s.detail >= 0 {
		return s.drawDetail(w, h)
	}
	s.list.SetHeight(max(h-1, 1))
	c := s.columns(w)
	lines := []string{s.heads(c, w)}
	if len(s.shown) == 0 {
		return widget.Fit(append(lines, "  "+s.env.Styles.Dim.Render(s.env.Words.Inventory.Empty)), w, h)
	}
	draw := s.entry
	if s.ofBlanks {
		draw = s.blank
	}
	return append(lines, s.list.View(w, func(i, _, w int, selected bool) string {
		return s.mark(draw(i, c, w-3), w, selected, s.focus == entries)
	})...)
}

// columns are the cells of the list's columns.
type columns struct{ cost, step, kind, name int }

func (s *pane) columns(w int) columns {
	c := columns{cost: 8, step: 14, kind: 18, name: max((w-20)*2/5, 8)}
	if w < 70 {
		c = columns{cost: 7, step: 10, kind: 14, name: max((w-16)*2/5, 8)}
	}
	return c
}

// heads draws the heads of the columns, with the place in the list.
func (s *pane) heads(c columns, w int) string {
	words := s.env.Words.Inventory
	head := cell.Pad(words.Kind, c.kind) + " " + cell.Pad(words.Name, c.name) + " " + words.Gist
	if s.ofBlanks {
		head = cell.PadLeft(words.Cost, c.cost) + "  " + cell.Pad(words.Step, c.step) + " " + words.Field
	}
	at := fmt.Sprintf(words.Count, s.list.Selected()+1, len(s.shown))
	return s.env.Styles.Dim.Render(cell.Row(w, "  "+head, at+" "))
}

// entry draws an entry. Its kind stands once for the entries of that kind in sight.
func (s *pane) entry(i int, c columns, w int) string {
	st, words, r := s.env.Styles, s.env.Words.Inventory, s.book.rows[s.shown[i]]
	kind := r.kind
	if i > s.list.Top() && s.book.rows[s.shown[i-1]].kind == kind {
		kind = ""
	}
	if !r.reviewable() { // a question, and its answer at the end
		title := cell.CutTail(r.title, w-c.kind-cell.Width(r.gist)-3, st.Glyphs.Ellipsis)
		return cell.Row(w, st.Dim.Render(cell.PadTail(kind, c.kind, st.Glyphs.Ellipsis))+" "+title, r.gist)
	}
	title := r.title
	if r.First {
		title = st.Glyphs.Star + " " + title
	}
	line := st.Dim.Render(cell.PadTail(kind, c.kind, st.Glyphs.Ellipsis)) + " " + cell.PadTail(title, c.name, st.Glyphs.Ellipsis) + " "
	flags := ""
	if r.blanks > 0 && !r.Entry.Blank {
		flags = fmt.Sprintf(words.Blanks, r.blanks)
	}
	if r.Stale {
		flags = strings.TrimLeft(flags+"  "+st.Glyphs.Warn+" "+words.Stale, " ")
	}
	room := w - cell.Width(line) - cell.Width(flags) - 1
	switch {
	case r.Entry.Blank && len(r.Lines()) > 0:
		line += st.Dim.Render(cell.CutTail(s.value(r.Lines()[0]), room, st.Glyphs.Ellipsis))
	case r.gist == "" && r.blanks > 0:
		line += st.Dim.Render(st.Glyphs.Dash + " " + words.Blank)
	case room > 3 && r.gist != "":
		line += cell.CutTail(r.gist, room, st.Glyphs.Ellipsis)
	}
	return cell.Row(w, line, st.Dim.Render(flags))
}

// blank draws a blank field: what it would cost, where, and which it is.
func (s *pane) blank(i int, c columns, w int) string {
	st, words, b := s.env.Styles, s.env.Words.Inventory, s.book.blanks[s.shown[i]]
	r := s.book.rows[b.row]
	what := r.kind
	if r.title != r.kind {
		what += "  " + r.title
	}
	if b.field != "" {
		what += "  " + st.Glyphs.Dash + " " + b.field
	}
	line := cell.PadLeft(fmt.Sprintf(words.Minutes, b.minutes), c.cost) + "  " +
		st.Dim.Render(cell.PadTail(b.step, c.step, st.Glyphs.Ellipsis)) + " " + what
	return cell.PadTail(line, w, st.Glyphs.Ellipsis)
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
		fmt.Sprintf(words.AllBlank, len(r.Blanks)), fmt.Sprintf(words.AllStale, s.book.sections[0].stale),
	}
	return st.Dim.Render(cell.CutTail(" "+strings.Join(parts, "   "), w-1, st.Glyphs.Ellipsis))
}

// without draws the screen where there is no inventory to show: how to come by one.
func (s *pane) without(w, h int) widget.Frame {
	st, words := s.env.Styles, s.env.Words.Inventory
	var lines []string
	switch {
	case s.failed:
		lines = []string{words.Failed}
	case s.loading:
		lines = []string{st.Dim.Render(words.Loading)}
	case s.missing == "" && len(s.services) > 1:
		lines = []string{words.ChooseLine}
	default:
		lines = []string{words.None, words.Import, "    " + st.Strong.Render(words.Command)}
		if s.missing != "" {
			lines[0] = fmt.Sprintf(words.NoneFor, clean.Line(s.missing))
		}
		if len(s.services) > 0 {
			lines = append(lines, words.Others)
		}
	}
	out := []string{st.Strong.Render(" " + words.Title), st.Rule.Render(strings.Repeat(st.Glyphs.H, w)), ""}
	for _, l := range lines {
		for _, part := range cell.Wrap(l, max(w-4, 2)) {
			out = append(out, "  "+part)
		}
	}
	return widget.Frame{Lines: widget.Fit(out, w, h)}
}
