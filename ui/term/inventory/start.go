package inventory

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/assets"
	"shirei/incident/desk"
	inv "shirei/incident/inventory"
	"shirei/ui/term/screen"
	"shirei/ui/text/cell"
)

// templates are what a new inventory can begin with, in the order of the catalog's words.
var templates = assets.ServiceTemplates()

// beginning is what was answered so far about a new inventory; going back on the way costs nothing.
type beginning struct{ name, client, id string }

// begun is the outcome of a new inventory.
type begun struct {
	to       *pane
	template int
	id       string
	err      error
}

// start asks what a new inventory is called and whose it is, and makes it of a template.
func (s *pane) start(template int) tea.Cmd {
	words := s.env.Words.Inventory.Edit.Services
	a := &s.starting
	title := words.Begin + "  " + words.Templates[template][0]
	return s.asks(title, words.AskName, words.NameHint, a.name, func(name string) tea.Cmd {
		if a.name = name; name == "" {
			return nil
		}
		return s.asks(title, words.AskClient, words.ClientHint, a.client, func(client string) tea.Cmd {
			a.client = client
			return s.askID(title, words.IDHint, template)
		})
	})
}

// askID asks for the id of a new inventory, until it is one nobody has taken.
func (s *pane) askID(title, hint string, template int) tea.Cmd {
	words := s.env.Words.Inventory.Edit.Services
	a := &s.starting
	if a.id = cmp.Or(a.id, s.missing); a.id == "" {
		a.id = inv.NewID(&inv.Service{}, "service", a.name)
	}
	return s.asks(title, words.AskID, hint, a.id, func(id string) tea.Cmd {
		switch a.id = id; {
		case id == "":
			return nil
		case slices.ContainsFunc(s.services, func(r desk.ServiceRow) bool { return r.ID == id }):
			return s.askID(title, words.Taken(id), template)
		}
		return s.make(template)
	})
}

// askWrong asks once more for what was refused, with what is wrong with it; the other answers stand.
func (s *pane) askWrong(p inv.Problem, template int) tea.Cmd {
	words := s.env.Words.Inventory.Edit.Services
	title, why, a := words.Begin+"  "+words.Templates[template][0], bare(p, string(s.env.Lang)), &s.starting
	again := func(label, value string, answer *string) tea.Cmd {
		return s.asks(title, label, why, value, func(typed string) tea.Cmd {
			*answer = typed
			return s.make(template)
		})
	}
	switch p.Path {
	case "service.name":
		return again(words.AskName, a.name, &a.name)
	case "service.client":
		return again(words.AskClient, a.client, &a.client)
	}
	return s.askID(title, why, template)
}

// asks asks for one line; what was answered before is there again.
func (s *pane) asks(title, label, hint, value string, then func(string) tea.Cmd) tea.Cmd {
	return screen.Send(screen.Prompt{Title: title, Label: label, Hint: hint, Value: value, Then: func(typed string) tea.Cmd {
		return then(strings.TrimSpace(typed))
	}})
}

// make makes the inventory.
func (s *pane) make(template int) tea.Cmd {
	a, seat, lang := s.starting, s.env.Seat, string(s.env.Lang)
	zone := s.env.Now.Location().String()
	return func() tea.Msg {
		out := begun{to: s, template: template, id: a.id}
		var yaml []byte
		if yaml, out.err = assets.ServiceTemplate(lang, templates[template]); out.err == nil {
			yaml, out.err = inv.Start(yaml, inv.New{ID: a.id, Name: a.name, Client: a.client, Zone: zone, Lang: lang})
		}
		if out.err == nil {
			_, out.err = seat.ImportInventory(context.Background(), yaml)
		}
		return out
	}
}

// began opens the new inventory.
func (s *pane) began(msg begun) tea.Cmd {
	var problems inv.Problems
	if errors.As(msg.err, &problems) && len(problems) > 0 {
		return s.askWrong(problems[0], msg.template)
	}
	if msg.err != nil {
		return screen.Send(screen.Failed{Err: msg.err})
	}
	name := s.starting.name
	s.starting, s.service = beginning{}, msg.id
	return tea.Batch(screen.Send(screen.Toast{Text: s.env.Words.Inventory.Edit.Services.Begun(name)}), s.load(msg.id, false))
}

// drawStart draws what a new inventory can begin with.
func (s *pane) drawStart(lines []string, w, h int) []string {
	st, words := s.env.Styles, s.env.Words.Inventory
	if len(s.shelf.rows) == 0 && s.missing == "" {
		for _, part := range cell.Wrap(words.Edit.Services.Empty, max(w-4, 2)) {
			lines = append(lines, "  "+part)
		}
		lines = append(lines, "")
	}
	lines = append(lines, "  "+st.Dim.Render(words.Edit.Services.From))
	labelW := 0
	for _, t := range words.Edit.Services.Templates {
		labelW = max(labelW, cell.Width(t[0]))
	}
	s.shelf.list.SetHeight(len(templates))
	lines = append(lines, s.shelf.list.View(st, w, func(i, _, w int, selected bool) string {
		t := words.Edit.Services.Templates[i]
		gist := cell.CutTail(t[1], max(w-labelW-5, 0), st.Glyphs.Ellipsis)
		return s.mark(cell.Pad(t[0], labelW)+"  "+st.Dim.Render(gist), w, selected, true)
	})...)
	lines = append(lines, "")
	for _, part := range cell.Wrap(fmt.Sprintf(words.Edit.Services.Import, words.Command), max(w-4, 2)) {
		lines = append(lines, "  "+st.Dim.Render(part))
	}
	return lines[:min(len(lines), h)]
}
