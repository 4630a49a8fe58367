package crew

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/report"
	"shirei/ui/term/gap"
	"shirei/ui/term/keymap"
	"shirei/ui/term/screen"
	"shirei/ui/term/widget"
)

// knowledge is what an incident knows, does and does not know, over it; each line is settled where it stands.
type knowledge struct {
	following
	rows    []known
	cells   columns
	list    widget.List
	about   []string // the row under the cursor, in full
	aboutOf int
	aboutW  int
}

// known is a line of it, or the heading of a part.
type known struct {
	report.Matter
	heading string
	age     string
	step    incident.Step // where a line is written that has no entry of its own
}

// Knowledge opens it.
func (r Room) Knowledge() tea.Cmd {
	return r.opening(func(entries []incident.Entry) screen.Pane {
		k := &knowledge{following: following{r, entries}}
		k.layout()
		k.skip(1)
		return k
	})
}

// layout sorts the record into its three parts; the row under the cursor stays under it.
func (k *knowledge) layout() {
	env, w := k.room.Env, k.room.words()
	at := k.id(k.list.Selected())
	all := report.KnowledgeOf(k.room.state(), k.entries, env.Now, env.Lang)
	k.rows, k.cells, k.aboutOf = k.rows[:0], columns{}, -1
	for _, part := range []struct {
		title   string
		matters []report.Matter
	}{{w.Known, all.Known}, {w.Doing, all.Doing}, {w.Unknown, all.Unknown}} {
		k.rows = append(k.rows, known{heading: part.title + "  " + w.Count(len(part.matters))})
		for _, m := range part.matters {
			row := known{Matter: m, step: stepOf(m.Kind), age: k.age(m)}
			row.Label = k.called(m)
			k.cells.hold(row)
			k.rows = append(k.rows, row)
		}
	}
	k.list.SetLen(len(k.rows))
	for i := range k.rows {
		if at != "" && k.id(i) == at {
			k.list.Select(i)
		}
	}
}

// id tells rows apart; a heading has none.
func (k *knowledge) id(i int) string {
	if i < 0 || i >= len(k.rows) || k.rows[i].heading != "" {
		return ""
	}
	m := k.rows[i]
	return string(m.Kind) + " " + m.ID + " " + m.Label
}

// called is what stands before a line: which fact or layer it is, else what kind of line.
func (k *knowledge) called(m report.Matter) string {
	l := k.room.Env.Lang
	switch m.Kind {
	case report.MatterHypothesis:
		return l.Entry(incident.EntryHypothesis)
	case report.MatterQuestion:
		return l.Entry(incident.EntryQuestion)
	case report.MatterAction:
		return l.Entry(incident.EntryAction)
	case report.MatterAsk:
		return l.Entry(incident.EntryAsk)
	case report.MatterGap:
		return l.Entry(incident.EntryGap)
	}
	return clean.Line(m.Label)
}

// stepOf is where a line is written that has no entry of its own.
func stepOf(kind report.MatterKind) incident.Step {
	switch kind {
	case report.MatterLayer:
		return incident.StepTriage
	case report.MatterMeasure:
		return incident.StepMeasures
	}
	return incident.StepFirstReport
}

// Update follows the record and the clock, and moves.
func (k *knowledge) Update(msg tea.Msg) tea.Cmd {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		key := keymap.Fold(press)
		k.list.Key(key)
		by := 1
		if slices.Contains([]string{"k", "up", "pgup"}, key) {
			by = -1
		}
		k.skip(by)
		return nil
	}
	if read := k.follow(msg); read != nil {
		return read
	}
	k.layout()
	return nil
}

// skip steps over headings in a direction, or back where there is nothing further on.
func (k *knowledge) skip(by int) {
	for _, d := range []int{by, -by} {
		for i := k.list.Selected(); i >= 0 && i < len(k.rows); i += d {
			if k.rows[i].heading == "" {
				k.list.Select(i)
				return
			}
		}
	}
}

// Do settles the line under the cursor, adds one, or copies it.
func (k *knowledge) Do(action string) (tea.Cmd, bool) {
	if action == "add" {
		return k.add(), true
	}
	i := k.list.Selected()
	if i < 0 || k.rows[i].heading != "" {
		return nil, false
	}
	switch action {
	case "open", "entry.progress":
		return k.settle(k.rows[i]), true
	case "copy":
		return screen.Send(screen.Copy{Text: k.rows[i].Label + " " + k.rows[i].Text, Said: k.room.Env.Words.Common.Copied}), true
	}
	return nil, false
}

// settle does what a line waits for.
func (k *knowledge) settle(m known) tea.Cmd {
	st := k.room.state()
	switch m.Kind {
	case report.MatterHypothesis, report.MatterQuestion, report.MatterAction:
		if i := slices.IndexFunc(k.entries, func(e incident.Entry) bool { return e.ID == m.ID }); i >= 0 {
			return k.room.Advance(k.entries[i])
		}
	case report.MatterAsk:
		if i := slices.IndexFunc(st.Asks, func(a incident.Ask) bool { return a.ID == m.ID }); i >= 0 {
			return k.room.ofAsk(st.Asks[i])
		}
	case report.MatterGap:
		open := st.OpenGaps()
		if i := slices.IndexFunc(open, func(g incident.Gap) bool { return g.ID == m.ID }); i >= 0 {
			return gap.At(k.room.Env, k.room.Stands(), open[i].Step, open[i].Field)
		}
	}
	return screen.Send(screen.Go{To: screen.Place{Screen: screen.Incident, Stream: st.Stream, Step: m.step}})
}

// add asks what is to be added, then for its words.
func (k *knowledge) add() tea.Cmd {
	l, w := k.room.Env.Lang, k.room.words()
	var choices []choice
	for _, kind := range []incident.EntryKind{incident.EntryHypothesis, incident.EntryQuestion, incident.EntryAction, incident.EntryObservation} {
		choices = append(choices, choice{string(kind), l.Entry(kind), func() tea.Cmd {
			return screen.Send(screen.Prompt{Title: w.AddTitle, Label: l.Entry(kind), Stream: k.room.state().Stream, Field: "know." + string(kind), Then: func(said string) tea.Cmd {
				if strings.TrimSpace(said) == "" {
					return nil
				}
				return k.room.act(incident.TakeNote{Text: said, As: kind}, k.room.Env.Words.Common.Saved)
			}})
		}})
	}
	return pick(w.AddTitle, choices)
}

func (k *knowledge) Scope() string         { return keymap.InKnowledge }
func (k *knowledge) Typing() bool          { return false }
func (k *knowledge) Back() (tea.Cmd, bool) { return nil, false }
