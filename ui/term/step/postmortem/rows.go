package postmortem

import (
	"slices"
	"strings"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/ui/text/cell"
)

type rowKind int

const (
	rowPart rowKind = iota
	rowHeading
	rowItem
	rowAdd
	rowGap
)

// row is one line of the outline.
type row struct {
	kind rowKind
	part incident.Part
	item incident.ActionItem
	gap  incident.Gap
	head string // of a heading
	thin bool
}

func (p *Pane) listRows() []row {
	s := p.c.State
	thin := s.ThinParts()
	var rows []row
	for _, part := range incident.PartsOf() {
		rows = append(rows, row{kind: rowPart, part: part, thin: slices.Contains(thin, part)})
	}
	if len(s.Gaps) > 0 {
		rows = append(rows, row{kind: rowHeading, head: p.words().Gaps(p.span(s.Lost(p.env.Now)))})
	}
	for _, g := range s.Gaps {
		rows = append(rows, row{kind: rowGap, gap: g})
	}
	rows = append(rows, row{kind: rowHeading, head: p.words().Items})
	for _, a := range s.ActionItems {
		rows = append(rows, row{kind: rowItem, item: a})
	}
	return append(rows, row{kind: rowAdd})
}

// drawRow draws one line of the outline.
func (p *Pane) drawRow(i, _, w int, selected bool) string {
	st, r := p.env.Styles, p.rows[i]
	if r.kind == rowHeading {
		return st.Dim.Render(cell.CutTail("  "+r.head, w, st.Glyphs.Ellipsis))
	}
	selected = selected && !p.blurred
	left, right := p.rowWords(r)
	if n := w - 2 - cell.Width(right) - 1; right != "" && n > 0 {
		left = cell.PadTail(left, n, st.Glyphs.Ellipsis)
	} else {
		left = cell.CutTail(left, w-2, st.Glyphs.Ellipsis)
	}
	if selected {
		left = st.Strong.Render(left)
	}
	if right != "" {
		left += " " + st.Dim.Render(right)
	}
	return st.Cursor(selected) + left
}

// rowWords is what a row says at its left and at its right.
func (p *Pane) rowWords(r row) (left, right string) {
	st, t := p.env.Styles, p.words()
	switch r.kind {
	case rowItem:
		return clean.Line(r.item.Text), p.env.Lang.ItemState(r.item.State)
	case rowAdd:
		return t.Add, ""
	case rowGap:
		return p.gapMark(r.gap) + " " + clean.Line(p.missed(r.gap)), p.span(p.c.State.Cost(r.gap, p.env.Now))
	}
	written := p.c.State.Parts[r.part]
	mark := st.Glyphs.Todo
	if len(written) > 0 {
		mark = st.Glyphs.Check
	}
	switch {
	case p.env.Drafts.Text(p.c.State.Stream, draftOf(r.part)) != "":
		right = p.env.Words.Common.Draft
	case r.thin:
		right = t.ThinMark
	case listed(r.part) && len(written) > 0:
		right = t.Lines(len(written))
	}
	return mark + " " + p.env.Lang.Part(r.part), right
}

// listed tells whether a part is a list of items, one a line; the others are paragraphs.
func listed(part incident.Part) bool {
	switch part {
	case incident.PartFactors, incident.PartWhys, incident.PartWell, incident.PartBadly, incident.PartLucky, incident.PartPrevention:
		return true
	}
	return false
}

// split takes what was typed for a part apart; join is its reverse.
func split(part incident.Part, s string) []string {
	sep := "\n\n"
	if listed(part) {
		sep = "\n"
	}
	var items []string
	for x := range strings.SplitSeq(s, sep) {
		if x = strings.Trim(x, " \n　"); x != "" {
			items = append(items, x)
		}
	}
	return items
}

func join(part incident.Part, items []string) string {
	if listed(part) {
		return strings.Join(items, "\n")
	}
	return strings.Join(items, "\n\n")
}
