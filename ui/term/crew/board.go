package crew

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

// endedAsks is how many asks that are over stand at the end of the board.
const endedAsks = 6

// board is who is doing what now and who is free: each person with the asks and actions they are at, then the asks that
// are over.
type board struct {
	following
	rows []boardRow
	list widget.List
}

// boardRow is a person, an ask or an action, which may be nobody's.
type boardRow struct {
	who    string
	ask    *incident.Ask
	action *incident.Entry
	idle   bool // a person who was asked nothing and does nothing
}

// id tells rows apart, so that the cursor stays with one.
func (b boardRow) id() string {
	switch {
	case b.ask != nil:
		return b.ask.ID
	case b.action != nil:
		return b.action.ID
	}
	return "@" + b.who
}

// Board opens it.
func (r Room) Board() tea.Cmd {
	return r.opening(func(entries []incident.Entry) screen.Pane {
		b := &board{following: following{r, entries}}
		b.layout()
		return b
	})
}

// layout lists the people with what they do; the row under the cursor stays under it.
func (b *board) layout() {
	at := ""
	if i := b.list.Selected(); i >= 0 && i < len(b.rows) {
		at = b.rows[i].id()
	}
	b.rows = b.rows[:0]
	asks, owners := slices.Clone(b.room.state().Asks), []string{}
	for _, e := range b.entries {
		if underWay(e) {
			owners = append(owners, e.Owner)
		}
	}
	for _, who := range b.room.people(owners...) {
		var does []boardRow
		for i := range asks {
			if asks[i].Who == who && asks[i].State(b.room.Env.Now).Open() {
				does = append(does, boardRow{who: who, ask: &asks[i]})
			}
		}
		for i := range b.entries {
			if e := &b.entries[i]; e.Owner == who && underWay(*e) {
				does = append(does, boardRow{who: who, action: e})
			}
		}
		b.rows = append(append(b.rows, boardRow{who: who, idle: len(does) == 0}), does...)
	}
	b.rows = append(b.rows, b.nobodys()...)
	for i, n := len(asks)-1, 0; i >= 0 && n < endedAsks; i-- {
		if !asks[i].State(b.room.Env.Now).Open() {
			b.rows = append(b.rows, boardRow{who: asks[i].Who, ask: &asks[i]})
			n++
		}
	}
	b.list.SetLen(len(b.rows))
	if i := slices.IndexFunc(b.rows, func(x boardRow) bool { return x.id() == at }); i >= 0 {
		b.list.Select(i)
	}
}

// nobodys are the actions that nobody has taken on.
func (b *board) nobodys() (rows []boardRow) {
	for i := range b.entries {
		if e := &b.entries[i]; e.Kind == incident.EntryAction && !e.Struck && e.Owner == "" && e.Progress == incident.ProgressOpen {
			rows = append(rows, boardRow{action: e})
		}
	}
	return rows
}

// Update follows the record, the clock and who is here, and moves.
func (b *board) Update(msg tea.Msg) tea.Cmd {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		b.list.Key(keymap.Fold(press))
		return nil
	}
	if read := b.follow(msg); read != nil {
		return read
	}
	b.layout()
	return nil
}

// Do asks a person, or does what can be done with an ask or an action.
func (b *board) Do(action string) (tea.Cmd, bool) {
	switch action {
	case "add":
		return b.room.Ask(), true
	case "open":
		row := b.rows[b.list.Selected()]
		switch {
		case row.ask != nil:
			return b.room.ofAsk(*row.ask), true
		case row.action != nil:
			return b.room.Advance(*row.action), true
		}
		return b.room.askOf(row.who, ""), true
	}
	return nil, false
}

// View draws the board.
func (b *board) View(w, h int) widget.Frame {
	st, inner := b.room.Env.Styles, w-4
	b.list.SetHeight(max(min(len(b.rows), h-4-aboutLines), 1))
	lines := b.list.View(st, inner, func(i, _, w int, selected bool) string { return b.row(b.rows[i], w, selected) })
	what, about := b.about()
	lines = append(lines, st.Rule.Render(strings.Repeat(st.Glyphs.H, inner)))
	lines = append(lines, inFull(st, what, inner)...)
	lines = append(lines, st.Faint.Render(cell.CutTail(about, inner, st.Glyphs.Ellipsis)))
	return widget.Frame{Lines: widget.Boxed(st, b.room.words().BoardTitle, lines, w)}
}

