package inventory

import (
	"strings"

	"shirei/incident/clean"
	inv "shirei/incident/inventory"
	"shirei/ui/term/step/panel"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

const (
	labelMost = 24 // cells of the labels' column at most
	roomy     = 16 // lines from which the words below the rows take two
	airy      = 20 // lines from which a blank one stands above them
)

// View draws the entry as a form in w by h cells: what it is and how fresh, its rows, and what the one under the cursor
// wants.
func (e *entry) View(w, h int) widget.Frame {
	st := e.s.env.Styles
	lines := []string{e.head(w)}
	for _, l := range e.meta() {
		for _, part := range cell.Wrap(l, max(w-3, 2)) {
			lines = append(lines, "  "+st.Dim.Render(part))
		}
	}
	said := 1
	if h >= roomy {
		said = 2
	}
	if h >= airy {
		lines = append(lines, "")
	}
	lines = lines[:min(len(lines), max(h-said-3, 1))]
	for _, d := range e.kind.Fields {
		note := e.note(d, e.answer(d.Key))
		if e.form.Unkept(d.Key) {
			note = e.s.env.Words.Inventory.Edit.Unkept
		}
		e.form.SetNote(d.Key, note)
	}
	f := e.form.View(w, max(h-len(lines)-said, 1)).At(0, len(lines))
	lines = append(lines, f.Lines...)
	hint := cell.Wrap(e.hint(), max(w-3, 2))
	if len(hint) > said {
		hint[said-1] = cell.CutTail(hint[said-1]+" "+hint[said], w-3, st.Glyphs.Ellipsis)
		hint = hint[:said]
	}
	for _, l := range hint {
		lines = append(lines, "  "+st.Dim.Render(l))
	}
	f.Lines = widget.Fit(lines, w, h)
	return f
}

// head names the entry.
func (e *entry) head(w int) string {
	st, words, r := e.s.env.Styles, e.s.env.Words.Inventory, e.row
	flag := ""
	switch {
	case r.NA != "":
		flag = words.Edit.NA + " "
	case r.Stale:
		flag = st.Glyphs.Warn + " " + words.Stale + " "
	}
	head := " " + r.kind
	if r.title != r.kind {
		head += "  " + r.title
	}
	if r.First {
		head += "  " + st.Glyphs.Star + " " + words.First
	}
	head = cell.CutTail(head, w-cell.Width(flag)-1, st.Glyphs.Ellipsis)
	return cell.Row(w, st.Strong.Render(head), flag)
}

// meta tells how fresh the entry is and who says so; of an answer that is drawn from others, on what it rests.
func (e *entry) meta() []string {
	words, r := e.s.env.Words.Inventory.Edit, e.row
	if r.lines != nil {
		var out []string
		for _, l := range r.lines {
			out = append(out, clean.Line(l.Label)+e.s.env.Words.Common.Colon+clean.Line(l.Value))
		}
		return out
	}
	seen, changed := words.Never, ""
	if r.Reviewed != "" {
		seen = words.Reviewed(clean.Line(r.Reviewed), clean.Line(r.ReviewedBy))
	}
	if r.Updated != "" {
		changed = words.Updated(clean.Line(r.Updated), clean.Line(r.UpdatedBy))
	}
	if r.Entry.Blank {
		seen = ""
	}
	out := []string{panel.Beside(seen, changed, clean.Line(r.Path))}
	if r.NA != "" {
		out = append(out, words.NAWhy+clean.Line(r.NA))
	}
	return out
}

// lack says of an entry nobody has filled what that would cost.
func (s *pane) lack(r row) string {
	st, words := s.env.Styles, s.env.Words.Inventory
	says := st.Glyphs.Dash + " " + words.Blank
	worst := inv.Line{}
	for _, l := range r.Lines() {
		if l.State == inv.Blank && l.Weight > worst.Weight {
			worst = l
		}
	}
	if worst.Weight > 0 {
		says += "  " + cost(s.env, worst.Step, worst.Weight)
	}
	return strings.TrimRight(says, " ")
}
