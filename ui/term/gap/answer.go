package gap

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/inventory"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
)

// close asks what became of an open gap: the answer, or why it is given up.
func (a asking) close(g incident.Gap) tea.Cmd {
	w := a.words()
	items := []screen.Item{{ID: "fill", Label: w.Fill}, {ID: "give_up", Label: w.GiveUp}}
	missing, ok := panel.Inventory(a.c).Missing(g.Field)
	if ok = ok && a.c.Service != nil; ok {
		items = append(items, screen.Item{ID: "place", Label: w.InPlace})
	}
	f := filling{asking: a, gap: g, missing: missing}
	return screen.Send(screen.Pick{Title: Label(a.env, g.Field, g.Name), Items: items, Then: func(id string) tea.Cmd {
		switch {
		case id == "give_up":
			return f.giveUp()
		case id == "place":
			return screen.Send(screen.Go{To: f.place()})
		case !ok:
			return f.freely()
		case missing.Entry == "":
			return f.named("", "")
		}
		return f.asked()
	}})
}

// filling is one gap being closed.
type filling struct {
	asking
	gap     incident.Gap
	missing inventory.Missing
	name    string // of the entry that is added
}

// place is where the inventory takes the answer, on its own screen.
func (f filling) place() screen.Place {
	return screen.Place{Screen: screen.Inventory, Stream: f.c.State.Stream, Service: f.c.State.Service, Path: f.gap.Field, Gap: f.gap.ID}
}

// draft is where what was typed stays until it has arrived.
func (f filling) draft() desk.DraftKey { return f.env.Drafts.Key(f.c.State.Stream, draftOf(f.gap.ID)) }

func draftOf(gap string) string { return "gap." + gap }

// prompt asks for one line about the gap.
func (f filling) prompt(label, hint, value string, then func(string) tea.Cmd) tea.Cmd {
	return screen.Send(screen.Prompt{Title: Label(f.env, f.gap.Field, f.gap.Name), Label: label, Hint: hint, Value: value, Then: then})
}

func (f filling) giveUp() tea.Cmd {
	w := f.words()
	return f.prompt(w.Reason, "", "", func(why string) tea.Cmd {
		if strings.TrimSpace(why) == "" {
			return f.giveUp()
		}
		return screen.Do(screen.Act{
			Stream: f.c.State.Stream, Cmd: incident.CloseGap{Gap: f.gap.ID, GaveUp: true, Reason: why}, Said: w.GaveUp,
		})
	})
}

// freely asks for an answer that has no place in the inventory.
func (f filling) freely() tea.Cmd {
	w := f.words()
	return f.prompt(w.Value, w.ValueHint, "", func(typed string) tea.Cmd {
		if strings.TrimSpace(typed) == "" {
			return f.freely()
		}
		return screen.Do(screen.Act{Stream: f.c.State.Stream, Cmd: incident.CloseGap{Gap: f.gap.ID, Value: typed}, Said: w.Closed})
	})
}

// named asks what the new entry is called, then for what is missed of it most.
func (f filling) named(value, problem string) tea.Cmd {
	w := f.words()
	return f.prompt(w.Name, hint(problem, w.NameHint), value, func(name string) tea.Cmd {
		if strings.TrimSpace(name) == "" {
			return f.named("", "")
		}
		f.name = strings.TrimSpace(name)
		if f.missing.Form.Key == "" {
			return f.send("")
		}
		return f.asked()
	})
}

// asked asks for the answer in the way its field takes it: from a list where it is one of few, else typed.
func (f filling) asked() tea.Cmd {
	form := f.missing.Form
	switch {
	case form.Ref != "":
		return f.who()
	case len(form.Choices) > 0 && form.Type == inventory.TypeText:
		var items []screen.Item
		for _, c := range form.Choices {
			items = append(items, screen.Item{ID: c, Label: inventory.Label(string(f.env.Lang), form.Check+"."+c)})
		}
		return screen.Send(screen.Pick{Title: f.label(), Items: items, Then: func(c string) tea.Cmd {
			return f.send(inventory.Label(string(f.env.Lang), form.Check+"."+c)) // the record holds what people read
		}})
	}
	return f.typed(f.env.Drafts.Text(f.c.State.Stream, draftOf(f.gap.ID)), "")
}

func (f filling) label() string { return inventory.Label(string(f.env.Lang), f.missing.Form.Label) }

// who offers the people of the inventory; somebody else is added there.
func (f filling) who() tea.Cmd {
	inv := panel.Inventory(f.c)
	var items []screen.Item
	for _, id := range inv.Callable(f.missing.Form.Ref) {
		p, _ := inv.Person(id)
		items = append(items, screen.Item{ID: id, Label: inv.Called(id), Detail: panel.Beside(clean.Line(p.Org.Value), clean.Line(p.Role.Value))})
	}
	items = append(items, screen.Item{ID: "", Label: f.words().AddThere})
	return screen.Send(screen.Pick{Title: f.label(), Items: items, Then: func(id string) tea.Cmd {
		if id == "" {
			return screen.Send(screen.Go{To: f.place()})
		}
		return f.send(id)
	}})
}

// typed asks for a line; what is wrong with it is said above it, and it stays to be mended.
func (f filling) typed(value, problem string) tea.Cmd {
	w := f.words()
	about := w.Into
	if f.name != "" {
		about = w.Later
	}
	return f.prompt(f.label(), hint(problem, about), value, func(line string) tea.Cmd {
		if strings.TrimSpace(line) == "" && f.name == "" {
			return f.typed("", "")
		}
		return f.send(line)
	})
}

func hint(problem, about string) string {
	if problem != "" {
		return problem
	}
	return about
}

// send fills the gap and the inventory in one act, if the inventory takes it so.
func (f filling) send(line string) tea.Cmd {
	edit, said, err := panel.Inventory(f.c).Fill(f.missing, f.name, line)
	var found inventory.Problems
	switch {
	case errors.As(err, &found) && len(found) > 0:
		return f.typed(line, f.wrong(found[0]))
	case err != nil:
		return screen.Send(screen.Failed{Err: err})
	}
	f.env.Drafts.Put(f.draft(), line)
	return screen.Send(screen.Fill{Stream: f.c.State.Stream, Gap: f.gap.ID, Value: said, Revise: screen.Revise{
		Service: f.c.State.Service, Edits: []incident.InventoryEdit{edit}, Said: f.words().Filled, Tag: Tag + ":" + f.gap.ID,
	}})
}

// wrong words a problem; of one with this very answer the place is known.
func (f filling) wrong(p inventory.Problem) string {
	if p.Path == "" || strings.HasSuffix(p.Path, "."+f.missing.Form.Key) {
		p.Path = ""
	}
	return p.Words(string(f.env.Lang))
}

// Revised forgets what was typed once it has arrived. After a refusal it stays, to be taken up with the same gap.
func Revised(env *screen.Env, stream string, msg screen.Revised) {
	if id, ok := strings.CutPrefix(msg.Revise.Tag, Tag+":"); ok && msg.Err == nil {
		env.Drafts.Put(env.Drafts.Key(stream, draftOf(id)), "")
	}
}