// about says of the row under the cursor in full what is to be done and what came of it, then who asked.
func (b *board) about() (what, said string) {
	i := b.list.Selected()
	switch {
	case i < 0 || i >= len(b.rows):
		return "", b.room.words().BoardHint
	case b.rows[i].action != nil:
		return name(b.rows[i].action.Head()), b.room.words().BoardHint
	case b.rows[i].ask == nil:
		return "", b.room.words().BoardHint
	}
	a, at := *b.rows[i].ask, b.room.Stands().At(b.room.Env.Now)
	what = name(a.What)
	for _, s := range []string{a.Why, a.Result} {
		if s != "" {
			what += "  " + name(s)
		}
	}
	return what, b.room.words().AskedBy(name(a.By), when.Clock(a.At, at.Ref, at.Loc), when.Clock(a.Due(), at.Ref, at.Loc))
}

func (b *board) row(x boardRow, w int, selected bool) string {
	st := b.room.Env.Styles
	mark := st.Cursor(selected)
	left, right := "", ""
	switch {
	case x.ask != nil:
		left, right = b.ask(*x.ask)
	case x.action != nil:
		left = st.Dim.Render(b.room.Env.Lang.Entry(x.action.Kind)) + "  " + clean.Line(x.action.Head())
		if right = b.room.words().Nobodys; x.who != "" {
			left, right = "  "+left, b.room.Env.Lang.Stands(x.action.Kind, x.action.Progress)
		}
	default:
		left, right = b.person(x)
	}
	left = cell.CutTail(left, max(w-cell.Width(right)-cell.Width(mark)-1, 8), st.Glyphs.Ellipsis)
	line := cell.Row(w, mark+left, right)
	return st.Row(line, selected)
}

// ask draws one under its person, or with the name where it is over.
func (b *board) ask(a incident.Ask) (left, right string) {
	st, l, state := b.room.Env.Styles, b.room.Env.Lang, a.State(b.room.Env.Now)
	left = "  " + st.Dim.Render(l.Entry(incident.EntryAsk)) + "  " + name(a.What)
	right = l.AskState(state)
	switch {
	case !state.Open():
		said := name(a.Why)
		if a.Result != "" {
			said = name(a.Result)
		}
		if said != "" {
			said = "  " + said
		}
		return st.Dim.Render(name(a.Who) + "  " + name(a.What) + said), st.Dim.Render(right)
	case state == incident.AskOverdue || state == incident.AskUnanswered:
		return left, st.Overdue.Render(" " + right + " " + b.room.left(a) + " ")
	}
	return left, right + " " + b.room.left(a)
}

// person draws who it is, in which seats, and whether they are free.
func (b *board) person(x boardRow) (left, right string) {
	st, words := b.room.Env.Styles, b.room.words()
	left = st.Strong.Render(name(x.who))
	if seats := b.room.sits(x.who); seats != "" {
		left += "  " + st.Dim.Render(seats)
	}
	right, here := b.room.presence(x.who)
	if x.idle && here && b.room.state().Roles[incident.Commander].Who != x.who {
		right = strings.TrimSpace(right + "  " + st.Ok.Render(words.Free))
	}
	return left, right
}

// presence says of somebody at this incident what they are at; of one who is not, that they are away.
func (r Room) presence(who string) (said string, here bool) {
	st, words := r.Env.Styles, r.Env.Words.Common.Presence
	at := slices.IndexFunc(r.Env.Here, func(h desk.Here) bool { return h.Name == who && h.Stream == r.state().Stream })
	if at < 0 {
		return st.Dim.Render(words.Absent), false
	}
	h := r.Env.Here[at]
	switch {
	case h.Typing:
		return words.Typing, true
	case h.Idle:
		return st.Dim.Render(words.Idle + " " + when.Span(r.Env.Now.Sub(h.Seen), string(r.Env.Lang))), true
	case h.Step != "":
		return st.Dim.Render(r.Env.Lang.StepShort(h.Step)), true
	}
	return "", true
}

func (b *board) Scope() string         { return keymap.InBoard }
func (b *board) Typing() bool          { return false }
func (b *board) Back() (tea.Cmd, bool) { return nil, false }
