package incident

import (
	"cmp"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/when"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// promises is the list of everything owed, over the screen: what is open first, then what is settled.
type promises struct {
	s    *Screen
	list widget.List
	on   string // the promise under the cursor, which stays there when others come or go
}

func newPromises(s *Screen) *promises {
	p := &promises{s: s}
	p.follow()
	return p
}

// Update follows the record and moves.
func (p *promises) Update(msg tea.Msg) tea.Cmd {
	p.follow()
	if press, ok := msg.(tea.KeyPressMsg); ok {
		p.list.Key(keymap.Fold(press))
		p.on = ""
		p.follow()
	}
	return nil
}

// follow keeps the cursor on its promise.
func (p *promises) follow() {
	ledger := p.s.at.Ledger
	p.list.SetLen(len(ledger))
	i := p.list.Selected()
	if at := slices.IndexFunc(ledger, func(x incident.Promise) bool { return x.ID == p.on }); at >= 0 && at != i {
		p.list.Select(at)
		i = at
	}
	if p.on = ""; i >= 0 && i < len(ledger) {
		p.on = ledger[i].ID
	}
}

// Scope is the place in the key table.
func (p *promises) Scope() string { return keymap.InPromises }

// Typing is never: a question opens over it.
func (p *promises) Typing() bool { return false }

// Back has no step of its own.
func (p *promises) Back() (tea.Cmd, bool) { return nil, false }

// Do keeps, moves, hands over or snoozes the promise under the cursor.
func (p *promises) Do(action string) (tea.Cmd, bool) {
	p.follow()
	i := p.list.Selected()
	if i < 0 || i >= len(p.s.at.Ledger) {
		return nil, action != "move"
	}
	it, words := p.s.at.Ledger[i], p.s.env.Words.Incident.Promises
	title := p.s.env.Lang.Promise(it)
	ask := func(label, hint, ghost string, then func(string) tea.Cmd) (tea.Cmd, bool) {
		take := func(text string) tea.Cmd { return then(cmp.Or(text, ghost)) } // enter takes what is on offer
		return screen.Send(screen.Prompt{Title: title, Label: label, Hint: hint, Ghost: ghost, Then: take}), true
	}
	switch action {
	case "open":
		return screen.Send(screen.Go{To: screen.Place{Screen: screen.Incident, Stream: p.s.stream, Step: stepFor(it.Kind)}}), true
	case "promise.keep":
		label := words.HowTitle
		if it.Kind == incident.PromiseEscalation {
			label = words.ReachedTitle
		}
		return ask(label, "", "", func(how string) tea.Cmd { return p.s.act(incident.KeepPromise{ID: it.ID, How: how}) })
	case "promise.extend":
		return ask(words.ExtendTitle, words.ExtendHint, "30m", p.until(func(to time.Time) tea.Cmd {
			return screen.Send(screen.Prompt{Title: title, Label: words.ExtendWhy, Then: func(why string) tea.Cmd {
				return p.s.act(incident.ExtendPromise{ID: it.ID, To: to, Reason: why})
			}})
		}))
	case "promise.hand":
		return ask(words.HandTitle, "", "", func(to string) tea.Cmd { return p.s.act(incident.HandPromise{ID: it.ID, To: to}) })
	case "promise.snooze":
		return ask(words.SnoozeTitle, words.ExtendHint, "10m", p.until(func(to time.Time) tea.Cmd {
			return p.s.act(incident.SnoozePromise{ID: it.ID, Until: to})
		}))
	}
	return nil, false
}

// until reads a time that is still to come, as it is typed; what is none is said and nothing is done.
func (p *promises) until(then func(time.Time) tea.Cmd) func(string) tea.Cmd {
	return func(text string) tea.Cmd {
		to, err := when.ParseFuture(text, p.s.env.Now, p.s.at.State.Location())
		if err != nil {
			return screen.Send(screen.Toast{Text: p.s.env.Words.Incident.BadTime + p.s.env.Words.Common.Colon + clean.Line(text), Bad: true})
		}
		return then(to)
	}
}

func stepFor(k incident.PromiseKind) incident.Step {
	if at, ok := incident.StepOf(k); ok {
		return at
	}
	return incident.StepTriage
}

// View draws the list with the reason of the one under the cursor.
func (p *promises) View(w, h int) widget.Frame {
	st, l, words := p.s.env.Styles, p.s.env.Lang, p.s.env.Words.Incident
	inner := w - 4
	if len(p.s.at.Ledger) == 0 {
		return widget.Frame{Lines: widget.Boxed(st, words.Promises.Title, []string{st.Dim.Render(words.PromisesNothing)}, w)}
	}
	p.follow()
	p.list.SetHeight(min(len(p.s.at.Ledger), max(h-6, 3)))
	at := p.s.at.At(p.s.env.Now)
	lines := p.list.View(st, inner, func(i, _, w int, selected bool) string { return p.row(i, w, selected) })
	if i := p.list.Selected(); i >= 0 && i < len(p.s.at.Ledger) {
		it := p.s.at.Ledger[i]
		why := words.Promises.Reason + p.s.env.Words.Common.Colon + l.Phrase(it.Reason, at)
		if it.Note != "" {
			why += "  " + clean.Line(it.Note)
		}
		if it.How != "" {
			why += "  " + clean.Line(it.How)
		}
		lines = append(lines, st.Rule.Render(strings.Repeat(st.Glyphs.H, inner)))
		for _, line := range cell.Wrap(why, inner) {
			lines = append(lines, st.Dim.Render(line))
		}
	}
	return widget.Frame{Lines: widget.Boxed(st, words.Promises.Title, lines, w)}
}

func (p *promises) row(i, w int, selected bool) string {
	st, l, it := p.s.env.Styles, p.s.env.Lang, p.s.at.Ledger[i]
	mark := st.Cursor(selected)
	name := l.Promise(it)
	clock := when.Clock(it.At, p.s.env.Now, p.s.at.State.Location())
	rest := l.Remaining(it, p.s.env.Now)
	if !it.State.Open() {
		rest = l.PromiseState(it.State)
		if it.Late > 0 {
			rest += " " + when.Span(it.Late, string(l))
		}
	}
	owner := cell.PadTail(cell.CutTail(clean.Line(it.Owner), 10, st.Glyphs.Ellipsis), 10, "")
	right := cell.PadLeft(clock, 11) + "  " + cell.PadTail(rest, 18, st.Glyphs.Ellipsis) + " " + st.Dim.Render(owner)
	switch {
	case it.State == incident.Overdue:
		right = cell.PadLeft(clock, 11) + "  " + st.Overdue.Render(cell.PadTail(rest, 18, st.Glyphs.Ellipsis)) + " " + st.Dim.Render(owner)
	case it.State == incident.DueSoon:
		right = st.Soon.Render(cell.PadLeft(clock, 11)+"  "+cell.PadTail(rest, 18, st.Glyphs.Ellipsis)) + " " + st.Dim.Render(owner)
	case !it.State.Open():
		name, right = st.Dim.Render(name), st.Dim.Render(cell.PadLeft(clock, 11)+"  "+cell.PadTail(rest, 18, st.Glyphs.Ellipsis)+" "+owner)
	}
	name = cell.CutTail(name, max(w-cell.Width(mark)-cell.Width(right)-1, 4), st.Glyphs.Ellipsis)
	line := cell.Row(w, mark+name, right)
	return st.Row(line, selected)
}
