// Package help lists which key does what, from the key table: as an overlay for the place one is in, and as the README's
// table for all of them.
package help

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// pane lists what works in one place.
type pane struct {
	env    *screen.Env
	groups []group
	keyW   int
	labelW int
	scroll widget.Scroll
}

// group is what works in one scope.
type group struct {
	title string
	rows  []row
}

type row struct{ key, label, tip string }

// New lists what works in a scope, the nearest first.
func New(env *screen.Env, scope string) screen.Pane {
	p := &pane{env: env}
	seen := map[string]bool{}
	for _, name := range reach(scope) {
		for _, s := range env.Keys.Scopes() {
			if s.Name == name {
				p.add(s, seen)
			}
		}
	}
	return p
}

// reach is a scope and those around it, the nearest first; the global one is around all.
func reach(scope string) []string {
	var out []string
	for scope != "" {
		out = append(out, scope)
		scope = scope[:max(strings.LastIndexByte(scope, '/'), 0)]
	}
	return append(out, "")
}

func (p *pane) add(s keymap.Scope, seen map[string]bool) {
	lang := string(p.env.Lang)
	g := group{title: p.env.Words.Help.Scopes[s.Name]}
	for _, a := range s.Actions {
		if seen[a.ID] {
			continue
		}
		seen[a.ID] = true
		r := row{strings.Join(keys(p.env.Keys, a), " "), a.Label.In(lang), a.Tooltip.In(lang)}
		g.rows = append(g.rows, r)
		p.keyW, p.labelW = max(p.keyW, cell.Width(r.key)), max(p.labelW, cell.Width(r.label))
	}
	if len(g.rows) > 0 {
		p.groups = append(p.groups, g)
	}
}

// keys gives what stands for an action's keys; one without a key is found in the palette.
func keys(t keymap.Table, a keymap.Action) []string {
	switch {
	case a.Show != "":
		return []string{a.Show}
	case len(a.Keys) > 0:
		return a.Keys
	}
	if palette, ok := t.Action("palette"); ok && len(palette.Keys) > 0 {
		return palette.Keys[:1]
	}
	return nil
}

// Update scrolls.
func (p *pane) Update(msg tea.Msg) tea.Cmd {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		p.scroll.Key(keymap.Fold(press))
	}
	return nil
}

// View draws the box, no taller than what there is to say.
func (p *pane) View(w, h int) widget.Frame {
	st, inner := p.env.Styles, max(w-4, 2)
	lines := p.lines(inner)
	p.scroll.SetHeight(max(min(len(lines), h-3), 1))
	p.scroll.SetLines(lines)
	shown := p.scroll.View(inner)
	below := ""
	if n := p.scroll.Below(); n > 0 {
		below = fmt.Sprintf(p.env.Words.Help.Below, n)
	}
	shown = append(shown, st.Faint.Render(cell.Row(inner, p.env.Words.Help.CloseHint, below)))
	box := widget.Boxed(st, p.env.Words.Help.Title, shown, w)
	return widget.Frame{Lines: box[:min(len(box), max(h, 0))]}
}

// lines lays the rows out in w cells: keys, labels and what they do, each in its column.
func (p *pane) lines(w int) []string {
	st := p.env.Styles
	var out []string
	for i, g := range p.groups {
		if i > 0 {
			out = append(out, "")
		}
		out = append(out, st.Strong.Render(cell.Cut(g.title, w)))
		for _, r := range g.rows {
			out = p.row(out, r, w)
		}
	}
	return out
}

// gap stands between two columns.
const gap = 2

func (p *pane) row(out []string, r row, w int) []string {
	st := p.env.Styles
	keyW := min(p.keyW, w/3)
	keyLines := cell.Wrap(r.key, keyW)
	labelW := min(p.labelW, w/4)
	tip := cell.Wrap(r.tip, max(w-2-keyW-labelW-2*gap, 8))
	for i := range max(len(keyLines), len(tip)) {
		key, label, say := "", "", ""
		if i < len(keyLines) {
			key = keyLines[i]
		}
		if i == 0 {
			label = cell.PadTail(r.label, labelW, st.Glyphs.Ellipsis)
		}
		if i < len(tip) {
			say = tip[i]
		}
		out = append(out, cell.Spaces(2)+st.Accent.Render(cell.Pad(key, keyW))+cell.Spaces(gap)+
			cell.Pad(label, labelW)+cell.Spaces(gap)+st.Dim.Render(say))
	}
	return out
}

// Scope is the place in the key table: a text to read.
func (p *pane) Scope() string { return keymap.InText }

// Typing tells that letters are text: never.
func (p *pane) Typing() bool { return false }

// Back has no step of its own: esc closes the help.
func (p *pane) Back() (tea.Cmd, bool) { return nil, false }

// Do does none of the key table's actions.
func (p *pane) Do(string) (tea.Cmd, bool) { return nil, false }
