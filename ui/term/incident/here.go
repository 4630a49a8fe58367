package incident

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/when"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// nameCells is how wide a name is shown in the list of those who are here.
const nameCells = 16

// Step is the step on the glass.
func (s *Screen) Step() incident.Step { return s.step }

// hereCount is how many people have this incident on their screen, however many terminals each has.
func hereCount(env *screen.Env, stream string) (n int) {
	for i, h := range env.Here {
		if h.Stream == stream && !slices.ContainsFunc(env.Here[:i], func(o desk.Here) bool { return o.Stream == stream && o.Name == h.Name }) {
			n++
		}
	}
	return n
}

// here lists who is here, live: those at this incident, those elsewhere, and who holds a role and is not here.
type here struct {
	s      *Screen
	scroll widget.Scroll
}

func newHere(s *Screen) *here { return &here{s: s} }

// Update scrolls.
func (p *here) Update(msg tea.Msg) tea.Cmd {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		p.scroll.Key(keymap.Fold(press))
	}
	return nil
}

// Scope is the place in the key table.
func (p *here) Scope() string { return keymap.InText }

// Typing is never.
func (p *here) Typing() bool { return false }

// Back has no step of its own.
func (p *here) Back() (tea.Cmd, bool) { return nil, false }

// Do has nothing to do.
func (p *here) Do(string) (tea.Cmd, bool) { return nil, false }

// View draws the list.
func (p *here) View(w, h int) widget.Frame {
	st, words := p.s.env.Styles, p.s.env.Words.Common.Presence
	var at, elsewhere []string
	all := desk.Persons(p.s.env.Here)
	for i, one := range all {
		same := func(o desk.Person) bool { return o.Name == one.Name }
		switch {
		case one.Stream == p.s.stream:
			at = append(at, p.row(one, w-4))
		case !slices.ContainsFunc(all[:i], same) && !slices.ContainsFunc(all[i:], func(o desk.Person) bool { return same(o) && o.Stream == p.s.stream }):
			elsewhere = append(elsewhere, p.row(one, w-4))
		}
	}
	lines := slices.Concat(at, elsewhere, p.absent(w-4))
	if len(lines) == 0 {
		lines = []string{st.Dim.Render(words.Nobody)}
	}
	p.scroll.SetHeight(max(min(len(lines), h-2), 1))
	p.scroll.SetLines(lines)
	return widget.Frame{Lines: widget.Boxed(st, words.Title, p.scroll.View(w-4), w)}
}

// row is one person: name, roles, what they look at, and what they do.
func (p *here) row(one desk.Person, w int) string {
	env := p.s.env
	st, words := env.Styles, env.Words.Common.Presence
	name := clean.Line(one.Name)
	if one.Name == env.Seat.Who() {
		name += " (" + words.You + ")"
	}
	where := words.Elsewhere
	switch one.Stream {
	case p.s.stream:
		if where = ""; one.Step != "" {
			where = env.Lang.StepShort(one.Step)
		}
	case "":
		where = words.AtNone
	}
	doing := ""
	switch {
	case one.Typing:
		doing = words.Typing
	case one.Idle:
		doing = st.Dim.Render(words.Idle + " " + when.Span(env.Now.Sub(one.Seen), string(env.Lang)))
	}
	if one.Stream != p.s.stream {
		where = st.Dim.Render(where)
	}
	if one.Watches {
		where = strings.TrimSpace(where + " " + st.Dim.Render(words.Watching))
	}
	if one.Terminals > 1 {
		doing = strings.TrimSpace(doing + " " + st.Dim.Render(words.Terminals(one.Terminals)))
	}
	if one.Remote {
		doing = strings.TrimSpace(doing + " " + st.Dim.Render("SSH"))
	}
	return p.columns(name, one.Roles(p.s.at.State), where, doing, w)
}

// absent are those who hold a role and are not here.
func (p *here) absent(w int) (lines []string) {
	var names []string
	for _, role := range incident.AllRoles() {
		who := p.s.at.State.Roles[role].Who
		present := slices.ContainsFunc(p.s.env.Here, func(h desk.Here) bool { return h.Name == who })
		if who != "" && !present && !slices.Contains(names, who) {
			names = append(names, who)
		}
	}
	for _, who := range names {
		one := desk.Here{Name: who}
		lines = append(lines, p.columns(clean.Line(who), one.Roles(p.s.at.State), p.s.env.Styles.Dim.Render(p.s.env.Words.Common.Presence.Absent), "", w))
	}
	return lines
}

func (p *here) columns(name string, roles []incident.Role, where, doing string, w int) string {
	st := p.s.env.Styles
	var words []string
	for _, r := range roles {
		words = append(words, p.s.env.Lang.Role(r))
	}
	right := cell.Pad(where, 18) + cell.PadTail(doing, 22, st.Glyphs.Ellipsis)
	room := max(w-cell.Width(right)-nameCells-2, 4)
	held := cell.PadTail(strings.Join(words, p.s.env.Words.Common.And), room, st.Glyphs.Ellipsis)
	return cell.PadTail(name, nameCells, st.Glyphs.Ellipsis) + " " + held + " " + right
}
