package incident

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/inventory"
	"shirei/incident/when"
	"shirei/ui/term/screen"
)

// do does the timeline's actions on the entry under the cursor.
func (t *timeline) do(action string) (tea.Cmd, bool) {
	switch action {
	case "find":
		return t.search(), true
	case "filter":
		return t.filter(), true
	}
	e, ok := t.selected()
	if !ok {
		return nil, false
	}
	switch action {
	case "open":
		return t.open(e), true
	case "copy":
		return screen.Send(screen.Copy{Text: t.says(e), Said: t.env.Words.Common.Copied}), true
	case "correct", "strike", "entry.time", "entry.key":
		if !e.Note {
			return screen.Send(screen.Toast{Text: t.env.Words.Incident.NotANote}), true
		}
		return t.amend(action, e), true
	}
	return nil, false
}

// act acts on an entry where it was written: it may be that of an incident that was merged into this one.
func (t *timeline) act(e incident.Entry, cmd incident.Command) tea.Cmd {
	return screen.Do(screen.Act{Stream: e.Stream, Cmd: cmd, Said: t.env.Words.Common.Saved})
}

func (t *timeline) amend(action string, e incident.Entry) tea.Cmd {
	words := t.env.Words.Incident
	switch action {
	case "correct":
		return screen.Send(screen.Prompt{Title: words.CorrectTitle, Label: t.env.Lang.Entry(e.Kind), Value: e.Text, Stream: e.Stream, Field: "correct." + e.ID,
			Then: func(text string) tea.Cmd { return t.act(e, incident.Correct{Target: e.ID, Text: text}) }})
	case "strike":
		return screen.Send(screen.Prompt{Title: words.StrikeTitle, Label: words.ReasonTitle, Hint: words.StrikeHint,
			Then: func(why string) tea.Cmd { return t.act(e, incident.Strike{Target: e.ID, Reason: why}) }})
	case "entry.time":
		return screen.Send(screen.Prompt{Title: words.MoveTitle, Label: words.MoveTitle, Hint: words.MoveHint,
			Then: func(text string) tea.Cmd {
				at, err := when.Parse(text, t.env.Now, t.loc)
				if err != nil {
					return screen.Send(screen.Toast{Text: words.BadTime + t.env.Words.Common.Colon + clean.Line(text), Bad: true})
				}
				return t.act(e, incident.Move{Target: e.ID, At: at})
			}})
	}
	return t.act(e, incident.Flag{Target: e.ID, Key: !e.Key})
}

func (t *timeline) search() tea.Cmd {
	words := t.env.Words.Incident
	return screen.Send(screen.Prompt{Title: words.SearchTitle, Label: t.env.Words.Home.FindAsk, Value: t.match.Text, Then: func(text string) tea.Cmd {
		m := t.match
		m.Text = strings.TrimSpace(text)
		t.narrow(m, t.sayMatch(m))
		return t.load()
	}})
}

// filter offers key events, the kinds, and the authors in sight.
func (t *timeline) filter() tea.Cmd {
	words := t.env.Words.Incident
	items := []screen.Item{{ID: "", Label: words.FilterAll}, {ID: "!", Label: words.FilterKey}}
	for _, k := range incident.NoteKinds() {
		items = append(items, screen.Item{ID: "/" + string(k), Label: t.env.Lang.Entry(k)})
	}
	var who, tags []string
	for _, e := range t.entries {
		if !slices.Contains(who, e.Actor) {
			who = append(who, e.Actor)
		}
		for _, tag := range e.Tags {
			if !slices.Contains(tags, tag) {
				tags = append(tags, tag)
			}
		}
	}
	for _, w := range who {
		items = append(items, screen.Item{ID: "@" + w, Label: clean.Line(w), Detail: words.FilterBy})
	}
	for _, tag := range tags {
		items = append(items, screen.Item{ID: "#" + tag, Label: "#" + clean.Line(tag)})
	}
	return screen.Send(screen.Pick{Title: words.FilterTitle, Items: items, Then: func(id string) tea.Cmd {
		m := desk.Match{Text: t.match.Text}
		switch {
		case id == "":
			m = desk.Match{}
		case id == "!":
			m.Key = true
		case id[0] == '/':
			m.Kinds = []incident.EntryKind{incident.EntryKind(id[1:])}
		case id[0] == '@':
			m.Author = id[1:]
		default:
			m.Tag = id[1:]
		}
		t.narrow(m, t.sayMatch(m))
		return t.load()
	}})
}

// sayMatch puts a filter into words.
func (t *timeline) sayMatch(m desk.Match) string {
	var parts []string
	if m.Key {
		parts = append(parts, t.env.Words.Incident.FilterKey)
	}
	for _, k := range m.Kinds {
		parts = append(parts, t.env.Lang.Entry(k))
	}
	if m.Author != "" {
		parts = append(parts, clean.Line(m.Author))
	}
	if m.Tag != "" {
		parts = append(parts, "#"+clean.Line(m.Tag))
	}
	if m.Text != "" {
		parts = append(parts, "/"+clean.Line(m.Text))
	}
	return strings.Join(parts, " ")
}

// full is an entry with everything that is known of it.
func (t *timeline) full(e incident.Entry) string {
	d, loc := t.env.Words.Incident.Detail, t.loc
	var b strings.Builder
	line := func(label, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", label, clean.Line(value))
		}
	}
	b.WriteString(clean.Block(t.says(e)) + "\n\n")
	if !e.OccurredAt.IsZero() {
		line(d.Happened, when.Stamp(e.OccurredAt, loc))
	}
	line(d.Recorded, when.Stamp(e.RecordedAt, loc))
	if e.Stream != t.stream {
		line(d.Incident, incident.Short(e.Stream))
	}
	line(d.By, e.Actor)
	line(d.Words, e.Words)
	line(d.Kind, t.env.Lang.Entry(e.Kind))
	host, dir := e.Ran()
	line(d.Host, host)
	line(d.Dir, dir)
	line(d.Tags, strings.Join(e.Tags, " "))
	line(d.First, e.First)
	line(d.Why, e.Why)
	line(d.Owner, e.Owner)
	line(d.Outcome, e.Outcome)
	return b.String()
}

// says is what an entry says: a person's words, or what an act was, with the words added to it.
func (t *timeline) says(e incident.Entry) string {
	if e.Phrase.Code == "" {
		return e.Text
	}
	said := t.env.Lang.Phrase(e.Phrase, t.at(e))
	switch {
	case e.Text == "":
		return said
	case e.Kind == incident.EntryGap:
		field, name, became := e.Missed()
		said += "  " + inventory.PlaceLabel(string(t.env.Lang), field, name)
		if became != "" {
			said += t.env.Words.Common.Colon + became
		}
		return said
	}
	if e.Kind == incident.EntryCommand {
		return said + "\n\n" + e.Text
	}
	return said + "  " + e.Text
}
