package postmortem

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// shown is the text beside the outline as it was last wrapped.
type shown struct {
	row   int
	w     int
	lines []string
}

// readAtMost is how much of a text is wrapped to be read, in bytes: more than any window holds.
const readAtMost = 16 << 10

func draftOf(part incident.Part) string { return "postmortem." + string(part) }

func (p *Pane) draftKey(part incident.Part) desk.DraftKey {
	return p.env.Drafts.Key(p.c.State.Stream, draftOf(part))
}

// edit opens a part for typing, with what was half typed.
func (p *Pane) edit(part incident.Part) {
	p.editing = part
	text := join(part, p.c.State.Parts[part])
	draft := p.env.Drafts.Text(p.c.State.Stream, draftOf(part))
	if draft != "" {
		text = draft
	}
	switch _, known := p.began[part]; {
	case draft == "":
		p.began[part] = p.c.State.Parts[part]
	case !known: // of an earlier session: it may have been begun on nothing
		p.began[part] = nil
	}
	p.area.SetValue(text)
	p.area.SetGhost(p.offer(part))
	p.area.Focus()
}

// offer is what the record has for a part that nobody has written yet.
func (p *Pane) offer(part incident.Part) string {
	s := p.c.State
	switch part {
	case incident.PartSummary:
		return s.FactOf(incident.FactSymptom, p.c.Profile()).Text
	case incident.PartImpact:
		return s.FactOf(incident.FactReach, p.c.Profile()).Text
	case incident.PartTrigger:
		return s.Sheet.Suspected
	case incident.PartCause:
		return s.Facts[incident.FactCause].Text
	}
	return ""
}

func (p *Pane) leave() {
	p.editing = ""
	p.area.Blur()
	p.shown = shown{}
}

// typed takes a key or a paste into the text; tab and ctrl+s record it.
func (p *Pane) typed(msg tea.Msg) tea.Cmd {
	if p.editing == "" {
		return nil
	}
	press, _ := msg.(tea.KeyPressMsg)
	switch press.String() {
	case "tab", "ctrl+s":
		return p.record(1)
	case "shift+tab":
		return p.record(-1)
	}
	if !p.area.Update(msg) && press.String() == "right" {
		p.area.AcceptGhost()
	}
	text := p.area.Value()
	if text == join(p.editing, p.c.State.Parts[p.editing]) {
		text = ""
	}
	p.env.Drafts.Put(p.draftKey(p.editing), text)
	return nil
}

// record writes the part as it was typed, if it differs, and goes on to a neighbour. The draft leaves with the act.
func (p *Pane) record(by int) tea.Cmd {
	part, items := p.editing, split(p.editing, p.area.Value())
	p.leave()
	p.list.Select(p.list.Selected() + by)
	p.skip(by)
	if slices.Equal(items, p.c.State.Parts[part]) {
		p.env.Drafts.Put(p.draftKey(part), "")
		return nil
	}
	return p.put(part, items)
}

// put records a part over what stood there when its text was begun.
func (p *Pane) put(part incident.Part, items []string) tea.Cmd {
	was := p.began[part]
	return screen.Do(screen.Act{
		Stream: p.c.State.Stream, Cmd: incident.WritePart{Part: part, Items: items, Was: &was}, Sent: []desk.DraftKey{p.draftKey(part)},
	})
}

// text draws what belongs to the row under the cursor: its title, how it is typed, and the text.
func (p *Pane) text(w, h int) widget.Frame {
	st, t, at := p.env.Styles, p.words(), p.current()
	title, hint := t.Items, t.ItemHint
	switch {
	case at.kind == rowAdd:
		title, hint = t.Add, ""
	case at.kind == rowGap:
		title, hint = clean.Line(p.missed(at.gap)), t.GapHint
	case at.kind == rowPart:
		title, hint = p.env.Lang.Part(at.part), t.EditHint
	}
	if p.editing != "" {
		title, hint = p.env.Lang.Part(p.editing), t.Prose
		if listed(p.editing) {
			hint = t.PerLine
		}
	}
	said := st.Dim.Render(cell.CutTail(hint, w, st.Glyphs.Ellipsis))
	if other := p.meanwhile(); other != "" {
		said = st.Error.Render(cell.CutTail(st.Glyphs.Warn+" "+other, w, st.Glyphs.Ellipsis))
	}
	head := []string{st.Strong.Render(cell.CutTail(title, w, st.Glyphs.Ellipsis)), said}
	if p.editing != "" {
		p.area.SetSize(w, max(h-len(head), 1))
		f := p.area.View(st)
		f.Lines = widget.Fit(append(head, f.Lines...), w, h)
		return f.At(0, len(head))
	}
	if p.shown.lines == nil || p.shown.row != p.list.Selected() || p.shown.w != w {
		p.shown = shown{p.list.Selected(), w, p.read(at, w)}
	}
	return widget.Frame{Lines: widget.Fit(append(head, p.shown.lines...), w, h)}
}

// read wraps the text of a row to be read.
func (p *Pane) read(at row, w int) []string {
	st, t := p.env.Styles, p.words()
	switch at.kind {
	case rowItem:
		return p.readItem(at.item, w)
	case rowGap:
		return p.readGap(at.gap, w)
	case rowAdd:
		if len(p.c.State.ActionItems) == 0 {
			return []string{st.Dim.Render(t.NoItems)}
		}
		return []string{}
	}
	items := p.c.State.Parts[at.part]
	if len(items) == 0 {
		return p.unwritten(at.part, w)
	}
	lines, left := []string{}, readAtMost
	for i, x := range items {
		if left -= len(x); left < 0 {
			break
		}
		if !listed(at.part) && i > 0 {
			lines = append(lines, "")
		}
		mark := ""
		if listed(at.part) {
			mark = st.Glyphs.Bullet + " "
		}
		for j, l := range cell.Wrap(clean.Block(x), w-cell.Width(mark)) {
			if j > 0 {
				mark = cell.Spaces(cell.Width(mark))
			}
			lines = append(lines, mark+l)
		}
	}
	return lines
}

// unwritten shows what the record would offer for a part.
func (p *Pane) unwritten(part incident.Part, w int) []string {
	st := p.env.Styles
	if draft := p.env.Drafts.Text(p.c.State.Stream, draftOf(part)); draft != "" {
		return cell.Wrap(clean.Block(draft[:min(len(draft), readAtMost)]), w)
	}
	offer := p.offer(part)
	if offer == "" {
		return []string{st.Dim.Render(st.Glyphs.Dash + " " + p.words().Empty)}
	}
	var lines []string
	for _, l := range cell.Wrap(clean.Block(strings.TrimSpace(offer[:min(len(offer), readAtMost)]))+" "+st.Glyphs.Take, w) {
		lines = append(lines, st.Ghost.Render(l))
	}
	return lines
}
