// Package panel is what the panes of the steps are put together from: a few fixed lines on top, rows that are
// browsed, with headings that the cursor steps over, and below them a few words on the row under the cursor.
package panel

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/ui/term/screen"
	"shirei/ui/term/theme"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// Mark is how many cells the rows leave free for the cursor's mark.
const Mark = 2

// fixed begins the ids of rows the cursor steps over.
const fixed = "-"

// Heading is a row that names those below it.
func Heading(st theme.Styles, id, label string) widget.Field {
	return widget.Field{ID: fixed + id, Label: st.Strong.Render(label), Kind: widget.Button}
}

// Line is a row with something to read and nothing to do.
func Line(st theme.Styles, id, label string) widget.Field {
	return widget.Field{ID: fixed + id, Label: st.Dim.Render(label), Kind: widget.Button}
}

// Button is a row that does something.
func Button(id, label string) widget.Field {
	return widget.Field{ID: id, Label: label, Kind: widget.Button}
}

// Split takes an id such as "option:3" apart; rest is empty where there is none.
func Split(id string) (kind, rest string) {
	kind, rest, _ = strings.Cut(id, ":")
	return kind, rest
}

// Beside puts what there is to say beside one another; blank parts are left out.
func Beside(parts ...string) string {
	there := slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return strings.TrimSpace(s) == "" })
	return strings.Join(there, "  ")
}

// Panel is the rows of a step.
type Panel struct {
	env  *screen.Env
	form *screen.Form
	rows []widget.Field
}

// New makes a panel without rows; name is of its drafts, commit and press are those of [screen.NewForm].
func New(env *screen.Env, name string, commit func(id, value string) tea.Cmd, press func(id string) tea.Cmd) *Panel {
	p := &Panel{env: env, form: screen.NewForm(env, name, commit, press)}
	p.form.Browse()
	return p
}

// Load brings the rows as the record has them. Where the row under the cursor is gone, its neighbour is taken.
func (p *Panel) Load(stream string, rows []widget.Field) {
	at, id := p.index(), p.form.Current()
	p.rows = rows
	p.form.Load(stream, rows)
	if !slices.ContainsFunc(rows, func(d widget.Field) bool { return d.ID == id }) && !p.form.Typing() && len(rows) > 0 {
		p.form.GoTo(rows[min(max(at, 0), len(rows)-1)].ID)
	}
	p.skip(1)
}

// index is the place of the row under the cursor.
func (p *Panel) index() int {
	id := p.form.Current()
	return slices.IndexFunc(p.rows, func(d widget.Field) bool { return d.ID == id })
}

// skip steps over headings in a direction, or back where there is nothing further on.
func (p *Panel) skip(by int) {
	from := p.index()
	for _, d := range []int{by, -by} {
		for i := from; i >= 0 && i < len(p.rows); i += d {
			if !strings.HasPrefix(p.rows[i].ID, fixed) {
				p.form.GoTo(p.rows[i].ID)
				return
			}
		}
	}
}

// Current is the id of the row under the cursor.
func (p *Panel) Current() string { return p.form.Current() }

// GoTo puts the cursor on a row and tells whether there is one.
func (p *Panel) GoTo(id string) bool { return p.form.GoTo(id) }

// Label is what a row is called.
func (p *Panel) Label(id string) string {
	d, _ := p.form.Field(id)
	return d.Label
}

// Value is what stands in a row.
func (p *Panel) Value(id string) string { return p.form.Value(id) }

// Values is what stands in every row that holds a value.
func (p *Panel) Values() map[string]string { return p.form.Values() }

// SetValues puts values into rows, as if typed.
func (p *Panel) SetValues(v map[string]string) { p.form.SetValues(v) }

// SetError puts what is wrong with a row below it.
func (p *Panel) SetError(id, words string) { p.form.SetError(id, words) }

// Update takes keys, pastes and news.
func (p *Panel) Update(msg tea.Msg) tea.Cmd {
	was := p.index()
	cmd := p.form.Update(msg)
	switch now := p.index(); {
	case now == was:
	case now > was:
		p.skip(1)
	default:
		p.skip(-1)
	}
	return cmd
}

// Do does the rows' own actions.
func (p *Panel) Do(action string) (tea.Cmd, bool) { return p.form.Do(action) }

// Back leaves the row that is edited.
func (p *Panel) Back() (tea.Cmd, bool) { return p.form.Back() }

// Leave acts upon a choice that was made, when the pane loses the keys.
func (p *Panel) Leave() tea.Cmd { return p.form.Leave() }

// Scope is the place in the key table.
func (p *Panel) Scope() string { return p.form.Scope() }

// Typing tells that letters go into a row.
func (p *Panel) Typing() bool { return p.form.Typing() }

// roomy is the height from which the words below the rows take two lines.
const roomy = 14

// View draws the top lines, the rows, and the words on the row under the cursor, in w by h cells.
func (p *Panel) View(w, h int, top []string, about string) widget.Frame {
	words := 1
	if h >= roomy {
		words = 2
	}
	top = top[:min(len(top), max(h-words-3, 1))]
	f := p.form.View(w, max(h-len(top)-words, 1)).At(0, len(top))
	lines := append(slices.Clone(top), f.Lines...)
	st := p.env.Styles
	for _, l := range Within(about, w, words, st.Glyphs.Ellipsis) {
		lines = append(lines, st.Dim.Render(l))
	}
	f.Lines = widget.Fit(lines, w, h)
	return f
}

// Within breaks what [Beside] put side by side into at most n lines of w cells: between the parts where that is enough,
// else anywhere, and what is left over is cut.
func Within(about string, w, n int, ellipsis string) []string {
	lines := cell.WrapParts(about, w)
	if len(lines) > n {
		lines = cell.Wrap(about, w)
	}
	if len(lines) > n {
		lines[n-1] = cell.CutTail(lines[n-1]+" "+lines[n], w, ellipsis)
		lines = lines[:n]
	}
	return lines
}

// Settle takes a row back to what the record says and forgets what was half typed in it: it has been recorded by
// another way than leaving the row.
func (p *Panel) Settle(stream, name, id string) {
	p.form.Drop(id)
	p.env.Drafts.Put(p.env.Drafts.Key(stream, name+"."+id), "")
}
