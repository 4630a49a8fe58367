package inventory

import (
	"context"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	catalog "shirei/ui/text"
	"shirei/ui/text/cell"
)

// kept is how far back the log is shown: a quarter, after which an inventory is reviewed too.
const kept = 90 * 24 * time.Hour

// changeLog draws the changes of a service, the newest first, and below them all that is known of the one under the cursor.
type changeLog struct {
	env     *screen.Env
	svc     *desk.Service
	loading bool
	all     []incident.ServiceChange
	list    widget.List
}

// logRead brings the changes of a service.
type logRead struct {
	to  *changeLog
	of  string
	all []incident.ServiceChange
	err error
}

// logActed tells what an act on the log led to.
type logActed struct {
	to   *changeLog
	out  desk.Changed
	said string
	err  error
}

func newChanges(env *screen.Env) *changeLog { return &changeLog{env: env} }

func (l *changeLog) words() *catalog.Changes { return &l.env.Words.Changes }

// Load reads the changes of a service.
func (l *changeLog) Load(svc *desk.Service) tea.Cmd {
	if svc == nil {
		return nil
	}
	if l.svc == nil || l.svc.ID != svc.ID {
		l.loading, l.all = true, nil
		l.list.SetLen(0)
	}
	l.svc = svc
	return l.read()
}

// read reads them anew.
func (l *changeLog) read() tea.Cmd {
	if l.svc == nil {
		return nil
	}
	seat, id, since := l.env.Seat, l.svc.ID, l.env.Now.Add(-kept)
	return func() tea.Msg {
		all, err := seat.Changes(context.Background(), id, since)
		return logRead{l, id, all, err}
	}
}

// Update takes what was read and what was done, and moves the cursor.
func (l *changeLog) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case logRead:
		return l.take(msg)
	case logActed:
		return l.acted(msg)
	case tea.KeyPressMsg:
		l.list.Key(keymap.Fold(msg))
	}
	return nil
}

// take brings what was read. The cursor stays on its change.
func (l *changeLog) take(msg logRead) tea.Cmd {
	if msg.of != l.svc.ID {
		return nil
	}
	l.loading = false
	if msg.err != nil {
		return screen.Send(screen.Failed{Err: msg.err})
	}
	at := ""
	if c, ok := l.current(); ok {
		at = c.ID
	}
	l.all = msg.all
	l.list.SetLen(len(l.all))
	l.list.Select(max(slices.IndexFunc(l.all, func(c incident.ServiceChange) bool { return c.ID == at }), 0))
	return nil
}

// acted says what was recorded, and on whose timeline it stands.
func (l *changeLog) acted(msg logActed) tea.Cmd {
	if msg.err != nil {
		return screen.Send(screen.Failed{Err: msg.err})
	}
	said := msg.said
	for _, h := range msg.out.Told {
		said = l.words().Told(incident.Short(h.Stream), clean.Line(h.Title), clean.Line(h.Commander))
	}
	return tea.Batch(l.read(), screen.Send(screen.Toast{Text: said}))
}

func (l *changeLog) current() (incident.ServiceChange, bool) {
	i := l.list.Selected()
	if i < 0 || i >= len(l.all) {
		return incident.ServiceChange{}, false
	}
	return l.all[i], true
}

// clock is the service's wall clock.
func (l *changeLog) clock() lang.Clock {
	return lang.Clock{Ref: l.env.Now, Loc: desk.LoadZone(l.svc.Profile.Zone)}
}

// detailFrom is the height from which the change under the cursor is told below the list.
const detailFrom = 12

// View draws the list and what it is on.
func (l *changeLog) View(w, h int) widget.Frame {
	if l.svc == nil {
		return widget.Frame{Lines: widget.Fit(nil, w, h)}
	}
	st, words := l.env.Styles, l.words()
	lines := []string{cell.Row(w, " "+st.Strong.Render(words.Log), st.Dim.Render(words.Count(len(l.all))+" "))}
	switch {
	case l.loading:
		lines = append(lines, "  "+st.Dim.Render(l.env.Words.Common.Loading))
		return widget.Frame{Lines: widget.Fit(lines, w, h)}
	case len(l.all) == 0:
		lines = append(lines, "  "+st.Dim.Render(words.None))
		return widget.Frame{Lines: widget.Fit(lines, w, h)}
	}
	below := l.detail(w, h)
	room := max(h-len(lines)-len(below), 1)
	l.list.SetHeight(room)
	lines = append(lines, l.list.View(st, w, func(i, _, w int, selected bool) string { return l.row(l.all[i], w, selected) })...)
	return widget.Frame{Lines: append(widget.Fit(lines, w, h-len(below)), below...)}
}

// detail tells of the change under the cursor what there is room for.
func (l *changeLog) detail(w, h int) []string {
	c, ok := l.current()
	if !ok || h < detailFrom {
		return nil
	}
	st := l.env.Styles
	out := []string{st.Rule.Render(strings.Repeat(st.Glyphs.H, w))}
	for _, line := range l.words().Sheet(c, l.env.Lang, l.clock()) {
		if line != "" {
			out = append(out, " "+cell.CutTail(line, w-1, st.Glyphs.Ellipsis))
		}
	}
	return out[:min(len(out), h*3/5)]
}

// widths of the columns, in cells; what was changed takes the rest.
const (
	whenWidth  = 11
	stateWidth = 12
	byWidth    = 10
	spacious   = 76 // from here on there is room for who and whether it can be undone
)

// row draws a change.
func (l *changeLog) row(c incident.ServiceChange, w int, selected bool) string {
	st, words, tail := l.env.Styles, l.words(), l.env.Styles.Glyphs.Ellipsis
	line := cell.PadTail(l.clock().Show(c.When().Format(time.RFC3339)), whenWidth, tail) + " " +
		cell.PadTail(l.env.Lang.Change(c.State()), stateWidth, tail) + " "
	what := clean.Line(c.What)
	if marks := words.Marks(c); len(marks) > 0 {
		what = st.Soon.Render(st.Glyphs.Warn) + " " + what + "  " + st.Soon.Render(strings.Join(marks, "  "))
	}
	if w < spacious {
		line += cell.CutTail(what, w-3-cell.Width(line), tail)
	} else {
		answer, _ := c.Reversible()
		undo := 0
		for _, v := range incident.Reversibles() {
			undo = max(undo, cell.Width(l.env.Lang.Reversible(v)))
		}
		line += cell.PadTail(what, w-4-cell.Width(line)-byWidth-undo-2, tail) + " " + st.Dim.Render(
			cell.PadTail(clean.Line(c.Who()), byWidth, tail)+" "+cell.PadTail(l.env.Lang.Reversible(answer), undo, tail))
	}
	return st.Row(cell.Pad(st.Cursor(selected)+line, w), selected)
}
