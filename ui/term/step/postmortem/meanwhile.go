package postmortem

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/when"
	"shirei/ui/term/screen"
)

// meanwhile says who wrote the part that is typed since its text was begun; empty where nobody did.
func (p *Pane) meanwhile() string {
	if p.editing == "" || slices.Equal(p.began[p.editing], p.c.State.Parts[p.editing]) {
		return ""
	}
	w := p.c.State.Written[p.editing]
	return p.words().Meanwhile(clean.Line(w.By), when.Clock(w.At, p.env.Now, p.c.State.Location()))
}

// acted asks which text stands where somebody else wrote the part meanwhile. None of them is lost: theirs is in the
// record, and what was typed here stays a draft until it is recorded.
func (p *Pane) acted(done screen.Acted) tea.Cmd {
	mine, ok := done.Act.Cmd.(incident.WritePart)
	refused, told := desk.AsError(done.Err)
	switch {
	case !ok || done.Act.Stream != p.c.State.Stream:
		return nil
	case done.Err == nil:
		delete(p.began, mine.Part)
		return nil
	case !told || refused.Code != incident.CodePartChanged:
		return nil
	}
	t := p.words()
	return screen.Send(screen.Pick{
		Title: t.ChangedTitle(p.env.Lang.Part(mine.Part)),
		Items: []screen.Item{{ID: "both", Label: t.Both}, {ID: "mine", Label: t.Mine}, {ID: "theirs", Label: t.Yours}},
		Then: func(id string) tea.Cmd {
			switch id {
			case "mine":
				p.began[mine.Part] = p.c.State.Parts[mine.Part]
				return p.put(mine.Part, mine.Items)
			case "both":
				p.join(mine)
			}
			return nil
		},
	})
}

// join opens a part with both texts, theirs first.
func (p *Pane) join(mine incident.WritePart) {
	theirs := p.c.State.Parts[mine.Part]
	both := append(slices.Clone(theirs), slices.DeleteFunc(slices.Clone(mine.Items), func(s string) bool { return slices.Contains(theirs, s) })...)
	p.env.Drafts.Put(p.draftKey(mine.Part), join(mine.Part, both))
	p.began[mine.Part] = theirs
	p.list.Select(max(slices.IndexFunc(p.rows, func(r row) bool { return r.kind == rowPart && r.part == mine.Part }), 0))
	p.edit(mine.Part)
}
