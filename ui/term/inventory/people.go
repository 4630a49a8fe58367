package inventory

import (
	"encoding/json"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	inv "shirei/incident/inventory"
	"shirei/ui/term/screen"
	"shirei/ui/term/step/panel"
)

// peoplePath is where contacts are kept.
const peoplePath = "contact.people"

// who words an id of a person or a decider.
func (b *book) who(id string) string { return panel.Named(b.svc.Inventory, id) }

// pickWho offers whom a field can name; a name that is none of them is added to the contacts at once.
func (e *entry) pickWho(f inv.FieldForm, typed string) tea.Cmd {
	words := e.s.env.Words.Inventory.Edit
	title := words.PickWho(e.label(f))
	if f.Type == inv.TypeTexts {
		title = words.PickMany(e.label(f))
	}
	return screen.Send(screen.Pick{
		Title: title, Items: e.candidates(f), Typed: typed, Other: words.AddPerson,
		Then: func(id string) tea.Cmd { return e.choose(f, id) },
		Else: func(name string) tea.Cmd { return e.addPerson(f, name) },
	})
}

// candidates lists the people, and the deciders where one of them will do; those named already are marked.
func (e *entry) candidates(f inv.FieldForm) []screen.Item {
	service := e.s.book.svc.Inventory
	now := texts(e.answer(f.Key))
	mark := func(id, label string) string {
		if slices.Contains(now, id) {
			return e.s.env.Styles.Glyphs.Check + " " + label
		}
		return label
	}
	var items []screen.Item
	offer := text(e.offer(f))
	for _, p := range service.Contact.People.Items {
		items = append(items, screen.Item{ID: p.ID, Label: mark(p.ID, e.s.book.who(p.ID)), Detail: panel.Beside(p.Org.Value, p.Role.Value)})
	}
	if f.Ref == "person" {
		return offeredFirst(items, offer)
	}
	for _, d := range service.Response.Deciders.Items {
		items = append(items, screen.Item{ID: d.ID, Label: mark(d.ID, e.s.book.who(d.ID)), Detail: inv.Label(string(e.s.env.Lang), "decider")})
	}
	return offeredFirst(items, offer)
}

// offeredFirst puts what the row offers under the cursor.
func offeredFirst(items []screen.Item, offer string) []screen.Item {
	slices.SortStableFunc(items, func(a, b screen.Item) int { return first(b.ID == offer) - first(a.ID == offer) })
	return items
}

// choose takes one answer of those offered: of a field that holds several it is put in, or taken out again.
func (e *entry) choose(f inv.FieldForm, id string, also ...incident.InventoryEdit) tea.Cmd {
	raw := quoted(id)
	if f.Type == inv.TypeTexts {
		now := texts(e.answer(f.Key))
		if i := slices.Index(now, id); i >= 0 {
			now = slices.Delete(slices.Clone(now), i, i+1)
		} else {
			now = append(slices.Clone(now), id)
		}
		raw = nil
		if len(now) > 0 {
			raw, _ = json.Marshal(now) // strings are always JSON
		}
	}
	open := e.open(f.Key)
	cmd := e.record(f.Key, raw, nil, also...)
	if open {
		e.due = len(also) > 0 // the next row offers who is being added
		return then(e.onward(f.Key), cmd)
	}
	return cmd
}

// addPerson puts a name among the contacts and into the field, as one act.
func (e *entry) addPerson(f inv.FieldForm, name string) tea.Cmd {
	id := inv.NewID(e.s.book.svc.Inventory, peoplePath, name)
	return e.choose(f, id, incident.InventoryEdit{
		Path: peoplePath + "." + id, New: true, Set: map[string]json.RawMessage{"name": quoted(name)},
	})
}

// pickMany offers the words of which several can apply.
func (e *entry) pickMany(f inv.FieldForm, typed string) tea.Cmd {
	now := texts(e.answer(f.Key))
	var items []screen.Item
	for _, c := range f.Choices {
		mark := " "
		if slices.Contains(now, c) {
			mark = e.s.env.Styles.Glyphs.Check
		}
		items = append(items, screen.Item{ID: c, Label: mark + " " + e.named(f, c)})
	}
	return screen.Send(screen.Pick{
		Title: e.s.env.Words.Inventory.Edit.PickMany(e.label(f)), Items: items, Typed: typed,
		Then: func(id string) tea.Cmd { return e.choose(f, id) },
	})
}

// offer is what a blank can be filled with by one key: what an entry of the same kind says there, else what is
// plain from where the console runs.
func (e *entry) offer(f inv.FieldForm) json.RawMessage {
	if e.answer(f.Key) != nil {
		return nil
	}
	service := e.s.book.svc.Inventory
	switch {
	case f.Ref != "" && f.Type != inv.TypeTexts:
		if id := e.neighbour(f); id != nil {
			return id
		}
		if people := service.Contact.People.Items; len(people) == 1 && e.path != peoplePath+"."+people[0].ID {
			return quoted(people[0].ID)
		}
	case e.path == "service" && f.Check == "zone":
		if zone := e.s.env.Now.Location().String(); strings.Contains(zone, "/") {
			return quoted(zone)
		}
		if e.s.env.Lang == "ja" {
			return quoted("Asia/Tokyo")
		}
	case e.path == "service" && f.Check == "lang":
		return quoted(string(e.s.env.Lang))
	case e.path == "service" && f.Check == "holidays" && e.s.env.Lang == "ja":
		return quoted("jp")
	case f.Key == "agreed_on" || f.Key == "checked" && f.Check == "date":
		return quoted(e.s.today())
	}
	return nil
}

// neighbour is what the nearest entry of the same kind before this one answers.
func (e *entry) neighbour(f inv.FieldForm) json.RawMessage {
	if !e.kind.List {
		return nil
	}
	at := e.s.book.find(e.path)
	for i := at - 1; i >= 0 && e.s.book.rows[i].Kind == e.row.Kind; i-- {
		raw := e.s.book.svc.Inventory.Answer(e.s.book.rows[i].Path + "." + f.Key)
		if _, na := notOurs(raw); raw != nil && !na {
			return raw
		}
	}
	return nil
}

// title words an entry for a question.
func (r row) called() string { return clean.Line(r.title) }
