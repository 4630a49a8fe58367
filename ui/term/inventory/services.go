package inventory

import (
	"context"
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
	"shirei/ui/text/cell"
)

// shelf is the choice of an inventory, a line each with how it stands, and of a template to begin a new one with.
type shelf struct {
	rows     []shelfRow
	list     widget.List
	starting bool // templates are on offer
	asked    bool // a person asked for the choice
}

// shelfRow is one inventory among the others.
type shelfRow struct {
	id, name, client       string
	percent, blanks, stale int
	broken                 bool // this program cannot read it
}

// shelve looks into every inventory there is.
func shelve(ctx context.Context, env *screen.Env, services []desk.ServiceRow, now time.Time) []shelfRow {
	rows := make([]shelfRow, 0, len(services))
	for _, r := range services {
		x := shelfRow{id: r.ID, name: clean.Line(r.Name)}
		svc, err := env.Seat.Service(ctx, r.ID)
		if x.broken = err != nil; !x.broken {
			ready := svc.Inventory.Readiness(now)
			x.client = clean.Line(svc.Inventory.Service.Client.Value)
			x.percent, x.blanks, x.stale = int(ready.Score*100), len(ready.Blanks), len(ready.Stale)
		}
		rows = append(rows, x)
	}
	return rows
}

// bringShelf shows the inventories there are; where there is none, the templates. The cursor stays on its line.
func (s *pane) bringShelf(rows []shelfRow) {
	at, id := 0, ""
	if s.shelf == nil {
		s.shelf = &shelf{}
	} else if at = s.shelf.list.Selected(); at >= 0 && at < len(s.shelf.rows) {
		id = s.shelf.rows[at].id
	}
	s.shelf.rows = rows
	s.shelf.starting = s.shelf.starting || len(rows) == 0
	s.shelf.count()
	if i := slices.IndexFunc(rows, func(r shelfRow) bool { return r.id == id }); i >= 0 {
		at = i
	}
	s.shelf.list.Select(at)
}

// count brings the length of the list that is on: the inventories and the line that begins one, or the templates.
func (h *shelf) count() {
	n := len(h.rows) + 1
	if h.starting {
		n = len(templates)
	}
	h.list.SetLen(n)
}

// back leads from the templates to the inventories, and tells whether there was a way.
func (h *shelf) back() bool {
	if !h.starting || len(h.rows) == 0 {
		return false
	}
	h.starting = false
	h.count()
	h.list.Select(len(h.rows))
	return true
}

// toShelf goes to the choice of an inventory.
func (s *pane) toShelf() tea.Cmd {
	s.book, s.form, s.past, s.service, s.to.Service = nil, nil, nil, "", ""
	s.shelf = &shelf{asked: true}
	return s.load("", false)
}

// doShelf does the acts of the choice.
func (s *pane) doShelf(action string) (tea.Cmd, bool) {
	if s.shelf == nil {
		return nil, action != "move"
	}
	at := s.shelf.list.Selected()
	switch {
	case action == "add" && !s.shelf.starting, action == "open" && !s.shelf.starting && at == len(s.shelf.rows):
		s.shelf.starting = true
		s.shelf.count()
		s.shelf.list.Select(0)
	case action == "inv.begin" && s.shelf.starting:
		return s.start(at), true
	case action == "open" && at >= 0 && at < len(s.shelf.rows):
		s.service = s.shelf.rows[at].id
		return s.load(s.service, false), true
	}
	return nil, action != "move"
}

// drawShelf draws the choice, and above it, where an inventory was asked for that is not there, that it is not.
func (s *pane) drawShelf(w, h int) []string {
	st, words := s.env.Styles, s.env.Words.Inventory
	var lines []string
	if s.missing != "" {
		lines = append(lines, "  "+fmt.Sprintf(words.NoneFor, clean.Line(s.missing)), "")
	}
	if s.shelf.starting {
		return s.drawStart(lines, w, h)
	}
	c := shelfColumns(w)
	head := "  " + cell.Pad(words.Edit.Services.Name, c.name) + "  " + cell.Pad(words.Edit.Services.Client, c.client) +
		cell.PadLeft(words.Edit.Services.Score, c.figure) + cell.PadLeft(words.Edit.Services.Blanks, c.figure) + cell.PadLeft(words.Edit.Services.Stale, c.figure+2)
	lines = append(lines, st.Dim.Render(cell.Pad(head, w)))
	s.shelf.list.SetHeight(max(h-len(lines), 1))
	return append(lines, s.shelf.list.View(st, w, func(i, _, w int, selected bool) string {
		return s.mark(s.shelfLine(i, c), w, selected, true)
	})...)
}

type shelfWidths struct{ name, client, figure int }

func shelfColumns(w int) shelfWidths {
	c := shelfWidths{figure: 8}
	room := w - 2 - 2 - 3*c.figure - 2 - 1
	c.name = room * 3 / 5
	c.client = room - c.name
	return c
}

func (s *pane) shelfLine(i int, c shelfWidths) string {
	st, words := s.env.Styles, s.env.Words.Inventory
	if i >= len(s.shelf.rows) {
		return st.Accent.Render(words.Edit.Services.New)
	}
	r := s.shelf.rows[i]
	line := cell.PadTail(r.name, c.name, st.Glyphs.Ellipsis) + "  " + cell.PadTail(r.client, c.client, st.Glyphs.Ellipsis)
	if r.broken {
		return line + " " + st.Dim.Render(words.Failed)
	}
	stale := ""
	if r.stale > 0 {
		stale = fmt.Sprintf("%s %d", st.Glyphs.Warn, r.stale)
	}
	return line + cell.PadLeft(fmt.Sprintf("%d%%", r.percent), c.figure) + cell.PadLeft(fmt.Sprint(r.blanks), c.figure) + cell.PadLeft(stale, c.figure+2)
}
